"""What is typed in one go arrives whole, though the screen is still coming up."""

import asyncio

import pytest
from textual import events

from kiosk.board import Board
from screens.app import KioskScreenApp
from screens.messages import BeginSignUp
from screens.visitor.sign_up_last import SignUpLast


@pytest.mark.parametrize("seconds", [0, 0.03, 0.3])
async def test_a_name_typed_before_the_field_has_the_focus_is_whole(
    kiosk: KioskScreenApp, board: Board, seconds: float
) -> None:
    """Keys that were on their way to the page reach its field, Enter included."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        raft = next(card for card in board.home().everything if card.title == "Een vlot op het maar")
        kiosk.post_message(BeginSignUp(raft.id))
        await asyncio.sleep(seconds)
        for letter in "Greetje":
            kiosk.post_message(events.Key(letter, letter))
        kiosk.post_message(events.Key("enter", "\r"))
        await pilot.pause(0.5)
        assert isinstance(kiosk.screen, SignUpLast)
        assert kiosk.screen._draft.name == "Greetje"
