"""Text that people typed: made harmless on entry, on import and on loading."""

import unicodedata
from functools import lru_cache

from wcwidth import wcswidth

NAME, TITLE, LINE, LONG = 60, 80, 200, 4000
"""The most characters of a person's name, a title, a line, a longer text."""

_MARKS = 2
"""The most combining marks on one letter: enough for Vietnamese, too few for zalgo."""

_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}
"""Control, format (bidirectional overrides, joiners), surrogate, private and unassigned characters
(Unicode general categories, UAX #44): they move the cursor, hide text or break the drawing."""

_MODIFIERS = (
    frozenset(range(0xFE00, 0xFE10)) | frozenset(range(0x1F3FB, 0x1F400)) | frozenset(range(0xE0100, 0xE01F0))
)
"""Variation selectors and skin tones: terminals disagree about their width."""


def clean_line(text: str, limit: int = LINE) -> str:
    """One line of at most `limit` characters: white space folded, nothing left that is not to be read."""
    return " ".join(_harmless(text[: limit * 8], keep_lines=False).split())[:limit].rstrip()


def clean_text(text: str, limit: int = LONG) -> str:
    """As `clean_line`, but line breaks stay (at most one empty line between two lines)."""
    lines = [" ".join(line.split()) for line in _harmless(text[: limit * 8], keep_lines=True).split("\n")]
    kept = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
    return "\n".join(kept).strip()[:limit].rstrip()


def harmless(text: str) -> str:
    """Drop what a terminal could obey, keep the spaces: for text that is still being typed."""
    return _harmless(text, keep_lines=False)


def one_line(text: str) -> str:
    """The same on one line: all white space is one blank."""
    return " ".join(text.split())


def cells(text: str) -> int:
    """How many terminal columns the text takes; what cannot be shown takes none."""
    return max(0, wcswidth(text))


def shorten(text: str, columns: int) -> str:
    """The text when it fits in that many columns, else its beginning and an ellipsis."""
    if cells(text) <= columns:
        return text
    kept, used = [], 0
    for char in text:
        used += max(0, cells(char))
        if used > columns - 1:
            break
        kept.append(char)
    return ("".join(kept).rstrip() + "…") if columns > 0 else ""


def _harmless(text: str, *, keep_lines: bool) -> str:
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept: list[str] = []
    marks = 0
    for char in text:
        if char == "\n" and keep_lines:
            marks = 0
            kept.append(char)
            continue
        kind = _kind(char)
        if kind == "space":
            kept.append(" ")
        elif kind == "mark":
            marks += 1
            if marks <= _MARKS and kept:
                kept.append(char)
            continue
        elif kind == "letter":
            kept.append(char)
        else:
            continue
        marks = 0
    return "".join(kept)


@lru_cache(maxsize=4096)
def _kind(char: str) -> str:
    category = unicodedata.category(char)
    if char in "\n\t" or category in {"Zs", "Zl", "Zp"}:
        return "space"
    if category in _DROPPED or ord(char) in _MODIFIERS:
        return "dropped"
    return "mark" if category in {"Mn", "Me"} else "letter"
