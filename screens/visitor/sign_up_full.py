"""It is full: the place in the row before one presses, another day, and where hands are needed."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from kiosk.board import Board, Joining, Moment
from kiosk.language import counts
from kiosk.text import cells
from screens.letters import Size, fits
from screens.messages import ContinueSignUp, GoBack, GoHome
from screens.presence import SignUpDraft
from screens.widgets.big_text import BigText
from screens.widgets.coat import Kind
from screens.widgets.face import AgendaCard, Tone, action_face, back_face, bold, soft
from screens.widgets.page import Page, Push
from screens.widgets.panel import Panel
from screens.widgets.tile import Tile
from screens.widgets.words import Paragraph, Words
from screens.wording import moments, sign_up
from screens.wording.cards import task_face
from screens.wording.view import View

_CARD_TITLE = 24
"""Columns for a title on the card of another day."""

_TASKS = 3
"""Tasks offered instead."""


class SignUpFull(Page):
    """*Samen eten is vol.* Nothing is lost by it: the list, another day, or helping."""

    FIRST_FOCUS: ClassVar[str] = "#forward"
    IS_FORM: ClassVar[bool] = True

    def __init__(self, board: Board, draft: SignUpDraft) -> None:
        super().__init__()
        self._board, self._draft = board, draft
        self._asked = (draft.initiative, draft.task, draft.occurrence, draft.chosen_when)
        """What it is about; another day or task chosen here is put back when one returns."""
        self._position: int | None = None

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(id="title")
        with Horizontal(id="sides"):
            with Vertical(id="list-side"):
                yield Words(id="about")
                with Panel(id="row"):
                    yield Words(id="row-words")
                    yield BigText(id="number", colour="blue" if self._draft.task else "green")
                yield Words(id="next")
                yield Words(id="other-day-heading")
                yield Tile(kind=Kind.CARD, tone=Tone.GREEN, id="other-day")
            with Vertical(id="help-side"):
                yield Words(id="help-heading")
                for at in range(_TASKS):
                    yield Tile(kind=Kind.CARD, tone=Tone.BLUE, id=f"task-{at}", classes="task")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(id="forward", tone=Tone.BLUE if self._draft.task else Tone.GREEN)

    def reword(self) -> None:
        initiative, task, occurrence, _ = self._asked
        joining = self._board.joining(initiative, task)
        if joining is None:
            self.post_message(GoHome())
            return
        self._position = self._board.position(initiative, task, occurrence, self._draft.party)
        view = View.of(self.language, self._board)
        self._word_title(joining)
        self._word_row(view, joining)
        self._word_other_day(view, joining)
        self._word_tasks(view, joining)
        self._word_footer()

    def on_screen_resume(self) -> None:
        """Back from another day or another task: this is about the first one again."""
        draft = self._draft
        draft.initiative, draft.task, draft.occurrence, draft.chosen_when = self._asked

    @property
    def _about(self) -> SignUpDraft:
        """The draft as it was asked here, whatever was chosen from here since."""
        initiative, task, occurrence, _ = self._asked
        return SignUpDraft("", initiative, task, occurrence, party=self._draft.party)

    def _word_title(self, joining: Joining) -> None:
        text = self.language.text
        title = self.query_one("#title", BigText)
        left = sign_up.left_at(joining, self._about)
        if self._position is None:
            # NL: Er is weer plek!
            title.show(text("There is room again!"))
        elif left:
            # NL: Niet genoeg plek
            title.show(text("Not enough room"))
        elif joining.task:
            # NL: Genoeg handen!
            title.show(text("Enough hands!"))
        else:
            title.show(self._full_title(joining))

    def _named(self, joining: Joining) -> str:
        # NL: {title} is vol
        return self.language.text("{title} is full", title=joining.card.title)

    def _full_title(self, joining: Joining) -> str:
        named = self._named(joining)
        if self._is_small or fits(named, Size.TITLE, self.size.width - 8):
            return named
        # NL: Helaas, het is vol
        return self.language.text("Sorry, it is full")

    def _word_row(self, view: View, joining: Joining) -> None:
        text = self.language.text
        when = sign_up.when(view, joining, self._about)
        left = sign_up.left_at(joining, self._about)
        room = counts.places(self.language, left)
        if not left and joining.capacity and not joining.task:
            room = counts.places_of(self.language, 0, joining.capacity)
        elif joining.task and not left:
            # NL: dank je wel dat je wilt helpen
            room = text("thank you for wanting to help")
        about: list[Paragraph] = [(bold(when, Tone.BRICK), soft("   "), soft(room))]
        if self.query_one("#title", BigText).text != self._named(joining):
            about.insert(0, bold(sign_up.title(joining)))
        self.query_one("#about", Words).show(*about, *self._gone_words())
        self.query_one("#row").display = self.query_one("#next").display = self._position is not None
        # NL: Op de wachtlijst word jij
        on_list = text("On the wait list you will be")
        number = counts.number(self.language, self._position or 1)
        tone = Tone.BLUE if joining.task else Tone.GREEN
        row = (bold(f"{on_list} "), bold(number, tone)) if self._is_small else bold(on_list)
        self.query_one("#row-words", Words).show(row)
        self.query_one("#number", BigText).show(number)
        self.query_one("#number").display = not self._is_small
        # NL: Zegt iemand af? Dan is de volgende aan de beurt.
        turn = text("Somebody cancels? Then the next one gets the place.")
        # NL: Laat je nummer achter. Dan bellen we, je mag nee zeggen.
        call = text("Leave your number. Then we call, and you may say no.")
        self.query_one("#next", Words).show(soft(turn), soft(call))

    def _gone_words(self) -> tuple[str, ...]:
        if not self._draft.place_gone or self._position is None:
            return ()
        # NL: Iemand was je net voor. Alles wat je typte, staat er nog.
        return (self.language.text("Somebody was just before you. All you typed is still here."),)

    def _word_other_day(self, view: View, joining: Joining) -> None:
        other = self._other_day(joining)
        card = self.query_one("#other-day", Tile)
        heading = self.query_one("#other-day-heading", Words)
        card.display = heading.display = other is not None
        if other is None:
            return
        # NL: Op een andere dag is nog plek
        heading.show(bold(self.language.text("There is room on another day"), Tone.GREEN))
        day, time = moments.short(view, other)
        room = sign_up.room_words(self.language, joining, other.left)
        title = joining.card.title
        if cells(title) > _CARD_TITLE:
            title = moments.day(view, other)
        card.face = AgendaCard(day, time, title, "", room, other.taken, joining.capacity or 0).face()

    def _word_tasks(self, view: View, joining: Joining) -> None:
        tasks = joining.other_tasks[: 1 if self._is_small else _TASKS]
        heading = self.query_one("#help-heading", Words)
        # NL: Of help mee. Dan ben je er ook bij.
        help_too = self.language.text("Or help. Then you are there too.")
        if not any(task.initiative == joining.card.id for task in tasks):
            # NL: Hier zoeken ze hulp
            help_too = self.language.text("They are looking for help")
        heading.show(bold(help_too, Tone.BLUE) if tasks else "")
        for at in range(_TASKS):
            tile = self.query_one(f"#task-{at}", Tile)
            tile.display = at < len(tasks)
            if at < len(tasks):
                own = tasks[at].initiative == joining.card.id
                tile.face = task_face(view, tasks[at], sentence=not self._is_small, within=own)

    def _word_footer(self) -> None:
        text = self.language.text
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        forward = self.query_one("#forward", Tile)
        if self._position is None:
            # NL: er is weer plek
            room = text("there is room again")
            # NL: Verder
            forward.face = action_face(text("Go on"), room)
        else:
            number = text("you will be number {n}", n=self._position)
            arrow = "" if self._is_small else "→"
            forward.face = action_face(text("Put me on the list"), number, arrow)

    @property
    def _is_small(self) -> bool:
        """Whether every block is as low as it can be."""
        return self.size.width < 100 or self.size.height < 30

    def _other_day(self, joining: Joining) -> Moment | None:
        """The next date on which this party has a place."""
        _, _, occurrence, _ = self._asked
        for moment in joining.moments:
            enough = moment.left is None or moment.left >= self._draft.party
            if moment.original != occurrence and enough:
                return moment
        return None

    @on(Tile.Pressed, "#other-day")
    def _take_other_day(self) -> None:
        joining = self._board.joining(self._asked[0], self._asked[1])
        other = self._other_day(joining) if joining else None
        if other is not None:
            self._draft.occurrence, self._draft.chosen_when = other.original, True
            self._draft.accepts_waiting = False
            self.post_message(ContinueSignUp(self._draft))

    @on(Tile.Pressed, ".task")
    def _help_instead(self, event: Tile.Pressed) -> None:
        joining = self._board.joining(self._asked[0], self._asked[1])
        tasks = joining.other_tasks if joining else ()
        chosen = next((task for at, task in enumerate(tasks) if event.tile.id == f"task-{at}"), None)
        if chosen is not None:
            draft = self._draft
            draft.initiative, draft.task, draft.occurrence = chosen.initiative, chosen.id, None
            draft.chosen_when = draft.accepts_waiting = False
            self.post_message(ContinueSignUp(draft))

    @on(Tile.Pressed, "#forward")
    def _forward(self) -> None:
        """On with the questions; who was answering the last one when the place went goes back to it."""
        self._draft.accepts_waiting = True
        self.post_message(ContinueSignUp(self._draft, "name" if self._draft.place_gone else "full"))

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())
