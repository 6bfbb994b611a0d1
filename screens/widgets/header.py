"""The band at the top of every screen."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from kiosk.text import cells, shorten
from screens.widgets.canvas import Canvas
from screens.widgets.coat import Kind
from screens.widgets.drawn import Drawn
from screens.widgets.face import words_face
from screens.widgets.tile import Tile


@dataclass(frozen=True)
class HeaderWords:
    """What stands in the band."""

    hall: str = ""
    when: str = ""
    """Date and time; left out where there is no room (80 columns)."""
    language: str = ""
    """The other language's own name, empty when the hall has one language only."""
    help: str = ""


class Header(Drawn):
    """The hall's name, date and time, and at the right the language and help, always there."""

    words: reactive[HeaderWords] = reactive(HeaderWords)

    @dataclass
    class LanguagePressed(Message):
        """The visitor wants the other language."""

    @dataclass
    class HelpPressed(Message):
        """The visitor wants help."""

    def compose(self) -> Iterable[Widget]:
        yield Tile(kind=Kind.TAB, classes="language")
        yield Tile(kind=Kind.TAB, classes="help")

    def watch_words(self, words: HeaderWords) -> None:
        for name, word in (("language", words.language), ("help", words.help)):
            for tile in self.query(f".{name}").results(Tile):
                tile.face = words_face(word)
                tile.display = bool(word)

    def render_line(self, y: int) -> Strip:
        """The band; the name in its middle row, the date after it where 100 columns leave room."""
        palette = self.palette
        canvas = Canvas(self.size.width, 1, palette.band)
        if y != 1:
            return canvas.strips()[0]
        start, end = self._room()
        hall = shorten(self.words.hall, end - start)
        after = canvas.write(start, 0, hall, palette.on_band, palette.band, is_bold=True)
        date = max(start + 25, after + 3)
        if self.size.width >= 100 and date + cells(self.words.when) < end:
            canvas.write(date, 0, self.words.when, palette.on_band, palette.band)
        return canvas.strips()[0]

    def _room(self) -> tuple[int, int]:
        """From which column up to which the words may stand."""
        margin = 2 if self.size.width < 100 else 4 if self.size.width < 160 else 8
        shown = [tile for tile in self.query(Tile) if tile.display]
        return margin, self.size.width - margin - 16 * len(shown) - 1

    @on(Tile.Pressed, ".language")
    def _language(self, event: Tile.Pressed) -> None:
        event.stop()
        self.post_message(self.LanguagePressed())

    @on(Tile.Pressed, ".help")
    def _help(self, event: Tile.Pressed) -> None:
        event.stop()
        self.post_message(self.HelpPressed())
