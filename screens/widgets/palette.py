"""The colours by their meaning, as values for `render_line` and as Textual themes for style sheets.

Contrast of every text drawn is at least 7:1 (WCAG 2.2, 1.4.6), of lips and edges 3:1 (1.4.11).
"""

from dataclasses import asdict, dataclass
from typing import Final, TypeVar

from textual.app import App
from textual.theme import Theme
from textual.widget import Widget

Ended = TypeVar("Ended")
"""What an app ends with; no matter here."""


@dataclass(frozen=True)
class Palette:
    """One theme. Every value is a colour, "#rrggbb"; the field's name is the style sheet's variable."""

    paper: str
    """The page."""
    linen: str
    """Cards, chips, the back button."""
    sand: str
    """The tray under keys; changed words."""
    note: str
    """Notes, to read."""
    field: str
    """What is typed in, and the panel of a code."""
    ink: str
    """Text on paper, linen and notes."""
    on_field: str
    soft: str
    """Second-line text."""
    lip: str
    """The lip of light controls and the rest of a bar."""
    brick: str
    green: str
    blue: str
    plum: str
    """Texts, edges and bars in the four meanings: the hall, joining, helping, ideas."""
    fill_brick: str
    fill_green: str
    fill_blue: str
    fill_plum: str
    """Action buttons in the four meanings."""
    lip_brick: str
    lip_green: str
    lip_blue: str
    lip_plum: str
    on_fill: str
    """Text on action buttons."""
    band: str
    on_band: str
    """The header."""
    tab: str
    on_tab: str
    """The header's buttons."""
    sun: str
    on_sun: str
    frame: str
    """Focus: its fill, its text, the frame around it."""
    chosen: str
    on_chosen: str
    pressed: str
    on_pressed: str
    pressed_dark: str
    """Pressed, where the control already has the fill of a pressed one."""
    large_date: str
    """The date on the attract screen."""


STANDARD: Final = Palette(
    paper="#fbf6eb",
    linen="#f0e6d3",
    sand="#e3d5bb",
    note="#ffffff",
    field="#ffffff",
    ink="#231c14",
    on_field="#231c14",
    soft="#4b4135",
    lip="#75654d",
    brick="#7e2a12",
    green="#155233",
    blue="#17406d",
    plum="#5a2a5e",
    fill_brick="#7e2a12",
    fill_green="#155233",
    fill_blue="#17406d",
    fill_plum="#5a2a5e",
    lip_brick="#471708",
    lip_green="#082a19",
    lip_blue="#0a2340",
    lip_plum="#331436",
    on_fill="#ffffff",
    band="#7e2a12",
    on_band="#ffffff",
    tab="#fbf6eb",
    on_tab="#7e2a12",
    sun="#ffc83d",
    on_sun="#231c14",
    frame="#231c14",
    chosen="#231c14",
    on_chosen="#fbf6eb",
    pressed="#231c14",
    on_pressed="#fbf6eb",
    pressed_dark="#4b4135",
    large_date="#ffe3a3",
)
"""Paper, ink and four meanings."""

HIGH_CONTRAST: Final = Palette(
    paper="#000000",
    linen="#1f1f1f",
    sand="#1f1f1f",
    note="#1f1f1f",
    field="#ffffff",
    ink="#ffffff",
    on_field="#000000",
    soft="#ffffff",
    lip="#ffffff",
    brick="#ffffff",
    green="#ffffff",
    blue="#ffffff",
    plum="#ffffff",
    fill_brick="#ffffff",
    fill_green="#ffffff",
    fill_blue="#ffffff",
    fill_plum="#ffffff",
    lip_brick="#8f8f8f",
    lip_green="#8f8f8f",
    lip_blue="#8f8f8f",
    lip_plum="#8f8f8f",
    on_fill="#000000",
    band="#000000",
    on_band="#ffffff",
    tab="#ffffff",
    on_tab="#000000",
    sun="#ffe600",
    on_sun="#000000",
    frame="#ffffff",
    chosen="#ffffff",
    on_chosen="#000000",
    pressed="#ffffff",
    on_pressed="#000000",
    pressed_dark="#000000",
    large_date="#ffffff",
)
"""Black and white; also what a terminal of 16 colours can show."""

_PALETTES: Final = {"standard": STANDARD, "high_contrast": HIGH_CONTRAST}


def variable(name: str) -> str:
    """How a style sheet calls a palette's colour: `on_field` is `$on-field`."""
    return name.replace("_", "-")


def _theme(name: str, palette: Palette) -> Theme:
    return Theme(
        name=name,
        primary=palette.brick,
        foreground=palette.ink,
        background=palette.paper,
        surface=palette.linen,
        panel=palette.linen,
        dark=palette is HIGH_CONTRAST,
        variables={variable(field): colour for field, colour in asdict(palette).items()},
    )


THEMES: Final = tuple(_theme(name, palette) for name, palette in _PALETTES.items())
"""To be registered by the app before its style sheets are read: `standard` and `high_contrast`."""


def palette_of(widget: Widget) -> Palette:
    """The colours of the theme that the widget's app shows now."""
    return _PALETTES.get(widget.app.theme, STANDARD)


def has_few_colours(app: App[Ended]) -> bool:
    """Whether the terminal has 16 colours at most: there, bold black text turns grey."""
    return app.console.color_system in {"standard", "windows", None}


def theme_for(app: App[Ended], wanted: str) -> str:
    """The theme that can be shown: the wanted one, but in 16 colours always `high_contrast`."""
    return "high_contrast" if has_few_colours(app) or wanted not in _PALETTES else wanted
