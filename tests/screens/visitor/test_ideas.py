"""The idea board and the page of one idea."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from kiosk.actions import Actions, IdeaForm
from kiosk.board import Board, IdeaCard
from kiosk.hall import Hall
from kiosk.model import Supporter
from screens.app import KioskScreenApp
from screens.messages import OpenIdeaHelp, OpenIdeaPage, OpenIdeas, StartOver
from screens.visitor.idea_help import IdeaHelp
from screens.visitor.idea_helped import IdeaHelped
from screens.visitor.idea_page import IdeaScreen
from screens.visitor.ideas import Ideas
from screens.widgets.field import Field
from screens.widgets.notes import NoteBlock, Notes
from screens.widgets.tile import Tile
from screens.widgets.words import Words


async def settle(pilot: Pilot[int]) -> None:
    for _ in range(4):
        await pilot.pause()


async def opened(pilot: Pilot[int]) -> Ideas:
    pilot.app.post_message(OpenIdeas())
    await settle(pilot)
    assert isinstance(pilot.app.screen, Ideas)
    return pilot.app.screen


def said(tile: Tile) -> str:
    return " ".join(span.text for line in tile.face.lines for span in (*line.left, *line.right))


def part(screen: Ideas, name: str, at: int = 0) -> Tile:
    return list(screen.query(NoteBlock).results(NoteBlock))[at].query_one(f".{name}", Tile)


def card(board: Board, idea: str) -> IdeaCard:
    return next(each for each in board.ideas() if each.id == idea)


@pytest.mark.parametrize("by_key", [True, False], ids=["keys", "mouse"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_me_too_in_one_touch_and_undone_in_place(
    kiosk: KioskScreenApp, board: Board, size: tuple[int, int], by_key: bool
) -> None:
    """The number goes up, the note stays where it is, and *Toch niet* brings the number back."""
    before = board.ideas()[0]
    async with kiosk.run_test(size=size) as pilot:
        kiosk.keys_in_use = by_key
        screen = await opened(pilot)
        shown = screen.query_one(Notes).shown
        assert part(screen, "undo").display is False
        await (pilot.press("enter") if by_key else pilot.click(part(screen, "button")))
        await settle(pilot)
        assert card(board, before.id).supporters == before.supporters + 1
        assert screen.query_one(Notes).shown == shown
        assert part(screen, "button").chosen
        assert said(part(screen, "undo")).startswith("Toch niet nog 1")
        await pilot.pause(0.8)
        await (pilot.press("enter") if by_key else pilot.click(part(screen, "undo")))
        await settle(pilot)
        assert card(board, before.id).supporters == before.supporters
        assert not part(screen, "undo").display
        assert not part(screen, "button").chosen


async def test_it_counts_once_a_visit_and_again_in_the_next(kiosk: KioskScreenApp, board: Board) -> None:
    """On the board, on the page and after coming back; whoever comes next is somebody else."""
    first = board.ideas()[0]
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.click(part(screen, "button"))
        await settle(pilot)
        await pilot.press("escape")
        screen = await opened(pilot)
        at = screen.query_one(Notes).shown.index(first.id)
        assert part(screen, "button", at).chosen
        await pilot.click(part(screen, "button", at))
        await settle(pilot)
        assert card(board, first.id).supporters == first.supporters + 1
        kiosk.post_message(StartOver())
        await settle(pilot)
        screen = await opened(pilot)
        at = screen.query_one(Notes).shown.index(first.id)
        assert not part(screen, "button", at).chosen
        await pilot.click(part(screen, "button", at))
        await settle(pilot)
        assert card(board, first.id).supporters == first.supporters + 2


async def test_undo_goes_away_after_fifteen_seconds(kiosk: KioskScreenApp) -> None:
    """The focus on it goes to the button, which stays."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        kiosk.keys_in_use = True
        screen = await opened(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert kiosk.focused is part(screen, "undo")
        for _ in range(15):
            screen.tick()
        await settle(pilot)
        assert not part(screen, "undo").display
        assert kiosk.focused is part(screen, "button")


async def test_an_idea_left_elsewhere_shows_and_moves_nobody(
    kiosk: KioskScreenApp, same_hall: Callable[[], Hall]
) -> None:
    """Within a second a line says it; notes and focus stay where they are, and it stands right after them."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        kiosk.keys_in_use = True
        screen = await opened(pilot)
        notes = screen.query_one(Notes)
        before = notes.shown
        Actions(same_hall()).leave_idea(IdeaForm(token="t", words="Een schommel [bold]op[/] het plein"))
        await pilot.pause(0.9)
        hint = str(screen.query_one("#hint", Words).paragraphs)
        assert "Net erbij: Een schommel [bold]op[/] het plein" in hint
        assert notes.shown == before
        assert kiosk.focused is part(screen, "button")
        await pilot.press("pagedown")
        await settle(pilot)
        assert "schommel [bold]op[/]" in said(part(screen, "words"))
        assert "Net erbij" not in str(screen.query_one("#hint", Words).paragraphs)


@pytest.mark.parametrize("contact", ["", "0595 551234"], ids=["name alone", "with a number"])
async def test_helping_asks_a_name_and_shows_a_code(
    kiosk: KioskScreenApp, board: Board, hall: Hall, contact: str
) -> None:
    """By keys alone, in English, with a number or without; who said *ik ook* before is one person."""
    idea = next(each for each in board.ideas() if not each.can_start)
    async with kiosk.run_test(size=(80, 24)) as pilot:
        kiosk.keys_in_use = True
        await pilot.click("Header .language")
        kiosk.post_message(OpenIdeaPage(idea.id))
        await settle(pilot)
        screen = kiosk.screen
        assert isinstance(screen, IdeaScreen)
        assert "more supporter" in str(screen.query_one("#far", Words).paragraphs)
        screen.query_one("#too", Tile).press(by_key=True)
        await settle(pilot)
        assert "Undo" in said(screen.query_one("#too", Tile))
        screen.query_one("#forward", Tile).press(by_key=True)
        await settle(pilot)
        assert isinstance(kiosk.screen, IdeaHelp)
        await pilot.press("enter", *"Greetje", "enter")
        assert kiosk.focused is kiosk.screen.query_one("#contact")
        await pilot.press(*("space" if sign == " " else sign for sign in contact), "enter", "enter")
        await settle(pilot)
        assert isinstance(kiosk.screen, IdeaHelped)
        (helper,) = [each for each in hall.store.state.of(Supporter, idea.id) if each.name == "Greetje"]
        assert helper.contact == contact
        assert not kiosk.screen.query(Field)
        after = card(board, idea.id)
        assert (after.supporters, after.helpers) == (idea.supporters + 1, idea.helpers + 1)


async def test_undo_after_helping_leads_back_to_the_idea_as_it_was(
    kiosk: KioskScreenApp, board: Board
) -> None:
    """With the numbers of before; who helped already has nothing to undo."""
    idea = next(each for each in board.ideas() if not each.can_start)

    async def help_along(name: str) -> None:
        kiosk.post_message(OpenIdeaHelp(idea.id))
        await settle(pilot)
        kiosk.screen.query_one("#name", Field).insert(name)
        kiosk.screen.query_one("#forward", Tile).press()
        await settle(pilot)
        assert isinstance(kiosk.screen, IdeaHelped)
        await pilot.pause(0.8)

    async with kiosk.run_test(size=(80, 24)) as pilot:
        await help_along("Greetje")
        await pilot.click("#undo")
        await settle(pilot)
        assert isinstance(kiosk.screen, IdeaScreen)
        after = card(board, idea.id)
        assert (after.supporters, after.helpers) == (idea.supporters, idea.helpers)
        await help_along("Greetje")
        assert kiosk.screen.query_one("#undo").visible
        await help_along("Greetje")
        assert not kiosk.screen.query_one("#undo").visible


async def test_an_idea_that_can_begin_says_who_begins_it(
    kiosk: KioskScreenApp, board: Board, actions: Actions
) -> None:
    """The author when there is one, else whoever helps."""
    left = actions.leave_idea(IdeaForm(token="a", words="Samen zeilen"))
    for visit in range(board.settings.rules.idea_threshold):
        actions.me_too(left.id, str(visit))
    free = next(each for each in board.ideas() if each.can_start and each.id != left.id)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        for idea, who in ((left.id, "Schreef jij dit op?"), (free.id, "Help je mee?")):
            kiosk.post_message(OpenIdeaPage(idea))
            await settle(pilot)
            assert who in str(kiosk.screen.query_one("#next", Words).paragraphs)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=str)
async def test_every_note_on_the_board_is_filled_in(kiosk: KioskScreenApp, size: tuple[int, int]) -> None:
    """Also when its parts come later than its place: a note that is shown has words and a button."""
    async with kiosk.run_test(size=size) as pilot:
        screen = await opened(pilot)
        blocks = [each for each in screen.query(NoteBlock).results(NoteBlock) if each.display]
        assert len(blocks) == len(screen.query_one(Notes).shown)
        for each in blocks:
            assert said(each.query_one(".words", Tile))
            assert "Ik ook" in said(each.query_one(".button", Tile))
            assert not each.query_one(".undo").display
