"""What is wholly in the past: its last occurrence is over."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.intake.found import Found
from kiosk.rules.series import LONGEST, starts


def is_past(found: Found, now: datetime) -> bool:
    """Whether nothing of it goes on at or after `now` (aware). Something without an end lasts its day."""
    if found.start is None:
        return False
    here = now.astimezone(ZoneInfo(found.zone)).replace(tzinfo=None)
    length = _length(found.start, found.end)
    changed = {change.original for change in found.changes}
    for change in found.changes:
        start = change.start or change.original
        if (change.end or start + length) > here:
            return False
    usual = (start for start in _starts(found, here - length) if start not in changed)
    return all(start + length <= here for start in usual)


def _starts(found: Found, since: datetime) -> Iterable[datetime]:
    """The first start since then by the rule, and those beside it."""
    excluded = {*found.excluded}
    if found.rule and found.start is not None:
        low = max(since, found.start)
        by_rule = starts(found.rule, found.start, low, low + LONGEST)
        yield from (start for start in by_rule if start not in excluded)
    else:
        yield from (start for start in (found.start,) if start is not None and start not in excluded)
    yield from (start for start in found.extra if start not in excluded)


def _length(start: datetime, end: datetime | None) -> timedelta:
    if end is not None:
        return end - start
    return datetime.combine(start.date() + timedelta(days=1), time()) - start
