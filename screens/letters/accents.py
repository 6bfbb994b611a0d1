"""Sets accents on bare letters, so that every accented letter is drawn by one rule."""

import unicodedata
from itertools import groupby

from screens.letters.size import Size
from screens.letters.table import Glyph, Table

_NAMES = {
    "\u0300": "grave",
    "\u0301": "acute",
    "\u0302": "circumflex",
    "\u0303": "tilde",
    "\u0304": "macron",
    "\u0306": "breve",
    "\u0307": "dot",
    "\u0308": "diaeresis",
    "\u030a": "ring",
    "\u030c": "caron",
    "\u0327": "cedilla",
    "\u0328": "ogonek",
}
_HANGING = {"cedilla", "ogonek"}
_DOTLESS = {"i": "ı", "j": "ȷ"}


def compose(char: str, table: Table, size: Size) -> Glyph | None:
    """The letter with its accents in rows of `size.height`, or None when a part of it is not drawn."""
    if char in table.letters:
        return _placed(table.letters[char], size)
    parts = unicodedata.normalize("NFD", char)
    base, accents = parts[0], parts[1:]
    names = [_NAMES.get(accent, "") for accent in accents]
    if not accents or base not in table.letters or any(name not in table.marks for name in names):
        return None
    if not set(names) <= _HANGING:
        base = _DOTLESS.get(base, base)
    glyph = _placed(table.letters[base], size)
    for name in names:
        glyph = (
            _hung(glyph, table.marks[name], size) if name in _HANGING else _topped(glyph, table.marks[name])
        )
    return glyph


def _placed(art: Glyph, size: Size) -> Glyph:
    """With the empty rows above a capital, where its accent goes."""
    return ("." * len(art[0]),) * size.head + art


def _topped(glyph: Glyph, mark: Glyph) -> Glyph:
    """The mark one empty row above the ink; a letter without that room is made one row lower first."""
    top = _first_ink(glyph)
    if top - 1 - len(mark) < 0:
        glyph = _lowered(glyph)
        top = _first_ink(glyph)
    return _overlaid(glyph, mark, max(0, top - 1 - len(mark)))


def _hung(glyph: Glyph, mark: Glyph, size: Size) -> Glyph:
    return _overlaid(glyph, mark, size.head + size.capital)


def _first_ink(glyph: Glyph) -> int:
    return next(row for row, pixels in enumerate(glyph) if "#" in pixels)


def _lowered(glyph: Glyph) -> Glyph:
    """One row lower at the top: of the longest run of equal inked rows one is left out."""
    runs = [(pixels, len(list(run))) for pixels, run in groupby(glyph)]
    longest = max((count for pixels, count in runs if "#" in pixels), default=1)
    shortened = next(at for at, (pixels, count) in enumerate(runs) if "#" in pixels and count == longest)
    rows = [pixels for at, (pixels, count) in enumerate(runs) for _ in range(count - (at == shortened))]
    return ("." * len(glyph[0]), *rows)


def _overlaid(glyph: Glyph, mark: Glyph, row: int) -> Glyph:
    """The mark drawn over the letter, both in the middle of the wider one, first at that row."""
    columns = max(len(glyph[0]), len(mark[0]))
    wide = [_centred(pixels, columns) for pixels in glyph]
    for at, pixels in enumerate(mark, row):
        over = _centred(pixels, columns)
        wide[at] = "".join("#" if "#" in pair else "." for pair in zip(wide[at], over, strict=True))
    return tuple(wide)


def _centred(pixels: str, columns: int) -> str:
    left = (columns - len(pixels)) // 2
    return "." * left + pixels + "." * (columns - len(pixels) - left)
