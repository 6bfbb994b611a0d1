"""The list to call: who is to be told what, and who no longer."""

from dataclasses import replace as with_
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from kiosk.clock import milliseconds
from kiosk.ids import derived_id
from kiosk.model import Absence, Answer, CallAnswer, Cause, Meeting, OccurrenceChange, SignUp, Stamp, Task
from kiosk.rules.agenda import taking_place
from kiosk.rules.calls import Call, Facts, in_order, to_call
from kiosk.rules.places import allot

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
BEFORE, AFTER = NOW - timedelta(days=2), NOW - timedelta(hours=1)
"""When people signed up, and when things were changed since."""
DEC1, DEC8, DEC15 = (datetime(2026, 12, day, 18, 30, tzinfo=UTC) for day in (1, 8, 15))

SERIES = Meeting(
    id="m",
    initiative="i",
    kind="recurring",
    start=datetime.fromisoformat("2026-11-03T19:30"),
    end=datetime.fromisoformat("2026-11-03T21:30"),
    rule="FREQ=WEEKLY;COUNT=7",
)


def stamp(at: datetime) -> Stamp:
    """Of a transaction at that moment."""
    return Stamp(milliseconds(at), 0, "w", 1)


def person(
    name: str, number: int = 1, *, told: bool = True, at: datetime | None = None, task: str | None = None
) -> SignUp:
    """Somebody who signed up two days ago, to the whole unless a date is given."""
    return SignUp(
        id=name,
        initiative="i",
        task=task,
        occurrence=at,
        name=name,
        told="place" if told else "list",
        made=Stamp(milliseconds(BEFORE), number, "w", number),
    )


def change(
    original: datetime, *, cancelled: bool = False, start: str = "", changed: datetime = AFTER
) -> OccurrenceChange:
    """A date that is cancelled, or moved."""
    return OccurrenceChange(
        id=original.isoformat(),
        meeting="m",
        original=original,
        cancelled=cancelled,
        start=datetime.fromisoformat(start) if start else None,
        touched=stamp(changed),
    )


def answer(
    name: str, cause: Cause, what: Answer, about: datetime | None = None, at: datetime = NOW
) -> CallAnswer:
    """What became of a call."""
    return CallAnswer(
        id=f"{name}{cause}{about}",
        sign_up=name,
        cause=cause,
        occurrence=about,
        answer=what,
        at=at,
        answered=milliseconds(at),
        touched=stamp(at),
    )


def calls(facts: Facts, capacity: int | None = None, now: datetime = NOW) -> list[Call]:
    """The list to call of one initiative, its tasks without limit."""
    is_coming = taking_place(facts.meetings, facts.changes, now)
    families = {
        key: allot(
            None if key else capacity,
            [each for each in facts.sign_ups if each.task == key],
            facts.absences,
            facts.answers,
            is_coming,
        )
        for key in (None, *(task.id for task in facts.tasks))
    }
    return to_call(facts, families, now)


def words(found: list[Call]) -> list[str]:
    """*Ada not_taking_place 12-01*, with what was tried behind it."""
    return [
        " ".join(
            word
            for word in (
                call.sign_up.name,
                call.cause,
                f"{call.about:%m-%d}" if call.about else "",
                call.tried or "",
            )
            if word
        )
        for call in found
    ]


EVERYBODY = (
    person("Ada", 1),
    person("Bob", 2, at=DEC1),
    person("Cor", 3, at=DEC8),
    person("Dirk", 4, told=False),
    replace(person("Eef", 5), cancelled=True),
)


def test_a_cancelled_evening_is_told_to_all_who_would_come() -> None:
    """Who always comes, who comes that evening, who waits; not who cancelled or stays away that evening."""
    facts = Facts((SERIES,), (change(DEC1, cancelled=True),), sign_ups=EVERYBODY)
    assert words(calls(facts, capacity=2)) == [
        "Ada not_taking_place 12-01",
        "Bob not_taking_place 12-01",
        "Dirk not_taking_place 12-01",
    ]
    away = with_(facts, absences=(Absence(id="a", sign_up="Ada", occurrence=DEC1),))
    assert "Ada not_taking_place 12-01" not in words(calls(away, capacity=2))


def test_a_moved_evening_is_told_until_it_was_told() -> None:
    """*Told* ends it, *not reached* does not; moved once more, everybody hears it again."""
    facts = Facts((SERIES,), (change(DEC1, start="2026-12-01T20:00"),), sign_ups=EVERYBODY[:2])
    assert words(calls(facts)) == ["Ada moved 12-01", "Bob moved 12-01"]
    answers = (answer("Ada", "moved", "told", DEC1), answer("Bob", "moved", "not_reached", DEC1))
    assert words(calls(with_(facts, answers=answers))) == ["Bob moved 12-01 not_reached"]
    again = change(DEC1, start="2026-12-01T21:00", changed=NOW + timedelta(hours=1))
    assert words(calls(with_(facts, changes=(again,), answers=answers))) == [
        "Ada moved 12-01",
        "Bob moved 12-01",
    ]


@pytest.mark.parametrize("cause", ["moved", "not_taking_place"])
def test_an_evening_put_back_is_told_to_who_heard_otherwise(cause: Cause) -> None:
    """They would stay at home, or come at the wrong time; who was not told so far has nothing to hear."""
    back = change(DEC1, changed=NOW + timedelta(hours=1))
    heard = (answer("Ada", cause, "told", DEC1), answer("Bob", cause, "not_reached", DEC1))
    facts = Facts((SERIES,), (back,), sign_ups=EVERYBODY[:2], answers=heard)
    assert words(calls(facts)) == ["Ada moved 12-01"]
    again = answer("Ada", "moved", "told", DEC1, at=NOW + timedelta(hours=2))
    kept = tuple(each for each in heard if each.id != again.id)
    assert not calls(with_(facts, answers=(*kept, again)))


def test_who_signed_up_after_the_change_knows() -> None:
    """They read it on the screen."""
    later = replace(person("Fee"), made=stamp(AFTER + timedelta(minutes=1)))
    for each in (change(DEC1, cancelled=True), change(DEC1, start="2026-12-01T20:00")):
        assert calls(Facts((SERIES,), (each,), sign_ups=(later,))) == []


def test_what_is_past_is_not_told_any_more() -> None:
    """A call lasts until the evening would have been over, at its new time when it was moved."""
    cancelled = Facts((SERIES,), (change(DEC1, cancelled=True),), sign_ups=EVERYBODY[:1])
    end = DEC1 + timedelta(hours=2)
    assert calls(cancelled, now=end - timedelta(minutes=1))
    assert not calls(cancelled, now=end)
    moved = Facts((SERIES,), (change(DEC1, start="2026-12-02T19:30"),), sign_ups=EVERYBODY[:1])
    assert calls(moved, now=end)
    assert not calls(moved, now=end + timedelta(days=1))


def test_a_cancelled_series_is_one_call_to_who_always_comes() -> None:
    """Not one for each of its evenings; who comes one evening hears about that one."""
    off = replace(SERIES, cancelled=True, touched=stamp(AFTER))
    facts = Facts((off,), (change(DEC1, cancelled=True),), sign_ups=EVERYBODY)
    expected = ["Ada not_taking_place", "Dirk not_taking_place"]
    assert words(calls(facts)) == [*expected, "Bob not_taking_place 12-01", "Cor not_taking_place 12-08"]
    told = with_(facts, answers=(answer("Ada", "not_taking_place", "told"),))
    assert words(calls(told))[0] == "Dirk not_taking_place"
    assert not calls(facts, now=DEC15 + timedelta(days=30))


def test_a_single_meeting_that_is_cancelled_is_told() -> None:
    """As an evening of a series is."""
    start = datetime.fromisoformat("2026-12-01T19:30")
    once = Meeting(id="m", initiative="i", start=start, cancelled=True)
    for people in (EVERYBODY[:1], EVERYBODY[:2]):
        expected = [f"{each.name} not_taking_place 12-01" for each in people]
        assert words(calls(Facts((once,), sign_ups=people))) == expected


def test_an_evening_that_fell_out_of_the_calendar_is_told_to_who_chose_it() -> None:
    """Calendars leave out an evening instead of cancelling it: nobody may stand at a closed door."""
    without = replace(SERIES, excluded=(datetime.fromisoformat("2026-12-01T19:30"),))
    found = calls(Facts((without,), sign_ups=EVERYBODY[:3]))
    assert words(found) == ["Bob not_taking_place 12-01"]
    assert found[0].occurrence is not None
    assert found[0].occurrence.start.isoformat() == "2026-12-01T19:30:00+01:00"
    assert not calls(Facts((without,), sign_ups=EVERYBODY[:2]), now=DEC8)


MOVED_UP = (person("Ada", 1, told=False), person("Bob", 2, told=False, at=DEC1))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(Facts((SERIES,)), ["Ada moved_up", "Bob moved_up 12-01"], id="series"),
        pytest.param(
            Facts((SERIES,), (change(DEC1, cancelled=True),)),
            ["Ada moved_up", "Ada not_taking_place 12-01", "Bob not_taking_place 12-01"],
            id="that-evening-does-not-take-place",
        ),
        pytest.param(
            Facts((replace(SERIES, cancelled=True),)),
            ["Ada not_taking_place", "Bob not_taking_place 12-01"],
            id="nothing-takes-place",
        ),
        pytest.param(
            Facts((Meeting(id="m", initiative="i", kind="by_arrangement"),)),
            ["Bob not_taking_place 12-01", "Ada moved_up"],
            id="by-arrangement",
        ),
        pytest.param(
            Facts((replace(SERIES, rule="FREQ=WEEKLY;COUNT=2"),)),
            ["Bob not_taking_place 12-01"],
            id="all-is-over",
        ),
    ],
)
def test_a_place_that_came_free_is_told_while_it_means_something(facts: Facts, expected: list[str]) -> None:
    """Who moved up is called, but not for what is over or does not take place."""
    assert words(calls(with_(facts, sign_ups=MOVED_UP))) == expected


def test_being_told_of_another_time_is_not_being_told_a_place() -> None:
    """Who waits, and heard that the evening moved, still waits."""
    changes = (change(DEC1, start="2026-12-01T20:00"),)
    answers = (answer("Dirk", "moved", "told", DEC1),)
    facts = Facts((SERIES,), changes, (), (person("Ada"), person("Dirk", 4, told=False)), (), answers)
    assert words(calls(facts, capacity=1)) == ["Ada moved 12-01"]
    assert words(calls(facts, capacity=2)) == ["Dirk moved_up", "Ada moved 12-01"]


def test_told_and_not_reached() -> None:
    """Who was told has the place and is off the list; who was not reached stays, with what was tried."""
    facts = Facts((SERIES,), sign_ups=MOVED_UP)
    tried = with_(
        facts, answers=(answer("Ada", "moved_up", "told"), answer("Bob", "moved_up", "not_reached", DEC1))
    )
    assert words(calls(tried)) == ["Bob moved_up 12-01 not_reached"]


@pytest.mark.parametrize(
    ("task", "called"),
    [
        pytest.param(Task(id="t", initiative="i", slug="t", title="T"), True, id="each-meeting"),
        pytest.param(
            Task(id="t", initiative="i", slug="t", title="T", when="any_time"), False, id="any-time"
        ),
        pytest.param(
            Task(id="t", initiative="i", slug="t", title="T", when="once", start=DEC8),
            False,
            id="another-day",
        ),
    ],
)
def test_helpers_hear_about_a_cancelled_evening_when_they_would_help_then(task: Task, called: bool) -> None:
    """Who pours the coffee is called; who paints the fence when it suits is not."""
    facts = Facts((SERIES,), (change(DEC1, cancelled=True),), (task,), (person("Ada", task="t"),))
    assert words(calls(facts)) == (["Ada not_taking_place 12-01"] if called else [])


def test_a_place_in_a_task_is_told_until_the_task_is_over() -> None:
    """A task at its own moment, done or taken away needs nobody any more."""
    task = Task(id="t", initiative="i", slug="t", title="T", when="once", start=NOW + timedelta(hours=1))
    facts = Facts((), (), (task,), (person("Ada", told=False, task="t"),))
    assert words(calls(facts)) == ["Ada moved_up"]
    for over in (replace(task, start=NOW), replace(task, done=True), replace(task, removed=True)):
        assert calls(with_(facts, tasks=(over,))) == []


def test_the_soonest_is_called_first() -> None:
    """By date, whatever the order of the changes; then as people came; what has no date comes last."""
    changes = (change(DEC8, cancelled=True), change(DEC1, cancelled=True))
    facts = Facts(
        (SERIES,), changes, sign_ups=(person("Bob", 2), person("Ada", 1), person("Cor", 3, at=DEC8))
    )
    undated = calls(Facts(sign_ups=(person("Zus", 0, told=False),)))
    found = words(in_order([*undated, *reversed(calls(facts))]))
    assert [word[:3] for word in found] == ["Ada", "Bob", "Ada", "Bob", "Cor", "Zus"]


def test_the_answer_to_a_call_has_one_id_wherever_it_is_given() -> None:
    """Two hosts who answer one call on two screens write one answer."""
    whole, one = calls(Facts((SERIES,), sign_ups=MOVED_UP))
    assert whole.id == derived_id("call", "Ada", "moved_up", "")
    assert one.id == derived_id("call", "Bob", "moved_up", "2026-12-01T18:30:00+00:00")
