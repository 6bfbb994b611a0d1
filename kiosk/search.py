"""Find and match, forgiving: accents, capitals, half words, compounds and spelling do not matter.

What is typed is held against words, not against whole texts: each distinct word is kept once, with the
entries it stands in, so that a search costs as much as the hall has words. rapidfuzz is imported at the
first search.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’`´")
_PLAIN = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe"})

_SOUNDS = (
    (re.compile(r"sch"), "sg"),
    (re.compile(r"ch"), "g"),
    (re.compile(r"ph|v"), "f"),
    (re.compile(r"th|dt|d\b"), "t"),
    (re.compile(r"qu"), "kw"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"c(?=[eiy])|z"), "s"),
    (re.compile(r"c"), "k"),
    (re.compile(r"au"), "ou"),
    (re.compile(r"ai|ae"), "e"),
    (re.compile(r"ei|ij|y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""Spellings that Dutch ears take for one another, applied in this order. A rule of thumb, not phonetics."""

_MOST_TYPED, _MOST_LETTERS, _MOST_WORDS = 2000, 200, 8
"""Of what is typed, so much is looked at, before and after folding: a bound on the work of a long text."""

_MOST_KEPT = 16
"""Intermediate answers that are kept while nothing changes: while somebody types, only the last word does."""

_TOO_SHORT = 3
"""A word of so many letters stands for itself only, not for what begins with it or means the same."""

_TITLE, _OTHER = 6, 0
_WHOLE, _START, _INSIDE, _ALIKE = 6, 5, 4, 3
"""Points: a word of a title beats one of the text; then whole beats start, inside, and nearly so."""


@dataclass(frozen=True)
class Found:
    """What a search found, best first; an id stands in one of the two only."""

    exact: tuple[str, ...] = ()
    """Every word that was typed is there: whole, as a beginning, or within a longer word."""
    alike: tuple[str, ...] = ()
    """Not found as typed, but this looks like it."""


@dataclass(frozen=True)
class _Entry:
    title: frozenset[str]
    other: frozenset[str]


@dataclass
class _Places:
    """Where a word stands, by entry; how it sounds, once that was asked."""

    title: set[str] = field(default_factory=set)
    other: set[str] = field(default_factory=set)
    sound: str = ""


def fold(text: str) -> str:
    """Lower-case letters and figures without accents and apostrophes, one blank between words."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
        text = "".join(char for char in text if not unicodedata.combining(char))
    text = text.casefold().translate(_APOSTROPHES)
    return " ".join(_WORD.findall(text)) or " ".join(text.split())


def sounds(words: Iterable[str]) -> list[str]:
    """How folded words sound, roughly spelled; all in one go, which is far faster than one by one."""
    text = "\n".join(words)
    for spelling, sound in _SOUNDS:
        text = spelling.sub(sound, text)
    return text.split("\n")


class Index:
    """Searchable entries: an id, a title and other text."""

    def __init__(
        self, entries: Iterable[tuple[str, str, str]] = (), families: Iterable[Sequence[str]] = ()
    ) -> None:
        """Each entry: id, title, other text; `families` of words that mean the same (kiosk.settings)."""
        self._family = {
            fold(member).replace(" ", ""): at for at, family in enumerate(families) for member in family
        }
        self._kin: dict[int, set[str]] = {}
        self._entries: dict[str, _Entry] = {}
        self._places: dict[str, _Places] = {}
        self._beginnings: dict[tuple[bool, int], list[str]] = {}
        self._answers: dict[str, tuple[dict[str, float], dict[str, float]]] = {}
        for key, title, other in entries:
            self.put(key, title, other)

    def put(self, key: str, title: str, other: str = "") -> None:
        """Add an entry, or replace the one with this id; it keeps its place among equals."""
        self._forget(key)
        entry = self._entries[key] = _Entry(_title_words(title), frozenset(fold(other).split()))
        for word in entry.title:
            self._place(word).title.add(key)
        for word in entry.other:
            self._place(word).other.add(key)

    def drop(self, key: str) -> None:
        """Remove an entry; one that is not there is gone already."""
        self._forget(key)
        self._entries.pop(key, None)

    def _forget(self, key: str) -> None:
        self._answers.clear()
        entry = self._entries.get(key)
        for word in entry.title | entry.other if entry else ():
            places = self._places[word]
            places.title.discard(key)
            places.other.discard(key)
            if not places.title and not places.other:
                del self._places[word]
                for at in self._families_of(word):
                    self._kin[at].discard(word)
                self._beginnings.clear()

    def find(self, typed: str, limit: int | None = None) -> Found:
        """What fits what was typed, at most `limit` of each kind; nothing when no word was typed."""
        words = list(dict.fromkeys(fold(typed[:_MOST_TYPED])[:_MOST_LETTERS].split()))[:_MOST_WORDS]
        if not words:
            return Found()
        answers = [self._answer(word) for word in words]
        exact, looser = [one for one, _ in answers], [other for _, other in answers]
        everywhere = set(exact[0]).intersection(*exact[1:])
        hits: Counter[str] = Counter()
        for found in looser:
            hits.update(found.keys() - everywhere)
        # Beside what was really found, half a match would be noise.
        needed = len(words) if everywhere else max(hits.values(), default=0)
        alike = {key for key, count in hits.items() if count == needed}
        return Found(self._best(everywhere, exact, limit), self._best(alike, looser, limit))

    def _answer(self, typed: str) -> tuple[dict[str, float], dict[str, float]]:
        """For one word, the points of each entry that has it, and of each that has it or one like it."""
        if typed not in self._answers:
            if len(self._answers) >= _MOST_KEPT:
                self._answers.clear()
            exact = self._containing(typed)
            self._answers[typed] = exact, self._resembling(typed) | self._related(typed) | exact
        return self._answers[typed]

    def _containing(self, typed: str) -> dict[str, float]:
        """Points of each entry that has the word; one of a letter or two counts as a beginning only."""
        if len(typed) > 2:
            inside = [word for word in self._places if typed in word]
        else:
            inside = [word for word in self._places if word.startswith(typed)]
        start = [word for word in inside if word.startswith(typed)]
        whole = [typed] if typed in self._places else []
        return self._points({_INSIDE: inside, _START: start, _WHOLE: whole})

    def _resembling(self, typed: str) -> dict[str, float]:
        """Points of each entry with a word that is spelled or sounds nearly so; its beginning is enough."""
        if not _forgiven(typed):
            return {}
        [heard] = sounds([typed])
        near = self._distances(typed, heard=False)
        # One letter leant on sounds like a letter: then there is nothing left to resemble.
        by_ear = self._distances(heard, heard=True) if _forgiven(heard) else {}
        for word, distance in by_ear.items():
            near[word] = min(distance, near.get(word, distance))
        # Where something is one letter away, what is further away is something else.
        furthest = max(1, min(near.values(), default=0))
        return self._points(
            {
                _ALIKE - distance / 4: [word for word, away in near.items() if away == distance]
                for distance in range(furthest, -1, -1)
            }
        )

    def _related(self, typed: str) -> dict[str, float]:
        """Points of each entry with a word of a family that has the word, or one that begins so."""
        if len(typed) <= _TOO_SHORT:
            return {}
        meant = {at for member, at in self._family.items() if member.startswith(typed)}
        return self._points({_ALIKE: list(set().union(*(self._kin.get(at, ()) for at in meant)))})

    def _families_of(self, word: str) -> set[int]:
        """The families that a word is of, or begins with a word of."""
        beginnings = {word, *(word[:end] for end in range(_TOO_SHORT + 1, len(word)))}
        return {self._family[beginning] for beginning in beginnings & self._family.keys()}

    def _distances(self, typed: str, *, heard: bool) -> dict[str, int]:
        """The words at most so many letters away (missing, extra, other or swapped), and how many."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        beginnings, words = self._cut(len(typed), heard=heard), list(self._places)
        allowed = _forgiven(typed)
        near = process.extract(typed, beginnings, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        return {words[at]: int(distance) for _, distance, at in near}

    def _cut(self, length: int, *, heard: bool) -> list[str]:
        """All words, or how they sound, cut to the length of what was typed; one letter more may stand."""
        if (heard, length) not in self._beginnings:
            if len(self._beginnings) >= _MOST_KEPT:
                self._beginnings.clear()
            words = self._heard() if heard else self._places
            self._beginnings[heard, length] = [
                word if len(word) <= length + 1 else word[:length] for word in words
            ]
        return self._beginnings[heard, length]

    def _heard(self) -> list[str]:
        new = [word for word, places in self._places.items() if not places.sound]
        for word, sound in zip(new, sounds(new) if new else (), strict=True):
            self._places[word].sound = sound
        return [places.sound for places in self._places.values()]

    def _points(self, words: Mapping[float, Sequence[str]]) -> dict[str, float]:
        """What each entry is worth, for words by their points in ascending order."""
        found: dict[str, float] = {}
        for points, some in words.items():
            found |= dict.fromkeys(set().union(*(self._places[word].other for word in some)), points + _OTHER)
        for points, some in words.items():
            found |= dict.fromkeys(set().union(*(self._places[word].title for word in some)), points + _TITLE)
        return found

    def _best(
        self, keys: Set[str], found: Sequence[Mapping[str, float]], limit: int | None
    ) -> tuple[str, ...]:
        """The ids with most points first; among equals, who came first."""
        total = found[0]
        if len(found) > 1:
            total = {key: sum(points.get(key, 0.0) for points in found) for key in keys}
        ranked = [key for key in self._entries if key in keys]
        ranked.sort(key=total.__getitem__, reverse=True)
        return tuple(ranked[:limit])

    def _place(self, word: str) -> _Places:
        if word not in self._places:
            self._beginnings.clear()
            self._places[word] = _Places()
            for at in self._families_of(word):
                self._kin.setdefault(at, set()).add(word)
        return self._places[word]


def _forgiven(typed: str) -> int:
    """How many letters may be wrong in a word: one in three, three at most, none in a short one."""
    return min(3, len(typed) // 3) if len(typed) > 3 else 0


def _title_words(title: str) -> frozenset[str]:
    """The words of a title, and each two neighbours as the compound that people may make of them."""
    words = fold(title).split()
    return frozenset(words) | {one + other for one, other in pairwise(words)}
