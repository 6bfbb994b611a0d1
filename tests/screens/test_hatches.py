"""Nobody breaks out: the standard ways out of a terminal app are closed."""

import pytest
from textual import events
from textual.widgets import Input, TextArea

from kiosk.actions import Actions
from kiosk.board import Board
from kiosk.clock import FixedClock
from screens.app import KioskScreenApp
from screens.visitor.home import Home

CHORDS = [
    "ctrl+c",
    "ctrl+q",
    "ctrl+p",
    "ctrl+z",
    "ctrl+d",
    "ctrl+backslash",
    "ctrl+x",
    "ctrl+v",
    "ctrl+s",
    "super+c",
    "alt+f4",
    "escape",
    *(f"f{n}" for n in range(1, 13)),
]


@pytest.mark.parametrize("key", CHORDS)
async def test_no_key_leads_out(kiosk: KioskScreenApp, key: str) -> None:
    """The kiosk goes on, on the same screen, and opens nothing."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(kiosk.screen, Home)
        assert kiosk.is_running
        assert kiosk._exit is False


async def test_the_demo_may_be_left_with_ctrl_q(board: Board, actions: Actions, clock: FixedClock) -> None:
    """It stands in nobody's hall."""
    demo = KioskScreenApp(board, actions, clock, demo=True)
    async with demo.run_test() as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert demo._exit is True


async def test_nothing_can_be_selected_or_copied(kiosk: KioskScreenApp) -> None:
    """Dragging over other people's words selects nothing, and nothing gets on a clipboard."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.mouse_down(offset=(10, 15))
        await pilot.hover(offset=(60, 25))
        await pilot.mouse_up(offset=(60, 25))
        await pilot.press("ctrl+c")
        kiosk.copy_to_clipboard("Greetje")
        assert kiosk.screen.selections == {}
        assert kiosk.clipboard == ""


async def test_a_paste_is_no_command(kiosk: KioskScreenApp) -> None:
    """Pasted escape sequences and chords do nothing on a screen without a field."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        kiosk.post_message(events.Paste("\x1b[200~\x03\x11[@click=app.quit]x[/]"))
        await pilot.pause()
        assert kiosk._exit is False


@pytest.mark.parametrize("kind", [Input, TextArea])
async def test_no_stock_field_keeps_what_was_typed(
    kiosk: KioskScreenApp, kind: type[Input | TextArea]
) -> None:
    """Textual's own fields remember (undo, clipboard): none stands on a screen."""
    async with kiosk.run_test() as pilot:
        await pilot.press("k")
        await pilot.pause()
        assert not kiosk.screen.query(kind)
