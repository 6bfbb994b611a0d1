"""Paints a tile: its block with half a row of air, and the face on it."""

from dataclasses import dataclass, replace

from textual.strip import Strip

from kiosk.text import cells, shorten
from screens.letters import Size, fits, layout
from screens.widgets.canvas import DARK, HALF, LIGHT, QUARTER, Canvas
from screens.widgets.coat import Coat
from screens.widgets.face import Face, Line, Span, Spans, Tone
from screens.widgets.wrapping import wrap

_PADDING = 3
"""Columns between a block's side and its words."""
_LOW = 4
"""Up to so many rows the lip is a quarter of the last one: half of it would touch the words."""
_SMALL_MIDDLE = 23
"""Where the middle of a line begins in a tile of three rows."""
_TITLE_ROWS = 4
"""Terminal rows of a capital in title letters; one more above for accents, one below for tails."""


@dataclass(frozen=True)
class Painted:
    """A tile as painted."""

    strips: list[Strip]
    cut: bool
    """Whether words had to be shortened or left out."""


def paint(face: Face, coat: Coat, columns: int, rows: int, under: str, *, few_colours: bool) -> Painted:
    """The tile at that size over that colour; in 16 colours no bold on light (it would turn grey)."""
    canvas = Canvas(columns, rows, coat.fill)
    painter = _Painter(canvas, coat, few_colours)
    painter.face(face)
    _outline(canvas, coat, under)
    return Painted(canvas.strips(), painter.cut)


def padding(columns: int) -> int:
    """Columns kept free at each side."""
    return _PADDING if columns >= 16 else 2


def natural_width(face: Face) -> int:
    """Columns the face takes without shortening a word, padding included."""
    inside = [_line_width(line, face) for line in (*face.lines, *face.below)]
    if face.small is not None:
        inside.append(_line_width(face.small, face))
    inside.append(len(face.picture[0]) if face.picture else 0)
    widest = max(inside)
    return widest + 2 * (_PADDING if widest > 13 else 1)


def _line_width(line: Line, face: Face) -> int:
    left = _width(line.left)
    if line.middle:
        left = max(left + 2, face.middle - _PADDING) + _width(line.middle)
    right = max(_width(line.right), face.right_width if line.right else 0)
    return left + (right + 2 if right else 0)


def _outline(canvas: Canvas, coat: Coat, under: str) -> None:
    last = canvas.rows - 1
    if coat.frame:
        canvas.across(0, HALF, coat.fill, coat.frame)
        canvas.across(last, HALF, coat.frame, coat.fill)
        for row in range(canvas.rows):
            canvas.put(0, row, " ", coat.frame, coat.frame)
            canvas.put(canvas.columns - 1, row, " ", coat.frame, coat.frame)
        return
    canvas.across(0, HALF, coat.fill, under)
    if coat.lip and canvas.rows <= _LOW:
        canvas.across(last, QUARTER, coat.lip, coat.fill)
    else:
        canvas.across(last, HALF, under, coat.lip or coat.fill)
    if coat.edge:
        canvas.put(0, 0, HALF, coat.edge, under)
        canvas.put(0, last, HALF, under, coat.edge)
        for row in range(1, last):
            canvas.put(0, row, " ", coat.edge, coat.edge)


class _Painter:
    def __init__(self, canvas: Canvas, coat: Coat, few_colours: bool) -> None:
        self.canvas = canvas
        self.coat = coat
        self.few_colours = few_colours
        self.cut = False

    def face(self, face: Face) -> None:
        room = self.canvas.rows - 2
        if room < 2:
            first = face.lines[0] if face.lines else Line((Span(face.title, bold=True),))
            small = face.small or first
            # A line of one piece is a button here, and its word stands in the middle.
            centred = face.centred or not (small.middle or small.right)
            self._line(
                small, 1, replace(face, lines=(), middle=_SMALL_MIDDLE, right_width=0), centred=centred
            )
            return
        if face.picture:
            self._with_picture(face)
            return
        lines = face.lines
        if face.title and not self._has_room_for_title(face, room):
            lines = (Line((Span(face.title, bold=True),)), *lines)
        elif face.title:
            self._title(face)
            return
        lines = self._wrapped(lines, room)
        top = (self.canvas.rows - len(lines)) // 2
        for row, line in enumerate(lines, top):
            self._line(line, row, face, centred=face.centred)

    def _has_room_for_title(self, face: Face, room: int) -> bool:
        rows = _TITLE_ROWS + (2 + len(face.lines) if face.lines else 0)
        return rows <= room and fits(
            face.title, Size.TITLE, self.canvas.columns - 2 * padding(self.canvas.columns)
        )

    def _title(self, face: Face) -> None:
        bitmap = layout(face.title, Size.TITLE)
        rows = len(bitmap) // 2
        colour = self.coat.colour(Tone.INK)
        column = padding(self.canvas.columns)
        if face.centred:
            column = (self.canvas.columns - len(bitmap[0])) // 2
        lines = self._wrapped(face.lines, max(0, self.canvas.rows - 2 - rows))
        top = (self.canvas.rows - rows - len(lines)) // 2
        if not lines:
            top = (self.canvas.rows - _TITLE_ROWS) // 2 - 1
        self.canvas.draw(column, top, bitmap, colour, self.coat.fill)
        for row, line in enumerate(lines, top + rows):
            self._line(line, row, face, centred=face.centred)

    def _wrapped(self, lines: tuple[Line, ...], room: int) -> tuple[Line, ...]:
        """As many rows as there is room for: long lines go on in the next row while rows are left."""
        spare = room - len(lines)
        columns = self.canvas.columns - 2 * padding(self.canvas.columns)
        rows: list[Line] = []
        for line in lines:
            pieces = self._pieces(line, columns) if spare > 0 and not line.middle else [line]
            if len(pieces) - 1 > spare:
                pieces = [line]
            spare -= len(pieces) - 1
            rows.extend(pieces)
        self.cut = self.cut or len(rows) > room
        return tuple(rows[:room])

    def _pieces(self, line: Line, columns: int) -> list[Line]:
        """The line in rows; what stands at its right stays in the first."""
        right = _width(line.right)
        first, *others = wrap(line.left, columns - (right + 1 if right else 0))
        return [Line(first, right=line.right), *(Line(row) for row in others)]

    def _with_picture(self, face: Face) -> None:
        rows = (len(face.picture) + 1) // 2
        spare = max(0, self.canvas.rows - 2 - rows - len(face.lines) - len(face.below))
        top, foot = 1 + (spare > 1), 1 + (spare > 0)
        for row, line in enumerate(face.lines, top):
            self._line(line, row, face, centred=face.centred)
        last = self.canvas.rows - foot - len(face.below)
        room = last - top - len(face.lines)
        at = top + len(face.lines) + (room - rows) // 2
        column = (self.canvas.columns - len(face.picture[0])) // 2
        self.canvas.draw(column, at, face.picture, DARK, LIGHT, solid=True)
        for row, line in enumerate(face.below, last):
            self._line(line, row, face, centred=face.centred)

    def _line(self, line: Line, row: int, face: Face, *, centred: bool) -> None:
        side = padding(self.canvas.columns)
        end = self.canvas.columns - side
        if centred and not line.middle and not line.right:
            room = self.canvas.columns - 2
            start = max(1, (self.canvas.columns - _width(line.left)) // 2)
            self._spans(
                line.left, start, row, start + room if _width(line.left) > room else self.canvas.columns - 1
            )
            return
        right = _width(line.right)
        start_right = end - max(right, face.right_width if right else 0)
        if line.right:
            self._spans(line.right, start_right, row, end)
        limit = start_right - 1 if line.right else end
        start_middle = limit
        if line.middle:
            start_middle = max(face.middle, _middle(face.lines, side), _middle((line,), side))
            if line.left_yields:
                start_middle = max(face.middle, min(start_middle, limit - _width(line.middle)))
            self._spans(line.middle, start_middle, row, limit)
            start_middle -= 1
        self._spans(line.left, side, row, min(limit, start_middle))

    def _spans(self, spans: Spans, column: int, row: int, end: int) -> None:
        for span in spans:
            text = shorten(span.text, end - column)
            if text != span.text:
                self.cut = True
            colour = self.coat.colour(span.tone)
            is_bold = span.bold and not (self.few_colours and colour == "#000000")
            column = self.canvas.write(column, row, text, colour, self.coat.fill, is_bold=is_bold)


def _middle(lines: tuple[Line, ...], side: int) -> int:
    """Where the middle may begin so that no left of these lines is in its way."""
    return max((side + _width(line.left) + 2 for line in lines if line.left and line.middle), default=0)


def _width(spans: Spans) -> int:
    return sum(cells(span.text) for span in spans)
