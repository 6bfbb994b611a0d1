"""Places and the waiting list: who has one, who waits, what a newcomer gets."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from kiosk.model import Absence, CallAnswer, SignUp, Stamp
from kiosk.rules.places import Allotment, allot

DATES = {
    "dec1": datetime(2026, 12, 1, 18, 30, tzinfo=UTC),
    "dec8": datetime(2026, 12, 8, 18, 30, tzinfo=UTC),
    "past": datetime(2026, 11, 1, 18, 30, tzinfo=UTC),
}


def sign_up(words: str, number: int = 1) -> SignUp:
    """*Ada 2 place dec1*: a party of two, told a place, for one date. *cancelled* may stand behind it."""
    name, party, told, *rest = words.split()
    return SignUp(
        id=name,
        initiative="i",
        name=name,
        party=int(party),
        told="place" if told == "place" else "list",
        occurrence=next((DATES[word] for word in rest if word in DATES), None),
        cancelled="cancelled" in rest,
        made=Stamp(number * 10, 0, "w", number),
    )


def answer(words: str, at: int) -> CallAnswer:
    """*Ada passed*: the answer to the call that tells Ada about a place."""
    name, what = words.split()
    return CallAnswer(
        id=f"call-{name}",
        sign_up=name,
        cause="moved_up",
        answer="passed" if what == "passed" else "told",
        at=datetime(2026, 11, 24, tzinfo=UTC),
        answered=at,
    )


def absence(words: str) -> Absence:
    """*Ada dec1*: deze keer niet."""
    name, date = words.split()
    return Absence(id=words, sign_up=name, occurrence=DATES[date])


def deal(capacity: int | None, *lines: str, away: str = "", answers: tuple[str, ...] = ()) -> Allotment:
    """Deal out the places among sign-ups that came in this order; the answers came later, in their order."""
    return allot(
        capacity,
        [sign_up(line, number) for number, line in enumerate(lines, 1)],
        [absence(away)] if away else [],
        [answer(words, 1000 + at) for at, words in enumerate(answers)],
        lambda occurrence: occurrence != DATES["past"],
    )


def standings(allotment: Allotment, *names: str) -> str:
    """How it stands with each: *yes*, *no* (cancelled), or the place in the row."""
    words = []
    for name in names:
        standing = allotment.standing(name)
        words.append({"confirmed": "yes", "cancelled": "no"}.get(standing.state, str(standing.position)))
    return " ".join(words)


@pytest.mark.parametrize(
    ("capacity", "lines", "expected", "left"),
    [
        pytest.param(None, ["A 9 place", "B 9 list"], "yes yes", None, id="without-limit-nobody-waits"),
        pytest.param(5, ["A 2 place", "B 2 place"], "yes yes", 1, id="room"),
        pytest.param(4, ["A 2 place", "B 2 place", "C 1 list"], "yes yes 1", 0, id="full"),
        pytest.param(4, ["A 3 place", "B 2 list", "C 1 list"], "yes 1 2", 0, id="nobody-overtakes-the-first"),
        pytest.param(
            4, ["A 3 place", "B 2 list", "C 1 list cancelled"], "yes 1 no", 0, id="one-left-one-waits"
        ),
        pytest.param(
            4,
            ["A 3 place cancelled", "B 2 list", "C 1 list"],
            "no yes yes",
            1,
            id="cancelling-frees-the-party",
        ),
        pytest.param(4, ["A 2 place cancelled", "B 2 place", "C 3 list"], "no yes 1", 0, id="never-split"),
        pytest.param(
            2, ["A 3 place", "B 2 place", "C 1 list"], "yes yes 1", 0, id="a-promise-outlives-capacity"
        ),
        pytest.param(6, ["A 4 list", "B 4 place", "C 2 list"], "1 yes 2", 0, id="a-promise-comes-first"),
        pytest.param(
            9, ["A 4 list", "B 4 place", "C 1 list"], "yes yes yes", 0, id="raised-everybody-moves-up"
        ),
    ],
)
def test_places_go_by_promise_and_then_by_arrival(
    capacity: int | None, lines: list[str], expected: str, left: int | None
) -> None:
    """Who was told a place keeps it, then the row is served in order, whole parties only."""
    allotment = deal(capacity, *lines)
    assert standings(allotment, *(line[0] for line in lines)) == expected
    assert allotment.left() == left


@pytest.mark.parametrize(
    ("lines", "expected", "left"),
    [
        pytest.param(
            ["A 3 place", "B 1 place dec1"], "yes yes", {"": 0, "dec1": 0, "dec8": 1}, id="beside-the-whole"
        ),
        pytest.param(
            ["A 2 place dec1", "B 3 list"],
            "yes 1",
            {"": 0, "dec1": 2, "dec8": 4},
            id="whole-waits-for-one-full-date",
        ),
        pytest.param(
            ["A 2 place past", "B 3 place"],
            "yes yes",
            {"": 1, "dec1": 1, "dec8": 1},
            id="a-past-date-does-not-count",
        ),
        pytest.param(
            ["A 3 place dec1", "B 2 list dec1", "C 1 list", "D 1 list dec8"],
            "yes 1 yes yes",
            {"": 0, "dec1": 0, "dec8": 2},
            id="each-row-waits-for-itself",
        ),
    ],
)
def test_the_whole_and_each_date_have_a_row_of_their_own(
    lines: list[str], expected: str, left: dict[str, int]
) -> None:
    """Four places: who comes each time needs one at every date; who waits for one date holds up no other."""
    allotment = deal(4, *lines)
    assert standings(allotment, *(line[0] for line in lines)) == expected
    assert {date: allotment.left(DATES.get(date)) for date in left} == left


def test_deze_keer_niet_frees_one_date_only() -> None:
    """The place of who stays away once goes to somebody who comes that once, and not to who comes always."""
    lines = ["A 2 place", "B 2 place", "C 2 list", "D 2 list dec1"]
    assert standings(deal(4, *lines), *"ABCD") == "yes yes 1 1"
    allotment = deal(4, *lines, away="A dec1")
    assert standings(allotment, *"ABCD") == "yes yes 1 yes"
    assert allotment.moved_up() == ("D",)
    assert (allotment.taken(DATES["dec1"]), allotment.taken(DATES["dec8"]), allotment.taken()) == (4, 4, 4)


def test_who_stays_away_from_the_full_date_fits() -> None:
    """A waiting sign-up to the whole is not held up by a date at which it is not there."""
    lines = ["A 4 place dec1", "B 2 list"]
    assert standings(deal(4, *lines), *"AB") == "yes 1"
    assert standings(deal(4, *lines, away="B dec1"), *"AB") == "yes yes"


@pytest.mark.parametrize(
    ("lines", "answers", "expected", "moved_up"),
    [
        pytest.param(["X 1 list", "Y 1 list"], [], "yes 1", "X", id="the-first-moves-up"),
        pytest.param(["X 1 list", "Y 1 list"], ["X told"], "yes 1", "", id="told-is-a-promise"),
        pytest.param(["X 1 list", "Y 1 list"], ["X passed"], "1 yes", "Y", id="passed-the-next-gets-it"),
        pytest.param(
            ["X 1 list", "Y 2 list", "Z 1 list"], ["X passed"], "1 2 yes", "Z", id="the-next-that-fits"
        ),
        pytest.param(
            ["X 1 list", "Y 2 list"], ["X passed"], "yes 1", "X", id="nobody-fits-so-it-is-theirs-again"
        ),
        pytest.param(
            ["X 1 list", "Y 1 list"], ["X passed", "Y passed"], "yes 1", "X", id="all-passed-the-first"
        ),
        pytest.param(["X 1 list", "Y 1 list"], ["X passed", "Y told"], "1 yes", "", id="given-away"),
        pytest.param(
            ["X 1 list", "Y 1 list cancelled", "Z 1 list"],
            ["X passed", "Y told"],
            "yes no 1",
            "X",
            id="the-pass-was-for-that-place-the-next-is-theirs",
        ),
        pytest.param(
            ["X 1 list", "Y 1 list cancelled", "Z 1 list"],
            ["Y told", "X passed"],
            "1 no yes",
            "Z",
            id="a-later-pass-is-for-the-next-place",
        ),
    ],
)
def test_volgende_gives_the_place_to_the_next(
    lines: list[str], answers: list[str], expected: str, moved_up: str
) -> None:
    """One place is free: who is not reached is passed over for it, and stays first in the row."""
    allotment = deal(1, *lines, answers=tuple(answers))
    assert standings(allotment, *(line[0] for line in lines)) == expected
    assert " ".join(allotment.moved_up()) == moved_up


def test_what_a_newcomer_is_told() -> None:
    """A place as long as the whole party fits and nobody waits; else how far back in the row it comes."""
    allotment = deal(4, "A 2 place")
    assert [allotment.promise(party) for party in (1, 2, 3)] == [None, None, 1]
    assert deal(4, "A 2 place", "B 3 list").promise(1) == 2
    assert deal(4, "A 2 place", "B 3 list").promise(1, DATES["dec1"]) is None
    assert deal(None, "A 2 place").promise(99) is None


def cancelled(name: str, at: int, party: int = 1) -> SignUp:
    """A sign-up that had a place, cancelled at that many milliseconds."""
    moment = datetime.fromtimestamp(at / 1000, UTC)
    return SignUp(
        id=name,
        initiative="i",
        name=name,
        party=party,
        told="place",
        cancelled=True,
        cancelled_at=moment,
        made=Stamp(1, 0, "w", 1),
    )


@pytest.mark.parametrize(
    ("capacity", "others", "told_at", "expected"),
    [
        pytest.param(3, "B 2 list", 1500, True, id="somebody-was-told-but-there-is-room"),
        pytest.param(2, "B 2 place", 500, True, id="promised-before"),
        pytest.param(1, "B 2 place", 500, True, id="capacity-lowered-but-nobody-got-it"),
        pytest.param(2, "B 2 list", None, True, id="somebody-moved-up-but-was-not-told"),
        pytest.param(2, "B 2 list", 1500, False, id="given-away"),
        pytest.param(2, "B 2 list cancelled", 1500, True, id="given-away-and-given-back"),
    ],
)
def test_toch_niet_restores_unless_the_place_was_given_away(
    capacity: int, others: str, told_at: int | None, expected: bool
) -> None:
    """Cancelled at 1000: back exactly as it was, as long as nobody was told that place since."""
    undone = cancelled("A", 1000)
    other = sign_up(others, 50 if told_at == 500 else 90)
    answers = [answer("B told", told_at)] if told_at else []
    assert allot(capacity, [undone, other], [], answers, lambda _: True).can_restore(undone) is expected


def test_a_place_that_was_taken_back_is_not_taken_back_twice() -> None:
    """A and B cancelled one place after another: when A has it back, B cannot; nobody was told anything."""
    first, last = cancelled("A", 1000), replace(cancelled("B", 2000), made=Stamp(2, 0, "w", 2))
    assert allot(1, [first, last], [], [], lambda _: True).can_restore(last)
    back = replace(first, cancelled=False, cancelled_at=None, changed=datetime.fromtimestamp(3, UTC))
    assert not allot(1, [back, last], [], [], lambda _: True).can_restore(last)


def test_a_date_with_who_stays_away_is_not_the_fullest() -> None:
    """Two come that once and two stay away: to the whole there is as much left as on any other date."""
    allotment = deal(4, "A 2 place dec1", "B 2 place", away="B dec1")
    assert (allotment.left(), allotment.left(DATES["dec1"]), allotment.left(DATES["dec8"])) == (2, 2, 2)


def test_who_comes_after_all_counts_again() -> None:
    """An absence that was withdrawn frees nothing."""
    people = [sign_up("A 2 place", 1), sign_up("B 2 list dec1", 2)]
    back = replace(absence("A dec1"), withdrawn=True)
    assert standings(allot(2, people, [back], [], lambda _: True), *"AB") == "yes 1"


def test_who_stays_away_can_come_after_all_unless_the_place_was_given_away() -> None:
    """As with a cancellation, for one date."""
    lines = [sign_up("A 2 place", 1), sign_up("B 2 list dec1", 2)]
    moment = datetime.fromtimestamp(1, UTC)
    for told, expected in ((False, True), (True, False)):
        answers = [answer("B told", 2000)] if told else []
        allotment = allot(2, lines, [absence("A dec1")], answers, lambda _: True)
        assert allotment.can_return(lines[0], DATES["dec1"], moment) is expected


def test_two_thousand_helpers_are_dealt_out_before_anybody_notices() -> None:
    """A task with 2,000 sign-ups over a year of evenings, some absent, takes well under 50 ms."""
    evenings = [DATES["dec1"] + timedelta(days=7 * week) for week in range(52)]
    crowd = [
        SignUp(
            id=f"{number}",
            initiative="i",
            name="N",
            told="place" if number < 900 else "list",
            occurrence=None if number % 2 else evenings[number % 52],
            made=Stamp(number, 0, "w", number),
        )
        for number in range(2000)
    ]
    away = [Absence(id=f"a{n}", sign_up=f"{n}", occurrence=evenings[n % 52]) for n in range(1, 2000, 20)]

    def seconds() -> float:
        before = time.perf_counter()
        allot(800, crowd, away, [], lambda _: True)
        return time.perf_counter() - before

    assert min(seconds() for _ in range(5)) < 0.05
