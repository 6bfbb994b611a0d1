"""TOML text to plain tables, and broken TOML explained to whoever typed it."""

import re
import tomllib

from kiosk.errors import SettingsWrong
from kiosk.settings.scanner import find_lines
from kiosk.settings.spot import Spot, quoted

Tables = dict[str, object]

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_LONG_QUOTES = ('"""', "'''")
_CURLY = re.compile("[“”„‟‘’‚]")


def parsed(text: str, name: str) -> tuple[Tables, Spot]:
    """The tables of a TOML text, and the spot from which every refusal is told. Raises SettingsWrong."""
    try:
        tables: Tables = tomllib.loads(text)
        return tables, Spot(name, find_lines(text))
    except tomllib.TOMLDecodeError as error:
        raise _explained(text, name, str(error)) from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 figures, a thousand brackets
        # NL: {file}: hier staat een getal of lijst waar de kiosk niets mee kan.
        raise SettingsWrong(
            "{file}: there is a number or a list in it that no kiosk can use.", file=name
        ) from error


def _explained(text: str, name: str, message: str) -> SettingsWrong:
    line = _line(text, message)
    where = {"file": name, "line": line}
    written = (text.splitlines()[line - 1 : line] or [""])[0]
    if _CURLY.search(written):
        # NL: {file}, regel {line}: hier staan kromme aanhalingstekens. Schrijf rechte: "
        return SettingsWrong(
            '{file}, line {line}: there are curly quotes here. Write straight ones: "', **where
        )
    if "overwrite" in message or "twice" in message or "mutate" in message:
        # NL: {file}, regel {line}: dit staat er al eens. Haal een van de twee weg.
        return SettingsWrong("{file}, line {line}: this is already there. Take one of the two away.", **where)
    if "Unterminated string" in message or "Illegal character '\\n'" in message:
        # NL: {file}, regel {line}: aan het eind ontbreekt een aanhalingsteken.
        return SettingsWrong("{file}, line {line}: a quote is missing at the end.", **where)
    if "Unescaped '\\'" in message:
        # NL: {file}, regel {line}: schrijf een \ dubbel: \\
        return SettingsWrong("{file}, line {line}: write a \\ twice: \\\\", **where)
    if "Expected ']" in message or "Unclosed" in message:
        # NL: {file}, regel {line}: hier ontbreekt een haak, ] of }}.
        return SettingsWrong("{file}, line {line}: a bracket is missing here, ] or }}.", **where)
    return _not_a_line(written, where)


def _not_a_line(written: str, where: dict[str, object]) -> SettingsWrong:
    key, _, value = (quoted(part) for part in written.partition("#")[0].partition("="))
    if value.startswith("{") and "}" not in value:
        # NL: {file}, regel {line}: een {{ en de }} die erbij hoort, staan op één regel.
        return SettingsWrong("{file}, line {line}: a {{ and its }} stand on one line.", **where)
    if value and not set(value) & set("\"'[]{}"):
        # NL: {file}, regel {line}: tekst staat tussen aanhalingstekens. Bedoel je {key} = "{value}"?
        return SettingsWrong(
            '{file}, line {line}: text stands between quotes. Did you mean {key} = "{value}"?',
            key=key,
            value=value,
            **where,
        )
    # NL: {file}, regel {line}: dit is geen TOML. Schrijf elke regel als: naam = "waarde"
    return SettingsWrong(
        '{file}, line {line}: this is not TOML. Write every line as: name = "value"', **where
    )


def _line(text: str, message: str) -> int:
    place = _PLACE.search(message)
    if place and place["line"]:
        return int(place["line"])
    opened = max(text.rfind(quotes) for quotes in _LONG_QUOTES)
    end = opened if "Unterminated string" in message and opened >= 0 else len(text.rstrip())
    return text.count("\n", 0, end) + 1
