"""The first `hall.toml` of a hall, a comment for every key: hall.nl.toml and hall.en.toml filled in."""

import json
from collections.abc import Collection
from importlib.resources import files
from pathlib import Path
from string import Template

from kiosk.errors import InputRefused, StoreTrouble
from kiosk.settings.private import write_private
from kiosk.settings.reading import LANGUAGES, parse
from kiosk.settings.shape import Settings
from kiosk.text import clean_line


def write_new(
    path: Path,
    *,
    name: str,
    language: str = "nl",
    time_zone: str = "Europe/Amsterdam",
    languages: Collection[str] = LANGUAGES,
    example: bool = False,
) -> Settings:
    """Write a new, commented `hall.toml` that only its owner can read (0600), and return what it says.

    The comments are Dutch when the language is nl, English otherwise. Raises SettingsWrong when a value
    cannot be, before anything is written; InputRefused when there is a file already; StoreTrouble when the
    disk does not want it.
    """
    text = render(name, language, time_zone, example=example)
    settings = parse(text, str(path), languages)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(path, text)
    except FileExistsError as error:
        # NL: {file} is er al.
        raise InputRefused("{file} is there already.", file=path) from error
    except OSError as error:
        # NL: {file} is niet te schrijven: {detail}.
        raise StoreTrouble("{file} cannot be written: {detail}.", file=path, detail=error.strerror) from error
    return settings


def render(name: str, language: str, time_zone: str, *, example: bool) -> str:
    """The text of a new `hall.toml`."""
    form = files("kiosk.settings").joinpath(f"hall.{'nl' if language == 'nl' else 'en'}.toml")
    return Template(form.read_text(encoding="utf-8")).substitute(
        name=_basic_string(name),
        language=_basic_string(language),
        time_zone=_basic_string(time_zone),
        example="true" if example else "false",
    )


def _basic_string(text: str) -> str:
    """A TOML 1.0.0 basic string: what JSON escapes is what TOML escapes, once control signs are gone."""
    return json.dumps(clean_line(text, 10_000), ensure_ascii=False)
