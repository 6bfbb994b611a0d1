"""Dates and times as people type them in a sheet, in Dutch or English."""

import re
from datetime import date, datetime, time, timedelta

from kiosk.errors import InputRefused
from kiosk.intake import wording
from kiosk.intake.sheet_rows import Cell

_MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb"),
    ("maart", "march", "mrt", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augustus", "august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
WEEKDAYS = {
    name: code
    for code, names in {
        "MO": "maandag ma monday mon",
        "TU": "dinsdag di tuesday tue",
        "WE": "woensdag wo wednesday wed",
        "TH": "donderdag do thursday thu",
        "FR": "vrijdag vr friday fri",
        "SA": "zaterdag za saturday sat",
        "SU": "zondag zo sunday sun",
    }.items()
    for name in names.split()
}
_DAY_NAME = re.compile(rf"^(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b[.,]?\s*", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})")
_WORDS = re.compile(r"(\d{1,2})(?:e|ste|de|st|nd|rd|th)?[\s-]+([a-z]+)\.?,?[\s-]+(\d{4})", re.IGNORECASE)
_ENGLISH = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_NO_YEAR = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]?|\d{1,2}\s+[a-z]+\.?", re.IGNORECASE)
_TIME = re.compile(
    r"(\d{1,2})(?:[:.u h](\d{2}))?(?::\d{2})?\s*(?:u(?:ur)?|h|hrs)?\.?\s*([ap]\.?m\.?)?", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:-|–|—|tot en met|tot|t/m|until|to)\s*", re.IGNORECASE)
_EXCEL_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a wall clock, as in every sheet


def read_date(cell: Cell, *, month_first: bool = False) -> tuple[date, str]:
    """The date of a cell, and what text is left behind it (a time, perhaps).

    `month_first` reads 11/26/2026 as the United States write it. Raises InputRefused, quoting the cell.
    """
    if isinstance(cell, datetime):
        return cell.date(), f"{cell:%H:%M}" if cell.time() != time() else ""
    if isinstance(cell, date):
        return cell, ""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 20_000 < cell < 80_000:
        return read_date(_EXCEL_ZERO + timedelta(minutes=round(cell * 1440)))
    text = _DAY_NAME.sub("", " ".join(str(cell).split()))
    for pattern in (_ISO, _NUMBERS, _WORDS, _ENGLISH):
        found = pattern.match(text)
        parts = _parts(pattern, found, month_first) if found else None
        if found and parts:
            try:
                return date(*parts), text[found.end() :].strip(" ,T")
            except ValueError:
                break
    if _NO_YEAR.fullmatch(text):
        # NL: Bij de datum {date} staat geen jaar.
        raise InputRefused("The date {date} has no year.", date=wording.line(text, 40))
    # NL: De datum {date} is niet te begrijpen. Schrijf bijvoorbeeld 26-11-2026.
    raise InputRefused(
        "The date {date} is not understood. Write for example 26-11-2026.", date=wording.line(str(cell), 40)
    )


def _parts(pattern: re.Pattern[str], found: re.Match[str], month_first: bool) -> tuple[int, int, int] | None:
    one, two, three = found.groups()
    if pattern is _ISO:
        return int(one), int(two), int(three)
    if pattern is _NUMBERS:
        year = int(three) + (2000 if len(three) == 2 else 0)
        swapped = month_first and "/" in found[0]
        return (year, int(one), int(two)) if swapped else (year, int(two), int(one))
    day, name = (one, two) if pattern is _WORDS else (two, one)
    month = _MONTH.get(name.lower())
    return (int(three), month, int(day)) if month else None


def writes_month_first(cells: list[Cell]) -> bool:
    """Whether dates are written as in the United States: a second number is no month, each first may be."""
    slashed = [
        found
        for cell in cells
        if isinstance(cell, str) and "/" in cell and (found := _NUMBERS.match(cell.strip()))
    ]
    return any(int(each[2]) > 12 for each in slashed) and all(int(each[1]) <= 12 for each in slashed)


def read_times(cell: Cell) -> tuple[time | None, time | None]:
    """Begin and end in one cell: *19:30*, *19.30 - 21.30 uur*, *19u30 tot 21u*; nothing for an empty one.

    Raises InputRefused, quoting the cell.
    """
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0), None
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0), None
    if isinstance(cell, timedelta):
        return (
            read_times((_EXCEL_ZERO + cell).time())
            if timedelta(0) <= cell < timedelta(days=1)
            else _refuse(cell)
        )
    if isinstance(cell, float) and 0 <= cell < 1:
        return (_EXCEL_ZERO + timedelta(minutes=round(cell * 1440))).time(), None
    text = str(cell).strip().lower()
    if not text:
        return None, None
    pieces = _BETWEEN.split(text.removeprefix("van ").removeprefix("om "), maxsplit=1)
    times = [_one_time(piece, cell) for piece in pieces if piece]
    return times[0] if times else None, times[1] if len(times) > 1 else None


def _one_time(text: str, cell: Cell) -> time:
    found = _TIME.fullmatch(text.strip()) or re.fullmatch(r"(\d{2})(\d{2})()", text.strip())
    if not found:
        _refuse(cell)
        raise AssertionError
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").replace(".", "")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else 99
    if hour == 24 and minute == 0:
        hour = 0
    if hour > 23 or minute > 59:
        _refuse(cell)
    return time(hour, minute)


def _refuse(cell: Cell) -> tuple[None, None]:
    # NL: De tijd {time} is niet te begrijpen. Schrijf bijvoorbeeld 19:30.
    raise InputRefused(
        "The time {time} is not understood. Write for example 19:30.", time=wording.line(str(cell), 40)
    )
