"""*Ik loop een keer mee*: signing up to try a task once, beside somebody."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from kiosk.actions import Actions, SignUpForm
from kiosk.board import Board
from kiosk.errors import RuleBroken
from kiosk.hall import Hall
from kiosk.model import SignUp, Task
from kiosk.store import Who

THURSDAY = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)


def form(name: str, **fields: object) -> SignUpForm:
    """Somebody who wants to try washing up."""
    filled = {"token": name, "initiative": "i", "task": "help", "trial": True, "name": name} | fields
    return SignUpForm(**filled)  # type: ignore[arg-type]


def allow(hall: Hall) -> None:
    with hall.store.transaction(Who("host"), "edit") as transaction:
        task = transaction.state.get(Task, "help")
        assert task is not None
        transaction.change(task, try_once=True)


def test_one_can_try_where_there_are_enough_hands(
    listing: Callable[..., str], hall: Hall, actions: Actions, board: Board
) -> None:
    """They are welcome at once, nobody's place is taken, and the sign-up says it."""
    listing()
    allow(hall)
    actions.sign_up(form("Twee", party=2, trial=False, occurrence=THURSDAY))
    done = actions.sign_up(form("Greetje", occurrence=THURSDAY, accepts_waiting=False))
    assert (done.state, done.position) == ("confirmed", None)
    assert actions.sign_up(form("Greetje", occurrence=THURSDAY)) == done
    kept = hall.store.state.get(SignUp, done.id)
    assert kept is not None
    assert (kept.trial, kept.told) == (True, "place")
    shown = board.confirmed(done.id)
    assert shown is not None
    assert shown.trial
    assert board.position("i", "help", THURSDAY, 1) == 1


def test_trying_is_refused_where_it_is_not_allowed(
    listing: Callable[..., str], hall: Hall, actions: Actions
) -> None:
    """Not to join, not at a task that does not say so, not every time of a series."""
    listing()
    with pytest.raises(RuleBroken, match="come along once"):
        actions.sign_up(form("Greetje", occurrence=THURSDAY))
    allow(hall)
    with pytest.raises(RuleBroken, match="come along once"):
        actions.sign_up(form("Greetje", task=None))
    with pytest.raises(RuleBroken, match="Choose a day"):
        actions.sign_up(form("Greetje"))
    assert not hall.store.state.of(SignUp, "i")
