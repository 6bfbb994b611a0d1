"""Hands for a task: how many are asked for, how many are welcome."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.model import Task
from kiosk.rules.places import Allotment


@dataclass(frozen=True, slots=True)
class Hands:
    """What a task needs at one occurrence, or as a whole."""

    taken: int
    """Hands that are there."""
    needed: int
    """*Nog n nodig*: the least that is asked, less what is there; never below 0."""
    left: int | None
    """What a newcomer can take: the most that is welcome, less what is there; 0 when somebody waits; None:
    without limit."""


def hands(task: Task, helpers: Allotment, occurrence: datetime | None = None) -> Hands:
    """The hands of a task, from the allotment of its helpers (whose capacity is `task.hands_max`).

    For a task that belongs to each meeting, give the original start of the occurrence that is asked about:
    the whole counts the fullest of the coming ones, and would hide an evening that is short of hands.
    """
    taken = helpers.taken(occurrence)
    return Hands(taken, max(0, task.hands_min - taken), helpers.left(occurrence))
