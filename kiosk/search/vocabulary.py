"""All distinct words that can be found: which contain some letters, and which are spelled or sound nearly so.

Words come and go one at a time while somebody types, so nothing here is made anew for one: what is worked
out of words is a list in their order, which is added to when it is next asked. rapidfuzz is imported then.
"""

import re
from collections.abc import Iterator

from kiosk.search.folding import sounds

_MOST_KEPT = 24
"""Lists of beginnings that are kept: those of the lengths of a dozen letters."""

_ROOM = 1000
"""So many words may be gone, above as many as are left, before they are cleared away."""


class Vocabulary:
    """Folded words, each once."""

    def __init__(self) -> None:
        self._at: dict[str, int] = {}
        """Each word that is there, and where in `_words` it stands."""
        self._words: list[str] = []
        """Words as they came; also those that are gone since."""
        self._text, self._in_text = "\n", 0
        """The same, between line ends: one search through it costs a fraction of a look at each word."""
        self._sounds: list[str] = []
        self._beginnings: dict[tuple[bool, int], list[str]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._at

    def add(self, word: str) -> None:
        """One more; it was not there."""
        self._at[word] = len(self._words)
        self._words.append(word)

    def drop(self, word: str) -> None:
        """One less; it was there."""
        del self._at[word]
        if len(self._words) > 2 * len(self._at) + _ROOM:
            self._words = list(self._at)
            self._at = {each: at for at, each in enumerate(self._words)}
            self._text, self._in_text, self._sounds, self._beginnings = "\n", 0, [], {}

    def get_ready(self) -> None:
        """Work out what is still to be worked out of single words."""
        self._all()
        self._heard()

    def beginning(self, letters: str) -> set[str]:
        """The words that begin so."""
        found = re.findall(f"\n({re.escape(letters)}[^\n]*)", self._all())
        return self._at.keys() & found

    def containing(self, letters: str) -> set[str]:
        """The words with these letters in them."""
        return self._at.keys() & set(_lines_with(letters, self._all()))

    def near(self, typed: str, allowed: int, *, heard: bool) -> dict[str, int]:
        """The words, or how they sound, at most so many letters away, and how many.

        A letter is missing, extra, another or swapped; a longer word need only begin so.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        beginnings, words = self._cut(len(typed), heard=heard), self._words
        near = process.extract(typed, beginnings, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        return {words[at]: int(distance) for _, distance, at in near if self._at.get(words[at]) == at}

    def _all(self) -> str:
        if self._in_text < len(self._words):
            self._text += "\n".join([*self._words[self._in_text :], ""])
            self._in_text = len(self._words)
        return self._text

    def _cut(self, length: int, *, heard: bool) -> list[str]:
        """All words, or how they sound, cut to that length; one letter more may stand."""
        if (heard, length) not in self._beginnings and len(self._beginnings) >= _MOST_KEPT:
            del self._beginnings[next(iter(self._beginnings))]
        beginnings = self._beginnings.setdefault((heard, length), [])
        words = self._heard() if heard else self._words
        beginnings += [
            word if len(word) <= length + 1 else word[:length] for word in words[len(beginnings) :]
        ]
        return beginnings

    def _heard(self) -> list[str]:
        if len(self._sounds) < len(self._words):
            self._sounds += sounds(self._words[len(self._sounds) :])
        return self._sounds


def _lines_with(letters: str, text: str) -> Iterator[str]:
    at = text.find(letters)
    while at >= 0:
        end = text.index("\n", at)
        yield text[text.rindex("\n", 0, at) + 1 : end]
        at = text.find(letters, end)
