"""Breaks styled text into rows at its words."""

from collections.abc import Iterable, Iterator

from kiosk.text import cells
from screens.widgets.face import Span, Spans


def wrap(spans: Iterable[Span], columns: int) -> list[Spans]:
    """Rows of at most that many columns (at least one row). A longer word is broken where it must.

    A line break in the text begins a new row.
    """
    rows: list[list[Span]] = [[]]
    used = 0
    for span in spans:
        for word in _words(span.text):
            if word == "\n":
                rows.append([])
                used = 0
                continue
            for piece in _pieces(word, columns):
                taken = cells(piece)
                if used + cells(piece.rstrip()) > columns:
                    rows.append([])
                    used = 0
                    if piece.isspace():
                        continue
                rows[-1].append(Span(piece, span.tone, span.bold))
                used += taken
    return [_trimmed(row) for row in rows]


def _words(text: str) -> Iterator[str]:
    """Words and single spaces and line breaks, all of the text in order."""
    word = ""
    for char in text:
        if char in " \n":
            if word:
                yield word
            word = ""
            yield char
        else:
            word += char
    if word:
        yield word


def _pieces(word: str, columns: int) -> Iterator[str]:
    piece = ""
    for char in word:
        if piece and cells(piece + char) > columns:
            yield piece
            piece = ""
        piece += char
    yield piece


def _trimmed(row: list[Span]) -> Spans:
    """Neighbours of one look joined, spaces at the end left out."""
    joined: list[Span] = []
    for span in row:
        if joined and (joined[-1].tone, joined[-1].bold) == (span.tone, span.bold):
            joined[-1] = Span(joined[-1].text + span.text, span.tone, span.bold)
        else:
            joined.append(span)
    while joined and not joined[-1].text.strip(" "):
        joined.pop()
    if joined:
        joined[-1] = Span(joined[-1].text.rstrip(" "), joined[-1].tone, joined[-1].bold)
    return tuple(joined)
