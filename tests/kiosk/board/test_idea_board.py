"""The idea board: what it says, in which order, and that it is true at once."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.actions import Actions, HelpForm, IdeaForm, StartForm
from kiosk.board import Board, IdeaCard
from kiosk.clock import FixedClock
from kiosk.hall import Hall
from kiosk.model import Idea
from kiosk.store import Who


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 24, 13, 5, tzinfo=UTC))


@pytest.fixture
def hall(tmp_path: Path, clock: FixedClock) -> Hall:
    return Hall.create(tmp_path / "hall", "De Wierde", "nl", "Europe/Amsterdam", "1234", clock=clock)


@pytest.fixture
def board(hall: Hall) -> Board:
    """What another kiosk shows: it follows the files."""
    return Board(Hall.open(hall.folder, clock=hall.clock, random=os.urandom))


@pytest.fixture
def actions(hall: Hall) -> Actions:
    return Actions(hall)


def leave(actions: Actions, words: str) -> tuple[str, str]:
    """Id and code of a new idea."""
    left = actions.leave_idea(IdeaForm(token=words, words=words))
    return left.id, left.code


def shown(board: Board) -> list[tuple[str, int]]:
    """Words and supporters, in order."""
    return [(card.words, card.supporters) for card in board.ideas()]


def test_new_ones_and_those_nearly_there_stand_first(
    actions: Actions, board: Board, clock: FixedClock
) -> None:
    """A new idea is on top the moment it is left; weeks later its supporters decide."""
    old, _ = leave(actions, "Koor")
    leave(actions, "Film")
    clock.advance(timedelta(days=20))
    for visit in "abc":
        actions.me_too(old, visit)
    leave(actions, "Ruilkast")
    assert shown(board) == [("Ruilkast", 0), ("Koor", 3), ("Film", 0)]
    clock.advance(timedelta(days=20))
    assert shown(board) == [("Koor", 3), ("Ruilkast", 0), ("Film", 0)]
    (card, *_) = board.ideas()
    assert (card.needed, card.share, card.can_start) == (2, 0.6, False)


def test_joining_parting_hiding_and_starting_show_at_once(actions: Actions, hall: Hall, board: Board) -> None:
    """Whatever was shown before: the lists kept are those worked out anew."""
    steps = people_busy(actions, hall)
    ids: list[str] = []
    for at, _ in enumerate(steps):
        fresh = Board(hall)
        assert board.ideas() == fresh.ideas(), at
        ids = [idea.id for idea in hall.store.state.all(Idea)]
        assert [board.idea(each) for each in ids] == [fresh.idea(each) for each in ids], at
        if at == 3:
            (card,) = (card for card in board.ideas() if card.joined)
            assert (card.words, card.joined, card.supporters) == ("Moestuin", ("Samen tuinieren",), 2)
    page = board.idea(ids[0])
    assert page is not None
    assert [text.words for text in page.texts] == ["Moestuin", "Samen tuinieren"]
    began = board.began_as(page.card.initiative)
    assert began == page.card
    assert board.change() == board.change()
    assert [card.words for card in board.ideas()] == ["Film"]


def people_busy(actions: Actions, hall: Hall) -> Iterator[None]:
    """A morning at the kiosk, step by step."""
    garden, mine = leave(actions, "Moestuin")
    plot, theirs = leave(actions, "Samen tuinieren")
    film, _ = leave(actions, "Film")
    yield
    actions.me_too(garden, "a")
    actions.me_too(plot, "b")
    actions.me_too(plot, "a")
    yield
    actions.join_ideas(garden, plot, mine)
    yield
    actions.join_ideas(garden, plot, theirs)
    yield
    actions.part_ideas(plot, theirs)
    yield
    for hidden in (True, False):
        with hall.store.transaction(Who("host"), "hide") as transaction:
            idea = transaction.state.get(Idea, film)
            assert idea is not None
            transaction.change(idea, hidden=hidden)
        yield
    actions.join_ideas(plot, garden, theirs)
    for visit in "cde":
        actions.me_too(plot, visit)
    yield
    actions.make_initiative(StartForm(token="s", idea=garden, code=mine, title="Tuin"))
    yield


def test_a_page_tells_what_people_and_words_find_alike(actions: Actions, board: Board) -> None:
    """Two people ask the authors; what one author wants, the other's page says."""
    garden, mine = leave(actions, "Een moestuin")
    plot, _ = leave(actions, "Een volkstuin")
    actions.say_alike(plot, garden, "a")
    for visit, asked in (("a", False), ("b", True)):
        actions.say_alike(garden, plot, visit)
        page = board.idea(plot)
        assert page is not None
        (alike,) = page.found_alike
        assert (alike.card.id, alike.asked, alike.wanted) == (garden, asked, False)
    actions.join_ideas(garden, plot, mine)
    pages = board.idea(plot), board.idea(garden)
    assert [each.found_alike[0].wanted for each in pages if each] == [True, False]


def test_what_looks_like_the_words_is_found_until_it_is_gone(
    actions: Actions, hall: Hall, board: Board
) -> None:
    """Ideas and initiatives, beside what is being written; an idea that became one is found as that."""
    idea, code = leave(actions, "Een moestuin achter de school")
    assert [card.id for card in board.alike("moestuin")] == [idea]
    for visit in "abcde":
        actions.me_too(idea, visit)
    made = actions.make_initiative(StartForm(token="s", idea=idea, code=code, title="Moestuin"))
    assert [card.id for card in board.alike("moestuin")] == [made.initiative]
    assert not any(isinstance(card, IdeaCard) for card in board.alike("moestuin"))


def test_reading_ahead_keeps_up_with_what_comes_and_goes(actions: Actions, board: Board) -> None:
    """However little time there was to read ahead, what is alike is as the board is now."""
    one, _ = leave(actions, "Moestuin achter de kerk")
    board.get_ready(0)
    other, _ = leave(actions, "Een tuin om in te werken")
    board.get_ready(0)
    assert {found.id for found in board.alike("moestuin")} == {one, other}
    actions.take_back_idea(one)
    board.get_ready(1)
    assert {found.id for found in board.alike("moestuin")} == {other}


def test_its_author_and_helpers_see_what_became_of_it(actions: Actions, hall: Hall, board: Board) -> None:
    """Also when a host hid it: by whom, and why."""
    idea, _ = leave(actions, "Goedkope dakgoten")
    helping = actions.help_along(HelpForm(token="h", idea=idea, name="Anje"))
    own, offer = board.own_idea(idea), board.own_help(helping.id)
    assert own is not None
    assert offer is not None
    assert (own.card, own.hidden_why, offer.name) == (offer.card, "", "Anje")
    with hall.store.transaction(Who("host"), "hide") as transaction:
        found = transaction.state.get(Idea, idea)
        assert found is not None
        transaction.change(found, hidden=True, hidden_by="host", hidden_why="reclame")
    own, offer = board.own_idea(idea), board.own_help(helping.id)
    assert own is not None
    assert offer is not None
    assert (board.idea(idea), own.card, own.hidden_why, offer.card) == (None, None, "reclame", None)
