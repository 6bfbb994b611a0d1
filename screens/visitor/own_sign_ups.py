"""What the code opened: one note for each sign-up."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import ClassVar, Final

from textual import on
from textual.containers import Container
from textual.widget import Widget

from kiosk.actions import Actions, Own
from kiosk.board import Board, OwnSignUp
from kiosk.errors import KioskError
from screens.messages import GoBack, GoHome, OpenChangeSignUp, StartOver
from screens.widgets.big_text import BigText
from screens.widgets.face import Tone, action_face, back_face, bold, soft
from screens.widgets.page import Page, PageBody, Push
from screens.widgets.panel import Panel
from screens.widgets.second_press import QUIET, SecondPress
from screens.widgets.tile import Tile
from screens.widgets.words import Words
from screens.wording import asking, own
from screens.wording.own_ideas import UNDO, OwnIdeas
from screens.wording.own_note import OwnNote
from screens.wording.view import View

_LOOK: Final = 0.5
"""Seconds between two looks at how long that still is."""
_NEVER: Final = datetime.max.replace(tzinfo=UTC)


class OwnSignUps(Page):
    """*Dag Greetje!* Cancelling is one press, and 15 seconds long one press back."""

    FIRST_FOCUS: ClassVar[str] = "#done"

    def __init__(self, board: Board, actions: Actions, opened: Own) -> None:
        super().__init__()
        self._board, self._actions = board, actions
        self._sign_ups = self._soonest_first(opened.sign_ups)
        self._second_press = SecondPress()
        self._ideas = OwnIdeas(board, actions, opened, self._second_press)
        self._trouble: KioskError | None = None
        self._is_stray = True
        """Whether a press now belongs to what came before."""

    def compose_body(self) -> Iterable[Widget]:
        with Container(id="top"):
            yield BigText(id="title")
            yield Words(id="yours")
            with Panel(edge=Tone.BRICK, id="trouble"):
                yield Words(id="trouble-words")
        notes = [OwnNote(sign_up) for sign_up in self._sign_ups]
        # What waits for this visitor alone comes first: below the fold nobody would begin it.
        yield from (self._ideas, *notes) if self._ideas.can_begin else (*notes, self._ideas)

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(tone=Tone.GREEN, id="done")

    def on_mount(self) -> None:
        self.set_interval(_LOOK, self._look)
        self._hold()
        try:
            self._actions.saw(self._sign_ups)
        except KioskError:
            # They read it all the same; only the hosts' list to call does not know it.
            return

    def first_focus(self) -> Widget | None:
        """None at first: whoever ends a code with Enter would else press what they have not read."""
        return None if self._is_stray else super().first_focus()

    def reword(self) -> None:
        view, shown = View.of(self.language, self._board), self._shown()
        has_ideas = self._ideas.reword(view)
        if not shown and not has_ideas:
            self.post_message(GoHome())
            return
        text = self.language.text
        self._greet(next((each.confirmed.name for each in shown.values()), self._ideas.who))
        # NL: Dit hoort bij jouw code.
        yours = text("This belongs to your code.")
        # NL: Druk op Klaar als je weggaat.
        leaving = text("Press Done when you leave.")
        is_small = self.size.width < 100 or self.size.height < 30
        self.query_one("#yours", Words).show(*([] if is_small else [bold(yours)]), soft(leaving))
        self._word_trouble()
        for note in self.query(OwnNote):
            note.display = note.sign_up in shown
            if note.display and note.is_whole:
                note.show(view, shown[note.sign_up], narrow=self.size.width < 100)
        self._add_stand_ins(shown)
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        # NL: dan ziet niemand dit meer
        nobody = text("then nobody sees this any more")
        # NL: Klaar
        self.query_one("#done", Tile).face = action_face(text("Done"), nobody)

    def _greet(self, name: str) -> None:
        # NL: Dag!
        hello = self.language.text("Hello!")
        if name:
            # NL: Dag {name}!
            hello = self.language.text("Hello {name}!", name=name)
        self.query_one("#title", BigText).show(hello)

    def _add_stand_ins(self, shown: dict[str, OwnSignUp]) -> None:
        """Who came after all and found the place given away waits for that one time on a note of its own."""
        for sign_up, own_sign_up in shown.items():
            new = [time.stand_in for time in own_sign_up.times if time.stand_in]
            for stand_in in [each for each in new if each not in self._sign_ups]:
                self._sign_ups = (*self._sign_ups, stand_in)
                self.query_one(PageBody).mount(OwnNote(stand_in), after=self._note(sign_up))
                self.call_after_refresh(self.renew)

    def _note(self, sign_up: str) -> OwnNote:
        return next(note for note in self.query(OwnNote) if note.sign_up == sign_up)

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

    def _shown(self) -> dict[str, OwnSignUp]:
        found = {sign_up: self._board.own(sign_up) for sign_up in self._sign_ups}
        return {sign_up: each for sign_up, each in found.items() if each is not None}

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
        self._ideas.look(view)
        for note in self.query(OwnNote):
            if note.undo_until is None:
                continue
            shown = self._board.own(note.sign_up)
            had_focus = note.query_one(".answer").has_focus
            if note.undo_until <= view.now:
                note.undo_until = None
            if shown is not None:
                note.show_answers(view, shown)
            if had_focus and not note.query_one(".answer").display:
                self.set_focus(self.query_one("#done"))

    @on(OwnIdeas.Tried)
    def _tried(self, event: OwnIdeas.Tried) -> None:
        self._hold()
        self._trouble = event.error
        self.renew()

    def _hold(self) -> None:
        self._is_stray = True
        self._second_press.begin()
        self.set_timer(QUIET, self._let_go)

    def _let_go(self) -> None:
        self._is_stray = False
        if self.kiosk.keys_in_use and self.is_current:
            self._focus_first()

    @on(Tile.Pressed, ".answer")
    def _answer(self, event: Tile.Pressed) -> None:
        note = self._note_of(event.tile)
        if not self._second_press.swallows():
            self._do(self._restore if note.undo_until else self._withdraw, note)

    @on(Tile.Pressed, ".first")
    def _first(self, event: Tile.Pressed) -> None:
        note = self._note_of(event.tile)
        if self._second_press.swallows():
            return
        if note.next_time is None:
            self.post_message(OpenChangeSignUp(note.sign_up))
        else:
            self._do(self._come_or_not, note)

    @on(Tile.Pressed, ".extra")
    def _extra(self, event: Tile.Pressed) -> None:
        self.post_message(OpenChangeSignUp(self._note_of(event.tile).sign_up))

    def _note_of(self, tile: Tile) -> OwnNote:
        return next(each for each in self.query(OwnNote) if each in tile.ancestors)

    def _do(self, what: Callable[[OwnNote], None], note: OwnNote) -> None:
        """What it says; or that it did not work. The next press is for what is shown then."""
        self._hold()
        try:
            what(note)
            self._trouble = None
        except KioskError as error:
            self._trouble = error
        self.renew()

    def _withdraw(self, note: OwnNote) -> None:
        self._actions.withdraw(note.sign_up)
        note.undo_until, note.given_away = self._board.now() + UNDO, False

    def _restore(self, note: OwnNote) -> None:
        note.given_away = not self._actions.restore(note.sign_up).exactly
        note.undo_until = None

    def _come_or_not(self, note: OwnNote) -> None:
        time = note.next_time
        if time is None:
            return
        note.time_given_away = False
        if time.away:
            back = self._actions.come_after_all(note.sign_up, time.moment.original)
            note.time_given_away = not back.exactly
        else:
            self._actions.stay_away(note.sign_up, time.moment.original)

    @on(Tile.Pressed, "#done")
    def _done(self) -> None:
        self.post_message(StartOver())

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())
