"""RFC 5545 recurrence rules (3.3.10) read and checked, whole days at least apart.

Expanding them is the task of `kiosk.rules.series`. A rule that is wrong, or repeats more than once a day,
is refused here by name, before anything expands it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache
from typing import Literal

from kiosk.errors import RuleBroken

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]

_FREQUENCIES: dict[str, Frequency] = {
    "DAILY": "DAILY",
    "WEEKLY": "WEEKLY",
    "MONTHLY": "MONTHLY",
    "YEARLY": "YEARLY",
}
_TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
_WEEKDAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"\d{8}(T\d{6}Z?)?")
_MOST = 100_000
"""The largest interval or count that is taken at its word."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One RRULE. Empty sets mean that the part was not given."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    """The last moment, inclusive: aware when the rule gave it in UTC, else naive on the wall clock."""
    week_start: int = 0
    """Monday 0 to Sunday 6 (WKST)."""
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    """1 to 31, or counted from the end, -1 to -31."""
    year_days: frozenset[int] = frozenset()
    weeks: frozenset[int] = frozenset()
    weekdays: frozenset[int] = frozenset()
    """Every such weekday, Monday 0."""
    nth_weekdays: frozenset[tuple[int, int]] = frozenset()
    """(n, weekday): the nth of the month or year, from the end when negative."""
    positions: tuple[int, ...] = ()
    """BYSETPOS."""
    hour: int | None = None
    minute: int | None = None
    second: int | None = None


@lru_cache(maxsize=1024)
def read_rule(text: str) -> Rule:
    """The rule in an RRULE value such as *FREQ=MONTHLY;BYDAY=3TH*.

    Raises RuleBroken, naming the rule, when it is no RFC 5545 rule or repeats more than once a day.
    """
    parts = _parts(text)
    frequency = parts.pop("FREQ", "")
    if frequency in _TOO_OFTEN or any(
        "," in parts.get(part, "") for part in ("BYHOUR", "BYMINUTE", "BYSECOND")
    ):
        # NL: Deze herhaling is vaker dan één keer per dag: {rule}
        raise RuleBroken("This repeats more than once a day: {rule}", rule=text)
    if frequency not in _FREQUENCIES:
        raise _unreadable(text)
    try:
        return _rule(_FREQUENCIES[frequency], parts)
    except (ValueError, KeyError) as wrong:
        raise _unreadable(text) from wrong


def _unreadable(text: str) -> RuleBroken:
    # NL: Deze herhaling is niet te lezen: {rule}
    return RuleBroken("This repeat rule cannot be read: {rule}", rule=text)


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in text.strip().upper().removeprefix("RRULE:").rstrip(";").split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value or name in parts:
            raise _unreadable(text)
        parts[name] = value
    return parts


def _rule(frequency: Frequency, parts: dict[str, str]) -> Rule:
    numbers = _numbers(parts)
    plain, nth = _by_day(parts.pop("BYDAY", ""), counts=frequency in {"MONTHLY", "YEARLY"})
    rule = Rule(
        frequency,
        interval=_number(parts.pop("INTERVAL", "1"), 1, _MOST),
        count=_number(parts.pop("COUNT"), 1, _MOST) if "COUNT" in parts else None,
        until=_until(parts.pop("UNTIL")) if "UNTIL" in parts else None,
        week_start=_WEEKDAYS[parts.pop("WKST", "MO")],
        months=numbers("BYMONTH", 12, False),
        month_days=numbers("BYMONTHDAY", 31, True),
        year_days=numbers("BYYEARDAY", 366, True),
        weeks=numbers("BYWEEKNO", 53, True),
        weekdays=plain,
        nth_weekdays=nth,
        positions=tuple(sorted(numbers("BYSETPOS", 366, True))),
        hour=_number(parts.pop("BYHOUR"), 0, 23) if "BYHOUR" in parts else None,
        minute=_number(parts.pop("BYMINUTE"), 0, 59) if "BYMINUTE" in parts else None,
        second=_number(parts.pop("BYSECOND"), 0, 59) if "BYSECOND" in parts else None,
    )
    if parts:
        raise ValueError(f"unknown parts: {', '.join(parts)}")
    return rule


def _numbers(parts: dict[str, str]) -> Callable[[str, int, bool], frozenset[int]]:
    def numbers(name: str, most: int, from_the_end: bool) -> frozenset[int]:
        if name not in parts:
            return frozenset()
        found = frozenset(
            _number(one, -most if from_the_end else 1, most) for one in parts.pop(name).split(",")
        )
        if 0 in found:
            raise ValueError(f"{name} counts from 1")
        return found

    return numbers


def _number(text: str, least: int, most: int) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,6}", text):
        raise ValueError(f"not a number: {text}")
    number = int(text)
    if not least <= number <= most:
        raise ValueError(f"not between {least} and {most}: {text}")
    return number


def _by_day(text: str, *, counts: bool) -> tuple[frozenset[int], frozenset[tuple[int, int]]]:
    plain: set[int] = set()
    nth: set[tuple[int, int]] = set()
    for one in text.split(",") if text else ():
        match = _BYDAY.fullmatch(one)
        if match is None:
            raise ValueError(f"not a weekday: {one}")
        weekday = _WEEKDAYS[match[2]]
        if match[1] and counts:
            n = _number(match[1], -53, 53)
            if n == 0:
                raise ValueError("BYDAY counts from 1")
            nth.add((n, weekday))
        else:
            plain.add(weekday)
    return frozenset(plain), frozenset(nth)


def _until(text: str) -> datetime:
    if not _UNTIL.fullmatch(text):
        raise ValueError(f"not a moment: {text}")
    if len(text) == len("20261231"):
        # A date for a series with a time (Outlook, hand-written files): that whole day still belongs to it.
        return datetime.combine(datetime.strptime(text, "%Y%m%d").date(), time(23, 59, 59))  # noqa: DTZ007
    moment = datetime.strptime(text.rstrip("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007
    return moment.replace(tzinfo=UTC) if text.endswith("Z") else moment
