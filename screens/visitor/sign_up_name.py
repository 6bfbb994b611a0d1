"""The question for a name."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from kiosk.board import Board, Joining
from kiosk.text import NAME, clean_line
from screens.messages import ContinueSignUp, GoBack, GoHome
from screens.presence import SignUpDraft
from screens.widgets.big_text import BigText
from screens.widgets.face import Tone, action_face, back_face, bold, soft, words_face
from screens.widgets.field import Field
from screens.widgets.page import Page, Push
from screens.widgets.tile import Tile
from screens.widgets.two_ways import TwoWays
from screens.widgets.words import Words
from screens.wording import sign_up, signs
from screens.wording.view import View


class SignUpName(Page):
    """*Hoe heet je?* What is joined stands under it, why we ask beside it. Enter goes on."""

    FIRST_FOCUS: ClassVar[str] = "#name"
    IS_FORM: ClassVar[bool] = True
    OPENS_AT_ONCE: ClassVar[bool] = True

    def __init__(self, board: Board, draft: SignUpDraft) -> None:
        super().__init__()
        self._board, self._draft = board, draft
        self._asked_about = draft.name if draft.another_person else ""
        """The name that somebody else has too."""
        self._pressed_early = False

    def compose_body(self) -> Iterable[Widget]:
        with Horizontal(classes="row"):
            yield BigText(id="title")
            yield Words(id="progress", classes="side")
        yield Words(id="joined")
        with Horizontal(classes="row"):
            yield Field(self._draft.name, max_length=NAME, id="name")
            with Vertical(classes="side"):
                yield Words(id="enough")
                yield Words(id="why")
        yield TwoWays(second=self._draft.trial, id="ways")
        yield Words(id="no-strings")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(id="forward", tone=Tone.BLUE if self._draft.task else Tone.GREEN)

    def reword(self) -> None:
        joining = self._board.joining(self._draft.initiative, self._draft.task)
        if joining is None:
            self.post_message(GoHome())
            return
        view = View.of(self.language, self._board)
        # NL: Hoe heet je?
        self.query_one("#title", BigText).show(self.language.text("What is your name?"))
        self.query_one("#progress", Words).show(
            sign_up.progress(self.language, self._draft, 1, bars=self.size.width >= 100)
        )
        self.query_one("#joined", Words).show(sign_up.joined_line(view, joining, self._draft))
        self._word_why(joining)
        self._word_ways(joining)
        self.query_one(Field).show_counter(partial(signs.letters_left, self.language))
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(self.language.text("Back"))
        self._word_hints()

    def _word_why(self, joining: Joining) -> None:
        text = self.language.text
        # NL: Waarom vragen we dit?
        heading = text("Why do we ask?")
        whom = joining.card.initiator or self._board.settings.hall.name
        # NL: Zo weten we wie er komt. Je naam is voor {whom}.
        purpose = text("So we know who comes. Your name is for {whom}.", whom=whom)
        # NL: Andere bezoekers zien je naam niet.
        unseen = text("Other visitors do not see your name.")
        # NL: Na {time} wissen we hem.
        gone = text("After {time} we erase it.", time=sign_up.kept(self.language, joining.name_days))
        self.query_one("#why", Words).show(bold(heading), soft(f"{purpose} {unseen} {gone}"))

    def _word_ways(self, joining: Joining) -> None:
        """A task may be tried once beside somebody; that is for one time, never for the whole of a series."""
        draft, task, text = self._draft, joining.task, self.language.text
        one_time = draft.occurrence is not None or not joining.recurring
        may_try = task is not None and task.try_once and one_time
        draft.trial = draft.trial and may_try
        self.query_one("#ways").display = self.query_one("#no-strings").display = may_try
        # NL: Ik help mee
        help_out = text("I help")
        # NL: Ik loop een keer mee
        once = text("I come along once")
        self.query_one(TwoWays).show(words_face(help_out), words_face(once))
        # NL: Een keer meelopen? Je kijkt en doet mee, en zit nergens aan vast.
        free = text("Coming along once? You look and join in, without obligation.")
        self.query_one("#no-strings", Words).show(soft(free))

    @on(TwoWays.Changed)
    def _choose_way(self, event: TwoWays.Changed) -> None:
        self._draft.trial = event.second

    def _word_hints(self) -> None:
        """What changes while one types: the short advice, and what forward says."""
        text = self.language.text
        name = self.query_one(Field).value
        missing = not clean_line(name, NAME)
        # NL: Een voornaam is genoeg.
        enough = text("A first name is enough.")
        if self._asked_about:
            # NL: Zet er een letter bij, zoals {name} B.
            enough = text("Add a letter, such as {name} B.", name=self._asked_about)
        elif self._pressed_early and missing:
            # NL: Typ eerst je naam. Een voornaam is genoeg.
            enough = text("Type your name first. A first name is enough.")
        self.query_one("#enough", Words).show(bold(enough))
        # NL: nog 1 vraag
        detail = text("1 more question")
        if missing:
            # NL: typ eerst je naam
            detail = text("type your name first")
        # NL: Verder
        self.query_one("#forward", Tile).face = action_face(text("Go on"), detail)

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        self._draft.name = event.value
        self._word_hints()

    @on(Field.Submitted)
    @on(Tile.Pressed, "#forward")
    def _forward(self) -> None:
        name = clean_line(self.query_one(Field).value, NAME)
        if not name:
            self._pressed_early = True
            self._word_hints()
            self.set_focus(self.query_one(Field))
            return
        if self._draft.another_person and name != clean_line(self._asked_about, NAME):
            self._draft.another_person = False
        self.post_message(ContinueSignUp(self._draft, "name"))

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())
