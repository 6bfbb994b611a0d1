"""Puts the large letters side by side, by their ink."""

import unicodedata
from functools import lru_cache

from screens.letters.accents import compose
from screens.letters.size import Size
from screens.letters.table import Glyph, Table, read_table

Bitmap = tuple[str, ...]
"""Rows of equal length from the top of an accent to the end of a tail: "#" ink, "." none.

Two rows make one terminal row, one pixel one column.
"""

_LIGATURES = {"\u0133": "ij", "\u0132": "IJ"}
_WIDER = {"Ki"}
"""Pairs that look glued at the usual distance, besides two letters that are a single stroke.

A j brings its own distance: its tail turns to the left.
"""


def layout(text: str, size: Size) -> Bitmap:
    """The text as one line of large letters, `size.height` rows, as wide as its ink.

    Raises `ValueError` when a letter is not drawn in this size: ask `fits` first, and write plain
    text instead.
    """
    bitmap = _layout(text, size)
    if bitmap is None:
        raise ValueError(f"not every letter of {text!r} is drawn in {size.file}")
    return bitmap


def width(text: str, size: Size) -> int | None:
    """How many columns the large letters take, or None when a letter is not drawn."""
    bitmap = _layout(text, size)
    return None if bitmap is None else len(bitmap[0])


def fits(text: str, size: Size, columns: int) -> bool:
    """Whether every letter is drawn in this size and all of them go into that many columns."""
    taken = width(text, size)
    return taken is not None and taken <= columns


@lru_cache(maxsize=256)
def _layout(text: str, size: Size) -> Bitmap | None:
    text = unicodedata.normalize("NFC", text.strip())
    for ligature, letters in _LIGATURES.items():
        text = text.replace(ligature, letters)
    rows = [""] * size.height
    before = ""
    for char in text:
        if char.isspace():
            before = " "
            continue
        glyph = _glyph(char, size)
        if glyph is None:
            return None
        gap = 0 if not rows[0] else _gap(rows, before, char, glyph, size)
        rows = _joined(rows, glyph, gap)
        before = char
    return tuple(rows)


@lru_cache(maxsize=len(Size))
def _table(size: Size) -> Table:
    return read_table(size)


@lru_cache(maxsize=512)
def _glyph(char: str, size: Size) -> Glyph | None:
    return compose(char, _table(size), size)


def _gap(rows: list[str], before: str, char: str, glyph: Glyph, size: Size) -> int:
    """Empty columns before the next letter; below zero the letter slips under the one before."""
    stroke = 1 if size is Size.TITLE else 2
    if before == " ":
        return size.space + 1
    if before + char in _WIDER or (before in "ijlI" and char in "ilI"):
        return stroke + 1
    usual = 1 if size is Size.TITLE else 2
    return usual - 1 if _air(rows, glyph) > usual else usual


def _air(rows: list[str], glyph: Glyph) -> int:
    """The fewest empty columns between the ink of both when they stand against each other.

    Rows one up and one down count too, or letters melt together at their corners.
    """
    far = len(rows[0]) + len(glyph[0])
    behind = [len(row) - 1 - row.rfind("#") if "#" in row else far for row in rows]
    ahead = [row.find("#") if "#" in row else far for row in glyph]
    return min(space + min(behind[max(0, at - 1) : at + 2]) for at, space in enumerate(ahead))


def _joined(rows: list[str], glyph: Glyph, gap: int) -> list[str]:
    return [row + "." * gap + pixels for row, pixels in zip(rows, glyph, strict=True)]
