"""The hosts' door: the PIN ends the kiosk."""

from collections.abc import Iterable
from functools import partial
from math import ceil
from typing import ClassVar, Final

from textual import events, on
from textual.containers import Container, Vertical
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from kiosk.actions import Actions, Passed, Wrong
from kiosk.board import Board
from kiosk.errors import KioskError
from screens.letters import Size
from screens.messages import GoBack, LeaveKiosk
from screens.widgets.big_text import BigText
from screens.widgets.coat import Kind
from screens.widgets.code_line import CodeLine
from screens.widgets.face import Tone, action_face, back_face, bold, title_face, words_face
from screens.widgets.page import Page, Push
from screens.widgets.panel import Panel
from screens.widgets.tile import Tile
from screens.widgets.words import Words
from screens.wording import asking, pin
from screens.wording.countdown import seconds_bar

_LEAST, _MOST = 4, 12
"""Figures of a PIN."""
_LOOK: Final = 0.5
"""Seconds between two looks at how long is left to wait."""

_Outcome = Passed | Wrong | KioskError


class Pin(Page):
    """Squares, never figures. After a wrong PIN there are no keys, only how long one still waits.

    A PIN half typed is wiped as soon as anything covers or leaves this screen.
    """

    FIRST_FOCUS: ClassVar[str] = "#forward"

    def __init__(self, board: Board, actions: Actions) -> None:
        super().__init__()
        self._board, self._actions = board, actions
        self._trouble: KioskError | None = None
        self._has_pin = True
        self._was_wrong = False
        self._wait = self._longest = 0
        """Seconds still to wait, and what they were at first."""
        self._watch: Timer | None = None
        self._checking: Worker[_Outcome] | None = None

    def compose_body(self) -> Iterable[Widget]:
        with Container(id="columns"):
            with Vertical(id="reading"):
                yield BigText(id="title")
                yield Words(id="who")
                yield CodeLine(places=_LEAST, most=_MOST, secret=True, id="pin")
                yield BigText(size=Size.DISPLAY, colour="brick", always=True, id="seconds")
                yield Words(id="bar")
                with Panel(edge=Tone.BRICK, id="trouble"):
                    yield Words(id="trouble-words")
                yield Words(id="advice")
            with Panel(classes="tray", id="tray"):
                for figure in "123456789":
                    yield _key(figure)
                yield Tile(kind=Kind.DARK_KEY, inset=1, id="rub-out")
                yield _key("0")
                yield Tile(kind=Kind.KEY, inset=1, id="clear")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(tone=Tone.BRICK, id="forward")

    def on_mount(self) -> None:
        self._look()
        self._watch = self.set_interval(_LOOK, self._look, pause=not self._wait)

    def on_screen_suspend(self) -> None:
        self.query_one(CodeLine).clear()

    def on_screen_resume(self) -> None:
        if self.is_mounted:
            self._word_forward()

    def on_key(self, event: events.Key) -> None:
        """Typing works wherever the focus is; while one waits there is nothing to type."""
        if event.key in {"backspace", "delete"}:
            self._rub_out()
        elif event.key == "enter" and (self.focused is None or self._wait):
            self._submit()
        elif event.is_printable and event.character and event.key != "space":
            self.kiosk.keys_in_use = True
            self._add(event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def reword(self) -> None:
        text = self.language.text
        waits, asks = self._wait > 0, self._has_pin and not self._wait
        # NL: Pincode
        title = text("PIN")
        if waits:
            # NL: Dat klopt niet
            wrong = text("That is not right")
            # NL: Wacht even
            title = wrong if self._was_wrong else text("Wait a moment")
        self.query_one("#title", BigText).show(title)
        self.query_one("#who", Words).show(*pin.who(self.language, self._state))
        for part in ("#pin", "#tray", "#forward"):
            self.query_one(part).display = asks
        self.query_one("#seconds").display = self.query_one("#bar").display = waits
        self.set_class(waits, "-waits")
        self._word_wait()
        self._word_trouble()
        self.query_one("#advice", Words).show(*pin.advice(self.language, self._state, short=self._is_small))
        # NL: wis
        rub_out = text("erase")
        self.query_one("#rub-out", Tile).face = words_face(f"←  {rub_out}")
        # NL: alles weg
        self.query_one("#clear", Tile).face = words_face(text("all away"))
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        self._word_forward()

    @property
    def _state(self) -> pin.State:
        example = self._board.settings.hall.example
        return pin.State(self._has_pin, self._wait > 0, self._was_wrong, example)

    @property
    def _is_small(self) -> bool:
        return self.size.width < 100 or self.size.height < 30

    def _word_wait(self) -> None:
        # NL: nog {n} tel | nog {n} tellen
        count = self.language.plural("{n} second left", "{n} seconds left", self._wait)
        self.query_one("#seconds", BigText).show(count)
        columns = min(80, self.size.width - (4 if self.size.width < 100 else 8))
        self.query_one("#bar", Words).show(seconds_bar(self._wait, max(1, self._longest), columns))

    def _word_trouble(self) -> None:
        self.query_one("#trouble").display = self._trouble is not None
        if self._trouble is not None:
            said = self.language.error(self._trouble)
            stays = asking.stays_so(self.language, self._board.settings.hall)
            self.query_one("#trouble-words", Words).show(bold(said, Tone.BRICK), stays)

    def _word_forward(self) -> None:
        text, left = self.language.text, _LEAST - len(self.query_one(CodeLine).typed)
        # NL: met deze pincode
        detail = text("with this PIN")
        if left > 0:
            # NL: nog {n} cijfer | nog {n} cijfers
            detail = self.language.plural("{n} figure left", "{n} figures left", left)
        verb = text("Try once more")
        if self._trouble is None:
            # NL: Sluit de kiosk
            verb = text("Close the kiosk")
        self.query_one("#forward", Tile).face = action_face(verb, detail)

    def _add(self, character: str) -> None:
        if character.isascii() and character.isdigit() and self._may_type:
            self.query_one(CodeLine).type(character)
            self._word_forward()

    def _rub_out(self) -> None:
        if self._may_type:
            self.query_one(CodeLine).rub_out()
            self._word_forward()

    @property
    def _may_type(self) -> bool:
        return self._has_pin and not self._wait and self._checking is None

    def _submit(self) -> None:
        """Try it, off the thread that draws; a second Enter meanwhile is no second try."""
        typed = self.query_one(CodeLine).typed
        if self._may_type and len(typed) >= _LEAST:
            self._checking = self.run_worker(partial(self._check, typed), thread=True, exclusive=True)

    def _check(self, typed: str) -> _Outcome:
        try:
            return self._actions.check_pin(typed)
        except KioskError as error:
            return error

    @on(Worker.StateChanged)
    def _checked(self, event: Worker.StateChanged) -> None:
        if event.worker is not self._checking or event.state is not WorkerState.SUCCESS:
            return
        self._checking = None
        outcome = event.worker.result
        self._trouble = outcome if isinstance(outcome, KioskError) else None
        if isinstance(outcome, Passed):
            self.query_one(CodeLine).clear()
            self.post_message(LeaveKiosk())
        elif isinstance(outcome, Wrong):
            self.query_one(CodeLine).clear()
            self._was_wrong = True
            self._look()
        self.renew()

    def _look(self) -> None:
        """How long there is still to wait, also after a restart; draws anew what changed."""
        before = (self._wait, self._has_pin)
        try:
            self._has_pin = self._actions.has_pin
            self._wait = ceil(self._actions.pin_wait())
        except KioskError as error:
            self._trouble, self._wait = error, 0
        self._longest = max(self._longest, self._wait) if self._wait else 0
        if self._watch is not None:
            (self._watch.resume if self._wait else self._watch.pause)()
        if before == (self._wait, self._has_pin):
            return
        if before[0] and self._wait:
            self._word_wait()
            return
        self.renew()
        self.call_after_refresh(self._keep_focus)

    def _keep_focus(self) -> None:
        """Nowhere while one waits, or one more Enter would press *Terug*; then on forward again."""
        if self._wait:
            self.set_focus(None)
        elif self.kiosk.keys_in_use and self.is_current:
            self.set_focus(self.query_one("#forward"))

    @on(Tile.Pressed, ".figure")
    def _figure(self, event: Tile.Pressed) -> None:
        self._add(event.tile.name or "")

    @on(Tile.Pressed, "#rub-out")
    def _rub_out_pressed(self) -> None:
        self._rub_out()

    @on(Tile.Pressed, "#clear")
    def _clear(self) -> None:
        self.query_one(CodeLine).clear()
        self._word_forward()

    @on(Tile.Pressed, "#forward")
    def _forward(self) -> None:
        self._submit()

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())


def _key(figure: str) -> Tile:
    return Tile(title_face(figure), Kind.KEY, inset=1, classes="figure", name=figure)
