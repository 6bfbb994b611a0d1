"""The first minute of a new hall: nothing is on the board yet, and this is how it begins."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on
from textual.containers import Container, Vertical
from textual.widget import Widget

from kiosk.board import Board
from kiosk.language import mark
from screens.messages import OpenIdea
from screens.widgets.big_text import BigText
from screens.widgets.coat import Kind
from screens.widgets.face import Face, Line, Tone, bold, door_face, soft
from screens.widgets.page import Page
from screens.widgets.panel import Panel
from screens.widgets.tile import Tile
from screens.widgets.words import Paragraph, Words

_EXAMPLES: Final = (
    # NL: Samen eten
    mark("Eating together"),
    # NL: Repaircafé
    mark("Repair café"),
    # NL: Moestuin
    mark("Kitchen garden"),
    # NL: Of iets heel anders
    mark("Or something quite different"),
)
_TOLD: Final = (
    # NL: Een keer per maand, om de beurt koken.
    mark("Once a month, cooking in turns."),
    # NL: Samen maken wat stuk is.
    mark("Mending together what is broken."),
    # NL: Een stukje grond, met de hele buurt.
    mark("A piece of land, with the whole street."),
    # NL: Jouw woorden blijven jouw woorden.
    mark("Your words stay your words."),
)


class EmptyHall(Page):
    """Asks the visitor to be the first, and tells the host in plain words how to fill the board.

    The app shows home in its place as soon as the first listing is there.
    """

    FIRST_FOCUS: ClassVar[str] = "#idea"

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board = board

    def compose_body(self) -> Iterable[Widget]:
        with Container(id="top"):
            yield BigText(id="title")
            yield Words(id="new")
        yield Words(id="heading")
        with Container(id="columns"):
            with Vertical(id="examples"):
                for at in range(len(_EXAMPLES)):
                    yield Tile(kind=Kind.CARD, tone=Tone.PLUM, classes="example", id=f"example-{at}")
            with Panel(edge=Tone.BRICK, classes="linen", id="host"):
                yield Words(id="host-words")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(tone=Tone.PLUM, id="idea")

    def reword(self) -> None:
        text = self.language.text
        # NL: Begin jij?
        self.query_one("#title", BigText).show(text("Will you begin?"))
        # NL: Dit bord is nieuw. Er staat nog niets op.
        new = text("This board is new. There is nothing on it yet.")
        # NL: Jij kunt de eerste zijn.
        first = text("You can be the first.")
        self.query_one("#new", Words).show(bold(new), soft(first))
        # NL: Zo begon het in andere dorpen
        heading = text("How it began in other villages")
        # NL: druk op wat jij ook wilt
        press = text("press what you want too")
        self.query_one("#heading", Words).show((bold(heading, Tone.PLUM), soft(f"   {press}")))
        self._word_examples()
        self._word_host()
        # NL: Idee
        idea = text("Idea")
        # NL: Ik heb een idee
        have_idea = text("I have an idea")
        # NL: ik wil iets beginnen
        begin = text("I want to begin something")
        self.query_one("#idea", Tile).face = door_face(idea, begin, have_idea)

    def _word_examples(self) -> None:
        text = self.language.text
        # NL: ik ook
        me_too = text("me too")
        for at, (title, told) in enumerate(zip(_EXAMPLES, _TOLD, strict=True)):
            too = (bold(me_too, Tone.PLUM),) if at < len(_EXAMPLES) - 1 else ()
            lines = (Line((bold(text(title)),), right=too), Line((soft(text(told)),), right=(bold("→"),)))
            small = Line((bold(text(title)),), right=too or (bold("→"),))
            self.query_one(f"#example-{at}", Tile).face = Face(lines, small=small)

    def _word_host(self) -> None:
        text = self.language.text
        # NL: Gastheer of gastvrouw?
        told: list[Paragraph] = [bold(text("Are you the host?"), Tone.BRICK), ""]
        # NL: Zo vul je dit bord:
        told.append(bold(text("This is how you fill this board:")))
        # NL: Typ op de computer van de kiosk:
        told.extend([text("Type on the computer of the kiosk:"), ""])
        # NL: Eén ding op het bord zetten:
        told.append(soft(text("To put up one thing:")))
        # NL: Samen zingen
        singing = text("Singing together")
        told.extend([bold(f'kiosk add "{singing}"'), ""])
        # NL: Je hele agenda inlezen:
        told.append(soft(text("To take in your whole calendar:")))
        told.extend([bold("kiosk import agenda.ics"), ""])
        # NL: Dan gaat dit blok vanzelf weg.
        told.append(soft(text("Then this goes away by itself.")))
        if self.size.height < 30:
            told = [each for each in told if each != ""]
        self.query_one("#host-words", Words).show(*told)

    @on(Tile.Pressed, ".example, #idea")
    def _idea(self) -> None:
        self.post_message(OpenIdea())
