"""Times of day, beginnings with their end, and how long something takes."""

from datetime import date, datetime, timedelta, tzinfo

from kiosk.language.catalog import Language
from kiosk.language.days import CLOCK, day, full_day, local, near_day, weekday

_NIGHT_ENDS, _NOON, _EVENING = 6, 12, 18
"""Hours at which people change the word: vannacht, vanochtend, vanmiddag, vanavond."""


def clock(moment: datetime, zone: tzinfo) -> str:
    """The time on the hall's wall clock, 24 hours: *09:30*."""
    return f"{local(moment, zone):{CLOCK}}"


def moment(language: Language, start: datetime, now: datetime, zone: tzinfo) -> str:
    """When something begins: *vanavond 19:30*, *morgen 10:00*, *zaterdag 28 november, 10:00*."""
    begin, here = local(start, zone), local(now, zone)
    if begin.date() == here.date() or _in_the_night_ahead(begin, here):
        return _today(language, begin)
    near = near_day(language, begin.date(), here.date())
    if near:
        # NL: {day} {time}
        return language.text("{day} {time}", day=near, time=clock(start, zone))
    # NL: {day}, {time}
    return language.text(
        "{day}, {time}", day=full_day(language, begin.date(), here.date()), time=clock(start, zone)
    )


def when(
    language: Language,
    start: datetime,
    end: datetime | None,
    now: datetime,
    zone: tzinfo,
    *,
    all_day: bool = False,
) -> str:
    """From when to when: *zaterdag 28 november, 10:00 tot 13:00*.

    `end` is exclusive (RFC 5545, section 3.6.1): whole days end at the midnight after the last one.
    Without an end, or with one that does not lie after the start, only the beginning is said.
    """
    begin, here = local(start, zone), local(now, zone)
    finish = local(end, zone) if end else begin
    if all_day:
        last = (finish - timedelta(seconds=1)).date()
        return _whole_days(language, begin.date(), max(begin.date(), last), here.date())
    beginning = moment(language, start, now, zone)
    if end is None or finish <= begin:
        return beginning
    same_evening = finish.date() - begin.date() == timedelta(days=1) and finish.hour < _NIGHT_ENDS
    until = (
        clock(end, zone)
        if finish.date() == begin.date() or same_evening
        else moment(language, end, now, zone)
    )
    # NL: {start} tot {end}
    return language.text("{start} to {end}", start=beginning, end=until)


def duration(language: Language, minutes: int) -> str:
    """How long something takes: *kwartier*, *half uur*, *anderhalf uur*, *2 uur*, *dagdeel*."""
    named = _named_duration(language, minutes)
    if named:
        return named
    hours, rest = divmod(minutes, 60)
    if hours and rest == 30:
        # NL: {n},5 uur
        return language.text("{n}.5 hours", n=hours)
    # NL: {n} uur | {n} uur
    whole = language.plural("{n} hour", "{n} hours", hours)
    # NL: {n} minuut | {n} minuten
    part = language.plural("{n} minute", "{n} minutes", rest)
    return language.listing([words for words, said in ((whole, hours), (part, rest or not hours)) if said])


def _named_duration(language: Language, minutes: int) -> str | None:
    match minutes:
        case 15:
            # NL: kwartier
            return language.text("15 minutes")
        case 30:
            # NL: half uur
            return language.text("half an hour")
        case 45:
            # NL: 3 kwartier
            return language.text("45 minutes")
        case 90:
            # NL: anderhalf uur
            return language.text("an hour and a half")
        case 240:
            # NL: dagdeel
            return language.text("half a day")
    return None


def _in_the_night_ahead(begin: datetime, here: datetime) -> bool:
    """In the evening, the small hours of tomorrow are still *vannacht*."""
    tomorrow = begin.date() - here.date() == timedelta(days=1)
    return tomorrow and begin.hour < _NIGHT_ENDS and here.hour >= _EVENING


def _today(language: Language, begin: datetime) -> str:
    time = f"{begin:{CLOCK}}"
    if begin.hour < _NIGHT_ENDS:
        # NL: vannacht {time}
        return language.text("tonight {time}", time=time)
    if begin.hour < _NOON:
        # NL: vanochtend {time}
        return language.text("this morning {time}", time=time)
    if begin.hour < _EVENING:
        # NL: vanmiddag {time}
        return language.text("this afternoon {time}", time=time)
    # NL: vanavond {time}
    return language.text("this evening {time}", time=time)


def _whole_days(language: Language, first: date, last: date, today: date) -> str:
    if first == last:
        # NL: {day}, de hele dag
        return language.text("{day}, all day", day=day(language, first, today))
    beginning = full_day(language, first, today)
    if (first.year, first.month) == (last.year, last.month):
        # NL: {weekday} {day}
        beginning = language.text("{weekday} {day}", weekday=weekday(language, first), day=first.day)
    # NL: {first} tot en met {last}
    return language.text("{first} to {last}", first=beginning, last=full_day(language, last, today))
