"""Visitors say that two ideas are alike; their authors make them one."""

from dataclasses import dataclass

from kiosk.actions.ideas import open_circle, person_of
from kiosk.actions.own_code import opened
from kiosk.actions.start_idea import told
from kiosk.errors import NotFound, RuleBroken
from kiosk.hall import Hall
from kiosk.ids import derived_id
from kiosk.model import Idea, Likeness
from kiosk.privacy.codes import lookup
from kiosk.rules.ideas import Circle, wants_to_join
from kiosk.store import Transaction, Who
from kiosk.text import LONG


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of an author's wish."""

    done: bool
    """They are one now; False: the other author has to want it too."""
    likenesses: tuple[str, ...]
    """Ids to take it back with."""


def say_alike(hall: Hall, one: str, other: str, visit: str) -> str:
    """*Dit lijkt op elkaar*, once a pair and visit; gives the id to take it back with.

    Raises NotFound (hidden or gone), RuleBroken (one already; HasBecome), StoreTrouble.
    """
    first, second = sorted((one, other))
    person = person_of(visit)
    record = derived_id("alike", first, second, person)
    with hall.store.transaction(Who("visitor", record), "say_alike") as transaction:
        _two(hall, transaction, one, other)
        transaction.put(Likeness(id=record, one=first, other=second, person=person))
    return record


def join_ideas(hall: Hall, one: str, other: str, code: str) -> Joined:
    """The author of either (or of both) wants the two to be one. They are when both authors want it; an idea
    whose author left no code when this was asked has nobody to ask.

    Raises RuleBroken (not theirs; one already; too long together; HasBecome; too many wrong codes),
    InputRefused, NotFound, StoreTrouble.
    """
    kept = lookup(opened(hall, code).code, hall.key)
    with hall.store.transaction(Who("visitor"), "join_ideas") as transaction:
        mine, theirs = _two(hall, transaction, one, other)
        if kept not in {idea.code for idea in (*mine.authors, *theirs.authors)}:
            # NL: Alleen wie een van de twee bedacht, kan dit.
            raise RuleBroken("Only who had one of these ideas can do this.")
        if len(told(mine)) + len(told(theirs)) + 2 > LONG:
            # NL: Samen zijn deze ideeën te lang.
            raise RuleBroken("Together these ideas are too long.")
        wishes = [*_wishes(mine, one, other, kept), *_wishes(theirs, other, one, kept)]
        for each in wishes:
            transaction.put(each)
        circle = open_circle(hall, transaction, one)
    return Joined(other in {idea.id for idea in circle.ideas}, tuple(each.id for each in wishes))


def part_ideas(hall: Hall, idea: str, code: str) -> tuple[str, ...]:
    """An author takes their own idea out of what it was joined with; gives the ids of the wishes undone.

    Raises RuleBroken (not theirs; HasBecome; too many wrong codes), InputRefused, NotFound, StoreTrouble.
    """
    kept = lookup(opened(hall, code).code, hall.key)
    with hall.store.transaction(Who("visitor", idea), "part_ideas") as transaction:
        own = {each.id for each in open_circle(hall, transaction, idea).ideas if each.code == kept}
        if not own:
            raise RuleBroken("Only who had one of these ideas can do this.")
        wishes = {each.id: each for each in transaction.state.of_each(Likeness, own)}
        asked = {each.one for each in wishes.values() if _has_author(transaction, each.one)} - own
        undone = [each for each in wishes.values() if wants_to_join(each) and each.one not in asked]
        for each in undone:
            transaction.change(each, withdrawn=True)
    return tuple(each.id for each in undone)


def take_back_likeness(hall: Hall, likeness: str) -> None:
    """*Toch niet*, of either. Twice changes nothing. Raises NotFound, HasBecome, StoreTrouble."""
    with hall.store.transaction(Who("visitor", likeness), "take_back_likeness") as transaction:
        found = transaction.state.get(Likeness, likeness)
        if found is None:
            raise NotFound("This is no longer on the board.")
        if wants_to_join(found):
            open_circle(hall, transaction, found.one)
        transaction.change(found, withdrawn=True)


def _wishes(circle: Circle, idea: str, to: str, code: str) -> list[Likeness]:
    """What the author of that code says for their own; it holds for what has no author to ask, too, and from
    then on: a code that is erased later makes nothing one.
    """
    own = [each.id for each in circle.ideas if each.code == code] if circle.authors else [idea]
    person = derived_id("author", code)
    return [
        Likeness(id=derived_id("join", each, to), one=each, other=to, by="author", person=person)
        for each in own
    ]


def _has_author(transaction: Transaction, idea: str) -> bool:
    found = transaction.state.get(Idea, idea)
    return found is not None and bool(found.code)


def _two(hall: Hall, transaction: Transaction, one: str, other: str) -> tuple[Circle, Circle]:
    mine, theirs = (open_circle(hall, transaction, each) for each in (one, other))
    if mine.id == theirs.id:
        # NL: Deze twee ideeën zijn al één.
        raise RuleBroken("These two ideas are one already.")
    return mine, theirs
