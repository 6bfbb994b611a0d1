"""The ideas on the board: worked out one by one as they change, and kept in order."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.board.idea_models import IdeaCard, IdeaText
from kiosk.language import days
from kiosk.model import Idea
from kiosk.reckoning import Reckoning
from kiosk.rules.ideas import Circle
from kiosk.settings import Settings

NEW = 14
"""For so many days an idea stands higher because it is new, each day less."""

_ON_TOP = 3.0
"""More than any other idea has: so all of one day stand there by when they were left."""

Place = tuple[float, int, float, str]
"""Where on the board: the lowest is first."""


@dataclass(frozen=True, slots=True)
class IdeaDigest:
    """Everything the lists say of one idea, or of several that were joined."""

    circle: Circle
    card: IdeaCard
    place: Place


@dataclass(slots=True)
class IdeaLists:
    """All ideas that are shown. Each change costs as much as it touches, however many ideas there are."""

    settings: Settings
    sequence: int = -1
    day: date = date.min
    digests: dict[str, IdeaDigest] = field(default_factory=dict)
    """By the id of each idea: joined ones have the same."""
    cards: tuple[IdeaCard, ...] = ()
    """Those that are no initiative yet: the newest and the closest to starting first."""
    became: dict[str, str] = field(default_factory=dict)
    """Ideas by the initiative that was made of them."""
    _order: list[Place] = field(default_factory=list)

    def renew(self, reckoning: Reckoning) -> list[str]:
        """Bring everything up to the state and the day; gives the ids of ideas that may be other ones now."""
        state, today = reckoning.facts, reckoning.today
        if state.sequence == self.sequence and today == self.day:
            return []
        touched = state.touched_since(self.sequence) if today == self.day else None
        if touched is None:
            self.digests, self.became, self._order = {}, {}, []
            touched = [idea.id for idea in state.all(Idea)]
        self.sequence, self.day = state.sequence, today
        changed = self._work_out(reckoning, touched)
        if changed:
            self.cards = tuple(self.digests[place[-1]].card for place in self._order)
        return changed

    def words(self, idea: str) -> str | None:
        """What stands on the board of that idea; None: nothing, or it is an initiative by now."""
        found = self.digests.get(idea)
        if found is None or found.card.initiative:
            return None
        return next(each.words for each in found.circle.ideas if each.id == idea)

    def _work_out(self, reckoning: Reckoning, touched: Iterable[str]) -> list[str]:
        to_do = list(touched)
        for each in tuple(to_do):
            to_do += self._forget(each)
        changed: dict[str, None] = {}
        while to_do:
            each = to_do.pop()
            idea = reckoning.facts.get(Idea, each)
            changed[each] = None
            if idea is None or not idea.shown or each in self.digests:
                continue
            circle = reckoning.circle(idea)
            for one in circle.ideas:
                to_do += self._forget(one.id)
            self._keep(self._digest(circle))
        return list(changed)

    def _forget(self, idea: str) -> list[str]:
        """Take out what it belongs to; gives the ids of all ideas there."""
        found = self.digests.get(idea)
        if found is None:
            return []
        for each in found.circle.ideas:
            del self.digests[each.id]
        at = bisect_left(self._order, found.place)
        if self._order[at : at + 1] == [found.place]:
            del self._order[at]
        self.became.pop(found.card.initiative, None)
        return [each.id for each in found.circle.ideas]

    def _keep(self, digest: IdeaDigest) -> None:
        for each in digest.circle.ideas:
            self.digests[each.id] = digest
        if digest.card.initiative:
            self.became[digest.card.initiative] = digest.card.id
        else:
            insort(self._order, digest.place)

    def _digest(self, circle: Circle) -> IdeaDigest:
        first, progress = circle.ideas[0], circle.progress(self.settings.rules.idea_threshold)
        card = IdeaCard(
            id=circle.id,
            words=first.words,
            name=first.name,
            since=since(first),
            supporters=progress.supporters,
            helpers=progress.helpers,
            needed=progress.needed,
            share=progress.share,
            can_start=progress.can_start and not circle.became,
            initiative=circle.became,
            joined=tuple(idea.words for idea in circle.ideas[1:]),
        )
        left = days.local(card.since, self.settings.hall.zone).date()
        age, milliseconds = max(0, (self.day - left).days), first.made.milliseconds if first.made else 0
        # On its first day it stands on top: who looks for what they just left finds it.
        new = _ON_TOP if not age else max(0.0, 1 - age / NEW) + progress.share
        return IdeaDigest(circle, card, (-new, -milliseconds, -progress.share, card.id))


def text_of(idea: Idea) -> IdeaText:
    """What its author wrote."""
    return IdeaText(idea.id, idea.words, idea.name, since(idea))


def since(idea: Idea) -> datetime:
    """When it was left (aware, UTC)."""
    assert idea.created is not None  # the store stamps what it keeps
    return idea.created
