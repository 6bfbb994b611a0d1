"""Words that weigh little: fillers nothing, words of form, of doing and of place a part of others."""

from collections.abc import Iterator
from importlib.resources import files

from kiosk.similar.stems import stem_of

FORM, ACTION, PLACE, UNKNOWN = 0.15, 0.5, 0.4, 0.6
"""What these weigh beside 1 for a word of a family: UNKNOWN is one that no family knows and no list names."""


def _sections() -> Iterator[tuple[str, frozenset[str]]]:
    text = files("kiosk.similar").joinpath("light_words.txt").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    for section in lines.split("[")[1:]:
        name, _, words = section.partition("]")
        yield name, frozenset(words.split())


_LISTED = dict(_sections())
_FORM_STEMS = frozenset(map(stem_of, _LISTED["forms"]))
_ACTION_STEMS = frozenset(map(stem_of, _LISTED["actions"]))
_STREETS = tuple(_LISTED["streets"])


def telling(words: list[str]) -> list[str]:
    """The folded words without fillers; all of them when there is nothing else."""
    return [word for word in words if word not in _LISTED["fillers"]] or words


def is_form(word: str) -> bool:
    """Whether a word only says what kind of gathering, when, where or for whom."""
    listed = word in _LISTED["forms"] or stem_of(word) in _FORM_STEMS
    return listed or word.isdigit() or word.endswith(_STREETS)


def is_action(word: str) -> bool:
    """Whether a word only says what is done with something."""
    return word in _LISTED["actions"] or stem_of(word) in _ACTION_STEMS


def places(words: list[str]) -> set[str]:
    """Words that say where: the first with something to tell after *in the*, *bij het* and the like."""
    found = set()
    for at in range(len(words) - 2):
        if words[at] in _LISTED["where"] and words[at + 1] in _LISTED["articles"]:
            after = (word for word in telling(words[at + 2 :]) if not is_form(word))
            found.add(next(after, ""))
    return found
