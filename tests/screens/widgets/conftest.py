"""A stage to try widgets on: an app with the kiosk's themes and sheets, and one page."""

from collections.abc import Callable, Iterable
from typing import ClassVar

import pytest
from textual.app import App
from textual.widget import Widget

from kiosk.language import Language
from screens.widgets.field import Field
from screens.widgets.header import HeaderWords
from screens.widgets.page import Page
from screens.widgets.paged_list import PagedList
from screens.widgets.palette import THEMES
from screens.widgets.sheets import style_sheets
from screens.widgets.tile import Tile


class TrialPage(Page):
    """Whatever widgets a test wants in its body, and tiles in its footer."""

    def __init__(self, body: Iterable[Widget], footer: Iterable[Widget]) -> None:
        super().__init__()
        self._body, self._footer = tuple(body), tuple(footer)
        self.reworded = 0

    def compose_body(self) -> Iterable[Widget]:
        return self._body

    def compose_footer(self) -> Iterable[Widget]:
        return self._footer

    def reword(self) -> None:
        self.reworded += 1


class Stage(App[None]):
    """The app; remembers what widgets said."""

    CSS_PATH = style_sheets()
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, body: Iterable[Widget], footer: Iterable[Widget]) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "standard"
        self.language = Language.load("nl")
        self.keys_in_use = False
        self.page = TrialPage(body, footer)
        self.pressed: list[tuple[str | None, bool]] = []
        """Ids of pressed tiles, and whether by key."""
        self.typed: list[str] = []
        self.submitted: list[str] = []
        self.chosen: list[str] = []
        self.asked: list[str] = []
        """What the header was asked for."""

    def header_words(self) -> HeaderWords:
        return HeaderWords("Dorpshuis De Wierde", "dinsdag 24 november, 14:05", "English", "Hulp")

    def on_mount(self) -> None:
        self.push_screen(self.page)

    def on_tile_pressed(self, message: Tile.Pressed) -> None:
        self.pressed.append((message.tile.id, message.by_key))

    def on_field_changed(self, message: Field.Changed) -> None:
        self.typed.append(message.value)

    def on_field_submitted(self, message: Field.Submitted) -> None:
        self.submitted.append(message.value)

    def on_header_language_pressed(self) -> None:
        self.asked.append("language")

    def on_header_help_pressed(self) -> None:
        self.asked.append("help")

    def on_paged_list_chosen(self, message: PagedList.Chosen) -> None:
        self.chosen.append(message.key)

    @property
    def focus_id(self) -> str | None:
        """The id of what has the focus."""
        return self.focused.id if self.focused else None

    def focus_words(self) -> str:
        """The first words of the tile that has the focus, empty when none has."""
        return self.focused.face.lines[0].left[0].text if isinstance(self.focused, Tile) else ""

    def text(self) -> list[str]:
        """The screen's rows as plain text."""
        return ["".join(segment.text for segment in strip) for strip in self.page._compositor.render_strips()]


StageMaker = Callable[..., Stage]


@pytest.fixture
def stage() -> StageMaker:
    """Makes a stage: `stage(*body, footer=[...])`."""

    def make(*body: Widget, footer: Iterable[Widget] = ()) -> Stage:
        return Stage(body, footer)

    return make
