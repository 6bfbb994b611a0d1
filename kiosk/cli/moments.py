"""Days and times as people type them on a command line."""

import re
from datetime import date, datetime, time, timedelta

from kiosk.errors import WrongUse
from kiosk.language import Language, days

_YEARS = range(1900, 2200)
"""As in sheets and calendars: outside it is a slip of the finger."""

_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_WORDS = re.compile(r"(\d{1,2})\.?\s+([^\W\d]{3,})\.?(?:\s+(\d{4}))?")
_TIME = re.compile(r"(\d{1,2})(?:[:.uh](\d{2}))?(?:\s*(?:u|h|uur))?")


def read_day(text: str, today: date) -> date:
    """A day such as 2026-11-26, 26-11-2026, or *26 november* in any of the kiosk's languages.

    Without a year it is the first such day from today on. Raises WrongUse.
    """
    day = _read_day(text, today)
    if day.year not in _YEARS:
        # NL: Het jaar {year} kan niet kloppen.
        raise WrongUse("The year {year} cannot be right.", year=day.year)
    return day


def read_time(text: str) -> time:
    """A time of day such as 19:30, 19.30 or 19. Raises WrongUse."""
    found = _TIME.fullmatch(text.strip().casefold())
    try:
        if found:
            return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        pass
    # NL: {text} is geen tijd zoals 19:30.
    raise WrongUse("{text} is no time such as 19:30.", text=text)


def span(day: date, start: time, end: time | None) -> tuple[datetime, datetime | None]:
    """From when to when (naive): an end at or before the start is on the next day."""
    begin = datetime.combine(day, start)
    if end is None:
        return begin, None
    finish = datetime.combine(day, end)
    return begin, finish if finish > begin else finish + timedelta(days=1)


def _read_day(text: str, today: date) -> date:
    typed = " ".join(text.split()).casefold()
    try:
        if found := _NUMBERS.fullmatch(typed):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _WORDS.fullmatch(typed):
            return _named(int(found[1]), _month(found[2]), found[3], today)
        return date.fromisoformat(typed)
    except ValueError as error:
        # NL: {text} is geen datum zoals 26-11-2026 of 26 november.
        raise WrongUse("{text} is no date such as 26-11-2026 or 26 november.", text=text) from error


def _month(word: str) -> int:
    """The number of the month whose name begins so; ValueError when there is none."""
    for code in Language.available():
        for number in range(1, 13):
            if days.month(Language.load(code), date(2024, number, 1)).casefold().startswith(word):
                return number
    raise ValueError(f"no month: {word}")


def _named(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year), month, day)
    # 29 February may be up to eight years away.
    for candidate in range(today.year, today.year + 9):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError("no such day")
