"""The state an initiative is shown in, who can still sign up, and the hands a task needs."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from kiosk.model import Initiative, Meeting, OccurrenceChange, SignUp, Stamp, Task
from kiosk.rules.agenda import coming, taking_place
from kiosk.rules.hands import Hands, hands
from kiosk.rules.places import Allotment, allot
from kiosk.rules.state import Shown, can_help, can_join, shown_state

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = date(2026, 11, 24)
DEC1 = datetime(2026, 12, 1, 18, 30, tzinfo=UTC)

CHOIR = Initiative(id="i", slug="koor", title="Koor", capacity=2)
LAST_WEEK = Meeting(id="m", initiative="i", start=datetime.fromisoformat("2026-11-17T19:30"))
WEEKLY = replace(LAST_WEEK, kind="recurring", rule="FREQ=WEEKLY")
BY_ARRANGEMENT = Meeting(id="b", initiative="i", kind="by_arrangement")
TASK = Task(id="t", initiative="i", slug="koffie", title="Koffie", hands_min=2, hands_max=3)


def people(count: int, at: datetime | None = None, told: bool = True) -> list[SignUp]:
    """That many who have a place, each time or once."""
    return [
        SignUp(
            id=f"{at}{number}",
            initiative="i",
            name="N",
            told="place" if told else "list",
            occurrence=at,
            made=Stamp(number, 0, "w", number),
        )
        for number in range(count)
    ]


def shown(
    initiative: Initiative,
    meetings: list[Meeting],
    sign_ups: list[SignUp],
    changes: list[OccurrenceChange] | None = None,
) -> tuple[Shown, bool]:
    """The state that is shown, and whether one can join."""
    changes = changes or []
    dates = coming(meetings, changes, NOW)
    joiners = allot(initiative.capacity, sign_ups, [], [], taking_place(meetings, changes, NOW))
    state = shown_state(initiative, meetings, changes, joiners, dates, NOW, TODAY)
    return state, can_join(initiative, state, dates)


@pytest.mark.parametrize(
    ("initiative", "meetings", "sign_ups", "expected"),
    [
        pytest.param(CHOIR, [], [], ("gathering", True), id="nothing-planned-yet"),
        pytest.param(CHOIR, [replace(WEEKLY, removed=True)], [], ("gathering", True), id="plan-taken-back"),
        pytest.param(CHOIR, [WEEKLY], people(1), ("active", True), id="room"),
        pytest.param(CHOIR, [WEEKLY], people(2), ("full", True), id="full-takes-a-waiting-list"),
        pytest.param(CHOIR, [WEEKLY], people(2, DEC1), ("active", True), id="one-date-full"),
        pytest.param(replace(CHOIR, capacity=None), [WEEKLY], people(99), ("active", True), id="no-limit"),
        pytest.param(
            replace(CHOIR, joinable=False), [WEEKLY], people(2), ("active", False), id="just-walk-in"
        ),
        pytest.param(CHOIR, [BY_ARRANGEMENT], [], ("active", True), id="by-arrangement"),
        pytest.param(CHOIR, [LAST_WEEK], [], ("done", False), id="its-only-date-is-past"),
        pytest.param(CHOIR, [LAST_WEEK, BY_ARRANGEMENT], [], ("active", True), id="past-and-by-arrangement"),
        pytest.param(
            replace(CHOIR, fresh_until=date(2026, 11, 23)), [WEEKLY], [], ("resting", False), id="rests"
        ),
        pytest.param(replace(CHOIR, fresh_until=TODAY), [WEEKLY], [], ("active", True), id="fresh-today"),
        pytest.param(replace(CHOIR, status="paused"), [LAST_WEEK], [], ("paused", False), id="paused"),
        pytest.param(replace(CHOIR, status="done"), [WEEKLY], [], ("done", False), id="done"),
        pytest.param(
            replace(CHOIR, status="archived"), [WEEKLY], people(2), ("archived", False), id="archived"
        ),
        pytest.param(replace(CHOIR, hidden=True), [WEEKLY], [], ("active", False), id="hidden"),
        pytest.param(
            CHOIR, [replace(WEEKLY, cancelled=True)], [], ("active", False), id="nothing-takes-place"
        ),
    ],
)
def test_the_state_says_what_a_visitor_can_count_on(
    initiative: Initiative, meetings: list[Meeting], sign_ups: list[SignUp], expected: tuple[Shown, bool]
) -> None:
    """What people set comes first, the rest follows from dates, places and the day; so does who can join."""
    assert shown(initiative, meetings, sign_ups) == expected


def test_full_means_that_no_date_to_come_has_a_place() -> None:
    """One date only, taken by people who come that once; a cancelled date with room makes no difference."""
    once = replace(LAST_WEEK, start=datetime.fromisoformat("2026-12-01T19:30"))
    assert shown(CHOIR, [once], people(2, DEC1)) == ("full", True)
    other = replace(LAST_WEEK, id="n", start=datetime.fromisoformat("2026-12-08T19:30"))
    off = OccurrenceChange(
        id="c", meeting="n", original=datetime(2026, 12, 8, 18, 30, tzinfo=UTC), cancelled=True
    )
    assert shown(CHOIR, [once, other], people(2, DEC1)) == ("active", True)
    assert shown(CHOIR, [once, other], people(2, DEC1), [off]) == ("full", True)


def helpers(*sign_ups: SignUp, most: int | None = 3) -> Allotment:
    """The helpers of a task."""
    return allot(most, sign_ups, [], [], lambda _: True)


@pytest.mark.parametrize(
    ("allotment", "expected"),
    [
        pytest.param(helpers(), Hands(0, 2, 3), id="nobody-yet"),
        pytest.param(helpers(*people(2)), Hands(2, 0, 1), id="enough-one-more-is-welcome"),
        pytest.param(helpers(*people(3)), Hands(3, 0, 0), id="all-hands"),
        pytest.param(helpers(*people(4)), Hands(4, 0, 0), id="more-than-ever-asked"),
        pytest.param(helpers(*people(3), most=None), Hands(3, 0, None), id="without-limit"),
    ],
)
def test_hands_needed_and_left_are_never_negative(allotment: Allotment, expected: Hands) -> None:
    """*Nog n nodig* counts to the least that is asked, *nog n welkom* to the most."""
    assert hands(TASK, allotment) == expected


def test_hands_are_counted_for_the_evening_that_is_asked_about() -> None:
    """Help for one evening does not hide that the next is short of hands."""
    allotment = helpers(*people(2, DEC1))
    assert hands(TASK, allotment, DEC1) == Hands(2, 0, 1)
    assert hands(TASK, allotment, datetime(2026, 12, 8, 18, 30, tzinfo=UTC)) == Hands(0, 2, 3)


@pytest.mark.parametrize(
    ("task", "shown_as", "expected"),
    [
        pytest.param(TASK, "active", True, id="open"),
        pytest.param(TASK, "full", True, id="places-are-taken-help-is-welcome"),
        pytest.param(TASK, "resting", False, id="rests"),
        pytest.param(replace(TASK, done=True), "active", False, id="done"),
        pytest.param(replace(TASK, removed=True), "active", False, id="removed"),
        pytest.param(replace(TASK, when="once", start=NOW), "active", False, id="its-moment-is-past"),
        pytest.param(replace(TASK, when="once", start=DEC1), "gathering", True, id="its-moment-is-to-come"),
    ],
)
def test_one_can_help_while_there_is_something_to_do(task: Task, shown_as: Shown, expected: bool) -> None:
    """A task takes sign-ups while it is open and its initiative lives."""
    dates = coming([WEEKLY], [], NOW)
    assert can_help(CHOIR, task, shown_as, dates, NOW) is expected
    assert can_help(replace(CHOIR, hidden=True), task, shown_as, dates, NOW) is False
    if task.when == "meeting":
        assert (
            can_help(CHOIR, task, shown_as, coming([replace(WEEKLY, cancelled=True)], [], NOW), NOW) is False
        )
