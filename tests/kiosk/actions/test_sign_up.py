"""Signing up, cancelling, and what comes of it for the others."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.actions import Actions, PlaceGone, SameName, SignedUp, SignUpForm
from kiosk.actions.answer_call import answer_call
from kiosk.board import Board
from kiosk.errors import InputRefused, NotFound, RuleBroken
from kiosk.hall import Hall
from kiosk.model import Answer, Initiative, OccurrenceChange, SignUp
from kiosk.store import Who

THURSDAY = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
"""Original start of the next meeting: 18:00 in the hall."""


def form(name: str, **fields: object) -> SignUpForm:
    """A filled-in form of its own."""
    return SignUpForm(**{"token": name + str(fields), "initiative": "i", "name": name} | fields)  # type: ignore[arg-type]


def test_the_code_opens_the_sign_up_and_is_stored_nowhere(
    listing: Callable[..., str], hall: Hall, actions: Actions, board: Board
) -> None:
    """The visitor's own code finds the sign-up, however it is typed; the disk holds no code."""
    listing()
    done = actions.sign_up(form("Greetje", contact="06 12345678"))
    assert (done.state, done.position) == ("confirmed", None)
    typed = f" {done.code[:4].lower()}-{done.code[4:].lower()} "
    assert actions.open_own(typed).sign_ups == (done.id,)
    assert all(done.code.encode() not in path.read_bytes() for path in (hall.folder / "live").iterdir())
    found = board.confirmed(done.id, done.code)
    assert found is not None
    assert (found.name, found.state) == ("Greetje", "confirmed")
    assert done.code in found.payload.text


def test_pressing_twice_is_one_sign_up_with_one_code(
    listing: Callable[..., str], hall: Hall, actions: Actions, again: Callable[[], Hall]
) -> None:
    """The second press shows the screen that the first one led to, on another kiosk too."""
    listing()
    first = actions.sign_up(form("Greetje"))
    assert actions.sign_up(form("Greetje")) == first
    assert Actions(again()).sign_up(form("Greetje")) == first
    assert len(hall.store.state.of(SignUp, "i")) == 1


def test_who_comes_too_late_waits_and_is_told_where(
    listing: Callable[..., str], actions: Actions, board: Board
) -> None:
    """The place in the row is known before signing up, and is the one that is given."""
    listing(capacity=2)
    actions.sign_up(form("Anna", party=2))
    assert board.position("i", None, None, 1) == 1
    assert actions.sign_up(form("Bert")).position == 1
    assert board.position("i", None, THURSDAY, 1) == 1
    assert actions.sign_up(form("Cor", occurrence=THURSDAY)).state == "waiting"


def test_a_promise_that_fell_through_is_asked_again(listing: Callable[..., str], actions: Actions) -> None:
    """Nobody who was shown a free place lands on the waiting list without having said so."""
    listing(capacity=1)
    actions.sign_up(form("Anna"))
    with pytest.raises(PlaceGone):
        actions.sign_up(form("Bert", accepts_waiting=False))
    assert actions.sign_up(form("Bert")).state == "waiting"


def test_the_same_name_is_asked_about_once(listing: Callable[..., str], actions: Actions) -> None:
    """*Ben jij dat?* - and who is another person of that name gets in."""
    listing()
    actions.sign_up(form("Greetje"))
    with pytest.raises(SameName):
        actions.sign_up(form("  GREETJE "))
    assert actions.sign_up(form("Greetje", another_person=True)).state == "confirmed"


def test_nobody_is_recognised_where_it_is_discreet(listing: Callable[..., str], actions: Actions) -> None:
    """At debts or grief the screen does not tell that somebody of that name is on the list."""
    listing(discreet=True)
    actions.sign_up(form("Greetje"))
    assert actions.sign_up(form("Greetje", token="other")).state == "confirmed"


def test_cancelling_frees_the_whole_party_and_the_next_is_to_be_called(
    listing: Callable[..., str], hall: Hall, actions: Actions, board: Board
) -> None:
    """Who moves up is on the list to call until a host has told them."""
    listing(capacity=4)
    party = actions.sign_up(form("Anna", party=4))
    first, second = actions.sign_up(form("Bert", party=3)), actions.sign_up(form("Cor", party=2))
    actions.withdraw(party.id)
    actions.withdraw(party.id)
    assert [row.name for row in board.calls()] == ["Bert"]
    found = board.confirmed(second.id)
    assert found is not None
    assert (found.state, found.position) == ("waiting", 1)
    answer_call(hall, first.id, "moved_up", None, "told")
    assert board.calls() == ()


def test_undo_restores_exactly_while_nobody_was_told(
    listing: Callable[..., str], actions: Actions, board: Board
) -> None:
    """*Toch wel*: the place is there again, and who moved up in between waits as before."""
    listing(capacity=1)
    anna, bert = actions.sign_up(form("Anna")), actions.sign_up(form("Bert"))
    actions.withdraw(anna.id)
    assert actions.restore(anna.id).exactly
    states = [board.confirmed(one.id) for one in (anna, bert)]
    assert [state.state for state in states if state] == ["confirmed", "waiting"]


def test_undo_after_the_place_was_given_away_offers_the_head_of_the_row(
    listing: Callable[..., str], hall: Hall, actions: Actions, board: Board
) -> None:
    """What somebody was promised is not taken back; who returns is the first to wait."""
    listing(capacity=1)
    anna, bert, _ = (actions.sign_up(form(name)) for name in ("Anna", "Bert", "Cor"))
    actions.withdraw(anna.id)
    answer_call(hall, bert.id, "moved_up", None, "told")
    restored = actions.restore(anna.id)
    assert (restored.exactly, restored.standing.state, restored.standing.position) == (False, "waiting", 1)
    found = board.confirmed(bert.id)
    assert found is not None
    assert found.state == "confirmed"


@pytest.mark.parametrize("answer", ["told", "passed"])
def test_a_place_that_went_while_the_telephone_rang_is_not_promised(
    listing: Callable[..., str], hall: Hall, actions: Actions, board: Board, answer: Answer
) -> None:
    """Who cancelled came back in between: the host hears it, and nobody gets a place that is not there."""
    listing(capacity=1)
    anna, bert = actions.sign_up(form("Anna")), actions.sign_up(form("Bert"))
    actions.withdraw(anna.id)
    assert [row.name for row in board.calls()] == ["Bert"]
    actions.restore(anna.id)
    with pytest.raises(RuleBroken, match="no place for Bert"):
        answer_call(hall, bert.id, "moved_up", None, answer)
    answer_call(hall, bert.id, "moved_up", None, "not_reached")
    states = [board.confirmed(one.id) for one in (anna, bert)]
    assert [state.state for state in states if state] == ["confirmed", "waiting"]


def test_help_for_a_task_that_is_gone_cannot_come_back(
    listing: Callable[..., str], hall: Hall, actions: Actions
) -> None:
    """Undo says so, and gives no place among those who join instead."""
    listing()
    helper = actions.sign_up(form("Anna", task="help"))
    actions.withdraw(helper.id)
    with hall.store.transaction(Who("host"), "edit") as transaction:
        found = transaction.state.get(SignUp, helper.id)
        assert found is not None
        transaction.change(found, task="gone")
    with pytest.raises(NotFound, match="no longer on the board"):
        actions.restore(helper.id)
    assert [each.cancelled for each in hall.store.state.of(SignUp, "i")] == [True]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"name": " \u200b\x1b "}, "name"),
        ({"party": 0}, "people"),
        ({"party": 51}, "people"),
        ({"party": 5}, "room for 4"),
        ({"occurrence": datetime(2026, 11, 19, 17, 0, tzinfo=UTC)}, "over"),
        ({"occurrence": datetime(2026, 12, 3, 17, 0, tzinfo=UTC)}, "not take place"),
        ({"occurrence": datetime(2026, 11, 27, 17, 0, tzinfo=UTC)}, "over"),
        ({"initiative": "nothing"}, "board"),
        ({"task": "nothing"}, "board"),
    ],
    ids=[
        "no name",
        "nobody",
        "too many",
        "more than fit",
        "past",
        "cancelled",
        "no such day",
        "gone",
        "no task",
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    listing: Callable[..., str], hall: Hall, actions: Actions, fields: dict[str, object], why: str
) -> None:
    """Nothing is stored, and the sentence says what is the matter."""
    listing()
    off = datetime(2026, 12, 3, 17, 0, tzinfo=UTC)
    with hall.store.transaction(Who("host"), "cancel") as transaction:
        transaction.put(OccurrenceChange(id="c", meeting="m", original=off, cancelled=True))
    with pytest.raises((RuleBroken, NotFound), match=why):
        actions.sign_up(form(**{"name": "Greetje"} | fields))  # type: ignore[arg-type]
    assert hall.store.state.of(SignUp, "i") == []


@pytest.mark.parametrize("status", ["paused", "done", "archived"])
def test_what_does_not_run_takes_nobody(listing: Callable[..., str], actions: Actions, status: str) -> None:
    """Neither to join nor to help."""
    listing(status=status)
    for task in (None, "help"):
        with pytest.raises(RuleBroken):
            actions.sign_up(form("Greetje", task=task))


def test_what_is_typed_is_cleaned_and_bounded(
    listing: Callable[..., str], hall: Hall, actions: Actions
) -> None:
    """Escape sequences, overrides, zalgo and 10,000 characters do not get in."""
    listing()
    hostile = "\x1b[31mG\u202er" + "e\u0301\u0302\u0303\u0304" + "\u200d" + "e" * 10_000
    actions.sign_up(form(hostile, token="t", contact="06\n12\x07"))
    (stored,) = hall.store.state.of(SignUp, "i")
    assert stored.name.startswith("[31mGr\u00e9\u0302\u0303eee")
    assert len(stored.name) == 60
    assert stored.contact == "06 12"


def test_wrong_codes_are_refused_and_then_slowed_down(listing: Callable[..., str], actions: Actions) -> None:
    """A code cannot be guessed by trying, and a typing error gets a friendly answer."""
    listing()
    right = actions.sign_up(form("Greetje")).code
    with pytest.raises(InputRefused):
        actions.open_own("K7M")
    for _ in range(5):
        with pytest.raises(NotFound):
            actions.open_own("22222222")
    with pytest.raises(RuleBroken, match="Wait"):
        actions.open_own(right)


_SIGN_UP = """
import sys
from pathlib import Path
from kiosk.actions import Actions, SignUpForm
from kiosk.hall import Hall
actions = Actions(Hall.open(Path(sys.argv[1])))
print("ready", flush=True)
sys.stdin.readline()
for n in range(5):
    party = 1 + (int(sys.argv[2]) + n) % int(sys.argv[3])
    form = SignUpForm(token=f"{sys.argv[2]} {n}", initiative="i", name=f"N {sys.argv[2]} {n}", party=party)
    done = actions.sign_up(form)
    print(done.id, done.state, done.position, party)
"""


def _at_once(commands: list[list[str]]) -> list[list[str]]:
    """The words of each line that processes print, all let go when the last one is ready."""
    pipe = subprocess.PIPE
    processes = [subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) for command in commands]
    assert [process.stdout and process.stdout.readline() for process in processes] == ["ready\n"] * len(
        commands
    )
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    printed = [process.communicate(timeout=90)[0] for process in processes]
    return [line.split() for lines in printed for line in lines.splitlines()]


@pytest.mark.parametrize(("places", "most"), [(5, 1), (13, 3)], ids=["five places", "parties"])
def test_eight_processes_sign_up_for_the_last_places(
    listing: Callable[..., str], hall: Hall, board: Board, places: int, most: int
) -> None:
    """Exactly those are confirmed that fit, and the others wait in the order of arrival; each was told the
    truth at once.
    """
    listing(capacity=places)
    command = [sys.executable, "-c", _SIGN_UP, str(hall.folder)]
    printed = _at_once([[*command, str(n), str(most)] for n in range(8)])
    assert len(printed) == 40
    told = {record: [state, position] for record, state, position, _ in printed}
    people = {record: int(party) for record, _, _, party in printed}
    rows = sorted(hall.store.state.of(SignUp, "i"), key=lambda sign_up: sign_up.made or ())
    shown = [board.confirmed(row.id) for row in rows]
    assert [[one.state, str(one.position)] for one in shown if one] == [told[row.id] for row in rows]
    confirmed = [one for one in shown if one and one.state == "confirmed"]
    waiting = [one for one in shown if one and one.state == "waiting"]
    assert sum(people[one.sign_up] for one in confirmed) <= places
    assert [one.position for one in waiting] == list(range(1, len(waiting) + 1))
    assert sum(people[one.sign_up] for one in confirmed) + waiting[0].party > places


step = st.one_of(
    st.tuples(st.just("sign_up"), st.integers(1, 4), st.booleans()),
    st.tuples(st.just("withdraw"), st.integers(0, 9), st.booleans()),
    st.tuples(st.just("restore"), st.integers(0, 9), st.booleans()),
    st.tuples(st.just("told"), st.integers(0, 9), st.booleans()),
)


@given(st.lists(step, min_size=4, max_size=24))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_places_are_never_given_twice(
    listing: Callable[..., str], hall: Hall, steps: list[tuple[str, int, bool]]
) -> None:
    """Whatever people do in whatever order: those with a place never outnumber the places, at any date,
    and a party is in whole or not at all.
    """
    listing(capacity=4)
    actions, board = Actions(hall), Board(hall)
    made: list[SignedUp] = []
    for what, n, flag in steps:
        if what == "sign_up":
            occurrence = THURSDAY if flag else None
            made.append(
                actions.sign_up(
                    form(str(len(made)), token=actions.new_token(), party=n, occurrence=occurrence)
                )
            )
        elif made:
            record = made[n % len(made)].id
            if what == "told":
                if any(row.sign_up == record for row in board.calls()):
                    about = next(row for row in board.calls() if row.sign_up == record)
                    answer_call(hall, record, about.cause, about.occurrence, "told")
            else:
                (actions.withdraw if what == "withdraw" else actions.restore)(record)
        shown = [found for one in made if (found := board.confirmed(one.id))]
        there = [one for one in shown if one.state == "confirmed"]
        assert sum(one.party for one in there) <= 4
    with hall.store.transaction(Who("host"), "clear") as transaction:
        for one in made:
            stored = transaction.state.get(SignUp, one.id)
            if stored is not None:
                transaction.change(stored, initiative="elsewhere")


def test_every_field_survives_a_round_through_the_store(
    listing: Callable[..., str], hall: Hall, again: Callable[[], Hall], actions: Actions
) -> None:
    """No stored field is lost or changed by closing and opening."""
    listing(costs="gratis", story="x\ny", discreet=True)
    actions.sign_up(form("Greetje", contact="06", party=2, occurrence=THURSDAY))
    for kind in (Initiative, SignUp):
        before = [msgspec.to_builtins(record) for record in hall.store.state.all(kind)]
        assert [msgspec.to_builtins(record) for record in again().store.state.all(kind)] == before
