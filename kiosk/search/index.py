"""The index: what is typed is held against words, not against whole texts.

Each distinct word is kept once (kiosk.search.vocabulary), with the entries it stands in, so that a search
costs as much as the hall has words.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from kiosk.search.folding import fold, sounds
from kiosk.search.vocabulary import Vocabulary

_MOST_TYPED, _MOST_LETTERS, _MOST_WORDS = 2000, 200, 8
"""Of what is typed, so much is looked at, before and after folding: a bound on the work of a long text."""

_MOST_KEPT = 16
"""Answers for a word that are kept while nothing changes: while somebody types, only the last word does."""

_TOO_SHORT = 3
"""A word of so many letters stands for itself only, not for what begins with it or means the same."""

_HIT, _TITLE = 1000, 6
_WHOLE, _START, _INSIDE, _ALIKE = 6, 5, 4, 3
"""Points: each word that was typed counts most, however it is there; then one of a title beats one of the
text; then whole beats start, inside, and nearly so."""

Points = dict[int, float]
"""What entries are worth, by their numbers."""


@dataclass(frozen=True)
class Found:
    """What a search found, best first; an id stands in one of the two only."""

    exact: tuple[str, ...] = ()
    """Every word that was typed is there: whole, as a beginning, or within a longer word."""
    alike: tuple[str, ...] = ()
    """Not found as typed, but this looks like it."""


@dataclass(frozen=True)
class _Entry:
    number: int
    title: frozenset[str]
    other: frozenset[str]


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
        self._ids: dict[int, str] = {}
        """Ids by number: the order in which entries came."""
        self._next = 0
        self._titles: dict[str, set[int]] = {}
        self._others: dict[str, set[int]] = {}
        """Numbers of the entries in which each word stands."""
        self._words = Vocabulary()
        self._exact: dict[str, Points] = {}
        self._loose: dict[str, Points] = {}
        self._summed: tuple[tuple[str, ...], Points] = ((), {})
        """All that was typed but the last word, and what that gave."""
        for key, title, other in entries:
            self.put(key, title, other)

    def put(self, key: str, title: str, other: str = "") -> None:
        """Add an entry, or replace the one with this id; it keeps its place among equals."""
        before = self._entries.get(key)
        self._next += 1
        number = before.number if before else self._next
        entry = _Entry(number, _title_words(title), frozenset(fold(other).split()))
        if entry == before:
            return
        self._forget(before)
        self._entries[key], self._ids[number] = entry, key
        for places, words in self._parts(entry):
            for word in words:
                self._take_up(word)
                places.setdefault(word, set()).add(number)

    def drop(self, key: str) -> None:
        """Remove an entry; one that is not there is gone already."""
        entry = self._entries.pop(key, None)
        self._forget(entry)
        if entry is not None:
            del self._ids[entry.number]

    def _forget(self, entry: _Entry | None) -> None:
        self._exact.clear()
        self._loose.clear()
        self._summed = ((), {})
        if entry is None:
            return
        for places, words in self._parts(entry):
            for word in words:
                places[word].discard(entry.number)
                if not places[word]:
                    del places[word]
        for word in entry.title | entry.other:
            if word not in self._titles and word not in self._others:
                self._words.drop(word)
                for at in self._families_of(word):
                    self._kin[at].discard(word)

    def _parts(self, entry: _Entry) -> tuple[tuple[dict[str, set[int]], frozenset[str]], ...]:
        return (self._titles, entry.title), (self._others, entry.other)

    def get_ready(self) -> None:
        """Work out of the words what the next search would have to; cheap when that was done."""
        self._words.get_ready()

    def find(self, typed: str, limit: int | None = None, *, beside: bool = True) -> Found:
        """What fits what was typed, at most `limit` of each kind; nothing when no word was typed.

        Without `beside`, what is alike is looked for only where nothing is found as typed: far less work.
        """
        words = tuple(dict.fromkeys(fold(typed[:_MOST_TYPED])[:_MOST_LETTERS].split()))[:_MOST_WORDS]
        if not words:
            return Found()
        everywhere = self._in_all(words)
        found = self._best(everywhere, limit)
        if found and not beside:
            return Found(found)
        total = self._sum(words)
        # Beside what was really found, half a match would be noise.
        hits = len(words) if everywhere else max(total.values(), default=0.0) // _HIT
        enough = max(1, hits) * _HIT
        rest = {each: points for each, points in total.items() if points >= enough and each not in everywhere}
        return Found(found, self._best(rest, limit))

    def _in_all(self, words: Sequence[str]) -> Points:
        """Points of each entry that has all the words."""
        exact = [_kept(self._exact, word, self._containing) for word in words]
        if len(exact) == 1:
            return exact[0]
        everywhere = set.intersection(*map(set, sorted(exact, key=len)))
        return {number: sum(points[number] for points in exact) for number in everywhere}

    def _sum(self, words: tuple[str, ...]) -> Points:
        """Points of each entry for all the words that it has; those but the last are summed once."""
        if len(words) == 1:
            return _kept(self._loose, words[0], self._loosely)
        *before, last = words
        if self._summed[0] != tuple(before):
            self._summed = tuple(before), self._sum(tuple(before))
        total = self._summed[1].copy()
        for number, points in _kept(self._loose, last, self._loosely).items():
            total[number] = total.get(number, 0.0) + points
        return total

    def _loosely(self, typed: str) -> Points:
        """Points of each entry that has the word, or one like it."""
        exact = _kept(self._exact, typed, self._containing)
        return self._resembling(typed) | self._related(typed) | exact

    def _containing(self, typed: str) -> Points:
        """Points of each entry that has the word; one of a letter or two counts as a beginning only."""
        start = self._words.beginning(typed)
        inside = self._words.containing(typed) - start if len(typed) > 2 else set()
        whole = {typed} if typed in self._words else set()
        return self._points({_INSIDE: inside, _START: start - whole, _WHOLE: whole})

    def _resembling(self, typed: str) -> Points:
        """Points of each entry with a word that is spelled or sounds nearly so; its beginning is enough."""
        allowed = _forgiven(typed)
        if not allowed:
            return {}
        [heard] = sounds([typed])
        near = self._words.near(typed, allowed, heard=False)
        # One letter leant on sounds like a letter: then there is nothing left to resemble.
        by_ear = self._words.near(heard, _forgiven(heard), heard=True) if _forgiven(heard) else {}
        for word, distance in by_ear.items():
            near[word] = min(distance, near.get(word, distance))
        # Where something is one letter away, what is further away is something else.
        furthest = max(1, min(near.values(), default=0))
        return self._points(
            {
                _ALIKE - distance / 4: {word for word, away in near.items() if away == distance}
                for distance in range(furthest, -1, -1)
            }
        )

    def _related(self, typed: str) -> Points:
        """Points of each entry with a word of a family that has the word, or one that begins so."""
        if len(typed) <= _TOO_SHORT:
            return {}
        meant = {at for member, at in self._family.items() if member.startswith(typed)}
        return self._points({_ALIKE: set().union(*(self._kin.get(at, ()) for at in meant))})

    def _families_of(self, word: str) -> set[int]:
        """The families that a word is of, or begins with a word of."""
        beginnings = {word, *(word[:end] for end in range(_TOO_SHORT + 1, len(word)))}
        return {self._family[beginning] for beginning in beginnings & self._family.keys()}

    def _points(self, words: Mapping[float, Set[str]]) -> Points:
        """What each entry is worth, for words by their points in ascending order."""
        found: Points = {}
        for places, extra in ((self._others, _HIT), (self._titles, _HIT + _TITLE)):
            for points, some in words.items():
                numbers = map(places.__getitem__, some & places.keys())
                found |= dict.fromkeys(set().union(*numbers), points + extra)
        return found

    def _best(self, total: Points, limit: int | None) -> tuple[str, ...]:
        """The ids with most points first; among equals, who came first."""
        ranked = sorted(total)
        ranked.sort(key=total.__getitem__, reverse=True)
        return tuple(map(self._ids.__getitem__, ranked[:limit]))

    def _take_up(self, word: str) -> None:
        if word not in self._words:
            self._words.add(word)
            for at in self._families_of(word):
                self._kin.setdefault(at, set()).add(word)


def _kept(answers: dict[str, Points], typed: str, work_out: Callable[[str], Points]) -> Points:
    if typed not in answers:
        if len(answers) >= _MOST_KEPT:
            answers.clear()
        answers[typed] = work_out(typed)
    return answers[typed]


def _forgiven(typed: str) -> int:
    """How many letters may be wrong in a word: one in three, three at most, none in a short one."""
    return min(3, len(typed) // 3) if len(typed) > 3 else 0


def _title_words(title: str) -> frozenset[str]:
    """The words of a title, and each two neighbours as the compound that people may make of them."""
    words = fold(title).split()
    return frozenset(words) | {one + other for one, other in pairwise(words)}
