"""It worked: what the visitor takes along, and fifteen seconds to think better of it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from kiosk.actions import Actions, SignedUp, SignUpForm
from kiosk.board import Board
from kiosk.clock import FixedClock
from kiosk.errors import StoreTrouble
from kiosk.hall import Hall
from kiosk.model import Initiative, SignUp
from screens.app import KioskScreenApp
from screens.messages import BeginSignUp
from screens.visitor.confirmation import Confirmation
from screens.visitor.home import Home
from screens.visitor.large_code import LargeCode
from screens.visitor.sign_up_name import SignUpName
from screens.visitor.take_along import TakeAlong
from screens.widgets import second_press
from screens.widgets.big_text import BigText
from screens.widgets.field import Field
from screens.widgets.qr_code import QrPanel
from screens.widgets.tile import Tile
from screens.widgets.undo_tile import UNDO_SECONDS, UndoTile
from screens.widgets.words import Words

Shown = Callable[..., AbstractAsyncContextManager[tuple[Pilot[int], Confirmation, SignedUp]]]


@pytest.fixture
def shown(hall: Hall, board: Board, actions: Actions, kiosk: KioskScreenApp) -> Shown:
    """The confirmation of Gerdien, who just signed up for the initiative of that slug."""

    @asynccontextmanager
    async def confirmed(
        slug: str = "verhalen", size: tuple[int, int] = (120, 40), party: int = 1, *, settled: bool = True
    ) -> AsyncIterator[tuple[Pilot[int], Confirmation, SignedUp]]:
        initiative = next(each for each in hall.store.state.all(Initiative) if each.slug == slug)
        made = actions.sign_up(
            SignUpForm(token=slug, initiative=initiative.id, name="Gerdien", contact="0595", party=party)
        )
        async with kiosk.run_test(size=size) as pilot:
            kiosk.keys_in_use = True
            screen = Confirmation(board, actions, made.id, made.code)
            await kiosk.push_screen(screen)
            await pilot.pause(0.8 if settled else None)
            yield pilot, screen, made

    return confirmed


def is_cancelled(hall: Hall, made: SignedUp) -> bool:
    sign_up = hall.store.state.get(SignUp, made.id)
    assert sign_up is not None
    return sign_up.cancelled


async def press(pilot: Pilot[int], selector: str) -> None:
    pilot.app.screen.query_one(selector, Tile).press(by_key=True)
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=str)
async def test_the_own_code_stands_there_in_large_letters(shown: Shown, size: tuple[int, int]) -> None:
    """Eight signs, in letters at every size, and no sign more than once."""
    async with shown(size=size) as (_, screen, made):
        lines = [line for line in screen.query("#code-1, #code-2").results(BigText) if line.display]
        assert "".join(line.text for line in lines).replace(" ", "") == made.code
        assert all(line.size_for(line.size.width) is not None for line in lines)


async def test_the_calendar_code_carries_the_own_code_and_opens_large(shown: Shown) -> None:
    """The event a telephone takes over has the visitor's own code in its title."""
    async with shown() as (pilot, screen, made):
        panel = screen.query_one("#code", QrPanel)
        assert made.code in panel.payload
        assert panel.payload.startswith("BEGIN:VEVENT")
        await press(pilot, "#code")
        assert pilot.app.screen is not screen


async def test_a_code_that_does_not_fit_is_not_drawn_but_one_press_away(shown: Shown) -> None:
    """At 80x24 a button opens it over the whole screen."""
    async with shown(size=(80, 24)) as (pilot, screen, _):
        assert not screen.query_one("#code").region.area
        assert screen.query_one("#phone-code").region.area
        await press(pilot, "#phone-code")
        assert pilot.app.screen is not screen


async def test_undo_takes_the_sign_up_back_and_says_so(shown: Shown, hall: Hall) -> None:
    """One press within the time; neither name nor code stays on the screen."""
    async with shown() as (pilot, screen, made):
        await press(pilot, "#undo")
        assert is_cancelled(hall, made)
        assert not screen.query_one("#own-code").display
        assert not screen.query_one("#code-side").display
        assert "Gerdien" not in screen.query_one("#title", BigText).text
        await press(pilot, "#done")
        assert isinstance(pilot.app.screen, Home)


async def test_undo_counts_down_once_a_second_and_then_is_gone(shown: Shown, hall: Hall) -> None:
    """After fifteen seconds nothing can be undone any more, and the focus is not lost with it."""
    async with shown() as (pilot, screen, made):
        undo = screen.query_one("#undo", UndoTile)
        screen.set_focus(undo)
        first = undo.face
        await pilot.pause(1.2)
        assert undo.face != first
        for _ in range(UNDO_SECONDS):
            undo.tick()
        await pilot.pause()
        assert not undo.visible
        assert pilot.app.focused is screen.query_one("#done")
        assert not is_cancelled(hall, made)


async def test_undo_that_cannot_be_kept_leaves_the_code_there(
    shown: Shown, hall: Hall, actions: Actions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is still signed up still has the code, and reads what went wrong."""
    sentence = "The disk is full."

    def full(record: str) -> None:
        raise StoreTrouble(sentence)

    monkeypatch.setattr(actions, "take_back", full)
    async with shown() as (pilot, screen, made):
        await press(pilot, "#undo")
        assert not is_cancelled(hall, made)
        assert screen.query_one("#own-code").display


async def test_a_second_press_that_comes_late_does_not_wipe_the_code(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """*Klaar* lies where *Ja, ik doe mee* was: a double press stays on the confirmation."""
    monkeypatch.setattr(second_press, "QUIET", 60.0)  # however slow the machine
    async with shown(settled=False) as (pilot, screen, _):
        await press(pilot, "#done")
        assert pilot.app.screen is screen


async def test_somebody_else_signs_up_for_the_same_without_the_first_name(shown: Shown) -> None:
    """*Nog iemand aanmelden* asks the name anew, for the same initiative."""
    async with shown() as (pilot, _, _made):
        await press(pilot, "#again")
        assert isinstance(pilot.app.screen, SignUpName)
        assert pilot.app.screen.query_one(Field).value == ""


async def test_on_the_list_the_number_is_said_and_no_event_is_given(shown: Shown, hall: Hall) -> None:
    """There is no appointment yet to put in a calendar."""
    async with shown("sameneten", party=20) as (_, screen, made):
        assert made.state == "waiting"
        assert not screen.query_one("#code", QrPanel).payload.startswith("BEGIN:VEVENT")
        shown_words = str(screen.query_one("#glad", Words).paragraphs)
        assert str(made.position) in shown_words


async def test_what_another_process_takes_away_is_taken_away_here(
    shown: Shown, same_hall: Callable[[], Hall]
) -> None:
    """A host cancels by telephone: the screen says so, without name or code."""
    async with shown() as (pilot, screen, made):
        Actions(same_hall()).withdraw(made.id)
        await pilot.pause(1)
        assert not screen.query_one("#own-code").display


async def test_the_calendar_code_rings_the_evening_before(shown: Shown) -> None:
    """Where there is time for it, and in every size that draws it."""
    async with shown() as (_, screen, _made):
        assert "\nTRIGGER:-PT" in screen.query_one("#code", QrPanel).payload


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=str)
@pytest.mark.parametrize("by_key", [True, False], ids=["keyboard", "touch"])
async def test_code_when_and_where_stand_there_in_large_type(
    shown: Shown, size: tuple[int, int], *, by_key: bool
) -> None:
    """One press; the sturdy code is one press further, and two steps back the confirmation still stands."""
    async with shown(size=size) as (pilot, screen, made):
        for selector, kind in (("#large", TakeAlong), ("#code", LargeCode)):
            if by_key:
                pilot.app.screen.query_one(selector).focus()
                await pilot.press("enter")
            else:
                await pilot.click(selector)
            await pilot.pause(0.5)
            assert isinstance(pilot.app.screen, kind)
            if isinstance(pilot.app.screen, TakeAlong):
                texts = [each.text for each in pilot.app.screen.query(BigText) if each.display]
                assert texts[0].replace(" ", "") == made.code
                assert "30 november" in texts[1]
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert pilot.app.screen is screen


async def signed_up(pilot: Pilot[int], kiosk: KioskScreenApp, slug: str, name: str) -> Confirmation:
    """By the screens, from where the kiosk stands."""
    initiative = next(each for each in kiosk.board.hall.store.state.all(Initiative) if each.slug == slug)
    if not isinstance(kiosk.screen, SignUpName):
        kiosk.post_message(BeginSignUp(initiative.id))
        await pilot.pause()
    await pilot.press(*name, "enter")
    await pilot.pause()
    await press(pilot, "#no-call")
    await pilot.pause(0.8)
    assert isinstance(kiosk.screen, Confirmation)
    return kiosk.screen


def code_of(screen: Confirmation) -> str:
    lines = [line for line in screen.query("#code-1, #code-2").results(BigText) if line.display]
    return "".join(line.text for line in lines).replace(" ", "")


def heading(screen: Confirmation) -> str:
    return str(screen.query_one("#own-code-heading", Words).paragraphs)


async def test_one_code_gathers_the_sign_ups_of_a_visit(kiosk: KioskScreenApp, actions: Actions) -> None:
    """*Nog iets uitkiezen*, the same name: the same code, and the confirmation says so."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        code = code_of(await signed_up(pilot, kiosk, "verhalen", "Greetje"))
        await press(pilot, "#one-more")
        assert isinstance(kiosk.screen, Home)
        second = await signed_up(pilot, kiosk, "vlot", "Greetje ")
        assert code_of(second) == code
        assert "2" in heading(second)
        assert len(actions.open_own(code).sign_ups) == 2
        await press(pilot, "#other-code")
        assert code_of(second) != code
        assert len(actions.open_own(code).sign_ups) == 1


async def test_who_comes_along_is_on_the_same_code(kiosk: KioskScreenApp) -> None:
    """*Nog iemand aanmelden*: whatever the name."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        code = code_of(await signed_up(pilot, kiosk, "verhalen", "Greetje"))
        await press(pilot, "#again")
        second = await signed_up(pilot, kiosk, "verhalen", "Jan")
        assert code_of(second) == code
        assert "2" in heading(second)


async def test_nobody_else_gets_the_code(kiosk: KioskScreenApp) -> None:
    """Neither another name on the same evening, nor anybody after *Klaar*."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        codes = {code_of(await signed_up(pilot, kiosk, "verhalen", "Greetje"))}
        await press(pilot, "#one-more")
        codes.add(code_of(await signed_up(pilot, kiosk, "vlot", "Aaltje")))
        await press(pilot, "#done")
        last = await signed_up(pilot, kiosk, "vlot", "Greetje")
        codes.add(code_of(last))
        assert len(codes) == 3
        assert "2" not in heading(last)


async def test_a_visit_that_nobody_ends_is_wiped(kiosk: KioskScreenApp, clock: FixedClock) -> None:
    """Home with a code in its memory is not as the hall left it: it counts down like any other screen."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await signed_up(pilot, kiosk, "verhalen", "Greetje")
        await press(pilot, "#one-more")
        assert kiosk.presence.visit is not None
        clock.advance(timedelta(seconds=61))
        await pilot.pause(1.5)
        assert kiosk.presence.visit is None
