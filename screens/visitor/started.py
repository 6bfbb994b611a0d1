"""The idea is an initiative: that it worked, and the code of whose it is."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from kiosk.actions import Actions
from kiosk.board import Board
from kiosk.errors import KioskError
from kiosk.text import shorten
from screens.letters import Size, fits
from screens.messages import GoHome, OpenIdeaPage, OpenInitiative, StartOver
from screens.widgets.big_text import BigText
from screens.widgets.face import Tone, action_face, bold, soft
from screens.widgets.page import Page, Push
from screens.widgets.panel import Panel
from screens.widgets.second_press import SecondPress
from screens.widgets.tile import Tile
from screens.widgets.undo_tile import UndoTile
from screens.widgets.words import Paragraph, Words


class Started(Page):
    """*Het is begonnen!* The owner code large, the way to the initiative, and undo for 15 seconds."""

    FIRST_FOCUS: ClassVar[str] = "#done"

    def __init__(self, board: Board, actions: Actions, initiative: str, code: str) -> None:
        super().__init__()
        self._board, self._actions = board, actions
        self._initiative, self._code = initiative, code
        began = board.began_as(initiative)
        self._idea = began.id if began else ""
        self._undone = False
        self._trouble: KioskError | None = None
        self._second_press = SecondPress()

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(id="title", colour="green")
        yield Words(id="told")
        with Panel(id="own-code", classes="linen"):
            yield Words(id="own-code-heading")
            yield BigText(id="code-1", always=True)
            with Horizontal(id="second"):
                yield BigText(id="code-2", always=True)
                with Vertical(id="keep-part"):
                    yield Words(id="keep")

    def compose_footer(self) -> Iterable[Widget]:
        yield UndoTile()
        yield Push()
        yield Tile(id="look")
        yield Tile(id="done", tone=Tone.GREEN)

    def on_mount(self) -> None:
        self._second_press.begin()

    def reword(self) -> None:
        page = self._board.initiative(self._initiative)
        if page is None and not self._undone:
            self.post_message(GoHome())
            return
        text = self.language.text
        # NL: Het is begonnen!
        begun = text("It has begun!")
        # NL: Het is weer een idee.
        again = text("It is an idea again.")
        title = self.query_one("#title", BigText)
        title.show(again if self._undone else begun)
        title.colour = "ink" if self._undone else "green"
        self.query_one("#told", Words).show(*self._told(page.card.title if page else ""))
        self.query_one("#own-code").display = not self._undone
        self._word_code()
        self.query_one(UndoTile).word(self.language)
        self._word_footer()

    def _told(self, title: str) -> tuple[Paragraph, ...]:
        text = self.language.text
        if self._undone:
            # NL: Er is niets veranderd. Je code van het idee blijft.
            return (soft(text("Nothing has changed. The code of your idea stays.")),)
        if self._trouble is not None:
            # NL: Dat lukte niet. Het blijft begonnen.
            still = text("That did not work. It has begun.")
            return (bold(still, Tone.BRICK), self.language.error(self._trouble))
        # NL: Het staat nu op het bord. Iedereen kan meedoen.
        glad = text("It is on the board now. Everybody can join.")
        return (bold(shorten(title, max(20, self.size.width - 16))), soft(glad))

    def _word_code(self) -> None:
        """In one line where it fits, else in two, and then what to do with it stands beside the second."""
        text, groups = self.language.text, [self._code[at : at + 4] for at in range(0, len(self._code), 4)]
        # NL: Dit is jouw code voor dit initiatief
        heading = text("This is your code for this initiative")
        self.query_one("#own-code-heading", Words).show(bold(heading))
        whole = " ".join(groups)
        one_line = fits(whole, Size.TITLE, self.size.width - 20)
        self.query_one("#code-1", BigText).show(whole if one_line else " ".join(groups[:2]))
        self.query_one("#code-2", BigText).display = not one_line
        self.query_one("#code-2", BigText).show(" ".join(groups[2:]))
        # NL: Hiermee verander jij het.
        change = text("With this you change it.")
        # NL: Schrijf hem op, of maak een foto.
        keep = text("Write it down, or take a photo.")
        self.query_one("#keep", Words).show(bold(change), soft(keep))

    def _word_footer(self) -> None:
        text, look = self.language.text, self.query_one("#look", Tile)
        arrow = "→" if self.size.width >= 100 else ""
        look.display = bool(self._idea) or not self._undone
        # NL: zoals anderen het zien
        as_others = text("as others see it")
        if self._undone:
            # NL: Bekijk het idee
            look.face = action_face(text("See the idea"), as_others, arrow)
        else:
            # NL: Bekijk het
            look.face = action_face(text("Look at it"), as_others, arrow)
        # NL: terug naar het begin
        start = text("back to the beginning")
        # NL: Klaar
        self.query_one("#done", Tile).face = action_face(text("Done"), start)

    @on(Tile.Pressed, "#undo")
    def _undo(self) -> None:
        if self._second_press.swallows() or self._undone:
            return
        try:
            self._actions.take_back_start(self._initiative)
        except KioskError as error:
            self._trouble = error
        else:
            self._undone, self._trouble, self._code = True, None, ""
            self.query_one(UndoTile).stop()
        self.renew()

    @on(Tile.Pressed, "#look")
    def _look(self) -> None:
        if not self._second_press.swallows():
            to_idea = self._undone and self._idea
            self.post_message(OpenIdeaPage(self._idea) if to_idea else OpenInitiative(self._initiative))

    @on(Tile.Pressed, "#done")
    def _done(self) -> None:
        if not self._second_press.swallows():
            self.post_message(StartOver())
