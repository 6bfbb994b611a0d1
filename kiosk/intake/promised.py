"""What people signed up for is moved or does not take place: it is never silently another date.

A calendar that moves an event gives it another start, and one that drops a date from a series excludes it.
Taken as they stand, nobody would be called.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from kiosk.intake.found import Found, FoundChange
from kiosk.intake.wanted import original_of
from kiosk.model import Meeting, OccurrenceChange


def as_promised(
    found: Found, meeting: Meeting, changes: Iterable[OccurrenceChange], *, people: bool, now: datetime
) -> Found:
    """The found event told as a change of the `meeting` that the hall has.

    `people`: somebody signed up and did not cancel. Without them only what was told so before still is, so
    that the same file means the same. The meeting's own date stays its identity.
    """
    known = {change.original for change in changes}
    if meeting.kind == "once" and not (found.rule or found.extra):
        return _moved(found, meeting, known, people=people)
    if meeting.kind == "recurring" and found.start == meeting.start and found.rule == meeting.rule:
        return _dropped(found, meeting, known, people=people, now=now)
    return found


def _moved(found: Found, meeting: Meeting, known: Collection[datetime], *, people: bool) -> Found:
    same_clock = (found.zone, found.all_day) == (meeting.zone, meeting.all_day)
    if found.start is None or meeting.start is None or not same_clock or found.start == meeting.start:
        return found
    change = FoundChange(meeting.start, start=found.start, end=found.end)
    if not people and original_of(change, meeting.zone) not in known:
        return found
    return replace(found, start=meeting.start, end=meeting.end, changes=(change,))


def _dropped(
    found: Found, meeting: Meeting, known: Collection[datetime], *, people: bool, now: datetime
) -> Found:
    dropped = []
    for start in found.excluded:
        change = FoundChange(start, cancelled=True)
        original = original_of(change, found.zone)
        if start not in meeting.excluded and (original in known or (people and original > now)):
            dropped.append(change)
    if not dropped:
        return found
    excluded = tuple(start for start in found.excluded if start not in {each.original for each in dropped})
    return replace(found, excluded=excluded, changes=(*found.changes, *dropped))
