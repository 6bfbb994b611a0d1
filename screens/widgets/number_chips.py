"""A number of people, chosen from a row of chips."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from textual import on
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from screens.widgets.coat import Kind
from screens.widgets.face import words_face
from screens.widgets.tile import Tile

_SHOWN: Final = 4
"""Numbers side by side; the fifth chip leads to the next four, from the last back to the first."""


class NumberChips(Container):
    """One number from 1 on, each in words on a chip of its own; one is always chosen."""

    @dataclass
    class Changed(Message):
        """The visitor chose another number."""

        chips: "NumberChips"
        value: int

        @property
        def control(self) -> "NumberChips":
            """For selectors in `@on`."""
            return self.chips

    def __init__(self, value: int = 1, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.value = value
        self._first = 1 + (value - 1) // _SHOWN * _SHOWN
        self._words: Sequence[str] = ()
        self._more = self._fewer = ""

    def compose(self) -> Iterable[Widget]:
        for at in range(_SHOWN):
            yield Tile(kind=Kind.CHIP, classes=f"number number-{at}")
        yield Tile(kind=Kind.CHIP, classes="more")

    def show(self, words: Sequence[str], *, more: str, fewer: str) -> None:
        """Word the chips: the words for 1, for 2 and so on; their number is the most one can choose."""
        self._words, self._more, self._fewer = words, more, fewer
        if self._first > len(words):
            self._first = 1
        self._draw()

    def _draw(self) -> None:
        for at in range(_SHOWN):
            chip, number = self.query_one(f".number-{at}", Tile), self._first + at
            chip.display = number <= len(self._words)
            if chip.display:
                chip.face, chip.chosen = words_face(self._words[number - 1]), number == self.value
        more = self.query_one(".more", Tile)
        more.display = len(self._words) > _SHOWN
        more.face = words_face(self._fewer if self._is_last else self._more)

    @property
    def _is_last(self) -> bool:
        return self._first + _SHOWN > len(self._words)

    @on(Tile.Pressed, ".number")
    def _choose(self, event: Tile.Pressed) -> None:
        for at in range(_SHOWN):
            if event.tile.has_class(f"number-{at}"):
                self.value = self._first + at
        self._draw()
        self.post_message(self.Changed(self, self.value))

    @on(Tile.Pressed, ".more")
    def _page(self) -> None:
        self._first = 1 if self._is_last else self._first + _SHOWN
        self._draw()
