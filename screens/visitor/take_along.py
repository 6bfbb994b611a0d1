"""Code, when and where in large type over the whole screen."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.widget import Widget

from kiosk.board import Board, Confirmed
from kiosk.language import days
from screens.letters import Size, fits
from screens.messages import GoBack, GoHome, OpenLargeCode
from screens.widgets.big_text import BigText
from screens.widgets.face import Tone, action_face, back_face, bold, soft
from screens.widgets.page import Page, Push
from screens.widgets.tile import Tile
from screens.widgets.words import Paragraph, Words
from screens.wording import moments, own
from screens.wording.room import Room
from screens.wording.view import View


class TakeAlong(Page):
    """For a photo, or for a pencil: no telephone is needed for it. One press further is the QR code."""

    FIRST_FOCUS: ClassVar[str] = "#back"

    def __init__(self, board: Board, sign_up: str, code: str) -> None:
        super().__init__()
        self._board, self._sign_up, self._code = board, sign_up, code

    def compose_body(self) -> Iterable[Widget]:
        with Vertical(id="all"):
            yield Words(id="what")
            yield BigText(always=True, id="own-code")
            yield BigText(always=True, colour="green", id="day")
            yield BigText(always=True, colour="green", id="hours")
            yield BigText(id="place")
            yield Words(id="where")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(id="code", tone=Tone.GREEN)

    def reword(self) -> None:
        confirmed = self._board.confirmed(self._sign_up, self._code)
        if confirmed is None or confirmed.state == "cancelled":
            self.post_message(GoHome())
            return
        text, view = self.language.text, View.of(self.language, self._board)
        # NL: Maak een foto, of schrijf dit op.
        self.query_one("#what", Words).show(
            (bold(own.title(confirmed)), soft("   " + text("Take a photo, or write this down.")))
        )
        self.query_one("#own-code", BigText).show(f"{self._code[:4]} {self._code[4:]}")
        room = Room(*self.size)
        place = self.query_one("#place", BigText)
        place.display = not room.small and fits(confirmed.place, _size(room), room.columns)
        place.show(confirmed.place)
        self._word_when(view, confirmed)
        self.query_one("#where", Words).show(*self._where(view, confirmed))
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        # NL: groot over het hele scherm
        whole = text("large, over the whole screen")
        # NL: Code voor telefoon
        self.query_one("#code", Tile).face = action_face(text("Code for telephone"), whole)

    def _word_when(self, view: View, confirmed: Confirmed) -> None:
        """Never *morgen*: on paper that is another day tomorrow."""
        at, room = confirmed.moment, Room(*self.size)
        day, hours = self.query_one("#day", BigText), self.query_one("#hours", BigText)
        has_date = at is not None and confirmed.state == "confirmed"
        day.display, hours.display = has_date, has_date and not room.small
        if at is None or not has_date:
            return
        on_day = days.local(at.start, view.zone).date()
        whole = days.full_day(self.language, on_day, view.today)
        time = moments.hours(view, at)
        short = f"{days.date_line(self.language, on_day, view.today)} {time[:5]}"
        if room.small:
            day.show(short if fits(short, Size.TITLE, room.columns) else short.rpartition(" ")[0])
        else:
            day.show(whole if fits(whole, _size(room), room.columns) else short.rpartition(" ")[0])
            hours.show(time)

    def _where(self, view: View, confirmed: Confirmed) -> tuple[Paragraph, ...]:
        text, at = self.language.text, confirmed.moment
        said: list[Paragraph] = [] if at else [bold(moments.of_sign_up(view, confirmed))]
        if at is not None and not self._names_the_day:
            on_day = days.local(at.start, view.zone).date()
            weekday = self.language.capital(days.full_day(self.language, on_day, view.today))
            said = [bold(f"{weekday}, {moments.hours(view, at)}")]
        if confirmed.state == "waiting":
            said.insert(0, own.waiting(view, confirmed.position or 1))
        elif confirmed.series is not None:
            # NL: Daarna {series}.
            said.append(soft(text("After that {series}.", series=moments.series(view, confirmed.series))))
        is_large = self.query_one("#place").display
        parts = ("" if is_large else confirmed.place, self._board.settings.hall.name)
        place = ", ".join(part for part in parts if part)
        # NL: Met deze code kun je kijken, wijzigen en afzeggen.
        use = text("With this code you look, change or cancel.")
        return (*said, bold(place), soft(use))

    @property
    def _names_the_day(self) -> bool:
        """Whether the letters name the weekday too."""
        shown = self.query_one("#day", BigText)
        return shown.display and not Room(*self.size).small and not shown.text[:1].isdigit()

    @on(Tile.Pressed, "#code")
    def _large_code(self) -> None:
        confirmed = self._board.confirmed(self._sign_up, self._code)
        if confirmed is not None:
            self.post_message(OpenLargeCode.of(confirmed))

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())


def _size(room: Room) -> Size:
    """Of the letters on such a terminal."""
    return Size.DISPLAY if room.wide else Size.TITLE
