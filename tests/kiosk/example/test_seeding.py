"""Seeding a hall, and copies of the example to play in."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.board import Board
from kiosk.clock import FixedClock
from kiosk.errors import InputRefused
from kiosk.example import EXAMPLE_PIN, demo_copy, example_folder, read_listings, seed
from kiosk.hall import Hall
from kiosk.model import Initiative, Meeting, SignUp
from kiosk.privacy.pin import Passed, Wrong

TUESDAY_AFTERNOON = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    demo_copy(tmp_path / "hall")
    return tmp_path / "hall"


def opened(folder: Path, now: datetime = TUESDAY_AFTERNOON) -> Hall:
    return Hall.open(folder, clock=FixedClock(now))


def test_a_copy_holds_what_people_wrote_and_nothing_else(folder: Path) -> None:
    """Never the live data of whoever runs the example."""
    assert {path.name for path in folder.iterdir()} == {"hall.toml", "listings"}
    written = {path.name for path in (example_folder() / "listings").rglob("*.toml")}
    assert {path.name for path in (folder / "listings").rglob("*.*")} == written
    assert (folder / "hall.toml").stat().st_mode & 0o777 == 0o600


def test_a_copy_never_covers_a_hall(folder: Path) -> None:
    """Somebody's own hall is not overwritten by a demonstration."""
    with pytest.raises(InputRefused, match="There is a hall"):
        demo_copy(folder)


def test_a_hall_is_seeded_once_in_one_transaction(folder: Path) -> None:
    """Who opens it second finds everything there, on disk, and adds nothing."""
    first, second = opened(folder), opened(folder)
    assert first.needs_seeding
    count = seed(first)
    assert count == len(list((folder / "listings").glob("*.toml")))
    assert seed(second) == 0
    reopened = opened(folder)
    assert not reopened.needs_seeding
    assert reopened.store.state.count(Initiative) == count
    assert [(entry.what, entry.who.role) for entry in reopened.store.log()] == [("seed", "organizer")]


def test_the_row_keeps_its_order_on_disk(folder: Path) -> None:
    """Stamped together, people still stand in the row as the listing tells: Tamme came before Wiepke."""
    seed(opened(folder))
    people = sorted(opened(folder).store.state.all(SignUp), key=lambda each: (each.made, each.id))
    names = [each.name for each in people]
    assert names.index("Tamme") < names.index("Wiepke")
    assert names.index("Ubbo") < names.index("Ilse")


def test_the_pin_of_the_example_works(folder: Path) -> None:
    """It stands in hall.toml, for whoever wants to look behind the door."""
    hall = opened(folder)
    seed(hall)
    assert EXAMPLE_PIN in (folder / "hall.toml").read_text("utf-8")
    assert isinstance(hall.pin.check(EXAMPLE_PIN), Passed)
    assert isinstance(hall.pin.check("4321"), Wrong)


def test_today_is_the_day_in_the_hall(folder: Path) -> None:
    """At 23:30 UTC it is Wednesday in Groningen already."""
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    hall = opened(folder, late)
    seed(hall)
    cards = next(each for each in hall.store.state.all(Initiative) if each.slug == "klaverjassen")
    assert [f"{each.start:%d %H:%M}" for each in hall.store.state.of(Meeting, cards.id)] == ["25 19:30"]


def test_a_mistake_in_one_listing_seeds_nothing(folder: Path) -> None:
    """The hall waits until the file is right, instead of opening half."""
    (folder / "listings" / "koffie.toml").write_text("title = 3", encoding="utf-8")
    hall = opened(folder)
    with pytest.raises(InputRefused, match=r"koffie\.toml, line 1"):
        seed(hall)
    assert hall.needs_seeding


def test_ideas_come_with_who_stands_by_them(folder: Path) -> None:
    """One can be started at once, by who comes to help; a mistake is told with its line."""
    hall = opened(folder)
    seed(hall)
    cards = {card.words.split(".")[0]: card for card in Board(hall).ideas()}
    assert 6 <= len(cards) <= 8
    assert [card.needed for card in cards.values()].count(0) == 1
    bench = cards["Een bankje bij de vijver"]
    assert (bench.name, bench.supporters, bench.helpers, bench.needed) == ("Jantje", 4, 1, 1)
    (folder / "listings" / "ideas" / "fout.toml").write_text('[[ideas]]\nwords = "Koor"\nhelpers = [1]\n')
    with pytest.raises(InputRefused, match=r"fout\.toml, line 3"):
        read_listings(folder / "listings", TUESDAY_AFTERNOON.date(), "Europe/Amsterdam")
