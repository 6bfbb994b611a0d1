"""Rows of what looks alike: each leads somewhere, and may have a button at the same spot of every row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from textual import on
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from screens.widgets.coat import Kind
from screens.widgets.face import Face, Tone
from screens.widgets.tile import Tile

_MOST: Final = 5
"""Rows at most."""


@dataclass(frozen=True)
class Row:
    """What stands on one row."""

    key: str
    words: Face
    button: Face | None = None
    """None: this row has no button."""
    tone: Tone = Tone.INK
    """Of the button."""
    chosen: bool = False
    """Whether the button was pressed already."""
    edge: Tone = Tone.PLUM
    """Of the row."""


class AlikeRow(Container):
    """One row: its words, and its button at the right."""

    def compose(self) -> Iterable[Widget]:
        yield Tile(kind=Kind.CARD, tone=Tone.PLUM, classes="words")
        yield Tile(kind=Kind.ACTION, classes="button")

    def show(self, row: Row) -> None:
        """Other words; a focus on a button that goes away moves to the words."""
        words, button = self.query_one(".words", Tile), self.query_one(".button", Tile)
        words.face, words.tone = row.words, row.edge
        if row.button is None and button.has_focus:
            words.focus(scroll_visible=False)
        button.display = row.button is not None
        if row.button is not None:
            button.face, button.chosen, button.tone = row.button, row.chosen, row.tone
            button.refresh()


class AlikeRows(Container):
    """A few rows. What was there keeps its place for a finger on its way; what is new comes after."""

    @dataclass
    class Pressed(Message):
        """A row was pressed: its "words" or its "button"."""

        rows: "AlikeRows"
        key: str
        part: str

        @property
        def control(self) -> "AlikeRows":
            """For selectors in `@on`."""
            return self.rows

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._shown: tuple[str, ...] = ()

    def compose(self) -> Iterable[Widget]:
        for _ in range(_MOST):
            yield AlikeRow()

    def show(self, rows: Sequence[Row]) -> None:
        """Other rows, the most fitting first, as many as there is room for."""
        by_key = {row.key: row for row in rows}
        stays = [key for key in self._shown if key in by_key]
        new = [key for key in by_key if key not in stays]
        self._shown = tuple((*stays, *new)[:_MOST])
        self.display = bool(self._shown)
        for at, block in enumerate(self.query(AlikeRow).results(AlikeRow)):
            block.display = at < len(self._shown)
            if block.display:
                block.show(by_key[self._shown[at]])

    @on(Tile.Pressed)
    def _pressed(self, event: Tile.Pressed) -> None:
        blocks = list(self.query(AlikeRow).results(AlikeRow))
        at = next(at for at, block in enumerate(blocks) if block in event.tile.ancestors)
        if at < len(self._shown):
            part = "button" if event.tile.has_class("button") else "words"
            self.post_message(self.Pressed(self, self._shown[at], part))
