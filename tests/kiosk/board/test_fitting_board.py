"""*Ik heb een half uur*: what the hall says fits, who is elsewhere then, and what is the next best."""

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk import example
from kiosk.actions import Actions, SignUpForm
from kiosk.board import Board
from kiosk.clock import FixedClock
from kiosk.hall import Hall
from kiosk.model import Initiative, Meeting, Task
from kiosk.store import Who

NOW = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
"""14:05 in the hall, a Tuesday."""


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    example.demo_copy(tmp_path)
    opened = Hall.open(tmp_path, clock=FixedClock(NOW))
    example.seed(opened)
    return opened


def task_of(hall: Hall, title: str) -> Task:
    return next(each for each in hall.store.state.all(Task) if each.title == title)


def put(hall: Hall, *records: Initiative | Meeting | Task) -> None:
    with hall.store.transaction(Who("host"), "add") as transaction:
        for record in records:
            transaction.put(record)


def sign_up(hall: Hall, title: str, name: str = "Wubbo", occurrence: datetime | None = None) -> str:
    task = task_of(hall, title)
    form = SignUpForm(
        token=name + title, initiative=task.initiative, name=name, task=task.id, occurrence=occurrence
    )
    return Actions(hall).sign_up(form).id


def weekly(hall: Hall, evening: datetime, **fields: object) -> Task:
    """A task of an evening each week from then on."""
    put(hall, Initiative(id="i", slug="i", title="Bingo"))
    rule = {"kind": "recurring", "rule": "FREQ=WEEKLY"}
    put(hall, Meeting(id="m", initiative="i", start=evening, end=evening + timedelta(hours=2), **rule))  # type: ignore[arg-type]
    known: dict[str, object] = {"title": "Balletjes draaien", "minutes": 30, "hands_max": 1, **fields}
    task = Task(id="t", initiative="i", slug="t", **known)  # type: ignore[arg-type]
    put(hall, task)
    return task


def test_what_fits_needs_hands_and_stands_soonest_first(hall: Hall) -> None:
    """In half an hour, this week: nothing longer, nothing with enough hands; any time comes last."""
    found = Board(hall).fitting(30, "week").tasks
    assert all(task.minutes and task.minutes <= 30 and task.needed and not task.enough for task in found)
    starts = [task.moment.start if task.moment else datetime.max.replace(tzinfo=UTC) for task in found]
    assert starts == sorted(starts)
    assert [task.title for task in found][:2] == ["Stoelen klaarzetten", "Dorpskrant rondbrengen"]


def test_a_full_evening_does_not_hide_the_next_one(hall: Hall) -> None:
    """Each evening counts by itself: tonight is full, so it is next week's; on a day, that day's."""
    tonight = datetime(2026, 11, 23, 20)
    task = weekly(hall, tonight)
    board = Board(hall)
    assert "t" not in {each.id for each in board.fitting(30, date(2026, 11, 24)).tasks}
    # From now on it is every evening.
    daily = Meeting(id="m", initiative="i", start=tonight, kind="recurring", rule="FREQ=DAILY")
    put(hall, daily)
    first = datetime(2026, 11, 24, 19, tzinfo=UTC)
    Actions(hall).sign_up(SignUpForm(token="a", initiative="i", name="Wubbo", task=task.id, occurrence=first))
    (shown,) = (each for each in board.fitting(30, "week").tasks if each.id == "t")
    assert shown.moment is not None
    assert shown.moment.original == first + timedelta(days=1)
    assert (shown.needed, shown.taken) == (1, 0)


def test_hands_that_are_only_welcome_are_not_asked_for(hall: Hall) -> None:
    """It has the least it needs: who has little time goes where hands are missing."""
    weekly(hall, datetime(2026, 11, 24, 20), hands_max=3)
    board = Board(hall)
    assert "t" in {each.id for each in board.fitting(30, "week").tasks}
    Actions(hall).sign_up(SignUpForm(token="a", initiative="i", name="Wubbo", task="t"))
    assert "t" not in {each.id for each in board.fitting(30, "week").tasks}
    assert "t" in {each.id for each in board.home().tasks}


def test_the_same_task_on_another_evening_is_a_next_best(hall: Hall) -> None:
    """Tonight is full; tomorrow is offered, tonight never, not even when there is room again."""
    weekly(hall, datetime(2026, 11, 24, 15))
    put(
        hall,
        Meeting(
            id="m", initiative="i", start=datetime(2026, 11, 24, 15), kind="recurring", rule="FREQ=DAILY"
        ),
    )
    tonight = datetime(2026, 11, 24, 14, tzinfo=UTC)
    board = Board(hall)
    room = board.enough_hands("t", tonight)
    Actions(hall).sign_up(SignUpForm(token="a", initiative="i", name="Wubbo", task="t", occurrence=tonight))
    full = board.enough_hands("t", tonight)
    assert room is not None
    assert full is not None
    assert (room.position, full.position) == (None, 1)
    assert "t" not in {each.id for each in room.others}
    assert {each.occurrence for each in full.others if each.id == "t"} == {tonight + timedelta(days=1)}


def test_the_last_hand_given_elsewhere_takes_it_off_the_list(hall: Hall, tmp_path: Path) -> None:
    """Another process signs up: the same board leaves it out at once."""
    board = Board(hall)
    weekly(hall, datetime(2026, 11, 24, 20), when="once", start=NOW + timedelta(hours=3))
    assert "t" in {each.id for each in board.fitting(30, "week").tasks}
    other = Hall.open(tmp_path, clock=hall.clock)
    Actions(other).sign_up(SignUpForm(token="a", initiative="i", name="Wubbo", task="t"))
    assert "t" not in {each.id for each in board.fitting(30, "week").tasks}


def test_what_this_visit_does_at_that_time_is_named(hall: Hall) -> None:
    """It warns and stays on the list; where one is already it does not, nor for another visit."""
    weekly(hall, datetime(2026, 11, 24, 19, 30))
    visit = [sign_up(hall, "Stoelen klaarzetten")]
    board = Board(hall)
    found = board.fitting(30, "week", visit)
    evening = task_of(hall, "Stoelen klaarzetten")
    title = next(card.title for card in board.home().everything if card.id == evening.initiative)
    assert found.clashes == {"t": title}
    assert "t" in {each.id for each in found.tasks}
    assert evening.id in found.mine
    assert board.clash("i", "t", None, visit) == title
    assert not board.fitting(30, "week").clashes
    Actions(hall).withdraw(visit[0])
    assert not board.fitting(30, "week", visit).clashes


def test_enough_hands_offers_three_that_fit_and_the_reserve(hall: Hall) -> None:
    """Of the same length at most, the task itself never among them; the number is the next one."""
    board = Board(hall)
    full = task_of(hall, "Koffie inschenken")
    shown = board.enough_hands(full.id, None)
    assert shown is not None
    fits = [each for each in board.fitting(30, "week").tasks if each.id != full.id]
    assert (shown.minutes, shown.position, shown.fitting) == (30, 2, len(fits))
    assert list(shown.others) == fits[:3]
    assert board.enough_hands("nothing", None) is None


def test_ten_thousand_tasks_are_sifted_within_a_fifth_of_a_second(tmp_path: Path) -> None:
    """Pressing a chip: the sifting alone, after the lists are there."""
    hall = Hall.create(
        tmp_path / "hall", "De Wierde", "nl", "Europe/Amsterdam", "1234", clock=FixedClock(NOW)
    )
    each = 100
    with hall.store.transaction(Who("host"), "add") as transaction:
        for at in range(10_000 // each):
            transaction.put(Initiative(id=f"i{at}", slug=f"i{at}", title=f"Groep {at}"))
            for n in range(each):
                start = NOW + timedelta(minutes=at * each + n + 1)
                made = Task(
                    id=f"{at}-{n}",
                    initiative=f"i{at}",
                    slug=f"{n}",
                    title=f"Klus {n}",
                    when="once",
                    start=start,
                )
                transaction.put(made)
    board = Board(hall)
    board.fitting(240, "week")
    begun = time.perf_counter()
    found = board.fitting(240, "week")
    assert time.perf_counter() - begun < 0.2
    assert len(found.tasks) > 8_000
