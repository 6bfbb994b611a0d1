"""What on the board looks like some words: ideas and initiatives, read when that is first asked."""

from collections.abc import Iterable

from kiosk.similar import Similar


class Resembling:
    """Keeps the texts up to date without reading one before it is needed."""

    def __init__(self, texts: Similar) -> None:
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
