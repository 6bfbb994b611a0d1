"""Numbers of places, hands and people in words."""

import pytest

from kiosk.language import Language, counts

NL, EN = Language.load("nl"), Language.load("en")


@pytest.mark.parametrize(
    ("left", "dutch", "english"),
    [
        pytest.param(None, "altijd plek", "always room", id="no limit"),
        pytest.param(4, "nog 4 plekken", "4 places left", id="some"),
        pytest.param(1, "nog 1 plek", "1 place left", id="one"),
        pytest.param(0, "vol, wachtlijst", "full, wait list", id="none"),
        pytest.param(-1, "vol, wachtlijst", "full, wait list", id="fewer than none"),
    ],
)
def test_places(left: int | None, dutch: str, english: str) -> None:
    """The words above a capacity bar."""
    assert (counts.places(NL, left), counts.places(EN, left)) == (dutch, english)


@pytest.mark.parametrize(
    ("left", "capacity", "said"),
    [
        (6, 12, "nog 6 van 12 plekken vrij"),
        (1, 1, "nog 1 van 1 plek vrij"),
        (0, 20, "alle 20 plekken zijn bezet"),
        (0, 1, "de 1 plek is bezet"),
    ],
)
def test_places_of_all(left: int, capacity: int, said: str) -> None:
    """The sentence on the page of an initiative."""
    assert counts.places_of(NL, left, capacity) == said


@pytest.mark.parametrize(
    ("needed", "left", "said"),
    [
        pytest.param(2, 3, "nog 2 nodig", id="too few"),
        pytest.param(0, 1, "hulp is welkom", id="enough to begin, room for more"),
        pytest.param(0, None, "hulp is welkom", id="without limit"),
        pytest.param(0, 0, "genoeg, dank je", id="all hands are there"),
    ],
)
def test_hands(needed: int, left: int | None, said: str) -> None:
    """A task asks no more than it needs, and thanks when it has enough."""
    assert counts.hands(NL, needed, left) == said


@pytest.mark.parametrize(
    ("people", "dutch", "english"),
    [
        (1, "jij alleen", "just you"),
        (2, "met z'n tweeën", "two people"),
        (12, "met z'n twaalven", "twelve people"),
        (13, "met 13 mensen", "13 people"),
    ],
)
def test_a_party(people: int, dutch: str, english: str) -> None:
    """In words nobody can misread who is counted."""
    assert (counts.party(NL, people), counts.party(EN, people)) == (dutch, english)


def test_a_place_in_the_row() -> None:
    """Said beforehand, when something is full."""
    assert (counts.number(NL, 3), counts.number(EN, 3)) == ("nummer 3", "number 3")
