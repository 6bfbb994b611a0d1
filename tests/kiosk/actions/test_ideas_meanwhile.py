"""Ideas when something else happened in between: hidden, begun, erased, joined."""

from datetime import timedelta

import pytest

from kiosk.actions import Actions, HasBecome, HelpForm, IdeaForm, StartForm
from kiosk.actions.ideas import Helping, LeftIdea
from kiosk.actions.listings import hide_idea
from kiosk.actions.retain import retain
from kiosk.board import Board, IdeaPage
from kiosk.clock import FixedClock
from kiosk.hall import Hall
from kiosk.model import Idea, Initiative, Likeness, SignUp
from kiosk.store import Who


@pytest.fixture
def page(hall: Hall) -> "Pages":
    """The pages of ideas."""
    return Pages(Board(hall))


class Pages:
    """Each is there."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def __call__(self, idea: LeftIdea) -> IdeaPage:
        """Of that idea."""
        found = self._board.idea(idea.id)
        assert found is not None
        return found


def leave(actions: Actions, *words: str) -> list[LeftIdea]:
    return [actions.leave_idea(IdeaForm(token=each, words=each)) for each in words]


def join(actions: Actions, one: LeftIdea, other: LeftIdea) -> None:
    for each in (one, other):
        actions.join_ideas(one.id, other.id, each.code)


def start(actions: Actions, idea: LeftIdea, title: str = "Samen") -> str:
    """With five supporters, whoever was there."""
    for visit in "vwxyz":
        actions.me_too(idea.id, visit)
    form = StartForm(token=title, idea=idea.id, code=idea.code, title=title)
    return actions.make_initiative(form).initiative


def signed_up(hall: Hall, initiative: str) -> list[str]:
    return [each.name for each in hall.store.state.of(SignUp, initiative) if not each.cancelled]


def test_what_was_hidden_when_the_other_began_is_an_idea_of_its_own(
    actions: Actions, hall: Hall, page: Pages
) -> None:
    """Its words and helpers are lost to nobody: its author starts it. Hidden later, it stays begun."""
    garden, plot = leave(actions, "Een moestuin", "Samen tuinieren")
    join(actions, garden, plot)
    actions.help_along(HelpForm(token="h", idea=garden.id, name="Greet"))
    hide_idea(hall, garden.id, "even niet")
    begun = start(actions, plot)
    hide_idea(hall, garden.id, "", hidden=False)
    assert (page(garden).card.words, page(garden).card.initiative) == ("Een moestuin", "")
    assert page(garden).card in Board(hall).ideas()
    assert page(plot).card.initiative == begun
    own = start(actions, garden, "Tuin")
    assert (signed_up(hall, begun), signed_up(hall, own)) == ([], ["Greet"])
    for hidden in (True, False):
        hide_idea(hall, garden.id, "", hidden=hidden)
    assert page(garden).card.initiative == own


def test_both_are_one_again_when_the_start_is_taken_back(actions: Actions, hall: Hall, page: Pages) -> None:
    """What their authors said still holds."""
    garden, plot = leave(actions, "Een moestuin", "Samen tuinieren")
    join(actions, garden, plot)
    hide_idea(hall, garden.id, "even niet")
    begun = start(actions, plot)
    hide_idea(hall, garden.id, "", hidden=False)
    actions.take_back_start(begun)
    assert [each.words for each in page(plot).texts] == ["Een moestuin", "Samen tuinieren"]


def test_what_began_together_stays_one_when_one_of_it_is_hidden(
    actions: Actions, hall: Hall, page: Pages
) -> None:
    """Also the one through which the others were joined: the board knows what the initiative began as."""
    garden, plot, shed = leave(actions, "Een moestuin", "Samen tuinieren", "Schuur")
    join(actions, garden, plot)
    join(actions, plot, shed)
    begun, board = start(actions, garden), Board(hall)
    for hidden, left in ((plot, ["Een moestuin", "Schuur"]), (garden, ["Schuur"])):
        hide_idea(hall, hidden.id, "even niet")
        assert [each.words for each in page(shed).texts] == left
        assert board.began_as(begun) == Board(hall).began_as(begun) == page(shed).card


@pytest.mark.parametrize("end", ["done", "hidden"])
def test_a_code_that_is_erased_makes_nothing_one(
    actions: Actions, hall: Hall, page: Pages, clock: FixedClock, end: str
) -> None:
    """One author wanted it, the other never did; a year later nobody is left to ask, and they stay apart."""
    garden, plot = leave(actions, "Een moestuin", "Samen tuinieren")
    assert not actions.join_ideas(garden.id, plot.id, garden.code).done
    if end == "done":
        begun = start(actions, plot)
        with hall.store.transaction(Who("host"), "edit") as transaction:
            initiative = transaction.state.get(Initiative, begun)
            assert initiative is not None
            transaction.change(initiative, status="done")
    else:
        hide_idea(hall, plot.id, "even niet")
    clock.advance(timedelta(days=366))
    assert retain(hall).names == (plot.id,)
    hide_idea(hall, plot.id, "", hidden=False)
    assert [each.words for each in page(garden).texts] == ["Een moestuin"]
    assert page(garden).card.initiative == ""


def test_an_idea_without_an_author_is_joined_by_the_other_and_parted_again(
    actions: Actions, hall: Hall, page: Pages
) -> None:
    """There is nobody to ask, and nobody's wish stays behind when its author takes theirs out."""
    with hall.store.transaction(Who("host"), "add") as transaction:
        transaction.put(Idea(id="old", words="Tuin"))
    (garden,) = leave(actions, "Een moestuin")
    joined = actions.join_ideas(garden.id, "old", garden.code)
    assert joined.done
    for each in joined.likenesses:
        actions.take_back_likeness(each)
    assert not page(garden).found_alike
    assert actions.join_ideas("old", garden.id, garden.code).done
    assert len(page(garden).texts) == 2
    actions.part_ideas(garden.id, garden.code)
    assert len(page(garden).texts) == 1
    assert not page(garden).found_alike


@pytest.fixture
def helped(actions: Actions) -> tuple[LeftIdea, Helping]:
    """An idea, and Greet who helps."""
    (garden,) = leave(actions, "Een moestuin")
    return garden, actions.help_along(HelpForm(token="h", idea=garden.id, name="Greet", contact="06 1"))


def test_who_takes_back_help_is_not_signed_up_either(
    actions: Actions, hall: Hall, clock: FixedClock, helped: tuple[LeftIdea, Helping]
) -> None:
    """Also when it began while the screen still said *Toch niet*; *toch wel* gives back both."""
    garden, helping = helped
    begun = start(actions, garden)
    for _ in range(2):
        actions.take_back_support(helping.id)
        clock.advance(timedelta(seconds=5))
    assert signed_up(hall, begun) == []
    for _ in range(2):
        actions.restore_support(helping.id)
    assert signed_up(hall, begun) == ["Greet"]
    assert not Board(hall).own_help(helping.id).withdrawn  # type: ignore[union-attr]


def test_taking_back_and_giving_back_help_leaves_an_own_cancellation(
    actions: Actions, hall: Hall, clock: FixedClock, helped: tuple[LeftIdea, Helping]
) -> None:
    """Who said on their sign-up that they cannot come, does not come by another door."""
    garden, helping = helped
    begun = start(actions, garden)
    (sign_up,) = hall.store.state.of(SignUp, begun)
    actions.withdraw(sign_up.id)
    clock.advance(timedelta(seconds=5))
    actions.take_back_support(helping.id)
    actions.restore_support(helping.id)
    assert signed_up(hall, begun) == []


def test_one_who_helps_with_both_stays_signed_up_for_the_other(actions: Actions, hall: Hall) -> None:
    """They are one sign-up; it goes with the last."""
    garden, plot = leave(actions, "Een moestuin", "Samen tuinieren")
    helps = [
        actions.help_along(HelpForm(token=each.id, idea=each.id, name="Greet", visit="v"))
        for each in (garden, plot)
    ]
    join(actions, garden, plot)
    begun = start(actions, garden)
    for helping, left in zip(helps, (["Greet"], []), strict=True):
        actions.take_back_support(helping.id)
        assert signed_up(hall, begun) == left
    actions.restore_support(helps[1].id)
    assert signed_up(hall, begun) == ["Greet"]


def test_one_visitor_finds_alike_as_one_person(actions: Actions, page: Pages) -> None:
    """Whatever they said of each before these were joined; the author who wants it twice is one, too."""
    garden, plot, vegetables = leave(actions, "Een moestuin", "Samen tuinieren", "Groente")
    for each in (garden, plot):
        actions.say_alike(each.id, vegetables.id, "v")
    join(actions, garden, plot)
    for idea in (garden, vegetables):
        (alike,) = page(idea).found_alike
        assert (alike.people, alike.asked) == (1, False)
    for each, visit in ((garden, "u"), (plot, "w")):
        actions.say_alike(each.id, vegetables.id, visit)
    assert [page(each).found_alike[0].people for each in (garden, vegetables)] == [3, 3]
    for each in (garden, plot):
        actions.join_ideas(each.id, vegetables.id, vegetables.code)
    assert [each.people for each in page(garden).found_alike] == [4]


def test_who_was_not_noted_is_one_person_each(actions: Actions, hall: Hall, page: Pages) -> None:
    """As in what an earlier version kept."""
    garden, plot = leave(actions, "Een moestuin", "Samen tuinieren")
    with hall.store.transaction(Who("visitor"), "say_alike") as transaction:
        for each in "ab":
            transaction.put(Likeness(id=each, one=garden.id, other=plot.id))
    assert [each.people for each in page(plot).found_alike] == [2]


def test_me_too_given_back_holds_for_each_idea_again(actions: Actions, page: Pages) -> None:
    """Parted after that, each has the supporter it had; what was taken back before stays so."""
    garden, plot, shed = leave(actions, "Een moestuin", "Samen tuinieren", "Schuur")
    said = [actions.me_too(each.id, "v") for each in (garden, plot, shed)]
    actions.take_back_support(said[2])
    join(actions, garden, plot)
    join(actions, plot, shed)
    actions.take_back_support(said[0])
    actions.restore_support(said[0])
    actions.part_ideas(plot.id, plot.code)
    assert [page(each).card.supporters for each in (garden, plot, shed)] == [1, 1, 0]


def test_me_too_is_not_given_back_to_what_has_begun(actions: Actions) -> None:
    """People join that."""
    (garden,) = leave(actions, "Een moestuin")
    said = actions.me_too(garden.id, "a")
    start(actions, garden)
    actions.take_back_support(said)
    with pytest.raises(HasBecome):
        actions.restore_support(said)


def test_a_code_on_help_taken_back_is_still_known(actions: Actions, helped: tuple[LeftIdea, Helping]) -> None:
    """For *toch wel*, another day."""
    _, helping = helped
    actions.take_back_support(helping.id)
    own = actions.open_own(helping.code)
    assert (own.sign_ups, own.ideas, own.helping) == ((), (), (helping.id,))


def test_no_form_shows_a_code_or_contact_where_it_is_written_out() -> None:
    """As in a traceback or a log."""
    idea = IdeaForm(token="t", words="w", contact="06 1234", code="K7MW4RQP")
    helping = HelpForm(token="t", idea="i", name="n", contact="06 1234", code="K7MW4RQP")
    for each in (idea, helping, LeftIdea("i", "K7MW4RQP"), Helping("i", "K7MW4RQP")):
        assert "K7MW" not in repr(each)
        assert "1234" not in repr(each)
