"""*Samenvoegen*: only who wrote one of two ideas makes them one, with their own code."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import Container, Horizontal, Vertical
from textual.widget import Widget

from kiosk.actions import Actions, Joined
from kiosk.board import Board
from kiosk.errors import KioskError
from screens.messages import GoBack, GoHome
from screens.widgets.big_text import BigText
from screens.widgets.face import Tone, action_face, back_face, bold, soft
from screens.widgets.field import Field
from screens.widgets.page import Page, Push
from screens.widgets.panel import Panel
from screens.widgets.second_press import SecondPress
from screens.widgets.tile import Tile
from screens.widgets.undo_tile import UNDO_SECONDS
from screens.widgets.words import Paragraph, Words
from screens.wording import asking, signs
from screens.wording import ideas as wording
from screens.wording.room import Room
from screens.wording.view import View


class JoinIdeas(Page):
    """Both texts and one field for the code; then what came of it, with 15 seconds to take it back."""

    FIRST_FOCUS: ClassVar[str] = "#code, #forward"
    IS_FORM: ClassVar[bool] = True
    OPENS_AT_ONCE: ClassVar[bool] = True

    def __init__(self, board: Board, actions: Actions, one: str, other: str) -> None:
        super().__init__()
        self._board, self._actions, self._one, self._other = board, actions, one, other
        self._pressed_early = False
        self._trouble: KioskError | None = None
        self._joined: Joined | None = None
        self._seconds = 0
        """Left to take it back in."""
        self._second_press = SecondPress()

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(id="title")
        yield Words(id="told")
        with Horizontal(id="entry"):
            yield Field(max_length=signs.LENGTH, groups=4, accept=_signs, id="code")
            with Vertical(id="side"):
                yield Words(id="says")
        with Container(id="both"):
            for name in ("one", "other"):
                with Panel(edge=Tone.PLUM, classes="paper", id=name):
                    yield Words()

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Tile(id="undo")
        yield Push()
        yield Tile(id="forward", tone=Tone.PLUM)

    def on_mount(self) -> None:
        self.set_interval(1, self.tick)

    def reword(self) -> None:
        one, other = self._board.idea(self._one), self._board.idea(self._other)
        if one is None or other is None:
            self.post_message(GoHome())
            return
        view = View.of(self.language, self._board)
        self.query_one("#one Words", Words).show(*wording.texts(view, one))
        self.query_one("#other Words", Words).show(*wording.texts(view, other))
        self.query_one("#other").display = one.card.id != other.card.id
        self.query_one("#entry").display = self._joined is None
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(self.language.text("Back"))
        self._word_state()

    def tick(self) -> None:
        """A second of the time to take it back is over."""
        if self._seconds:
            self._seconds -= 1
            self._word_state()

    def _word_state(self) -> None:
        """What changes while one types, and with what came of it."""
        self._word_title()
        self.query_one("#says", Words).show(*self._says())
        self._word_forward()
        back, undo = self.query_one("#back", Tile), self.query_one("#undo", Tile)
        if undo.has_focus and not self._seconds:
            self.set_focus(self.query_one("#forward"))
        undo.display, back.display = bool(self._seconds), not self._seconds
        undo.face = wording.undo_face(self.language, self._seconds, short=Room(*self.size).small)

    def _word_title(self) -> None:
        text, title = self.language.text, self.query_one("#title", BigText)
        if self._joined is None:
            # NL: Wat is je code?
            title.show(text("Your code?"))
            # NL: Is een van deze ideeën van jou? Voeg ze dan samen.
            told: Paragraph = soft(text("Is one of these ideas yours? Then join them."))
        elif self._joined.done:
            # NL: Nu zijn ze één idee
            title.show(text("Now they are one idea"))
            # NL: Alle woorden en alle mensen blijven erbij.
            told = bold(text("All words and all people stay with it."))
        else:
            # NL: Dank je wel!
            title.show(text("Thank you!"))
            # NL: Nu moet de ander het nog willen.
            waits = text("Now the other author has to want it too.")
            # NL: Dat staat bij beide ideeën.
            told = bold(f"{waits} {text('Both ideas say so.')}")
        if self._joined is not None and self._trouble is not None:
            told = bold(self.language.error(self._trouble), Tone.BRICK)
        self.query_one("#told", Words).show(told)

    def _says(self) -> tuple[Paragraph, ...]:
        """Beside the field: where to find the code; what went wrong takes its place."""
        text = self.language.text
        if self._trouble is not None:
            # NL: Er is nog niets veranderd.
            unchanged = text("Nothing has changed yet.")
            stays = asking.stays_so(self.language, self._board.settings.hall)
            return (bold(self.language.error(self._trouble), Tone.BRICK), unchanged, soft(stays))
        if self._pressed_early and self._left:
            # NL: Typ eerst alle tekens van je code.
            return (bold(text("Type all signs of your code first.")),)
        # NL: De code kreeg je toen je het idee opschreef.
        got = text("You got the code when you wrote the idea.")
        # NL: Code kwijt?
        lost = text("Lost your code?")
        # NL: Vraag de gastheer of gastvrouw.
        return (got, (bold(lost), soft(f" {text('Ask the host of the hall.')}")))

    def _word_forward(self) -> None:
        text, forward = self.language.text, self.query_one("#forward", Tile)
        if self._joined is not None:
            # NL: terug naar het idee
            to_idea = text("back to the idea")
            # NL: Bekijk het
            forward.face = action_face(text("Look at it"), to_idea)
            return
        # NL: ze worden één idee
        detail = signs.signs_left(self.language, self._left) if self._left else text("they become one idea")
        if self._trouble is not None and not self._left:
            # NL: Probeer het nog eens
            forward.face = action_face(text("Try again"), detail, "")
            return
        # NL: Ja, voeg ze samen
        forward.face = action_face(text("Yes, join them"), detail)

    @property
    def _left(self) -> int:
        return self.query_one(Field).left

    @on(Field.Changed)
    def _typed(self) -> None:
        self._trouble = None
        if self._is_whole:
            self._word_state()

    @on(Field.Submitted)
    @on(Tile.Pressed, "#forward")
    def _forward(self) -> None:
        if self._joined is not None:
            if not self._second_press.swallows():
                self.post_message(GoBack())
            return
        if self._left:
            self._pressed_early = True
            self._word_state()
            self.set_focus(self.query_one(Field))
            return
        try:
            joined = self._actions.join_ideas(self._one, self._other, self.query_one(Field).value)
        except KioskError as error:
            self._trouble = error
            self._word_state()
        else:
            self._show(joined)

    def _show(self, joined: Joined) -> None:
        """What came of it; the code is wiped."""
        self.query_one(Field).clear()
        self._joined, self._trouble = joined, None
        self._seconds = UNDO_SECONDS
        self._second_press.begin()
        self.set_focus(self.query_one("#forward") if self.kiosk.keys_in_use else None)
        self.renew()

    @on(Tile.Pressed, "#undo")
    def _undo(self) -> None:
        if self._joined is None or not self._seconds or self._second_press.swallows():
            return
        try:
            for likeness in self._joined.likenesses:
                self._actions.take_back_likeness(likeness)
        except KioskError as error:
            self._trouble = error
            self._word_state()
        else:
            self.post_message(GoBack())

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())


def _signs(text: str) -> str:
    """What a code may be made of; people write a space or a dash between the groups."""
    return "".join(sign for sign in text if sign.isascii() and sign.isalnum()).upper()
