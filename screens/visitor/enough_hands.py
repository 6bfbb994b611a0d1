"""*Genoeg handen!* Thank you, three tasks that fit in the same time, and being the reserve."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.widget import Widget

from kiosk.board import Board, TaskCard
from kiosk.board import EnoughHands as Enough
from kiosk.language import counts
from kiosk.text import cells
from screens.messages import ContinueSignUp, GoBack, GoHome, OpenTimeToHelp
from screens.presence import SignUpDraft
from screens.widgets.big_text import BigText
from screens.widgets.coat import Kind
from screens.widgets.face import Face, Line, Span, Tone, action_face, back_face, bold, hands, soft
from screens.widgets.page import Page, Push
from screens.widgets.tile import Tile
from screens.widgets.words import Paragraph, Words
from screens.wording import own_time
from screens.wording.helping import named, warning
from screens.wording.task_rows import task_row
from screens.wording.view import View

_HANDS = 24
"""Columns for the hands behind the words."""
_OTHERS = 3
"""Tasks offered instead."""


class EnoughHands(Page):
    """Somebody wants to help where nobody is needed: never a closed door."""

    FIRST_FOCUS: ClassVar[str] = "#others Tile"
    IS_FORM: ClassVar[bool] = True

    def __init__(self, board: Board, draft: SignUpDraft, visit: Iterable[str] = ()) -> None:
        super().__init__()
        self._board, self._draft, self._visit = board, draft, tuple(visit)
        self._asked = (draft.initiative, draft.task, draft.occurrence, draft.chosen_when)
        """What it is about; another task chosen here is put back when one returns."""
        self._others: tuple[TaskCard, ...] = ()
        self._minutes = 30

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(id="title", colour="blue")
        yield Words(id="thanks")
        yield Words(id="task")
        yield Words(id="heading")
        with Vertical(id="others"):
            for at in range(_OTHERS):
                yield Tile(kind=Kind.CARD, tone=Tone.BLUE, id=f"other-{at}", classes="other")
        yield Words(id="reserve-heading")
        yield Tile(kind=Kind.CARD, tone=Tone.BLUE, id="reserve")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(id="everything", tone=Tone.BLUE)

    def reword(self) -> None:
        _, task, occurrence, _ = self._asked
        draft = self._draft
        shown = self._board.enough_hands(task or "", occurrence, draft.party, draft.minutes, self._visit)
        if shown is None:
            self.post_message(GoHome())
            return
        view = View.of(self.language, self._board)
        self._others, self._minutes = shown.others, shown.minutes
        self._word_thanks(view, shown)
        self._word_others(view, shown)
        self._word_reserve(view, shown)
        self._word_footer(shown)

    def on_screen_resume(self) -> None:
        """Back from another task: this is about the first one again."""
        draft = self._draft
        draft.initiative, draft.task, draft.occurrence, draft.chosen_when = self._asked

    def _word_thanks(self, view: View, shown: Enough) -> None:
        text, task = self.language.text, shown.task
        # NL: Genoeg handen!
        enough = text("Enough hands!")
        # NL: Er is weer plek!
        again = text("There is room again!")
        self.query_one("#title", BigText).show(enough if shown.position else again)
        # NL: Dank je wel dat je wilt helpen.
        thanks: list[Paragraph] = [bold(text("Thank you for wanting to help."))]
        if self._draft.place_gone and shown.position:
            # NL: Iemand was je net voor. Alles wat je typte, staat er nog.
            thanks.append(text("Somebody was just before you. All you typed is still here."))
        self.query_one("#thanks", Words).show(*thanks)
        what = named(view, task)
        # NL: {what}: er is er al {n}. | {what}: er zijn er al {n}.
        there = self.language.plural("{what}: {n} is there.", "{what}: {n} are there.", task.taken, what=what)
        drawn = (Span("   "), *hands(task.taken, max(task.taken, task.hands_max or task.hands_min), _HANDS))
        fits = cells(there) + 3 + _HANDS <= self._columns
        self.query_one("#task", Words).show((soft(there), *(drawn if fits else ())))

    def _word_others(self, view: View, shown: Enough) -> None:
        text = self.language.text
        # NL: Hier kun je wel bij helpen
        here = text("You can help with these")
        # NL: deze week, in {time}
        within = text("this week, in {time}", time=own_time.have(self.language, shown.minutes))
        # NL: Verder zijn er deze week ook genoeg handen.
        nowhere = text("There are enough hands elsewhere this week too.")
        said = (bold(here, Tone.BLUE), soft(f"  {within}")) if shown.others else (soft(nowhere),)
        self.query_one("#heading", Words).show(said)
        for at in range(_OTHERS):
            tile = self.query_one(f"#other-{at}", Tile)
            tile.display = at < len(shown.others)
            if tile.display:
                task = shown.others[at]
                warned = warning(self.language, shown.clashes.get(task.id, ""), mine=False)
                tile.face = task_row(view, task, self._columns, warning=warned)

    def _word_reserve(self, view: View, shown: Enough) -> None:
        text = self.language.text
        # NL: Of wees de reserve
        heading = text("Or be the reserve")
        # NL: Bel mij als iemand niet kan
        call = text("Call me when somebody cannot come")
        what = named(view, shown.task)
        number = counts.number(self.language, shown.position or 1)
        # NL: {what}. In de rij word jij {number}.
        told = text("{what}. In the row you will be {number}.", what=what, number=number)
        if shown.position is None:
            # NL: Of help hier toch bij
            heading = text("Or help here after all")
            # NL: Ik help mee
            call, told = text("I help"), f"{what}."
        elif shown.position == 1:
            # NL: {what}. Jij bent de eerste reserve.
            told = text("{what}. You will be the first reserve.", what=what)
        self.query_one("#reserve-heading", Words).show(bold(heading))
        short = (bold(call), soft(f"  {number}")) if shown.position else (bold(call),)
        arrow = (bold("→"),)
        face = Face((Line((bold(call),), right=arrow), Line((soft(told),))), small=Line(short, right=arrow))
        self.query_one("#reserve", Tile).face = face

    def _word_footer(self, shown: Enough) -> None:
        language = self.language
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(language.text("Back"))
        time = own_time.have(language, shown.minutes)
        # NL: {n} past in {time} | {n} passen in {time}
        fitting = language.plural("{n} fits in {time}", "{n} fit in {time}", shown.fitting, time=time)
        # NL: Alle klussen
        self.query_one("#everything", Tile).face = action_face(language.text("All tasks"), fitting)

    @property
    def _columns(self) -> int:
        return self.size.width - (4 if self.size.width < 100 else 8 if self.size.width < 160 else 16)

    @on(Tile.Pressed, ".other")
    def _help_instead(self, event: Tile.Pressed) -> None:
        chosen = next((task for at, task in enumerate(self._others) if event.tile.id == f"other-{at}"), None)
        if chosen is not None:
            draft = self._draft
            draft.initiative, draft.task, draft.occurrence = chosen.initiative, chosen.id, chosen.occurrence
            draft.chosen_when, draft.accepts_waiting = chosen.occurrence is not None, False
            draft.place_gone = False
            self.post_message(ContinueSignUp(draft))

    @on(Tile.Pressed, "#reserve")
    def _be_the_reserve(self) -> None:
        """On with the questions; who was answering the last one when the place went goes back to it."""
        self._draft.accepts_waiting = True
        self.post_message(ContinueSignUp(self._draft, "name" if self._draft.place_gone else "full"))

    @on(Tile.Pressed, "#everything")
    def _everything(self) -> None:
        self.post_message(OpenTimeToHelp(self._minutes))

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())
