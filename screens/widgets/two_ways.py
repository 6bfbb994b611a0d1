"""Two answers, one above the other; one of them is always chosen."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from screens.widgets.coat import Kind
from screens.widgets.face import Face
from screens.widgets.tile import Tile


class TwoWays(Container):
    """The first one is chosen until somebody presses the other."""

    @dataclass
    class Changed(Message):
        """The visitor chose the other one."""

        ways: "TwoWays"
        second: bool

        @property
        def control(self) -> "TwoWays":
            """For selectors in `@on`."""
            return self.ways

    def __init__(self, *, second: bool = False, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._second = second

    def compose(self) -> Iterable[Widget]:
        yield Tile(kind=Kind.CHIP, chosen=not self._second, classes="first")
        yield Tile(kind=Kind.CHIP, chosen=self._second, classes="second")

    def show(self, first: Face, second: Face) -> None:
        """Word both."""
        self.query_one(".first", Tile).face = first
        self.query_one(".second", Tile).face = second

    @on(Tile.Pressed)
    def _pressed(self, event: Tile.Pressed) -> None:
        event.stop()
        second = event.tile.has_class("second")
        self.query_one(".first", Tile).chosen = not second
        self.query_one(".second", Tile).chosen = second
        self.post_message(self.Changed(self, second))
