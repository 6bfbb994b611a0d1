"""The state of an initiative as it is shown: partly set by people, partly derived."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Literal

from kiosk.model import Initiative, Meeting, OccurrenceChange, Task
from kiosk.rules.agenda import Occurrence, is_over
from kiosk.rules.places import Allotment

Shown = Literal["gathering", "active", "full", "resting", "paused", "done", "archived"]

_OPEN: frozenset[Shown] = frozenset({"gathering", "active", "full"})
"""States in which people can sign up; when full, for the waiting list."""


def shown_state(
    initiative: Initiative,
    meetings: Sequence[Meeting],
    changes: Iterable[OccurrenceChange],
    joiners: Allotment,
    dates: Sequence[Occurrence],
    now: datetime,
    today: date,
) -> Shown:
    """The state that everybody sees.

    `joiners`: the allotment of who signed up to join; `dates`: what `agenda.coming` gives at `now`; `today`:
    the date in the hall at `now`. What people set comes first; then *done* (there were dates, none is left),
    then *resting* (`fresh_until` is before today), *gathering* (nothing is planned or arranged), *full*.
    """
    if initiative.status != "active":
        return initiative.status
    if not dates and is_over(meetings, changes, now):
        return "done"
    if initiative.fresh_until is not None and today > initiative.fresh_until:
        return "resting"
    if all(meeting.removed for meeting in meetings):
        return "gathering"
    return "full" if initiative.joinable and is_full(joiners, dates) else "active"


def is_full(joiners: Allotment, dates: Iterable[Occurrence]) -> bool:
    """Whether a newcomer gets a place nowhere: not in the whole, and at none of the dates that take place."""
    rows = (None, *(each.original for each in dates if not each.cancelled))
    return all(joiners.left(row) == 0 for row in rows)


def can_join(initiative: Initiative, shown: Shown, dates: Sequence[Occurrence]) -> bool:
    """Whether a visitor can sign up to join, be it for the waiting list.

    Not when it takes no sign-ups, is hidden, rests or is over, or when all its `dates` to come are cancelled.
    """
    takes_place = not dates or any(not each.cancelled for each in dates)
    return initiative.joinable and not initiative.hidden and shown in _OPEN and takes_place


def can_help(
    initiative: Initiative, task: Task, shown: Shown, dates: Sequence[Occurrence], now: datetime
) -> bool:
    """Whether a visitor can sign up for a task that is still open, be it for the waiting list."""
    if task.done or task.removed or initiative.hidden or shown not in _OPEN:
        return False
    match task.when:
        case "once":
            return task.start is not None and task.start > now
        case "meeting":
            return not dates or any(not each.cancelled for each in dates)
        case "any_time":
            return True
