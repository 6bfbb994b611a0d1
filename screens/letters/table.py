"""Reads the text art of the large letters."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from screens.letters.size import Size

Glyph = tuple[str, ...]
"""Rows of equal length, "#" is ink, "." is none."""


@dataclass(frozen=True)
class Table:
    """One file of text art, read."""

    letters: dict[str, Glyph]
    """By character, rows from the top of a capital to the end of a tail."""
    marks: dict[str, Glyph]
    """Accents by name."""


def read_table(size: Size) -> Table:
    """The text art of one size.

    Raises `ValueError` when the art is crooked: a row with more or fewer pieces than its band has
    names, or a letter whose rows differ in length.
    """
    text = files("screens.letters").joinpath(size.file).read_text("utf-8")
    letters: dict[str, Glyph] = {}
    marks: dict[str, Glyph] = {}
    for kind, names, rows in _bands(text):
        into = letters if kind == "letters" else marks
        for name, *pieces in zip(names, *rows, strict=True):
            if len({len(piece) for piece in pieces}) != 1 or name in into:
                raise ValueError(f"{size.file}: {name} is crooked or drawn twice")
            into[name] = tuple(pieces)
    return Table(letters, marks)


def _bands(text: str) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """Kind, names and rows of each block that begins with the word letters or marks."""
    for block in text.split("\n\n"):
        lines = [line.split() for line in block.splitlines() if line.strip()]
        while lines and lines[0][0] not in {"letters", "marks"}:
            lines = lines[1:]
        if lines:
            yield lines[0][0], lines[0][1:], lines[1:]
