"""*Ben je er nog?*"""

from datetime import timedelta

import pytest
from textual.pilot import Pilot

from kiosk.board import Board
from kiosk.clock import FixedClock
from screens.app import KioskScreenApp
from screens.messages import OpenHelp
from screens.visitor.help import Help
from screens.visitor.home import Home
from screens.visitor.still_there import StillThere
from screens.widgets.big_text import BigText
from screens.widgets.words import Words
from screens.wording.countdown import seconds_bar


def words(screen: StillThere, part: str) -> str:
    return str(screen.query_one(part, Words).paragraphs)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_it_counts_down_in_words_and_bars(
    kiosk: KioskScreenApp, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question in large letters at every size; each second one bar less."""
    monkeypatch.setattr(kiosk, "_count_down", lambda: None)
    async with kiosk.run_test(size=size) as pilot:
        screen = StillThere(20, form=False)
        await kiosk.push_screen(screen)
        await pilot.pause()
        title = screen.query_one("#title", BigText)
        assert title.size_for(title.size.width) is not None
        before = screen.query_one("#bar", Words).paragraphs
        screen.show(19)
        assert "19" in words(screen, "#count")
        assert screen.query_one("#bar", Words).paragraphs != before


async def test_in_a_form_it_says_that_you_are_not_signed_up(
    kiosk: KioskScreenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And elsewhere it does not frighten anybody with that."""
    monkeypatch.setattr(kiosk, "_count_down", lambda: None)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        said = {}
        for form in (True, False):
            screen = StillThere(20, form=form)
            await kiosk.push_screen(screen)
            await pilot.pause()
            said[form] = words(screen, "#why")
        not_yet = kiosk.language.text("You are not signed up yet.")
        assert not_yet in said[True]
        assert not_yet not in said[False]


async def counted_down(kiosk: KioskScreenApp, clock: FixedClock, pilot: Pilot[int]) -> None:
    """Help, in the other language, and then nobody does anything for 45 seconds."""
    kiosk.post_message(OpenHelp())
    await pilot.pause()
    await pilot.click("Header .language")
    clock.advance(timedelta(seconds=45))
    kiosk._count_down()
    await pilot.pause()
    assert isinstance(kiosk.screen, StillThere)


@pytest.mark.parametrize("how", ["click #here", "enter", "escape", "x"])
async def test_anything_but_stop_means_i_am_here(kiosk: KioskScreenApp, clock: FixedClock, how: str) -> None:
    """The screen from before is there again as soon as the app looks."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await counted_down(kiosk, clock, pilot)
        if how.startswith("click"):
            await pilot.click(how.split()[1])
        else:
            await pilot.press(how)
        kiosk._count_down()
        await pilot.pause()
        assert isinstance(kiosk.screen, Help)
        assert kiosk.language.code == "en"


async def test_stop_wipes_at_once(kiosk: KioskScreenApp, clock: FixedClock, board: Board) -> None:
    """Home, in the hall's language, even when the app sees the finger before it is up again."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await counted_down(kiosk, clock, pilot)
        await pilot.mouse_down("#stop")
        kiosk._count_down()
        await pilot.pause()
        assert isinstance(kiosk.screen, Home)
        assert kiosk.language.code == board.settings.hall.language


@pytest.mark.parametrize(("total", "columns"), [(20, 100), (20, 76), (8, 76), (60, 80), (600, 76), (1, 76)])
def test_bars_fit_and_never_grow(total: int, columns: int) -> None:
    """One thick piece a second, or one bar where there are too many."""
    thick = []
    for left in range(total, -1, -1):
        spans = seconds_bar(left, total, columns)
        assert sum(len(span.text) for span in spans) <= columns
        thick.append(sum(span.text.count("▄") for span in spans))
    assert thick == sorted(thick, reverse=True)
    assert thick[-1] == 0
