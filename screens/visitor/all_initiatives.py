"""The door *Kijken*: everything there is, page by page."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import on
from textual.widget import Widget

from kiosk.board import Board, Card
from screens.messages import GoBack, OpenIdea, OpenInitiative, OpenSearch
from screens.widgets.big_text import BigText
from screens.widgets.face import Face, Tone, action_face, back_face
from screens.widgets.page import Page, Push
from screens.widgets.paged_list import PagedList
from screens.widgets.tile import Tile
from screens.wording.long_list import LazyItem, LongList, turn
from screens.wording.rows import initiative_row
from screens.wording.theme_chips import ThemeChips
from screens.wording.view import View


class AllInitiatives(Page):
    """Each initiative once: what meets first, then what is by arrangement, starting, resting, done."""

    FIRST_FOCUS: ClassVar[str] = "#everything Tile"

    def __init__(self, board: Board, theme: str) -> None:
        super().__init__()
        self._board, self._theme = board, theme
        self._list = LongList()
        self._items: tuple[LazyItem, ...] = ()
        self._listed: tuple[int, str] | None = None
        """The change and the theme that the items belong to."""

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(id="title")
        yield ThemeChips(self._board, id="themes")
        yield PagedList(id="everything")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(id="search")
        yield Tile(id="idea", tone=Tone.PLUM)

    def reword(self) -> None:
        text = self.language.text
        home = self._board.home(self._theme)
        # NL: Alle initiatieven
        self.query_one("#title", BigText).show(text("All initiatives"))
        self.query_one(ThemeChips).show(self.language, home.themes, self._theme)
        self._list.show(self.query_one(PagedList), self._all(home.everything), self.language)
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        # NL: op naam of woord
        by_word = text("by name or word")
        # NL: Zoeken
        self.query_one("#search", Tile).face = action_face(text("Search"), by_word)
        # NL: maak er een idee van
        make_it = text("make it an idea")
        # NL: Ik mis iets
        self.query_one("#idea", Tile).face = action_face(text("I miss something"), make_it)

    def action_page(self, pages: int) -> None:
        turn(self.query_one(PagedList), pages)

    def _all(self, cards: tuple[Card, ...]) -> tuple[LazyItem, ...]:
        listed = (self._board.change(), self._theme)
        if listed != self._listed:
            self._listed = listed
            self._items = tuple(LazyItem(card.id, partial(self._face, card)) for card in cards)
        return self._items

    def _face(self, card: Card) -> Face:
        columns = self.query_one(PagedList).size.width
        return initiative_row(View.of(self.language, self._board), card, columns)

    @on(ThemeChips.Chosen)
    def _choose(self, event: ThemeChips.Chosen) -> None:
        self._theme = event.theme
        self.query_one(PagedList).page = 0
        self.renew()

    @on(PagedList.Chosen)
    def _open(self, event: PagedList.Chosen) -> None:
        self.post_message(OpenInitiative(event.key))

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())

    @on(Tile.Pressed, "#search")
    def _search(self) -> None:
        self.post_message(OpenSearch(theme=self._theme))

    @on(Tile.Pressed, "#idea")
    def _idea(self) -> None:
        self.post_message(OpenIdea())
