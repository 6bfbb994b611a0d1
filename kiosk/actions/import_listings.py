"""Listings from a file, compared with the hall as it is and committed in one step."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from kiosk.hall import Hall
from kiosk.model import Record
from kiosk.store import State, Who


class Planned(Protocol):
    """What importing would do (kiosk.intake.plan.Plan)."""

    @property
    def records(self) -> Sequence[Record]:
        """What to put, all of it or nothing."""
        ...


P = TypeVar("P", bound=Planned)


def import_listings(hall: Hall, plan: Callable[[State, datetime], P]) -> P:
    """Carry out what `plan` makes of the newest state, under the lock, in one transaction; gives it back.

    Between the comparison and the commit nobody else can change the hall. Raises StoreTrouble; then nothing
    was taken in.
    """
    with hall.store.transaction(Who("organizer"), "import") as transaction:
        planned = plan(transaction.state, transaction.now)
        for record in planned.records:
            transaction.put(record)
    return planned
