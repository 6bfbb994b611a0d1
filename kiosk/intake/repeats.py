"""Rules of recurrence (RFC 5545, 3.3.10): checked before anything expands them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from kiosk.errors import InputRefused, RuleBroken
from kiosk.intake.moments import Moment
from kiosk.rules.series import starts
from kiosk.text import clean_line

_FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_TOO_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}
_OF_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
_KEPT = ("INTERVAL", "COUNT", "BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST")
_BOUNDS = {"BYMONTH": 12, "BYWEEKNO": 53, "BYYEARDAY": 366, "BYMONTHDAY": 31, "BYSETPOS": 366}
_BYDAY = re.compile(r"(?:[+-]?(?:[1-9]|[1-4]\d|5[0-3]))?(?:MO|TU|WE|TH|FR|SA|SU)")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LONG_ENOUGH = timedelta(days=41 * 366)
"""In so many years every weekday falls on every day of the year, 29 February too, even across a century."""

Parts = Mapping[str, Sequence[object]]
"""A rule as the icalendar library splits it: names to lists of values."""


def checked_rule(parts: Parts, start: Moment, zone: str) -> str:
    """The rule as it is kept: known parts only, UNTIL as naive time on the wall clock of `zone`.

    Raises InputRefused, naming it, for what comes more often than daily, is not understood, or never happens.
    """
    given = {name.upper(): list(values) for name, values in parts.items()}
    frequency = _frequency(given)
    _check_time_of_day(given, start)
    unknown = sorted(set(given) - {"FREQ", "UNTIL", "RSCALE", *_KEPT, *_OF_DAY})
    if unknown or given.get("RSCALE", ["GREGORIAN"]) != ["GREGORIAN"]:
        raise _not_understood(unknown[0] if unknown else "RSCALE")
    _check_numbers(given)
    kept = {name: [str(value).upper() for value in given[name]] for name in _KEPT if given.get(name)}
    _move_days(kept, frequency, start, zone)
    pieces = [f"FREQ={frequency}", *(f"{name}={','.join(values)}" for name, values in kept.items())]
    if "UNTIL" in given:
        pieces.append(f"UNTIL={_until(given['UNTIL'], zone):%Y%m%dT%H%M%S}")
    rule = ";".join(pieces)
    _check_it_happens(rule, start.on(zone))
    return rule


def gives(rule: str, first: datetime, at: datetime) -> bool:
    """Whether a checked rule that begins at `first` has a start at `at` (naive, one clock)."""
    return next(starts(rule, first, at, at), None) is not None


def without_count(rule: str) -> tuple[str, int | None]:
    """The rule without its COUNT, and the COUNT."""
    pieces = rule.split(";")
    count = next((int(piece.removeprefix("COUNT=")) for piece in pieces if piece.startswith("COUNT=")), None)
    return ";".join(piece for piece in pieces if not piece.startswith("COUNT=")), count


def _frequency(given: Mapping[str, Sequence[object]]) -> str:
    frequency = str((given.get("FREQ") or [""])[0]).upper()
    if frequency in _TOO_OFTEN:
        # NL: Dit komt vaker dan één keer per dag ({rule}). Dat kan hier niet.
        raise InputRefused(
            "This comes more often than once a day ({rule}). That cannot be listed.", rule=frequency
        )
    if frequency not in _FREQUENCIES:
        raise _not_understood(frequency or "FREQ")
    return frequency


def _check_time_of_day(given: Mapping[str, Sequence[object]], start: Moment) -> None:
    """One hour or minute that repeats that of the start is harmless; several come more often than daily."""
    own = dict(zip(_OF_DAY, (start.at.hour, start.at.minute, start.at.second), strict=True))
    for name in _OF_DAY:
        values = given.get(name) or []
        if len(set(map(str, values))) > 1:
            # NL: Dit komt vaker dan één keer per dag ({rule}). Dat kan hier niet.
            raise InputRefused(
                "This comes more often than once a day ({rule}). That cannot be listed.", rule=name
            )
        if values and str(values[0]) != str(own[name]):
            raise _not_understood(name)


def _check_numbers(given: Mapping[str, Sequence[object]]) -> None:
    if "COUNT" in given and "UNTIL" in given:
        raise _not_understood("COUNT + UNTIL")
    for name in ("INTERVAL", "COUNT"):
        values = given.get(name, [1])
        if len(values) != 1 or not isinstance(values[0], int) or not 1 <= values[0] <= 100_000:
            raise _not_understood(name)
    for name, most in _BOUNDS.items():
        for value in given.get(name, []):
            if not isinstance(value, int) or not 1 <= abs(value) <= most or str(value) != str(int(value)):
                raise _not_understood(name)
    if not all(_BYDAY.fullmatch(str(value).upper()) for value in given.get("BYDAY", [])):
        raise _not_understood("BYDAY")


def _move_days(kept: dict[str, list[str]], frequency: str, start: Moment, zone: str) -> None:
    """A rule in UTC speaks of UTC's days: late on Monday there is Tuesday here."""
    moved = (start.on(zone).date() - start.at.date()).days
    if not moved or set(kept) <= {"INTERVAL", "COUNT", "WKST"}:
        return
    days = kept.get("BYDAY", [])
    if frequency not in {"DAILY", "WEEKLY"} or set(kept) - {"INTERVAL", "COUNT", "WKST", "BYDAY"}:
        # NL: Deze herhaling is niet om te rekenen naar de tijd van hier.
        raise InputRefused("This repeat cannot be told in the time of this place.")
    kept["BYDAY"] = [_DAYS[(_DAYS.index(day.upper()[-2:]) + moved) % 7] for day in days]


def _until(values: Sequence[object], zone: str) -> datetime:
    value = values[0] if len(values) == 1 else None
    if isinstance(value, datetime):
        aware = value.tzinfo is not None
        at = Moment(value.replace(tzinfo=None), "UTC" if aware else zone)
        return at.on(zone) if 1900 <= value.year <= 9000 else at.at
    if isinstance(value, date):
        return datetime.combine(value, time(23, 59, 59))
    raise _not_understood("UNTIL")


def _check_it_happens(rule: str, first: datetime) -> None:
    """Refuse *every 30 February*."""
    endless = ";".join(piece for piece in rule.split(";") if not piece.startswith(("UNTIL=", "COUNT=")))
    try:
        first_time = next(starts(endless, first, first, first + _LONG_ENOUGH), None)
    except RuleBroken as error:
        raise _not_understood(rule) from error
    if first_time is None:
        # NL: Deze herhaling komt nooit voor.
        raise InputRefused("This repeat never happens.")


def _not_understood(part: str) -> InputRefused:
    # NL: Deze herhaling is niet te begrijpen ({rule}).
    return InputRefused("This repeat is not understood ({rule}).", rule=clean_line(part, 40))
