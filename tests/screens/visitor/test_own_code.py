"""Typing one's own code."""

from datetime import timedelta

import pytest
from textual.pilot import Pilot

from kiosk.actions import Actions, SignUpForm
from kiosk.board import Board
from kiosk.clock import FixedClock
from kiosk.privacy import codes
from screens.app import KioskScreenApp
from screens.messages import OpenOwnCode
from screens.visitor import own_code
from screens.visitor.help import Help
from screens.visitor.own_code import OwnCode
from screens.visitor.own_sign_ups import OwnSignUps
from screens.widgets.code_line import CodeLine


@pytest.fixture
def code(board: Board, actions: Actions) -> str:
    """Of Greetje, who joined something."""
    card = next(card for card in board.home().everything if card.can_join and card.left)
    form = SignUpForm(token=actions.new_token(), initiative=card.id, name="Greetje")
    return actions.sign_up(form).code


async def opened(kiosk: KioskScreenApp, pilot: Pilot[int]) -> OwnCode:
    await pilot.click("Header .help")
    await pilot.pause()
    kiosk.post_message(OpenOwnCode())
    await pilot.pause()
    assert isinstance(kiosk.screen, OwnCode)
    return kiosk.screen


def typed(kiosk: KioskScreenApp) -> str:
    return kiosk.screen.query_one(CodeLine).typed


def test_the_keys_are_the_signs_of_a_code() -> None:
    """No key is missing, none is useless."""
    assert own_code.SIGNS == codes.SIGNS


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_with_the_mouse_alone(kiosk: KioskScreenApp, code: str, size: tuple[int, int]) -> None:
    """Each key is there to be pressed, and the eighth opens by itself."""
    async with kiosk.run_test(size=size) as pilot:
        screen = await opened(kiosk, pilot)
        keys = {tile.name: tile for tile in screen.query(".sign")}
        for sign in code:
            await pilot.click(keys[sign])
        await pilot.pause()
        assert isinstance(kiosk.screen, OwnSignUps)


async def test_typing_in_any_case_and_with_dashes(kiosk: KioskScreenApp, code: str) -> None:
    """Small letters, and what stands between the groups on paper."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await opened(kiosk, pilot)
        await pilot.press(*f"{code[:4].lower()}-{code[4:].lower()}".replace("-", " ").replace(" ", "-"))
        await pilot.pause()
        assert isinstance(kiosk.screen, OwnSignUps)


async def test_a_code_that_opened_is_never_shown_again(kiosk: KioskScreenApp, code: str) -> None:
    """Back leads to help, and whoever opens this screen next finds it empty."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        before = await opened(kiosk, pilot)
        line = before.query_one(CodeLine)
        await pilot.press(*code)
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(kiosk.screen, Help)
        assert line.typed == ""
        await opened(kiosk, pilot)
        assert typed(kiosk) == ""


async def test_half_a_code_is_wiped_on_leaving(kiosk: KioskScreenApp, code: str) -> None:
    """Also from the widget itself."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        line = (await opened(kiosk, pilot)).query_one(CodeLine)
        await pilot.press(*code[:5])
        assert line.typed == code[:5]
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(kiosk.screen, Help)
        assert line.typed == ""


async def test_a_wrong_code_can_be_mended(kiosk: KioskScreenApp, code: str) -> None:
    """It stays to be looked at; one sign rubbed out and typed again opens it."""
    wrong = next(sign for sign in codes.SIGNS if sign != code[-1])
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(kiosk, pilot)
        await pilot.press(*code[:7], wrong)
        await pilot.pause()
        assert kiosk.screen is screen
        assert typed(kiosk) == code[:7] + wrong
        assert screen.query_one("#trouble").display
        await pilot.press("backspace")
        await pilot.pause()
        assert not screen.query_one("#trouble").display
        await pilot.press(code[-1])
        await pilot.pause()
        assert isinstance(kiosk.screen, OwnSignUps)


async def test_a_sign_no_code_has_is_not_taken(kiosk: KioskScreenApp) -> None:
    """An O may have been a Q or a D: it is said, not guessed."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(kiosk, pilot)
        await pilot.press("k", "o")
        await pilot.pause()
        assert typed(kiosk) == "K"
        assert screen.query_one("#trouble").display


async def test_too_many_wrong_codes_make_one_wait(
    kiosk: KioskScreenApp, clock: FixedClock, code: str
) -> None:
    """Even the right one is not looked at then; it stays, and opens by itself when the time is over."""
    others = [sign for sign in codes.SIGNS if sign != code[-1]][:5]
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(kiosk, pilot)
        await pilot.press(*code[:7])
        for sign in others:
            await pilot.press(sign, "backspace")
        await pilot.press(code[-1])
        await pilot.pause(own_code._AGAIN + 0.3)
        assert kiosk.screen is screen
        assert typed(kiosk) == code
        clock.advance(timedelta(seconds=6))
        await pilot.pause(own_code._AGAIN + 0.3)
        assert isinstance(kiosk.screen, OwnSignUps)
