"""How long the kiosk takes with 10 and with 10,000 initiatives: prints a table and the ratios, in one run.

    python benchmarks/home.py [small] [large]

Both halls are measured by turns, so that what else the machine does weighs on both. A key counts from its
arrival until everything it caused is drawn, by Textual's own test driver, without a terminal.
"""

import os
import platform
import statistics
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from halls import hall_of
from textual.pilot import Pilot
from two_halls import beside

from kiosk.actions import Actions, SignUpForm
from kiosk.board import Board
from kiosk.clock import SystemClock
from kiosk.hall import Hall
from screens.app import KioskScreenApp

ROUNDS = 15


class Measured:
    """One hall with a kiosk on it, and what was measured there, in seconds."""

    def __init__(self, folder: Path, initiatives: int) -> None:
        hall_of(folder, initiatives)
        started = time.perf_counter()
        self.hall = Hall.open(folder)
        self.times: dict[str, list[float]] = {"open the hall": [time.perf_counter() - started]}
        started = time.perf_counter()
        self.board = Board(self.hall)
        self.board.change()
        self.times["first lists"] = [time.perf_counter() - started]
        self.other = Actions(Hall.open(folder))

    def note(self, what: str, seconds: float) -> None:
        """Keep one figure."""
        self.times.setdefault(what, []).append(seconds)


async def timed(measured: Measured, what: str, act: Callable[[], Awaitable[None]]) -> None:
    """Do it, and keep how long it took."""
    started = time.perf_counter()
    await act()
    measured.note(what, time.perf_counter() - started)


async def one_round(measured: Measured, pilot: Pilot[int], number: int) -> None:
    """What a visitor does on home, each step timed."""
    app = pilot.app
    assert isinstance(app, KioskScreenApp)

    def key(*names: str) -> Callable[[], Awaitable[None]]:
        return lambda: pilot.press(*names)

    await timed(measured, "key: next card", key("down"))
    await timed(measured, "key: first letter to search", key("m"))
    for letter in "oestuin":
        await timed(measured, "key: next letter of a word", key(letter))
    await timed(measured, "key: open what was found", key("enter"))
    await timed(measured, "key: back", key("escape"))
    app.go_home()
    await pilot.pause()
    await timed(measured, "key: open the list of all", key("down", "down", "down", "down", "enter"))
    app.go_home()
    await pilot.pause()
    home = measured.board.home()
    card = home.everything[number % len(home.everything)]
    form = SignUpForm(token=os.urandom(8).hex(), initiative=card.id, name="Naam", another_person=True)
    started = time.perf_counter()
    measured.other.sign_up(form)
    measured.note("a sign-up, on disk", time.perf_counter() - started)

    async def look() -> None:
        app._look()
        await pilot.pause()

    await timed(measured, "another's sign-up on the screen", look)


async def measure(measured: list[Measured]) -> None:
    """All rounds, each on every hall in turn."""
    for number in range(ROUNDS):
        for one in measured:
            app = KioskScreenApp(one.board, Actions(one.hall), SystemClock())
            async with app.run_test(size=(120, 40)) as pilot:
                await pilot.pause()
                await one_round(one, pilot, number)


def show(small: Measured, large: Measured, sizes: tuple[int, int]) -> None:
    """The table: medians in milliseconds, worst of the large hall, and the ratio."""
    print(
        f"{platform.machine()}, Python {platform.python_version()}, {ROUNDS} rounds, medians in milliseconds"
    )
    print(f"{'':34}{sizes[0]:>10}{sizes[1]:>10}{'worst':>10}{'ratio':>8}")
    for what, seconds in small.times.items():
        a, b = (1000 * statistics.median(times) for times in (seconds, large.times[what]))
        print(f"{what:34}{a:10.1f}{b:10.1f}{1000 * max(large.times[what]):10.1f}{b / a:8.1f}")


if __name__ == "__main__":
    beside(Measured, measure, show)
