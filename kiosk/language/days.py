"""Days as people say them.

The order of a date's parts is a sentence of the catalog, the names of days and months are Babel's (CLDR).
"""

from datetime import date, datetime, timedelta, tzinfo

from kiosk.language.catalog import Language

CLOCK = "%H:%M"
"""24 hours in every language: one way of telling time for the clock on the wall, the poster and the phone,
never a doubt between morning and evening, and always five characters wide."""

_UNMISTAKABLE = timedelta(days=330)
"""A date this near ahead needs no year; later it could be taken for the one just gone."""

_ONE_MONTH = timedelta(days=27)
"""So many days on, the number of a day means one day only, whatever the month."""


def local(moment: datetime, zone: tzinfo) -> datetime:
    """The moment on the hall's wall clock; a naive one is on it already."""
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def weekday(language: Language, day: date) -> str:
    """The name of the day: *zaterdag*."""
    return str(language.locale.days["format"]["wide"][day.weekday()])


def month(language: Language, day: date) -> str:
    """The name of the month: *november*."""
    return str(language.locale.months["format"]["wide"][day.month])


def clock_line(language: Language, now: datetime, zone: tzinfo) -> str:
    """Day and time for the top of a screen: *dinsdag 24 november, 14:05*."""
    here = local(now, zone)
    # NL: {day}, {time}
    return language.text(
        "{day}, {time}", day=full_day(language, here.date(), here.date()), time=f"{here:{CLOCK}}"
    )


def day(language: Language, when: date, today: date) -> str:
    """*vandaag*, *morgen*, *gisteren*, else as `full_day`."""
    return near_day(language, when, today) or full_day(language, when, today)


def near_day(language: Language, when: date, today: date) -> str | None:
    """The word for a day that has one: *vandaag*, *morgen*, *gisteren*; else None."""
    away = (when - today).days
    if away == 0:
        # NL: vandaag
        return language.text("today")
    if away == 1:
        # NL: morgen
        return language.text("tomorrow")
    if away == -1:
        # NL: gisteren
        return language.text("yesterday")
    return None


def full_day(language: Language, when: date, today: date) -> str:
    """*donderdag 26 november*; with the year where it could be another one."""
    # NL: {weekday} {date}
    return language.text(
        "{weekday} {date}", weekday=weekday(language, when), date=date_line(language, when, today)
    )


def date_line(language: Language, when: date, today: date) -> str:
    """*3 december*; with the year where it could be another one."""
    if _year_is_clear(when, today):
        # NL: {day} {month}
        return language.text("{day} {month}", day=when.day, month=month(language, when))
    # NL: {day} {month} {year}
    return language.text("{day} {month} {year}", day=when.day, month=month(language, when), year=when.year)


def short_day(language: Language, when: date, today: date) -> str:
    """For a narrow column: *vandaag*, *morgen*, *donderdag 26*; further away *24 december*."""
    near = near_day(language, when, today)
    if near:
        return near
    if timedelta(0) < when - today <= _ONE_MONTH:
        # NL: {weekday} {day}
        return language.text("{weekday} {day}", weekday=weekday(language, when), day=when.day)
    return date_line(language, when, today)


def brief_day(language: Language, when: date) -> str:
    """For a small button: *do 26*."""
    brief = str(language.locale.days["format"]["abbreviated"][when.weekday()]).rstrip(".")
    # NL: {weekday} {day}
    return language.text("{weekday} {day}", weekday=brief, day=when.day)


def ago(language: Language, when: date, today: date) -> str:
    """How long ago: *gisteren*, *3 dagen geleden*, *2 weken geleden*. What is still to come is *vandaag*."""
    away = max(0, (today - when).days)
    if away < 2:
        return day(language, today - timedelta(days=away), today)
    if away < 14:
        # NL: {n} dag geleden | {n} dagen geleden
        return language.plural("{n} day ago", "{n} days ago", away)
    if away < 60:
        # NL: {n} week geleden | {n} weken geleden
        return language.plural("{n} week ago", "{n} weeks ago", away // 7)
    if away < 730:
        # NL: {n} maand geleden | {n} maanden geleden
        return language.plural("{n} month ago", "{n} months ago", away // 30)
    # NL: {n} jaar geleden | {n} jaar geleden
    return language.plural("{n} year ago", "{n} years ago", away // 365)


def _year_is_clear(when: date, today: date) -> bool:
    return when.year == today.year or timedelta(0) <= when - today <= _UNMISTAKABLE
