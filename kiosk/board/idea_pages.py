"""One idea: its page, and what its author and its helpers see of it."""

from kiosk.board.idea_models import AlikeIdea, IdeaCard, IdeaPage, OwnHelp, OwnIdea
from kiosk.board.ideas import IdeaDigest, IdeaLists, since, text_of
from kiosk.board.models import Card
from kiosk.model import Idea, Likeness, Supporter
from kiosk.rules.ideas import ALIKE, found_alike, wants_to_join
from kiosk.settings import Settings
from kiosk.store import State


def idea_page(
    lists: IdeaLists, found: IdeaDigest, looks: tuple[IdeaCard | Card, ...], facts: State, settings: Settings
) -> IdeaPage:
    """The page of the ideas of that digest; `looks` is what its words look like."""
    alike = _found_alike(lists, found, facts)
    said = {each.card.id for each in alike}
    return IdeaPage(
        card=found.card,
        texts=tuple(text_of(idea) for idea in found.circle.ideas),
        found_alike=alike,
        looks_alike=tuple(card for card in looks if card.id not in said),
        author_starts=bool(found.circle.authors),
        contact_days=settings.privacy.contact_days,
        name_days=settings.privacy.name_days,
    )


def own_idea(lists: IdeaLists, idea: Idea) -> OwnIdea:
    """What happened with it."""
    found = lists.digests.get(idea.id)
    return OwnIdea(
        id=idea.id,
        words=idea.words,
        name=idea.name,
        since=since(idea),
        hidden_by=idea.hidden_by if idea.hidden else "",
        hidden_why=idea.hidden_why if idea.hidden else "",
        card=found.card if found else None,
    )


def own_help(lists: IdeaLists, supporter: Supporter) -> OwnHelp:
    """An offer of help."""
    found = lists.digests.get(supporter.idea)
    return OwnHelp(supporter.id, supporter.name, supporter.withdrawn, found.card if found else None)


def _found_alike(lists: IdeaLists, found: IdeaDigest, facts: State) -> tuple[AlikeIdea, ...]:
    own = [idea.id for idea in found.circle.ideas]
    said = facts.of_each(Likeness, own)
    people: dict[str, frozenset[str]] = {}
    for idea, persons in found_alike(own, said).items():
        if (other := lists.digests.get(idea)) is not None and not other.card.initiative:
            people[other.card.id] = people.get(other.card.id, frozenset()) | persons
    wanting = {lists.digests[each.one].card.id for each in said if _wants(lists, each, own)}
    others = [(lists.digests[idea], len(persons)) for idea, persons in people.items()]
    alike = [
        AlikeIdea(
            other.card,
            count,
            count >= ALIKE,
            other.card.id in wanting,
            can_join=bool(found.circle.authors or other.circle.authors),
        )
        for other, count in others
    ]
    return tuple(sorted(alike, key=lambda each: (-each.people, each.card.id)))


def _wants(lists: IdeaLists, likeness: Likeness, own: list[str]) -> bool:
    return wants_to_join(likeness) and likeness.other in own and likeness.one in lists.digests
