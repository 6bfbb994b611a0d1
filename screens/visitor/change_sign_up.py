"""With how many, and of a series which times not."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on
from textual.containers import Container, Horizontal, Vertical
from textual.widget import Widget

from kiosk.actions import Actions
from kiosk.board import Board, OwnSignUp, OwnTime
from kiosk.errors import KioskError, RuleBroken
from kiosk.language import counts
from screens.messages import GoBack, GoHome
from screens.widgets.big_text import BigText
from screens.widgets.coat import Kind
from screens.widgets.face import Face, Line, Tone, action_face, back_face, bold, soft
from screens.widgets.number_chips import NumberChips
from screens.widgets.page import Page, Push
from screens.widgets.panel import Panel
from screens.widgets.tile import Tile
from screens.widgets.words import Paragraph, Words
from screens.wording import asking, moments, own, sign_up
from screens.wording.view import View

_TIMES: Final = 5
"""Times of a series side by side; later ones come into view as those go by."""


class ChangeSignUp(Page):
    """*Met hoeveel?* What does not fit is said, and stays as it is; a time is said off and on at once."""

    FIRST_FOCUS: ClassVar[str] = "#forward"

    def __init__(self, board: Board, actions: Actions, sign_up: str) -> None:
        super().__init__()
        self._board, self._actions, self._sign_up = board, actions, sign_up
        self._party = 0
        """As chosen; 0: not chosen yet."""
        self._times: tuple[OwnTime, ...] = ()
        self._trouble: KioskError | None = None
        self._given_away = False

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(id="title")
        yield Words(id="about")
        with Panel(edge=Tone.BRICK, id="trouble"):
            yield Words(id="trouble-words")
        with Horizontal(id="sides"):
            with Vertical(id="people"):
                yield Words(id="how-many")
                yield NumberChips(id="party")
                yield Words(id="outcome")
            with Container(id="times"):
                yield Words(id="which")
                for at in range(_TIMES):
                    yield Tile(kind=Kind.CARD, tone=Tone.GREEN, id=f"time-{at}", classes="time")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(tone=Tone.GREEN, id="forward")

    def reword(self) -> None:
        shown = self._board.own(self._sign_up)
        if shown is None or shown.confirmed.state == "cancelled":
            self.post_message(GoHome())
            return
        view = View.of(self.language, self._board)
        text, confirmed = self.language.text, shown.confirmed
        self._party = self._party or confirmed.party
        self._times = tuple(time for time in shown.times if not time.stand_in)[:_TIMES]
        # NL: Met hoeveel?
        many = text("With how many?")
        # NL: Wat verandert er?
        changes = text("What changes?")
        self.query_one("#title", BigText).show(changes if shown.times else many)
        about = soft(f"  {own.under_title(view, confirmed)}")
        self.query_one("#about", Words).show((bold(own.title(confirmed)), about))
        self._word_trouble()
        self._word_people(shown)
        self._word_times(view)
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        self.query_one("#forward", Tile).face = self._forward_face(shown)

    def _word_trouble(self) -> None:
        panel = self.query_one("#trouble")
        panel.display = self._trouble is not None or self._given_away
        text, said = self.language.text, self.query_one("#trouble-words", Words)
        if self._trouble is not None:
            # NL: Er is niets veranderd.
            nothing = text("Nothing has changed.")
            stays = () if isinstance(self._trouble, RuleBroken) else (self._stays(),)
            said.show(bold(self.language.error(self._trouble), Tone.BRICK), bold(nothing), *stays)
        elif self._given_away:
            # NL: Je plek was net weg. Je staat nu vooraan in de rij.
            gone = text("Your place was just taken. You stand at the head of the row now.")
            # NL: Komt er die keer een plek vrij? Dan is hij voor jou.
            then = text("Is there a place that time? Then it is yours.")
            said.show(bold(gone, Tone.BRICK), soft(then))

    def _stays(self) -> str:
        return asking.stays_so(self.language, self._board.settings.hall)

    def _word_people(self, shown: OwnSignUp) -> None:
        words = sign_up.party_words(self.language, shown.capacity, short=self.size.width < 160)
        asks = len(words) > 1
        self.query_one("#people").display = asks
        chips = self.query_one(NumberChips)
        chips.value = self._party
        more, fewer = sign_up.more_people(self.language)
        chips.show(words, more=more, fewer=fewer)
        self.query_one("#how-many", Words).show(bold(sign_up.how_many(self.language)))
        self.query_one("#outcome", Words).show(*self._outcome(shown))

    def _outcome(self, shown: OwnSignUp) -> tuple[Paragraph, ...]:
        """What would happen, before anything does."""
        text, confirmed = self.language.text, shown.confirmed
        now = counts.party(self.language, confirmed.party)
        if self._party == confirmed.party:
            # NL: Zo staat het er nu: {people}.
            return (soft(text("So it stands now: {people}.", people=now)),)
        if not self._fits:
            # NL: Dat past niet. Dan sta je op de wachtlijst, nummer {n}.
            would = text("That does not fit. You would be number {n} on the list.", n=shown.waiting + 1)
            # NL: Daarom blijft het zo: je houdt je plek, {people}.
            keep = text("So it stays as it is: you keep your place, {people}.", people=now)
            return (bold(would, Tone.BRICK), bold(keep))
        if confirmed.state == "waiting":
            # NL: Je houdt je nummer op de wachtlijst.
            return (bold(text("You keep your number on the waiting list."), Tone.GREEN),)
        if self._party < confirmed.party:
            # NL: Dan komt er plek vrij voor een ander.
            return (bold(text("Then there is room for somebody else."), Tone.GREEN),)
        # NL: Dat past. Er is plek voor jullie allemaal.
        return (bold(text("That fits. There is room for all of you."), Tone.GREEN),)

    @property
    def _fits(self) -> bool:
        return self._board.keeps_place(self._sign_up, self._party)

    def _word_times(self, view: View) -> None:
        text = self.language.text
        self.query_one("#times").display = bool(self._times)
        # NL: Welke keer kom je niet? Druk erop.
        self.query_one("#which", Words).show(bold(text("Which time do you not come? Press it.")))
        for at in range(_TIMES):
            tile = self.query_one(f"#time-{at}", Tile)
            tile.display = at < len(self._times)
            if not tile.display:
                continue
            time = self._times[at]
            day, hour = moments.short(view, time.moment)
            # NL: ik kom
            coming = bold(text("I come"), Tone.GREEN)
            # NL: deze keer niet
            away = bold(text("not this time"), Tone.BRICK)
            said = (away if time.away else coming,)
            tile.face = Face((Line((bold(f"{day} {hour}"),), right=said),))
            tile.tone = Tone.BRICK if time.away else Tone.GREEN

    def _forward_face(self, shown: OwnSignUp) -> Face:
        text, party = self.language.text, shown.confirmed.party
        people = counts.party(self.language, self._party)
        if self._party == party:
            # NL: terug naar je aanmeldingen
            back = text("back to your sign-ups")
            # NL: Klaar
            return action_face(text("Done"), back)
        if not self._fits:
            # NL: Laat het zo
            return action_face(text("Leave it so"), counts.party(self.language, party))
        # NL: Ja, verander het
        return action_face(text("Yes, change it"), people)

    @on(NumberChips.Changed)
    def _chosen(self, event: NumberChips.Changed) -> None:
        self._party, self._trouble = event.value, None
        self.renew()

    @on(Tile.Pressed, ".time")
    def _time(self, event: Tile.Pressed) -> None:
        time = self._times[int((event.tile.id or "time-0").removeprefix("time-"))]
        self._trouble, self._given_away = None, False
        try:
            if time.away:
                back = self._actions.come_after_all(self._sign_up, time.moment.original)
                self._given_away = not back.exactly
            else:
                self._actions.stay_away(self._sign_up, time.moment.original)
        except KioskError as error:
            self._trouble = error
        self.renew()

    @on(Tile.Pressed, "#forward")
    def _forward(self) -> None:
        shown = self._board.own(self._sign_up)
        if shown is None or self._party == shown.confirmed.party or not self._fits:
            self.post_message(GoBack())
            return
        try:
            self._actions.change_party(self._sign_up, self._party)
        except KioskError as error:
            self._trouble = error
            self.renew()
        else:
            self.post_message(GoBack())

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())
