"""A code or a PIN while it is typed: a place for each sign, so one sees how many are still to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.console import RenderableType
from textual.reactive import reactive
from textual.strip import Strip
from textual.theme import Theme
from textual.widget import Widget

from screens.letters import Size, layout
from screens.widgets.canvas import HALF, QUARTER, Canvas
from screens.widgets.palette import Palette, has_few_colours, palette_of

_START: Final = 5
"""Column of the first sign: after the frame and the yellow start strip."""
_LARGE: Final = 8
"""Rows from which the signs stand in title letters."""
_SMALL_SQUARE: Final = "■"
"""In a low line, where a painted one would run into the frame."""
_SQUARES: Final = ((5, 3), (3, 1), (2, 1))
"""Width of a square and of the gap after it: the first that fits."""


class CodeLine(Widget):
    """What is typed, in title letters, or as squares when it is secret. The page types into it.

    It never has the focus: there is nothing else to type on the page, so keys work wherever that is.
    Nothing of it is kept once it is cleared, and its letters are drawn one at a time, so that no cache
    holds the whole.
    """

    typed: reactive[str] = reactive("", repaint=True)
    """The signs so far, without spaces."""

    def __init__(
        self,
        *,
        places: int,
        most: int,
        group: int = 0,
        secret: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own word
    ) -> None:
        """`places` are shown from the beginning, `most` signs are taken, `group` stand together (0: all)."""
        super().__init__(id=id)
        self.places, self.most, self.group, self.secret = places, most, group, secret

    def type(self, sign: str) -> None:
        """One sign more; nothing happens when it is full."""
        if len(self.typed) < self.most:
            self.typed += sign

    def rub_out(self) -> None:
        """The last sign away."""
        self.typed = self.typed[:-1]

    def clear(self) -> None:
        """All of it away, for good."""
        self.typed = ""

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, self._repaint)

    def on_unmount(self) -> None:
        self.set_reactive(CodeLine.typed, "")

    def render(self) -> RenderableType:
        return ""

    def render_line(self, y: int) -> Strip:
        canvas = Canvas(self.size.width, self.size.height, palette_of(self).field)
        under = self.background_colors[0].hex6.lower()
        painter = _Painter(canvas, palette_of(self), under, few_colours=has_few_colours(self.app))
        painter.frame()
        if self.secret:
            painter.squares(len(self.typed), max(self.places, len(self.typed)))
        else:
            painter.signs(self.typed, max(self.places, len(self.typed)), self.group)
        strips = canvas.strips()
        return strips[y] if y < len(strips) else Strip.blank(self.size.width)

    def _repaint(self, theme: Theme) -> None:
        self.refresh()


@dataclass
class _Painter:
    canvas: Canvas
    palette: Palette
    under: str
    few_colours: bool

    def frame(self) -> None:
        """As a field that is being typed in."""
        canvas, palette, last = self.canvas, self.palette, self.canvas.rows - 1
        line = palette.frame if palette.frame != palette.field else palette.sun
        canvas.across(0, HALF, line, self.under)
        canvas.across(last, HALF, self.under, line)
        for row in range(1, last):
            for column in (0, canvas.columns - 1):
                canvas.put(column, row, " ", line, line)
            for column in (1, 2):
                canvas.put(column, row, " ", palette.sun, palette.sun)

    def signs(self, typed: str, places: int, group: int) -> None:
        """Each sign in title letters, or in bold text where the line is low or they do not fit."""
        widths = [len(layout(sign, Size.TITLE)[0]) for sign in typed] + [6] * (places - len(typed))
        for gap in (2, 1):
            columns = _columns(widths, gap, group, 4)
            if self.canvas.rows >= _LARGE and columns[-1] + widths[-1] <= self.canvas.columns - 3:
                self._large(typed, columns)
                return
        columns = _columns([1] * places, 1, group, 2)
        row, behind = (self.canvas.rows - 1) // 2, self.palette.field
        is_bold = not (self.few_colours and self.palette.on_field == "#000000")
        for sign, column in zip(typed, columns, strict=False):
            self.canvas.write(column, row, sign, self.palette.on_field, behind, is_bold=is_bold)
        self._missing(columns[len(typed) :], row, 1)

    def squares(self, typed: int, places: int) -> None:
        """A square for each, that nobody who looks along can read."""
        row, palette = (self.canvas.rows - 1) // 2, self.palette
        if self.canvas.rows < _LARGE:
            columns = _columns([1] * places, 1, 0, 0)
            for column in columns[:typed]:
                self.canvas.put(column, row, _SMALL_SQUARE, palette.on_field, palette.field)
            self._missing(columns[typed:], row, 1)
            return
        wide, gap = next((each for each in _SQUARES if self._takes(places, *each)), _SQUARES[-1])
        columns = _columns([wide] * places, gap, 0, 0)
        for column in columns[:typed]:
            for x in range(column, column + wide):
                for at in (row, row + 1):
                    self.canvas.put(x, at, " ", palette.on_field, palette.on_field)
        self._missing(columns[typed:], self.canvas.rows - 2, wide)

    def _large(self, typed: str, columns: Sequence[int]) -> None:
        top = (self.canvas.rows - 6) // 2
        for sign, column in zip(typed, columns, strict=False):
            letter = layout(sign, Size.TITLE)
            self.canvas.draw(column, top, letter, self.palette.on_field, self.palette.field)
        self._missing(columns[len(typed) :], self.canvas.rows - 2, 6)

    def _missing(self, columns: Sequence[int], row: int, wide: int) -> None:
        """A line for each sign still to come, and the caret at the first of them."""
        palette = self.palette
        line = palette.lip if palette.lip != palette.field else palette.lip_green
        for column in columns:
            for x in range(column, column + wide):
                self.canvas.put(x, row, QUARTER, line, palette.field)
        if not columns:
            return
        if self.canvas.rows < _LARGE or wide == 1:
            for x in range(columns[0], columns[0] + wide):
                self.canvas.put(x, row, QUARTER, palette.on_sun, palette.sun)
            return
        top = (self.canvas.rows - 6) // 2 + 1
        for at in range(top, top + 4):
            for x in (columns[0], columns[0] + 1):
                self.canvas.put(x, at, " ", palette.sun, palette.sun)

    def _takes(self, places: int, wide: int, gap: int) -> bool:
        return _START + places * (wide + gap) - gap <= self.canvas.columns - 3


def _columns(widths: Sequence[int], gap: int, group: int, between: int) -> list[int]:
    """Where each sign begins; `between` is what a new group keeps more than `gap` from the one before."""
    columns: list[int] = []
    column = _START
    for at, wide in enumerate(widths):
        if group and at and at % group == 0:
            column += between
        columns.append(column)
        column += wide + gap
    return columns
