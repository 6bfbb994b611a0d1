"""A list of any length on a few tiles, a page at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import events, on
from textual.containers import Container
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from screens.widgets.coat import Kind
from screens.widgets.face import Face, Tone, words_face
from screens.widgets.tile import Tile

_MOST = 24
"""Tiles on one page at most."""
_KEYS = 3
"""Rows of the keys under the list."""


@dataclass(frozen=True)
class Item:
    """One thing of the list."""

    key: str
    """Its id: the focus stays with it when the list changes underneath."""
    face: Face
    tone: Tone = Tone.GREEN
    kind: Kind = Kind.CARD


class PagedList(Widget):
    """As many tiles as its height holds, with "more" and "back" under them when there are more items.

    The tiles stay the same widgets whatever is shown, so ten thousand items cost no more than ten.
    """

    page: reactive[int] = reactive(0)

    @dataclass
    class Chosen(Message):
        """An item was pressed."""

        list: "PagedList"
        key: str

        @property
        def control(self) -> "PagedList":
            """For selectors in `@on`."""
            return self.list

    @dataclass
    class Turned(Message):
        """Other items are in sight: their first and last number, counted from 1, and how many there are."""

        list: "PagedList"
        first: int
        last: int
        total: int

        @property
        def control(self) -> "PagedList":
            """For selectors in `@on`."""
            return self.list

    def __init__(
        self,
        *,
        tile_rows: int = 4,
        wide_rows: int = 0,
        small_rows: int = 3,
        columns: int = 1,
        own_keys: bool = True,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        """`tile_rows` is the height of a tile, `columns` how many stand side by side.

        `wide_rows` is its height from 160 columns on, where that is another. On a terminal of fewer than
        100 columns or 30 rows it is `small_rows` and there is one column. Without `own_keys` the page
        turns it, with a button of its own that says what `Turned` tells.
        """
        super().__init__(id=id, classes=classes)
        self._own_keys = own_keys
        self._told = (0, 0, 0)
        self._tile_rows = tile_rows
        self._wide_rows = wide_rows or tile_rows
        self._small_rows = small_rows
        self._columns = columns
        self._items: Sequence[Item] = ()
        self._more, self._back = "↓", "↑"

    @property
    def tile_rows(self) -> int:
        """The height of a tile on this terminal."""
        if self._is_small:
            return self._small_rows
        return self._wide_rows if self.app.size.width >= 160 else self._tile_rows

    @property
    def columns(self) -> int:
        """How many tiles stand side by side on this terminal."""
        return 1 if self._is_small else self._columns

    @property
    def _is_small(self) -> bool:
        return self.app.size.width < 100 or self.app.size.height < 30

    @property
    def per_page(self) -> int:
        """How many items one page shows."""
        rows = self.size.height
        if self._own_keys and rows // self.tile_rows * self.columns < len(self._items):
            rows -= _KEYS
        return max(1, min(_MOST, rows // self.tile_rows * self.columns))

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-len(self._items) // self.per_page))

    def compose(self) -> Iterable[Widget]:
        yield Container(classes="pool")
        with Container(classes="keys"):
            yield Tile(kind=Kind.CHIP, classes="back")
            yield Tile(kind=Kind.CHIP, classes="more")

    def label(self, more: str, back: str) -> None:
        """The words of the two keys, in the language shown."""
        self._more, self._back = more, back
        self._fill()

    def show(self, items: Sequence[Item]) -> None:
        """Other items, which do not change; the focus stays with the same item, else in the same place."""
        slot, focused = self._focused()
        self._items = items
        with_focus = enumerate(items) if focused is not None else ()
        at = next((at for at, item in with_focus if item.key == focused), None)
        if at is not None:
            self.set_reactive(PagedList.page, at // self.per_page)
        self._fill()
        left = [tile for tile in self._tiles() if tile.display]
        if focused is not None and left:
            slot = at % self.per_page if at is not None else min(slot, len(left) - 1)
            left[slot].focus(scroll_visible=False)

    def turn(self, pages: int) -> None:
        """So many pages on, or back; not past the ends."""
        self.page = max(0, min(self.page + pages, self.pages - 1))

    def on_mount(self) -> None:
        self._fill()

    def on_resize(self, event: events.Resize) -> None:
        self._fill()

    def watch_page(self) -> None:
        self._fill()

    @on(Tile.Pressed, ".more")
    def _next(self, event: Tile.Pressed) -> None:
        event.stop()
        self.page = min(self.page + 1, self.pages - 1)

    @on(Tile.Pressed, ".back")
    def _previous(self, event: Tile.Pressed) -> None:
        event.stop()
        self.page = max(self.page - 1, 0)

    @on(Tile.Pressed, ".pool Tile")
    def _choose(self, event: Tile.Pressed) -> None:
        at = self.page * self.per_page + self._tiles().index(event.tile)
        if at < len(self._items):
            self.post_message(self.Chosen(self, self._items[at].key))

    def _tiles(self) -> list[Tile]:
        return list(self.query(".pool Tile").results(Tile))

    def _focused(self) -> tuple[int, str | None]:
        """Which tile has the focus, and the key of its item; (0, None) when none has."""
        first = self.page * self.per_page
        for slot, tile in enumerate(self._tiles()):
            if tile.has_focus and first + slot < len(self._items):
                return slot, self._items[first + slot].key
        return 0, None

    def _fill(self) -> None:
        """Put the page's items on the tiles; makes tiles when there are too few of them."""
        if not self.is_mounted or not self.size.area:
            return
        per_page = self.per_page
        self.set_reactive(PagedList.page, min(self.page, self.pages - 1))
        pool = self.query_one(".pool", Container)
        pool.styles.grid_size_columns = self.columns
        pool.styles.grid_rows = str(self.tile_rows)
        missing = per_page - len(self._tiles())
        if missing > 0:
            pool.mount(*(Tile(kind=Kind.NOTE) for _ in range(missing)))
        shown = self._items[self.page * per_page : (self.page + 1) * per_page]
        for at, tile in enumerate(self._tiles()):
            tile.display = at < len(shown)
            if at < len(shown):
                tile.kind, tile.tone, tile.face = shown[at].kind, shown[at].tone, shown[at].face
        self._show_keys()
        first = self.page * per_page
        told = (first + 1, first + len(shown), len(self._items))
        if told != self._told:
            self._told = told
            self.post_message(self.Turned(self, *told))

    def _show_keys(self) -> None:
        keys = self.query_one(".keys", Container)
        keys.display = self._own_keys and self.pages > 1
        for name, word, useful in (
            ("back", self._back, self.page > 0),
            ("more", self._more, self.page < self.pages - 1),
        ):
            tile = keys.query_one(f".{name}", Tile)
            tile.face = words_face(word)
            tile.display = useful
