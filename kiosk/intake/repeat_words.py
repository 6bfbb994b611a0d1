"""How often, as people write it in a sheet, to an RFC 5545 rule: *elke 2 weken*, *every third Thursday*."""

import re
from datetime import date, datetime, time

from kiosk.errors import InputRefused
from kiosk.intake import wording
from kiosk.intake.moments import Moment
from kiosk.intake.repeats import checked_rule
from kiosk.intake.sheet_dates import WEEKDAYS, read_date
from kiosk.intake.sheet_rows import Cell

_ONCE = {
    "",
    "-",
    "nee",
    "no",
    "geen",
    "none",
    "eenmalig",
    "eenmaal",
    "once",
    "one-off",
    "nooit",
    "never",
    "false",
}
_EVERY = r"(?:(?:elke|elk|iedere|ieder|every|each|om de|per|op|on)\s+)?"
_NUMBERS = {
    "twee": 2, "two": 2, "andere": 2, "other": 2, "drie": 3, "three": 3, "vier": 4, "four": 4,
    "zes": 6, "six": 6,
}  # fmt: skip
_ORDINALS = {
    "eerste": 1, "first": 1, "tweede": 2, "second": 2, "derde": 3, "third": 3, "vierde": 4, "fourth": 4,
    "vijfde": 5, "fifth": 5, "laatste": -1, "last": -1,
}  # fmt: skip
_UNITS = {
    "DAILY": "dag dagen day days dagelijks daily",
    "WEEKLY": "week weken weeks wekelijks weekly",
    "MONTHLY": "maand maanden month months maandelijks monthly",
    "YEARLY": "jaar jaren year years jaarlijks yearly annually",
}
_UNIT = {word: frequency for frequency, words in _UNITS.items() for word in words.split()}
_MONDAY_TO_FRIDAY = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
_FIXED = {
    "maandag t/m vrijdag": _MONDAY_TO_FRIDAY,
    "maandag tot en met vrijdag": _MONDAY_TO_FRIDAY,
    "ma t/m vr": _MONDAY_TO_FRIDAY,
    "monday to friday": _MONDAY_TO_FRIDAY,
    "om de week": "FREQ=WEEKLY;INTERVAL=2",
    "om de maand": "FREQ=MONTHLY;INTERVAL=2",
    "om de dag": "FREQ=DAILY;INTERVAL=2",
    "tweewekelijks": "FREQ=WEEKLY;INTERVAL=2",
    "fortnightly": "FREQ=WEEKLY;INTERVAL=2",
    "every fortnight": "FREQ=WEEKLY;INTERVAL=2",
    "kwartaal": "FREQ=MONTHLY;INTERVAL=3",
    "elk kwartaal": "FREQ=MONTHLY;INTERVAL=3",
    "per kwartaal": "FREQ=MONTHLY;INTERVAL=3",
    "every quarter": "FREQ=MONTHLY;INTERVAL=3",
    "quarterly": "FREQ=MONTHLY;INTERVAL=3",
}
_WORKDAYS = {"werkdag", "werkdagen", "doordeweeks", "weekday", "weekdays", "workday", "workdays"}
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNTIL = re.compile(r"[,\s]*\b(?:tot en met|t/m|tm|tot|until|till|through)\s+(?P<date>.+)$")
_COUNT = re.compile(r"[,\s]*\(?\b(?P<count>\d{1,3})\s?(?:keer|x|times|maal)\)?$")
_PART_OF_DAY = re.compile(r"(?:avond|middag|namiddag|ochtend|morgen)(?:en)?$")
_OF_MONTH = re.compile(r"\s+(?:van|of|in)\s+(?:de|elke|iedere|the|each|every)\s+(?:maand|month)$")


def rule_of(cell: Cell, start: datetime, zone: str) -> str:
    """The rule a cell speaks of, for a series that starts at `start` on the wall clock of `zone`.

    Empty for once. An RRULE value is taken too. Raises InputRefused, quoting the words.
    """
    words = " ".join(str(cell).casefold().split()).rstrip(".")
    if words in _ONCE:
        return ""
    given = words.upper().removeprefix("RRULE:")
    text = given.replace(" ", "") if given.startswith("FREQ=") else _in_words(words, start)
    if not text:
        # NL: De herhaling {repeat} is niet te begrijpen. Schrijf bijvoorbeeld: elke week.
        raise InputRefused(
            "The repeat {repeat} is not understood. Write for example: every week.",
            repeat=wording.line(str(cell), 60),
        )
    from icalendar import vRecur

    try:
        parts = vRecur.from_ical(text)
    except ValueError as error:
        # NL: Deze herhaling is niet te begrijpen ({rule}).
        raise InputRefused("This repeat is not understood ({rule}).", rule=wording.line(text, 40)) from error
    return checked_rule(parts, Moment(start, zone), zone)


def _in_words(words: str, start: datetime) -> str:
    ending = ""
    if words in _FIXED:
        return _on_weekday(_FIXED[words], start)
    if found := _UNTIL.search(words):
        last, left = read_date(found["date"])
        words, ending = words[: found.start()], "" if left else f";UNTIL={_end_of(last):%Y%m%dT%H%M%S}"
        if left:
            return ""
    elif found := _COUNT.search(words):
        words, ending = words[: found.start()], f";COUNT={found['count']}"
    base = _FIXED.get(words) or _every_unit(words) or _weekdays(_OF_MONTH.sub("", words))
    return _on_weekday(base, start) + ending if base else ""


def _on_weekday(rule: str, start: datetime) -> str:
    """*Elke maand* means the third Thursday when it starts on one; a fifth one means the last."""
    if "FREQ=MONTHLY" not in rule or "BYDAY" in rule:
        return rule
    number = (start.day - 1) // 7 + 1
    return f"{rule};BYDAY={-1 if number > 4 else number}{_CODES[start.weekday()]}"


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59))


def _every_unit(words: str) -> str:
    found = re.fullmatch(_EVERY + r"(?:(\d{1,2}|[a-z]+)\s+)?([a-z]+)", words)
    if not found or found[2] not in _UNIT:
        return ""
    count = found[1] or "1"
    number = int(count) if count.isdigit() else _NUMBERS.get(count) or (1 if count in {"1x", "de"} else 0)
    if not number:
        return ""
    return f"FREQ={_UNIT[found[2]]}" + (f";INTERVAL={number}" if number > 1 else "")


def _weekdays(words: str) -> str:
    """*elke maandag en donderdag*, *1e en 3e dinsdag*, *every last Friday*, *werkdagen*."""
    words = re.sub(rf"^{_EVERY}(?:(?:de|the)\s+)?", "", words)
    if words in _WORKDAYS:
        return _MONDAY_TO_FRIDAY
    ordinals: list[int] = []
    days: list[str] = []
    for word in re.split(r"\s*(?:,|&|\+|\ben\b|\band\b|\s)\s*", words):
        number = _ordinal(word)
        day = WEEKDAYS.get(_PART_OF_DAY.sub("", word)) or WEEKDAYS.get(
            word.removesuffix("en").removesuffix("s")
        )
        if number and not days:
            ordinals.append(number)
        elif day:
            days.append(day)
        elif word:
            return ""
    if not days:
        return ""
    if not ordinals:
        return f"FREQ=WEEKLY;BYDAY={','.join(days)}"
    return "FREQ=MONTHLY;BYDAY=" + ",".join(f"{number}{day}" for number in ordinals for day in days)


def _ordinal(word: str) -> int:
    if found := re.fullmatch(r"([1-5])(?:e|ste|de|st|nd|rd|th)", word):
        return int(found[1])
    return _ORDINALS.get(word, 0)
