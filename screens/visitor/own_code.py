"""The question for one's own code."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import events, on
from textual.containers import Container, Vertical
from textual.timer import Timer
from textual.widget import Widget

from kiosk.actions import Actions
from kiosk.board import Board
from kiosk.errors import InputRefused, KioskError, NotFound, RuleBroken
from screens.messages import GoBack, OpenOwn
from screens.widgets.big_text import BigText
from screens.widgets.coat import Kind
from screens.widgets.code_line import CodeLine
from screens.widgets.face import Tone, action_face, back_face, bold, soft, words_face
from screens.widgets.page import Page, Push
from screens.widgets.panel import Panel
from screens.widgets.tile import Tile
from screens.widgets.words import Paragraph, Words
from screens.wording import asking, signs

SIGNS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""The signs a code can have, in the order of the keys."""
_AGAIN: Final = 1.0
"""Seconds between two looks while too many wrong codes make one wait."""


class OwnCode(Page):
    """*Wat is je code?* Keys for the mouse, typing for the keyboard; it opens by itself at the eighth sign.

    What is typed is wiped as soon as it opened, and when this screen goes away.
    """

    FIRST_FOCUS: ClassVar[str] = "#forward"

    def __init__(self, board: Board, actions: Actions) -> None:
        super().__init__()
        self._board, self._actions = board, actions
        self._trouble: KioskError | None = None
        self._strange = False
        """Whether a sign was typed that no code has."""
        self._waiting: Timer | None = None

    def compose_body(self) -> Iterable[Widget]:
        with Container(id="ask"):
            with Vertical(id="question"):
                yield BigText(id="title")
                yield Words(id="hint")
            yield Words(id="lost")
            with Panel(edge=Tone.BRICK, id="trouble"):
                yield Words(id="trouble-words")
        with Container(id="entry"):
            yield CodeLine(places=signs.LENGTH, most=signs.LENGTH, group=4, id="code")
            yield Tile(kind=Kind.DARK_KEY, id="rub-out")
            yield Tile(id="clear")
        with Panel(classes="tray", id="tray"):
            for sign in SIGNS:
                yield Tile(words_face(sign), Kind.KEY, inset=1, classes="sign", name=sign)

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(tone=Tone.GREEN, id="forward")

    def on_unmount(self) -> None:
        self._trouble = None

    def on_key(self, event: events.Key) -> None:
        """Typing works wherever the focus is."""
        if event.key in {"backspace", "delete"}:
            self._rub_out()
        elif event.key == "enter" and self.focused is None:
            self._open()
        elif event.is_printable and event.character and event.key != "space":
            self.kiosk.keys_in_use = True
            self._add(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def reword(self) -> None:
        text = self.language.text
        # NL: Wat is je code?
        self.query_one("#title", BigText).show(text("Your code?"))
        # NL: wis
        self.query_one("#rub-out", Tile).face = words_face("←  " + text("erase"))
        # NL: alles weg
        self.query_one("#clear", Tile).face = words_face(text("all away"))
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        self._word_state()

    def _word_state(self) -> None:
        """What changes while one types: the advice beside it, and what forward says."""
        is_small = self.size.width < 100 or self.size.height < 30
        says = self._said()
        self.query_one("#lost").display = is_small or not says
        self.query_one("#trouble").display = bool(says) and not is_small
        self.query_one("#trouble-words", Words).show(*says)
        self.query_one("#lost", Words).show(*self._lost_words(one_line=is_small))
        # NL: Hij staat op je briefje of op je foto.
        where = self.language.text("It is on your note or in your photo.")
        self.query_one("#hint", Words).show(*(says[:1] if is_small and says else (soft(where),)))
        self._word_forward()

    def _said(self) -> tuple[Paragraph, ...]:
        """What is the matter, and what now; nothing while all is well."""
        text = self.language.text
        if self._strange:
            # NL: Dat teken komt in geen code voor.
            strange = text("No code has that sign.")
            # NL: Een 0, O, 1 of I is altijd een ander teken.
            another = text("A 0, O, 1 or I is always another sign.")
            return (bold(f"{strange} {another}"),)
        if self._trouble is None:
            return ()
        said = bold(self.language.error(self._trouble))
        if isinstance(self._trouble, NotFound | InputRefused):
            # NL: Wis een teken en typ het opnieuw.
            return (said, "", text("Rub out a sign and type it again."))
        if isinstance(self._trouble, RuleBroken):
            # NL: Je code blijft staan. We kijken vanzelf nog eens.
            return (said, "", text("Your code stays. We look again by ourselves."))
        return (said, "", asking.stays_so(self.language, self._board.settings.hall))

    def _lost_words(self, *, one_line: bool) -> tuple[Paragraph, ...]:
        text, hall = self.language.text, self._board.settings.hall
        # NL: Code kwijt?
        lost = text("Lost your code?")
        # NL: Vraag de gastheer of gastvrouw.
        ask = text("Ask the host of the hall.")
        if one_line:
            return ((bold(lost), soft(f" {ask}")),)
        # NL: Die zoekt je op met je naam.
        by_name = text("They find you by your name.")
        return (bold(lost), soft(ask), soft(by_name), *asking.call(self.language, hall))

    def _word_forward(self) -> None:
        text, left = self.language.text, signs.LENGTH - len(self.query_one(CodeLine).typed)
        if isinstance(self._trouble, KioskError) and not left:
            # NL: je hoeft niets te typen
            again = text("you need not type anything")
            # NL: Probeer het nog eens
            self.query_one("#forward", Tile).face = action_face(text("Try once more"), again)
            return
        # NL: je ziet waar je aan meedoet
        see = text("you see what you joined")
        if left:
            see = signs.signs_left(self.language, left)
        # NL: Laat zien
        self.query_one("#forward", Tile).face = action_face(text("Show me"), see)

    def _add(self, character: str) -> None:
        sign = character.upper() if character.isascii() else character
        if sign in signs.BETWEEN:
            return
        line = self.query_one(CodeLine)
        if len(line.typed) == signs.LENGTH:
            return
        self._begin_anew()
        self._strange = sign not in SIGNS
        if not self._strange:
            line.type(sign)
        self._word_state()
        if len(line.typed) == signs.LENGTH:
            self._open()

    def _rub_out(self) -> None:
        self._begin_anew()
        self.query_one(CodeLine).rub_out()
        self._word_state()

    def _begin_anew(self) -> None:
        """Another code is being typed: what was said of the one before no longer holds."""
        self._trouble, self._strange = None, False
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    def _open(self) -> None:
        line = self.query_one(CodeLine)
        if len(line.typed) < signs.LENGTH:
            self._word_forward()
            return
        try:
            found = self._actions.open_own(line.typed)
        except KioskError as error:
            self._trouble = error
            self._wait(must=isinstance(error, RuleBroken))
            self._word_state()
        else:
            self._begin_anew()
            line.clear()
            self.post_message(OpenOwn(found))

    def _wait(self, *, must: bool) -> None:
        """While codes are not looked at, try again each second: that counts down what is said, too."""
        if must and self._waiting is None:
            self._waiting = self.set_interval(_AGAIN, self._open)
        elif not must and self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    @on(Tile.Pressed, ".sign")
    def _sign(self, event: Tile.Pressed) -> None:
        self._add(event.tile.name or "")

    @on(Tile.Pressed, "#rub-out")
    def _rub_out_pressed(self) -> None:
        self._rub_out()

    @on(Tile.Pressed, "#clear")
    def _clear(self) -> None:
        self._begin_anew()
        self.query_one(CodeLine).clear()
        self._word_state()

    @on(Tile.Pressed, "#forward")
    def _forward(self) -> None:
        self._open()

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())
