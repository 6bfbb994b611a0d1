"""What a code opens: cancelling in one press, and taking that back."""

from datetime import timedelta

import pytest
from textual.pilot import Pilot

from kiosk.actions import Actions, Own, SignUpForm
from kiosk.board import Board, Card
from kiosk.clock import FixedClock
from kiosk.hall import Hall
from kiosk.language import Language
from kiosk.model import Meeting, OccurrenceChange
from kiosk.store import Who
from screens.app import KioskScreenApp
from screens.messages import OpenHelp, OpenOwn
from screens.visitor.home import Home
from screens.visitor.own_sign_ups import OwnSignUps
from screens.widgets.face import Span
from screens.widgets.tile import Tile
from screens.widgets.words import Words
from screens.wording.own_note import OwnNote

READ = 0.8
"""Seconds after which a press is meant for this screen."""


def with_places(board: Board) -> Card:
    """Something with a limit and room, once only."""
    return next(card for card in board.home().everything if card.can_join and card.left and not card.series)


def joined(actions: Actions, card: Card, name: str, party: int = 1) -> str:
    form = SignUpForm(token=actions.new_token(), initiative=card.id, name=name, party=party)
    return actions.sign_up(form).id


async def opened(kiosk: KioskScreenApp, pilot: Pilot[int], *sign_ups: str) -> OwnSignUps:
    kiosk.post_message(OpenHelp())
    await pilot.pause()
    kiosk.post_message(OpenOwn(Own("", sign_ups, (), ())))
    await pilot.pause()
    assert isinstance(kiosk.screen, OwnSignUps)
    return kiosk.screen


def state(board: Board, sign_up: str) -> str:
    confirmed = board.confirmed(sign_up)
    assert confirmed is not None
    return confirmed.state


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_one_press_cancels_and_one_takes_it_back(
    kiosk: KioskScreenApp, board: Board, actions: Actions, size: tuple[int, int]
) -> None:
    """With the mouse, at every size; the place is free at once in between."""
    card = with_places(board)
    mine = joined(actions, card, "Greetje", party=2)
    left = board.joining(card.id)
    async with kiosk.run_test(size=size) as pilot:
        await opened(kiosk, pilot, mine)
        await pilot.pause(READ)
        await pilot.click(".answer")
        await pilot.pause(READ)
        assert state(board, mine) == "cancelled"
        freed = board.joining(card.id)
        assert left is not None
        assert freed is not None
        assert freed.left == (left.left or 0) + 2
        await pilot.click(".answer")
        await pilot.pause()
        assert state(board, mine) == "confirmed"


async def test_a_double_click_cancels_and_does_not_take_back(
    kiosk: KioskScreenApp, board: Board, actions: Actions
) -> None:
    """The second press of a shaky hand is not an answer to a new question."""
    mine = joined(actions, with_places(board), "Greetje")
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await opened(kiosk, pilot, mine)
        await pilot.pause(READ)
        await pilot.click(".answer")
        await pilot.click(".answer")
        await pilot.pause()
        assert state(board, mine) == "cancelled"


async def test_after_15_seconds_it_stays_cancelled(
    kiosk: KioskScreenApp, board: Board, actions: Actions, clock: FixedClock
) -> None:
    """*Toch wel* goes away, and the keyboard is not left nowhere."""
    mine = joined(actions, with_places(board), "Greetje")
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab")
        screen = await opened(kiosk, pilot, mine)
        await pilot.pause(READ)
        screen.query_one(".answer").focus()
        await pilot.press("enter")
        clock.advance(timedelta(seconds=14))
        await pilot.pause(READ)
        assert screen.query_one(".answer").display
        clock.advance(timedelta(seconds=1))
        await pilot.pause(READ)
        assert not screen.query_one(".answer").display
        assert screen.focused is screen.query_one("#done")
        assert state(board, mine) == "cancelled"


async def test_a_place_given_away_meanwhile_is_said(
    kiosk: KioskScreenApp, board: Board, actions: Actions
) -> None:
    """Whoever takes back too late is first in the row, and the screen says so."""
    card = with_places(board)
    mine = joined(actions, card, "Greetje", party=card.left or 1)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(kiosk, pilot, mine)
        await pilot.pause(READ)
        await pilot.click(".answer")
        joined(actions, card, "Jannes", party=card.left or 1)
        await pilot.pause(READ)
        await pilot.click(".answer")
        await pilot.pause()
        confirmed = board.confirmed(mine)
        assert confirmed is not None
        assert (confirmed.state, confirmed.position) == ("waiting", 1)
        assert [note.given_away for note in screen.query(".note")] == [True]  # type: ignore[attr-defined]


async def test_done_leaves_nothing(kiosk: KioskScreenApp, board: Board, actions: Actions) -> None:
    """Home again in the hall's own language, and no screen beneath that Back could lead to."""
    mine = joined(actions, with_places(board), "Greetje")
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await opened(kiosk, pilot, mine)
        await pilot.click("Header .language")
        await pilot.pause(READ)
        await pilot.click("#done")
        await pilot.pause()
        assert isinstance(kiosk.screen, Home)
        assert len(kiosk.screen_stack) == 2
        assert kiosk.language.code == "nl"


async def test_the_enter_after_a_code_presses_nothing(
    kiosk: KioskScreenApp, board: Board, actions: Actions
) -> None:
    """The code opened by itself; who still presses Enter has not read this screen yet."""
    mine = joined(actions, with_places(board), "Greetje")
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab")
        screen = await opened(kiosk, pilot, mine)
        await pilot.press("enter")
        await pilot.pause()
        assert kiosk.screen is screen
        assert state(board, mine) == "confirmed"
        await pilot.pause(READ)
        assert screen.focused is screen.query_one("#done", Tile)


async def test_soonest_first_and_cancelled_ones_last(
    kiosk: KioskScreenApp, board: Board, actions: Actions
) -> None:
    """What is still to come is read first."""
    cards = [card for card in board.home().everything if card.can_join and card.left and card.moment]
    mine = {}
    for card in cards:
        sign_up = joined(actions, card, "Wubbina")
        confirmed = board.confirmed(sign_up)
        assert confirmed is not None
        assert confirmed.moment is not None
        mine[confirmed.moment.start] = sign_up
    first, *others = [mine[start] for start in sorted(mine)]
    actions.withdraw(first)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(kiosk, pilot, *reversed(others), first)
        shown = [note.sign_up for note in screen.query(".note")]  # type: ignore[attr-defined]
        assert shown == [*others, first]


async def test_cancelling_takes_three_touches_and_the_code(
    kiosk: KioskScreenApp, board: Board, actions: Actions
) -> None:
    """From home: *Ik heb een code*, the code, *Ik kan niet*, *Klaar*; the next in the row moves up."""
    card = with_places(board)
    form = SignUpForm(token="t", initiative=card.id, name="Greetje", party=card.left or 1)
    mine = actions.sign_up(form)
    waits = joined(actions, card, "Jannes")
    async with kiosk.run_test(size=(120, 40)) as pilot:
        touches = [next(tile for tile in kiosk.screen.query(".own-code") if tile.region.area)]
        await pilot.click(touches[0])
        await pilot.pause()
        await pilot.press(*mine.code)
        await pilot.pause(READ)
        for selector in (".answer", "#done"):
            touches.append(kiosk.screen.query_one(selector))
            await pilot.click(touches[-1])
            await pilot.pause(READ)
        assert isinstance(kiosk.screen, Home)
        assert len(touches) == 3
        assert (state(board, mine.id), state(board, waits)) == ("cancelled", "confirmed")
        assert [call.cause for call in board.calls() if call.sign_up == waits] == ["moved_up"]


def of_series(board: Board) -> Card:
    """A series with a limit and room."""
    return next(card for card in board.home().everything if card.can_join and card.left and card.series)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("by_key", [True, False], ids=["keyboard", "touch"])
async def test_one_press_is_deze_keer_niet_and_one_takes_it_back(
    kiosk: KioskScreenApp, board: Board, actions: Actions, size: tuple[int, int], *, by_key: bool
) -> None:
    """The series goes on; only the next time is free for somebody else."""
    mine = joined(actions, of_series(board), "Greetje")
    async with kiosk.run_test(size=size) as pilot:
        screen = await opened(kiosk, pilot, mine)
        for is_away in (True, False):
            await pilot.pause(READ)
            if by_key:
                screen.query_one(".first").focus()
                await pilot.press("enter")
            else:
                await pilot.click(".first")
            await pilot.pause()
            own = board.own(mine)
            assert own is not None
            assert [time.away for time in own.times[:2]] == [is_away, False]
            assert own.confirmed.state == "confirmed"


async def test_a_time_given_away_is_waited_for_on_a_note_of_its_own(
    kiosk: KioskScreenApp, board: Board, actions: Actions
) -> None:
    """*Toch wel* too late: it is said, and the head of the row is theirs."""
    card = of_series(board)
    mine = joined(actions, card, "Greetje", party=card.left or 1)
    own = board.own(mine)
    assert own is not None
    original = own.times[0].moment.original
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(kiosk, pilot, mine)
        await pilot.pause(READ)
        await pilot.click(".first")
        form = SignUpForm(
            token="x", initiative=card.id, name="Jannes", party=card.left or 1, occurrence=original
        )
        assert actions.sign_up(form).state == "confirmed"
        await pilot.pause(READ)
        await pilot.click(".first")
        await pilot.pause(READ)
        first, second = screen.query(OwnNote)
        assert first.time_given_away
        assert (state(board, first.sign_up), state(board, second.sign_up)) == ("confirmed", "waiting")
        shown = board.confirmed(second.sign_up)
        assert shown is not None
        assert shown.position == 1
        assert second.query_one(".answer").region.area


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_what_changed_is_said_in_bold(
    kiosk: KioskScreenApp, hall: Hall, board: Board, actions: Actions, language: str
) -> None:
    """A place that came free, and a time that does not take place; and the host need not call for it."""
    once, series = with_places(board), of_series(board)
    first = joined(actions, once, "Jannes", party=once.left or 1)
    mine = (joined(actions, once, "Greetje"), joined(actions, series, "Greetje"))
    actions.withdraw(first)
    meeting = next(each for each in hall.store.state.of(Meeting, series.id) if each.kind == "recurring")
    own = board.own(mine[1])
    assert own is not None
    off = OccurrenceChange(
        id="off", meeting=meeting.id, original=own.times[0].moment.original, cancelled=True
    )
    with hall.store.transaction(Who("host"), "add") as transaction:
        transaction.put(off)
    assert {call.cause for call in board.calls()} >= {"moved_up", "not_taking_place"}
    async with kiosk.run_test(size=(120, 40)) as pilot:
        kiosk.language = Language.load(language)
        screen = await opened(kiosk, pilot, *mine)
        said = [span for words in screen.query(".what").results(Words) for span in words.paragraphs]
        bold = " ".join(span.text for span in said if isinstance(span, Span) and span.bold)
        moved_up, not_on = {
            "nl": ("Je stond op de wachtlijst. Nu heb je een plek!", "gaat niet door. Wel op"),
            "en": ("You were on the waiting list. Now you have a place!", "does not take place"),
        }[language]
        assert moved_up in bold
        assert not_on in bold
        assert not {call.sign_up for call in board.calls()} & set(mine)
