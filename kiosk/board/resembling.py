"""What on the board looks like some words: ideas and initiatives, read ahead or when that is first asked."""

import time
from collections.abc import Iterable

from kiosk.similar import Similar
from kiosk.store.collecting import uncollected


class Resembling:
    """Keeps the texts up to date without reading one before it is needed, or there is time."""

    def __init__(self, texts: Similar) -> None:
        self._texts = texts
        self._told: dict[str, str] = {}
        """What each of them says."""
        self._unread: dict[str, str | None] = {}

    def changed(self, texts: Iterable[tuple[str, str | None]]) -> None:
        """These texts may be other ones now, or gone (None); by id."""
        for key, text in texts:
            if not text:
                if self._told.pop(key, None):
                    self._unread[key] = None
            elif self._told.get(key) != text:
                self._told[key] = self._unread[key] = text

    def read(self, seconds: float = float("inf")) -> None:
        """Read those that changed, for so long."""
        until = time.perf_counter() + seconds
        with uncollected():
            while self._unread and time.perf_counter() < until:
                key = next(iter(self._unread))
                text = self._unread.pop(key)
                if text:
                    self._texts.put(key, text)
                else:
                    self._texts.drop(key)

    def find(self, words: str, most: int) -> list[str]:
        """Ids of those alike, best first."""
        self.read()
        return [match.id for match in self._texts.find(words, most)]
