"""Blocks to read: notes, and the ground under a group of words and buttons."""

from textual.containers import Container
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.theme import Theme
from textual.widget import Widget

from screens.widgets.canvas import HALF, Canvas
from screens.widgets.face import Tone
from screens.widgets.palette import palette_of


class Panel(Container):
    """A block with half a row of air above and below, that holds words and buttons of its own.

    Its fill is its background in the style sheet (white by default, linen as `.linen`, the tray as
    `.tray`); the edge says in colour what the words say too. It is never pressed.
    """

    edge: reactive[Tone | None] = reactive[Tone | None](None)

    def __init__(
        self,
        *children: Widget,
        edge: Tone | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        super().__init__(*children, id=id, classes=classes)
        self.set_reactive(Panel.edge, edge)

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, self._repaint)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Padding included, which a style sheet would paint as full rows."""
        whole = self._draw()
        return [strip.crop(crop.x, crop.right) for strip in whole[crop.y : crop.bottom]]

    def _draw(self) -> list[Strip]:
        columns, rows = self.outer_size
        under, fill = (colour.hex6.lower() for colour in self.background_colors)
        canvas = Canvas(columns, rows, fill)
        canvas.across(0, HALF, fill, under)
        canvas.across(rows - 1, HALF, under, fill)
        if self.edge is not None:
            colour = str(getattr(palette_of(self), self.edge.value))
            for row in range(1, rows - 1):
                canvas.put(0, row, " ", colour, colour)
            canvas.put(0, 0, HALF, colour, under)
            canvas.put(0, rows - 1, HALF, under, colour)
        return canvas.strips()

    def _repaint(self, theme: Theme) -> None:
        self.refresh()
