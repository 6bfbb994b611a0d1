"""What others do shows by itself, and never moves the visitor."""

from collections.abc import Callable
from datetime import timedelta

from kiosk.actions import Actions, SignUpForm
from kiosk.actions.listings import Dates, add_initiative, hide
from kiosk.board import Board
from kiosk.clock import FixedClock
from kiosk.hall import Hall
from screens.app import KioskScreenApp
from screens.visitor.empty_hall import EmptyHall
from screens.visitor.home import Home
from screens.widgets.header import Header
from screens.widgets.paged_list import PagedList
from screens.widgets.tile import Tile


def words_of(app: KioskScreenApp) -> str:
    """All words on the tiles of the screen on top."""
    return " ".join(
        span.text
        for tile in app.screen.query(Tile).results(Tile)
        if tile.display
        for line in tile.face.lines
        for span in (*line.left, *line.middle, *line.right)
    )


async def test_a_sign_up_elsewhere_shows_within_a_second(
    kiosk: KioskScreenApp, same_hall: Callable[[], Hall], board: Board
) -> None:
    """Another process commits; the card counts down and keeps the focus."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("down")
        focused = kiosk.focused
        assert "nog 4 plekken" in words_of(kiosk)
        card = board.home().agenda[0]
        Actions(same_hall()).sign_up(SignUpForm(token="t", initiative=card.id, name="Greetje"))
        await pilot.pause(0.9)
        assert "nog 3 plekken" in words_of(kiosk)
        assert kiosk.focused is focused


async def test_the_focus_stays_with_its_card_when_the_list_moves(
    kiosk: KioskScreenApp, same_hall: Callable[[], Hall], board: Board
) -> None:
    """What somebody else puts on the board pushes cards down; the visitor's card takes the focus along."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("down", "down")
        before = kiosk.focused
        assert isinstance(before, Tile)
        face = before.face
        soon = board.now().astimezone(board.zone).replace(tzinfo=None) + timedelta(hours=1)
        add_initiative(same_hall(), {"title": "Soep voor de schaatsers"}, Dates(start=soon))
        await pilot.pause(0.9)
        after = kiosk.focused
        assert isinstance(after, Tile)
        assert "schaatsers" in words_of(kiosk)
        assert after.face == face
        assert after is not before


async def test_what_is_hidden_is_gone(kiosk: KioskScreenApp, same_hall: Callable[[], Hall]) -> None:
    """A host takes a listing off the screens from another machine."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "Klaverjassen" in words_of(kiosk)
        hide(same_hall(), "klaverjassen", "dubbel")
        await pilot.pause(0.9)
        tiles = kiosk.screen.query_one("#agenda", PagedList).query(Tile).results(Tile)
        assert all("Klaverjassen" not in str(tile.face) for tile in tiles)


async def test_the_clock_and_the_days_move_on(kiosk: KioskScreenApp, clock: FixedClock) -> None:
    """The band tells the time, and tomorrow's card becomes today's."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "14:05" in kiosk.screen.query_one(Header).words.when
        clock.advance(timedelta(hours=18))
        kiosk.start_over()
        await pilot.pause(0.9)
        assert "woensdag 25 november, 08:05" in kiosk.screen.query_one(Header).words.when
        assert "vandaag Koffie voor iedereen" in words_of(kiosk)


async def test_a_new_hall_fills_while_somebody_looks(tmp_path_factory, clock: FixedClock) -> None:  # type: ignore[no-untyped-def]
    """The first listing of a new hall takes the place of the page that says how it begins."""
    folder = tmp_path_factory.mktemp("new") / "hall"
    new = Hall.create(folder, "De Nieuwe", "nl", "Europe/Amsterdam", "1234", clock=clock)
    kiosk = KioskScreenApp(Board(new), Actions(new), clock)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert isinstance(kiosk.screen, EmptyHall)
        add_initiative(Hall.open(folder, clock=clock), {"title": "Soep"}, Dates())
        await pilot.pause(0.9)
        assert isinstance(kiosk.screen, Home)
        assert "Soep" in words_of(kiosk)
