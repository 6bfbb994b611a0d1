"""How long the lists take with 10 and with 10,000 of each: ideas, tasks, initiatives. A table and ratios.

    python benchmarks/boards.py [small] [large]

Both halls are measured by turns, as in benchmarks/home.py. A step counts from the key, or from what opens
the screen, until Textual has drawn the last of what it caused; a letter of the board itself (*core:*) until
there is an answer. Without a terminal, so what a terminal takes to show it is not in it.
"""

import os
import platform
import statistics
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from halls import hall_of
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from two_halls import beside

from kiosk.actions import Actions, IdeaForm
from kiosk.board import Board
from kiosk.clock import SystemClock
from kiosk.hall import Hall
from screens import messages as to
from screens.app import KioskScreenApp

STARTS, ROUNDS = 3, 12
WORDS = ("moestuin voor beginners", "schaken met ouderen", "repareren", "zingen met de straat", "koffie")
TARGET = 16.0
"""Milliseconds that a letter may take in the core."""


class Timed(KioskScreenApp):
    """The kiosk, which notes when it last drew."""

    drawn = 0.0

    def _display(self, screen: Screen[object], renderable: object) -> None:  # type: ignore[override]
        super()._display(screen, renderable)  # type: ignore[arg-type]
        self.drawn = time.perf_counter()


class Measured:
    """One hall, and what was measured there, in milliseconds."""

    def __init__(self, folder: Path, size: int) -> None:
        hall_of(folder, size, size, tasks_everywhere=True)
        self.times: dict[str, list[float]] = {}
        self.hall, self.other = Hall.open(folder), Actions(Hall.open(folder))
        self.board = Board(self.hall)

    def note(self, what: str, started: float, ended: float = 0.0) -> None:
        """Keep one figure."""
        self.times.setdefault(what, []).append(1000 * ((ended or time.perf_counter()) - started))


class Visitor:
    """Who does things at one kiosk, timed."""

    def __init__(self, measured: Measured, pilot: Pilot[int], app: Timed) -> None:
        self.measured, self.pilot, self.app = measured, pilot, app

    async def timed(self, what: str, act: Callable[[], Awaitable[None]]) -> None:
        """Do it, and keep how long it took until the last of it was drawn."""
        started = self.app.drawn = time.perf_counter()
        await act()
        self.measured.note(what, started, self.app.drawn)

    async def key(self, what: str, *keys: str) -> None:
        """Press keys, one measurement each."""
        for key in keys:
            await self.timed(what, lambda key=key: self.pilot.press(key))  # type: ignore[misc]

    async def open(self, what: str, message: Message) -> None:
        """Open a screen from home."""
        self.app.go_home()
        await self.pilot.pause()

        async def come() -> None:
            self.app.post_message(message)
            await self.pilot.pause(0.05)
            await self.pilot.pause()

        await self.timed(what, come)

    async def another(self, number: int) -> None:
        """Somebody else leaves an idea while the board stands open."""
        words = f"Een idee van een ander, nummer {number} {os.urandom(3).hex()}"
        self.measured.other.leave_idea(IdeaForm(token=os.urandom(8).hex(), words=words))

        async def look() -> None:
            self.app._look()
            await self.pilot.pause()

        await self.timed("board: another's idea shows", look)


async def one_round(visitor: Visitor, number: int) -> None:
    """What visitors do on the lists."""
    key = visitor.key
    await visitor.open("board: open", to.OpenIdeas())
    await key("board: key to the next tile", *["down", "right", "down", "left"] * 3)
    await key("board: next page, or the one before", *["pagedown", "pageup"] * 3)
    await key("board: Ik ook", *await focus_me_too(visitor))
    await visitor.another(number)
    idea = visitor.measured.board.ideas()[number].id
    await visitor.open("an idea's page: open", to.OpenIdeaPage(idea))
    await visitor.open("writing: open", to.OpenIdea())
    await key("writing: a letter", *letters(WORDS[number % len(WORDS)]))
    visitor.app.presence.idea = None
    await visitor.open("help list: open", to.OpenTimeToHelp())
    for chip in ("minutes-120", "minutes-60", "day", "week"):
        await visitor.timed("help list: another chip", lambda chip=chip: press(visitor, chip))  # type: ignore[misc]
    await visitor.open("all tasks: open", to.OpenTasks())
    await visitor.open("search: open", to.OpenSearch())
    await key("search: a letter", *letters(WORDS[(number + 1) % len(WORDS)]))


async def focus_me_too(visitor: Visitor) -> list[str]:
    """Put the keyboard on an *Ik ook*, and give the key that presses it."""
    visitor.app.screen.query("#notes .button").first().focus()
    await visitor.pilot.pause()
    return ["enter"]


async def press(visitor: Visitor, chip: str) -> None:
    """Click a chip that is there."""
    found = visitor.app.screen.query(f"#{chip}")
    if found:
        await visitor.pilot.click(f"#{chip}")
        await visitor.pilot.pause()


def letters(words: str) -> list[str]:
    """The keys that type it."""
    return ["space" if letter == " " else letter for letter in words]


def in_the_core(measured: Measured) -> None:
    """Letter by letter, without a screen; between two visitors something of the hall changes."""
    board = measured.board
    for words in (*WORDS, "e", "de", "mo", "samen met buren op zaterdagmorgen", "moestiun"):
        measured.other.leave_idea(IdeaForm(token=os.urandom(8).hex(), words="Tussendoor nog iets"))
        board.ideas()
        for length in range(1, len(words) + 1):
            started = time.perf_counter()
            board.home(words=words[:length])
            measured.note("core: a letter in search", started)
            started = time.perf_counter()
            board.alike(words[:length])
            measured.note("core: a letter, what is alike", started)


def fresh(measured: Measured) -> None:
    """What the first visitor after the start waits for, or the start itself."""
    measured.board = Board(measured.hall)
    for what, act in {
        "core: the board at the start": measured.board.change,
        "core: the first list of ideas": measured.board.ideas,
        "core: the first that is alike": lambda: measured.board.alike("moestuin"),
        "core: the first that is found": lambda: measured.board.home(words="moestuin"),
    }.items():
        started = time.perf_counter()
        act()
        measured.note(what, started)


async def measure(measured: list[Measured]) -> None:
    """All rounds, each on every hall in turn."""
    for _ in range(STARTS):
        for one in measured:
            fresh(one)
            in_the_core(one)
    for number in range(ROUNDS):
        for one in measured:
            app = Timed(one.board, Actions(one.hall), SystemClock())
            async with app.run_test(size=(120, 40)) as pilot:
                await pilot.pause()
                await one_round(Visitor(one, pilot, app), number)


def show(small: Measured, large: Measured, sizes: tuple[int, int]) -> None:
    """The table: medians and p95 in milliseconds, and the ratio of the medians."""
    print(f"{platform.machine()}, Python {platform.python_version()}, {ROUNDS} rounds, milliseconds")
    print(f"{'':36}{sizes[0]:>10}{'p95':>9}{sizes[1]:>10}{'p95':>9}{'worst':>9}{'ratio':>8}")
    for what, some in small.times.items():
        a, b = (sorted(times) for times in (some, large.times[what]))
        one, other = statistics.median(a), statistics.median(b)
        low, high = (times[len(times) * 95 // 100] for times in (a, b))
        print(f"{what:36}{one:10.1f}{low:9.1f}{other:10.1f}{high:9.1f}{b[-1]:9.1f}{other / one:8.1f}")
        if what.startswith("core: a letter") and high > TARGET:
            print(f"{'':36}slower than {TARGET:.0f} ms")


if __name__ == "__main__":
    beside(Measured, measure, show)
