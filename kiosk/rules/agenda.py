"""When people come together: the occurrences of meetings, with what was moved and what does not take place.

A series is expanded on the wall clock of the meeting's zone and only then put on the world's clock, so
that *Tuesday 19:30* stays 19:30 when summer time begins or ends. A wall time that the clock skips or shows
twice is read as RFC 5545 (3.3.5) has it: with the offset before the gap, and as the first of the two.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from heapq import merge
from typing import TypeGuard
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.errors import RuleBroken
from kiosk.model import Meeting, OccurrenceChange
from kiosk.rules.recurrence import read_rule
from kiosk.rules.series import LONGEST, starts

YEAR = timedelta(days=366)

NOBODY_SAID = timedelta(hours=2)
"""How long an occurrence counts as going on when its end is not known."""

_DAY = timedelta(days=1)
_EARLIEST, _LATEST = datetime(1800, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
"""Between these the calendar can be calculated with in every zone; nothing outside is looked for."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that people come together."""

    meeting: str
    """Id of the meeting."""
    original: datetime
    """The start that the meeting or its series gives, in UTC: its identity, whatever is moved."""
    start: datetime
    """When it starts now, in the meeting's zone."""
    end: datetime | None
    """When it ends now, in the meeting's zone; None when nobody said. A whole day ends at midnight."""
    all_day: bool
    place: str
    """Where; empty: at the initiative's own place."""
    cancelled: bool
    """It does not take place."""
    moved: bool
    """It starts at another time than it would."""
    reason: str
    """Why, a choice from a short list; may be empty."""
    recurring: bool
    """Whether it is one of a series."""

    @property
    def over(self) -> datetime:
        """When it counts as over: its end, or `NOBODY_SAID` after its start."""
        return self.end or self.start + NOBODY_SAID


def occurrences(
    meeting: Meeting,
    changes: Iterable[OccurrenceChange],
    after: datetime,
    before: datetime,
    most: int = 400,
) -> list[Occurrence]:
    """What of one meeting goes on between two aware moments: over after the first, started before the second.

    At most `most`, soonest first, the cancelled ones among them. What was moved counts at its new time.
    `changes` may hold those of other meetings. A removed meeting, and one by arrangement, has none.
    Raises RuleBroken for a rule that is wrong or repeats more than once a day, and for an unknown time zone.
    """
    if not _has_dates(meeting):
        return []
    after, before = max(after, _EARLIEST), min(before, _LATEST)
    mine = _by_original(meeting, changes)
    found: list[Occurrence] = []
    for original, wall in _originals(meeting, after - _length(meeting) - NOBODY_SAID, before):
        if original in mine:
            continue
        occurrence = _occurrence(meeting, original, wall)
        if occurrence.over > after and occurrence.start < before:
            found.append(occurrence)
            if len(found) >= most:
                break
    for change in mine.values():
        changed = _at_original(meeting, change.original, change)
        if changed and changed.over > after and changed.start < before:
            found.append(changed)
    found.sort(key=_soonest)
    return found[:most]


def coming(
    meetings: Iterable[Meeting],
    changes: Iterable[OccurrenceChange],
    now: datetime,
    horizon: timedelta = YEAR,
    most: int = 12,
) -> list[Occurrence]:
    """What is still to come or going on, of all meetings of one initiative, soonest first.

    Cancelled ones are there too, until they would have been over. Raises as `occurrences` does.
    """
    changes = tuple(changes)
    last = min(now, _LATEST) + horizon
    found = [each for meeting in meetings for each in occurrences(meeting, changes, now, last, most)]
    found.sort(key=_soonest)
    return found[:most]


def find(
    meetings: Iterable[Meeting], changes: Iterable[OccurrenceChange], original: datetime
) -> Occurrence | None:
    """The occurrence known by this original start, past ones included; None when there is none (any more)."""
    changes = tuple(changes)
    for meeting in meetings:
        if not _has_dates(meeting):
            continue
        change = _by_original(meeting, changes).get(original)
        found = _at_original(meeting, original, change)
        if found is not None:
            return found
    return None


def is_over(meetings: Iterable[Meeting], changes: Iterable[OccurrenceChange], now: datetime) -> bool:
    """Whether there were dates and none is left; False without any date, and for what goes by arrangement."""
    meetings = [meeting for meeting in meetings if not meeting.removed]
    if not meetings or any(meeting.kind == "by_arrangement" for meeting in meetings):
        return False
    changes = tuple(changes)
    return not (coming(meetings, changes, now, YEAR, 1) or coming(meetings, changes, now, LONGEST, 1))


def taking_place(
    meetings: Iterable[Meeting], changes: Iterable[OccurrenceChange], now: datetime
) -> Callable[[datetime], bool]:
    """A test on an original start: is it still to come (or going on), and does it take place?

    Each answer is worked out once, and `now` stays the moment it was made with.
    """
    meetings, changes = tuple(meetings), tuple(changes)

    @cache
    def test(original: datetime) -> bool:
        found = find(meetings, changes, original)
        return found is not None and not found.cancelled and found.over > now

    return test


def can_be_read(meeting: Meeting) -> bool:
    """Whether its dates can be worked out: a file that was written by hand may hold a rule that is none."""
    try:
        _zone(meeting.zone)
        if meeting.rule:
            read_rule(meeting.rule)
    except RuleBroken:
        return False
    return True


def _soonest(occurrence: Occurrence) -> tuple[datetime, datetime]:
    return occurrence.start, occurrence.original


def _has_dates(meeting: Meeting) -> bool:
    return not meeting.removed and meeting.kind != "by_arrangement" and meeting.start is not None


def _by_original(meeting: Meeting, changes: Iterable[OccurrenceChange]) -> dict[datetime, OccurrenceChange]:
    mine = [change for change in changes if change.meeting == meeting.id]
    return {change.original: change for change in mine}


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        # NL: De tijdzone {zone} is niet bekend.
        raise RuleBroken("The time zone {zone} is not known.", zone=name) from unknown


def _wall(meeting: Meeting, moment: datetime) -> datetime:
    """An aware moment on the meeting's wall clock, naive."""
    return moment.astimezone(_zone(meeting.zone)).replace(tzinfo=None, fold=0)


def _originals(meeting: Meeting, low: datetime, high: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The starts the meeting gives, in UTC and (naive) on its own wall clock, in order.

    A day more than the window on either side, because the wall clock may jump within it.
    """
    zone = _zone(meeting.zone)
    low, high = low - _DAY, high + _DAY
    excluded = frozenset(meeting.excluded)
    before: datetime | None = None
    for wall in _walls(meeting, _wall(meeting, low), _wall(meeting, high)):
        if wall != before and wall not in excluded:
            yield wall.replace(tzinfo=zone).astimezone(UTC), wall
        before = wall


def _walls(meeting: Meeting, low: datetime, high: datetime) -> Iterator[datetime]:
    if meeting.start is None:
        return iter(())
    first = [meeting.start] if low <= meeting.start <= high else []
    if meeting.kind == "once":
        return iter(first)
    extra = sorted(start for start in meeting.extra if low <= start <= high)
    if not meeting.rule:
        # Without a rule the set is the first start and the extra ones (RFC 5545, 3.8.5.2).
        return merge(first, extra)
    until = read_rule(meeting.rule).until
    if until is not None and until.tzinfo is not None:
        # Some calendars write "for ever" as the year 9999, which no other zone can hold.
        high = min(high, _wall(meeting, max(_EARLIEST, min(until, _LATEST))))
    return merge(starts(meeting.rule, meeting.start, low, high), extra)


def _occurrence(
    meeting: Meeting, original: datetime, wall: datetime, change: OccurrenceChange | None = None
) -> Occurrence:
    zone = _zone(meeting.zone)
    # By way of UTC: a wall time that the clock skips becomes one that it shows.
    start = original.astimezone(zone)
    moved = False
    if change is not None and _is_possible(change.start):
        moved = change.start != wall
        wall = change.start
        start = wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return Occurrence(
        meeting=meeting.id,
        original=original,
        start=start,
        end=_end(meeting, wall, start, change),
        all_day=meeting.all_day,
        place=meeting.place if change is None or change.place is None else change.place,
        cancelled=meeting.cancelled or (change is not None and change.cancelled),
        moved=moved,
        reason="" if change is None else change.reason,
        recurring=meeting.kind == "recurring",
    )


def _length(meeting: Meeting) -> timedelta:
    """How long an occurrence takes on the wall clock; zero when nobody said."""
    return min(meeting.length or (_DAY if meeting.all_day else timedelta(0)), LONGEST)


def _is_possible(moment: datetime | None) -> TypeGuard[datetime]:
    """Whether a new time is given, and one that can be calculated with."""
    return moment is not None and _EARLIEST.year < moment.year < _LATEST.year


def _end(
    meeting: Meeting, wall: datetime, start: datetime, change: OccurrenceChange | None
) -> datetime | None:
    zone = _zone(meeting.zone)
    length = _length(meeting)
    if change is not None and _is_possible(change.end) and change.end > wall:
        return change.end.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    if not length:
        return None
    end = (wall + length).replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    # Where the clock skips the beginning, the wall clock's end may lie before it: then it is as long as ever.
    return end if end > start else (start.astimezone(UTC) + length).astimezone(zone)


def _at_original(meeting: Meeting, original: datetime, change: OccurrenceChange | None) -> Occurrence | None:
    """The occurrence with this original start, changed or not; None when the meeting does not give it."""
    if not _EARLIEST < original < _LATEST:
        return None
    for found, wall in _originals(meeting, original, original):
        if found == original:
            return _occurrence(meeting, found, wall, change)
    return None
