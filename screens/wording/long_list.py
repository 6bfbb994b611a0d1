"""A list of any length on a screen: what is worked out when, and where the visitor was in it."""

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

from kiosk.language import Language
from screens.widgets.face import Face, Tone
from screens.widgets.paged_list import Item, PagedList

T = TypeVar("T")


class LazyItem(Item):
    """An item whose face is worked out when it comes into view: a list may hold ten thousand."""

    def __init__(self, key: str, make: Callable[[], Face], tone: Tone = Tone.GREEN) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "tone", tone)
        object.__setattr__(self, "_make", make)

    _make: Callable[[], Face]

    @property
    def face(self) -> Face:
        return self._make()


class LazyItems(Sequence[Item]):
    """Items that are themselves made when they come into view: opening a long list makes no list of it."""

    def __init__(self, things: Sequence[T], make: Callable[[T], Item]) -> None:
        self._things, self._make = things, make

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, at: int) -> Item: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Item]: ...

    def __getitem__(self, at: int | slice) -> Item | Sequence[Item]:
        if isinstance(at, slice):
            return tuple(self._make(thing) for thing in self._things[at])
        return self._make(self._things[at])


class LongList:
    """Fills a `PagedList` and keeps the visitor's place in it when the list changes underneath."""

    def __init__(self) -> None:
        self._items: Sequence[Item] = ()

    def show(self, paged: PagedList, items: Sequence[Item], language: Language) -> None:
        """Show these; where nothing has the focus, the page stays at what stood first on it."""
        # NL: Meer
        more = language.text("More") + "  ↓"
        # NL: Omhoog
        up = language.text("Up") + "  ↑"
        at = paged.page * paged.per_page
        first = self._items[at].key if at and at < len(self._items) else None
        self._items = items
        paged.label(more, up)
        paged.show(items)
        if first is not None and not paged.query("Tile:focus"):
            place = next((place for place, item in enumerate(items) if item.key == first), None)
            if place is not None:
                paged.page = place // paged.per_page


def turn(paged: PagedList, pages: int) -> None:
    """Page Up and Page Down turn the list's pages."""
    paged.page = max(0, min(paged.page + pages, paged.pages - 1))
