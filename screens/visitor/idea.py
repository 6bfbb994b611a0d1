"""*Ik heb een idee*: ideas are told to a human being until the idea board is there."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on
from textual.containers import Container, Horizontal, Vertical
from textual.widget import Widget

from kiosk.board import Board
from kiosk.language import mark
from screens.letters import Size
from screens.messages import GoBack, OpenSearch
from screens.widgets.big_text import BigText
from screens.widgets.face import Tone, action_face, back_face, bold, soft
from screens.widgets.page import Page, Push
from screens.widgets.panel import Panel
from screens.widgets.tile import Tile
from screens.widgets.words import Fact, Paragraph, Words
from screens.wording import asking

_QUESTIONS: Final = (
    (
        # NL: Wat wil je doen?
        mark("What do you want to do?"),
        # NL: En voor wie is het fijn?
        mark("And for whom is it good?"),
    ),
    (
        # NL: Wie doet er met je mee?
        mark("Who will do it with you?"),
        # NL: Eén ander is al genoeg om te beginnen.
        mark("One other person is enough to begin."),
    ),
    (
        # NL: Wat heb je ervoor nodig?
        mark("What do you need for it?"),
        # NL: Een zaal, spullen, of iemand die iets kan.
        mark("A room, things, or somebody who can do something."),
    ),
)


class Idea(Page):
    """Says honestly that one cannot leave an idea here yet, to whom to tell it, and where to look first."""

    FIRST_FOCUS: ClassVar[str] = "#look"

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board = board

    def compose_body(self) -> Iterable[Widget]:
        with Container(id="top"):
            yield BigText(id="title")
            yield Words(id="glad")
        with Container(id="columns"):
            with Vertical(id="telling"):
                yield Words(id="honest")
                for at in range(len(_QUESTIONS)):
                    with Horizontal(classes="question"):
                        yield BigText(str(at + 1), Size.TITLE, "plum", classes="number")
                        yield Words(classes="asked", id=f"question-{at}")
            with Panel(edge=Tone.PLUM, id="whom"):
                yield Words(id="person")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(tone=Tone.PLUM, id="look")

    def reword(self) -> None:
        text = self.language.text
        # NL: Vertel het ons
        self.query_one("#title", BigText).show(text("Tell us"))
        # NL: Fijn dat je iets wilt beginnen!
        glad = text("How good that you want to begin!")
        # NL: Denk hier vast over na.
        think = text("Think about this beforehand.")
        self.query_one("#glad", Words).show(bold(glad, Tone.PLUM), soft(think))
        # NL: Op dit scherm kun je nog geen idee achterlaten.
        not_yet = text("You cannot leave an idea on this screen yet.")
        # NL: Vertel het aan een mens. Die denkt graag met je mee.
        tell = text("Tell it to a human being, who will gladly think along.")
        self.query_one("#honest", Words).show(bold(not_yet), tell)
        self._word_questions()
        self._word_person()
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        look = self.query_one("#look", Tile)
        look.display = not self._board.home().empty
        # NL: zoek op naam of woord
        by_word = text("search by name or word")
        # NL: Is het er al?
        look.face = action_face(text("Is it there already?"), by_word)

    def _word_questions(self) -> None:
        text = self.language.text
        for at, (question, hint) in enumerate(_QUESTIONS):
            self.query_one(f"#question-{at}", Words).show(bold(text(question)), soft(text(hint)))

    def _word_person(self) -> None:
        text, hall = self.language.text, self._board.settings.hall
        # NL: Hier kun je terecht
        told: list[Paragraph] = [bold(text("Where you can go"), Tone.PLUM), ""]
        told.extend(asking.person(self.language, hall))
        facts = (
            # NL: E-mail
            (text("E-mail"), hall.email),
            # NL: Adres
            (text("Address"), hall.address),
        )
        written = [Fact(label, answer) for label, answer in facts if answer]
        self.query_one("#person", Words).show(*told, *([""] if written else []), *written)

    @on(Tile.Pressed, "#look")
    def _look(self) -> None:
        self.post_message(OpenSearch())

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())
