"""Real terminals for tests: a program in xterm on a screen of its own (pixels), or in tmux (text).

Both start a command, press keys, tap cells, and look at what a person would see. Each instance has its own
X display or tmux server, so tests may run side by side, headless and as root. Cells count from 0.
"""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from PIL import Image, ImageGrab

PATIENCE = 20.0
"""Seconds to wait for what should come at once: machines that test are slow and shared."""

GRACE = 3.0
"""Seconds that a command has to end when its terminal is closed."""

SCREEN = (2560, 1600)
"""Pixels of a screen that nobody sees: room for 120x40 cells of large letters."""

BARE = ["-bg", "white", "-fg", "black", "-cr", "white"]
"""An xterm in which nothing has been drawn has one colour: its cursor cannot be seen."""

XVFB = ["-nolisten", "tcp", "-noreset"]

Answer = TypeVar("Answer")


def wait_for(look: Callable[[], Answer | None], what: Callable[[], str], timeout: float = PATIENCE) -> Answer:
    """The first answer of `look` that is not None; AssertionError with `what()` when none comes in time."""
    end = time.monotonic() + timeout
    while (answer := look()) is None:
        if time.monotonic() > end:
            raise AssertionError(what())
        time.sleep(0.05)
    return answer


class _Terminal:
    """What both have in common: opened by `with`, and everything that was started ends with it."""

    def __init__(self) -> None:
        self._endings = ExitStack()

    def __enter__(self) -> Self:
        try:
            self._start()
            self._left = self.process_id()
        except BaseException:
            self._endings.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._endings.close()
        self._end_what_is_left()

    def _end_what_is_left(self) -> None:
        """A command whose terminal is gone has a moment to end by itself."""
        end = time.monotonic() + GRACE
        while Path(f"/proc/{self._left}").exists():
            if time.monotonic() > end:
                os.kill(self._left, signal.SIGKILL)
                return
            time.sleep(0.05)

    def _start(self) -> None:
        raise NotImplementedError

    def process_id(self) -> int:
        """The process that was started: `env` has become the command."""
        raise NotImplementedError

    def _run(
        self, command: Sequence[str], environment: dict[str, str] | None = None, pass_fds: Sequence[int] = ()
    ) -> subprocess.Popen[bytes]:
        """Start a process that ends, at the latest, when this terminal is closed."""
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(
            command, env=environment, stdin=quiet, stdout=quiet, stderr=quiet, pass_fds=pass_fds
        )
        self._endings.callback(process.wait, PATIENCE)
        self._endings.callback(process.terminate)
        return process


class Xterm(_Terminal):
    """A command in a real xterm with the given letters, full colour, at the corner of its own X screen."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 40,
        font: str = "DejaVu Sans Mono",
        size: float = 12,
        dpi: int = 100,
        colour: str = "truecolor",
    ) -> None:
        super().__init__()
        self.columns, self.rows, self._dpi = columns, rows, dpi
        self._font = ["-fa", font, "-fs", str(size)]
        # xterm does not hand COLORTERM on, so it is set inside; 16 colours are what is left without it.
        self._command = ["env", f"COLORTERM={colour}", *command]

    def _start(self) -> None:
        # xterm draws no UTF-8 in a locale that the machine does not have.
        self._environment = os.environ | {"LC_ALL": "C.UTF-8", "DISPLAY": self._new_display()}
        place = f"{self.columns}x{self.rows}+0+0"
        plain = ["-b", "0", "-bw", "0", "+sb", "-u8", "-geometry", place, *BARE, *self._font]
        self._process = self._run(["xterm", *plain, "-e", *self._command], self._environment)
        found = self._xdotool(
            "search", "--sync", "--onlyvisible", "--class", "xterm", "getwindowgeometry", "--shell"
        )
        window = dict(line.split("=") for line in found.split())
        self.cell = int(window["WIDTH"]) / self.columns, int(window["HEIGHT"]) / self.rows
        """Width and height of one cell in pixels."""
        # Without a window manager the keyboard belongs to what is under the pointer.
        self._point_at(0, 0)

    def process_id(self) -> int:
        """The process that was started: `env` has become the command."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        return int(wait_for(lambda: children.read_text().split() or None, lambda: "xterm started nothing")[0])

    def _new_display(self) -> str:
        """Start an X server on a display that it picks itself, so that two never pick the same."""
        reading, writing = os.pipe()
        size = f"{SCREEN[0]}x{SCREEN[1]}x24"
        place = ["-displayfd", str(writing), "-screen", "0", size, "-dpi", str(self._dpi)]
        self._run(["Xvfb", *place, *XVFB], pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as number:
            return f":{int(number.readline())}"

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
        return done.stdout

    def _point_at(self, column: int, row: int) -> None:
        width, height = self.cell
        self._xdotool("mousemove", str(int((column + 0.5) * width)), str(int((row + 0.5) * height)))

    @property
    def alive(self) -> bool:
        """Whether the command still runs."""
        return self._process.poll() is None

    def press(self, *keys: str) -> None:
        """Press keys by their X names: "Tab", "Return", "ctrl+q", "a"."""
        self._xdotool("key", "--delay", "20", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        """Type plain text."""
        self._xdotool("type", "--delay", "20", "--", text)

    def tap(self, column: int, row: int) -> None:
        """Tap the middle of a cell."""
        self._point_at(column, row)
        self._xdotool("click", "1")

    def picture(self) -> Image.Image:
        """The pixels of the terminal as they are now."""
        width, height = self.cell
        area = (0, 0, round(width * self.columns), round(height * self.rows))
        return ImageGrab.grab(xdisplay=self._environment["DISPLAY"], bbox=area).convert("RGB")

    def wait_for(
        self, seen: Callable[[Image.Image], object], wanted: object, timeout: float = PATIENCE
    ) -> None:
        """Look at pictures until `seen` of one is `wanted`; AssertionError with what was seen last."""

        def look() -> bool | None:
            return True if seen(self.picture()) == wanted else None

        wait_for(look, lambda: f"seen: {seen(self.picture())!r}; running: {self.alive}", timeout)

    def settled(self, colours: int = 2, still: float = 0.6, timeout: float = PATIENCE) -> Image.Image:
        """A picture of so many colours at least, that has not changed for `still` seconds."""
        last, since = self.picture(), time.monotonic()

        def look() -> Image.Image | None:
            nonlocal last, since
            now = self.picture()
            if now.tobytes() != last.tobytes() or now.getcolors(colours - 1):
                last, since = now, time.monotonic()
            return now if time.monotonic() - since >= still else None

        return wait_for(look, lambda: f"no still picture; running: {self.alive}", timeout)


class Tmux(_Terminal):
    """A command in tmux: what it shows comes as text, and its exit status when it has ended."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 40,
        environment: dict[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.columns, self.rows = columns, rows
        self._command = list(command)
        self._environment = os.environ | {"TERM": "xterm-256color"} | (environment or {})

    def _start(self) -> None:
        folder = Path(self._endings.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-tmux-")))
        self._socket = str(folder / "socket")
        settings = folder / "tmux.conf"
        settings.write_text(
            "set -g remain-on-exit on\nset -g status off\nset -g default-terminal xterm-256color\n"
            "set -g default-command ''\nset -s escape-time 0\n"
        )
        size = ["-x", str(self.columns), "-y", str(self.rows)]
        self._tmux(
            "-f", str(settings), "new-session", "-d", *size, "env", "COLORTERM=truecolor", *self._command
        )
        self._endings.callback(self._tmux, "kill-server")

    def _tmux(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-u", "-S", self._socket, *words],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names: "Tab", "Enter", "C-q", "Escape", "a"."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type plain text."""
        self._tmux("send-keys", "-l", "--", text)

    def send(self, raw: bytes) -> None:
        """Send bytes as they are."""
        self._tmux("send-keys", "-H", *(f"{byte:02x}" for byte in raw))

    def tap(self, column: int, row: int) -> None:
        """Press and release the left button on a cell, as SGR mouse reports (xterm's 1006 mode)."""
        for ending in "Mm":
            self.send(f"\x1b[<0;{column + 1};{row + 1}{ending}".encode())

    def text(self) -> str:
        """The lines that are on the screen now."""
        return self._tmux("capture-pane", "-p")

    def styled(self) -> str:
        """The same with the escape sequences of colours and attributes."""
        return self._tmux("capture-pane", "-p", "-e")

    def wait_for(self, words: str, timeout: float = PATIENCE) -> str:
        """The screen's text as soon as it holds `words`."""

        def look() -> str | None:
            text = self.text()
            return text if words in text else None

        return wait_for(look, lambda: f"{words!r} did not appear on:\n{self.text()}", timeout)

    def tap_on(self, words: str) -> None:
        """Wait for `words` and tap their middle."""
        lines = self.wait_for(words).splitlines()
        row = next(number for number, line in enumerate(lines) if words in line)
        self.tap(lines[row].index(words) + len(words) // 2, row)

    def process_id(self) -> int:
        """The process that was started: `env` has become the command."""
        return int(self._tmux("display-message", "-p", "#{pane_pid}"))

    def status(self) -> int | None:
        """Exit status of the command, below zero for a signal that ended it; None while it runs."""
        asked = "#{pane_dead}|#{pane_dead_status}|#{pane_dead_signal}"
        dead, status, signalled = self._tmux("display-message", "-p", asked).strip().split("|")
        if dead != "1":
            return None
        if status or signalled:
            return int(status) if status else -int(signalled)
        return self._status_of_zombie()

    def _status_of_zombie(self) -> int | None:
        """Tmux sometimes overlooks that a command has ended; the kernel knows its status (proc(5), stat)."""
        state, *_, code = Path(f"/proc/{self._left}/stat").read_text().rsplit(")", 1)[1].split()
        return os.waitstatus_to_exitcode(int(code)) if state == "Z" else None

    def wait_for_end(self, timeout: float = PATIENCE) -> int:
        """Exit status of the command, as soon as it has ended."""
        return wait_for(self.status, lambda: f"it still runs, showing:\n{self.text()}", timeout)
