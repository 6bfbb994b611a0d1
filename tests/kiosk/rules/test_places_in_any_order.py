"""Whatever people do, in whatever order: places are never given twice, and the row is served as it came."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from kiosk.clock import milliseconds
from kiosk.model import Absence, Answer, CallAnswer, SignUp, Stamp
from kiosk.rules.calls import call_id
from kiosk.rules.places import Allotment, Row, Standing, allot, arrival

T = TypeVar("T")

EVENINGS = [datetime(2026, 12, day, 18, 30, tzinfo=UTC) for day in (1, 8, 15)]
ROWS: list[Row] = [None, *EVENINGS]
NOBODY_YET = datetime(2027, 12, 7, 18, 30, tzinfo=UTC)
"""An evening that nobody signed up to: what is left there is what only the whole takes."""

parties = st.integers(1, 4)
rows = st.sampled_from(ROWS)
which = st.integers(0, 10_000)


class Evening(RuleBasedStateMachine):
    """People sign up for one initiative, cancel, come back, stay away and are called."""

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2026, 11, 24, 12, tzinfo=UTC)
        self.sign_ups: dict[str, SignUp] = {}
        self.absences: dict[str, Absence] = {}
        self.answers: dict[str, CallAnswer] = {}
        self.over: set[datetime] = set()
        self.capacity = self.largest = 1

    @initialize(capacity=st.integers(1, 8))
    def open_the_row(self, capacity: int) -> None:
        """The initiative is put down with a capacity."""
        self.capacity = self.largest = capacity

    def allotment(self, *extra: SignUp) -> Allotment:
        """The places as they are dealt out now."""
        return allot(
            self.capacity,
            [*self.sign_ups.values(), *extra],
            self.absences.values(),
            self.answers.values(),
            lambda evening: evening not in self.over,
        )

    def tick(self) -> datetime:
        """A second later, so that all that happens has an order."""
        self.now += timedelta(seconds=1)
        return self.now

    def pick(self, number: int, *, cancelled: bool = False) -> SignUp | None:
        """Some sign-up that is (not) cancelled."""
        some = [each for each in self.sign_ups.values() if each.cancelled is cancelled]
        return some[number % len(some)] if some else None

    def newcomer(self, party: int, row: Row, told_a_place: bool) -> SignUp:
        """Who would sign up now."""
        number = len(self.sign_ups) + 1
        return SignUp(
            id=f"s{number}",
            initiative="i",
            name="Anna",
            party=party,
            occurrence=row,
            told="place" if told_a_place else "list",
            made=Stamp(milliseconds(self.now), 0, "w", number),
        )

    @rule(party=parties, row=rows)
    def sign_up(self, party: int, row: Row) -> None:
        """Somebody signs up, and is told what the rules say."""
        self.tick()
        position = self.allotment().promise(party, row)
        new = self.newcomer(party, row, position is None)
        self.sign_ups[new.id] = new
        standing = self.allotment().standing(new.id)
        if position is None:
            assert standing == Standing("confirmed")
        elif not self.answers:
            assert standing == Standing("waiting", position)

    @rule(number=which)
    def cancel(self, number: int) -> None:
        """Somebody cancels, and their whole party is gone."""
        if (one := self.pick(number)) is not None:
            self.cancel_one(one)
            assert self.allotment().standing(one.id) == Standing("cancelled")

    @rule(number=which)
    def restore(self, number: int) -> None:
        """*Toch niet*, at once or later: back with the place, or in the row when it was given away."""
        if (one := self.pick(number, cancelled=True)) is None:
            return
        exactly = self.allotment().can_restore(one)
        moment = self.tick()
        back = replace(one, cancelled=False, cancelled_at=None, changed=moment)
        if not exactly:
            back = replace(back, told="list")
            self.answers.pop(call_id(one.id, "moved_up", one.occurrence), None)
        self.sign_ups[one.id] = back

    @rule(number=which)
    def cancel_and_undo(self, number: int) -> None:
        """Undoing at once leaves everything as it was, for everybody."""
        if (one := self.pick(number)) is None:
            return
        before = observed(self.allotment(), self.sign_ups)
        self.cancel_one(one)
        assert self.allotment().can_restore(self.sign_ups[one.id])
        self.sign_ups[one.id] = replace(one, changed=self.tick())
        assert observed(self.allotment(), self.sign_ups) == before

    def cancel_one(self, one: SignUp) -> None:
        """Cancel this one."""
        moment = self.tick()
        self.sign_ups[one.id] = replace(one, cancelled=True, cancelled_at=moment, changed=moment)

    @rule(number=which, evening=st.sampled_from(EVENINGS))
    def stay_away_or_come_after_all(self, number: int, evening: datetime) -> None:
        """*Deze keer niet*; and the second time, coming after all if there is still a place."""
        one = self.pick(number)
        if one is None or one.occurrence is not None:
            return
        key = f"{one.id}-{evening.day}"
        known = self.absences.get(key)
        if known is None or known.withdrawn:
            self.absences[key] = Absence(
                id=key, sign_up=one.id, occurrence=evening, changed=self.tick(), made=Stamp(0, 0, "w", 1)
            )
        elif self.allotment().can_return(one, evening, known.changed):
            self.absences[key] = replace(known, withdrawn=True, changed=self.tick())
        else:
            self.stand_in(one, evening)

    def stand_in(self, whole: SignUp, evening: datetime) -> None:
        """The place was given away: in that evening's row, before all who came after the whole did."""
        key = f"{whole.id} {evening.day}"
        self.tick()
        new = replace(self.newcomer(whole.party, evening, False), id=key, arrived=whole.made)
        self.sign_ups[key] = new
        if not self.answers:
            later = [each for each in self.sign_ups.values() if each.occurrence == evening and each != new]
            position = self.allotment().standing(key).position
            assert position is not None
            assert position <= 1 + sum(arrival(each) < arrival(new) for each in later)

    @rule(number=which, evening=st.sampled_from(EVENINGS))
    def stay_away_and_undo(self, number: int, evening: datetime) -> None:
        """Undoing *deze keer niet* at once leaves everything as it was, for everybody."""
        one = self.pick(number)
        key = f"{one.id}-{evening.day}" if one else ""
        if one is None or one.occurrence is not None or key in self.absences:
            return
        before = observed(self.allotment(), self.sign_ups)
        away = Absence(id=key, sign_up=one.id, occurrence=evening, changed=self.tick())
        self.absences[key] = away
        assert self.allotment().can_return(one, evening, away.changed)
        self.absences[key] = replace(away, withdrawn=True, changed=self.tick())
        assert observed(self.allotment(), self.sign_ups) == before

    @rule(number=which, party=st.integers(1, 8))
    def change_party(self, number: int, party: int) -> None:
        """*Met hoeveel?*: nobody loses a place by it, the one who asks neither, and nobody is overtaken."""
        one = self.pick(number)
        if one is None or party > self.capacity:
            return
        before = self.allotment()
        has_place = before.standing(one.id).state == "confirmed"
        if has_place and not before.can_become(one, party):
            return
        changed = self.sign_ups[one.id] = replace(one, party=party, changed=self.tick())
        after = self.allotment()
        for key in self.sign_ups:
            if before.standing(key).state == "confirmed":
                assert after.standing(key).state == "confirmed"
            elif key != one.id and has_place and party > one.party:
                assert after.standing(key) == before.standing(key)
        if not has_place and after.standing(one.id).state == "confirmed":
            self.answer(changed, "told")

    @rule(number=which, passed=st.booleans())
    def call(self, number: int, passed: bool) -> None:
        """The host calls somebody who moved up: told, or *volgende*."""
        moved_up = self.allotment().moved_up()
        if not moved_up:
            return
        self.answer(self.sign_ups[moved_up[number % len(moved_up)]], "passed" if passed else "told")

    def answer(self, one: SignUp, what: Answer) -> None:
        """Keep what they were told."""
        moment = self.tick()
        key = call_id(one.id, "moved_up", one.occurrence)
        self.answers[key] = CallAnswer(
            id=key,
            sign_up=one.id,
            cause="moved_up",
            occurrence=one.occurrence,
            answer=what,
            at=moment,
            answered=milliseconds(moment),
        )

    @rule(capacity=st.integers(1, 8))
    def change_capacity(self, capacity: int) -> None:
        """More or fewer people fit from now on."""
        self.capacity = capacity
        self.largest = max(self.largest, capacity)

    @precondition(lambda self: len(self.over) < len(EVENINGS))
    @rule()
    def an_evening_is_over(self) -> None:
        """Time goes on."""
        self.over.add(EVENINGS[len(self.over)])

    def at(self, evening: Row, sign_ups: Iterator[SignUp]) -> int:
        """People of these who come to an evening, counted one by one."""
        return sum(
            each.party
            for each in sign_ups
            if each.occurrence == evening
            or (
                each.occurrence is None
                and not any(
                    away.sign_up == each.id and away.occurrence == evening and not away.withdrawn
                    for away in self.absences.values()
                )
            )
        )

    def promised(self) -> set[str]:
        """Ids of those who were told a place and did not cancel."""
        by_call = {each.sign_up for each in self.answers.values() if each.answer == "told"}
        return {
            each.id
            for each in self.sign_ups.values()
            if not each.cancelled and (each.told == "place" or each.id in by_call)
        }

    @invariant()
    def capacity_is_never_exceeded(self) -> None:
        """At no evening to come sit more people than fit, but those who were promised when more did."""
        allotment, promised = self.allotment(), self.promised()
        sitting = {key for key in self.sign_ups if allotment.standing(key).state == "confirmed"}
        for evening in [*(each for each in EVENINGS if each not in self.over), NOBODY_YET]:
            people = self.at(evening, (self.sign_ups[key] for key in sitting))
            told = self.at(evening, (self.sign_ups[key] for key in promised))
            assert people == allotment.taken(evening)
            assert people <= max(self.capacity, told)
            assert told <= self.largest
            assert people <= allotment.taken() <= max(self.capacity, self.largest)
        assert promised <= sitting

    @invariant()
    def the_row_is_served_in_order(self) -> None:
        """Nobody told no place sits while who came earlier in that row waits; but after *volgende*."""
        allotment, promised = self.allotment(), self.promised()
        passed = {each.sign_up for each in self.answers.values() if each.answer == "passed"}
        active = sorted((each for each in self.sign_ups.values() if not each.cancelled), key=arrival)
        for row in ROWS:
            waiting = [each for each in active if each.occurrence == row and self.waits(allotment, each)]
            assert [allotment.standing(each.id).position for each in waiting] == [*range(1, len(waiting) + 1)]
            assert allotment.waiting(row) == len(waiting)
            if not waiting:
                continue
            behind = [
                each for each in active if each.occurrence == row and arrival(each) > arrival(waiting[0])
            ]
            overtaken = any(each.id not in promised and not self.waits(allotment, each) for each in behind)
            assert not overtaken or waiting[0].id in passed
            if waiting[0].id not in passed:
                assert not self.would_fit(allotment, waiting[0])

    def waits(self, allotment: Allotment, sign_up: SignUp) -> bool:
        """Whether this one is in the row."""
        return allotment.standing(sign_up.id).state == "waiting"

    def would_fit(self, allotment: Allotment, sign_up: SignUp) -> bool:
        """Whether the whole party finds a place wherever it would come."""
        sitting = [
            each for key, each in self.sign_ups.items() if allotment.standing(key).state == "confirmed"
        ]
        evenings = [*(each for each in EVENINGS if each not in self.over), NOBODY_YET]
        if sign_up.occurrence is not None:
            evenings = [sign_up.occurrence]
        mine = [self.at(evening, iter([sign_up])) for evening in evenings]
        others = [self.at(evening, iter(sitting)) for evening in evenings]
        return all(not own or own + other <= self.capacity for own, other in zip(mine, others, strict=True))

    @invariant()
    def what_is_left_is_what_a_newcomer_gets(self) -> None:
        """Never negative, none while somebody waits; who is told a place has it; one more is too many."""
        allotment = self.allotment()
        for row in ROWS:
            left = allotment.left(row)
            assert left is not None
            assert left >= 0
            assert left == 0 or not allotment.waiting(row)
            if left:
                new = self.newcomer(left, row, True)
                assert self.allotment(new).standing(new.id).state == "confirmed"
                assert allotment.promise(left, row) is None
            assert allotment.promise(left + 1, row) == allotment.waiting(row) + 1

    @invariant()
    def the_order_of_the_facts_makes_no_difference(self) -> None:
        """Two kiosks that read the same facts in another order come to the same answer."""
        before = observed(self.allotment(), self.sign_ups)
        self.sign_ups = shuffled(self.sign_ups)
        self.absences = shuffled(self.absences)
        self.answers = shuffled(self.answers)
        assert observed(self.allotment(), self.sign_ups) == before


def shuffled(facts: dict[str, T]) -> dict[str, T]:
    """The same facts in another order."""
    items = list(facts.items())
    Random(len(items)).shuffle(items)
    return dict(items)


def observed(allotment: Allotment, sign_ups: dict[str, SignUp]) -> object:
    """Everything that can be asked about the places."""
    return (
        {key: allotment.standing(key) for key in sign_ups},
        [(allotment.left(row), allotment.taken(row), allotment.waiting(row)) for row in ROWS],
        allotment.moved_up(),
    )


TestEvening = Evening.TestCase
TestEvening.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
