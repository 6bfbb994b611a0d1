"""Paints a field with what is typed in it."""

from dataclasses import dataclass
from functools import lru_cache

from textual.strip import Strip

from kiosk.text import cells, shorten
from screens.letters import Size, fits, layout, width
from screens.widgets.canvas import HALF, QUARTER, Canvas
from screens.widgets.palette import Palette

_TEXT_AT = 5
"""The column of the first letter in a large field: after frame and start strip."""
_TEXT_AT_LOW = 4


@dataclass(frozen=True)
class Look:
    """All that decides how a field looks."""

    value: str
    placeholder: str
    caret: int
    """How many characters stand before it."""
    counter: str
    columns: int
    rows: int
    focused: bool
    search: bool
    palette: Palette
    under: str
    few_colours: bool
    lines: bool = False
    """Whether a long text goes on in the next row."""


@lru_cache(maxsize=64)
def paint_field(look: Look) -> list[Strip]:
    """The field's rows."""
    canvas = Canvas(look.columns, look.rows, look.palette.field)
    if look.lines:
        _in_lines(canvas, look)
    elif look.rows >= 8 and fits(look.value, Size.TITLE, look.columns - _TEXT_AT - 7):
        _in_letters(canvas, look)
    else:
        _in_text(canvas, look)
    _frame(canvas, look)
    return canvas.strips()


def _frame(canvas: Canvas, look: Look) -> None:
    palette, last = look.palette, look.rows - 1
    if look.focused:
        for row in range(1, last):
            for column in (1, 2):
                canvas.put(column, row, " ", palette.sun, palette.sun)
    if look.search and not look.focused:
        canvas.across(0, HALF, palette.field, look.under)
        canvas.across(last, QUARTER, _line(look), palette.field)
        return
    canvas.across(0, HALF, _line(look), look.under)
    canvas.across(last, HALF, look.under, _line(look))
    for row in range(1, last):
        canvas.put(0, row, " ", _line(look), _line(look))
        canvas.put(look.columns - 1, row, " ", _line(look), _line(look))


def _line(look: Look) -> str:
    """The frame's colour: where it would vanish against the field, that of a lip."""
    palette = look.palette
    if palette.frame != palette.field:
        return palette.frame
    return palette.lip_green if not look.focused else palette.sun


def _in_letters(canvas: Canvas, look: Look) -> None:
    palette = look.palette
    top = (look.rows - 6) // 2
    at_end = look.caret == len(look.value)
    if look.focused:
        _letter_caret(canvas, look, top, 2 if at_end else 1, 4 if at_end else 5)
    canvas.draw(_TEXT_AT, top, layout(look.value, Size.TITLE), palette.on_field, palette.field)
    if not look.value:
        at = _TEXT_AT + 4 if look.focused else _TEXT_AT
        canvas.write(
            at, look.rows // 2, shorten(look.placeholder, look.columns - at - 2), _soft(look), palette.field
        )
    _counter(canvas, look, look.rows - 2)


def _letter_caret(canvas: Canvas, look: Look, top: int, wide: int, high: int) -> None:
    """After the letters, or in the gap between two of them; there it reaches below, where it is free."""
    before = look.value[: look.caret]
    column = _TEXT_AT + (width(before, Size.TITLE) or 0)
    column += Size.TITLE.space * (len(before) - len(before.rstrip()))
    column += 1 if before and wide > 1 else 0
    for row in range(top + 1, top + 1 + high):
        for x in range(column, column + wide):
            canvas.put(x, row, " ", look.palette.sun, look.palette.sun)


def _in_text(canvas: Canvas, look: Look) -> None:
    palette = look.palette
    row = (look.rows - 1) // 2
    start = 3 if look.search and not look.focused else _TEXT_AT_LOW
    if look.rows >= 8:
        start = _TEXT_AT
    counter = cells(look.counter) + 2 if look.counter and look.rows < 8 else 0
    room = max(1, look.columns - start - 3 - counter)
    if not look.value:
        words = shorten(look.placeholder, room - 2)
        canvas.write(start + (2 if look.focused else 0), row, words, _soft(look), palette.field)
    shown, before = _window(look.value, look.caret if look.focused else 0, room)
    is_bold = not (look.few_colours and palette.on_field == "#000000")
    canvas.write(start, row, shown, palette.on_field, palette.field, is_bold=is_bold)
    if look.focused:
        column = start + cells(before)
        under = shown[len(before) : len(before) + 1] or " "
        canvas.write(column, row, under, palette.on_sun, palette.sun, is_bold=is_bold)
    _counter(canvas, look, look.rows - 2 if look.rows >= 8 else row)


def _in_lines(canvas: Canvas, look: Look) -> None:
    """Words in rows, moved up where the caret would be below the last one."""
    palette = look.palette
    start, top = (_TEXT_AT, 2) if look.rows >= 8 else (_TEXT_AT_LOW, 1)
    room = max(1, look.columns - start - 3)
    if not look.value:
        words = shorten(look.placeholder, room - 2)
        canvas.write(start + (2 if look.focused else 0), top, words, _soft(look), palette.field)
    rows = broken(look.value, room)
    caret = look.caret if look.focused else 0
    at = max(row for row, (first, _) in enumerate(rows) if first <= caret)
    visible = max(1, look.rows - 1 - top - bool(look.counter))
    above = max(0, at - visible + 1)
    is_bold = not (look.few_colours and palette.on_field == "#000000")
    for row, (first, last) in enumerate(rows[above : above + visible], top):
        canvas.write(
            start, row, look.value[first:last].rstrip(), palette.on_field, palette.field, is_bold=is_bold
        )
    if look.focused:
        column = start + cells(look.value[rows[at][0] : caret])
        under = look.value[caret : caret + 1] or " "
        canvas.write(column, top + at - above, under, palette.on_sun, palette.sun, is_bold=is_bold)
    _counter(canvas, look, look.rows - 2)


def broken(value: str, columns: int) -> list[tuple[int, int]]:
    """Where each row of that width begins and ends; a space at its end stays with it, and may hang out."""
    rows: list[tuple[int, int]] = []
    start = 0
    while True:
        end, used = start, 0
        while end < len(value) and (used := used + cells(value[end])) <= columns:
            end += 1
        if end == len(value):
            return [*rows, (start, end)]
        space = end if value[end] == " " else value.rfind(" ", start, end)
        end = space + 1 if space >= start else max(end, start + 1)
        rows.append((start, end))
        start = end


def _window(value: str, caret: int, room: int) -> tuple[str, str]:
    """The part that is seen so that the caret is seen too, and of that the part before the caret."""
    start = 0
    while cells(value[start:caret]) > room - 1:
        start += 1
    shown = value[start:]
    while cells(shown) > room and len(shown) > caret - start:
        shown = shown[:-1]
    return shown, value[start:caret]


def _counter(canvas: Canvas, look: Look, row: int) -> None:
    if look.counter:
        at = look.columns - 3 - cells(look.counter)
        canvas.write(at, row, look.counter, _soft(look), look.palette.field)


def _soft(look: Look) -> str:
    return look.palette.soft if look.palette.soft != look.palette.field else look.palette.on_field
