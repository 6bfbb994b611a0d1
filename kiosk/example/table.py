"""One table of a listing file, read key by key; a mistake is told with its file and line."""

import tomllib
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TypeVar

from kiosk.errors import InputRefused
from kiosk.example.moments import Moment, read_moment
from kiosk.settings.scanner import find_lines
from kiosk.settings.spot import Spot, nearest, quoted
from kiosk.text import clean_line, clean_text

Word = TypeVar("Word", bound=str)


class Table:
    """Keys and values as TOML gave them. `finish` refuses a key that nobody asked for."""

    def __init__(self, values: dict[str, object], spot: Spot) -> None:
        self.spot = spot
        self._values = values
        self._asked: list[str] = []

    def has(self, key: str) -> bool:
        """Whether the key is written."""
        self._asked.append(key)
        return key in self._values

    def line(self, key: str, limit: int, default: str = "") -> str:
        """One clean line of at most `limit` characters. Raises InputRefused."""
        return self._text(key, limit, default, clean_line(self._raw_text(key, default), limit * 2))

    def required(self, key: str, limit: int) -> str:
        """One clean line that must not be missing or empty. Raises InputRefused."""
        if words := self.line(key, limit):
            return words
        # NL: {file}, regel {line}: hier ontbreekt {key}.
        raise InputRefused("{file}, line {line}: {key} is missing here.", **self.spot.inside(key).told)

    def text(self, key: str, limit: int) -> str:
        """Clean text of several lines. Raises InputRefused."""
        return self._text(key, limit, "", clean_text(self._raw_text(key, ""), limit * 2))

    def choice(self, key: str, choices: Collection[Word], default: Word) -> Word:
        """One of these words. Raises InputRefused."""
        given = self._raw_text(key, default)
        for choice in choices:
            if choice == given:
                return choice
        # NL: {file}, regel {line}: {key} kan niet "{value}" zijn. Kies uit: {choices}.
        raise InputRefused(
            '{file}, line {line}: {key} cannot be "{value}". Choose from: {choices}.',
            value=quoted(given),
            choices=", ".join(choices),
            **self.spot.inside(key).told,
        )

    def number(self, key: str, least: int = 0) -> int | None:
        """A whole number of at least `least`; None when it is not written. Raises InputRefused."""
        value = self._value(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= least):
            return value
        # NL: {file}, regel {line}: {key} is een heel getal vanaf {least}, zonder aanhalingstekens.
        raise InputRefused(
            "{file}, line {line}: {key} must be a whole number from {least}, without quotes.",
            least=least,
            **self.spot.inside(key).told,
        )

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false. Raises InputRefused."""
        value = self._value(key)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        # NL: {file}, regel {line}: {key} is true (ja) of false (nee), zonder aanhalingstekens.
        raise InputRefused(
            "{file}, line {line}: {key} must be true or false, without quotes.",
            **self.spot.inside(key).told,
        )

    def moment(self, key: str, today: date) -> Moment | None:
        """A day, a time or both; None when it is not written. Raises InputRefused."""
        if not self.has(key):
            return None
        words = self._raw_text(key, "")
        try:
            return read_moment(words, today)
        except (ValueError, OverflowError) as error:
            # NL: {file}, regel {line}: "{value}" is geen dag of tijd. Schrijf bijvoorbeeld "+1 10:00".
            raise InputRefused(
                '{file}, line {line}: "{value}" is not a day or a time. Write for instance "+1 10:00".',
                value=quoted(words),
                **self.spot.inside(key).told,
            ) from error

    def tables(self, key: str) -> list["Table"]:
        """The tables of a `[[key]]`. Raises InputRefused."""
        values = self._value(key)
        spot = self.spot.inside(key)
        if values is None:
            return []
        if isinstance(values, list) and all(isinstance(value, dict) for value in values):
            return [Table(value, spot.inside(at)) for at, value in enumerate(values)]
        # NL: {file}, regel {line}: {key} wordt geschreven als [[{key}]], met regels eronder.
        raise InputRefused(
            "{file}, line {line}: {key} is written as [[{key}]], with lines below.", **spot.told
        )

    def items(self, key: str) -> list[tuple[object, Spot]]:
        """The items of a list, each with its place. Raises InputRefused."""
        values = self._value(key)
        spot = self.spot.inside(key)
        if values is None or isinstance(values, list):
            return [(value, spot.inside(at)) for at, value in enumerate(values or [])]
        # NL: {file}, regel {line}: {key} is een lijst tussen rechte haken.
        raise InputRefused("{file}, line {line}: {key} must be a list between square brackets.", **spot.told)

    def names(self, key: str, limit: int) -> list[str]:
        """A list of clean, short lines of at most `limit` characters. Raises InputRefused."""
        found = []
        for value, spot in self.items(key):
            words = clean_line(value, limit) if isinstance(value, str) else ""
            if not words:
                # NL: {file}, regel {line}: in {key} staan namen tussen aanhalingstekens.
                raise InputRefused("{file}, line {line}: {key} holds names between quotes.", **spot.told)
            found.append(words)
        return found

    def finish(self) -> None:
        """Raises InputRefused when a key is written that was never asked for."""
        for key in self._values:
            if key not in self._asked:
                spot = self.spot.inside(key)
                if meant := nearest(key, self._asked):
                    # NL: {file}, regel {line}: {key} bestaat hier niet. Bedoel je {meant}?
                    sentence = "{file}, line {line}: there is no {key} here. Did you mean {meant}?"
                    raise InputRefused(sentence, meant=meant, **spot.told)
                # NL: {file}, regel {line}: {key} bestaat hier niet.
                raise InputRefused("{file}, line {line}: there is no {key} here.", **spot.told)

    def _value(self, key: str) -> object:
        self._asked.append(key)
        return self._values.get(key)

    def _raw_text(self, key: str, default: str) -> str:
        value = self._value(key)
        if value is None or isinstance(value, str):
            return default if value is None else value
        # NL: {file}, regel {line}: {key} is een tekst tussen aanhalingstekens.
        raise InputRefused(
            "{file}, line {line}: {key} must be a text between quotes.", **self.spot.inside(key).told
        )

    def _text(self, key: str, limit: int, default: str, words: str) -> str:
        if len(words) <= limit:
            return words or default
        # NL: {file}, regel {line}: {key} is te lang. Er passen {limit} tekens, dit zijn er {length}.
        raise InputRefused(
            "{file}, line {line}: {key} is too long. It holds {limit} characters, this is {length}.",
            limit=limit,
            length=len(words),
            **self.spot.inside(key).told,
        )


def open_table(path: Path) -> Table:
    """All that a listing file says. Raises InputRefused."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return Table(tomllib.loads(text), Spot(path.name, find_lines(text)))
    except OSError as error:
        # NL: {file} is niet te lezen: {detail}.
        sentence = "{file} cannot be read: {detail}."
        raise InputRefused(sentence, file=path.name, detail=error.strerror or error) from error
    except UnicodeDecodeError as error:
        # NL: {file} is niet in UTF-8 geschreven.
        raise InputRefused("{file} is not written in UTF-8.", file=path.name) from error
    except tomllib.TOMLDecodeError as error:
        detail = " ".join(str(error).split())
        # NL: {file} is geen goede TOML: {detail}.
        raise InputRefused("{file} is not correct TOML: {detail}.", file=path.name, detail=detail) from error
