"""Leaving an idea, standing by one, starting it: as a visitor meets it."""

from collections.abc import Callable
from datetime import datetime

import pytest

from kiosk.actions import Actions, HasBecome, HelpForm, IdeaForm, Made, SignUpForm, StartForm
from kiosk.actions.ideas import circle_of
from kiosk.backup.erasing import erase_again
from kiosk.board import Board
from kiosk.errors import NotFound, RuleBroken, StoreTrouble
from kiosk.hall import Hall
from kiosk.model import Idea, Initiative, Meeting, SignUp
from kiosk.privacy.codes import lookup
from kiosk.rules.ideas import Progress
from kiosk.store import Who


def leave(actions: Actions, words: str = "Een moestuin", **fields: str) -> tuple[str, str]:
    """Id and code of a new idea."""
    left = actions.leave_idea(IdeaForm(token=words, words=words, **fields))
    return left.id, left.code


def progress(hall: Hall, idea: str) -> Progress:
    """How far it is."""
    with hall.store.transaction(Who("host"), "look") as transaction:
        found = transaction.state.get(Idea, idea)
        assert found is not None
        return circle_of(hall, transaction, found).progress(hall.settings.rules.idea_threshold)


def test_an_idea_needs_words_alone_and_is_left_once(actions: Actions, hall: Hall) -> None:
    """Pressing twice is one idea with one code, of which only the HMAC is kept; what could harm is gone."""
    form = IdeaForm(token="t", words=" Een\x1b[31m  moestuin \n voor\u202e iedereen ")
    left = actions.leave_idea(form)
    assert actions.leave_idea(form) == left
    (idea,) = hall.store.state.all(Idea)
    assert (idea.words, idea.name, idea.contact) == ("Een[31m moestuin\nvoor iedereen", "", "")
    assert idea.code == lookup(left.code, hall.key)
    with pytest.raises(RuleBroken):
        actions.leave_idea(IdeaForm(token="u", words=" \u200b "))


def test_one_code_gathers_what_one_leaves(actions: Actions) -> None:
    """A code that is there already goes on the next idea, as people type it; one nobody has does not."""
    first, code = leave(actions, "Een moestuin")
    second, same = leave(actions, "Een ruilkast", code=f"{code[:4]} {code[4:].lower()}")
    helping = actions.help_along(HelpForm(token="h", idea=second, name="Anje", code=code))
    own = actions.open_own(code)
    assert same == helping.code == code
    assert (own.ideas, own.helping) == ((first, second), (helping.id,))
    with pytest.raises(NotFound):
        leave(actions, "Een koor", code="22222222")


def test_me_too_counts_once_an_idea_and_visit(
    actions: Actions, hall: Hall, again: Callable[[], Hall]
) -> None:
    """Also on another kiosk, also with an offer of help; undo takes exactly that one back."""
    idea, _ = leave(actions)
    said = actions.me_too(idea, "visit")
    assert Actions(again()).me_too(idea, "visit") == said
    assert progress(hall, idea).supporters == 1
    helping = actions.help_along(HelpForm(token="h", idea=idea, name="Anje", visit="visit"))
    assert progress(hall, idea) == Progress(1, 1, 5)
    actions.take_back_support(said)
    assert progress(hall, idea) == Progress(1, 1, 5)
    actions.take_back_support(helping.id)
    assert progress(hall, idea) == Progress(0, 0, 5)
    assert actions.me_too(idea, "visit") == said
    assert progress(hall, idea) == Progress(1, 0, 5)


def test_who_helps_counts_once_by_visit_or_code(actions: Actions, hall: Hall) -> None:
    """Another name in a visit is another person; the same name in another visit too, but for a code."""
    idea, _ = leave(actions)
    first = actions.help_along(HelpForm(token="1", idea=idea, name="Anje", visit="a"))
    for token, name, visit, code in (
        ("1", "Anje", "a", ""),
        ("2", " ANJE", "a", first.code),
        ("3", "anje", "b", first.code),
    ):
        form = HelpForm(token=token, idea=idea, name=name, visit=visit, code=code)
        assert actions.help_along(form) == first
    assert progress(hall, idea).helpers == 1
    actions.help_along(HelpForm(token="4", idea=idea, name="Bé", visit="a"))
    actions.help_along(HelpForm(token="5", idea=idea, name="Anje", visit="c"))
    assert progress(hall, idea) == Progress(3, 3, 5)


def test_its_author_starts_it_when_it_has_supporters_enough(actions: Actions, hall: Hall) -> None:
    """Words and people come along, there is a code of 12 signs, and pressing twice is one initiative."""
    idea, code = leave(actions, "Een moestuin", name="Truus")
    helper = HelpForm(token="h", idea=idea, name="Anje", contact="06 1", visit="v")
    helping = actions.help_along(helper)
    form = StartForm(token="s", idea=idea, code=code, title="Moestuin")
    for visit in "abc":
        actions.me_too(idea, visit)
    with pytest.raises(RuleBroken, match="1 more"):
        actions.make_initiative(form)
    actions.me_too(idea, "d")
    with pytest.raises(RuleBroken, match="Only who had"):
        actions.make_initiative(StartForm(token="x", idea=idea, code=helping.code, title="Van mij"))
    made = actions.make_initiative(form)
    assert actions.make_initiative(form) == made
    (initiative,) = hall.store.state.all(Initiative)
    assert (initiative.description, initiative.initiator) == ("Een moestuin", "Truus")
    assert (len(made.owner_code), initiative.owner) == (12, lookup(made.owner_code, hall.key))
    (person,) = hall.store.state.of(SignUp, made.initiative)
    assert (person.name, person.contact, person.told) == ("Anje", "06 1", "place")
    assert actions.open_own(helping.code).sign_ups == (person.id,)
    assert progress(hall, idea).supporters == 5
    with pytest.raises(HasBecome):
        actions.me_too(idea, "late")
    with pytest.raises(RuleBroken, match="by now"):
        actions.make_initiative(StartForm(token="2", idea=idea, code=code, title="Nog een"))


def test_a_start_taken_back_leaves_the_idea_as_it_was(actions: Actions, hall: Hall) -> None:
    """Nothing of it is left on the board or on a helper's code; another form starts it again."""
    idea, code = leave(actions, "Een moestuin", name="Truus")
    helping = actions.help_along(HelpForm(token="h", idea=idea, name="Anje", visit="v"))
    for visit in "abcd":
        actions.me_too(idea, visit)
    board = Board(hall)
    before = board.ideas(), board.idea(idea), board.home().everything
    form = StartForm(token="s", idea=idea, code=code, title="Moestuin")
    made = actions.make_initiative(form)
    assert board.ideas() == ()
    for _ in range(2):
        actions.take_back_start(made.initiative)
        assert (board.ideas(), board.idea(idea), board.home().everything) == before
        assert board.began_as(made.initiative) is None
        assert actions.open_own(helping.code).sign_ups == ()
    with pytest.raises(NotFound, match="anew"):
        actions.make_initiative(form)
    again = actions.make_initiative(StartForm(token="t", idea=idea, code=code, title="Moestuin"))
    (person,) = hall.store.state.of(SignUp, again.initiative)
    erase_again(hall.store)
    assert hall.store.state.get(SignUp, person.id) == person


@pytest.mark.parametrize("since", ["sign up", "cancel", "meeting", "edit"])
def test_a_start_is_not_taken_back_when_others_were_busy_with_it(
    actions: Actions, hall: Hall, again: Callable[[], Hall], since: str
) -> None:
    """Who signed up, or cancelled, in between loses nothing; nor does a date or a changed word."""
    idea, code = leave(actions, "Een moestuin")
    actions.help_along(HelpForm(token="h", idea=idea, name="Anje", visit="v"))
    for visit in "abcd":
        actions.me_too(idea, visit)
    made = actions.make_initiative(StartForm(token="s", idea=idea, code=code, title="Moestuin"))
    if since == "sign up":
        Actions(again()).sign_up(SignUpForm(token="n", initiative=made.initiative, name="Bé"))
    elif since == "cancel":
        actions.withdraw(hall.store.state.of(SignUp, made.initiative)[0].id)
    else:
        with hall.store.transaction(Who("host"), "edit") as transaction:
            begun = transaction.state.get(Initiative, made.initiative)
            assert begun is not None
            if since == "edit":
                transaction.change(begun, place="Achter de kerk")
            else:
                at = datetime(2026, 12, 1, 20)
                transaction.put(Meeting(id="m", initiative=begun.id, start=at))
    people = hall.store.state.of(SignUp, made.initiative)
    with pytest.raises(RuleBroken, match="stays"):
        actions.take_back_start(made.initiative)
    assert hall.store.state.of(SignUp, made.initiative) == people
    (left,) = hall.store.state.all(Idea)
    assert left.became == made.initiative


def test_a_form_never_shows_a_code_where_it_is_written_out() -> None:
    """As in a traceback or a log."""
    assert "K7MW4RQP" not in repr(StartForm(token="s", idea="i", code="K7MW4RQP", title="t"))
    assert "K7MW4RQP" not in repr(Made("i", "K7MW4RQPK7MW"))


def test_where_the_author_left_no_code_who_helps_may_start_it(actions: Actions, hall: Hall) -> None:
    """The first who wants it; *ik ook* alone is not enough, and their name stays theirs."""
    with hall.store.transaction(Who("host"), "add") as transaction:
        transaction.put(Idea(id="old", words="Een koor", name="Truus"))
    for visit in "abcd":
        actions.me_too("old", visit)
    helping = actions.help_along(HelpForm(token="h", idea="old", name="Anje", visit="e"))
    _, stranger = leave(actions, "Iets anders")
    with pytest.raises(RuleBroken, match="Only who helps"):
        actions.make_initiative(StartForm(token="x", idea="old", code=stranger, title="Koor"))
    made = actions.make_initiative(StartForm(token="s", idea="old", code=helping.code, title="Koor"))
    initiative = hall.store.state.get(Initiative, made.initiative)
    assert initiative is not None
    assert (initiative.initiator, initiative.description) == ("", "Een koor\n\u2013 Truus")


def test_only_both_authors_make_two_ideas_one(actions: Actions, hall: Hall) -> None:
    """Supporters of both count once, both authors' words are kept, and each author can part them again."""
    garden, mine = leave(actions, "Een moestuin")
    plot, theirs = leave(actions, "Samen tuinieren")
    for idea, visit in ((garden, "a"), (garden, "b"), (plot, "a"), (plot, "c")):
        actions.me_too(idea, visit)
    actions.say_alike(garden, plot, "a")
    assert progress(hall, garden).supporters == 2
    assert not actions.join_ideas(garden, plot, mine).done
    assert progress(hall, garden).supporters == 2
    joined = actions.join_ideas(garden, plot, theirs)
    assert joined.done
    assert progress(hall, garden) == progress(hall, plot) == Progress(3, 0, 5)
    actions.take_back_likeness(joined.likenesses[0])
    assert progress(hall, plot).supporters == 2
    actions.join_ideas(plot, garden, theirs)
    for visit in "de":
        actions.me_too(plot, visit)
    made = actions.make_initiative(StartForm(token="s", idea=plot, code=theirs, title="Tuin"))
    initiative = hall.store.state.get(Initiative, made.initiative)
    assert initiative is not None
    assert initiative.description == "Een moestuin\n\nSamen tuinieren"
    with pytest.raises(HasBecome):
        actions.part_ideas(garden, mine)


def test_a_hidden_idea_takes_nothing_more(actions: Actions, hall: Hall) -> None:
    """It is off the board, and alone."""
    idea, code = leave(actions)
    with hall.store.transaction(Who("host"), "hide") as transaction:
        found = transaction.state.get(Idea, idea)
        assert found is not None
        transaction.change(found, hidden=True)
    with pytest.raises(NotFound):
        actions.me_too(idea, "a")
    with pytest.raises(NotFound):
        actions.make_initiative(StartForm(token="s", idea=idea, code=code, title="Toch"))


def test_a_key_that_ideas_need_is_never_replaced(
    actions: Actions, hall: Hall, again: Callable[[], Hall]
) -> None:
    """With another key no author would find their idea again: better to say that it is lost."""
    leave(actions)
    (hall.folder / "live" / "secrets").unlink()
    with pytest.raises(StoreTrouble):
        _ = again().key


def test_taking_back_me_too_takes_back_what_was_said_of_each_joined_idea(
    actions: Actions, hall: Hall
) -> None:
    """Who said it of both before they were joined is one supporter, and none after one press."""
    (garden, mine), (plot, theirs) = leave(actions, "Een moestuin"), leave(actions, "Samen tuinieren")
    for idea in (garden, plot):
        actions.me_too(idea, "a")
    for code in (mine, theirs):
        actions.join_ideas(garden, plot, code)
    assert progress(hall, garden).supporters == 1
    actions.take_back_support(actions.me_too(plot, "a"))
    assert progress(hall, garden).supporters == 0


def test_an_offer_of_help_taken_back_can_be_given_again(actions: Actions, hall: Hall) -> None:
    """Exactly as it was, code included; not to what is an initiative by now, nor off the board."""
    idea, code = leave(actions)
    helping = actions.help_along(HelpForm(token="h", idea=idea, name="Anje"))
    for _ in range(2):
        actions.take_back_support(helping.id)
        assert progress(hall, idea) == Progress(0, 0, 5)
        actions.restore_support(helping.id)
        actions.restore_support(helping.id)
        assert progress(hall, idea) == Progress(1, 1, 5)
    assert actions.open_own(helping.code).helping == (helping.id,)
    actions.take_back_support(helping.id)
    for visit in "abcde":
        actions.me_too(idea, visit)
    made = actions.make_initiative(StartForm(token="s", idea=idea, code=code, title="Tuin"))
    with pytest.raises(HasBecome):
        actions.restore_support(helping.id)
    assert not hall.store.state.of(SignUp, made.initiative)
