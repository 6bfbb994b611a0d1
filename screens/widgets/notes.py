"""Notes on a board, a page at a time: each is read, and has a button at the same spot."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from textual import events, on
from textual.containers import Container
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.widgets.coat import Kind
from screens.widgets.face import Face, Tone
from screens.widgets.tile import Tile

_MOST: Final = 24
"""Notes on one page at most."""


@dataclass(frozen=True)
class Note:
    """What stands on one note."""

    words: Face
    button: Face
    chosen: bool = False
    """Whether its button was pressed already."""
    undo: Face | None = None
    """Undoing that, while it can be undone."""


class NoteBlock(Container):
    """One note: its words, its button, and beside that for a while the way to undo it."""

    _note: Note | None = None
    """What to show once its parts are there."""

    def compose(self) -> Iterable[Widget]:
        with Container(classes="left"):
            yield Tile(kind=Kind.NOTE, tone=Tone.PLUM, classes="words")
            yield Tile(kind=Kind.ACTION, classes="undo")
        with Container(classes="spot"):
            yield Tile(kind=Kind.ACTION, tone=Tone.PLUM, classes="button")

    def on_mount(self) -> None:
        if self._note is not None:
            self._draw(self._note)

    def show(self, note: Note) -> None:
        """Other words; a focus on what is no longer there goes to the button."""
        self._note = note
        if self.is_mounted:
            self._draw(note)

    def _draw(self, note: Note) -> None:
        words, undo, button = (self.query_one(f".{part}", Tile) for part in ("words", "undo", "button"))
        words.face, button.face, button.chosen = note.words, note.button, note.chosen
        if note.undo is None and undo.has_focus:
            button.focus(scroll_visible=False)
        undo.display = note.undo is not None
        if note.undo is not None:
            undo.face = note.undo


class Notes(Widget):
    """As many notes as fit. The blocks stay the same widgets: ten thousand notes cost no more than ten."""

    page: reactive[int] = reactive(0)

    @dataclass
    class Pressed(Message):
        """A note was pressed: its "words", its "button" or its "undo"."""

        notes: "Notes"
        key: str
        part: str

        @property
        def control(self) -> "Notes":
            """For selectors in `@on`."""
            return self.notes

    def __init__(self, draw: Callable[[str, int, int], Note], *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        """`draw` makes the note of a key, for a block of so many columns and rows."""
        super().__init__(id=id)
        self._draw = draw
        self._keys: tuple[str, ...] = ()

    @property
    def columns(self) -> int:
        """How many stand side by side on this terminal."""
        return 1 if self.app.size.width < 100 else 2

    @property
    def block_rows(self) -> int:
        """The height of a note on this terminal."""
        return 5 if self.app.size.width < 100 or self.app.size.height < 30 else 7

    @property
    def per_page(self) -> int:
        """How many notes one page shows."""
        fits = (self.size.height + 1) // (self.block_rows + 1) * self.columns
        return max(1, min(_MOST, fits))

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-len(self._keys) // self.per_page))

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys on this page."""
        return self._keys[self.page * self.per_page : (self.page + 1) * self.per_page]

    def compose(self) -> Iterable[Widget]:
        yield Container(classes="pool")

    def show(self, keys: Sequence[str]) -> None:
        """Other notes; focus and page stay with the note that had them."""
        focused, part = self._focused()
        first = self.shown[0] if self.page and self.shown else None
        self._keys = tuple(keys)
        stays = focused if focused in self._keys else first
        if stays in self._keys:
            self.set_reactive(Notes.page, self._keys.index(stays) // self.per_page)
        self._fill()
        if focused is not None and focused in self.shown:
            tile = self._blocks()[self.shown.index(focused)].query_one(f".{part}", Tile)
            if not tile.has_focus and tile.display:
                tile.focus(scroll_visible=False)
        elif focused is not None and self.shown:
            self._blocks()[0].query_one(".button", Tile).focus(scroll_visible=False)

    def focus_undo(self, key: str) -> None:
        """Bring the keyboard to the way to undo what was just said."""
        if key in self.shown:
            self._blocks()[self.shown.index(key)].query_one(".undo", Tile).focus(scroll_visible=False)

    def on_mount(self) -> None:
        self._fill()

    def on_resize(self, event: events.Resize) -> None:
        self._fill()

    def watch_page(self) -> None:
        self._fill()

    @on(Tile.Pressed)
    def _pressed(self, event: Tile.Pressed) -> None:
        block = next(each for each in event.tile.ancestors if isinstance(each, NoteBlock))
        at = self._blocks().index(block)
        part = next(part for part in ("words", "undo", "button") if event.tile.has_class(part))
        if at < len(self.shown):
            self.post_message(self.Pressed(self, self.shown[at], part))

    def _blocks(self) -> list[NoteBlock]:
        return list(self.query(NoteBlock).results(NoteBlock))

    def _focused(self) -> tuple[str | None, str]:
        for key, block in zip(self.shown, self._blocks(), strict=False):
            for tile in block.query(Tile).results(Tile):
                if tile.has_focus:
                    return key, next(part for part in ("words", "undo", "button") if tile.has_class(part))
        return None, ""

    def _fill(self) -> None:
        if not self.is_mounted or not self.size.area:
            return
        self.set_reactive(Notes.page, max(0, min(self.page, self.pages - 1)))
        pool = self.query_one(".pool", Container)
        pool.styles.grid_size_columns = self.columns
        pool.styles.grid_rows = str(self.block_rows)
        missing = self.per_page - len(self._blocks())
        if missing > 0:
            pool.mount(*(NoteBlock() for _ in range(missing)))
        shown = self.shown
        columns = (self.size.width - 2 * (self.columns - 1)) // self.columns
        for at, block in enumerate(self._blocks()):
            block.display = at < len(shown)
            if at < len(shown):
                block.show(self._draw(shown[at], columns, self.block_rows))
