"""The helper of an idea is noted: their own code."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.widget import Widget

from kiosk.actions import Actions
from kiosk.board import Board
from kiosk.errors import KioskError
from screens.messages import GoHome, HelpTakenBack, StartOver
from screens.widgets.big_text import BigText
from screens.widgets.face import Tone, action_face, bold, soft
from screens.widgets.page import Page, Push
from screens.widgets.second_press import SecondPress
from screens.widgets.tile import Tile
from screens.widgets.undo_tile import UNDO_SECONDS, UndoTile
from screens.widgets.words import Paragraph, Words
from screens.wording.code_panel import CodePanel


class IdeaHelped(Page):
    """*Fijn dat je meehelpt!* The code is shown this once; undo for 15 seconds."""

    FIRST_FOCUS: ClassVar[str] = "#done"

    def __init__(
        self, board: Board, actions: Actions, helping: str, code: str, *, is_new: bool = True
    ) -> None:
        """`is_new`: False for somebody who helped already."""
        super().__init__()
        self._board, self._actions = board, actions
        self._helping, self._code, self._is_new = helping, code, is_new
        self._trouble: KioskError | None = None
        self._second_press = SecondPress()

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(id="title", colour="plum")
        yield Words(id="glad")
        yield CodePanel()

    def compose_footer(self) -> Iterable[Widget]:
        yield UndoTile(seconds=UNDO_SECONDS if self._is_new else 0)
        yield Push()
        yield Tile(id="done", tone=Tone.PLUM)

    def on_mount(self) -> None:
        self._second_press.begin()

    def reword(self) -> None:
        text = self.language.text
        helping = self._board.own_help(self._helping)
        if helping is None:
            self.post_message(GoHome())
            return
        # NL: Fijn dat je meehelpt!
        self.query_one("#title", BigText).show(text("How good that you help!"))
        # NL: {name}, je staat erbij als helper.
        noted = text("{name}, you are noted as a helper.", name=helping.name)
        # NL: Kijk af en toe hier hoe het idee ervoor staat.
        look = text("Look here now and then how the idea is doing.")
        told: tuple[Paragraph, ...] = (bold(noted), soft(look))
        if self._trouble is not None:
            # NL: Dat lukte niet. Je staat er nog bij.
            still = text("That did not work. You are still noted.")
            told = (bold(still, Tone.BRICK), self.language.error(self._trouble))
        self.query_one("#glad", Words).show(*told)
        # NL: Kun je toch niet? Meld je af met deze code.
        cancel = text("Cannot come after all? Cancel with this code.")
        self.query_one(CodePanel).show(self.language, self._code, cancel)
        self.query_one(UndoTile).word(self.language)
        # NL: terug naar het begin
        start = text("back to the beginning")
        # NL: Klaar
        self.query_one("#done", Tile).face = action_face(text("Done"), start)

    @on(Tile.Pressed, "#undo")
    def _undo(self) -> None:
        helping = self._board.own_help(self._helping)
        if self._second_press.swallows() or helping is None:
            return
        try:
            self._actions.take_back_support(self._helping)
        except KioskError as error:
            self._trouble = error
            self.renew()
        else:
            self.post_message(HelpTakenBack(helping.card.id) if helping.card else GoHome())

    @on(Tile.Pressed, "#done")
    def _done(self) -> None:
        if not self._second_press.swallows():
            self.post_message(StartOver())
