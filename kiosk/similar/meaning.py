"""What words mean, as far as letters can tell: a stem, a family, the parts of a compound.

A word becomes keys with a strength from 0 to 1; two words are as near as the strongest key they share.
Only the families and the lists of light words decide, never what else a hall holds: so an entry means the
same whenever it came.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kiosk.search import fold, sounds
from kiosk.similar.light import ACTION, FORM, PLACE, UNKNOWN, is_action, is_form, places, telling
from kiosk.similar.stems import stem_of

_MOST_TYPED, _MOST_WORDS = 2000, 60
"""Of a text, so much is looked at: a bound on the work of a long one."""

_PHRASE = 3
"""So many words written apart may be one member of a family."""

_FAMILY, _PART, _HALF, _APART, _MISSPELLED = 0.9, 0.85, 0.7, 0.5, 0.8
"""Strength of a shared family; of the part of a compound that tells, or of one of two that do; of one word of
a phrase; of a family's word spelled nearly so."""

_LINKS = ("", "s", "en", "n", "e")
"""What Dutch puts between the parts of a compound."""

_MOST_KEPT = 30_000
"""Words whose meaning is kept: more than a hall has, though every half word that was typed is one."""

Keys = dict[str, float]
"""Strengths by key: a stem, or a family, which begins with a blank, as no word does."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: `stem` is its own key, `keys` are all of them, `light` tells what it can weigh."""

    stem: str
    keys: Keys
    light: float


class Meaning:
    """Reads texts by the families of a hall: each a sequence of words that mean the same."""

    def __init__(self, families: Iterable[Sequence[str]] = ()) -> None:
        self._words: dict[str, Word] = {}
        self._family: dict[str, str] = {}
        self._members: list[str] = []
        for number, family in enumerate(families):
            for member in family:
                joined = "".join(telling(fold(member).split()))
                self._members.append(joined)
                self._family.setdefault(joined, f" {number}")
                self._family.setdefault(stem_of(joined), f" {number}")

    def read(self, text: str) -> tuple[Word, ...]:
        """The words of a text that say something, each stem once."""
        said = fold(text[:_MOST_TYPED]).split()[:_MOST_WORDS]
        somewhere = places(said)
        words: dict[str, Word] = {}
        for spelled in self._joined(telling(said)):
            word = self._word(spelled)
            if spelled in somewhere and word.light > PLACE:
                word = replace(word, light=PLACE)
            words.setdefault(word.stem, word)
        return tuple(words.values())

    @cached_property
    def known(self) -> list[str]:
        """The members of the families, long enough for their misspellings to be told from other words."""
        return [word for word in self._members if len(word) > 4]

    @cached_property
    def _heard(self) -> dict[str, list[str]]:
        """The same members by how they sound."""
        heard: dict[str, list[str]] = {}
        for member, sound in zip(self.known, sounds(self.known) if self.known else (), strict=True):
            heard.setdefault(sound, []).append(member)
        return heard

    def _joined(self, words: list[str]) -> Iterator[str]:
        """The words, those that are a family's phrase together as one."""
        at = 0
        while at < len(words):
            lengths = range(min(_PHRASE, len(words) - at), 1, -1)
            length = next((n for n in lengths if "".join(words[at : at + n]) in self._family), 1)
            yield " ".join(words[at : at + length])
            at += length

    def _word(self, spelled: str) -> Word:
        """What one word means, or a phrase whose words stand apart."""
        if spelled not in self._words:
            if len(self._words) >= _MOST_KEPT:
                self._words.clear()
            joined = spelled.replace(" ", "")
            keys = self._keys(joined)
            for part in spelled.split() if joined != spelled else ():
                for name, strength in self._keys(part).items():
                    _raise(keys, name, strength * _APART)
            self._words[spelled] = Word(stem_of(joined), keys, _light(joined, keys))
        return self._words[spelled]

    def _keys(self, word: str) -> Keys:
        keys = {stem_of(word): 1.0}
        if family := self._family_of(word):
            return keys | {family: _FAMILY}
        if is_form(word):
            return keys
        for part, strength in self._parts(word):
            _raise(keys, stem_of(part), strength)
            if family := self._family_of(part):
                _raise(keys, family, strength * _FAMILY)
        if len(keys) == 1:
            for near in self._heard.get(sounds([word])[0]) or misspelled(word, self.known):
                _raise(keys, self._family[near], _MISSPELLED)
        return keys

    def _family_of(self, word: str) -> str:
        """The key of the family that a word belongs to, "" when to none."""
        return self._family.get(word) or self._family.get(stem_of(word), "")

    def _parts(self, word: str) -> list[tuple[str, float]]:
        """The two parts of a compound, with their strengths; none when it does not look like one."""
        cuts = [(self._unlinked(word[:at]), word[at:]) for at in range(3, len(word) - 2)]
        fitting = [cut for cut in cuts if self._fits(*cut)]
        return self._strengths(*max(fitting, key=self._likely)) if fitting else []

    def _likely(self, cut: tuple[str, str]) -> tuple[int, int]:
        """Of two ways to cut, the one with more known, and then the longer known part, is likelier."""
        return sum(map(self._sort, cut)), max((len(part) for part in cut if self._sort(part)), default=0)

    def _unlinked(self, left: str) -> str:
        for link in _LINKS:
            if left.endswith(link) and self._sort(bare := left.removesuffix(link) if link else left):
                return bare
        return left

    def _sort(self, part: str) -> int:
        """2: a family knows it; 1: a word of form; 0: unknown, or too short to be sure."""
        if len(part) > 3 and self._family_of(part):
            return 2
        return 1 if is_form(part) else 0

    def _fits(self, left: str, right: str) -> bool:
        """Whether enough is known: both, or a form at the end, or a longer word at either end."""
        before, after = self._sort(left), self._sort(right)
        if before and after:
            return True
        if after:
            return len(right) > 3 and len(left) > 3 and (after == 1 or len(right) > 4)
        return before == 2 and len(left) > 4 and len(right) > 3

    def _strengths(self, left: str, right: str) -> list[tuple[str, float]]:
        forms = [part for part in (left, right) if self._sort(part) == 1]
        if len(forms) == 1:
            return [(part, FORM if part in forms else _PART) for part in (left, right)]
        return [(left, _HALF), (right, _HALF)]


def misspelled(word: str, words: list[str]) -> list[str]:
    """The nearest of `words` by letters or by ear, as far as a slip goes; none for a short word."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(word) < 5:
        return []
    allowed = 1 if len(word) < 9 else 2
    near = process.extract(word, words, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    heard = sounds([word, *(found for found, _, _ in near)])
    close = [
        (0 if sound == heard[0] else distance, found)
        for (found, distance, _), sound in zip(near, heard[1:], strict=True)
        if sound == heard[0] or (found[0] == word[0] and len(word) > 5)
    ]
    nearest = min((distance for distance, _ in close), default=0)
    return [found for distance, found in close if distance == nearest]


def _light(word: str, keys: Keys) -> float:
    if is_form(word):
        return FORM
    if is_action(word):
        return ACTION
    return 1.0 if any(name.startswith(" ") for name in keys) else UNKNOWN


def _raise(keys: Keys, key: str, strength: float) -> None:
    keys[key] = max(strength, keys.get(key, 0.0))
