"""Nobody there: a countdown, then everything typed is wiped and home returns."""

from datetime import timedelta

import pytest
from textual import events

from kiosk.board import Board
from kiosk.clock import FixedClock
from screens.app import KioskScreenApp
from screens.messages import BeginSignUp, OpenHelp
from screens.visitor.help import Help
from screens.visitor.home import Home
from screens.visitor.sign_up_name import SignUpName
from screens.visitor.still_there import StillThere
from screens.widgets.field import Field


async def waited(kiosk: KioskScreenApp, clock: FixedClock, seconds: float) -> None:
    """Let the hall's clock go on, and the kiosk look at it."""
    clock.advance(timedelta(seconds=seconds))
    kiosk._count_down()


async def test_a_form_is_wiped_after_a_visible_countdown(
    kiosk: KioskScreenApp, clock: FixedClock, board: Board
) -> None:
    """150 seconds in a form, the last 20 counted down; then the name is gone from screen and memory."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        once = next(card for card in board.home().everything if card.title == "Een vlot op het maar")
        kiosk.post_message(BeginSignUp(once.id))
        await pilot.pause()
        assert isinstance(kiosk.screen, SignUpName)
        await pilot.press(*"Greetje")
        await waited(kiosk, clock, 129)
        await pilot.pause()
        assert isinstance(kiosk.screen, SignUpName)
        await waited(kiosk, clock, 2)
        await pilot.pause()
        assert isinstance(kiosk.screen, StillThere)
        await waited(kiosk, clock, 20)
        await pilot.pause()
        assert isinstance(kiosk.screen, Home)
        kiosk.post_message(BeginSignUp(once.id))
        await pilot.pause()
        assert kiosk.screen.query_one(Field).value == ""


@pytest.mark.parametrize("act", ["key", "tap"])
async def test_any_key_or_tap_says_i_am_still_here(
    kiosk: KioskScreenApp, clock: FixedClock, board: Board, act: str
) -> None:
    """The form is there as it was, with what was typed."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        once = next(card for card in board.home().everything if card.title == "Een vlot op het maar")
        kiosk.post_message(BeginSignUp(once.id))
        await pilot.pause()
        await pilot.press(*"Greetje")
        await waited(kiosk, clock, 140)
        await pilot.pause()
        assert isinstance(kiosk.screen, StillThere)
        if act == "key":
            await pilot.press("enter")
        else:
            await pilot.click(offset=(60, 10))
        kiosk._count_down()
        await pilot.pause()
        assert isinstance(kiosk.screen, SignUpName)
        assert kiosk.screen.query_one(Field).value == "Greetje"


async def test_language_returns_to_the_halls(kiosk: KioskScreenApp, clock: FixedClock) -> None:
    """The next visitor finds the kiosk in the hall's own language, on home."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.click("Header .language")
        await pilot.pause()
        assert kiosk.language.code == "en"
        kiosk.post_message(OpenHelp())
        await pilot.pause()
        assert isinstance(kiosk.screen, Help)
        await waited(kiosk, clock, 41)
        await pilot.pause()
        assert isinstance(kiosk.screen, StillThere)
        await waited(kiosk, clock, 21)
        await pilot.pause()
        assert isinstance(kiosk.screen, Home)
        assert kiosk.language.code == "nl"


async def test_home_as_the_hall_left_it_counts_nothing_down(kiosk: KioskScreenApp, clock: FixedClock) -> None:
    """Nobody is asked whether they are there when there is nothing to lose."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("down")
        await waited(kiosk, clock, 50)
        await pilot.pause()
        assert isinstance(kiosk.screen, Home)
        await waited(kiosk, clock, 20)
        await pilot.pause()
        assert kiosk.focused is None


async def test_a_bumped_mouse_is_nobody(kiosk: KioskScreenApp, clock: FixedClock) -> None:
    """Only a press counts as being there."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        kiosk.post_message(OpenHelp())
        await pilot.pause()
        await waited(kiosk, clock, 45)
        await pilot.pause()
        await kiosk.on_event(events.MouseMove(None, 5, 5, 1, 0, 0, False, False, False))
        assert kiosk._idle.seconds_left(form=False) < 20
