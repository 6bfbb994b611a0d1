"""*Toch niet* and *toch wel* of who stands by an idea, also when that became an initiative meanwhile."""

from collections.abc import Iterable

from kiosk.actions.ideas import HasBecome, circle_of, open_circle
from kiosk.actions.withdraw import cancel, give_back
from kiosk.errors import NotFound
from kiosk.hall import Hall
from kiosk.ids import derived_id
from kiosk.model import Idea, SignUp, Supporter
from kiosk.rules.ideas import same_helper
from kiosk.store import State, Transaction, Who


def take_back_support(hall: Hall, supporter: str) -> None:
    """*Toch niet*: of *ik ook* or *ik help mee*. Twice changes nothing. Raises NotFound, StoreTrouble.

    Who was signed up because they help, is not any more.
    """
    with hall.store.transaction(Who("visitor", supporter), "take_back_support") as transaction:
        found, idea = _found(transaction, supporter)
        for each in (found, *_same_too(hall, transaction, found, idea)):
            if not each.withdrawn:
                transaction.change(each, withdrawn=True, withdrawn_at=transaction.now)
        helped = _same_help(transaction.state, found, idea)
        if all(each.withdrawn for each in helped):
            for sign_up in came_along(transaction.state, helped, idea.became):
                cancel(transaction, sign_up)


def restore_support(hall: Hall, supporter: str) -> None:
    """*Toch wel*: all that taking it back took. Twice changes nothing.

    Raises NotFound (hidden or gone), HasBecome (without them), StoreTrouble.
    """
    with hall.store.transaction(Who("visitor", supporter), "restore_support") as transaction:
        found, idea = _found(transaction, supporter)
        if idea.became and idea.shown:
            _come_along_again(hall, transaction, found, idea)
        else:
            open_circle(hall, transaction, found.idea)
        if found.withdrawn:
            for each in (found, *_same_too(hall, transaction, found, idea)):
                if each.touched == found.touched:
                    transaction.change(each, withdrawn=False, withdrawn_at=None)


def came_along(facts: State, helped: Iterable[Supporter], initiative: str) -> list[SignUp]:
    """The sign-ups that the start of that initiative made of this help."""
    ids = (derived_id("sign_up", "help", each.id, initiative) for each in helped)
    return [sign_up for each in ids if (sign_up := facts.get(SignUp, each)) is not None]


def _come_along_again(hall: Hall, transaction: Transaction, found: Supporter, idea: Idea) -> None:
    helped = _same_help(transaction.state, found, idea)
    sign_ups = came_along(transaction.state, helped, idea.became)
    if not sign_ups:
        # NL: Dit idee is al een initiatief. Doe daar mee.
        raise HasBecome("This idea is an initiative by now. Join in there.")
    with_it = {each.withdrawn_at for each in helped if each.withdrawn}
    for sign_up in sign_ups:
        if sign_up.cancelled and sign_up.cancelled_at in with_it:
            give_back(hall, transaction, sign_up.id)


def _found(transaction: Transaction, supporter: str) -> tuple[Supporter, Idea]:
    found = transaction.state.get(Supporter, supporter)
    idea = transaction.state.get(Idea, found.idea) if found else None
    if found is None or idea is None:
        # NL: Dit staat niet meer op het bord.
        raise NotFound("This is no longer on the board.")
    return found, idea


def _same_too(hall: Hall, transaction: Transaction, found: Supporter, idea: Idea) -> list[Supporter]:
    """What else this person said *ik ook* to, of what is one now."""
    return [
        each
        for each in circle_of(hall, transaction, idea).supporters
        if found.kind == each.kind == "too" and each.person == found.person and each.id != found.id
    ]


def _same_help(facts: State, found: Supporter, idea: Idea) -> list[Supporter]:
    """All help of this person with what became the same initiative, hidden since or not."""
    if found.kind != "help" or not idea.became:
        return []
    ideas = [each.id for each in facts.all(Idea) if each.became == idea.became]
    return [each for each in facts.of_each(Supporter, ideas) if same_helper(each, found)]
