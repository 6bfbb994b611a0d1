"""Whatever people say of ideas, in whatever order: each counts once; starting one loses nobody, no word."""

import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kiosk.actions import Actions, HasBecome, HelpForm, IdeaForm, StartForm, TakenBack
from kiosk.actions.listings import hide_idea
from kiosk.board import Board, IdeaPage
from kiosk.clock import FixedClock
from kiosk.errors import NotFound, RuleBroken
from kiosk.hall import Hall
from kiosk.model import Initiative, Likeness, SignUp, Supporter

IDEAS, VISITS = st.integers(0, 3), st.sampled_from("abcd")
NAMES = st.sampled_from(["Anje", "anje ", "Bé"])
which = st.integers(0, 10_000)


@dataclass
class Offer:
    """Somebody said *ik help mee*."""

    idea: int
    person: str
    """The visit they were first seen in."""
    name: str
    code: str
    there: bool = True


class Busy(RuleBasedStateMachine):
    """Four ideas, four visits: *ik ook*, help, undo, joining, parting, hiding, taking back and starting."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        clock = FixedClock(datetime(2026, 11, 24, 12, tzinfo=UTC))
        Hall.create(self.folder / "h", "De Wierde", "nl", "Europe/Amsterdam", "1234", clock=clock).close()
        file = self.folder / "h" / "hall.toml"
        file.write_text(file.read_text().replace("# idea_threshold = 5", "idea_threshold = 2"))
        self.hall = Hall.open(self.folder / "h", clock=clock)
        self.actions, self.board = Actions(self.hall), Board(self.hall)
        self.forms = [IdeaForm(token=f"i{n}", words=f"Idee {n}") for n in range(4)]
        left = [self.actions.leave_idea(form) for form in self.forms]
        self.ids, self.codes = [one.id for one in left], [one.code for one in left]
        self.too: dict[tuple[int, str], str] = {}
        self.offers: dict[str, Offer] = {}
        self.wishes: set[tuple[int, int]] = set()
        self.started: dict[int, str] = {}
        self.hidden: set[int] = set()
        self.count = 0

    def teardown(self) -> None:
        self.hall.close()
        shutil.rmtree(self.folder)

    def circle(self, idea: int) -> set[int]:
        """The ideas that are one with it, as the page has it; none: it is hidden."""
        page = self.board.idea(self.ids[idea])
        assert (page is None) == (idea in self.hidden)
        return {self.ids.index(text.id) for text in page.texts} if page else set()

    def is_open(self, *ideas: int) -> bool:
        """Whether they are on the board, as ideas."""
        return not any(self.hidden & {idea} or self.circle(idea) & self.started.keys() for idea in ideas)

    def page(self, idea: int) -> IdeaPage:
        page = self.board.idea(self.ids[idea])
        assert page is not None
        return page

    def token(self) -> str:
        self.count += 1
        return f"t{self.count}"

    @rule(idea=IDEAS, visit=VISITS, undo=st.booleans())
    def say_me_too(self, idea: int, visit: str, undo: bool) -> None:
        """*Ik ook*; a second press is none, and undoing takes this visit's away; that can be undone too."""
        if not self.is_open(idea):
            return
        circle = self.circle(idea)
        here = [key for key in self.too if key[0] in circle and key[1] == visit]
        said = self.actions.me_too(self.ids[idea], visit)
        assert not here or said in {self.too[key] for key in here}
        if undo:
            seen = self.observed()
            self.actions.take_back_support(said)
            self.actions.restore_support(said)
            assert self.observed() == seen
            self.actions.take_back_support(said)
            self.too = {key: record for key, record in self.too.items() if key not in here}
        elif not here:
            self.too[idea, visit] = said

    @rule(idea=IDEAS, visit=VISITS, name=NAMES, number=which, with_code=st.booleans())
    def help_along(self, idea: int, visit: str, name: str, number: int, with_code: bool) -> None:
        """*Ik help mee*, with a code of before or without; the form is sent twice."""
        circle, known = self.circle(idea), list(self.offers.values())
        if not self.is_open(idea):
            return
        code = known[number % len(known)].code if known and with_code else ""
        form = HelpForm(token=self.token(), idea=self.ids[idea], name=name, visit=visit, code=code)
        helping = self.actions.help_along(form)
        assert self.actions.help_along(form) == helping
        person = next((each.person for each in known if same(each, name) and each.code == code), visit)
        offer = self.offers.setdefault(helping.id, Offer(idea, person, name, helping.code))
        assert same(offer, name)
        assert offer.idea in circle
        offer.code, offer.there = helping.code, True

    @rule(number=which)
    def withdraw(self, number: int) -> None:
        """Who helps cannot after all."""
        if self.offers:
            offer = list(self.offers)[number % len(self.offers)]
            self.actions.take_back_support(offer)
            self.offers[offer].there = False

    @rule(number=which)
    def help_after_all(self, number: int) -> None:
        """Who could not help can; to an initiative comes only who came along with it."""
        if self.offers:
            record, offer = list(self.offers.items())[number % len(self.offers)]
            try:
                self.actions.restore_support(record)
            except NotFound:
                assert offer.idea in {*self.hidden, -1}
            except HasBecome:
                assert offer.idea in self.started
            else:
                offer.there = True

    @rule(idea=IDEAS)
    def hide_or_show(self, idea: int) -> None:
        """A host takes it off the board, or puts it back."""
        hide_idea(self.hall, self.ids[idea], "even niet", hidden=idea not in self.hidden)
        self.hidden ^= {idea}

    @rule(one=IDEAS, other=IDEAS, undo=st.booleans())
    def join(self, one: int, other: int, undo: bool) -> None:
        """The author of one wants it to be one with the other; with undo, nothing has changed for anybody."""
        if other in self.circle(one) or not self.is_open(one, other):
            return
        before = self.observed()
        joined = self.actions.join_ideas(self.ids[one], self.ids[other], self.codes[one])
        assert joined.done == (other in self.circle(one))
        again = (one, other) in self.wishes
        assert not (again and joined.done)
        if undo and not again:
            for each in joined.likenesses:
                self.actions.take_back_likeness(each)
            assert self.observed() == before
        else:
            self.wishes.add((one, other))

    @rule(one=IDEAS, other=IDEAS)
    def agree(self, one: int, other: int) -> None:
        """Both authors want it."""
        self.join(one, other, undo=False)
        self.join(other, one, undo=False)

    @rule(idea=IDEAS)
    def part(self, idea: int) -> None:
        """An author takes their own out."""
        if self.is_open(idea):
            self.actions.part_ideas(self.ids[idea], self.codes[idea])
            self.wishes = {wish for wish in self.wishes if wish[0] != idea}
            assert self.circle(idea) == {idea}

    @rule(idea=IDEAS)
    def take_back(self, idea: int) -> None:
        """Its author takes it back, and all that was said of it goes too; left anew, it is nobody's yet."""
        if not self.is_open(idea):
            if idea not in self.hidden:
                with pytest.raises(HasBecome):
                    self.actions.take_back_idea(self.ids[idea])
            return
        for _ in range(2):
            self.actions.take_back_idea(self.ids[idea])
        assert self.board.idea(self.ids[idea]) is None
        assert self.board.own_idea(self.ids[idea]) is None
        assert self.ids[idea] not in {card.id for card in self.board.alike(f"Idee {idea}")}
        with pytest.raises(TakenBack):
            self.actions.leave_idea(self.forms[idea])
        self.too = {key: said for key, said in self.too.items() if key[0] != idea}
        self.wishes = {wish for wish in self.wishes if idea not in wish}
        for offer in self.offers.values():
            if offer.idea == idea:
                offer.idea, offer.there = -1, False
        self.forms[idea] = IdeaForm(token=self.token(), words=f"Idee {idea}")
        left = self.actions.leave_idea(self.forms[idea])
        self.ids[idea], self.codes[idea] = left.id, left.code
        assert self.page(idea).card.supporters == 0

    @rule(idea=IDEAS)
    def start(self, idea: int) -> None:
        """Its author starts it, or is told how many are missing; nobody is lost and nobody comes twice."""
        if idea in self.hidden:
            return
        circle, before = self.circle(idea), self.page(idea).card
        form = StartForm(token=self.token(), idea=self.ids[idea], code=self.codes[idea], title="Samen")
        if circle & self.started.keys() or before.supporters < 2:
            assert not before.can_start
            try:
                self.actions.make_initiative(form)
            except RuleBroken:
                return
            raise AssertionError("it was started")
        seen, other = self.observed(), replace(form, token=self.token())
        self.actions.take_back_start(self.actions.make_initiative(other).initiative)
        assert self.observed() == seen
        made = self.actions.make_initiative(form)
        assert self.actions.make_initiative(form) == made
        self.started |= dict.fromkeys(circle, made.initiative)
        initiative = self.hall.store.state.get(Initiative, made.initiative)
        assert initiative is not None
        assert sorted(initiative.description.split("\n\n")) == [f"Idee {each}" for each in sorted(circle)]
        signed_up = self.hall.store.state.of(SignUp, made.initiative)
        assert {each.told for each in signed_up} <= {"place"}
        names = sorted(each.name.strip().lower() for each in signed_up)
        assert names == sorted(name for _, name in self.helping(circle))
        assert self.page(idea).card.supporters == before.supporters

    @rule(idea=IDEAS, away=IDEAS)
    def begin_with_two(self, idea: int, away: int) -> None:
        """Two people help, and it begins, with another hidden for just that long."""
        for visit in "ab":
            self.help_along(idea, visit, "Bé", 0, with_code=False)
        gone = {away} - self.hidden - {idea}
        for each in gone:
            self.hide_or_show(each)
        self.start(idea)
        for each in gone:
            self.hide_or_show(each)

    @invariant()
    def everybody_counts_once(self) -> None:
        """People by visit, those who help by name beside it."""
        for idea in {*range(4)} - self.hidden:
            circle, card = self.circle(idea), self.page(idea).card
            assert card.initiative == self.started.get(idea, "")
            helping = self.helping(circle)
            said = {visit for one, visit in self.too if one in circle} - {person for person, _ in helping}
            assert (card.supporters, card.helpers) == (len(helping) + len(said), len(helping))

    @invariant()
    def what_is_kept_is_what_would_be_worked_out_anew(self) -> None:
        """The board follows every change."""
        fresh = Board(self.hall)
        assert self.board.ideas() == fresh.ideas()
        kept, anew = ([board.idea(each) for each in self.ids] for board in (self.board, fresh))
        assert [page and (page.card, page.texts, page.found_alike) for page in kept] == [
            page and (page.card, page.texts, page.found_alike) for page in anew
        ]

    @invariant()
    def ideas_are_one_when_both_authors_want_it(self) -> None:
        """Pairs are; what was started stays together, and apart from what was hidden then."""
        for one, other in self.wishes:
            if (other, one) in self.wishes and not self.hidden & {one, other}:
                assert (other in self.circle(one)) == (self.started.get(one) == self.started.get(other))
        wished = {idea for wish in self.wishes for idea in wish}
        assert all(len(self.circle(idea)) <= 1 or idea in wished for idea in range(4))

    @invariant()
    def who_helps_is_signed_up(self) -> None:
        """Whatever is hidden: for what the ideas became each person once, nobody else; and these stay one."""
        for initiative in set(self.started.values()):
            signed_up = [each for each in self.hall.store.state.of(SignUp, initiative) if not each.cancelled]
            ideas = {each for each, made in self.started.items() if made == initiative}
            assert len(signed_up) == len(self.helping(ideas))
            assert all(self.circle(each) == ideas - self.hidden for each in ideas - self.hidden)

    def helping(self, circle: set[int]) -> set[tuple[str, str]]:
        there = [each for each in self.offers.values() if each.there and each.idea in circle]
        return {(each.person, each.name.strip().lower()) for each in there}

    def observed(self) -> list[object]:
        """All that a visitor can see."""
        wanted = [each.id for each in self.hall.store.state.all(Likeness) if not each.withdrawn]
        there = [each.id for each in self.hall.store.state.all(Supporter) if not each.withdrawn]
        return [self.board.ideas(), [self.board.idea(each) for each in self.ids], wanted, there]


def same(offer: Offer, name: str) -> bool:
    return offer.name.strip().lower() == name.strip().lower()


TestBusy = Busy.TestCase
TestBusy.settings = settings(max_examples=30, stateful_step_count=40, deadline=None)
