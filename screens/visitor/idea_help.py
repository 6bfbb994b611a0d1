"""*Ik help mee* with an idea: the question for a name; a number may stay empty."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from kiosk.actions import Actions, HelpForm
from kiosk.board import Board
from kiosk.errors import KioskError
from kiosk.text import LINE, NAME, clean_line, one_line, shorten
from screens.messages import GoBack, GoHome, OpenIdeaHelped
from screens.presence import Presence
from screens.widgets.big_text import BigText
from screens.widgets.face import Tone, action_face, back_face, bold, soft
from screens.widgets.field import Field
from screens.widgets.page import Page, Push
from screens.widgets.tile import Tile
from screens.widgets.words import Words
from screens.wording import sign_up, signs


class IdeaHelp(Page):
    """*Hoe heet je?* A name is all that is needed; nothing typed is lost when it does not work."""

    FIRST_FOCUS: ClassVar[str] = "#name"
    IS_FORM: ClassVar[bool] = True
    OPENS_AT_ONCE: ClassVar[bool] = True

    def __init__(self, board: Board, actions: Actions, presence: Presence, idea: str) -> None:
        super().__init__()
        self._board, self._actions, self._presence, self._idea = board, actions, presence, idea
        self._token = actions.new_token()
        self._pressed_early = False
        self._trouble: KioskError | None = None

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(id="title")
        yield Words(id="helping")
        with Horizontal(classes="row"):
            with Vertical(id="fields"):
                yield Field(max_length=NAME, id="name")
                yield Words(id="contact-label")
                yield Field(max_length=LINE, id="contact")
                yield Words(id="seen")
            with Vertical(classes="side"):
                yield Words(id="enough")
                yield Words(id="why")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(id="forward", tone=Tone.PLUM)

    def reword(self) -> None:
        text = self.language.text
        page = self._board.idea(self._idea)
        if page is None:
            self.post_message(GoHome())
            return
        # NL: Hoe heet je?
        self.query_one("#title", BigText).show(text("What is your name?"))
        words = shorten(one_line(page.card.words), max(20, 2 * self.size.width // 3))
        # NL: Je helpt mee met:
        self.query_one("#helping", Words).show((soft(text("You help with:") + " "), bold(words)))
        # NL: Waarom vragen we dit?
        heading = text("Why do we ask?")
        # NL: Zo weten we wie meehelpt. Andere bezoekers zien je naam niet.
        purpose = text("So we know who helps. Other visitors do not see your name.")
        self._word_contact()
        # NL: Na {time} wissen we hem.
        gone = text("After {time} we erase it.", time=sign_up.kept(self.language, page.name_days))
        self.query_one("#why", Words).show(bold(heading), soft(f"{purpose} {gone}"))
        for field in self.query(Field):
            field.show_counter(partial(signs.letters_left, self.language))
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        self._word_hints()

    def _word_contact(self) -> None:
        text = self.language.text
        # NL: Telefoon of e-mail
        self.query_one("#contact-label", Words).show(bold(text("Telephone or e-mail")))
        # NL: hoeft niet
        self.query_one("#contact", Field).placeholder = text("optional")
        # NL: Je nummer ziet alleen het dorpshuis.
        self.query_one("#seen", Words).show(soft(text("Only the village hall sees your number.")))

    def _word_hints(self) -> None:
        text = self.language.text
        missing = not self._typed_name
        # NL: Een voornaam is genoeg.
        enough = text("A first name is enough.")
        if self._trouble is not None:
            enough = self.language.error(self._trouble)
        elif self._pressed_early and missing:
            # NL: Typ eerst je naam. Een voornaam is genoeg.
            enough = text("Type your name first. A first name is enough.")
        self.query_one("#enough", Words).show(bold(enough, Tone.BRICK if self._trouble else Tone.INK))
        # NL: je krijgt een eigen code
        detail = text("you get a code of your own")
        if missing:
            # NL: typ eerst je naam
            detail = text("type your name first")
        # NL: Ik help mee
        word = text("I help")
        if self._trouble is not None:
            # NL: Probeer het nog eens
            word = text("Try again")
        self.query_one("#forward", Tile).face = action_face(word, detail, "" if self._trouble else "→")

    @property
    def _typed_name(self) -> str:
        return clean_line(self.query_one("#name", Field).value, NAME)

    @on(Field.Changed)
    def _typed(self) -> None:
        self._word_hints()

    @on(Field.Submitted)
    def _entered(self, event: Field.Submitted) -> None:
        """From field to field, then to forward; without a name there is nothing to go on with."""
        if not self._typed_name:
            self._forward()
        else:
            self.set_focus(self.query_one("#contact" if event.field.id == "name" else "#forward"))

    @on(Tile.Pressed, "#forward")
    def _forward(self) -> None:
        if not self._typed_name:
            self._pressed_early = True
            self._word_hints()
            self.set_focus(self.query_one("#name"))
            return
        form = HelpForm(
            token=self._token,
            idea=self._idea,
            name=self._typed_name,
            contact=clean_line(self.query_one("#contact", Field).value, LINE),
            visit=self._presence.token,
        )
        try:
            done = self._actions.help_along(form)
        except KioskError as error:
            self._trouble = error
            self._word_hints()
        else:
            self.post_message(OpenIdeaHelped(done.id, done.code, done.is_new))

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())
