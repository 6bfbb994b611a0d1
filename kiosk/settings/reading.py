"""`hall.toml`: read, checked and refused with file, line and what was probably meant."""

from collections.abc import Collection
from pathlib import Path

from kiosk.errors import SettingsWrong
from kiosk.settings.document import parsed
from kiosk.settings.sections import (
    checked_hall,
    checked_privacy,
    checked_screen,
    checked_themes,
    refuse_unknown,
    section,
)
from kiosk.settings.shape import FollowUp, RuleSettings, Settings

LANGUAGES = ("nl", "en")
"""The languages that have a catalog, when the caller does not say."""

_MOST_BYTES = 256 * 1024


def load(path: Path, languages: Collection[str] = LANGUAGES) -> Settings:
    """The settings in the file at `path`. Raises SettingsWrong, in one line, for what is wrong."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        # NL: {file} is er niet. Maak een dorpshuis met: kiosk init {folder}
        raise SettingsWrong(
            "{file} is not there. Make a hall with: kiosk init {folder}", file=path, folder=path.parent
        ) from error
    except OSError as error:
        # NL: {file} is niet te lezen: {detail}.
        raise SettingsWrong("{file} cannot be read: {detail}.", file=path, detail=error.strerror) from error
    return parse(_decoded(data, str(path)), str(path), languages)


def _decoded(data: bytes, name: str) -> str:
    """UTF-8, which TOML 1.0.0 asks for; `parse` takes the byte order mark off."""
    try:
        if len(data) <= _MOST_BYTES:
            return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # NL: {file}, regel {line}: dit is geen UTF-8. Kies bij het opslaan de codering UTF-8.
        raise SettingsWrong(
            "{file}, line {line}: this is not UTF-8. Choose the encoding UTF-8 when you save it.",
            file=name,
            line=data.count(b"\n", 0, error.start) + 1,
        ) from error
    # NL: {file} is te groot voor instellingen. Is dit het goede bestand?
    raise SettingsWrong("{file} is too large for settings. Is it the right file?", file=name)


def parse(text: str, name: str, languages: Collection[str] = LANGUAGES) -> Settings:
    """The settings that a text in TOML 1.0.0 says; `name` is how the file is called in a refusal.

    Text is cleaned (kiosk.text). Raises SettingsWrong for the first thing that is wrong, in one line, with
    its line number and what was probably meant: broken TOML, an unknown table or key, a wrong type, an
    impossible value.
    """
    data, file = parsed(text.removeprefix("\ufeff"), name)
    refuse_unknown(data, file)
    return Settings(
        hall=checked_hall(data, file.inside("hall"), languages),
        screen=checked_screen(data, file.inside("screen")),
        rules=section(RuleSettings, data, file.inside("rules")),
        privacy=checked_privacy(data, file.inside("privacy")),
        themes=checked_themes(data, file.inside("themes"), languages),
        follow_up=section(FollowUp, data, file.inside("follow_up")),
    )
