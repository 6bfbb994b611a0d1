"""The parts of an RFC 5545 recurrence rule, read just far enough to say it in words."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_SAID = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
"""The parts that have words here; with any other the rule cannot be said plainly."""


@dataclass(frozen=True)
class Rule:
    """A rule with days as numbers, Monday is 0."""

    frequency: str
    """DAILY, WEEKLY, MONTHLY or YEARLY."""
    interval: int
    """Every so many days, weeks, months, years."""
    days: tuple[tuple[int, int], ...]
    """Which of its kind in the period (1 first, -1 last, 0 every one), and the day of the week."""
    month_days: tuple[int, ...]
    """Days of the month, -1 the last."""
    months: tuple[int, ...]
    """Months of the year, January is 1."""
    count: int | None
    """So many times in all."""
    until: date | None
    """The last day on which it can be."""


def read(rule: str, zone: tzinfo) -> Rule | None:
    """The rule, or None when it is wrong or uses parts that have no plain words."""
    try:
        parts = _parts(rule)
        chosen = Rule(
            frequency=parts["FREQ"],
            interval=int(parts.get("INTERVAL", "1")),
            days=_days(parts.get("BYDAY", ""), parts.get("BYSETPOS", "")),
            month_days=_numbers(parts.get("BYMONTHDAY", "")),
            months=_numbers(parts.get("BYMONTH", "")),
            count=int(parts["COUNT"]) if "COUNT" in parts else None,
            until=_until(parts["UNTIL"], zone) if "UNTIL" in parts else None,
        )
    except (ValueError, LookupError, OverflowError):
        return None
    known = chosen.frequency in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"} and not parts.keys() - _SAID
    real = all(1 <= number <= 12 for number in chosen.months) and all(
        1 <= abs(number) <= 31 for number in chosen.month_days
    )
    return chosen if known and real and chosen.interval > 0 else None


def _parts(rule: str) -> dict[str, str]:
    text = rule.strip().upper().removeprefix("RRULE:").strip(";")
    pairs = [part.split("=") for part in text.split(";")]
    return {name.strip(): value.strip() for name, value in pairs}


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(",") if number)


def _days(text: str, position: str) -> tuple[tuple[int, int], ...]:
    """BYDAY; a single day with BYSETPOS is the same as that day with a number (*TH;BYSETPOS=3*, *3TH*)."""
    days = tuple((int(part[:-2] or 0), WEEK.index(part[-2:])) for part in text.split(",") if part)
    if not position:
        return tuple(dict.fromkeys(days))
    if len(days) != 1 or days[0][0]:
        raise ValueError("a position in a set of several days has no plain words")
    return tuple((number, days[0][1]) for number in _numbers(position))


def _until(text: str, zone: tzinfo) -> date:
    if "T" not in text:
        return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    moment = datetime.strptime(text.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 - see the next line
    return moment.replace(tzinfo=UTC).astimezone(zone).date() if text.endswith("Z") else moment.date()
