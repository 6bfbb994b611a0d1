"""The time a visitor has, in words: how long, when, and both as the title of what fits."""

from datetime import date, timedelta
from typing import Final

from kiosk.board import When
from kiosk.language import Language, days, mark
from screens.letters import Size, fits
from screens.wording.view import View

DAYS: Final = 7
"""Days to choose from, today the first."""

_HAVE: Final = {
    # NL: een kwartier
    # EN: 15 minutes
    15: mark("15 minutes of time"),
    # NL: een half uur
    # EN: half an hour
    30: mark("half an hour of time"),
    # NL: een uur
    # EN: an hour
    60: mark("an hour of time"),
    # NL: een dagdeel
    # EN: half a day
    240: mark("half a day of time"),
}
_CHIPS: Final = {
    # NL: Kwartier
    # EN: 15 minutes
    15: mark("15 minutes on a chip"),
    # NL: Half uur
    # EN: 30 minutes
    30: mark("30 minutes on a chip"),
    # NL: Uur
    # EN: 1 hour
    60: mark("An hour on a chip"),
    # NL: Dagdeel
    # EN: Half a day
    240: mark("Half a day on a chip"),
}
_SMALL_CHIPS: Final = {
    # NL: 15 min
    15: mark("15 min"),
    # NL: 30 min
    30: mark("30 min"),
    # NL: 1 uur
    60: mark("1 hour"),
    # NL: Dagdeel
    240: mark("Half day"),
}


def have(language: Language, minutes: int) -> str:
    """*een half uur*."""
    return language.text(_HAVE[minutes])


def chip(language: Language, minutes: int, *, small: bool) -> str:
    """*Half uur*, or where there is little room *30 min*."""
    return language.text((_SMALL_CHIPS if small else _CHIPS)[minutes])


def week(view: View) -> tuple[date, ...]:
    """The days to choose from."""
    return tuple(view.today + timedelta(days=ahead) for ahead in range(DAYS))


def day_chip(view: View, day: date, *, small: bool) -> str:
    """*Donderdag*, or where there is little room *Do 26*."""
    if small:
        return view.language.capital(days.brief_day(view.language, day))
    near = days.near_day(view.language, day, view.today)
    return view.language.capital(near or days.weekday(view.language, day))


def title(view: View, minutes: int, when: When, columns: int | None) -> str:
    """*Ik heb een half uur*, *Donderdag een half uur*: the first that fits in large letters.

    `columns`: how many there are for them; None where the title is bold text.
    """
    said = _titles(view, minutes, when)
    if columns is None:
        return said[0]
    return next((each for each in said if fits(each, Size.TITLE, columns)), said[0])


def _titles(view: View, minutes: int, when: When) -> tuple[str, ...]:
    text, time = view.language.text, have(view.language, minutes)
    if when == "week":
        # NL: Ik heb {time}
        return (text("I have {time}", time=time),)
    if when == "now":
        # NL: Ik heb nu {time}
        return (text("I have {time} now", time=time), view.language.capital(time))
    near = days.near_day(view.language, when, view.today)
    day = near or days.weekday(view.language, when)
    # NL: Ik heb {day} {time}
    whole = text("I have {time} on {day}", time=time, day=day)
    if near:
        # NL: Ik heb {day} {time}
        whole = text("I have {time} {day}", time=time, day=day)
    brief = days.brief_day(view.language, when)
    shorter = [_on_day(view.language, each, time) for each in (day, brief)]
    return (whole, *shorter)


def _on_day(language: Language, day: str, time: str) -> str:
    # NL: {day} {time}
    return language.text("{day}: {time}", day=language.capital(day), time=time)
