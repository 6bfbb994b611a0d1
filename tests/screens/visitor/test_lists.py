"""The doors *Kijken* and *Helpen*, and choosing a theme."""

from collections.abc import Callable

import pytest
from textual.message import Message
from textual.pilot import Pilot

from kiosk.actions import Actions, SignUpForm
from kiosk.actions.listings import Dates, add_initiative
from kiosk.board import Board
from kiosk.hall import Hall
from screens.app import KioskScreenApp
from screens.messages import OpenAll, OpenTasks, OpenThemes
from screens.visitor.all_tasks import AllTasks
from screens.visitor.home import Home
from screens.visitor.initiative import InitiativeScreen
from screens.widgets.page import Page
from screens.widgets.paged_list import PagedList
from screens.widgets.tile import Tile

SIZES = [(80, 24), (120, 40), (200, 60)]


async def settle(pilot: Pilot[int]) -> None:
    for _ in range(4):
        await pilot.pause()


async def show(pilot: Pilot[int], to: Message) -> Page:
    pilot.app.post_message(to)
    await settle(pilot)
    assert isinstance(pilot.app.screen, Page)
    return pilot.app.screen


def titles(screen: Page) -> list[str]:
    tiles = [tile for tile in screen.query(".pool Tile").results(Tile) if tile.display]
    return [tile.face.lines[0].middle[0].text for tile in tiles]


def id_of(board: Board, slug: str) -> str:
    return next(card.id for card in board.home().everything if card.slug == slug)


@pytest.mark.parametrize("size", SIZES)
async def test_every_initiative_is_reached_page_by_page(
    kiosk: KioskScreenApp, board: Board, size: tuple[int, int]
) -> None:
    """*Meer* goes on until all have been shown, once each, with keys alone."""
    async with kiosk.run_test(size=size) as pilot:
        kiosk.keys_in_use = True
        screen = await show(pilot, OpenAll())
        seen = titles(screen)
        for _ in range(screen.query_one(PagedList).pages - 1):
            await pilot.press("pagedown")
            await settle(pilot)
            seen += titles(screen)
    assert sorted(seen) == sorted(card.title for card in board.home().everything)


async def test_a_theme_shows_its_own_alone(kiosk: KioskScreenApp, board: Board) -> None:
    """Chosen by its chip, and all of them again by the first chip."""
    async with kiosk.run_test(size=(200, 60)) as pilot:
        screen = await show(pilot, OpenAll("groen"))
        assert sorted(titles(screen)) == sorted(card.title for card in board.home("groen").everything)
        screen.query("#themes Tile").first(Tile).press()
        await settle(pilot)
        assert len(titles(screen)) > 5


async def test_tasks_stand_soonest_first_and_nothing_full_is_among_them(
    kiosk: KioskScreenApp, board: Board
) -> None:
    """Over all initiatives: what begins first is at the top, what has hands enough is left out."""
    async with kiosk.run_test(size=(200, 60)) as pilot:
        kiosk.keys_in_use = True
        screen = await show(pilot, OpenTasks())
        shown = titles(screen)
        for _ in range(screen.query_one(PagedList).pages - 1):
            await pilot.press("pagedown")
            await settle(pilot)
            shown += titles(screen)
    by_title = {task.title: task for task in board.home().tasks}
    starts = [moment.start for title in shown if (moment := by_title[title].moment)]
    assert shown[0] == "Stoelen klaarzetten"
    assert starts == sorted(starts)
    assert "Mensen welkom heten" not in shown


@pytest.mark.parametrize("size", SIZES)
async def test_of_one_initiative_what_is_full_is_said_to_be(
    kiosk: KioskScreenApp, board: Board, size: tuple[int, int]
) -> None:
    """*Genoeg, dank je* stands last, and still leads on."""
    async with kiosk.run_test(size=size) as pilot:
        screen = await show(pilot, OpenTasks(id_of(board, "repaircafe")))
        assert titles(screen)[-1] == "Mensen welkom heten"
        rows = ["".join(each.text for each in strip) for strip in screen._compositor.render_strips()]
        assert any(kiosk.language.text("enough, thank you") in row for row in rows)


async def test_a_task_begins_its_sign_up_and_an_initiative_opens(kiosk: KioskScreenApp, board: Board) -> None:
    """One press each."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await show(pilot, OpenTasks())
        screen.query(".pool Tile").first(Tile).press()
        await settle(pilot)
        assert kiosk.screen._draft.task == board.home().tasks[0].id  # type: ignore[attr-defined]
        kiosk.go_home()
        screen = await show(pilot, OpenAll())
        screen.query(".pool Tile").first(Tile).press()
        await settle(pilot)
        assert isinstance(kiosk.screen, InitiativeScreen)


async def test_a_change_elsewhere_moves_neither_page_nor_focus(
    kiosk: KioskScreenApp, board: Board, hall: Hall, same_hall: Callable[[], Hall]
) -> None:
    """On the second page: a sign-up and a new listing in another process show, the focus is where it was."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        kiosk.keys_in_use = True
        screen = await show(pilot, OpenAll())
        await pilot.press("pagedown")
        await settle(pilot)
        tile = screen.query(".pool Tile").first(Tile)
        tile.focus()
        await settle(pilot)
        before = titles(screen)[0]
        other = same_hall()
        Actions(other).sign_up(SignUpForm(token="t", initiative=id_of(board, "klaverjassen"), name="Wubbo"))
        add_initiative(other, {"title": "Iets nieuws"}, Dates())
        kiosk._look()
        await settle(pilot)
        assert screen.query_one(PagedList).page == 1
        assert isinstance(screen.focused, Tile)
        assert screen.focused.face.lines[0].middle[0].text == before


async def test_hands_given_elsewhere_are_no_longer_asked_for(
    kiosk: KioskScreenApp, board: Board, same_hall: Callable[[], Hall]
) -> None:
    """Somebody signs up in another process: the same task says at once that it has what it needs."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await show(pilot, OpenTasks(id_of(board, "klaverjassen")))
        tile = screen.query(".pool Tile").first(Tile)
        assert tile.face.lines[0].right[0].text == kiosk.language.plural("{n} needed", "{n} needed", 1)
        task = next(each for each in board.home().tasks if each.title == "Stoelen klaarzetten")
        form = SignUpForm(token="t", initiative=task.initiative, task=task.id, name="Wubbo")
        Actions(same_hall()).sign_up(form)
        kiosk._look()
        await settle(pilot)
        tiles = [each for each in screen.query(".pool Tile").results(Tile) if each.display]
        said = [each.face.lines[0].right[0].text for each in tiles]
        assert kiosk.language.plural("{n} needed", "{n} needed", 1) not in said


async def test_a_chosen_theme_goes_with_the_visitor(kiosk: KioskScreenApp, board: Board) -> None:
    """Every theme in use is there; choosing one shows it on home."""
    async with kiosk.run_test(size=(80, 24)) as pilot:
        screen = await show(pilot, OpenThemes())
        tiles = [tile for tile in screen.query("#themes Tile").results(Tile) if tile.display]
        assert len(tiles) == len(board.home().themes) + 1
        tiles[1].press()
        await settle(pilot)
        assert isinstance(kiosk.screen, Home)
        assert kiosk.screen._theme == board.home().themes[0]


async def test_without_tasks_it_says_thank_you(kiosk: KioskScreenApp, hall: Hall, board: Board) -> None:
    """No empty list without a word."""
    add_initiative(hall, {"title": "Zonder klussen"}, Dates())
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await show(pilot, OpenTasks(id_of(board, "zonder-klussen")))
        assert isinstance(screen, AllTasks)
        rows = ["".join(each.text for each in strip) for strip in screen._compositor.render_strips()]
        assert any(kiosk.language.text("There are enough hands. Thank you!") in row for row in rows)
