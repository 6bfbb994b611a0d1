"""What on the board looks like some words: ideas and initiatives, read when that is first asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from kiosk.search import Index


class Match(Protocol):
    """A text that is alike."""

    @property
    def id(self) -> str:
        """Of the text."""


class Texts(Protocol):
    """Short texts by id, as kiosk.similar keeps them."""

    def put(self, key: str, words: str, /) -> None:
        """Add, or replace."""

    def drop(self, key: str, /) -> None:
        """Remove; nothing when it is not there."""

    def find(self, words: str, /, most: int = 5) -> Sequence[Match]:
        """Those alike, best first."""


@dataclass(frozen=True, slots=True)
class _Found:
    id: str


class SameWords:
    """Texts that share words, by the search of the home screen."""

    def __init__(self) -> None:
        self._index = Index()

    def put(self, key: str, words: str, /) -> None:
        """Add, or replace."""
        self._index.put(key, words)

    def drop(self, key: str, /) -> None:
        """Remove; nothing when it is not there."""
        self._index.drop(key)

    def find(self, words: str, /, most: int = 5) -> Sequence[_Found]:
        """Those alike, best first."""
        found = self._index.find(words, most)
        return [_Found(each) for each in (*found.exact, *found.alike)[:most]]


class Resembling:
    """Keeps the texts up to date without reading one before it is needed."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._unread: dict[str, str | None] = {}

    def changed(self, texts: Iterable[tuple[str, str | None]]) -> None:
        """These texts are other ones now, or gone (None); by id."""
        self._unread.update(texts)

    def find(self, words: str, most: int) -> list[str]:
        """Ids of those alike, best first."""
        for key, text in self._unread.items():
            if text:
                self._texts.put(key, text)
            else:
                self._texts.drop(key)
        self._unread.clear()
        return [match.id for match in self._texts.find(words, most)]
