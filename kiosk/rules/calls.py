"""Who is to be told something: derived from the facts; only the answers are stored.

A call vanishes when it was answered *told*, when its moment is past and when the person cancelled. Who signed
up after something was moved or cancelled saw it on the screen and is not called. Nor is whoever was made
anonymous: nobody knows any more whom to call.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from zoneinfo import ZoneInfo

from kiosk.ids import derived_id
from kiosk.model import Absence, Answer, CallAnswer, Cause, Meeting, OccurrenceChange, SignUp, Stamp, Task
from kiosk.rules.agenda import Occurrence, coming, find, is_over
from kiosk.rules.places import Allotment, arrival
from kiosk.rules.same_name import ANONYMOUS
from kiosk.rules.series import LONGEST
from kiosk.rules.told import last_answers, moved_up_answers


@dataclass(frozen=True, slots=True)
class Facts:
    """What was written down about one initiative, as far as calls depend on it."""

    meetings: tuple[Meeting, ...] = ()
    changes: tuple[OccurrenceChange, ...] = ()
    tasks: tuple[Task, ...] = ()
    sign_ups: tuple[SignUp, ...] = ()
    """To join and to its tasks."""
    absences: tuple[Absence, ...] = ()
    answers: tuple[CallAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """One thing to tell one person."""

    sign_up: SignUp
    cause: Cause
    occurrence: Occurrence | None
    """What it is about; None: the whole."""
    tried: Answer | None
    """What became of it so far; None: nobody called yet."""
    when: datetime | None
    """When it matters: the start of that occurrence, or of the next one; None: no date is known."""

    @property
    def about(self) -> datetime | None:
        """Original start of the occurrence (UTC), as its answer has it."""
        return self.occurrence.original if self.occurrence else None

    @property
    def id(self) -> str:
        """Id of the answer to this call."""
        return call_id(self.sign_up.id, self.cause, self.about)


def call_id(sign_up: str, cause: Cause, about: datetime | None) -> str:
    """Id of the answer to a call: one for each sign-up, cause, and occurrence or (None) the whole."""
    return derived_id("call", sign_up, cause, about.astimezone(UTC).isoformat() if about else "")


def to_call(facts: Facts, families: Mapping[str | None, Allotment], now: datetime) -> list[Call]:
    """The calls to make for one initiative, the soonest occurrence first, then in order of arrival.

    `families` holds the allotment of each task under its id, and of who joins under None.
    """
    calls = chain(_moved_up(facts, families, now), _cancelled_series(facts, now), _changed(facts, now))
    return in_order(call for call in calls if call.sign_up.name != ANONYMOUS or call.sign_up.contact)


def in_order(calls: Iterable[Call]) -> list[Call]:
    """Calls of one or more initiatives: the soonest first, those without a date last; then as people came."""
    return sorted(calls, key=_urgency)


def _urgency(call: Call) -> tuple[bool, float, tuple[Stamp, str], str]:
    moment = call.when.timestamp() if call.when else 0.0
    return call.when is None, moment, arrival(call.sign_up), call.cause


def _moved_up(facts: Facts, families: Mapping[str | None, Allotment], now: datetime) -> Iterator[Call]:
    by_id = {sign_up.id: sign_up for sign_up in facts.sign_ups}
    tasks = {task.id: task for task in facts.tasks}
    tried = moved_up_answers(facts.answers)
    for key in (id_ for family in families.values() for id_ in family.moved_up()):
        sign_up = by_id[key]
        answer = tried[key].answer if key in tried else None
        if sign_up.occurrence is not None:
            occurrence = find(facts.meetings, facts.changes, sign_up.occurrence)
            if occurrence is not None:
                yield Call(sign_up, "moved_up", occurrence, answer, occurrence.start)
            continue
        matters, when = _whole(facts, tasks.get(sign_up.task or ""), now)
        if matters:
            yield Call(sign_up, "moved_up", None, answer, when)


def _whole(facts: Facts, task: Task | None, now: datetime) -> tuple[bool, datetime | None]:
    """Whether a place in the whole, or in a task, still means something; and when it is used next."""
    if task is not None and (task.done or task.removed):
        return False, None
    if task is not None and task.when == "once":
        return task.start is not None and task.start > now, task.start
    dates = coming(facts.meetings, facts.changes, now, most=400)
    start = next((each.start for each in dates if not each.cancelled), None)
    if task is not None and task.when == "any_time":
        return True, start
    if dates:
        return start is not None, start
    return not is_over(facts.meetings, facts.changes, now), None


def _cancelled_series(facts: Facts, now: datetime) -> Iterator[Call]:
    """A series that does not take place at all is one call, not one for each of its dates."""
    for meeting in facts.meetings:
        if not meeting.cancelled or meeting.kind != "recurring":
            continue
        dates = coming([meeting], facts.changes, now, most=1)
        if dates:
            people = (each for each in _comers(facts) if each.occurrence is None)
            yield from _calls(facts, people, "not_taking_place", None, dates[0].start, meeting.touched)


def _changed(facts: Facts, now: datetime) -> Iterator[Call]:
    """Occurrences to come that are moved, do not take place, or are no longer in the agenda at all."""
    series = {meeting.id for meeting in facts.meetings if meeting.cancelled and meeting.kind == "recurring"}
    moments = {(change.meeting, change.original): change.touched for change in facts.changes}
    cancelled = {meeting.id: meeting.touched for meeting in facts.meetings if meeting.cancelled}
    for occurrence in _special(facts, now):
        people = [each for each in _comers(facts) if each.occurrence == occurrence.original]
        if occurrence.meeting and occurrence.meeting not in series:
            away = {each.sign_up for each in facts.absences if _is_away(each, occurrence)}
            people += [each for each in _comers(facts) if each.occurrence is None and each.id not in away]
        cause: Cause = "not_taking_place" if occurrence.cancelled else "moved"
        since = cancelled.get(occurrence.meeting) or moments.get((occurrence.meeting, occurrence.original))
        if not (occurrence.cancelled or occurrence.moved):
            misled = _misled(facts, occurrence, since)
            people = [each for each in people if each.id in misled]
        yield from _calls(facts, people, cause, occurrence, occurrence.start, since)


def _special(facts: Facts, now: datetime) -> Iterator[Occurrence]:
    """The occurrences still to come that are not as they would be, or not as somebody heard; each once."""
    signed_up = {each.occurrence for each in facts.sign_ups if each.occurrence and not each.cancelled}
    originals = signed_up | {change.original for change in facts.changes}
    told = {answer.occurrence for answer in facts.answers if _is_news(answer)}
    for meeting in facts.meetings:
        if meeting.cancelled and meeting.kind == "once":
            originals |= {each.original for each in coming([meeting], facts.changes, now, LONGEST, 1)}
    for original in originals:
        occurrence = find(facts.meetings, facts.changes, original)
        if occurrence is None and original in signed_up:
            occurrence = _gone(facts, original)
        special = occurrence and (occurrence.cancelled or occurrence.moved or original in told)
        if occurrence and special and occurrence.over > now:
            yield occurrence


def _misled(facts: Facts, occurrence: Occurrence, since: Stamp | None) -> set[str]:
    """Ids of sign-ups that heard it was moved or off, before it was put back as it would be."""
    if since is None:
        return set()
    heard = (each for each in facts.answers if each.occurrence == occurrence.original and _is_news(each))
    return {answer.sign_up for answer in heard if answer.touched and answer.touched < since}


def _is_news(answer: CallAnswer) -> bool:
    return answer.answer == "told" and answer.cause != "moved_up"


def _gone(facts: Facts, original: datetime) -> Occurrence:
    """What somebody chose and a later version of the calendar leaves out: to them it does not take place."""
    start = original.astimezone(ZoneInfo(facts.meetings[0].zone)) if facts.meetings else original
    return Occurrence(
        meeting="",
        original=original,
        start=start,
        end=None,
        all_day=False,
        place="",
        cancelled=True,
        moved=False,
        reason="",
        recurring=False,
    )


def _is_away(absence: Absence, occurrence: Occurrence) -> bool:
    return absence.occurrence == occurrence.original and not absence.withdrawn


def _comers(facts: Facts) -> Iterator[SignUp]:
    """Who comes when people meet: not who helps at another time, unless they chose an occurrence."""
    apart = {task.id for task in facts.tasks if task.when != "meeting"}
    for sign_up in facts.sign_ups:
        if not sign_up.cancelled and (sign_up.occurrence is not None or sign_up.task not in apart):
            yield sign_up


def _calls(
    facts: Facts,
    people: Iterable[SignUp],
    cause: Cause,
    occurrence: Occurrence | None,
    when: datetime,
    since: Stamp | None,
) -> Iterator[Call]:
    """The calls still to make about one thing that was last changed in the transaction `since`."""
    answers = last_answers(facts.answers)
    for sign_up in people:
        if since and sign_up.made and sign_up.made > since:
            continue
        answer = answers.get((sign_up.id, cause, occurrence.original if occurrence else None))
        if answer and answer.touched and cause == "moved" and since and answer.touched < since:
            # Moved once more: what they were told is no longer so.
            answer = None
        if answer is None or answer.answer != "told":
            yield Call(sign_up, cause, occurrence, answer.answer if answer else None, when)
