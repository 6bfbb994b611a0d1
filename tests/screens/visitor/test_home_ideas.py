"""The third column of home: ideas, where there is room for them."""

import pytest
from textual.pilot import Pilot

from kiosk.actions import Actions, IdeaForm
from kiosk.board import Board
from screens.app import KioskScreenApp
from screens.visitor.home import Home
from screens.visitor.idea_page import IdeaScreen
from screens.widgets.face import Tone
from screens.widgets.tile import Tile
from screens.widgets.words import Words

WORDS = "Een [@click=app.quit]schommel[/] bij het water"


async def settle(pilot: Pilot[int]) -> None:
    for _ in range(4):
        await pilot.pause()


def shown(home: Home) -> list[Tile]:
    return [tile for tile in home.query("#ideas .pool Tile").results(Tile) if tile.region.area]


def title(tile: Tile) -> str:
    return tile.face.lines[0].left[0].text


@pytest.mark.parametrize("by_key", [True, False], ids=["keys", "mouse"])
async def test_the_first_ideas_of_the_board_stand_there_and_open(
    kiosk: KioskScreenApp, board: Board, actions: Actions, by_key: bool
) -> None:
    """As many as fit, in its order, in their authors' words; in English the heading follows."""
    made = actions.leave_idea(IdeaForm(token="t", words=WORDS))
    for visit in "abc":
        actions.me_too(made.id, visit)
    async with kiosk.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        home = kiosk.screen
        assert isinstance(home, Home)
        tiles, cards = shown(home), board.ideas()
        assert len(tiles) == min(6, len(cards))
        for tile, card in zip(tiles, cards, strict=False):
            assert title(tile).removesuffix("…") in " ".join(card.words.split())
            assert tile.tone is Tone.PLUM
        at = [card.id for card in cards].index(made.id)
        assert title(tiles[at]).startswith(WORDS[:30])
        home.query_one(".language", Tile).press()
        await settle(pilot)
        assert "Ideas from the village" in str(home.query_one("#ideas-heading", Words).paragraphs)
        if by_key:
            tiles[at].focus()
            await settle(pilot)
            await pilot.press("enter")
        else:
            await pilot.click(tiles[at])
        await settle(pilot)
        assert isinstance(kiosk.screen, IdeaScreen)
        assert kiosk.screen._idea == made.id


async def test_what_is_left_elsewhere_shows_and_keeps_the_focus(
    kiosk: KioskScreenApp, board: Board, actions: Actions
) -> None:
    """A new idea comes on top; whoever was at another one still is."""
    async with kiosk.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        home = kiosk.screen
        assert isinstance(home, Home)
        second = title(shown(home)[1])
        shown(home)[1].focus()
        await settle(pilot)
        made = actions.leave_idea(IdeaForm(token="t", words="Schommel"))
        for visit in "abcdef":
            actions.me_too(made.id, visit)
        kiosk._look()
        await settle(pilot)
        assert title(shown(home)[0]) == "Schommel"
        assert isinstance(kiosk.focused, Tile)
        assert title(kiosk.focused) == second


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (180, 60), (200, 30)])
async def test_where_there_is_no_room_there_is_no_third_column(
    kiosk: KioskScreenApp, size: tuple[int, int]
) -> None:
    """Agenda and help keep what they have."""
    async with kiosk.run_test(size=size) as pilot:
        await settle(pilot)
        assert isinstance(kiosk.screen, Home)
        assert not shown(kiosk.screen)
