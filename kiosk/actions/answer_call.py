"""A host called somebody: told, not reached, or *volgende*."""

from datetime import datetime

from kiosk.errors import NotFound, RuleBroken
from kiosk.hall import Hall
from kiosk.model import Answer, CallAnswer, Cause, Initiative, SignUp
from kiosk.reckoning import Reckoning
from kiosk.rules.calls import call_id
from kiosk.store import Transaction, Who


def answer_call(
    hall: Hall, sign_up: str, cause: Cause, occurrence: datetime | None, answer: Answer, by: str = "host"
) -> None:
    """Keep what became of a call. A later answer replaces an earlier one; the log keeps both.

    *told*: the person knows, and keeps the place. *passed*: the place goes to the next that fits.
    Raises NotFound, RuleBroken (the place is gone since the list was read), StoreTrouble.
    """
    with hall.store.transaction(Who("host", sign_up), "answer_call") as transaction:
        found = transaction.state.get(SignUp, sign_up)
        if found is None:
            # NL: Deze aanmelding is er niet meer.
            raise NotFound("This sign-up is no longer there.")
        if cause == "moved_up" and answer != "not_reached":
            _check_place(hall, transaction, found)
        transaction.put(
            CallAnswer(
                id=call_id(sign_up, cause, occurrence),
                sign_up=sign_up,
                cause=cause,
                occurrence=occurrence,
                answer=answer,
                by=by,
                at=transaction.now,
                answered=transaction.stamp.milliseconds,
            )
        )


def _check_place(hall: Hall, transaction: Transaction, sign_up: SignUp) -> None:
    """A promise of a place that is no longer free would be one too many."""
    initiative = transaction.state.get(Initiative, sign_up.initiative)
    reckoning = Reckoning(transaction.state, transaction.now, hall.settings.hall.zone)
    task = reckoning.task(sign_up.task)
    if initiative is not None and (task is not None or not sign_up.task):
        places = reckoning.outlook(initiative).allotment(task)
        if places.standing(sign_up.id).state == "confirmed":
            return
    # NL: Voor {name} is er nu geen plek meer: er is net iets veranderd.
    raise RuleBroken("There is no place for {name} any more: something changed just now.", name=sign_up.name)
