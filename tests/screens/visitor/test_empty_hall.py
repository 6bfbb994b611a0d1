"""The first minute of a new hall."""

from pathlib import Path

import pytest

from kiosk.actions import Actions
from kiosk.actions.listings import Dates, add_initiative
from kiosk.board import Board
from kiosk.clock import FixedClock
from kiosk.hall import Hall
from screens.app import KioskScreenApp
from screens.visitor.empty_hall import EmptyHall
from screens.visitor.home import Home
from screens.visitor.idea import Idea
from screens.widgets.tile import Tile
from screens.widgets.words import Words


@pytest.fixture
def new_hall(tmp_path: Path, clock: FixedClock) -> Hall:
    """As `kiosk init` leaves it."""
    return Hall.create(tmp_path / "hall", "Dorpshuis Nieuw", "nl", "Europe/Amsterdam", "2468", clock=clock)


@pytest.fixture
def new_kiosk(new_hall: Hall, clock: FixedClock) -> KioskScreenApp:
    """The kiosk in it."""
    return KioskScreenApp(Board(new_hall), Actions(new_hall), clock)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_it_says_how_it_begins(new_kiosk: KioskScreenApp, size: tuple[int, int]) -> None:
    """To the visitor, and to the host with the two commands; whole, in both languages."""
    async with new_kiosk.run_test(size=size) as pilot:
        await pilot.pause()
        screen = new_kiosk.screen
        assert isinstance(screen, EmptyHall)
        for _ in new_kiosk.board.settings.hall.languages:
            await pilot.click("Header .language")
            await pilot.pause()
            told = str(screen.query_one("#host-words", Words).paragraphs)
            assert "kiosk add" in told
            assert "kiosk import" in told
            assert not [tile.face for tile in screen.query(Tile) if tile.display and tile.cut]
            assert not screen.query_one("ScrollKeys").display


@pytest.mark.parametrize("how", ["enter", "#idea", "#example-0", "#example-3"])
async def test_whoever_wants_to_begin_writes_it_down(new_kiosk: KioskScreenApp, how: str) -> None:
    """Every way leads to the field for an idea, and back; nothing leads to an empty list."""
    async with new_kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        if how == "enter":
            await pilot.press(how)
        else:
            await pilot.click(how)
        await pilot.pause()
        assert isinstance(new_kiosk.screen, Idea)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(new_kiosk.screen, EmptyHall)


async def test_home_comes_by_itself_with_the_first_listing(
    new_kiosk: KioskScreenApp, new_hall: Hall, clock: FixedClock
) -> None:
    """Put up by another process while somebody stands there."""
    async with new_kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert isinstance(new_kiosk.screen, EmptyHall)
        other = Hall.open(new_hall.folder, clock=clock)
        add_initiative(other, {"title": "Samen zingen"}, Dates())
        await pilot.pause(1)
        assert isinstance(new_kiosk.screen, Home)
