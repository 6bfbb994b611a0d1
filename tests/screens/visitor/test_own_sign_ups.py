"""What a code opens: cancelling in one press, and taking that back."""

from datetime import timedelta

import pytest
from textual.pilot import Pilot

from kiosk.actions import Actions, SignUpForm
from kiosk.board import Board, Card
from kiosk.clock import FixedClock
from screens.app import KioskScreenApp
from screens.messages import OpenHelp, OpenOwnSignUps
from screens.visitor.home import Home
from screens.visitor.own_sign_ups import OwnSignUps
from screens.widgets.tile import Tile

READ = 0.8
"""Seconds after which a press is meant for this screen."""


def with_places(board: Board) -> Card:
    """Something with a limit and room, once only."""
    return next(card for card in board.home().everything if card.can_join and card.left and not card.series)


def joined(actions: Actions, card: Card, name: str, party: int = 1) -> str:
    form = SignUpForm(token=actions.new_token(), initiative=card.id, name=name, party=party)
    return actions.sign_up(form).id


async def opened(kiosk: KioskScreenApp, pilot: Pilot[int], *sign_ups: str) -> OwnSignUps:
    kiosk.post_message(OpenHelp())
    await pilot.pause()
    kiosk.post_message(OpenOwnSignUps(sign_ups))
    await pilot.pause()
    assert isinstance(kiosk.screen, OwnSignUps)
    return kiosk.screen


def state(board: Board, sign_up: str) -> str:
    confirmed = board.confirmed(sign_up)
    assert confirmed is not None
    return confirmed.state


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_one_press_cancels_and_one_takes_it_back(
    kiosk: KioskScreenApp, board: Board, actions: Actions, size: tuple[int, int]
) -> None:
    """With the mouse, at every size; the place is free at once in between."""
    card = with_places(board)
    mine = joined(actions, card, "Greetje", party=2)
    left = board.joining(card.id)
    async with kiosk.run_test(size=size) as pilot:
        await opened(kiosk, pilot, mine)
        await pilot.pause(READ)
        await pilot.click(".answer")
        await pilot.pause(READ)
        assert state(board, mine) == "cancelled"
        freed = board.joining(card.id)
        assert left is not None
        assert freed is not None
        assert freed.left == (left.left or 0) + 2
        await pilot.click(".answer")
        await pilot.pause()
        assert state(board, mine) == "confirmed"


async def test_a_double_click_cancels_and_does_not_take_back(
    kiosk: KioskScreenApp, board: Board, actions: Actions
) -> None:
    """The second press of a shaky hand is not an answer to a new question."""
    mine = joined(actions, with_places(board), "Greetje")
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await opened(kiosk, pilot, mine)
        await pilot.pause(READ)
        await pilot.click(".answer")
        await pilot.click(".answer")
        await pilot.pause()
        assert state(board, mine) == "cancelled"


async def test_after_15_seconds_it_stays_cancelled(
    kiosk: KioskScreenApp, board: Board, actions: Actions, clock: FixedClock
) -> None:
    """*Toch wel* goes away, and the keyboard is not left nowhere."""
    mine = joined(actions, with_places(board), "Greetje")
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab")
        screen = await opened(kiosk, pilot, mine)
        await pilot.pause(READ)
        screen.query_one(".answer").focus()
        await pilot.press("enter")
        clock.advance(timedelta(seconds=14))
        await pilot.pause(READ)
        assert screen.query_one(".answer").display
        clock.advance(timedelta(seconds=1))
        await pilot.pause(READ)
        assert not screen.query_one(".answer").display
        assert screen.focused is screen.query_one("#done")
        assert state(board, mine) == "cancelled"


async def test_a_place_given_away_meanwhile_is_said(
    kiosk: KioskScreenApp, board: Board, actions: Actions
) -> None:
    """Whoever takes back too late is first in the row, and the screen says so."""
    card = with_places(board)
    mine = joined(actions, card, "Greetje", party=card.left or 1)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(kiosk, pilot, mine)
        await pilot.pause(READ)
        await pilot.click(".answer")
        joined(actions, card, "Jannes", party=card.left or 1)
        await pilot.pause(READ)
        await pilot.click(".answer")
        await pilot.pause()
        confirmed = board.confirmed(mine)
        assert confirmed is not None
        assert (confirmed.state, confirmed.position) == ("waiting", 1)
        assert [note.given_away for note in screen.query(".note")] == [True]  # type: ignore[attr-defined]


async def test_done_leaves_nothing(kiosk: KioskScreenApp, board: Board, actions: Actions) -> None:
    """Home again in the hall's own language, and no screen beneath that Back could lead to."""
    mine = joined(actions, with_places(board), "Greetje")
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await opened(kiosk, pilot, mine)
        await pilot.click("Header .language")
        await pilot.pause(READ)
        await pilot.click("#done")
        await pilot.pause()
        assert isinstance(kiosk.screen, Home)
        assert len(kiosk.screen_stack) == 2
        assert kiosk.language.code == "nl"


async def test_the_enter_after_a_code_presses_nothing(
    kiosk: KioskScreenApp, board: Board, actions: Actions
) -> None:
    """The code opened by itself; who still presses Enter has not read this screen yet."""
    mine = joined(actions, with_places(board), "Greetje")
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab")
        screen = await opened(kiosk, pilot, mine)
        await pilot.press("enter")
        await pilot.pause()
        assert kiosk.screen is screen
        assert state(board, mine) == "confirmed"
        await pilot.pause(READ)
        assert screen.focused is screen.query_one("#done", Tile)


async def test_soonest_first_and_cancelled_ones_last(
    kiosk: KioskScreenApp, board: Board, actions: Actions
) -> None:
    """What is still to come is read first."""
    cards = [card for card in board.home().everything if card.can_join and card.left and card.moment]
    mine = {}
    for card in cards:
        sign_up = joined(actions, card, "Wubbina")
        confirmed = board.confirmed(sign_up)
        assert confirmed is not None
        assert confirmed.moment is not None
        mine[confirmed.moment.start] = sign_up
    first, *others = [mine[start] for start in sorted(mine)]
    actions.withdraw(first)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(kiosk, pilot, *reversed(others), first)
        shown = [note.sign_up for note in screen.query(".note")]  # type: ignore[attr-defined]
        assert shown == [*others, first]
