"""*Met hoeveel?*: another number of people on a sign-up that is there already."""

from kiosk.actions.own import Own, own, tell_place
from kiosk.actions.sign_up import check_party
from kiosk.errors import RuleBroken
from kiosk.hall import Hall
from kiosk.rules.places import Standing
from kiosk.store import Who


class PartyDoesNotFit(RuleBroken):
    """So many people would have to wait: the sign-up stays as it is."""


def change_party(hall: Hall, sign_up: str, party: int) -> Standing:
    """Come with so many; the place, or the turn in the row, is kept. The same number changes nothing.

    Raises PartyDoesNotFit (a place would be lost by it), RuleBroken, NotFound, StoreTrouble; then it stays
    as it is. Who waits and fits with fewer has the place at once: they read it here.
    """
    with hall.store.transaction(Who("visitor", sign_up), "change_party") as transaction:
        found = own(hall, transaction, sign_up)
        before = found.places()
        _check(found, party, before.capacity)
        standing = before.standing(sign_up)
        if standing.state == "confirmed" and not before.can_become(found.sign_up, party):
            # NL: Met zoveel mensen past het niet. Je houdt je plek.
            raise PartyDoesNotFit("So many people do not fit. You keep your place.")
        changed = transaction.change(found.sign_up, party=party)
        after = found.places().standing(sign_up)
        if standing.state == "waiting" and after.state == "confirmed":
            tell_place(transaction, changed)
        return after


def _check(found: Own, party: int, capacity: int | None) -> None:
    if found.sign_up.cancelled:
        # NL: Deze aanmelding is afgezegd.
        raise RuleBroken("This sign-up was cancelled.")
    check_party(party, capacity)
