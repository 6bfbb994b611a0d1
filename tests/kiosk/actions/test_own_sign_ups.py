"""With one's own code: another number of people, *deze keer niet*, and one code for a whole visit."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.actions import Actions, PartyDoesNotFit, SignedUp, SignUpForm
from kiosk.actions.answer_call import answer_call
from kiosk.board import Board
from kiosk.clock import FixedClock
from kiosk.errors import RuleBroken
from kiosk.hall import Hall
from kiosk.model import Absence, OccurrenceChange, SignUp
from kiosk.store import Who

THURSDAY = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
"""Original start of the next meeting: 18:00 in the hall."""
NEXT_WEEK = THURSDAY + timedelta(days=7)

Join = Callable[..., SignedUp]


@pytest.fixture
def join(listing: Callable[..., str], actions: Actions) -> Join:
    """Somebody joins the dinners of Thursday, where four fit."""
    listing()

    def joined(name: str, party: int = 1, occurrence: datetime | None = None, code: str = "") -> SignedUp:
        form = SignUpForm(
            token=name, initiative="i", name=name, party=party, occurrence=occurrence, code=code
        )
        return actions.sign_up(form)

    return joined


def standing(board: Board, sign_up: SignedUp | str) -> tuple[str, int | None, int]:
    """How it stands, where in the row, with how many."""
    found = board.confirmed(sign_up if isinstance(sign_up, str) else sign_up.id)
    assert found is not None
    return found.state, found.position, found.party


def test_a_bigger_party_keeps_its_place_only_where_it_fits(
    join: Join, actions: Actions, board: Board
) -> None:
    """Three of four is fine, five never is; where it does not fit all stays as it was."""
    mine, other = join("Greetje"), join("Jannes")
    assert actions.change_party(mine.id, 3).state == "confirmed"
    assert not board.keeps_place(mine.id, 4)
    with pytest.raises(PartyDoesNotFit):
        actions.change_party(mine.id, 4)
    with pytest.raises(RuleBroken):
        actions.change_party(mine.id, 5)
    assert standing(board, mine) == ("confirmed", None, 3)
    assert standing(board, other) == ("confirmed", None, 1)


def test_more_people_do_not_overtake_who_waits(join: Join, actions: Actions, board: Board) -> None:
    """One place is free, and is kept for the party of two that waits."""
    mine, waits = join("Greetje", 3), join("Jannes", 2)
    with pytest.raises(PartyDoesNotFit):
        actions.change_party(mine.id, 4)
    assert standing(board, waits) == ("waiting", 1, 2)


def test_fewer_people_make_room_and_the_host_is_to_call(join: Join, actions: Actions, board: Board) -> None:
    """The waiting list moves up at once; who moved up is on the list to call, who changed is not."""
    mine, waits = join("Greetje", 3), join("Jannes", 2)
    actions.change_party(mine.id, 2)
    assert standing(board, waits) == ("confirmed", None, 2)
    assert [(call.name, call.cause) for call in board.calls()] == [("Jannes", "moved_up")]


def test_who_waits_with_fewer_has_the_place_and_keeps_it(
    join: Join, hall: Hall, actions: Actions, board: Board
) -> None:
    """The screen said so: nobody calls them, and *volgende* cannot give it away any more."""
    join("Greetje", 3)
    mine = join("Jannes", 2)
    assert actions.change_party(mine.id, 1).state == "confirmed"
    assert board.calls() == ()
    with pytest.raises(PartyDoesNotFit):
        actions.change_party(mine.id, 2)
    assert standing(board, mine) == ("confirmed", None, 1)


def test_what_the_own_screen_showed_is_told(join: Join, actions: Actions, board: Board) -> None:
    """Who reads that a place came free has it: the host need not call, and the next keeps waiting."""
    first, mine = join("Greetje", 4), join("Jannes")
    actions.withdraw(first.id)
    assert [call.name for call in board.calls()] == ["Jannes"]
    actions.saw((mine.id, "no such"))
    assert board.calls() == ()
    own = board.own(mine.id)
    assert own is not None
    assert own.moved_up


def test_deze_keer_niet_frees_one_time_and_undo_is_exact(
    join: Join, hall: Hall, actions: Actions, board: Board
) -> None:
    """Saying it twice is saying it once; coming after all leaves nothing behind."""
    mine = join("Greetje", 4)
    for _ in range(2):
        actions.stay_away(mine.id, THURSDAY)
    own = board.own(mine.id)
    assert own is not None
    assert [(each.away, each.moment.left) for each in own.times[:2]] == [(True, 4), (False, 0)]
    back = actions.come_after_all(mine.id, THURSDAY)
    assert (back.exactly, back.standing.state) == (True, "confirmed")
    actions.stay_away(mine.id, THURSDAY)
    assert len(hall.store.state.of(Absence, mine.id)) == 1


def test_a_time_that_was_given_away_is_said_and_waited_for_at_the_head(
    join: Join, actions: Actions, board: Board
) -> None:
    """Before who came later; the other times stay; and a place that comes free goes to them first."""
    mine = join("Greetje", 2)
    join("Aaltje", 2)
    actions.stay_away(mine.id, THURSDAY)
    taker, later = join("Jannes", 2, THURSDAY), join("Siep", 1, THURSDAY)
    assert standing(board, later) == ("waiting", 1, 1)
    back = actions.come_after_all(mine.id, THURSDAY)
    assert actions.come_after_all(mine.id, THURSDAY) == back
    assert (back.exactly, back.standing.position) == (False, 1)
    assert standing(board, later) == ("waiting", 2, 1)
    assert standing(board, mine) == ("confirmed", None, 2)
    own = board.own(mine.id)
    assert own is not None
    assert [each.stand_in for each in own.times[:2]] == [back.sign_up, ""]
    assert set(actions.open_own(mine.code).sign_ups) == {mine.id, back.sign_up}
    actions.withdraw(taker.id)
    assert standing(board, back.sign_up) == ("confirmed", None, 2)
    assert ("Greetje", "moved_up") in {(call.name, call.cause) for call in board.calls()}


def test_deze_keer_niet_is_for_a_time_of_a_series_to_come(
    join: Join, actions: Actions, clock: FixedClock
) -> None:
    """Not for who comes once, nor for a day without a meeting, nor afterwards."""
    once, mine = join("Jannes", 1, THURSDAY), join("Greetje")
    for sign_up, occurrence in ((once, THURSDAY), (mine, THURSDAY + timedelta(days=1))):
        with pytest.raises(RuleBroken):
            actions.stay_away(sign_up.id, occurrence)
    clock.advance(timedelta(days=3))
    with pytest.raises(RuleBroken):
        actions.stay_away(mine.id, THURSDAY)


def test_what_changed_is_known(join: Join, hall: Hall, board: Board) -> None:
    """The next time does not take place: which, and when the one after it is."""
    mine, once = join("Greetje"), join("Jannes", 1, THURSDAY)
    with hall.store.transaction(Who("host"), "add") as transaction:
        transaction.put(OccurrenceChange(id="c", meeting="m", original=THURSDAY, cancelled=True))
    for sign_up in (mine, once):
        own = board.own(sign_up.id)
        assert own is not None
        assert own.off is not None
        assert own.off.original == THURSDAY
    own = board.own(mine.id)
    assert own is not None
    assert own.times[0].moment.original == NEXT_WEEK


def test_one_code_gathers_the_sign_ups_of_a_visit(join: Join, hall: Hall, actions: Actions) -> None:
    """The second carries the first one's code, pressed twice too; and can have a code of its own."""
    first = join("Greetje")
    second = join("Jannes", code=first.code)
    assert join("Jannes", code=first.code) == second
    assert second.code == first.code
    assert set(actions.open_own(first.code).sign_ups) == {first.id, second.id}
    own = actions.code_of_its_own(second.id)
    assert own == actions.code_of_its_own(second.id)
    assert own != first.code
    assert actions.open_own(first.code).sign_ups == (first.id,)
    assert actions.open_own(own).sign_ups == (second.id,)
    found = hall.store.state.get(SignUp, second.id)
    assert found is not None
    assert own not in found.code


def test_cancelling_moves_the_list_up_and_the_host_calls(
    join: Join, hall: Hall, actions: Actions, board: Board
) -> None:
    """*Ik kan niet*: the next has the place at once, and stays on the list to call until told."""
    mine, waits = join("Greetje", 4), join("Jannes", 2)
    actions.withdraw(mine.id)
    assert standing(board, waits) == ("confirmed", None, 2)
    (call,) = board.calls()
    answer_call(hall, call.sign_up, call.cause, call.occurrence, "told")
    assert board.calls() == ()
    assert not actions.restore(mine.id).exactly
    assert standing(board, mine) == ("waiting", 1, 4)
