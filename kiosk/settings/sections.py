"""The tables of `hall.toml`: which keys they know, and what must hold between keys."""

from collections.abc import Callable, Collection
from typing import TypeVar

import msgspec

from kiosk.errors import SettingsWrong
from kiosk.settings import addresses, values
from kiosk.settings.document import Tables
from kiosk.settings.shape import (
    FollowUp,
    HallInfo,
    PrivacySettings,
    RuleSettings,
    Screen,
    Settings,
    Theme,
)
from kiosk.settings.spot import Spot, nearest, quoted

_KINDS: dict[str, type[msgspec.Struct]] = {
    "hall": HallInfo,
    "screen": Screen,
    "rules": RuleSettings,
    "privacy": PrivacySettings,
    "follow_up": FollowUp,
}
_KEYS = {name: [field.name for field in msgspec.structs.fields(kind)] for name, kind in _KINDS.items()}
_SECTIONS = [field.name for field in msgspec.structs.fields(Settings)]
_PIN = {"pin", "host_pin", "pincode", "pin_code"}

_READERS: dict[str, Callable[[object, Spot], object]] = {
    "name": lambda value, spot: values.text(value, spot, 60),
    "email": addresses.email,
    "website": addresses.web_address,
    "opening_hours": values.lines,
    "closed_days": values.closed_days,
    "time_zone": values.time_zone,
    "night": values.night,
    "base_url": addresses.base_url,
    "wifi_name": addresses.wifi_name,
    "wifi_password": addresses.wifi_password,
}
"""How a key is read that needs more than its type; no two tables share a key."""

Section = TypeVar("Section", bound=msgspec.Struct)


def refuse_unknown(data: Tables, file: Spot) -> None:
    """Every table is one of ours and written as a table, every key stands in the table that knows it."""
    for name, value in data.items():
        spot = file.inside(name)
        if name not in _SECTIONS:
            raise _unknown_table(spot) if isinstance(value, dict | list) else _unknown_key(spot, name)
        if not isinstance(value, dict):
            # NL: {file}, regel {line}: schrijf [{key}] op een eigen regel, met wat erbij hoort eronder.
            raise SettingsWrong(
                "{file}, line {line}: write [{key}] on a line of its own, with what belongs to it below.",
                **spot.told,
            )
        for key in value if name in _KEYS else ():
            if key not in _KEYS[name]:
                raise _unknown_key(spot.inside(key), key, name)


def _unknown_table(spot: Spot) -> SettingsWrong:
    meant = nearest(str(spot.path[-1]), _SECTIONS)
    if meant:
        # NL: {file}, regel {line}: [{key}] bestaat niet. Bedoel je [{nearest}]?
        return SettingsWrong(
            "{file}, line {line}: there is no [{key}]. Did you mean [{nearest}]?", nearest=meant, **spot.told
        )
    # NL: {file}, regel {line}: [{key}] bestaat niet. Kies uit: {choices}.
    return SettingsWrong(
        "{file}, line {line}: there is no [{key}]. Choose from: {choices}.",
        choices=", ".join(_SECTIONS),
        **spot.told,
    )


def _unknown_key(spot: Spot, key: str, table: str = "") -> SettingsWrong:
    known = _KEYS.get(table, _SECTIONS)
    home = next((name for name, keys in _KEYS.items() if key in keys), "")
    if key.casefold() in _PIN:
        # NL: {file}, regel {line}: de pincode staat niet in dit bestand. Haal deze regel weg.
        return SettingsWrong(
            "{file}, line {line}: the PIN is not in this file. Take this line away.", **spot.told
        )
    if home:
        # NL: {file}, regel {line}: {key} hoort onder [{table}].
        return SettingsWrong("{file}, line {line}: {key} belongs under [{table}].", table=home, **spot.told)
    meant = nearest(key, known) or nearest(key, [name for keys in _KEYS.values() for name in keys])
    if meant:
        # NL: {file}, regel {line}: {key} bestaat niet. Bedoel je {nearest}?
        return SettingsWrong(
            "{file}, line {line}: there is no {key}. Did you mean {nearest}?", nearest=meant, **spot.told
        )
    # NL: {file}, regel {line}: {key} bestaat niet. Kies uit: {choices}.
    return SettingsWrong(
        "{file}, line {line}: there is no {key}. Choose from: {choices}.",
        choices=", ".join(known),
        **spot.told,
    )


def section(kind: type[Section], data: Tables, spot: Spot) -> Section:
    """One table, key by key, in the order of the file."""
    kinds = {field.name: field.type for field in msgspec.structs.fields(kind)}
    read = {
        key: _READERS[key](value, spot.inside(key))
        if key in _READERS
        else values.of_kind(kinds[key], value, spot.inside(key))
        for key, value in table(data, spot).items()
    }
    return kind(**read)


def table(data: Tables, spot: Spot) -> Tables:
    """The table of that spot; empty when the file leaves it out."""
    found = data.get(str(spot.path[-1]), {})
    assert isinstance(found, dict)
    return found


def checked_hall(data: Tables, spot: Spot, allowed: Collection[str]) -> HallInfo:
    """`[hall]`: it has a name, and speaks languages that there are, its own among them."""
    given = table(data, spot)
    if "name" not in given:
        # NL: {file}, regel {line}: het dorpshuis heeft nog geen naam. Zet onder [hall]: name = "..."
        raise SettingsWrong(
            '{file}, line {line}: the hall has no name yet. Write under [hall]: name = "..."', **spot.told
        )
    own = values.language(given.get("language", "nl"), spot.inside("language"), allowed)
    several = values.languages(given.get("languages", [own, *allowed]), spot.inside("languages"), allowed)
    if own not in several:
        # NL: {file}, regel {line}: in {key} hoort ook de eigen taal van het dorpshuis: "{language}".
        raise SettingsWrong(
            '{file}, line {line}: {key} must also name the hall\'s own language: "{language}".',
            language=own,
            **spot.inside("languages").told,
        )
    plain = {key: value for key, value in given.items() if key not in {"language", "languages"}}
    hall = section(HallInfo, {"hall": plain}, spot)
    return msgspec.structs.replace(hall, language=own, languages=several)


def checked_screen(data: Tables, spot: Spot) -> Screen:
    """`[screen]`: the countdown fits inside each time-out (design: it is the last part of it)."""
    screen = section(Screen, data, spot)
    given = table(data, spot)
    for key, seconds in (
        ("idle_seconds", screen.idle_seconds),
        ("form_idle_seconds", screen.form_idle_seconds),
    ):
        if seconds <= screen.warn_seconds:
            # NL: {file}, regel {line}: {longer} ({seconds}) moet meer zijn dan warn_seconds ({warn}).
            raise SettingsWrong(
                "{file}, line {line}: {longer} ({seconds}) must be more than warn_seconds ({warn}).",
                longer=key,
                seconds=seconds,
                warn=screen.warn_seconds,
                **spot.inside(key if key in given else "warn_seconds").told,
            )
    return screen


def checked_privacy(data: Tables, spot: Spot) -> PrivacySettings:
    """`[privacy]`: contact details never outlive the name they belong to."""
    privacy = section(PrivacySettings, data, spot)
    if privacy.contact_days > privacy.name_days:
        # NL: {file}, regel {line}: contact_days ({contact}) kan niet meer zijn dan name_days ({name}).
        raise SettingsWrong(
            "{file}, line {line}: contact_days ({contact}) cannot be more than name_days ({name}).",
            contact=privacy.contact_days,
            name=privacy.name_days,
            **spot.inside("contact_days" if "contact_days" in table(data, spot) else "name_days").told,
        )
    return privacy


def checked_themes(data: Tables, spot: Spot, allowed: Collection[str]) -> tuple[Theme, ...]:
    """`[themes]`: for each key a name in at least one language."""
    return tuple(_theme(key, value, spot.inside(key), allowed) for key, value in table(data, spot).items())


def _theme(key: str, value: object, spot: Spot, allowed: Collection[str]) -> Theme:
    if not isinstance(value, dict) or not value:
        # NL: {file}, regel {line}: een thema heeft een naam per taal: {key} = {{ nl = "{example}" }}
        raise SettingsWrong(
            '{file}, line {line}: a theme has a name per language: {key} = {{ nl = "{example}" }}',
            example=quoted(value) if isinstance(value, str) and value else "Groen",
            **spot.told,
        )
    for code in value:
        if code not in allowed:
            raise values.not_a_language(code, allowed, spot.inside(code))
    return Theme(
        values.text(key, spot, 40),
        {code: values.text(name, spot.inside(code), 24) for code, name in value.items()},
    )
