"""Which of the hall's ideas look like what somebody is typing.

An inverted index over the keys that words have (kiosk.similar.meaning): a keystroke costs as much as the
words that were typed have entries, never a look at every text.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kiosk.similar.light import FORM
from kiosk.similar.meaning import Keys, Meaning, Word, misspelled

THRESHOLD = 0.34
"""Less than this is not alike; chosen on the pairs to tune on (benchmarks/similar.py)."""

_LONGER = 0.65
"""How much counts that the one says all that the other says, against the other way round."""

_CANDIDATES = 64
"""So many of the likeliest are compared both ways."""

_BEGINNING, _NEAR = 0.7, 0.8
"""Strength of a word that only begins or ends like one that is there; of one spelled nearly so."""

_OWN = 0.9
"""Keys of this strength are the word's own: its stem and its family, not what it only resembles."""

_TOO_SHORT = 4
"""A stem of fewer letters is never taken for the beginning or end of another."""

_MOST_KEPT = 512
"""Typed words whose answers are kept while nothing changes."""


@dataclass(frozen=True, slots=True)
class Match:
    """One that looks like what was typed: 1 is the same words, `THRESHOLD` is just alike."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[Word, ...]
    keys: Keys
    same: frozenset[str]
    size: float


class Similar:
    """Short texts by id; says which of them are alike to another."""

    def __init__(self, families: Iterable[Sequence[str]] = ()) -> None:
        self._meaning = Meaning(families)
        self._entries: dict[str, _Entry] = {}
        self._places: dict[str, dict[str, float]] = {}
        self._stems: dict[str, int] = {}
        self._same: dict[frozenset[str], set[str]] = defaultdict(set)
        self._answers: dict[str, tuple[Keys, dict[str, float]]] = {}
        self._rare: dict[str, float] = {}
        self._vocabulary: list[str] | None = None

    def put(self, key: str, words: str) -> None:
        """Add a text, or replace the one with this id."""
        self.drop(key)
        read = self._meaning.read(words)
        keys: Keys = {}
        for word in read:
            for name, strength in word.keys.items():
                keys[name] = max(strength, keys.get(name, 0.0))
            self._stems[word.stem] = self._stems.get(word.stem, 0) + 1
        entry = _Entry(read, keys, frozenset(word.stem for word in read), sum(word.light for word in read))
        self._entries[key] = entry
        self._same[entry.same].add(key)
        for name, strength in keys.items():
            self._places.setdefault(name, {})[key] = strength
        self._changed()

    def drop(self, key: str) -> None:
        """Remove a text; one that is not there is gone already."""
        entry = self._entries.pop(key, None)
        if entry is None:
            return
        for name in entry.keys:
            del self._places[name][key]
            if not self._places[name]:
                del self._places[name]
        for word in entry.words:
            self._stems[word.stem] -= 1
            if not self._stems[word.stem]:
                del self._stems[word.stem]
        self._same[entry.same].discard(key)
        if not self._same[entry.same]:
            del self._same[entry.same]
        self._changed()

    def _changed(self) -> None:
        self._answers.clear()
        self._rare.clear()
        self._vocabulary = None

    def find(self, words: str, most: int = 5) -> list[Match]:
        """The texts alike to these words, best first; equals by id. Nothing when no word was typed."""
        typed = [replace(word, keys=self._answer(word)[0]) for word in self._meaning.read(words)]
        weights = {word.stem: self._weight(word) for word in typed}
        known = self._likeliest(typed, weights)
        whole: Keys = {}
        for word in typed:
            for name, strength in word.keys.items():
                whole[name] = max(strength, whole.get(name, 0.0))
        scored = ((self._score(typed, weights, whole, self._entries[key]), key) for key in known)
        found = sorted((-score, key) for score, key in scored if score >= THRESHOLD)
        return [Match(key, -score) for score, key in found[:most]]

    def _answer(self, word: Word) -> tuple[Keys, dict[str, float]]:
        """All keys a typed word may stand for here, and the entries with them, each with its strength."""
        if word.stem not in self._answers:
            if len(self._answers) >= _MOST_KEPT:
                self._answers.clear()
                self._rare.clear()
            keys = self._guessed(word) | word.keys
            found: dict[str, float] = {}
            for name, strength in keys.items():
                for key, there in self._places.get(name, {}).items():
                    if strength * there > found.get(key, 0.0):
                        found[key] = strength * there
            self._answers[word.stem] = keys, found
        return self._answers[word.stem]

    def _guessed(self, word: Word) -> Keys:
        """The hall's own words that a word may mean too: longer or shorter; if it is unknown, misspelled."""
        stem = word.stem
        if len(stem) < _TOO_SHORT or word.light <= FORM or len(word.keys) > 1:
            return {}
        if self._vocabulary is None:
            self._vocabulary = [known for known in self._stems if len(known) >= _TOO_SHORT]
        longer = (other for other in self._vocabulary if stem in other)
        near = [other for other in longer if other.startswith(stem) or other.endswith(stem)]
        for length in range(_TOO_SHORT, len(stem)):
            near += {stem[:length], stem[-length:]} & self._stems.keys()
        guessed = dict.fromkeys(near, _BEGINNING)
        if stem in self._stems:
            return guessed
        return guessed | dict.fromkeys(misspelled(stem, self._vocabulary), _NEAR)

    def _weight(self, word: Word) -> float:
        """What a word tells: much when it is rare among the entries, little when it is one of form."""
        if word.stem not in self._rare:
            many = len(self._entries)
            own = [name for name, strength in word.keys.items() if strength >= _OWN]
            here = max(len(self._places.get(name, ())) for name in own)
            self._rare[word.stem] = math.log((many + 20) / (here + 2)) / math.log((many + 20) / 2)
        return word.light * self._rare[word.stem]

    def _likeliest(self, typed: Sequence[Word], weights: Mapping[str, float]) -> list[str]:
        """The entries worth comparing; those with the very same words are always among them."""
        shared: dict[str, float] = {}
        for word in sorted(typed, key=lambda word: -weights[word.stem]):
            weight, found = weights[word.stem], self._answer(word)[1]
            if shared and word.light <= FORM:
                # A word of form makes nothing alike that shares nothing else.
                for key in shared.keys() & found.keys():
                    shared[key] += weight * found[key]
            else:
                for key, strength in found.items():
                    shared[key] = shared.get(key, 0.0) + weight * strength
        total = sum(weights.values()) or 1.0
        entries = self._entries
        best = heapq.nlargest(
            _CANDIDATES, ((value / total + value / entries[key].size, key) for key, value in shared.items())
        )
        same = self._same.get(frozenset(weights), ())
        return list(dict.fromkeys([*same, *(key for _, key in best)]))

    def _score(
        self, typed: Sequence[Word], weights: Mapping[str, float], whole: Keys, entry: _Entry
    ) -> float:
        """How much each says of what the other says; the one that is said more wholly counts more."""
        said = sum(weights[word.stem] * _shared(word, entry.keys) for word in typed)
        own = [(self._weight(word), _shared(word, whole)) for word in entry.words]
        one = said / (sum(weights.values()) or 1.0)
        other = sum(weight * share for weight, share in own) / (sum(weight for weight, _ in own) or 1.0)
        if min(_tells(typed), _tells(entry.words)) <= FORM:
            return min(one, other)  # a village hall is alike to another, not to all that is in it
        return _LONGER * max(one, other) + (1 - _LONGER) * min(one, other)


def _tells(words: Sequence[Word]) -> float:
    return max((word.light for word in words), default=0.0)


def _shared(word: Word, keys: Keys) -> float:
    """How near a word comes to the nearest of those that have these keys."""
    best = 0.0
    for name, strength in word.keys.items():
        if name in keys and strength * keys[name] > best:
            best = strength * keys[name]
    return best
