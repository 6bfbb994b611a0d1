"""The first question for what recurs: every time or this time, and with how many."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widget import Widget

from kiosk.board import Board, Joining, Moment
from kiosk.language import days
from kiosk.text import cells
from screens.messages import ContinueSignUp, GoBack, GoHome
from screens.presence import SignUpDraft
from screens.widgets.big_text import BigText
from screens.widgets.coat import Kind
from screens.widgets.face import Face, Line, Tone, action_face, back_face, bold, soft
from screens.widgets.number_chips import NumberChips
from screens.widgets.page import Page, Push
from screens.widgets.tile import Tile
from screens.widgets.words import Words
from screens.wording import moments, sign_up
from screens.wording.room import Room
from screens.wording.view import View

_DATES_NAMED = 2
"""Coming dates that *every time* names."""
_EDGES = 4
"""Columns of a low choice for its sides and the sign that it is chosen."""


class SignUpWhen(Page):
    """*Wanneer kom je?* The next date and *ik alleen* are answered already, so one press goes on."""

    FIRST_FOCUS: ClassVar[str] = "#forward"
    IS_FORM: ClassVar[bool] = True

    def __init__(self, board: Board, draft: SignUpDraft) -> None:
        super().__init__()
        self._board, self._draft = board, draft
        draft.asked_when = True
        if draft.occurrence is None and not draft.chosen_when:
            joining = board.joining(draft.initiative, draft.task)
            draft.occurrence = joining.moments[0].original if joining and joining.moments else None

    def compose_body(self) -> Iterable[Widget]:
        with Horizontal(id="title-row"):
            yield BigText(id="title")
            yield Words(id="small-progress")
        with Horizontal(id="under-title"):
            yield Words(id="joined")
            yield Words(id="progress")
        with Horizontal(id="choices"):
            yield Tile(kind=Kind.CHOICE, id="every")
            yield Tile(kind=Kind.CHOICE, id="once")
        yield Words(id="how-many")
        yield NumberChips(self._draft.party, id="party")
        yield Words(id="room")
        yield Words(id="hint")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(id="another")
        yield Tile(id="forward", tone=Tone.BLUE if self._draft.task else Tone.GREEN)

    def reword(self) -> None:
        joining = self._board.joining(self._draft.initiative, self._draft.task)
        if joining is None or not joining.moments:
            self.post_message(GoHome())
            return
        self._keep_to_dates(joining)
        view = View.of(self.language, self._board)
        self._word_question(view, joining)
        self._word_choices(view, joining)
        self._word_party(view, joining)
        self._word_footer(view, joining)

    def _keep_to_dates(self, joining: Joining) -> None:
        """A date that is no longer there cannot stay chosen: the next one takes its place."""
        if self._draft.occurrence is not None and sign_up.moment_of(joining, self._draft) is None:
            self._draft.occurrence = joining.moments[0].original

    def _word_question(self, view: View, joining: Joining) -> None:
        # NL: Wanneer kom je?
        coming = self.language.text("When are you coming?")
        # NL: Wanneer help je?
        helping = self.language.text("When will you help?")
        self.query_one("#title", BigText).show(helping if joining.task else coming)
        whole = SignUpDraft("", self._draft.initiative, self._draft.task)
        self.query_one("#joined", Words).show(sign_up.joined_line(view, joining, whole))
        for progress in self.query("#progress, #small-progress").results(Words):
            progress.show(sign_up.progress(self.language, self._draft, 2))

    def _word_choices(self, view: View, joining: Joining) -> None:
        text = self.language.text
        at = self._this_time(joining)
        series = sign_up.series_of(joining)
        listed = [
            days.date_line(view.language, days.local(each.start, view.zone).date(), view.today)
            for each in joining.moments[:_DATES_NAMED]
        ]
        # NL: Elke keer
        every = text("Every time")
        # NL: zolang je wilt
        long = moments.short_series(view, series) if series else text("as long as you like")
        # NL: {dates}, en zo verder
        dates = text("{dates}, and so on", dates=", ".join(listed))
        face = _choice_face(every, long, dates, self._small(every, long))
        self._choose_face("#every", face, chosen=self._draft.occurrence is None)
        # NL: Deze keer
        once = text("This time")
        # NL: alleen {day}
        only = text("only {day}", day=moments.day(view, at))
        day = moments.short(view, at)[0]
        face = _choice_face(once, only, moments.hours(view, at), self._small(once, day))
        self._choose_face("#once", face, chosen=self._draft.occurrence is not None)

    def _small(self, title: str, words: str) -> str:
        """What stands in three rows; where both do not fit, the line under the question tells the rest."""
        both = f"{title}: {words}"
        return both if cells(both) <= (Room(*self.size).columns - 2) // 2 - _EDGES else title

    def _choose_face(self, tile: str, face: Face, *, chosen: bool) -> None:
        found = self.query_one(tile, Tile)
        found.face, found.chosen = face, chosen

    def _word_party(self, view: View, joining: Joining) -> None:
        self.query_one("#how-many", Words).show(bold(sign_up.how_many(self.language)))
        words = sign_up.party_words(self.language, joining.capacity, short=self.size.width < 100)
        more, fewer = sign_up.more_people(self.language)
        self.query_one(NumberChips).show(words, more=more, fewer=fewer)
        room = self.query_one("#room", Words)
        room.show(sign_up.room_line(view, joining, self._draft, self._position(), room.size.width))
        # NL: Kun je toch niet? Dat meld je met je eigen code.
        hint = self.language.text("Plans change? You say so with your own code.")
        self.query_one("#hint", Words).show(soft(hint))

    def _word_footer(self, view: View, joining: Joining) -> None:
        text = self.language.text
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        another = self.query_one("#another", Tile)
        another.visible = len(joining.moments) > 1
        # NL: Een andere dag
        another.face = action_face(text("Another day"), moments.day(view, self._next(joining)))
        # NL: elke keer
        every = text("every time")
        # NL: deze keer
        choice = every if self._draft.occurrence is None else text("this time")
        detail = f"{choice}, {sign_up.people(self.language, self._draft.party)}"
        # NL: Verder
        self.query_one("#forward", Tile).face = action_face(text("Go on"), detail)

    def _position(self) -> int | None:
        draft = self._draft
        return self._board.position(draft.initiative, draft.task, draft.occurrence, draft.party)

    def _this_time(self, joining: Joining) -> Moment:
        """The date that *this time* stands for."""
        return sign_up.moment_of(joining, self._draft) or joining.moments[0]

    def _next(self, joining: Joining) -> Moment:
        """The date after it; after the last the first again."""
        if self._draft.occurrence is None:
            return joining.moments[1 % len(joining.moments)]
        at = joining.moments.index(self._this_time(joining))
        return joining.moments[(at + 1) % len(joining.moments)]

    def _choose(self, occurrence: datetime | None) -> None:
        self._draft.occurrence = occurrence
        self.renew()

    @on(Tile.Pressed, "#every")
    def _every(self) -> None:
        self._choose(None)

    @on(Tile.Pressed, "#once")
    def _once(self) -> None:
        joining = self._board.joining(self._draft.initiative, self._draft.task)
        if joining is not None and joining.moments:
            self._choose(self._this_time(joining).original)

    @on(Tile.Pressed, "#another")
    def _another(self) -> None:
        joining = self._board.joining(self._draft.initiative, self._draft.task)
        if joining is not None and joining.moments:
            self._choose(self._next(joining).original)

    @on(NumberChips.Changed)
    def _people(self, event: NumberChips.Changed) -> None:
        self._draft.party = event.value
        self.renew()

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())

    @on(Tile.Pressed, "#forward")
    def _forward(self) -> None:
        self._draft.chosen_when = True
        self._draft.accepts_waiting = self._draft.place_gone = False
        self.post_message(ContinueSignUp(self._draft, "when"))


def _choice_face(title: str, line: str, under: str, small: str) -> Face:
    """Title letters over two lines; in three rows the small words."""
    lines = (Line((bold(line),)), Line((soft(under),)))
    return Face(lines, title=title, small=Line((bold(small),)))
