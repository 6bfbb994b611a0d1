"""What words find, as typed or alike: initiatives, tasks and ideas together."""

from collections.abc import Iterable
from itertools import islice

from kiosk.board.idea_models import IdeaCard
from kiosk.board.ideas import IdeaLists
from kiosk.board.lists import Lists
from kiosk.board.models import Card, Found
from kiosk.board.resembling import Resembling
from kiosk.similar import Similar

_MOST_FOUND = 60
"""More than this is no answer but a list: the next letter narrows it."""

_MOST_ALIKE = 5
"""Beside what is written there is room for a few."""


class Finding:
    """Keeps what can be found as it is on the lists."""

    def __init__(self, lists: Lists, ideas: IdeaLists, similar: Similar) -> None:
        self._lists, self._ideas = lists, ideas
        self._resembling = Resembling(similar)
        self._indexed: set[str] = set()
        """The ideas that words find."""

    def changed(self, ideas: Iterable[str]) -> None:
        """Those ideas may be other ones now; which initiatives are, the lists tell."""
        for idea in ideas:
            self._index_idea(idea)
        self._resembling.changed(self._lists.reworded.items())
        self._lists.reworded = {}

    def get_ready(self, seconds: float) -> None:
        """Read what is still to be read, for so long."""
        self._lists.index.get_ready()
        self._resembling.read(seconds)

    def find(self, theme: str, words: str) -> Found:
        """What the words find, of one theme when it is given; ideas have none."""
        found = self._lists.index.find(words, beside=False)
        exact = bool(found.exact)
        ids = found.exact if exact else found.alike
        lists = self._lists
        # One letter may find everything there is: only what is shown is looked at one by one.
        cards = (lists.shown(one, theme) for one in filter(lists.cards.__contains__, ids))
        tasks = (lists.open_task(one, theme) for one in filter(lists.tasks.__contains__, ids))
        return Found(
            tuple(islice(filter(None, cards), _MOST_FOUND)),
            tuple(islice(filter(None, tasks), _MOST_FOUND)),
            exact,
            self._few_ideas(ids),
        )

    def alike(self, words: str, but: str = "") -> tuple[IdeaCard | Card, ...]:
        """Ideas and initiatives that look like these words, the likest first, without the idea `but`."""
        found: dict[str, IdeaCard | Card] = {}
        for each in self._resembling.find(words, _MOST_ALIKE + 1):
            if (idea := self._ideas.digests.get(each)) is not None and not idea.card.initiative:
                found[idea.card.id] = idea.card
            elif (card := self._lists.cards.get(each)) is not None:
                found[card.id] = card
        found.pop(but, None)
        return tuple(found.values())[:_MOST_ALIKE]

    def _few_ideas(self, ids: Iterable[str]) -> tuple[IdeaCard, ...]:
        """The first of them, those that were joined once."""
        digests = self._ideas.digests
        few: dict[str, IdeaCard] = {}
        for one in filter(digests.__contains__, ids):
            card = digests[one].card
            few.setdefault(card.id, card)
            if len(few) == _MOST_FOUND:
                break
        return tuple(few.values())

    def _index_idea(self, idea: str) -> None:
        """Bring what finds it up to date; of an idea that became an initiative, that is found instead."""
        words = self._ideas.words(idea)
        self._resembling.changed([(idea, words)])
        if words is None and idea in self._indexed:
            # What changed may be something else than an idea, found by words of its own.
            self._indexed.discard(idea)
            self._lists.index.drop(idea)
        elif words is not None:
            self._indexed.add(idea)
            # No title: each two words of a long text as one would make every search slower.
            name = next(each.name for each in self._ideas.digests[idea].circle.ideas if each.id == idea)
            self._lists.index.put(idea, "", f"{words} {name}")
