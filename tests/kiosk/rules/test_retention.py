"""When contact details and names are past their time, and that erasing them changes no count."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as changed

from kiosk.clock import milliseconds
from kiosk.model import Initiative, Meeting, OccurrenceChange, SignUp, Stamp, Status, Task
from kiosk.rules.calls import Facts as CallFacts
from kiosk.rules.calls import to_call
from kiosk.rules.places import Allotment, allot
from kiosk.rules.retention import Due, Facts, due
from kiosk.rules.same_name import ANONYMOUS, namesakes

ZONE = ZoneInfo("Europe/Amsterdam")
CONTACT, NAME = timedelta(days=30), timedelta(days=365)
SECOND = timedelta(seconds=1)
ANNA = SignUp(id="s", initiative="i", name="Anna", contact="06 12345678", code="h", told="place")


def wall(text: str) -> datetime:
    """A moment on the hall's wall clock, aware."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def initiative(status: Status = "active", since: datetime | None = None) -> Initiative:
    """Everybody's initiative, last changed at that moment."""
    return Initiative(id="i", slug="i", title="Samen eten", status=status, changed=since)


def meeting(start: str = "2026-03-26T18:00", rule: str = "", **fields: object) -> Meeting:
    """Two hours, once or by a rule."""
    first = datetime.fromisoformat(start)
    kind = "recurring" if rule else "once"
    base = Meeting(id="m", initiative="i", kind=kind, start=first, end=first + timedelta(hours=2), rule=rule)  # type: ignore[arg-type]
    return changed(base, **fields)


def found(facts: Facts, now: datetime) -> Due:
    """What is due, by the days that a hall starts with."""
    return due([facts], now, CONTACT.days, NAME.days)


def check(facts: Facts, end: datetime) -> None:
    """Contact and name of the one sign-up go exactly in their time after `end`, never a second before."""
    for after, contacts, names in ((CONTACT, 1, 0), (NAME, 1, 1)):
        moment = end + after
        early = found(facts, moment - SECOND)
        assert (len(early.contacts), len(early.names)) == (names, 0)
        late = found(facts, moment)
        assert (len(late.contacts), len(late.names)) == (contacts, names)
        assert late.since == end + CONTACT


WEEKLY = "FREQ=WEEKLY"
ONCE = meeting()
SERIES = meeting(rule=WEEKLY)
MARCH_26, ENDED = wall("2026-03-26T18:00"), wall("2026-03-26T20:00")
APRIL_9 = wall("2026-04-09T18:00")
MOVED = OccurrenceChange(id="c", meeting="m", original=APRIL_9, start=datetime(2026, 5, 1, 10))
HELPER = Task(id="t", initiative="i", slug="t", title="Opruimen", when="once", start=APRIL_9, minutes=60)
DONE = wall("2026-06-01T12:00")
CANCELLED = changed(ANNA, cancelled=True, cancelled_at=wall("2026-03-01T09:00"))


@pytest.mark.parametrize(
    ("facts", "end"),
    [
        pytest.param(
            Facts(initiative(), (changed(ANNA, occurrence=APRIL_9),), (SERIES,)),
            wall("2026-04-09T20:00"),
            id="one evening of a series, over the change to summer time",
        ),
        pytest.param(
            Facts(initiative(), (changed(ANNA, occurrence=APRIL_9),), (SERIES,), (MOVED,)),
            wall("2026-05-01T12:00"),
            id="an evening that was moved",
        ),
        pytest.param(
            Facts(initiative(), (changed(ANNA, occurrence=APRIL_9),)), APRIL_9 + timedelta(hours=2), id="gone"
        ),
        pytest.param(Facts(initiative(), (ANNA,), (ONCE,)), ENDED, id="the only date"),
        pytest.param(
            Facts(initiative(), (ANNA,), (ONCE, changed(SERIES, id="n", removed=True))),
            ENDED,
            id="the only date that is left",
        ),
        pytest.param(
            Facts(initiative(), (ANNA,), (meeting(rule="FREQ=WEEKLY;COUNT=3"),)),
            wall("2026-04-09T20:00"),
            id="the last date of a series that ends",
        ),
        pytest.param(
            Facts(
                initiative(), (ANNA,), (ONCE, changed(ONCE, id="n", start=datetime(2026, 5, 1, 18), end=None))
            ),
            wall("2026-05-01T20:00"),
            id="the last of two dates",
        ),
        pytest.param(
            Facts(initiative(), (changed(ANNA, task="t"),), (ONCE,), tasks=(HELPER,)),
            wall("2026-04-09T19:00"),
            id="clearing up after the only date",
        ),
        pytest.param(
            Facts(initiative("done", DONE), (ANNA,), (SERIES,)), DONE, id="a series that people say is done"
        ),
        pytest.param(
            Facts(initiative("archived", DONE), (changed(ANNA, task="t"),), tasks=(HELPER,)),
            DONE,
            id="a task of what is in the archive",
        ),
        pytest.param(
            Facts(initiative("done", DONE), (ANNA,), (ONCE,)), ENDED, id="said to be done long after"
        ),
        pytest.param(
            Facts(initiative(), (ANNA,), (changed(SERIES, cancelled=True, changed=DONE),)),
            DONE,
            id="a series that is cancelled",
        ),
        pytest.param(Facts(initiative(), (CANCELLED,), (SERIES,)), wall("2026-03-01T09:00"), id="cancelled"),
        pytest.param(
            Facts(initiative(), (changed(CANCELLED, cancelled_at=DONE),), (ONCE,)),
            ENDED,
            id="cancelled too late",
        ),
        pytest.param(Facts(None, (changed(ANNA, changed=DONE),)), DONE, id="the initiative is not there"),
    ],
)
def test_what_the_screen_promises_goes_on_its_day(facts: Facts, end: datetime) -> None:
    """Each way in which a purpose ends starts the days anew, to the second."""
    check(facts, end)


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param(Facts(initiative(), (ANNA,), (SERIES,)), id="a series without end"),
        pytest.param(Facts(initiative("paused", DONE), (ANNA,), (SERIES,)), id="paused"),
        pytest.param(Facts(initiative(), (ANNA,)), id="nothing planned yet"),
        pytest.param(
            Facts(initiative(), (ANNA,), (ONCE, Meeting(id="n", initiative="i", kind="by_arrangement"))),
            id="and by arrangement",
        ),
        pytest.param(
            Facts(initiative(), (ANNA,), (changed(ONCE, removed=True, changed=DONE),)), id="date taken away"
        ),
        pytest.param(
            Facts(initiative(), (ANNA,), (ONCE, meeting(rule="FREQ=OFTEN"))), id="a rule nobody reads"
        ),
        pytest.param(
            Facts(initiative(), (changed(ANNA, task="t"),), tasks=(HELPER,)), id="a task of its own"
        ),
    ],
)
def test_what_still_has_a_purpose_stays(facts: Facts) -> None:
    """Nothing is erased as long as the initiative may still need it."""
    assert found(facts, datetime(2040, 1, 1, tzinfo=UTC)) == Due()


def test_a_clock_that_was_behind_erases_nothing_early() -> None:
    """A machine that woke up in 1970 wrote a cancellation of then; the stamp of signing up knows better."""
    made = Stamp(milliseconds(DONE), 0, "w", 1)
    asleep = changed(CANCELLED, made=made, cancelled_at=datetime(1970, 1, 2, tzinfo=UTC))
    check(Facts(initiative(), (asleep,), (SERIES,)), DONE)
    ahead = changed(CANCELLED, made=made._replace(milliseconds=1 << 62))
    check(Facts(initiative(), (ahead,), (SERIES,)), wall("2026-03-01T09:00"))


@dataclass(frozen=True)
class Case:
    """One initiative whose dates are all over, and the people who signed up to it."""

    facts: Facts
    ends: dict[str, datetime]
    """When the purpose of each sign-up ended, worked out another way."""


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A series of one to forty weeks; people to the whole or one evening, some cancelled, some anonymous."""
    count = draw(st.integers(1, 40))
    first = datetime(2026, 1, 8, 18)
    evenings = [wall((first + timedelta(weeks=week)).isoformat()) for week in range(count)]
    sign_ups, ends = [], {}
    for n in range(draw(st.integers(1, 8))):
        occurrence = draw(st.sampled_from([None, *evenings]))
        end = (occurrence or evenings[-1]) + timedelta(hours=2)
        at = draw(st.none() | st.integers(0, 400).map(lambda days: evenings[0] + timedelta(days=days)))
        sign_up = SignUp(
            id=str(n),
            initiative="i",
            occurrence=occurrence,
            name=draw(st.sampled_from(["Anna", "Bert", ANONYMOUS])),
            contact=draw(st.sampled_from(["", "06"])),
            code=draw(st.sampled_from(["", "h"])),
            party=draw(st.integers(1, 3)),
            told=draw(st.sampled_from(["place", "list"])),
            cancelled=at is not None,
            cancelled_at=at,
            made=Stamp(n, 0, "w", n + 1),
        )
        sign_ups.append(sign_up)
        ends[sign_up.id] = min(end, at) if at else end
    rule = f"FREQ=WEEKLY;COUNT={count}"
    return Case(Facts(initiative(), tuple(sign_ups), (meeting("2026-01-08T18:00", rule),)), ends)


@given(cases(), st.integers(0, 800), st.integers(0, 60), st.integers(60, 500))
def test_nothing_goes_early_and_nothing_stays(case: Case, days: int, contact: int, name: int) -> None:
    """At any moment exactly that is due whose days are over, whatever else is there."""
    now = wall("2026-01-08T20:00") + timedelta(days=days)
    result = due([case.facts], now, contact, name)
    people = case.facts.sign_ups
    past = {key: now - end for key, end in case.ends.items()}
    contacts = [each for each in people if each.contact and past[each.id] >= timedelta(days=contact)]
    names = [
        each
        for each in people
        if (each.name != ANONYMOUS or each.code) and past[each.id] >= timedelta(days=name)
    ]
    assert (list(result.contacts), list(result.names)) == (contacts, names)
    moments = [case.ends[each.id] + timedelta(days=contact) for each in contacts]
    moments += [case.ends[each.id] + timedelta(days=name) for each in names]
    assert result.since == min(moments, default=None)


@given(cases(), st.integers(0, 800), st.none() | st.integers(1, 6))
def test_erasing_changes_no_count_and_is_done_once(case: Case, days: int, capacity: int | None) -> None:
    """Places, hands, rows and positions are as before; what is gone is not due again; parties stay."""
    now = wall("2026-01-08T20:00") + timedelta(days=days)
    result = found(case.facts, now)
    after = {each.id: each for each in case.facts.sign_ups}
    for sign_up, fields in result.erasures():
        after[sign_up.id] = changed(after[sign_up.id], **fields)
    erased = replace(case.facts, sign_ups=tuple(after.values()))
    assert found(erased, now) == Due()
    assert counts(capacity, erased) == counts(capacity, case.facts)
    for name in result.names:
        assert (after[name.id].name, after[name.id].code) == (ANONYMOUS, "")
    for contact in result.contacts:
        assert after[contact.id].contact == ""


def counts(capacity: int | None, facts: Facts) -> list[object]:
    """Every figure that is shown of these sign-ups."""
    rows = [None, *sorted({each.occurrence for each in facts.sign_ups if each.occurrence})]
    dealt: Allotment = allot(capacity, facts.sign_ups, (), (), lambda _: True)
    figures: list[object] = [(dealt.left(row), dealt.taken(row), dealt.waiting(row)) for row in rows]
    figures += [(each.id, each.party, dealt.standing(each.id)) for each in facts.sign_ups]
    return [*figures, dealt.moved_up()]


def test_an_anonymous_name_is_nobodys() -> None:
    """Two people without a name are not the same person, and nobody is asked to call one."""
    nobody = changed(ANNA, name=ANONYMOUS, contact="", code="", told="list")
    assert namesakes(initiative(), f" {ANONYMOUS}", [nobody]) == []
    off = changed(SERIES, cancelled=True)
    now = wall("2026-04-01T12:00")
    with_name, without = (
        to_call(CallFacts(meetings=(off,), sign_ups=(each,)), {}, now) for each in (ANNA, nobody)
    )
    assert ([call.sign_up.name for call in with_name], without) == (["Anna"], [])
