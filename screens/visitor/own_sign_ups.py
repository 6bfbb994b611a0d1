"""What the code opened: one note for each sign-up."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import ClassVar, Final

from textual import on
from textual.containers import Container, Horizontal
from textual.widget import Widget

from kiosk.actions import Actions
from kiosk.board import Board, Confirmed
from kiosk.errors import KioskError
from screens.messages import GoBack, GoHome, StartOver
from screens.widgets.big_text import BigText
from screens.widgets.coat import Kind
from screens.widgets.face import Tone, action_face, back_face, bold, soft, words_face
from screens.widgets.page import Page, Push
from screens.widgets.panel import Panel
from screens.widgets.tile import Tile
from screens.widgets.words import Paragraph, Words
from screens.wording import asking, own
from screens.wording.view import View

_UNDO: Final = timedelta(seconds=15)
"""How long *toch wel* stands there."""
_LOOK: Final = 0.5
"""Seconds between two looks at how long that still is."""
_STRAY: Final = 0.6
"""Seconds in which a press still belongs to what came before: the Enter after a code, a double click."""
_NEVER: Final = datetime.max.replace(tzinfo=UTC)


class _Note(Panel):
    """One sign-up to read, and its one button."""

    def __init__(self, sign_up: str) -> None:
        super().__init__(classes="note")
        self.sign_up = sign_up
        self.undo_until: datetime | None = None
        """Until when *toch wel* is offered."""
        self.given_away = False
        """Whether the place was gone when the visitor wanted it back."""

    def compose(self) -> Iterable[Widget]:
        with Horizontal():
            yield Words(classes="when")
            yield Words(classes="what")
            yield Tile(kind=Kind.CHIP, classes="answer")

    def show(self, view: View, confirmed: Confirmed, *, narrow: bool) -> None:
        """Word it: when, what and with how many, and how it stands."""
        day, time = own.day_and_time(view, confirmed)
        self.edge = Tone.BLUE if confirmed.task else Tone.GREEN
        state = own.state(view, confirmed)
        if self.given_away and confirmed.state == "waiting":
            # NL: Je plek was net weg. Nu ben je de eerste in de rij.
            state = bold(
                view.language.text("Your place was just taken. Now you are first in the row."), Tone.BRICK
            )
        what: list[Paragraph] = [bold(own.title(confirmed)), soft(own.under_title(view, confirmed))]
        if narrow:
            what[1] = soft(f"{day} {time}".strip())
        self.query_one(".when", Words).show(bold(day, Tone.BRICK), bold(time))
        self.query_one(".what", Words).show(*what, *([] if narrow else [""]), state)
        self.show_answer(view, confirmed)

    def show_answer(self, view: View, confirmed: Confirmed) -> None:
        """The button: cancel, or for 15 seconds take that back, or nothing to press."""
        text, tile = view.language.text, self.query_one(".answer", Tile)
        left = ceil((self.undo_until - view.now).total_seconds()) if self.undo_until else 0
        is_cancelled = confirmed.state == "cancelled"
        tile.set_class(is_cancelled, "-undo")
        tile.display = left > 0 if is_cancelled else not own.is_over(confirmed, view.now)
        if is_cancelled:
            # NL: Toch wel, nog {n} tel | Toch wel, nog {n} tellen
            undo = view.language.plural("I can after all: {n} second", "I can after all: {n} seconds", left)
            tile.face = words_face(undo)
        elif confirmed.series is not None:
            # NL: Ik stop ermee
            tile.face = words_face(text("I stop"))
        else:
            # NL: Ik kan niet
            tile.face = words_face(text("I cannot"))


class OwnSignUps(Page):
    """*Dag Greetje!* Cancelling is one press, and 15 seconds long one press back."""

    FIRST_FOCUS: ClassVar[str] = "#done"

    def __init__(self, board: Board, actions: Actions, sign_ups: tuple[str, ...]) -> None:
        super().__init__()
        self._board, self._actions = board, actions
        self._sign_ups = self._soonest_first(sign_ups)
        self._trouble: KioskError | None = None
        self._is_stray = True
        """Whether a press now belongs to what came before."""

    def compose_body(self) -> Iterable[Widget]:
        with Container(id="top"):
            yield BigText(id="title")
            yield Words(id="yours")
            with Panel(edge=Tone.BRICK, id="trouble"):
                yield Words(id="trouble-words")
        for sign_up in self._sign_ups:
            yield _Note(sign_up)

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(tone=Tone.GREEN, id="done")

    def on_mount(self) -> None:
        self.set_interval(_LOOK, self._look)
        self._hold()

    def first_focus(self) -> Widget | None:
        """None at first: whoever ends a code with Enter would else press what they have not read."""
        return None if self._is_stray else super().first_focus()

    def reword(self) -> None:
        view, shown = View.of(self.language, self._board), self._shown()
        if not shown:
            self.post_message(GoHome())
            return
        text = self.language.text
        name = next(iter(shown.values())).name
        # NL: Dag {name}!
        self.query_one("#title", BigText).show(text("Hello {name}!", name=name))
        # NL: Dit hoort bij jouw code.
        yours = text("This belongs to your code.")
        # NL: Druk op Klaar als je weggaat.
        leaving = text("Press Done when you leave.")
        once = self._once_words(shown)
        is_small = self.size.width < 100 or self.size.height < 30
        self.query_one("#yours", Words).show(*([] if is_small else [bold(yours)]), soft(leaving), *once)
        self._word_trouble()
        for note in self.query(_Note):
            note.display = note.sign_up in shown
            if note.display:
                note.show(view, shown[note.sign_up], narrow=self.size.width < 100)
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        # NL: dan ziet niemand dit meer
        nobody = text("then nobody sees this any more")
        # NL: Klaar
        self.query_one("#done", Tile).face = action_face(text("Done"), nobody)

    def _once_words(self, shown: dict[str, Confirmed]) -> tuple[Paragraph, ...]:
        """Who stops with a series stops for good; missing it once is a word with the host."""
        if all(each.series is None or each.state == "cancelled" for each in shown.values()):
            return ()
        # NL: Eén keer niet? Zeg het de gastvrouw.
        return (soft(self.language.text("Only once not? Tell the host.")),)

    def _word_trouble(self) -> None:
        self.query_one("#trouble").display = self._trouble is not None
        self.query_one("#yours").display = self._trouble is None
        if self._trouble is None:
            return
        text = self.language.text
        # NL: Dat is nog niet gelukt
        heading = bold(text("That did not work yet"), Tone.BRICK)
        # NL: Er is niets veranderd.
        nothing = text("Nothing has changed.")
        stays = asking.stays_so(self.language, self._board.settings.hall)
        said = self.language.error(self._trouble)
        self.query_one("#trouble-words", Words).show(heading, said, bold(nothing), stays)

    def _shown(self) -> dict[str, Confirmed]:
        found = {sign_up: self._board.confirmed(sign_up) for sign_up in self._sign_ups}
        return {sign_up: confirmed for sign_up, confirmed in found.items() if confirmed is not None}

    def _soonest_first(self, sign_ups: tuple[str, ...]) -> tuple[str, ...]:
        """What is still to come first; the order stays as it was on opening."""
        now = self._board.now()

        def when(sign_up: str) -> tuple[bool, datetime]:
            confirmed = self._board.confirmed(sign_up)
            if confirmed is None:
                return True, _NEVER
            at = confirmed.moment.start if confirmed.moment else _NEVER
            return confirmed.state == "cancelled" or own.is_over(confirmed, now), at

        return tuple(sorted(sign_ups, key=when))

    def _look(self) -> None:
        """Count down what can still be taken back."""
        view = View.of(self.language, self._board)
        for note in self.query(_Note):
            if note.undo_until is None:
                continue
            confirmed = self._board.confirmed(note.sign_up)
            had_focus = note.query_one(".answer").has_focus
            if note.undo_until <= view.now:
                note.undo_until = None
            if confirmed is not None:
                note.show_answer(view, confirmed)
            if had_focus and not note.query_one(".answer").display:
                self.set_focus(self.query_one("#done"))

    def _hold(self) -> None:
        self._is_stray = True
        self.set_timer(_STRAY, self._let_go)

    def _let_go(self) -> None:
        self._is_stray = False
        if self.kiosk.keys_in_use and self.is_current:
            self._focus_first()

    @on(Tile.Pressed, ".answer")
    def _answer(self, event: Tile.Pressed) -> None:
        note = next(each for each in self.query(_Note) if each in event.tile.ancestors)
        if self._is_stray:
            return
        self._hold()
        try:
            if note.undo_until is None:
                self._actions.withdraw(note.sign_up)
                note.undo_until, note.given_away = self._board.now() + _UNDO, False
            else:
                note.given_away = not self._actions.restore(note.sign_up).exactly
                note.undo_until = None
            self._trouble = None
        except KioskError as error:
            self._trouble = error
        self.renew()

    @on(Tile.Pressed, "#done")
    def _done(self) -> None:
        self.post_message(StartOver())

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())
