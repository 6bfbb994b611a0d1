"""The hosts' door."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from kiosk.actions import Actions, Passed, Wrong
from kiosk.board import Board
from kiosk.clock import FixedClock
from kiosk.hall import Hall
from screens.app import KioskScreenApp
from screens.messages import OpenHelp, OpenPin
from screens.visitor.help import Help
from screens.visitor.pin import Pin
from screens.widgets.code_line import CodeLine


async def opened(kiosk: KioskScreenApp, pilot: Pilot[int]) -> Pin:
    kiosk.post_message(OpenHelp())
    await pilot.pause()
    kiosk.post_message(OpenPin())
    await pilot.pause()
    assert isinstance(kiosk.screen, Pin)
    return kiosk.screen


async def until(pilot: Pilot[int], true: Callable[[], bool]) -> None:
    """Until the check, slow on purpose, has answered; five seconds at most."""
    for _ in range(100):
        await pilot.pause(0.05)
        if true():
            return
    raise AssertionError("that never came")


def drawn(kiosk: KioskScreenApp) -> str:
    strips = kiosk.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def test_the_right_pin_ends_the_kiosk(kiosk: KioskScreenApp) -> None:
    """With keys alone: four figures and Enter."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await opened(kiosk, pilot)
        await pilot.press(*"1234", "enter")
        await until(pilot, lambda: not kiosk.is_running or kiosk._exit)
    assert kiosk.return_value == 0


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_with_the_mouse_alone(kiosk: KioskScreenApp, size: tuple[int, int]) -> None:
    """Each figure, *wis* and forward can be pressed."""
    async with kiosk.run_test(size=size) as pilot:
        screen = await opened(kiosk, pilot)
        keys = {tile.name: tile for tile in screen.query(".figure")}
        assert sorted(keys, key=str) == list("0123456789")
        for figure in "1239":
            await pilot.click(keys[figure])
        await pilot.click("#rub-out")
        await pilot.click(keys["4"])
        await pilot.click("#forward")
        await until(pilot, lambda: not kiosk.is_running or kiosk._exit)
    assert kiosk.return_value == 0


async def test_a_wrong_pin_waits_without_keys(kiosk: KioskScreenApp, clock: FixedClock) -> None:
    """Nothing to press but back while it counts down; then the keys are there again, and empty."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(kiosk, pilot)
        await pilot.press(*"9999", "enter")
        await until(pilot, lambda: screen.query_one("#seconds").display)
        for gone in ("#tray", "#pin", "#forward"):
            assert not screen.query_one(gone).display
        assert screen.query_one(CodeLine).typed == ""
        await pilot.press(*"1234", "enter")
        assert screen.query_one(CodeLine).typed == ""
        clock.advance(timedelta(seconds=2))
        await until(pilot, lambda: bool(screen.query_one("#tray").display))
        assert not screen.query_one("#seconds").display
        assert kiosk.screen is screen


async def test_waiting_doubles_and_does_not_end_by_leaving(
    kiosk: KioskScreenApp, actions: Actions, clock: FixedClock
) -> None:
    """Who comes back, or starts the kiosk anew, still waits."""
    actions.check_pin("9999")
    clock.advance(timedelta(seconds=2))
    actions.check_pin("9999")
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(kiosk, pilot)
        assert screen.query_one("#seconds").display
        assert screen._wait == 4


async def test_a_second_enter_is_no_second_try(
    kiosk: KioskScreenApp, actions: Actions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check is slow; pressing again meanwhile costs no longer wait."""
    tries: list[str] = []
    may_go_on = Event()
    check = actions.check_pin

    def slowly(typed: str) -> Passed | Wrong:
        tries.append(typed)
        may_go_on.wait(5)
        return check(typed)

    monkeypatch.setattr(actions, "check_pin", slowly)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(kiosk, pilot)
        await pilot.press(*"9999", "enter")
        await until(pilot, lambda: bool(tries))
        await pilot.press("enter")
        may_go_on.set()
        await until(pilot, lambda: bool(screen.query_one("#seconds").display))
        assert tries == ["9999"]


async def test_figures_are_never_shown(kiosk: KioskScreenApp, hall: Hall) -> None:
    """Who looks along sees squares: the same for whatever was typed."""
    async with kiosk.run_test(size=(80, 24)) as pilot:
        screen = await opened(kiosk, pilot)
        seen = []
        for pin in ("56789", "00000"):
            await pilot.press(*pin)
            await pilot.pause()
            seen.append([screen.query_one(CodeLine).render_line(y).text for y in range(3)])
            await pilot.click("#clear")
        assert seen[0] == seen[1]
        assert not any(figure in "".join(seen[0]) for figure in "0123456789")


async def test_half_a_pin_is_wiped_when_covered_or_left(kiosk: KioskScreenApp) -> None:
    """Help over it, or back from it: the next person finds nothing."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(kiosk, pilot)
        line = screen.query_one(CodeLine)
        await pilot.press(*"123")
        kiosk.post_message(OpenHelp())
        await pilot.pause()
        assert line.typed == ""
        await pilot.press("escape")
        await pilot.pause()
        assert kiosk.screen is screen
        await pilot.press(*"12", "escape")
        await pilot.pause()
        assert isinstance(kiosk.screen, Help)
        assert line.typed == ""


async def test_only_the_example_hall_tells_its_pin(
    kiosk: KioskScreenApp, tmp_path_factory: pytest.TempPathFactory, clock: FixedClock
) -> None:
    """1234 stands beside it there, and in no other hall."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await opened(kiosk, pilot)
        assert "1234" in drawn(kiosk)
    folder = tmp_path_factory.mktemp("real") / "hall"
    real = Hall.create(folder, "Dorpshuis Echt", "nl", "Europe/Amsterdam", "2468", clock=clock)
    other = KioskScreenApp(Board(real), Actions(real), clock)
    async with other.run_test(size=(120, 40)) as pilot:
        await opened(other, pilot)
        assert "1234" not in drawn(other)


async def test_a_hall_without_a_pin_says_who_can_choose_one(tmp_path: Path, clock: FixedClock) -> None:
    """No keys that open nothing."""
    (tmp_path / "hall.toml").write_text('[hall]\nname = "Dorpshuis Kaal"\n', encoding="utf-8")
    hall = Hall.open(tmp_path, clock=clock)
    _ = hall.key
    kiosk = KioskScreenApp(Board(hall), Actions(hall), clock)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(kiosk, pilot)
        assert not screen.query_one("#tray").display
        assert not screen.query_one("#forward").display
        await pilot.press(*"1234", "enter")
        assert kiosk.screen is screen
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(kiosk.screen, Help)
