"""A host called somebody: told, not reached, or *volgende*."""

from datetime import datetime

from kiosk.errors import NotFound
from kiosk.hall import Hall
from kiosk.model import Answer, CallAnswer, Cause, SignUp
from kiosk.rules.calls import call_id
from kiosk.store import Who


def answer_call(
    hall: Hall, sign_up: str, cause: Cause, occurrence: datetime | None, answer: Answer, by: str = "host"
) -> None:
    """Keep what became of a call. A later answer replaces an earlier one; the log keeps both.

    *told*: the person knows, and keeps the place. *passed*: the place goes to the next that fits.
    Raises NotFound, StoreTrouble.
    """
    with hall.store.transaction(Who("host", sign_up), "answer_call") as transaction:
        if transaction.state.get(SignUp, sign_up) is None:
            # NL: Deze aanmelding is er niet meer.
            raise NotFound("This sign-up is no longer there.")
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
