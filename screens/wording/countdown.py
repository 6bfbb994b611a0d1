"""Seconds that run out, drawn."""

from screens.widgets.face import Span, Spans, Tone, bar

_MOST_PIECES = 30
"""More than that many seconds are one bar."""


def seconds_bar(left: int, total: int, columns: int) -> Spans:
    """A piece for each second, thick while it is still to come; one bar where pieces do not fit."""
    if total > _MOST_PIECES or total * 2 > columns + 1:
        return bar(left, total, columns, Tone.BRICK)
    wide = max(1, min(8, (columns + 1) // total - 1))
    spans: list[Span] = []
    for at in range(total):
        thick = at < left
        spans.append(Span(("▄" if thick else "▁") * wide, Tone.BRICK if thick else Tone.REST))
        spans.append(Span(" "))
    return tuple(spans[:-1])
