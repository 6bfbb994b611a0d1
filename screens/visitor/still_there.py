"""Before everything is wiped: is somebody there?"""

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.widget import Widget

from screens.letters import Size
from screens.messages import StartOver
from screens.widgets.big_text import BigText
from screens.widgets.face import Tone, action_face, back_face, bold, soft, title_face
from screens.widgets.page import Page, Push
from screens.widgets.tile import Tile
from screens.widgets.words import Words
from screens.wording.countdown import seconds_bar


class StillThere(Page):
    """*Ben je er nog?* Any key or tap is an answer: the app notices it and takes this screen away.

    So *ik ben er nog* has nothing to do, and Escape stops nothing: only *Stoppen* does.
    """

    FIRST_FOCUS: ClassVar[str] = "#here"

    def __init__(self, left: int, *, form: bool) -> None:
        """`left`: seconds until the screen goes back; `form`: something is being filled in."""
        super().__init__()
        self._left = self._total = left
        self._form = form

    def show(self, left: int) -> None:
        """So many seconds are left now."""
        if left == self._left:
            return
        self._left, self._total = left, max(left, self._total)
        if self.is_mounted:
            self._word_count()

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(size=Size.DISPLAY, always=True, id="title")
        yield Words(id="count")
        yield Words(id="why")
        yield Words(id="bar")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="stop")
        yield Push()
        yield Tile(id="here", tone=Tone.GREEN)

    def reword(self) -> None:
        text = self.language.text
        # NL: Ben je er nog?
        self.query_one("#title", BigText).show(text("Still there?"))
        # NL: Wat je hebt getypt wissen we dan. Zo blijft het van jou.
        erased = text("What you typed we erase then. So it stays yours.")
        # NL: Druk op iets, dan kun je verder.
        press = text("Press anything to go on.")
        if self._form:
            # NL: Je bent nog niet aangemeld.
            self.query_one("#why", Words).show(
                bold(text("You are not signed up yet.")), soft(erased), soft(press)
            )
        else:
            self.query_one("#why", Words).show(soft(erased), soft(press))
        # NL: Stoppen
        self.query_one("#stop", Tile).face = back_face(text("Stop"))
        # NL: Ik ben er nog
        here = text("I am still here")
        is_small = self.size.width < 100 or self.size.height < 30
        self.query_one("#here", Tile).face = action_face(here) if is_small else title_face(here)
        self._word_count()

    def _word_count(self) -> None:
        # NL: Dit scherm gaat over {n} tel terug naar het begin. | Dit scherm gaat over {n} tellen terug naar het begin.
        count = self.language.plural(
            "In {n} second this screen goes back to the beginning.",
            "In {n} seconds this screen goes back to the beginning.",
            self._left,
        )
        self.query_one("#count", Words).show(bold(count))
        columns = min(100, self.size.width - (4 if self.size.width < 100 else 8))
        self.query_one("#bar", Words).show(seconds_bar(self._left, self._total, columns))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """*Stoppen* at once: before the finger is up the app has seen it, and takes this screen away."""
        under, _ = self.get_widget_at(event.screen_x, event.screen_y)
        if under.id == "stop":
            self.app.post_message(StartOver())

    @on(Tile.Pressed, "#stop")
    def _stop(self) -> None:
        self.app.post_message(StartOver())
