"""What the lists say, and that they say it at the right moment."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from kiosk.actions import Actions, SignUpForm
from kiosk.actions.listings import Dates, add_initiative, hide
from kiosk.board import Board
from kiosk.clock import FixedClock
from kiosk.hall import Hall
from kiosk.model import Initiative, Meeting, OccurrenceChange, Task
from kiosk.store import Who

NOW = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
"""14:05 in the hall, a Tuesday."""


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def hall(tmp_path: Path, clock: FixedClock) -> Hall:
    return Hall.create(tmp_path / "hall", "De Wierde", "nl", "Europe/Amsterdam", "1234", clock=clock)


@pytest.fixture
def other(hall: Hall) -> Callable[[], Hall]:
    """The same hall in another process."""
    return lambda: Hall.open(hall.folder, clock=hall.clock, random=os.urandom)


def put(hall: Hall, title: str, start: datetime | None, rule: str = "", **fields: object) -> str:
    """An initiative that meets then; returns its id."""
    with hall.store.transaction(Who("host"), "add") as transaction:
        made = msgspec.convert({"id": title, "slug": title.lower(), "title": title} | fields, Initiative)
        transaction.put(made)
        if start is not None:
            transaction.put(
                Meeting(
                    id=f"m {title}",
                    initiative=title,
                    kind="recurring" if rule else "once",
                    start=start,
                    end=start + timedelta(hours=2),
                    rule=rule,
                )
            )
    return title


def titles(board: Board) -> list[str]:
    """The agenda's titles, in order."""
    return [card.title for card in board.home().agenda]


def test_the_agenda_is_today_and_six_days_soonest_first(hall: Hall) -> None:
    """What is over is gone, what is going on is there, what comes later is not on the agenda yet."""
    put(hall, "Later", datetime(2026, 12, 2, 19, 0))
    put(hall, "Maandag", datetime(2026, 11, 30, 19, 0))
    put(hall, "Nu", datetime(2026, 11, 24, 13, 0))
    put(hall, "Vanavond", datetime(2026, 11, 24, 19, 0))
    put(hall, "Vanochtend", datetime(2026, 11, 24, 9, 0))
    board = Board(hall)
    assert titles(board) == ["Nu", "Vanavond", "Maandag"]
    assert [card.title for card in board.home().everything] == [
        "Nu",
        "Vanavond",
        "Maandag",
        "Later",
        "Vanochtend",
    ]


def test_time_alone_changes_the_lists(hall: Hall, clock: FixedClock) -> None:
    """A meeting that ended leaves by itself, and the change number says so."""
    put(hall, "Nu", datetime(2026, 11, 24, 13, 0))
    board = Board(hall)
    before = board.change()
    clock.advance(timedelta(minutes=54))
    assert (board.change(), titles(board)) == (before, ["Nu"])
    clock.advance(timedelta(minutes=2))
    assert board.change() != before
    assert titles(board) == []


def test_another_process_is_followed_without_working_out_the_rest(
    hall: Hall, other: Callable[[], Hall]
) -> None:
    """Only the card that changed is another one."""
    for name in ("A", "B"):
        put(hall, name, datetime(2026, 11, 24, 19, 0), capacity=3)
    board = Board(hall)
    before = {card.title: card for card in board.home().agenda}
    Actions(other()).sign_up(SignUpForm(token="t", initiative="A", name="Greetje"))
    after = {card.title: card for card in board.home().agenda}
    assert after["A"].left == 2
    assert after["B"] is before["B"]


def test_what_is_hidden_or_archived_is_nowhere(hall: Hall, other: Callable[[], Hall]) -> None:
    """Not on a list, not in search, not as a page."""
    record = put(hall, "Geheim", datetime(2026, 11, 24, 19, 0))
    put(hall, "Oud", None, status="archived")
    board = Board(hall)
    assert board.initiative(record) is not None
    hide(other(), "geheim", "dubbel")
    home = board.home(words="geheim oud")
    assert home.empty
    assert home.found is not None
    assert home.found.cards == ()
    assert board.initiative(record) is None
    assert board.joining(record) is None


def test_a_cancelled_evening_stays_on_the_agenda_and_says_so(hall: Hall) -> None:
    """*Gaat niet door* is what people come to read; joining the next one is possible."""
    put(hall, "Gym", datetime(2026, 11, 19, 19, 0), "FREQ=WEEKLY", capacity=5)
    with hall.store.transaction(Who("host"), "cancel") as transaction:
        off = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)
        transaction.put(OccurrenceChange(id="c", meeting="m Gym", original=off, cancelled=True))
    board = Board(hall)
    (card,) = board.home().agenda
    assert card.moment is not None
    assert card.moment.cancelled
    assert card.can_join
    joining = board.joining("Gym")
    assert joining is not None
    assert joining.moments[0].original == datetime(2026, 12, 3, 18, 0, tzinfo=UTC)


def test_a_rule_that_cannot_be_read_takes_nothing_else_along(hall: Hall) -> None:
    """A file that somebody edited by hand: that one has no dates, the others are shown."""
    put(hall, "Goed", datetime(2026, 11, 24, 19, 0))
    put(hall, "Fout", datetime(2026, 11, 24, 19, 0), "FREQ=SOMETIMES")
    board = Board(hall)
    assert titles(board) == ["Goed"]
    assert len(board.home().everything) == 2


def test_tasks_that_are_short_of_hands_come_first(hall: Hall) -> None:
    """Then those where help is welcome; where there are enough, nobody is asked."""
    put(hall, "Eten", datetime(2026, 11, 24, 19, 0))
    with hall.store.transaction(Who("host"), "add") as transaction:
        for name, least, most in (("Welkom", 0, 2), ("Nodig", 2, 3), ("Genoeg", 1, 1)):
            transaction.put(
                Task(id=name, initiative="Eten", slug=name, title=name, hands_min=least, hands_max=most)
            )
    Actions(hall).sign_up(SignUpForm(token="t", initiative="Eten", task="Genoeg", name="Greetje"))
    home = Board(hall).home()
    assert [task.title for task in home.help] == ["Nodig"]
    assert [task.title for task in home.tasks] == ["Nodig", "Welkom"]


def test_a_theme_narrows_every_list(hall: Hall) -> None:
    """Lists, tasks and what is found."""
    put(hall, "Soep", datetime(2026, 11, 24, 19, 0), theme="eten")
    put(hall, "Soepfilm", datetime(2026, 11, 24, 20, 0), theme="film")
    board = Board(hall)
    found = board.home(theme="film", words="soep").found
    assert found is not None
    assert [card.title for card in found.cards] == ["Soepfilm"]
    assert [card.title for card in board.home(theme="film").agenda] == ["Soepfilm"]
    assert set(board.home().themes) == {"eten", "film"}


def test_a_listing_from_the_command_line_is_there_at_once(hall: Hall, other: Callable[[], Hall]) -> None:
    """Publish now: nobody approves."""
    board = Board(hall)
    assert board.home().empty
    add_initiative(other(), {"title": "Soep"}, Dates(start=datetime(2026, 11, 25, 12, 0)))
    assert titles(board) == ["Soep"]
