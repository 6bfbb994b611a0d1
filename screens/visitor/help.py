"""Help: how it works, whom to ask, the way to one's own code, and the host's way in."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on
from textual.containers import Container, Horizontal, Vertical
from textual.widget import Widget

from kiosk.actions import Actions
from kiosk.board import Board
from kiosk.language import mark
from screens.letters import Size
from screens.messages import GoBack, OpenOwnCode, OpenPin
from screens.widgets.big_text import BigText
from screens.widgets.face import Tone, action_face, back_face, bold, door_face, soft
from screens.widgets.page import Page, Push
from screens.widgets.tile import Tile
from screens.widgets.words import Words
from screens.wording import asking

_STEPS: Final = (
    # NL: Druk op iets wat jou leuk lijkt.
    mark("Press something you like."),
    # NL: Druk op Ik doe mee of Ik help mee.
    mark("Press I join or I help."),
    # NL: Zeg hoe je heet.
    mark("Say what your name is."),
    # NL: Schrijf je eigen code op, of maak een foto.
    mark("Write down your own code, or take a photo."),
)
_MORE: Final = (
    # NL: Je ziet dan wat het is, wanneer en waar.
    mark("Then you see what it is, when and where."),
    # NL: Is het vol? Dan kun je op de wachtlijst.
    mark("Is it full? There is a waiting list."),
    # NL: Een voornaam is genoeg.
    mark("A first name is enough."),
    # NL: Kun je toch niet? Dan heb je hem nodig.
    mark("If you cannot come after all, you need it."),
)


class Help(Page):
    """*Hulp*. What can be set (letters, contrast, reading aloud) will stand here when it is there."""

    FIRST_FOCUS: ClassVar[str] = "#own-code"

    def __init__(self, board: Board, actions: Actions) -> None:
        super().__init__()
        self._board = board

    def compose_body(self) -> Iterable[Widget]:
        with Container(id="top"):
            yield BigText(id="title")
            yield Words(id="calm")
        with Container(id="columns"):
            with Vertical(id="steps"):
                for at in range(len(_STEPS)):
                    with Horizontal(classes="step"):
                        yield BigText(str(at + 1), Size.TITLE, "brick", classes="number")
                        yield Words(classes="told", id=f"step-{at}")
            with Vertical(id="people"):
                yield Words(id="person")
                yield Tile(tone=Tone.GREEN, id="own-code")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(id="host")

    def reword(self) -> None:
        text = self.language.text
        # NL: Zo werkt het
        self.query_one("#title", BigText).show(text("How it works"))
        # NL: Je kunt hier niets stukmaken.
        nothing_breaks = text("You cannot break anything here.")
        # NL: Met Terug ben je weer waar je was.
        back_again = text("Back takes you where you were.")
        self.query_one("#calm", Words).show(bold(nothing_breaks), soft(back_again))
        self._word_steps()
        self._word_people()
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        # NL: met pincode
        with_pin = text("with a PIN")
        # NL: Ik ben van het dorpshuis
        self.query_one("#host", Tile).face = action_face(text("I am from the hall"), with_pin)

    def _word_steps(self) -> None:
        text = self.language.text
        is_small = self.size.width < 100 or self.size.height < 30
        for at, (step, more) in enumerate(zip(_STEPS, _MORE, strict=True)):
            told = (bold(text(step)),) if is_small else (bold(text(step)), soft(text(more)))
            self.query_one(f"#step-{at}", Words).show(*told)

    def _word_people(self) -> None:
        text = self.language.text
        # NL: Liever met een mens?
        heading = text("Rather with a human being?")
        told = asking.person(self.language, self._board.settings.hall)
        self.query_one("#person", Words).show(bold(heading), *told)
        # NL: Mijn code
        mine = text("My code")
        # NL: kijken, wijzigen of afzeggen
        look = text("look, change or cancel")
        # NL: Ik heb een code
        small = text("I have a code")
        self.query_one("#own-code", Tile).face = door_face(mine, look, small)

    @on(Tile.Pressed, "#own-code")
    def _own_code(self) -> None:
        self.post_message(OpenOwnCode())

    @on(Tile.Pressed, "#host")
    def _host(self) -> None:
        self.post_message(OpenPin())

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())
