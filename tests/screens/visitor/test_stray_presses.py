"""Presses that were not meant: double ones, Enter held down, and what the next visitor may not find."""

import time

import pytest
from textual.pilot import Pilot

from kiosk.actions import Actions, HelpForm, IdeaForm
from kiosk.board import Board
from kiosk.hall import Hall
from kiosk.model import Idea as IdeaRecord
from screens.app import KioskScreenApp
from screens.messages import (
    OpenIdea,
    OpenIdeaHelped,
    OpenIdeaLeft,
    OpenIdeaPage,
    OpenIdeas,
    OpenStartIdea,
    WriteAgain,
)
from screens.presence import IdeaDraft
from screens.visitor.home import Home
from screens.visitor.idea import Idea
from screens.visitor.idea_helped import IdeaHelped
from screens.visitor.idea_left import IdeaLeft
from screens.visitor.idea_page import IdeaScreen
from screens.widgets.field import Field
from screens.widgets.second_press import QUIET
from screens.widgets.words import Words


def shown(kiosk: KioskScreenApp) -> object:
    return kiosk.screen


async def settle(pilot: Pilot[int]) -> None:
    for _ in range(3):
        await pilot.pause()


async def hold_enter(pilot: Pilot[int]) -> None:
    """Longer than a screen is new, as keys repeat: many times a second."""
    end = time.monotonic() + 2 * QUIET
    while time.monotonic() < end:
        await pilot.press("enter")


@pytest.mark.parametrize("screen", [IdeaLeft, IdeaHelped], ids=lambda screen: screen.__name__)
async def test_enter_held_down_does_not_wipe_a_code_that_is_shown_once(
    kiosk: KioskScreenApp, board: Board, actions: Actions, screen: type[object]
) -> None:
    """Once the key is let go, the next press is meant."""
    left = actions.leave_idea(IdeaForm(token="t", words="Een glijbaan"))
    mine = actions.help_along(HelpForm(token="h", idea=board.ideas()[-1].id, name="Greetje"))
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        kiosk.presence.idea = IdeaDraft("t")
        to_left = OpenIdeaLeft(left.id, left.code)
        kiosk.post_message(to_left if screen is IdeaLeft else OpenIdeaHelped(mine.id, mine.code))
        await settle(pilot)
        await hold_enter(pilot)
        assert type(shown(kiosk)) is screen
        await pilot.pause(QUIET + 0.2)
        await pilot.press("enter")
        await settle(pilot)
        assert type(shown(kiosk)) is Home


async def test_enter_held_down_says_me_too_once(kiosk: KioskScreenApp, board: Board) -> None:
    """It does not flip for as long as somebody leans on the key; the end is no matter of chance."""
    idea = board.ideas()[0]
    async with kiosk.run_test(size=(120, 40)) as pilot:
        kiosk.keys_in_use = True
        kiosk.post_message(OpenIdeas())
        await settle(pilot)
        await hold_enter(pilot)
        assert next(each for each in board.ideas() if each.id == idea.id).supporters == idea.supporters + 1


@pytest.mark.parametrize("by_key", [True, False], ids=["keys", "mouse"])
async def test_a_double_press_takes_me_too_back_once(
    kiosk: KioskScreenApp, board: Board, by_key: bool
) -> None:
    """*Toch niet*: the second half of it does not say it again."""
    idea = board.ideas()[0]
    async with kiosk.run_test(size=(120, 40)) as pilot:
        kiosk.keys_in_use = by_key
        kiosk.post_message(OpenIdeaPage(idea.id))
        await settle(pilot)
        for expected in (idea.supporters + 1, idea.supporters):
            for _ in range(2):
                await (pilot.press("enter") if by_key else pilot.click("#too"))
                await settle(pilot)
            now = next(each for each in board.ideas() if each.id == idea.id)
            assert now.supporters == expected
            await pilot.pause(QUIET + 0.2)


async def test_another_idea_is_no_second_press(kiosk: KioskScreenApp, board: Board) -> None:
    """Who presses *Ik ook* on two ideas, fast, means both."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        kiosk.post_message(OpenIdeas())
        await settle(pilot)
        before = {each.id: each.supporters for each in board.ideas()}
        for block in list(kiosk.screen.query("NoteBlock"))[:2]:
            await pilot.click(block.query_one(".button"))
        await settle(pilot)
        assert sum(each.supporters for each in board.ideas()) == sum(before.values()) + 2


async def test_sent_twice_at_once_and_undone_the_words_are_there(
    kiosk: KioskScreenApp, hall: Hall, actions: Actions
) -> None:
    """Two presses that arrive together are one idea, and *Toch niet* gives back all that was typed."""
    left = actions.leave_idea(IdeaForm(token="t", words="Een glijbaan"))
    async with kiosk.run_test(size=(120, 40)) as pilot:
        kiosk.presence.idea = IdeaDraft("t", "Een glijbaan", "Greetje", "06 1")
        for _ in range(2):
            kiosk.post_message(OpenIdeaLeft(left.id, left.code))
        await settle(pilot)
        assert [type(each) for each in kiosk.screen_stack].count(IdeaLeft) == 1
        await pilot.pause(QUIET + 0.2)
        await pilot.click("#undo")
        await settle(pilot)
        assert type(shown(kiosk)) is Idea
        fields = {each.id: each.value for each in kiosk.screen.query(Field)}
        assert fields == {"words": "Een glijbaan", "name": "Greetje", "contact": "06 1"}


async def test_what_is_written_stays_when_the_idea_that_was_looked_at_goes(
    kiosk: KioskScreenApp, actions: Actions
) -> None:
    """Its page leads back to the form, with everything that was typed."""
    other = actions.leave_idea(IdeaForm(token="t", words="Een drijvende sauna in de haven"))
    async with kiosk.run_test(size=(120, 40)) as pilot:
        kiosk.post_message(OpenIdea("drijvende sauna"))
        await settle(pilot)
        await pilot.pause(0.5)
        await pilot.click("#alike-0")
        await settle(pilot)
        assert type(shown(kiosk)) is IdeaScreen
        actions.take_back_idea(other.id)
        await pilot.pause(0.9)
        assert type(shown(kiosk)) is Idea
        assert kiosk.screen.query_one("#words", Field).value == "drijvende sauna"


async def test_back_on_home_no_code_and_no_number_waits_for_the_next_visitor(
    kiosk: KioskScreenApp, actions: Actions
) -> None:
    """The words of an idea wait for who comes back at once; what is nobody else's business does not."""
    left = actions.leave_idea(IdeaForm(token="t", words="Een glijbaan"))
    for visit in "abcde":
        actions.me_too(left.id, visit)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        kiosk.post_message(OpenStartIdea(left.id, left.code))
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert kiosk.presence.start is not None
        assert kiosk.presence.start.code == ""
        kiosk.post_message(WriteAgain(IdeaDraft("x", "Een vlot", "Greetje", "06 1")))
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        kiosk.post_message(OpenIdea())
        await settle(pilot)
        fields = {each.id: each.value for each in kiosk.screen.query(Field)}
        assert fields == {"words": "Een vlot", "name": "Greetje", "contact": ""}


async def test_the_page_stays_with_the_idea_that_was_opened(
    kiosk: KioskScreenApp, actions: Actions, hall: Hall
) -> None:
    """Joined with an older one and parted again, elsewhere: it shows the same words as before."""
    older = actions.leave_idea(IdeaForm(token="o", words="Een oude glijbaan"))
    mine = actions.leave_idea(IdeaForm(token="m", words="Een nieuwe glijbaan"))
    async with kiosk.run_test(size=(120, 40)) as pilot:
        kiosk.post_message(OpenIdeaPage(mine.id))
        await settle(pilot)
        for one, other, code in ((mine.id, older.id, mine.code), (older.id, mine.id, older.code)):
            actions.join_ideas(one, other, code)
        await pilot.pause(0.9)
        assert "Een oude glijbaan" in str(kiosk.screen.query_one("#texts", Words).paragraphs)
        actions.part_ideas(older.id, older.code)
        await pilot.pause(0.9)
        texts = str(kiosk.screen.query_one("#texts", Words).paragraphs)
        assert "Een nieuwe glijbaan" in texts
        assert "Een oude glijbaan" not in texts
    assert hall.store.state.get(IdeaRecord, mine.id) is not None
