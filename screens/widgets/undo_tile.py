"""*Toch niet*: what was just done can be undone for a while, in the place of the back button."""

from typing import Final

from textual.timer import Timer

from kiosk.language import Language
from screens.widgets.face import Face, Line, Span, bold
from screens.widgets.tile import Tile

UNDO_SECONDS: Final = 15


class UndoTile(Tile):
    """Counts down by itself, once a second, and then is gone; its room stays."""

    def __init__(self, *, id: str = "undo", seconds: int = UNDO_SECONDS) -> None:  # noqa: A002 - as in Tile
        super().__init__(id=id)
        self._seconds = seconds
        self._language: Language | None = None
        self._ticking: Timer | None = None

    def on_mount(self) -> None:
        self._ticking = self.set_interval(1, self.tick)

    def word(self, language: Language) -> None:
        """In that language, with the seconds that are left."""
        self._language = language
        self.visible = self._seconds > 0
        # NL: Toch niet
        word = language.text("Undo")
        # NL: nog {n} tel | nog {n} tellen
        left = language.plural("{n} second", "{n} seconds", self._seconds)
        small = Line((bold(f"← {word}, {self._seconds}"),))
        self.face = Face((Line((bold(f"←  {word}"),)), Line((Span(f"   {left}"),))), small=small)

    def tick(self) -> None:
        """A second of the time is over."""
        self._seconds -= 1
        if self._seconds <= 0:
            self.stop()
        elif self._language is not None:
            self.word(self._language)

    def stop(self) -> None:
        """The time is over, or it was undone. What is no longer there cannot hold the focus."""
        if self._ticking is not None:
            self._ticking.stop()
        self._seconds = 0
        if self.screen.focused is self:
            # Before it is hidden: the focus would go to whatever comes next.
            self.screen.set_focus(self.screen.query_one("#done"))
        self.visible = False
