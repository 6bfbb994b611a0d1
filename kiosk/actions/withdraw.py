"""*Ik kan toch niet*, and *toch wel*."""

from dataclasses import dataclass

from kiosk.actions.own import own
from kiosk.errors import NotFound
from kiosk.hall import Hall
from kiosk.model import CallAnswer, SignUp
from kiosk.rules.places import Standing
from kiosk.store import Transaction, Who


@dataclass(frozen=True, slots=True)
class Restored:
    """What *toch wel* gave back."""

    exactly: bool
    """False: the place was given away since; the visitor is at the head of the row now."""
    standing: Standing


def withdraw(hall: Hall, sign_up: str, what: str = "withdraw", by: str = "visitor") -> None:
    """Cancel the sign-up; its whole party is free at once. Cancelling twice changes nothing.

    Raises NotFound, StoreTrouble.
    """
    with hall.store.transaction(Who("host" if by == "host" else "visitor", sign_up), what) as transaction:
        cancel(transaction, _sign_up(transaction, sign_up))


def restore(hall: Hall, sign_up: str) -> Restored:
    """Undo a cancellation. Raises NotFound, StoreTrouble.

    Exactly as it was, unless the place was given away since: then at the head of the row
    (it arrived before all who still wait).
    """
    with hall.store.transaction(Who("visitor", sign_up), "restore") as transaction:
        return give_back(hall, transaction, sign_up)


def cancel(transaction: Transaction, sign_up: SignUp) -> None:
    """`withdraw`, as part of what else is taken back."""
    if not sign_up.cancelled:
        transaction.change(sign_up, cancelled=True, cancelled_at=transaction.now)


def give_back(hall: Hall, transaction: Transaction, sign_up: str) -> Restored:
    """`restore`, as part of what else is given back."""
    mine = own(hall, transaction, sign_up)
    found = mine.sign_up
    exactly = not found.cancelled or mine.places().can_restore(found)
    if not exactly:
        _take_back_promise(transaction, found)
    told = found.told if exactly else "list"
    transaction.change(found, cancelled=False, cancelled_at=None, told=told)
    return Restored(exactly, mine.places().standing(sign_up))


def _sign_up(transaction: Transaction, record: str) -> SignUp:
    found = transaction.state.get(SignUp, record)
    if found is None:
        # NL: Deze aanmelding is er niet meer.
        raise NotFound("This sign-up is no longer there.")
    return found


def _take_back_promise(transaction: Transaction, own: SignUp) -> None:
    """The call that gave the place no longer holds: the person was free of it in between."""
    for answer in transaction.state.of(CallAnswer, own.id):
        if answer.cause == "moved_up" and answer.answer == "told":
            transaction.change(answer, answer="not_reached", answered=transaction.stamp.milliseconds)
