"""Choose a theme, where the chips do not fit."""

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import Container
from textual.widget import Widget

from kiosk.board import Board
from kiosk.text import cells
from screens.messages import GoBack, ThemeChosen
from screens.widgets.big_text import BigText
from screens.widgets.coat import Kind
from screens.widgets.face import Face, Line, Span, back_face, bold
from screens.widgets.page import Page, Push
from screens.widgets.tile import Tile
from screens.wording.themes import theme_name


class Themes(Page):
    """*Waar zoek je iets bij?* Every theme in use, with how much there is of it."""

    FIRST_FOCUS: ClassVar[str] = "#themes Tile"

    def __init__(self, board: Board, theme: str) -> None:
        super().__init__()
        self._board, self._theme = board, theme
        self._shown: tuple[str, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(id="title")
        yield Container(id="themes")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()

    def reword(self) -> None:
        text = self.language.text
        home = self._board.home()
        # NL: Kies een thema
        self.query_one("#title", BigText).show(text("Choose a theme"))
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        of_theme = Counter(card.theme for card in home.everything)
        self._shown = ("", *home.themes)
        grid = self.query_one("#themes", Container)
        grid.mount(*(Tile(kind=Kind.CHOICE) for _ in range(len(self._shown) - len(grid.children))))
        for at, tile in enumerate(grid.query(Tile).results()):
            tile.display = at < len(self._shown)
            if tile.display:
                theme = self._shown[at]
                tile.face = self._face(theme, of_theme[theme] if theme else len(home.everything))
                tile.chosen = theme == self._theme

    def _face(self, theme: str, count: int) -> Face:
        # NL: Alles
        everything = self.language.text("All")
        name = theme_name(self.language, self._board, theme) if theme else everything
        # NL: {n} initiatief | {n} initiatieven
        told = self.language.plural("{n} to see", "{n} to see", count)
        short = f"{name}  {count}" if cells(name) <= 14 else name
        return Face((Line((bold(name),)), Line((Span(told),))), small=Line((bold(short),)))

    @on(Tile.Pressed, "#themes Tile")
    def _choose(self, event: Tile.Pressed) -> None:
        at = list(self.query("#themes Tile").results(Tile)).index(event.tile)
        self.post_message(ThemeChosen(self._shown[at]))

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())
