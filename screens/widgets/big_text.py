"""Titles in large letters, or in bold text where they do not fit."""

from textual.geometry import Size as Area
from textual.reactive import reactive
from textual.strip import Strip

from screens.letters import Size, fits, layout
from screens.widgets.canvas import Canvas
from screens.widgets.drawn import Drawn
from screens.widgets.face import Span
from screens.widgets.wrapping import wrap

_SMALL = (100, 30)
"""Columns and rows of a terminal below which a title is a bold line, unless `always`."""
_LARGE = (160, 50)
"""Columns and rows from which a title is in display letters, when no size was asked for."""


class BigText(Drawn):
    """One line of large letters: 6 rows for a title (its accents take the first), 8 for display.

    Falls back from display to title, and from title to bold text that wraps: when a letter is not
    drawn, when the line is too long, on a small terminal. Its height follows. The colour is a field of
    the palette, by meaning.
    """

    text: reactive[str] = reactive("", layout=True)
    colour: reactive[str] = reactive("ink")

    def __init__(
        self,
        text: str = "",
        size: Size | None = None,
        colour: str = "ink",
        *,
        always: bool = False,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        """No size is title letters, display on a large terminal.

        `always` draws letters on small terminals too: a code, a countdown.
        """
        super().__init__(name=name, id=id, classes=classes)
        self.wanted = size
        self.always = always
        self.set_reactive(BigText.text, text)
        self.set_reactive(BigText.colour, colour)

    def show(self, text: str) -> None:
        """Another text."""
        self.text = text

    def size_for(self, columns: int) -> Size | None:
        """The letters used when there are that many columns; None is bold text."""
        terminal = self.app.size
        if not self.always and (terminal.width < _SMALL[0] or terminal.height < _SMALL[1]):
            return None
        large = terminal.width >= _LARGE[0] and terminal.height >= _LARGE[1]
        wanted = self.wanted or (Size.DISPLAY if large else Size.TITLE)
        sizes = (Size.DISPLAY, Size.TITLE) if wanted is Size.DISPLAY else (Size.TITLE,)
        return next((size for size in sizes if fits(self.text, size, columns)), None)

    def get_content_width(self, container: Area, viewport: Area) -> int:
        size = self.size_for(container.width)
        return len(layout(self.text, size)[0]) if size else min(container.width, len(self.text))

    def get_content_height(self, container: Area, viewport: Area, width: int) -> int:
        size = self.size_for(width)
        return size.height // 2 if size else len(wrap((Span(self.text),), max(1, width)))

    def render_line(self, y: int) -> Strip:
        ground = self.ground
        colour = str(getattr(self.palette, self.colour))
        canvas = Canvas(self.size.width, 1, ground)
        size = self.size_for(self.size.width)
        if size:
            canvas.draw(0, 0, layout(self.text, size)[2 * y : 2 * y + 2], colour, ground)
        else:
            self._write(canvas, y, colour, ground)
        return canvas.strips()[0]

    def _write(self, canvas: Canvas, y: int, colour: str, ground: str) -> None:
        rows = wrap((Span(self.text, bold=True),), max(1, self.size.width))
        is_bold = self.may_be_bold(colour)
        for span in rows[y] if y < len(rows) else ():
            canvas.write(0, 0, span.text, colour, ground, is_bold=is_bold)
