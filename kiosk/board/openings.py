"""The times at which a task still needs hands, worked out once with the rest of its initiative."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from kiosk.board.models import Moment, TaskCard
from kiosk.model import Task
from kiosk.reckoning import Outlook
from kiosk.rules.fitting import Turn
from kiosk.rules.places import Allotment


@dataclass(frozen=True, slots=True)
class Opening:
    """One time that hands are needed for a task."""

    turn: Turn
    task: TaskCard
    """As it stands at that time."""


def openings(
    outlook: Outlook, task: Task, helpers: Allotment, card: TaskCard, moments: Iterable[Moment]
) -> Iterator[Opening]:
    """Where the task needs hands; `moments`: the occurrences of its initiative in the coming days."""
    if not card.open:
        return
    for each in _at_its_moments(outlook, task, helpers, card, moments):
        if each.needed and not each.enough:
            yield Opening(turn_of(each), each)


def turn_of(task: TaskCard) -> Turn:
    """The time that the card is about."""
    at, any_time = task.moment, task.when == "any_time"
    if at is None:
        return Turn(None, any_time=any_time, minutes=task.minutes)
    return replace(turn_at(at), any_time=any_time, minutes=task.minutes)


def turn_at(at: Moment) -> Turn:
    """The whole of an occurrence."""
    # In UTC: a list of thousands compares these with every press.
    return Turn(_utc(at.start), _utc(at.end) if at.end else None, at.all_day)


def card_at(outlook: Outlook, task: Task, helpers: Allotment, card: TaskCard, at: Moment) -> TaskCard:
    """The card of a task that belongs to each meeting, as it stands at another occurrence."""
    if card.moment is not None and at.original == card.moment.original:
        return card
    found = outlook.hands(task, at.original, helpers)
    return replace(
        card, moment=at, taken=found.taken, needed=found.needed, left=found.left, waiting=at.waiting
    )


def _at_its_moments(
    outlook: Outlook, task: Task, helpers: Allotment, card: TaskCard, moments: Iterable[Moment]
) -> Iterator[TaskCard]:
    held = [each for each in moments if not each.cancelled] if task.when == "meeting" else []
    if not held:
        yield card
    for at in held:
        yield card_at(outlook, task, helpers, card, at)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
