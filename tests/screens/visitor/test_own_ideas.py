"""What a code opens beside sign-ups: one's ideas, and help offered with those of others."""

import pytest
from textual.message import Message
from textual.pilot import Pilot

from kiosk.actions import Actions, HelpForm, IdeaForm, SignUpForm
from kiosk.actions.listings import hide_idea
from kiosk.board import Board
from kiosk.hall import Hall
from screens.app import KioskScreenApp
from screens.messages import OpenIdeaPage, OpenOwnCode, OpenStartIdea
from screens.visitor.own_sign_ups import OwnSignUps
from screens.widgets.big_text import BigText
from screens.widgets.tile import Tile
from screens.widgets.words import Words
from screens.wording.idea_note import IdeaNote
from screens.wording.own_note import OwnNote

READ = 0.8
"""Seconds after which a press is meant for this screen."""

SIZES = [(80, 24), (120, 40), (200, 60)]


async def opened(kiosk: KioskScreenApp, pilot: Pilot[int], code: str) -> OwnSignUps:
    """From home, by typing the code."""
    kiosk.post_message(OpenOwnCode())
    await pilot.pause()
    await pilot.press(*code.lower())
    await pilot.pause()
    assert isinstance(kiosk.screen, OwnSignUps)
    await pilot.pause(READ)
    return kiosk.screen


def notes(screen: OwnSignUps) -> list[IdeaNote]:
    return [each for each in screen.query(IdeaNote) if each.display]


def told(note: IdeaNote) -> str:
    return str(note.query_one(".what", Words).paragraphs)


def buttons(note: IdeaNote) -> list[str]:
    return [name for name in ("look", "begin", "cannot") if note.query_one(f".{name}").display]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_code_on_an_idea_alone_tells_what_happened_with_it(
    kiosk: KioskScreenApp, actions: Actions, size: tuple[int, int]
) -> None:
    """Its words and how far it is; without a name there is a greeting all the same."""
    left = actions.leave_idea(IdeaForm(token="t", words="Een glijbaan"))
    actions.me_too(left.id, "somebody")
    async with kiosk.run_test(size=size) as pilot:
        screen = await opened(kiosk, pilot, left.code)
        (note,) = notes(screen)
        assert "Een glijbaan" in told(note)
        assert "nog 4 medestanders" in told(note)
        assert "1 mens wil dit" in told(note)
        assert buttons(note) == ["look"]
        assert screen.query_one("#title", BigText).text == "Dag!"


async def test_an_author_whose_idea_can_begin_is_told_first_and_can_press_it(
    kiosk: KioskScreenApp, board: Board, actions: Actions
) -> None:
    """Above what they signed up for; the code that was typed goes along, in no trace of the message."""
    asked: list[Message] = []
    left = actions.leave_idea(IdeaForm(token="t", words="Een glijbaan", name="Greetje"))
    for at in range(5):
        actions.me_too(left.id, str(at))
    joined = next(card.id for card in board.home().everything if card.can_join)
    actions.sign_up(SignUpForm(token="s", initiative=joined, name="Greetje", code=left.code))
    async with kiosk.run_test(size=(120, 40), message_hook=asked.append) as pilot:
        screen = await opened(kiosk, pilot, left.code)
        (note,) = notes(screen)
        assert "Jij kunt het beginnen!" in told(note)
        assert note.region.y < screen.query_one(OwnNote).region.y
        assert screen.query_one("#title", BigText).text == "Dag Greetje!"
        await pilot.click(note.query_one(".begin", Tile))
        await pilot.pause()
    (start,) = {each.idea: each for each in asked if isinstance(each, OpenStartIdea)}.values()
    assert (start.idea, start.code) == (left.id, left.code)
    assert left.code not in repr(start)


async def test_an_author_reads_why_an_idea_is_off_the_board(
    kiosk: KioskScreenApp, actions: Actions, hall: Hall
) -> None:
    """By whom, why in the host's own words, and no button to what others cannot see."""
    left = actions.leave_idea(IdeaForm(token="t", words="Een glijbaan"))
    hide_idea(hall, left.id, "Dit is al geregeld [b]samen[/b]")
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(kiosk, pilot, left.code)
        (note,) = notes(screen)
        assert "Het dorpshuis haalde dit van het bord." in told(note)
        assert "Dit is al geregeld [b]samen[/b]" in told(note)
        assert buttons(note) == []


@pytest.mark.parametrize("by_key", [True, False], ids=["keys", "mouse"])
async def test_help_is_taken_back_in_one_press_and_given_again_in_one(
    kiosk: KioskScreenApp, actions: Actions, board: Board, by_key: bool
) -> None:
    """*Ik kan niet* is as easy as yes; the others see the number at once."""
    idea = next(card for card in board.ideas() if not card.helpers)
    mine = actions.help_along(HelpForm(token="t", idea=idea.id, name="Greetje"))

    def helpers() -> int:
        return next(card.helpers for card in board.ideas() if card.id == idea.id)

    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(kiosk, pilot, mine.code)
        (note,) = notes(screen)
        cannot = note.query_one(".cannot", Tile)
        for expected in (0, 1):
            screen.set_focus(cannot)
            await (pilot.press("enter") if by_key else pilot.click(cannot))
            await pilot.pause(READ)
            assert helpers() == expected
        assert "Je helpt niet meer mee." not in told(note)
        assert buttons(note) == ["look", "cannot"]


async def test_look_opens_the_page_of_the_idea(kiosk: KioskScreenApp, actions: Actions) -> None:
    asked: list[Message] = []
    left = actions.leave_idea(IdeaForm(token="t", words="Een glijbaan"))
    async with kiosk.run_test(size=(80, 24), message_hook=asked.append) as pilot:
        screen = await opened(kiosk, pilot, left.code)
        await pilot.click(notes(screen)[0].query_one(".look", Tile))
        await pilot.pause()
    assert left.id in [each.idea for each in asked if isinstance(each, OpenIdeaPage)]
