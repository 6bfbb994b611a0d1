"""*Deze keer niet*, of a series, and *toch wel*."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.actions.own import Own, own
from kiosk.errors import RuleBroken
from kiosk.hall import Hall
from kiosk.model import Absence, SignUp
from kiosk.rules.absence import absence_id, stand_in_id
from kiosk.rules.places import Standing
from kiosk.store import Transaction, Who


@dataclass(frozen=True, slots=True)
class Returned:
    """What *toch wel* gave back."""

    exactly: bool
    """False: the place of that one time was given away; a sign-up for it alone is at the head of its row."""
    sign_up: str
    """Id of the sign-up that comes to it, or waits for it."""
    standing: Standing


def stay_away(hall: Hall, sign_up: str, occurrence: datetime) -> None:
    """Who comes every time is not there this once; the place is free at once, for this once.

    `occurrence`: its original start (aware). Saying it twice changes nothing. Raises RuleBroken (no series,
    cancelled, or it is past or does not take place), NotFound, StoreTrouble.
    """
    with hall.store.transaction(Who("visitor", sign_up), "stay_away") as transaction:
        found = own(hall, transaction, sign_up)
        _check(found, occurrence, transaction.now)
        record = absence_id(sign_up, occurrence)
        known = transaction.state.get(Absence, record)
        if known is None:
            transaction.put(Absence(id=record, sign_up=sign_up, occurrence=occurrence))
        elif known.withdrawn:
            transaction.change(known, withdrawn=False)


def come_after_all(hall: Hall, sign_up: str, occurrence: datetime) -> Returned:
    """Undo `stay_away`. Exactly, unless the place was given away since: then a sign-up for this once, with
    the turn of the whole, so that it stands before all who came later.

    Raises RuleBroken, NotFound, StoreTrouble.
    """
    with hall.store.transaction(Who("visitor", sign_up), "come_after_all") as transaction:
        found = own(hall, transaction, sign_up)
        _check(found, occurrence, transaction.now)
        known = transaction.state.get(Absence, absence_id(sign_up, occurrence))
        if known is not None and not known.withdrawn:
            if not found.places().can_return(found.sign_up, occurrence, known.changed):
                once = _stand_in(transaction, found.sign_up, occurrence)
                return Returned(False, once, found.places().standing(once))
            transaction.change(known, withdrawn=True)
        return Returned(True, sign_up, found.places().standing(sign_up))


def _stand_in(transaction: Transaction, whole: SignUp, occurrence: datetime) -> str:
    """Put the sign-up for one time in the row; the absence stays, so that nobody is counted twice."""
    record = stand_in_id(whole.id, occurrence)
    transaction.put(
        SignUp(
            id=record,
            initiative=whole.initiative,
            task=whole.task,
            occurrence=occurrence,
            name=whole.name,
            contact=whole.contact,
            party=whole.party,
            told="list",
            code=whole.code,
            by=whole.by,
            arrived=whole.arrived or whole.made,
        )
    )
    return record


def _check(found: Own, occurrence: datetime, now: datetime) -> None:
    at = found.outlook.find(occurrence)
    if found.sign_up.cancelled or found.sign_up.occurrence is not None or at is None or not at.recurring:
        # NL: Dit gaat niet om een keer uit een reeks.
        raise RuleBroken("This is not about one time of a series.")
    if at.over <= now:
        # NL: Die keer is al geweest. Kies een andere keer.
        raise RuleBroken("That date is over. Choose another date.")
