"""The base of what paints its own cells."""

from rich.console import RenderableType
from textual.theme import Theme
from textual.widget import Widget

from screens.widgets.palette import Palette, has_few_colours, palette_of


class Drawn(Widget):
    """A widget that draws by `render_line` in the theme's colours, and again when the theme changes."""

    @property
    def palette(self) -> Palette:
        """The colours shown now."""
        return palette_of(self)

    @property
    def under(self) -> str:
        """The colour it stands on."""
        return self.background_colors[0].hex6.lower()

    @property
    def ground(self) -> str:
        """Its own background, or what it stands on where that is transparent."""
        return self.background_colors[1].hex6.lower()

    def may_be_bold(self, colour: str) -> bool:
        """Not black text in 16 colours: it would turn grey."""
        return colour != "#000000" or not has_few_colours(self.app)

    def render(self) -> RenderableType:
        """Nothing by itself; the rows come from `render_line`."""
        return ""

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, self._show_theme)

    def _show_theme(self, theme: Theme) -> None:
        self.refresh()
