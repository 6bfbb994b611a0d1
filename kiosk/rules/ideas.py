"""How far an idea is, who may start it, and which ideas are one: derived from what people said.

Supporters are people: *ik ook* and *ik help mee* of one person count once, whatever the order in which they
were said, taken back and joined.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kiosk.model import Idea, Likeness, Stamp, Supporter
from kiosk.rules.same_name import ANONYMOUS, folded

ALIKE = 2
"""So many people must find two ideas alike before their authors are asked to join them."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an idea is."""

    supporters: int
    """People who said *ik ook* or *ik help mee*."""
    helpers: int
    """Those of them who help."""
    threshold: int
    """So many supporters make it an initiative (at least 1)."""

    @property
    def needed(self) -> int:
        """Supporters still needed, never below 0."""
        return max(0, self.threshold - self.supporters)

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return min(1.0, self.supporters / self.threshold)

    @property
    def can_start(self) -> bool:
        """Whether it has supporters enough."""
        return not self.needed


@dataclass(frozen=True, slots=True)
class Circle:
    """One idea, or several that their authors joined, with everybody who supports them."""

    ideas: tuple[Idea, ...]
    """Oldest first; at least one. Each keeps its author's words."""
    supporters: tuple[Supporter, ...]
    """Of all of them in order of arrival, those who took it back included."""

    @property
    def id(self) -> str:
        """Id of the oldest idea: how the whole is called."""
        return self.ideas[0].id

    @property
    def became(self) -> str:
        """Id of the initiative that was made of it, or nothing."""
        return self.ideas[0].became

    @property
    def helpers(self) -> tuple[Supporter, ...]:
        """Who helps, each person once, in order of arrival."""
        first: dict[tuple[str, str], Supporter] = {}
        for each in self.supporters:
            if _helps(each):
                first.setdefault(_helper(each), each)
        return tuple(first.values())

    @property
    def authors(self) -> tuple[Idea, ...]:
        """The ideas whose author can still say that it is theirs."""
        return tuple(idea for idea in self.ideas if idea.code)

    def progress(self, threshold: int) -> Progress:
        """How far it is."""
        helpers = self.helpers
        helping = {each.person for each in helpers}
        said = {each.person for each in self.supporters if each.kind == "too" and not each.withdrawn}
        return Progress(len(helpers) + len(said - helping), len(helpers), threshold)

    def starter(self, code: str) -> Idea | Supporter | None:
        """Whose code (HMAC) may start it: an author's; where no author has one, that of anybody who helps."""
        if not code:
            return None
        if self.authors:
            return next((idea for idea in self.authors if idea.code == code), None)
        return next((each for each in self.supporters if _helps(each) and each.code == code), None)


def arrival(record: Idea | Supporter) -> tuple[bool, Stamp | None, str]:
    """The order in which they came: by the store's stamp; what is not stored yet comes last."""
    return record.made is None, record.made, record.id


def joined(start: Idea, ideas: Mapping[str, Idea], likenesses: Iterable[Likeness]) -> tuple[Idea, ...]:
    """The ideas that are one with `start`, itself included, oldest first.

    `ideas` and `likenesses`: at least those that can be reached from `start` through what authors said. Two
    become one when an author of each wants it. What is hidden or taken back is one with nothing. What was
    not there when the others became an initiative is no part of that: its words and people stay its own;
    and what became one initiative stays one, also when that is hidden which joined them.
    """
    if not start.shown:
        return (start,)
    wanted = {
        (each.one, each.other)
        for each in likenesses
        if wants_to_join(each) and _can_be_one(ideas.get(each.one), ideas.get(each.other))
    }
    groups = [{idea} for idea in {start.id, *(id_ for pair in wanted for id_ in pair)}]
    while (pair := _agreed(groups, wanted)) is not None:
        one, other = pair
        groups = [group for group in groups if group not in (one, other)] + [one | other]
    own = next(group for group in groups if start.id in group)
    found = (ideas.get(each, start) for each in own)
    return tuple(sorted((idea for idea in found if idea.shown), key=arrival))


def wants_to_join(likeness: Likeness) -> bool:
    """Whether an author says so, and still does."""
    return likeness.by == "author" and not likeness.withdrawn


def found_alike(idea: Iterable[str], likenesses: Iterable[Likeness]) -> dict[str, frozenset[str]]:
    """Who (as `Likeness.person`) find which other ideas (by id) like this one, or like one joined to it."""
    own, people = frozenset(idea), defaultdict[str, set[str]](set)
    for each in likenesses:
        if not each.withdrawn and (each.one in own) != (each.other in own):
            people[each.other if each.one in own else each.one].add(each.person or each.id)
    return {other: frozenset(persons) for other, persons in people.items()}


def same_help(helpers: Iterable[Supporter], name: str, person: str, code: str) -> Supporter | None:
    """What this person said before: the same name with the same code (HMAC), or in the same visit."""
    wanted = folded(name)
    for each in helpers:
        known = each.person == person or (code and each.code == code)
        if each.kind == "help" and known and folded(each.name) == wanted:
            return each
    return None


def same_helper(one: Supporter, other: Supporter) -> bool:
    """Whether both are the help of one person."""
    return one.kind == other.kind == "help" and _helper(one) == _helper(other)


def _agreed(groups: list[set[str]], wanted: set[tuple[str, str]]) -> tuple[set[str], set[str]] | None:
    """Two groups that want to be one."""
    of = {idea: group for group in groups for idea in group}
    said = {(id(of[one]), id(of[other])) for one, other in wanted}
    for one, other in sorted(wanted):
        mine, theirs = of[one], of[other]
        if mine is not theirs and (id(theirs), id(mine)) in said:
            return mine, theirs
    return None


def _can_be_one(one: Idea | None, other: Idea | None) -> bool:
    if one is None or other is None or one.became != other.became:
        return False
    return bool(one.became) or (one.shown and other.shown)


def _helps(supporter: Supporter) -> bool:
    return supporter.kind == "help" and not supporter.withdrawn


def _helper(supporter: Supporter) -> tuple[str, str]:
    """Who it is: two people may stand at the kiosk in one visit. An erased name is nobody else's."""
    name = supporter.id if supporter.name == ANONYMOUS else folded(supporter.name)
    return supporter.person, name
