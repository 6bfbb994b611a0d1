"""`word_families.txt`: the hall's own words that mean the same, for finding and for what is alike."""

import re
from importlib.resources import files
from pathlib import Path

from kiosk.errors import SettingsWrong, StoreTrouble
from kiosk.settings.private import write_private
from kiosk.settings.spot import quoted
from kiosk.text import clean_line

FAMILIES = "word_families.txt"
"""How the file is called, in the hall's folder; without it, those that come with the kiosk count."""

Families = tuple[tuple[str, ...], ...]
"""Each family its words, as they are written in the file; a word may be up to three written apart."""

_MOST_BYTES = 256 * 1024
_MOST_APART = 3
_LETTER = re.compile(r"[^\W_]")


def default_families() -> str:
    """The text of the file that a new hall begins with."""
    return files("kiosk.settings").joinpath(FAMILIES).read_text(encoding="utf-8")


def load_families(folder: Path) -> Families:
    """The families of the hall in `folder`. Raises SettingsWrong, in one line, for what is wrong."""
    path = folder / FAMILIES
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return parse_families(default_families(), FAMILIES)
    except OSError as error:
        raise SettingsWrong("{file} cannot be read: {detail}.", file=path, detail=error.strerror) from error
    if len(data) > _MOST_BYTES:
        # NL: {file} is te groot voor woordfamilies. Is dit het goede bestand?
        raise SettingsWrong("{file} is too large for word families. Is it the right file?", file=path)
    try:
        return parse_families(data.decode("utf-8"), str(path))
    except UnicodeDecodeError as error:
        raise SettingsWrong(
            "{file}, line {line}: this is not UTF-8. Choose the encoding UTF-8 when you save it.",
            file=path,
            line=data.count(b"\n", 0, error.start) + 1,
        ) from error


def write_families(folder: Path) -> None:
    """Put a new hall's file there, for its owner only; one that is there stays. Raises StoreTrouble."""
    path = folder / FAMILIES
    try:
        write_private(path, default_families())
    except FileExistsError:
        return
    except OSError as error:
        raise StoreTrouble("{file} cannot be written: {detail}.", file=path, detail=error.strerror) from error


def parse_families(text: str, name: str) -> Families:
    """The families that a text says: one a line, commas between the words; `#` begins a comment.

    `name` is how the file is called in a refusal. Raises SettingsWrong for the first line that is wrong.
    """
    families: list[tuple[str, ...]] = []
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        words = tuple(word for part in line.partition("#")[0].split(",") if (word := clean_line(part)))
        for word in words:
            _check(word, name, number)
            key = word.casefold()
            if lines.setdefault(key, number) != number:
                # NL: {file}, regel {line}: {word} staat al in de familie van regel {other}.
                sentence = "{file}, line {line}: {word} is in the family of line {other} already."
                raise SettingsWrong(sentence, file=name, line=number, word=quoted(word), other=lines[key])
        if len(words) == 1:
            # NL: {file}, regel {line}: {word} staat alleen. Zet er een komma en een tweede woord bij.
            sentence = "{file}, line {line}: {word} stands alone. Add a comma and a second word."
            raise SettingsWrong(sentence, file=name, line=number, word=quoted(words[0]))
        if words:
            families.append(words)
    return tuple(families)


def _check(word: str, name: str, line: int) -> None:
    if not _LETTER.search(word):
        # NL: {file}, regel {line}: {word} is geen woord.
        sentence = "{file}, line {line}: {word} is not a word."
        raise SettingsWrong(sentence, file=name, line=line, word=quoted(word))
    if len(word.split()) > _MOST_APART:
        # NL: {file}, regel {line}: {word} is te lang. Zet komma's tussen de woorden.
        sentence = "{file}, line {line}: {word} is too long. Put commas between the words."
        raise SettingsWrong(sentence, file=name, line=line, word=quoted(word))
