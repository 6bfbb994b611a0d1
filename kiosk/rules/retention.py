"""What of a sign-up, an idea or a supporter is to be erased, and from when on: derived from the facts.

Contact details go `contact_days` after their purpose ended, names `name_days` after it (design.md section 7).
A sign-up itself stays, with its party and its place in the row: so no count changes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain

from kiosk.clock import milliseconds, moment
from kiosk.model import Idea, Initiative, Meeting, OccurrenceChange, SignUp, Stamp, Supporter, Task
from kiosk.rules.agenda import NOBODY_SAID, YEAR, can_be_read, coming, find, occurrences
from kiosk.rules.same_name import ANONYMOUS
from kiosk.rules.series import LONGEST

Erasable = SignUp | Idea | Supporter
"""What holds a name, contact details and a code."""

_MANY = 10_000
"""More occurrences than a year of any meeting has."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was written down about one initiative, as far as the end of its purpose depends on it."""

    initiative: Initiative | None
    """None: there are sign-ups left of one that is not there any more."""
    sign_ups: tuple[SignUp, ...] = ()
    """To join and to its tasks."""
    meetings: tuple[Meeting, ...] = ()
    changes: tuple[OccurrenceChange, ...] = ()
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """What is past its time."""

    contacts: tuple[Erasable, ...] = ()
    """Whose contact details are to be erased."""
    names: tuple[Erasable, ...] = ()
    """Whose name is to be made anonymous; their code goes with it, and the words of an idea taken back."""
    since: datetime | None = None
    """When the first of it fell due; None: nothing is."""

    def erasures(self) -> Iterator[tuple[Erasable, dict[str, str]]]:
        """Each record once, with the fields that are to be replaced."""
        names = {record.id for record in self.names}
        contacts = {record.id for record in self.contacts}
        for record in {each.id: each for each in (*self.contacts, *self.names)}.values():
            fields = {"contact": ""} if record.id in contacts else {}
            if record.id in names:
                fields |= {"name": ANONYMOUS if record.name else "", "code": ""}
                fields |= {"words": ANONYMOUS} if isinstance(record, Idea) and record.withdrawn else {}
            yield record, fields


def due(
    all_facts: Iterable[Facts],
    now: datetime,
    contact_days: int,
    name_days: int,
    ended: Iterable[tuple[Erasable, datetime | None]] = (),
) -> Due:
    """What is to be erased at `now` (aware), of all these initiatives. A pure function.

    `ended`: what else holds details, with the moment its purpose ended (None: it goes on).
    """
    contacts: list[Erasable] = []
    names: list[Erasable] = []
    fell_due: list[datetime] = []
    contact_time, name_time = timedelta(days=contact_days), timedelta(days=name_days)
    for record, end in chain(_sign_ups(all_facts, now), ended):
        if end is None:
            continue
        if record.contact and end <= now - contact_time:
            contacts.append(record)
            fell_due.append(end + contact_time)
        if _has_name(record) and end <= now - name_time:
            names.append(record)
            fell_due.append(end + name_time)
    return Due(tuple(contacts), tuple(names), min(fell_due, default=None))


def over(facts: Facts, now: datetime) -> datetime | None:
    """When the initiative was over for good, said by people or by its last date; None: it goes on."""
    return _Purpose(facts, now).whole(None)


def _sign_ups(all_facts: Iterable[Facts], now: datetime) -> Iterator[tuple[SignUp, datetime | None]]:
    for facts in all_facts:
        purpose = _Purpose(facts, now)
        for sign_up in facts.sign_ups:
            if sign_up.contact or _has_name(sign_up):
                yield sign_up, purpose.end(sign_up)


def _has_name(record: Erasable) -> bool:
    named = record.name not in {"", ANONYMOUS} or bool(record.code)
    return named or (isinstance(record, Idea) and record.withdrawn and record.words != ANONYMOUS)


class _Purpose:
    """When the purpose of the sign-ups to one initiative ended; what they share is worked out once."""

    def __init__(self, facts: Facts, now: datetime) -> None:
        self._facts, self._now = facts, now
        self._meetings = [meeting for meeting in facts.meetings if not meeting.removed]
        self._dated = [meeting for meeting in self._meetings if can_be_read(meeting)]
        self._tasks = {task.id: task for task in facts.tasks}
        self._wholes: dict[str | None, datetime | None] = {}
        self._occurrences: dict[datetime, datetime] = {}

    def end(self, sign_up: SignUp) -> datetime | None:
        """The moment (UTC) the purpose of this sign-up ended, or is going to; None: nobody can say yet."""
        ends: list[datetime | None]
        if sign_up.occurrence is not None:
            ends = [self._occurrence(sign_up.occurrence)]
        elif self._facts.initiative is None:
            ends = [self._last_change(sign_up.changed, sign_up.touched)]
        else:
            ends = [self.whole(sign_up.task)]
        if sign_up.cancelled:
            ends.append(self._last_change(sign_up.cancelled_at or sign_up.changed, sign_up.made))
        known = [end.astimezone(UTC) for end in ends if end is not None]
        return min(known, default=None)

    def _occurrence(self, original: datetime) -> datetime:
        if original not in self._occurrences:
            found = find(self._dated, self._facts.changes, original)
            # One that the calendar no longer has would have been over by then.
            self._occurrences[original] = found.over if found else original + NOBODY_SAID
        return self._occurrences[original]

    def whole(self, task: str | None) -> datetime | None:
        """The same for who signed up to join (None), or to that task, without saying when."""
        if task not in self._wholes:
            self._wholes[task] = self._work_out(self._tasks.get(task or ""))
        return self._wholes[task]

    def _work_out(self, task: Task | None) -> datetime | None:
        """The day the initiative is done: said by people, or when its last date is over."""
        over = self._all_over()
        if over is not None and task is not None and task.when == "once" and task.start is not None:
            # Clearing up may be a week after the only date.
            length = timedelta(minutes=task.minutes) if task.minutes else NOBODY_SAID
            over = max(over, task.start + length)
        initiative = self._facts.initiative
        if initiative is None or initiative.status not in {"done", "archived"}:
            return over
        said = self._last_change(initiative.changed, initiative.touched)
        return min((end for end in (over, said) if end is not None), default=None)

    def _all_over(self) -> datetime | None:
        ends = [self._meeting(meeting) for meeting in self._meetings]
        known = [end for end in ends if end is not None]
        return max(known) if known and len(known) == len(ends) else None

    def _meeting(self, meeting: Meeting) -> datetime | None:
        """When a meeting was over for good; None: it goes on, or nobody knows until when."""
        ends: list[datetime | None] = []
        if meeting.cancelled and meeting.kind != "once":
            ends.append(self._last_change(meeting.changed, meeting.touched))
        if meeting.kind != "by_arrangement" and meeting in self._dated:
            ends.append(self._last_date(meeting))
        return min((end for end in ends if end is not None), default=None)

    def _last_date(self, meeting: Meeting) -> datetime | None:
        """When the last of its dates was over; None while one is to come."""
        changes, before = self._facts.changes, self._now
        if coming([meeting], changes, before, YEAR, 1) or coming([meeting], changes, before, LONGEST, 1):
            return None
        earliest = before - LONGEST
        if meeting.start is not None:
            earliest = max(earliest, meeting.start.replace(tzinfo=UTC) - YEAR)
        while before > earliest:
            found = occurrences(meeting, changes, before - YEAR, before, _MANY)
            if found:
                return max(each.over for each in found)
            before -= YEAR
        return self._last_change(meeting.changed, meeting.touched)

    def _last_change(self, wall: datetime | None, stamp: Stamp | None) -> datetime | None:
        """When something was put down: by the wall clock as it stood, which may have been behind.

        The store's stamp never goes back; only one that lies ahead of `now` says nothing.
        """
        moments = [] if wall is None else [wall]
        if stamp is not None and stamp.milliseconds <= milliseconds(self._now):
            moments.append(moment(stamp.milliseconds))
        return max(moments, default=None)
