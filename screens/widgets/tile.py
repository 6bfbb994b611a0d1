"""The one widget for everything that can be pressed."""

import time
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.timer import Timer

from screens.widgets.canvas import Canvas
from screens.widgets.coat import Kind, State, coat_of
from screens.widgets.drawn import Drawn
from screens.widgets.face import Face, Tone, with_check
from screens.widgets.painting import Painted, natural_width, paint
from screens.widgets.palette import has_few_colours

_PRESSED_SECONDS: Final = 0.15


class Tile(Drawn, can_focus=True):
    """A block that is pressed by finger, mouse, Enter or Space, and says so with `Tile.Pressed`.

    It paints itself over the colour of whatever it stands on. A new face or state repaints this tile
    only and never moves the focus. Give it its size by style sheet; `width: auto` takes the words' width.
    """

    FOCUS_ON_CLICK: ClassVar[bool] = False
    """A finger leaves the focus where the keyboard had it, so a field keeps what is being typed."""

    face: reactive[Face] = reactive(Face)
    """What it shows."""
    chosen: reactive[bool] = reactive(False)
    """Shown as selected: ink, and a √ before the words."""
    _pressed: reactive[bool] = reactive(False)

    @dataclass
    class Pressed(Message):
        """The tile was pressed."""

        tile: "Tile"
        by_key: bool

        @property
        def control(self) -> "Tile":
            """For selectors in `@on`."""
            return self.tile

    def __init__(  # noqa: PLR0913 - the first two say what it is, the others are Textual's own
        self,
        face: Face | None = None,
        kind: Kind = Kind.ACTION,
        tone: Tone = Tone.INK,
        *,
        chosen: bool = False,
        can_focus: bool = True,
        inset: int = 0,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        """`inset` columns at both sides belong to the target but are not painted (joined keys)."""
        super().__init__(name=name, id=id, classes=classes)
        self.kind = kind
        self.tone = tone
        self.inset = inset
        self.can_focus = can_focus
        self.add_class(f"-{kind.name.lower().replace('_', '-')}")
        self.set_reactive(Tile.face, face or Face())
        self.set_reactive(Tile.chosen, chosen)
        self._painted: dict[tuple[object, ...], Painted] = {}
        self._release: Timer | None = None
        self._mounted_at = time.monotonic()

    @property
    def state(self) -> State:
        """How it stands now."""
        if self._pressed:
            return State.PRESSED
        return State.FOCUS if self.has_focus else State.REST

    @property
    def cut(self) -> bool:
        """Whether words do not fit at the present size."""
        return bool(self.size.area) and self._paint().cut

    def press(self, *, by_key: bool = False) -> None:
        """Press it: looks pressed for a moment, and posts `Tile.Pressed` at once."""
        self._pressed = True
        if self._release is not None:
            self._release.stop()
        self._release = self.set_timer(_PRESSED_SECONDS, self._let_go)
        # The tile itself is the sender: what a parent sends from its own handler stops at that parent.
        self.post_message(self.Pressed(self, by_key).set_sender(self))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if event.chain == 1 or not self._came_with_the_click_before():
            self.press()

    def _came_with_the_click_before(self) -> bool:
        """Whether this is the second half of a double click that opened the screen: it means nothing here."""
        return time.monotonic() - self._mounted_at < self.app.CLICK_CHAIN_TIME_THRESHOLD

    def on_key(self, event: events.Key) -> None:
        if event.key in {"enter", "space"}:
            event.stop()
            event.prevent_default()
            self.press(by_key=True)

    def watch_face(self) -> None:
        self._painted.clear()

    def watch_has_focus(self, value: bool) -> None:
        super().watch_has_focus(value)
        self.refresh()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return natural_width(self._shown_face()) + 2 * self.inset

    def render_line(self, y: int) -> Strip:
        strips = self._paint().strips
        return strips[y] if y < len(strips) else Strip.blank(self.size.width)

    def _shown_face(self) -> Face:
        return with_check(self.face) if self.chosen else self.face

    def _paint(self) -> Painted:
        """From the cache when this size, state, theme and ground were painted before."""
        key = (self.size, self.state, self.chosen, self.tone, self.kind, self.app.theme, self.under)
        painted = self._painted.get(key)
        if painted is None:
            painted = self._painted[key] = self._paint_anew(self.under)
        return painted

    def _paint_anew(self, under: str) -> Painted:
        coat = coat_of(self.kind, self.tone, self.state, self.palette, chosen=self.chosen, under=under)
        columns = max(1, self.size.width - 2 * self.inset)
        few = has_few_colours(self.app)
        painted = paint(self._shown_face(), coat, columns, self.size.height, under, few_colours=few)
        if not self.inset:
            return painted
        return Painted([_inset(strip, self.inset, under) for strip in painted.strips], painted.cut)

    def _let_go(self) -> None:
        self._pressed = False


def _inset(strip: Strip, columns: int, under: str) -> Strip:
    side = Canvas(columns, 1, under).strips()[0]
    return Strip.join([side, strip, side])
