"""*Ik heb een idee*, until there is a board for it."""

import pytest

from kiosk.board import Board
from screens.app import KioskScreenApp
from screens.messages import OpenIdea
from screens.visitor.home import Home
from screens.visitor.idea import Idea
from screens.visitor.search import Search
from screens.widgets.tile import Tile
from screens.widgets.words import Words


def shown(kiosk: KioskScreenApp) -> object:
    return kiosk.screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_it_says_whom_to_tell(kiosk: KioskScreenApp, board: Board, size: tuple[int, int]) -> None:
    """Number, hours, mail and address of the hall; nothing cut off, in both languages."""
    async with kiosk.run_test(size=size) as pilot:
        kiosk.post_message(OpenIdea())
        await pilot.pause()
        assert type(shown(kiosk)) is Idea
        info = board.settings.hall
        for _ in info.languages:
            await pilot.click("Header .language")
            await pilot.pause()
            told = str(kiosk.screen.query_one("#person", Words).paragraphs)
            for known in (info.phone, info.opening_hours[0], info.email, info.address):
                assert known in told
            assert not [tile.face for tile in kiosk.screen.query(Tile) if tile.display and tile.cut]


async def test_it_is_no_dead_end(kiosk: KioskScreenApp) -> None:
    """Perhaps it is there already: Enter searches; Escape leads back."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab")
        kiosk.post_message(OpenIdea())
        await pilot.pause()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert type(shown(kiosk)) is Search
        await pilot.press("escape")
        await pilot.pause()
        assert type(shown(kiosk)) is Idea
        await pilot.press("escape")
        await pilot.pause()
        assert type(shown(kiosk)) is Home
