"""A row of themes to choose from, as many as fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import on
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from kiosk.board import Board
from kiosk.language import Language
from kiosk.text import cells
from screens.widgets.coat import Kind
from screens.widgets.face import words_face
from screens.widgets.tile import Tile
from screens.wording.themes import theme_name

_POOL = 12
"""Themes shown at once at most."""
_WIDTH = 14
_GAP = 2


class ThemeChips(Container):
    """*Alles*, then themes by name; when not all fit, *Meer* goes on to the next ones.

    The chosen theme always shows. Says `ThemeChips.Chosen`.
    """

    @dataclass
    class Chosen(Message):
        """A theme was pressed; empty: all of them."""

        theme: str

    def __init__(self, board: Board, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._board = board
        self._language: Language | None = None
        self._themes: Sequence[str] = ()
        self._chosen = ""
        self._from = 0
        """The first theme shown where they do not all fit."""
        self._shown: list[str] = []

    def compose(self) -> Iterable[Widget]:
        for _ in range(_POOL + 1):
            yield Tile(kind=Kind.CHIP, classes="theme")
        yield Tile(kind=Kind.CHIP, classes="more")

    def show(self, language: Language, themes: Sequence[str], chosen: str) -> None:
        """Other themes, another choice or another language."""
        self._language, self._chosen = language, chosen
        self._themes = themes if not chosen or chosen in themes else (*themes, chosen)
        self._fill()

    def on_resize(self) -> None:
        self._fill()

    @on(Tile.Pressed, ".theme")
    def _choose(self, event: Tile.Pressed) -> None:
        event.stop()
        at = list(self.query(".theme").results(Tile)).index(event.tile)
        self.post_message(self.Chosen(self._shown[at]))

    @on(Tile.Pressed, ".more")
    def _more(self, event: Tile.Pressed) -> None:
        event.stop()
        following = self._from + max(1, len(self._shown) - 1)
        self._from = following if following < len(self._themes) else 0
        self._fill()

    def _fill(self) -> None:
        language = self._language
        if language is None or not self.size.width:
            return
        words = {theme: theme_name(language, self._board, theme) for theme in self._themes}
        # NL: Alles
        words[""] = language.text("All")
        # NL: Meer
        more_words = language.text("More") + "  ↓"
        widths = {theme: _chip(word) for theme, word in words.items()}
        everything = sum(widths.values()) + _GAP * (len(widths) - 1) <= self.size.width
        fits = everything and len(self._themes) <= _POOL
        self._shown = ["", *(self._themes if fits else self._window(widths, _chip(more_words)))]
        most = self.size.width if fits else self.size.width - widths[""] - _chip(more_words) - 2 * _GAP
        for at, tile in enumerate(self.query(".theme").results(Tile)):
            tile.display = at < len(self._shown)
            if tile.display:
                theme = self._shown[at]
                tile.face, tile.chosen = words_face(words[theme]), theme == self._chosen
                tile.styles.width = min(widths[theme], max(_WIDTH, most))
        more = self.query_one(".more", Tile)
        more.face, more.display = words_face(more_words), not fits
        more.styles.width = _chip(more_words)

    def _window(self, widths: dict[str, int], more: int) -> list[str]:
        """The themes from `_from` on that fit between *Alles* and *Meer*, one at least, with the chosen."""
        room = self.size.width - widths[""] - more - _GAP
        shown: list[str] = []
        for theme in self._themes[self._from : self._from + _POOL]:
            room -= widths[theme] + _GAP
            if room < 0 and shown:
                break
            shown.append(theme)
        if self._chosen and self._chosen not in shown:
            shown[-1] = self._chosen
        return shown


def _chip(word: str) -> int:
    """Wide enough for the word, also with the sign of what is chosen before it."""
    return max(_WIDTH, cells(word) + 4)
