"""Each value of `hall.toml`: the right type, possible, and clean. One refusal per mistake, in one line."""

import re
from collections.abc import Collection
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import msgspec
from msgspec import inspect

from kiosk.errors import SettingsWrong
from kiosk.settings.shape import ClosedDays, Night
from kiosk.settings.spot import Spot, nearest, quoted
from kiosk.text import clean_line

_ANY_LENGTH = 10_000
_NIGHT = re.compile(r"([0-9]{1,2}:[0-9]{2})\s*-\s*([0-9]{1,2}:[0-9]{2})")


def of_kind(kind: object, value: object, spot: Spot) -> object:
    """A value of one of the simple kinds of kiosk.settings.shape; text comes back clean."""
    if isinstance(value, str):
        value = clean_line(value, _ANY_LENGTH)
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise _not_of_kind(inspect.type_info(kind), value, spot) from error


def _not_of_kind(kind: inspect.Type, value: object, spot: Spot) -> SettingsWrong:
    match kind, value:
        case inspect.IntType(ge=20), int(given) if given < 20:  # warn_seconds alone
            # NL: {file}, regel {line}: {key} is minstens 20. Zo veel tellen heeft iemand nodig
            # (WCAG 2.2.1).
            return SettingsWrong(
                "{file}, line {line}: {key} must be at least 20. People need that many seconds (WCAG 2.2.1).",
                **spot.told,
            )
        case inspect.IntType(ge=low, le=high), _:
            # NL: {file}, regel {line}: {key} is een heel getal van {low} tot en met {high}.
            # Zet er geen aanhalingstekens om.
            return SettingsWrong(
                "{file}, line {line}: {key} must be a whole number from {low} to {high}, without quotes.",
                low=low,
                high=high,
                **spot.told,
            )
        case inspect.BoolType(), _:
            # NL: {file}, regel {line}: {key} is true (ja) of false (nee), zonder aanhalingstekens.
            return SettingsWrong(
                "{file}, line {line}: {key} must be true or false, without quotes.",
                **spot.told,
            )
        case inspect.LiteralType(values=choices), str():
            return _not_a_choice(value, [str(choice) for choice in choices], spot)
        case inspect.StrType(max_length=int(limit)), str():
            return too_long(value, limit, spot)
    return not_text(spot)


def too_long(value: str, limit: int, spot: Spot) -> SettingsWrong:
    """The refusal of a text that would not fit where it is shown."""
    # NL: {file}, regel {line}: {key} is te lang. Er passen {limit} tekens, dit zijn er {length}.
    return SettingsWrong(
        "{file}, line {line}: {key} is too long. It holds {limit} characters, this is {length}.",
        limit=limit,
        length=len(value),
        **spot.told,
    )


def not_text(spot: Spot) -> SettingsWrong:
    """The refusal of whatever should have been a text."""
    # NL: {file}, regel {line}: {key} is een tekst tussen aanhalingstekens, zoals {key} = "...".
    return SettingsWrong(
        '{file}, line {line}: {key} must be a text between quotes, as in {key} = "...".',
        **spot.told,
    )


def _not_a_choice(value: str, choices: list[str], spot: Spot) -> SettingsWrong:
    # NL: {file}, regel {line}: {key} kan niet "{value}" zijn. Kies uit: {choices}.
    return SettingsWrong(
        '{file}, line {line}: {key} cannot be "{value}". Choose from: {choices}.',
        value=quoted(value),
        choices=", ".join(choices),
        **spot.told,
    )


def text(value: object, spot: Spot, limit: int = 200) -> str:
    """A clean line that is not empty."""
    if not isinstance(value, str):
        raise not_text(spot)
    clean = clean_line(value, _ANY_LENGTH)
    if not clean:
        # NL: {file}, regel {line}: {key} is leeg. Vul iets in tussen de aanhalingstekens.
        raise SettingsWrong(
            "{file}, line {line}: {key} is empty. Write something between the quotes.",
            **spot.told,
        )
    if len(clean) > limit:
        raise too_long(clean, limit, spot)
    return clean


def lines(value: object, spot: Spot) -> tuple[str, ...]:
    """One text, or a list of texts: `opening_hours`."""
    if isinstance(value, list):
        return tuple(text(item, spot.inside(at), 80) for at, item in enumerate(value))
    return (text(value, spot, 80),) if value != "" else ()


def closed_days(value: object, spot: Spot) -> tuple[ClosedDays, ...]:
    """One or a list of days or of "first/last" intervals (ISO 8601)."""
    if isinstance(value, list):
        return tuple(_closed(item, spot.inside(at)) for at, item in enumerate(value))
    return (_closed(value, spot),)


def _closed(value: object, spot: Spot) -> ClosedDays:
    if isinstance(value, date) and not isinstance(value, datetime):
        return ClosedDays(value, value)
    try:
        first, slash, last = str(value).partition("/")
        days = ClosedDays(
            date.fromisoformat(first.strip()), date.fromisoformat((last if slash else first).strip())
        )
        if isinstance(value, str) and days.first <= days.last:
            return days
    except ValueError:
        pass
    # NL: {file}, regel {line}: {value} is geen dag. Schrijf 2026-12-25, of "2026-12-24/2027-01-01"
    # (tot en met).
    raise SettingsWrong(
        '{file}, line {line}: {value} is not a day. Write 2026-12-25, or "2026-12-24/2027-01-01".',
        value=quoted(value),
        **spot.told,
    )


def night(value: object, spot: Spot) -> Night | None:
    """A text like "22:00-07:00" on the hall's wall clock; "" for no night."""
    if value == "":
        return None
    found = _NIGHT.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        start, end = (
            (time.fromisoformat(part.zfill(5)) for part in found.groups()) if found else (time(), time())
        )
    except ValueError:
        start = end = time()
    if start == end:
        # NL: {file}, regel {line}: {key} loopt van een tijd tot een andere, zoals {key} = "22:00-07:00".
        raise SettingsWrong(
            '{file}, line {line}: {key} runs from one time to another, as in {key} = "22:00-07:00".',
            **spot.told,
        )
    return Night(start, end)


def time_zone(value: object, spot: Spot) -> str:
    """An IANA time zone that this machine knows."""
    name = text(value, spot)
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        # NL: {file}, regel {line}: de tijdzone "{value}" bestaat niet. Bedoel je "{nearest}"?
        raise SettingsWrong(
            '{file}, line {line}: there is no time zone "{value}". Did you mean "{nearest}"?',
            value=quoted(name),
            nearest=_nearest_zone(name),
            **spot.told,
        ) from error
    return name


def _nearest_zone(name: str) -> str:
    zones = sorted(available_timezones())
    by_city = {zone.rpartition("/")[2]: zone for zone in zones}
    return nearest(name, zones) or by_city.get(nearest(name, by_city), "Europe/Amsterdam")


def language(value: object, spot: Spot, allowed: Collection[str]) -> str:
    """One of the languages that has a catalog."""
    code = text(value, spot)
    if code not in allowed:
        raise not_a_language(code, allowed, spot)
    return code


def not_a_language(code: str, allowed: Collection[str], spot: Spot) -> SettingsWrong:
    """The refusal of a language that has no catalog."""
    # NL: {file}, regel {line}: de kiosk spreekt geen "{value}". Kies uit: {choices}.
    return SettingsWrong(
        '{file}, line {line}: the kiosk does not speak "{value}". Choose from: {choices}.',
        value=quoted(code),
        choices=", ".join(allowed),
        **spot.told,
    )


def languages(value: object, spot: Spot, allowed: Collection[str]) -> tuple[str, ...]:
    """A list of languages, each named once, in the order in which visitors see them."""
    if not isinstance(value, list) or not value:
        # NL: {file}, regel {line}: {key} is een lijst tussen haken, zoals {key} = ["nl", "en"].
        raise SettingsWrong(
            '{file}, line {line}: {key} must be a list between brackets, as in {key} = ["nl", "en"].',
            **spot.told,
        )
    return tuple(dict.fromkeys(language(code, spot.inside(at), allowed) for at, code in enumerate(value)))
