"""*Hulp*: how it works, whom to ask, and the two doors behind it."""

from pathlib import Path

import msgspec
import pytest

from kiosk.actions import Actions
from kiosk.board import Board
from kiosk.clock import FixedClock
from kiosk.hall import Hall
from kiosk.language import Language
from screens.app import KioskScreenApp
from screens.messages import OpenHelp
from screens.visitor.help import Help
from screens.visitor.home import Home
from screens.visitor.own_code import OwnCode
from screens.visitor.pin import Pin
from screens.widgets.tile import Tile
from screens.wording import asking

SIZES = [(80, 24), (120, 40), (200, 60)]


def shown(kiosk: KioskScreenApp) -> object:
    return kiosk.screen


@pytest.mark.parametrize("size", SIZES)
async def test_with_the_mouse_alone(kiosk: KioskScreenApp, size: tuple[int, int]) -> None:
    """Help, the code, back, the host's door, and back again to where one was."""
    async with kiosk.run_test(size=size) as pilot:
        await pilot.click("Header .help")
        await pilot.pause()
        assert type(shown(kiosk)) is Help
        for door, behind in (("#own-code", OwnCode), ("#host", Pin)):
            await pilot.click(door)
            await pilot.pause()
            assert type(shown(kiosk)) is behind
            await pilot.click("#back")
            await pilot.pause()
            assert type(shown(kiosk)) is Help
        await pilot.click("#back")
        await pilot.pause()
        assert type(shown(kiosk)) is Home


async def test_with_keys_alone(kiosk: KioskScreenApp) -> None:
    """Enter leads to one's own code, Escape back; Tab reaches the host's door."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab")
        kiosk.post_message(OpenHelp())
        await pilot.pause()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert type(shown(kiosk)) is OwnCode
        await pilot.press("escape")
        await pilot.pause()
        assert type(shown(kiosk)) is Help
        while kiosk.screen.query_one("#host", Tile) is not kiosk.screen.focused:
            await pilot.press("tab")
        await pilot.press("enter")
        await pilot.pause()
        assert type(shown(kiosk)) is Pin


async def test_nothing_is_cut_in_either_language(board: Board, actions: Actions, clock: FixedClock) -> None:
    """Every button says all it has to say, at three sizes."""
    for size in SIZES:
        kiosk = KioskScreenApp(board, actions, clock)
        async with kiosk.run_test(size=size) as pilot:
            kiosk.post_message(OpenHelp())
            await pilot.pause()
            for _ in kiosk.board.settings.hall.languages:
                await pilot.click("Header .language")
                await pilot.pause()
                assert not [tile.face for tile in kiosk.screen.query(Tile) if tile.display and tile.cut]


def test_whom_to_ask_says_only_what_the_hall_knows(hall: Hall, tmp_path: Path) -> None:
    """Number and hours as hall.toml has them; without them nothing empty stands there."""
    language, info = Language.load("nl"), hall.settings.hall
    told = str(asking.person(language, info))
    assert info.phone in told
    assert info.opening_hours[0] in told
    bare = msgspec.structs.replace(info, phone="", opening_hours=())
    assert len(asking.person(language, bare)) == 1
    assert "{" not in str(asking.person(language, bare)) + asking.stays_so(language, bare)
