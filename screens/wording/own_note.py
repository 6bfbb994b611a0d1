"""The note of one sign-up, under the visitor's own code."""

from collections.abc import Iterable
from datetime import datetime
from math import ceil

from textual.containers import Container, Horizontal
from textual.widget import Widget

from kiosk.board import OwnSignUp, OwnTime
from screens.widgets.coat import Kind
from screens.widgets.face import Tone, bold, soft, words_face
from screens.widgets.panel import Panel
from screens.widgets.tile import Tile
from screens.widgets.words import Paragraph, Words
from screens.wording import own
from screens.wording.view import View


class OwnNote(Panel):
    """One sign-up to read, and what can be done with it: each in one press, each taken back in one."""

    def __init__(self, sign_up: str) -> None:
        super().__init__(classes="note")
        self.sign_up = sign_up
        self.undo_until: datetime | None = None
        """Until when *toch wel* is offered, after cancelling."""
        self.given_away = False
        """Whether the place was gone when the visitor wanted it back."""
        self.time_given_away = False
        """Whether that of one time was, after *deze keer niet*."""
        self.next_time: OwnTime | None = None
        """The time of the series that the first button is about; None: it asks with how many."""

    def compose(self) -> Iterable[Widget]:
        with Horizontal(classes="told"):
            yield Words(classes="when")
            yield Words(classes="what")
            with Container(classes="answers"):
                with Horizontal():
                    yield Tile(kind=Kind.CHIP, classes="first")
                    yield Tile(kind=Kind.CHIP, classes="answer")
                with Horizontal(classes="more"):
                    yield Tile(kind=Kind.CHIP, classes="extra")

    @property
    def is_whole(self) -> bool:
        """Whether its parts are there: one that was just added has none yet."""
        return bool(self.query(".extra"))

    def show(self, view: View, shown: OwnSignUp, *, narrow: bool) -> None:
        """Word it: when, what and with how many, what changed, and how it stands."""
        confirmed = shown.confirmed
        day, time = own.day_and_time(view, shown)
        self.edge = Tone.BLUE if confirmed.task else Tone.GREEN
        under = soft(own.under_title(view, confirmed))
        what: list[Paragraph] = [bold(own.title(confirmed)), under]
        if narrow:
            what[1] = (bold(f"{day} {time}".strip(), Tone.BRICK), soft(f"  {under.text}"))
        self.query_one(".when", Words).show(bold(day, Tone.BRICK), bold(time))
        self.query_one(".what", Words).show(*what, *([] if narrow else [""]), *self._state(view, shown))
        self.show_answers(view, shown)

    def _state(self, view: View, shown: OwnSignUp) -> tuple[Paragraph, ...]:
        text = view.language.text
        if self.given_away and shown.confirmed.state == "waiting":
            # NL: Je plek was net weg. Nu ben je de eerste in de rij.
            first = text("Your place was just taken. Now you are first in the row.")
            return (bold(first, Tone.BRICK),)
        if self.time_given_away and shown.times and shown.times[0].stand_in:
            # NL: Je plek was net weg. Je staat nu vooraan in de rij.
            return (
                bold(text("Your place was just taken. You stand at the head of the row now."), Tone.BRICK),
            )
        return own.state(view, shown)

    def show_answers(self, view: View, shown: OwnSignUp) -> None:
        """The buttons: what can be done now; for 15 seconds after cancelling only taking that back."""
        confirmed, text = shown.confirmed, view.language.text
        is_cancelled = confirmed.state == "cancelled"
        is_open = not is_cancelled and not own.is_over(confirmed, view.now)
        times = shown.times if shown.off is None else ()
        self.next_time = times[0] if times else None
        can_change = (
            is_open and shown.capacity != 1 and shown.gone is None and confirmed.moment is not shown.off
        )
        is_series = bool(shown.times)
        first, extra = self.query_one(".first", Tile), self.query_one(".extra", Tile)
        waits = self.next_time is not None and bool(self.next_time.stand_in)
        first.display = (
            is_open and not waits and (self.next_time is not None or (can_change and not is_series))
        )
        extra.display = self.query_one(".more").display = is_open and is_series
        # NL: Met hoeveel?
        how_many = words_face(text("With how many?"))
        if self.next_time is not None:
            # NL: Deze keer niet
            not_now = text("Not this time")
            # NL: Toch wel
            after_all = text("I do come")
            how_many = words_face(after_all if self.next_time.away else not_now)
        first.face = how_many
        # NL: Wijzigen
        extra.face = words_face(text("Change it"))
        self._show_answer(view, shown, is_open=is_open)

    def _show_answer(self, view: View, shown: OwnSignUp, *, is_open: bool) -> None:
        text, tile = view.language.text, self.query_one(".answer", Tile)
        left = ceil((self.undo_until - view.now).total_seconds()) if self.undo_until else 0
        is_cancelled = shown.confirmed.state == "cancelled"
        self.set_class(is_cancelled, "-undo")
        tile.display = left > 0 if is_cancelled else is_open
        if is_cancelled:
            # NL: Toch wel, nog {n} tel | Toch wel, nog {n} tellen
            undo = view.language.plural("I can after all: {n} second", "I can after all: {n} seconds", left)
            tile.face = words_face(undo)
        elif shown.confirmed.series is not None:
            # NL: Ik stop ermee
            tile.face = words_face(text("I stop"))
        else:
            # NL: Ik kan niet
            tile.face = words_face(text("I cannot"))
