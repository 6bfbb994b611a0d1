"""The same name stands on the same thing: *ben jij dat?*"""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget

from kiosk.actions import Actions
from kiosk.board import Board, Joining
from kiosk.text import cells
from screens.messages import ContinueSignUp, GoBack, GoHome, OpenOwnCode, StartOver
from screens.presence import SignUpDraft
from screens.widgets.big_text import BigText
from screens.widgets.coat import Kind
from screens.widgets.face import Face, Line, Span, Tone, action_face, back_face, bold, soft
from screens.widgets.page import Page, Push
from screens.widgets.tile import Tile
from screens.widgets.words import Words
from screens.wording import sign_up
from screens.wording.view import View

_SHORT_NAME = 20
"""Columns up to which a name can be said again on a tile."""


class SameNameScreen(Page):
    """Two answers, and neither loses anything: *ja* ends here, *nee* goes back to the name."""

    FIRST_FOCUS: ClassVar[str] = "#yes, #done"
    IS_FORM: bool = True

    def __init__(self, board: Board, actions: Actions, draft: SignUpDraft) -> None:
        super().__init__()
        self._board, self._draft = board, draft
        self._is_me = False

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(id="title")
        yield Words(id="somebody")
        with Horizontal(id="answers"):
            yield Tile(kind=Kind.CHOICE, id="yes")
            yield Tile(kind=Kind.CHOICE, id="no")
        yield Words(id="advice")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(id="own-code")
        yield Tile(id="done", tone=Tone.GREEN)

    def reword(self) -> None:
        joining = self._board.joining(self._draft.initiative, self._draft.task)
        if joining is None:
            self.post_message(GoHome())
            return
        for tile in self.query("#back, #answers"):
            tile.display = not self._is_me
        for tile in self.query("#own-code, #done"):
            tile.display = self._is_me
        if self._is_me:
            self._word_end(joining)
        else:
            self._word_question(joining)

    def _word_question(self, joining: Joining) -> None:
        text = self.language.text
        # NL: Ben jij dat?
        self.query_one("#title", BigText).show(text("Is that you?"))
        # NL: Bij {title} staat al iemand met deze naam:
        line = text("Somebody of this name is already with {title}:", title=sign_up.title(joining))
        self.query_one("#somebody", Words).show((soft(f"{line} "), bold(f"{self._draft.name}.")))
        # NL: Dat ben ik. Ik stond er al op.
        me = text("That is me. I was on it already.")
        # NL: Er verandert niets.
        nothing = text("Nothing changes.")
        # NL: Ja
        self.query_one("#yes", Tile).face = _answer(text("Yes"), me, nothing)
        # NL: Nee
        self.query_one("#no", Tile).face = _answer(text("No"), *self._other_person())
        # NL: Twijfel je? Kies dan Nee. De gastvrouw kijkt het na.
        doubt = text("In doubt? Then choose No. The host will check.")
        # NL: Je bent nog niet opnieuw aangemeld.
        yet = text("You are not signed up again yet.")
        self.query_one("#advice", Words).show(doubt, "", soft(yet))
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))

    def _other_person(self) -> tuple[str, str]:
        text, name = self.language.text, self._draft.name
        if cells(name) > _SHORT_NAME:
            # NL: Zet een letter bij je naam.
            letter = text("Add a letter to your name.")
            # NL: Ik ben iemand anders.
            return text("I am somebody else."), letter
        # NL: Ik ben een andere {name}.
        other = text("I am another {name}.", name=name)
        # NL: Zet er een letter bij, zoals {name} B.
        return other, text("Add a letter, such as {name} B.", name=name)

    def _word_end(self, joining: Joining) -> None:
        text = self.language.text
        view = View.of(self.language, self._board)
        # NL: Je stond er al op
        self.query_one("#title", BigText).show(text("You were on it already"))
        # NL: Er is niets veranderd.
        unchanged = text("Nothing has changed.")
        about = f"{sign_up.title(joining)}, {sign_up.when(view, joining, self._draft)}"
        # NL: Kun je toch niet? Meld je af met je eigen code.
        cancel = text("Cannot come after all? Cancel with your own code.")
        self.query_one("#somebody", Words).show(bold(about))
        self.query_one("#advice", Words).show(bold(unchanged), soft(cancel))
        # NL: om te kijken of af te melden
        purpose = text("to see or to cancel")
        # NL: Mijn eigen code
        self.query_one("#own-code", Tile).face = action_face(text("My own code"), purpose)
        # NL: terug naar het begin
        start = text("back to the beginning")
        # NL: Klaar
        self.query_one("#done", Tile).face = action_face(text("Done"), start)

    @on(Tile.Pressed, "#yes")
    def _yes(self, event: Tile.Pressed) -> None:
        self._is_me, self.IS_FORM = True, False
        self.renew()
        self.set_focus(self.query_one("#done") if event.by_key else None)

    @on(Tile.Pressed, "#no")
    def _no(self) -> None:
        self._draft.another_person = True
        self.post_message(ContinueSignUp(self._draft, "full"))

    @on(Tile.Pressed, "#own-code")
    def _own_code(self) -> None:
        self.post_message(OpenOwnCode())

    @on(Tile.Pressed, "#done")
    def _done(self) -> None:
        self.post_message(StartOver())

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())


def _answer(title: str, line: str, under: str) -> Face:
    """An answer in title letters; in three rows with what it means behind it."""
    lines = (Line((bold(line),), right=(bold("→ "),)), Line((Span(under),)))
    return Face(lines, title=title, small=Line((bold(f"{title}. {line}  →"),)))
