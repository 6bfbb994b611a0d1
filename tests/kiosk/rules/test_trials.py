"""*Loop een keer mee*: who tries once changes nothing for anybody else."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.model import SignUp, Stamp
from kiosk.rules.places import Standing, allot

EVENINGS = [datetime(2026, 12, day, 18, 30, tzinfo=UTC) for day in (1, 8)]

people = st.builds(
    SignUp,
    id=st.just("-"),
    initiative=st.just("i"),
    task=st.just("t"),
    name=st.just("Anna"),
    occurrence=st.sampled_from([None, *EVENINGS]),
    party=st.integers(1, 4),
    trial=st.booleans(),
    told=st.sampled_from(["place", "list"]),
    cancelled=st.booleans(),
)


@given(st.lists(people, max_size=9), st.integers(1, 6))
def test_who_tries_once_takes_no_place_and_never_waits(made: list[SignUp], capacity: int) -> None:
    """Whoever tries is confirmed; all others are given what they are given without them."""
    row = [replace(each, id=f"s{at}", made=Stamp(at, 0, "w", at)) for at, each in enumerate(made)]
    others = [each for each in row if not each.trial]
    dealt = allot(capacity, row, (), (), lambda _: True)
    without = allot(capacity, others, (), (), lambda _: True)
    for each in row:
        expected = Standing("cancelled" if each.cancelled else "confirmed")
        assert dealt.standing(each.id) == (expected if each.trial else without.standing(each.id))
        assert not each.trial or (dealt.can_become(each, 9) and dealt.can_restore(each))
    for evening in (None, *EVENINGS):
        assert dealt.left(evening) == without.left(evening)
        assert dealt.taken(evening) == without.taken(evening)
        assert dealt.waiting(evening) == without.waiting(evening)
    assert dealt.moved_up() == without.moved_up()
