"""The one field that is typed in: large letters, no history, no clipboard, no selection."""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field as kept

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from kiosk.text import harmless
from screens.widgets.drawn import Drawn
from screens.widgets.field_painting import Look, paint_field
from screens.widgets.palette import has_few_colours

_HIDDEN = "■"
_NEAR = 12
"""With so few characters left, or a fifth when that is less, the counter shows."""


class Field(Drawn, can_focus=True):
    """A line of text that a visitor types.

    What is typed stands in title letters in a field of eight rows, in bold text when it is too long or
    the field is lower. Whatever a terminal could obey is dropped as it comes in. There is no history:
    what is rubbed out is gone, and nothing is ever copied out.
    """

    value: reactive[str] = reactive("")
    placeholder: reactive[str] = reactive("")

    @dataclass
    class Changed(Message):
        """What is typed changed, by the visitor or by the screen."""

        field: "Field"
        value: str = kept(repr=False)
        """Never in a log: it may be a name, a number, a code."""

        @property
        def control(self) -> "Field":
            """For selectors in `@on`."""
            return self.field

    @dataclass
    class Submitted(Message):
        """Enter was pressed in the field."""

        field: "Field"
        value: str = kept(repr=False)
        """Never in a log: it may be a name, a number, a code."""

        @property
        def control(self) -> "Field":
            """For selectors in `@on`."""
            return self.field

    def __init__(  # noqa: PLR0913 - Textual's own words
        self,
        value: str = "",
        *,
        max_length: int = 60,
        counter: Callable[[int], str] | None = None,
        accept: Callable[[str], str] | None = None,
        search: bool = False,
        lines: bool = False,
        groups: int = 0,
        secret: bool = False,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        """`counter` words how many characters are left; `accept` maps what is typed to what is taken.

        `search` is the low field of three rows; `lines` goes on in the next row where one is full;
        `groups` shows a space after every so many characters (a code); `secret` shows blocks instead of
        what is typed (a PIN).
        """
        super().__init__(name=name, id=id, classes=classes)
        self.max_length = max_length
        self.counter = counter
        self.accept = accept or (lambda text: text)
        self.search, self.lines = search, lines
        self.set_class(search, "-search")
        self.groups = groups
        self.secret = secret
        self.set_reactive(Field.value, self._cleaned(value))
        self._caret = len(self.value)

    @property
    def left(self) -> int:
        """How many characters may still be typed."""
        return max(0, self.max_length - len(self.value))

    def show_counter(self, counter: Callable[[int], str]) -> None:
        """Word the counter anew, in another language."""
        self.counter = counter
        self.refresh()

    def insert(self, text: str) -> None:
        """Type that text where the caret is; more than fits is left out."""
        before = self._cleaned(self.value[: self._caret] + text)
        after = self.value[self._caret :]
        room = self.max_length - len(after)
        if len(before) > room:
            before = before[:room]
        if len(before) < self._caret:
            return
        self._caret = len(before)
        self.value = self._cleaned(before + after)

    def rub_out(self) -> None:
        """Take away the character before the caret."""
        if self._caret:
            kept = self.value[: self._caret - 1]
            self._caret -= 1
            self.value = kept + self.value[self._caret + 1 :]

    def clear(self) -> None:
        """Take away everything; it cannot come back."""
        self.value = ""

    def validate_value(self, value: str) -> str:
        return self._cleaned(value)

    def watch_value(self, value: str) -> None:
        self._caret = min(self._caret, len(value)) if self.has_focus else len(value)
        # As in Tile: also when the page types, the page is to hear of it.
        self.post_message(self.Changed(self, value).set_sender(self))

    def watch_has_focus(self, value: bool) -> None:
        super().watch_has_focus(value)
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        if self.take(event):
            event.stop()
            event.prevent_default()

    def take(self, event: events.Key) -> bool:
        """Do what the key says; False when it means nothing to a field."""
        if event.key == "enter":
            self.post_message(self.Submitted(self, self.value).set_sender(self))
        elif event.key == "backspace":
            self.rub_out()
        elif event.key == "delete":
            self._delete()
        elif event.key in {"left", "right", "home", "end"}:
            return self._move(event.key)
        elif event.is_printable and event.character:
            self.insert(event.character)
        else:
            return False
        return True

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.insert(event.text)

    def render_line(self, y: int) -> Strip:
        strips = paint_field(self._look())
        return strips[y] if y < len(strips) else Strip.blank(self.size.width)

    def _look(self) -> Look:
        return Look(
            value=self._shown(self.value),
            placeholder=self.placeholder,
            caret=len(self._shown(self.value[: self._caret])),
            counter=self._counter_words(),
            columns=self.size.width,
            rows=self.size.height,
            focused=self.has_focus,
            search=self.search,
            lines=self.lines,
            palette=self.palette,
            under=self.under,
            few_colours=has_few_colours(self.app),
        )

    def _shown(self, text: str) -> str:
        """The text as it is drawn; a group that is full is followed by its space at once."""
        if self.secret:
            text = _HIDDEN * len(text)
        if not self.groups:
            return text
        parts = [text[at : at + self.groups] for at in range(0, len(text), self.groups)]
        full = len(text) % self.groups == 0 and 0 < len(text) < self.max_length
        return " ".join(parts) + " " * full

    def _counter_words(self) -> str:
        near = self.left <= min(_NEAR, max(3, self.max_length // 5))
        return self.counter(self.left) if near and self.counter and self.value else ""

    def _cleaned(self, text: str) -> str:
        return self.accept(harmless(text[: self.max_length * 8]))[: self.max_length]

    def _delete(self) -> None:
        if self._caret < len(self.value):
            self.value = self.value[: self._caret] + self.value[self._caret + 1 :]

    def _move(self, key: str) -> bool:
        """Move the caret; False when it is at that end already and the key may move the focus."""
        to = {"left": self._caret - 1, "right": self._caret + 1, "home": 0, "end": len(self.value)}[key]
        if not 0 <= to <= len(self.value) or to == self._caret:
            return False
        self._caret = to
        self.refresh()
        return True
