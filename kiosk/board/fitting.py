"""*Ik heb een half uur*: the tasks that fit the time somebody has, and what to do where hands are enough."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kiosk.board.digest import Digest, moment
from kiosk.board.models import TaskCard
from kiosk.board.openings import Opening, card_at, turn_of
from kiosk.model import Initiative, SignUp, Task
from kiosk.reckoning import Outlook, Reckoning
from kiosk.rules.fitting import TIMES, Turn, When, clash, fits, time_for, window

NEXT_BEST: Final = 3
"""Tasks offered where one has enough hands."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """The tasks that fit, the soonest first, each once: at the first time that fits and needs hands."""

    tasks: tuple[TaskCard, ...]
    clashes: Mapping[str, str]
    """By task: what this visit signed up to that goes on at the same time, by its title."""
    mine: frozenset[str]
    """Tasks that this visit signed up to already."""


@dataclass(frozen=True, slots=True)
class EnoughHands:
    """A task that nobody is needed for now, and what somebody who wants to help can do instead."""

    task: TaskCard
    """At the time it was asked for."""
    position: int | None
    """Number in the reserve for who comes now; None: there is room again."""
    minutes: int
    """How long who asked has, of `rules.fitting.TIMES`."""
    others: tuple[TaskCard, ...]
    """The soonest this week that fit in the same time."""
    clashes: Mapping[str, str]
    """As of `Fitting`."""
    fitting: int
    """How many those are in all."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for who finds enough hands."""

    occurrence: datetime | None
    """Original start of the one they would come to; None: the whole."""
    party: int
    minutes: int
    """How long they have, of `rules.fitting.TIMES`."""


@dataclass(frozen=True, slots=True)
class Engaged:
    """What somebody of this visit signed up to."""

    initiative: str
    task: str | None
    title: str
    once: bool
    """Whether it is at a moment of its own, and not with a meeting."""
    turns: tuple[Turn, ...]


def in_order(found: Iterable[Digest]) -> tuple[Opening, ...]:
    """Everything that needs hands: the soonest first, then at any time, then by arrangement."""
    return tuple(sorted((opening for each in found for opening in each.openings), key=_soonest))


def fitting(
    openings: Sequence[Opening], minutes: int, when: When, reckoning: Reckoning, visit: Iterable[str]
) -> Fitting:
    """Those that fit; `visit`: ids of the sign-ups that this visit made."""
    within = window(when, reckoning.now, reckoning.zone)
    found: dict[str, Opening] = {}
    for opening in openings:
        if opening.task.id not in found and fits(opening.turn, minutes, within):
            found[opening.task.id] = opening
    engaged = engagements(reckoning, visit)
    return Fitting(
        tasks=tuple(opening.task for opening in found.values()),
        clashes=_clashes(found.values(), engaged) if engaged else {},
        mine=frozenset(each.task for each in engaged if each.task),
    )


def time_of(found: Digest, task: str) -> int:
    """The time, of `rules.fitting.TIMES`, in which one of its tasks can be done."""
    return next((time_for(turn_of(card)) for card in found.tasks if card.id == task), TIMES[-1])


def enough_hands(
    outlook: Outlook, found: Digest, task: Task, asked: Asked, week: Fitting
) -> EnoughHands | None:
    """The task as it stands for who asks; None when it is gone. `week`: what fits in their time this week."""
    card = next((each for each in found.tasks if each.id == task.id), None)
    if card is None:
        return None
    helpers = outlook.allotment(task)
    at = outlook.find(asked.occurrence) if asked.occurrence is not None else None
    if at is not None:
        card = card_at(outlook, task, helpers, card, moment(at, outlook.initiative.place, helpers))
    others = (each for each in week.tasks if each.id not in week.mine)
    # The same task on another evening is as good as any.
    rest = tuple(each for each in others if (each.id, each.occurrence) != (task.id, asked.occurrence))
    return EnoughHands(
        task=card,
        position=helpers.promise(asked.party, asked.occurrence),
        minutes=asked.minutes,
        others=rest[:NEXT_BEST],
        clashes=week.clashes,
        fitting=len(rest),
    )


def clash_with(
    outlook: Outlook, task: TaskCard | None, occurrence: datetime | None, engaged: Iterable[Engaged]
) -> str:
    """What of this visit goes on at the same time as this, by its title; empty: nothing.

    Without a task it is about joining; without an occurrence about every date of the coming days.
    """
    found = outlook.find(occurrence) if occurrence is not None else None
    dates = [found] if found else outlook.dates
    turns = [Turn(each.start, each.end, each.all_day) for each in dates if not each.cancelled]
    if task is not None:
        turns = [replace(each, minutes=task.minutes) for each in turns]
        turns = turns if task.when == "meeting" else [turn_of(task)]
    once = task is not None and task.when == "once"
    mine = Engaged(outlook.initiative.id, None, "", once, tuple(turns))
    return next((each.title for each in engaged if _collide(each, mine)), "")


def engagements(reckoning: Reckoning, visit: Iterable[str]) -> tuple[Engaged, ...]:
    """What the sign-ups of a visit take, those that were cancelled since left out."""
    records = [reckoning.facts.get(SignUp, each) for each in visit]
    found = [_engaged(reckoning, each) for each in records if each is not None and not each.cancelled]
    return tuple(each for each in found if each is not None)


def _engaged(reckoning: Reckoning, sign_up: SignUp) -> Engaged | None:
    initiative = reckoning.facts.get(Initiative, sign_up.initiative)
    if initiative is None:
        return None
    outlook, task = reckoning.outlook(initiative), reckoning.task(sign_up.task)
    found = outlook.find(sign_up.occurrence) if sign_up.occurrence else None
    dates = [found] if found else outlook.dates
    minutes = task.minutes if task else None
    turns = [
        Turn(each.start, each.end, each.all_day, minutes=minutes) for each in dates if not each.cancelled
    ]
    if task is not None and task.when != "meeting":
        turns = [Turn(task.start, any_time=task.when == "any_time", minutes=minutes)]
    once = task is not None and task.when == "once"
    return Engaged(initiative.id, sign_up.task, initiative.title, once, tuple(turns))


def _collide(one: Engaged, other: Engaged) -> bool:
    """Who helps where they join is there already; only hours of their own can be too much."""
    if one.initiative == other.initiative and not (one.once and other.once):
        return False
    return any(clash(first, second) for first in one.turns for second in other.turns)


def _clashes(found: Iterable[Opening], engaged: Iterable[Engaged]) -> dict[str, str]:
    clashes: dict[str, str] = {}
    for opening in found:
        card = opening.task
        mine = Engaged(card.initiative, card.id, "", card.when == "once", (opening.turn,))
        title = next((each.title for each in engaged if each.task != card.id and _collide(each, mine)), "")
        if title:
            clashes[card.id] = title
    return clashes


def _soonest(opening: Opening) -> tuple[float, bool, str]:
    start = opening.turn.start.timestamp() if opening.turn.start else float("inf")
    return start, not opening.turn.any_time, opening.task.title.casefold()
