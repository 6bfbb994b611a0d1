"""A series in words: *elke derde donderdag van de maand om 20:00*."""

from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

from kiosk.language.catalog import Language, mark
from kiosk.language.days import CLOCK, date_line, month, weekday
from kiosk.language.rule import Rule, read

_WHICH = {
    # NL: eerste
    1: mark("first"),
    # NL: tweede
    2: mark("second"),
    # NL: derde
    3: mark("third"),
    # NL: vierde
    4: mark("fourth"),
    # NL: vijfde
    5: mark("fifth"),
    # NL: laatste
    -1: mark("last"),
    # NL: voorlaatste
    -2: mark("last but one"),
}

_MONDAY = date(2024, 1, 1)
"""Some Monday: the days of the week are named from it."""


def recurrence(
    language: Language, rule: str, start: datetime, *, today: date, zone: tzinfo, all_day: bool = False
) -> str:
    """The whole of it: *om de week op vrijdag om 20:00, tot en met 5 december*.

    `rule` is an RRULE value (RFC 5545, section 3.3.10), `start` the naive first start on the hall's wall
    clock. A rule without plain words is *op wisselende dagen*; nothing is raised.
    """
    parts = read(rule, zone)
    days = _in_words(language, parts, start.date(), short=False) if parts else None
    if parts is None or days is None:
        return _varying(language)
    if not all_day:
        # NL: {days} om {time}
        days = language.text("{days} at {time}", days=days, time=f"{start:{CLOCK}}")
    if parts.until:
        # NL: {series}, tot en met {day}
        return language.text(
            "{series}, until {day}", series=days, day=date_line(language, parts.until, today)
        )
    if parts.count:
        # NL: {series}, in totaal {n} keer | {series}, in totaal {n} keer
        return language.plural(
            "{series}, {n} time in all", "{series}, {n} times in all", parts.count, series=days
        )
    return days


def short_recurrence(language: Language, rule: str, start: datetime) -> str:
    """For a card, without time and end: *elke donderdag*, *elke week*."""
    parts = read(rule, ZoneInfo("UTC"))
    return (parts and _in_words(language, parts, start.date(), short=True)) or _varying(language)


def _varying(language: Language) -> str:
    # NL: op wisselende dagen
    return language.text("on varying days")


def _in_words(language: Language, rule: Rule, start: date, *, short: bool) -> str | None:
    match rule.frequency:
        case "DAILY" if not (rule.days or rule.month_days or rule.months):
            return _daily(language, rule.interval)
        case "DAILY" | "WEEKLY" if not (rule.month_days or rule.months):
            usable = rule.frequency == "WEEKLY" or rule.interval == 1
            return _weekly(language, rule, start, short=short) if usable else None
        case "MONTHLY" if not rule.months:
            return _monthly(language, rule, start, short=short)
        case "YEARLY":
            return _yearly(language, rule, start, short=short)
    return None


def _daily(language: Language, interval: int) -> str:
    if interval == 1:
        # NL: elke dag
        return language.text("every day")
    if interval == 2:
        # NL: om de dag
        return language.text("every other day")
    # NL: elke {n} dag | elke {n} dagen
    return language.plural("every {n} day", "every {n} days", interval)


def _weekly(language: Language, rule: Rule, start: date, *, short: bool) -> str | None:
    if any(number for number, _ in rule.days):
        return None
    days = sorted({day for _, day in rule.days}) or [start.weekday()]
    if rule.interval == 1 and days == list(range(7)):
        return _daily(language, 1)
    if rule.interval == 1 and days == list(range(5)):
        # NL: elke werkdag
        return language.text("every working day")
    if short and (rule.interval > 1 or len(days) > 1):
        return _every_so_many_weeks(language, rule.interval)
    names = language.listing([_name(language, day) for day in days])
    if rule.interval == 1:
        # NL: elke {days}
        return language.text("every {days}", days=names)
    # NL: {period} op {days}
    return language.text(
        "{period} on {days}", period=_every_so_many_weeks(language, rule.interval), days=names
    )


def _every_so_many_weeks(language: Language, interval: int) -> str:
    if interval == 1:
        # NL: elke week
        return language.text("every week")
    if interval == 2:
        # NL: om de week
        return language.text("every other week")
    # NL: elke {n} week | elke {n} weken
    return language.plural("every {n} week", "every {n} weeks", interval)


def _monthly(language: Language, rule: Rule, start: date, *, short: bool) -> str | None:
    if rule.days and not rule.month_days:
        return _monthly_by_weekday(language, rule, start, short=short)
    if rule.days or len(rule.month_days) > 1:
        return None
    period = _every_so_many_months(language, rule.interval)
    if short:
        return period
    day = rule.month_days[0] if rule.month_days else start.day
    if day > 0:
        # NL: {period} op de {n}e
        return language.text("{period} on day {n}", period=period, n=day)
    if day == -1:
        # NL: {period} op de laatste dag
        return language.text("{period} on the last day", period=period)
    return None


def _monthly_by_weekday(language: Language, rule: Rule, start: date, *, short: bool) -> str | None:
    if all(number == 0 for number, _ in rule.days):
        return _weekly(language, rule, start, short=short) if rule.interval == 1 else None
    which = _which_days(language, rule)
    if which is None:
        return None
    if rule.interval == 1 and short:
        # NL: elke {days}
        return language.text("every {days}", days=which)
    if rule.interval == 1:
        # NL: elke {days} van de maand
        return language.text("every {days} of the month", days=which)
    period = _every_so_many_months(language, rule.interval)
    # NL: {period} op de {days}
    return period if short else language.text("{period} on the {days}", period=period, days=which)


def _every_so_many_months(language: Language, interval: int) -> str:
    if interval == 1:
        # NL: elke maand
        return language.text("every month")
    if interval == 2:
        # NL: om de maand
        return language.text("every other month")
    # NL: elke {n} maand | elke {n} maanden
    return language.plural("every {n} month", "every {n} months", interval)


def _which_days(language: Language, rule: Rule) -> str | None:
    """*eerste en derde dinsdag*, *eerste dinsdag en laatste vrijdag*; None when there is no word for one."""
    if any(number not in _WHICH for number, _ in rule.days):
        return None
    if len({day for _, day in rule.days}) == 1:
        numbers = language.listing([language.text(_WHICH[number]) for number, _ in rule.days])
        return _which_day(language, numbers, rule.days[0][1])
    return language.listing(
        [_which_day(language, language.text(_WHICH[number]), day) for number, day in rule.days]
    )


def _which_day(language: Language, which: str, day: int) -> str:
    # NL: {which} {weekday}
    return language.text("{which} {weekday}", which=which, weekday=_name(language, day))


def _yearly(language: Language, rule: Rule, start: date, *, short: bool) -> str | None:
    if len(rule.months) > 1 or len(rule.month_days) > 1 or (rule.month_days and not rule.months):
        return None
    period = _every_so_many_years(language, rule.interval)
    the_month = month(language, start.replace(month=rule.months[0], day=1)) if rule.months else None
    if rule.days:
        which = None if rule.month_days or the_month is None else _which_days(language, rule)
        if which is None or short:
            return which and period
        # NL: {period} op de {days} van {month}
        return language.text("{period} on the {days} of {month}", period=period, days=which, month=the_month)
    day = rule.month_days[0] if rule.month_days else start.day
    if short or day < 1:
        return period if day > 0 else None
    # NL: {period} op {day} {month}
    return language.text(
        "{period} on {day} {month}", period=period, day=day, month=the_month or month(language, start)
    )


def _every_so_many_years(language: Language, interval: int) -> str:
    if interval == 1:
        # NL: elk jaar
        return language.text("every year")
    if interval == 2:
        # NL: om het jaar
        return language.text("every other year")
    # NL: elke {n} jaar | elke {n} jaar
    return language.plural("every {n} year", "every {n} years", interval)


def _name(language: Language, day: int) -> str:
    return weekday(language, _MONDAY.replace(day=1 + day))
