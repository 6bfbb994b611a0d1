"""Another number of people, and the times of a series one does not come."""

import pytest
from textual.pilot import Pilot

from kiosk.actions import Actions, SignUpForm
from kiosk.board import Board, Card
from kiosk.errors import StoreTrouble
from screens.app import KioskScreenApp
from screens.messages import OpenChangeSignUp, OpenHelp
from screens.visitor.change_sign_up import ChangeSignUp
from screens.visitor.help import Help
from screens.widgets.words import Words


def card(board: Board, *, series: bool) -> Card:
    """Something with room for some."""
    cards = (each for each in board.home().everything if each.can_join and (each.left or 0) >= 3)
    return next(each for each in cards if bool(each.series) == series)


def joined(actions: Actions, to: Card, name: str, party: int = 1) -> str:
    form = SignUpForm(token=name, initiative=to.id, name=name, party=party)
    return actions.sign_up(form).id


def party(board: Board, sign_up: str) -> tuple[str, int]:
    confirmed = board.confirmed(sign_up)
    assert confirmed is not None
    return confirmed.state, confirmed.party


async def opened(kiosk: KioskScreenApp, pilot: Pilot[int], sign_up: str) -> ChangeSignUp:
    kiosk.post_message(OpenHelp())
    await pilot.pause()
    kiosk.post_message(OpenChangeSignUp(sign_up))
    await pilot.pause(0.5)
    assert isinstance(kiosk.screen, ChangeSignUp)
    return kiosk.screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("by_key", [True, False], ids=["keyboard", "touch"])
async def test_two_presses_bring_one_more(
    kiosk: KioskScreenApp, board: Board, actions: Actions, size: tuple[int, int], *, by_key: bool
) -> None:
    """The number, and *Ja, verander het*; then one is back at one's sign-ups."""
    mine = joined(actions, card(board, series=False), "Greetje")
    async with kiosk.run_test(size=size) as pilot:
        screen = await opened(kiosk, pilot, mine)
        for selector in (".number-1", "#forward"):
            if by_key:
                screen.query_one(selector).focus()
                await pilot.press("enter")
            else:
                await pilot.click(selector)
            await pilot.pause()
        assert party(board, mine) == ("confirmed", 2)
        assert isinstance(kiosk.screen, Help)


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_too_many_is_said_and_stays_as_it_is(
    kiosk: KioskScreenApp, board: Board, actions: Actions, language: str
) -> None:
    """Which number on the list it would be, before anything is pressed; *Laat het zo* changes nothing."""
    to = card(board, series=False)
    mine = joined(actions, to, "Greetje")
    joined(actions, to, "Jannes", (to.left or 0) - 1)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        if language == "en":
            await pilot.click("Header .language")
        screen = await opened(kiosk, pilot, mine)
        await pilot.click(".number-1")
        await pilot.pause()
        said = str(screen.query_one("#outcome", Words).paragraphs)
        assert {"nl": "op de wachtlijst, nummer 1", "en": "number 1 on the list"}[language] in said
        await pilot.click("#forward")
        await pilot.pause()
        assert party(board, mine) == ("confirmed", 1)


async def test_each_time_is_said_off_and_on_in_one_press(
    kiosk: KioskScreenApp, board: Board, actions: Actions
) -> None:
    """Not only the next one."""
    mine = joined(actions, card(board, series=True), "Greetje")
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await opened(kiosk, pilot, mine)
        for is_away in (True, False):
            await pilot.click("#time-1")
            await pilot.pause()
            own = board.own(mine)
            assert own is not None
            assert [time.away for time in own.times[:3]] == [False, is_away, False]


async def test_what_cannot_be_kept_is_told_and_not_lost(
    kiosk: KioskScreenApp, board: Board, actions: Actions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number chosen is still chosen, and the next press tries again."""
    sentence = "The disk is full."

    def full(record: str, people: int) -> None:
        raise StoreTrouble(sentence)

    mine = joined(actions, card(board, series=False), "Greetje")
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(kiosk, pilot, mine)
        await pilot.click(".number-1")
        with monkeypatch.context() as broken:
            broken.setattr(actions, "change_party", full)
            await pilot.click("#forward")
            await pilot.pause()
        assert screen.query_one("#trouble").display
        assert party(board, mine) == ("confirmed", 1)
        await pilot.click("#forward")
        await pilot.pause()
        assert party(board, mine) == ("confirmed", 2)
