"""The idea is on the board: that it worked, and the code of who wrote it."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.widget import Widget

from kiosk.actions import Actions
from kiosk.board import Board
from kiosk.errors import KioskError
from kiosk.text import one_line, shorten
from screens.messages import GoHome, OpenIdeaPage, StartOver, WriteAgain
from screens.presence import IdeaDraft
from screens.widgets.big_text import BigText
from screens.widgets.face import Tone, action_face, bold, soft
from screens.widgets.page import Page, Push
from screens.widgets.second_press import SecondPress
from screens.widgets.tile import Tile
from screens.widgets.undo_tile import UndoTile
from screens.widgets.words import Paragraph, Words
from screens.wording.code_panel import CodePanel


class IdeaLeft(Page):
    """*Je idee staat erop!* Its words, the own code large, the way to its page, and undo for 15 seconds."""

    FIRST_FOCUS: ClassVar[str] = "#done"

    def __init__(self, board: Board, actions: Actions, idea: str, code: str, draft: IdeaDraft) -> None:
        """`draft`: what was sent; who takes it back finds it there again."""
        super().__init__()
        self._board, self._actions, self._draft = board, actions, draft
        self._idea, self._code = idea, code
        self._trouble: KioskError | None = None
        self._second_press = SecondPress()

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(id="title", colour="plum")
        with Vertical(id="told"):
            yield Words(id="glad")
            yield Words(id="own-words")
        yield CodePanel()

    def compose_footer(self) -> Iterable[Widget]:
        yield UndoTile()
        yield Push()
        yield Tile(id="look")
        yield Tile(id="done", tone=Tone.PLUM)

    def on_mount(self) -> None:
        self._second_press.begin()

    def reword(self) -> None:
        own = self._board.own_idea(self._idea)
        if own is None:
            self.post_message(GoHome())
            return
        text = self.language.text
        # NL: Het is gelukt!
        self.query_one("#title", BigText).show(text("It worked!"))
        # NL: Je idee staat nu op het bord.
        glad = text("Your idea is on the board now.")
        # NL: Anderen kunnen erbij zetten dat ze dit ook willen.
        others = text("Others can say that they want this too.")
        if own.card is None:
            # NL: Je idee staat nu niet op het bord.
            glad = text("Your idea is not on the board now.")
            # NL: Met je code zie je waarom.
            others = text("With your code you see why.")
        self.query_one("#glad", Words).show(*self._told(glad, others))
        self.query_one("#own-words", Words).show(shorten(one_line(own.words), 2 * (self.size.width - 20)))
        # NL: Hiermee zie je wat ervan komt, en begin je het.
        purpose = text("With it you see what becomes of it, and begin it.")
        self.query_one(CodePanel).show(self.language, self._code, purpose)
        self.query_one(UndoTile).word(self.language)
        look = self.query_one("#look", Tile)
        look.display = own.card is not None
        arrow = "→" if self.size.width >= 100 else ""
        # NL: zoals anderen het zien
        as_others = text("as others see it")
        # NL: Bekijk mijn idee
        look.face = action_face(text("See my idea"), as_others, arrow)
        # NL: terug naar het begin
        start = text("back to the beginning")
        # NL: Klaar
        self.query_one("#done", Tile).face = action_face(text("Done"), start)

    def _told(self, glad: str, others: str) -> tuple[Paragraph, ...]:
        if self._trouble is None:
            return bold(glad), soft(others)
        # NL: Dat lukte niet. Je idee staat nog op het bord.
        still = self.language.text("That did not work. Your idea is still on the board.")
        return bold(still, Tone.BRICK), self.language.error(self._trouble)

    @on(Tile.Pressed, "#undo")
    def _undo(self) -> None:
        if self._second_press.swallows():
            return
        try:
            self._actions.take_back_idea(self._idea)
        except KioskError as error:
            self._trouble = error
            self.renew()
        else:
            self.post_message(WriteAgain(self._draft))

    @on(Tile.Pressed, "#look")
    def _look(self) -> None:
        if not self._second_press.swallows():
            self.post_message(OpenIdeaPage(self._idea))

    @on(Tile.Pressed, "#done")
    def _done(self) -> None:
        if not self._second_press.swallows():
            self.post_message(StartOver())
