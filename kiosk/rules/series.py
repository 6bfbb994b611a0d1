"""The days a recurrence rule gives, on the wall clock, for one window.

A window is all that is ever looked through: its first period is calculated, never walked to, so a series of
thirty years costs as much as a new one, and a rule that matches no day at all (31 February) ends with its
window. That is why this is not left to a library that walks on until something matches.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice

from kiosk.rules.recurrence import Rule, read_rule

LONGEST = timedelta(days=100 * 366)
"""The longest stretch that is looked through, whatever the window."""

_END = date(9000, 1, 1)
"""Nothing is looked through beyond this day, so that no sum of days runs out of the calendar."""


def starts(text: str, start: datetime, low: datetime, high: datetime) -> Iterator[datetime]:
    """The starts that rule `text` gives a meeting that first starts at `start`, in order.

    All moments are naive, on the wall clock of the meeting's zone; `low` and `high` belong to the window.
    Nothing later than `LONGEST` after its beginning is given. An UNTIL in UTC is left to the caller, who
    knows the zone.
    Raises RuleBroken when the rule is wrong or repeats more than once a day.
    """
    rule = _completed(text, start)
    at = _time(rule, start)
    low = max(low, start)
    if rule.until is not None and rule.until.tzinfo is None:
        high = min(high, rule.until)
    last = high.date()
    if rule.count is not None:
        last = min(last, _last_of(text, start, rule.count))
    for day in _days(rule, start.date(), low.date(), last):
        moment = datetime.combine(day, at)
        if low <= moment <= high:
            yield moment


@lru_cache(maxsize=20_000)
def _completed(text: str, start: datetime) -> Rule:
    """The rule with what it leaves to the first start (RFC 5545, 3.3.10: derived from DTSTART)."""
    rule = read_rule(text)
    if rule.year_days or rule.month_days or rule.weekdays or rule.nth_weekdays:
        return rule
    match rule.frequency:
        case "WEEKLY":
            return replace(rule, weekdays=frozenset({start.weekday()}))
        case "MONTHLY":
            return replace(rule, month_days=frozenset({start.day}))
        case "YEARLY" if rule.weeks:
            return replace(rule, weekdays=frozenset({start.weekday()}))
        case "YEARLY":
            months = rule.months or frozenset({start.month})
            return replace(rule, months=months, month_days=frozenset({start.day}))
        case _:
            return rule


def _time(rule: Rule, start: datetime) -> time:
    return time(
        start.hour if rule.hour is None else rule.hour,
        start.minute if rule.minute is None else rule.minute,
        start.second if rule.second is None else rule.second,
        start.microsecond,
    )


@lru_cache(maxsize=20_000)
def _last_of(text: str, start: datetime, count: int) -> date:
    """The day of the last of `count` starts: known once, COUNT is like UNTIL and is not counted again."""
    rule = _completed(text, start)
    low = start.date() if _time(rule, start) >= start.time() else start.date() + timedelta(days=1)
    taken = list(islice(_days(rule, start.date(), low, _END), count))
    return taken[-1] if len(taken) == count else _END


def _days(rule: Rule, first: date, low: date, high: date) -> Iterator[date]:
    """The rule's days from `low` to `high` (inclusive), never before `first`, the day of the first start."""
    low = max(first, low)
    if low > _END:
        return
    high = min(high, low + LONGEST, _END)
    for period in _periods(rule, first, low, high):
        for day in _chosen(period, rule.positions):
            if low <= day <= high:
                yield day


def _periods(rule: Rule, first: date, low: date, high: date) -> Iterator[tuple[date, ...]]:
    """For each interval that touches the window: its days that the rule's parts leave, in order."""
    step = rule.interval
    match rule.frequency:
        case "DAILY":
            at = first.toordinal() + (low - first).days // step * step
            for ordinal in range(at, high.toordinal() + 1, step):
                day = date.fromordinal(ordinal)
                yield (day,) if _fits(rule, day) else ()
        case "WEEKLY":
            at = first.toordinal() - (first.weekday() - rule.week_start) % 7
            at += (low.toordinal() - at) // 7 // step * step * 7
            for ordinal in range(at, high.toordinal() + 1, 7 * step):
                yield _days_of_week(rule, ordinal)
        case "MONTHLY":
            at = _month(first) + (_month(low) - _month(first)) // step * step
            for month in range(at, _month(high) + 1, step):
                yield _days_of_month(rule, month)
        case "YEARLY":
            at = first.year + (low.year - first.year) // step * step
            for year in range(at, high.year + 1, step):
                yield _days_of_year(rule, year)


def _chosen(days: tuple[date, ...], positions: tuple[int, ...]) -> tuple[date, ...]:
    """BYSETPOS: only those at these places among the days of one interval."""
    if not positions:
        return days
    count = len(days)
    places = {place - 1 if place > 0 else count + place for place in positions}
    return tuple(days[place] for place in sorted(places) if 0 <= place < count)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _days_of_week(rule: Rule, first: int) -> tuple[date, ...]:
    week = (date.fromordinal(ordinal) for ordinal in range(max(1, first), first + 7))
    return tuple(day for day in week if _fits(rule, day))


@lru_cache(maxsize=4096)
def _days_of_month(rule: Rule, month: int) -> tuple[date, ...]:
    # Shared by all meetings with this rule: a hall has few rules and many meetings.
    year, before = divmod(month, 12)
    if rule.months and before + 1 not in rule.months:
        return ()
    days = (date(year, before + 1, day) for day in range(1, monthrange(year, before + 1)[1] + 1))
    return tuple(day for day in days if _fits(rule, day))


def _days_of_year(rule: Rule, year: int) -> tuple[date, ...]:
    return tuple(day for month in range(12) for day in _days_of_month(rule, year * 12 + month))


def _fits(rule: Rule, day: date) -> bool:
    """Whether every part of the rule lets this day through."""
    if rule.months and day.month not in rule.months:
        return False
    if rule.weekdays or rule.nth_weekdays:
        weekday = day.weekday()
        if weekday not in rule.weekdays and not (rule.nth_weekdays and _is_nth(rule, day, weekday)):
            return False
    if rule.month_days:
        length = monthrange(day.year, day.month)[1]
        if day.day not in rule.month_days and day.day - length - 1 not in rule.month_days:
            return False
    if rule.year_days:
        number, length = _place_in_year(day)
        if number not in rule.year_days and number - length - 1 not in rule.year_days:
            return False
    return not rule.weeks or _in_weeks(rule, day)


def _is_nth(rule: Rule, day: date, weekday: int) -> bool:
    """Counted in the year in a yearly rule without BYMONTH, else in the month (RFC 5545, 3.3.10)."""
    if rule.frequency == "YEARLY" and not rule.months:
        number, length = _place_in_year(day)
    else:
        number, length = day.day, monthrange(day.year, day.month)[1]
    from_start, from_end = (number - 1) // 7 + 1, -((length - number) // 7 + 1)
    return (from_start, weekday) in rule.nth_weekdays or (from_end, weekday) in rule.nth_weekdays


def _place_in_year(day: date) -> tuple[int, int]:
    return day.timetuple().tm_yday, date(day.year, 12, 31).timetuple().tm_yday


def _in_weeks(rule: Rule, day: date) -> bool:
    """BYWEEKNO: week 1 is the first with at least four days in its year; weeks begin at WKST."""
    middle = day + timedelta(days=3 - (day.weekday() - rule.week_start) % 7)
    number = (_place_in_year(middle)[0] - 1) // 7 + 1
    last_middle = date(middle.year, 12, 31)
    last_middle -= timedelta(days=(last_middle.weekday() - rule.week_start - 3) % 7)
    weeks = (_place_in_year(last_middle)[0] - 1) // 7 + 1
    return number in rule.weeks or number - weeks - 1 in rule.weeks
