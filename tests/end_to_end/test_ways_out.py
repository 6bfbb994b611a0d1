"""A real kiosk in a real terminal: no key and no signal of a keyboard ends it; the host's PIN does."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from terminal import Tmux, Xterm, wait_for

from kiosk import example


@pytest.fixture
def hall(tmp_path: Path, needs: Callable[..., None]) -> Path:
    """A folder with the example hall's settings and listings."""
    needs("tmux")
    example.demo_copy(tmp_path)
    return tmp_path


@pytest.fixture
def kiosk(hall: Path, kiosk_command: list[str]) -> Iterator[Tmux]:
    """`kiosk run` on that hall, with home on the screen."""
    with Tmux([*kiosk_command, "--hall", str(hall), "run"]) as terminal:
        terminal.wait_for("Klaverjassen")
        yield terminal


def process_of(terminal: Tmux) -> int:
    """The kiosk's own process id: `env` became it, so it is the pane's."""
    return int(terminal._tmux("display-message", "-p", "#{pane_pid}"))


@pytest.mark.parametrize("name", ["SIGINT", "SIGTSTP", "SIGQUIT", "SIGUSR1", "SIGUSR2"])
def test_a_signal_of_the_keyboard_does_nothing(kiosk: Tmux, name: str) -> None:
    """The kiosk is still there, and still answers."""
    os.kill(process_of(kiosk), getattr(signal, name))
    time.sleep(0.3)
    assert kiosk.status() is None
    kiosk.tap_on("Hulp")
    kiosk.wait_for("Je kunt hier niets stukmaken")


def test_no_chord_ends_it(kiosk: Tmux) -> None:
    """Ctrl+C, Ctrl+Q, Ctrl+Z and the others, and their kitty encodings."""
    kiosk.press("C-c", "C-q", "C-z", "C-p", "C-d", "C-\\", "C-s", "F1", "F10", "F12")
    for code in (99, 113, 122, 112, 100):
        kiosk.send(f"\x1b[{code};5u".encode())
    time.sleep(0.5)
    assert kiosk.status() is None
    kiosk.wait_for("Klaverjassen")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_the_machine_ends_it_cleanly(kiosk: Tmux, name: str) -> None:
    """Exit status 0, and the terminal is as it was: no mouse reports, no other screen."""
    os.kill(process_of(kiosk), getattr(signal, name))
    assert kiosk.wait_for_end() == 0
    modes = kiosk._tmux("display-message", "-p", "#{alternate_on} #{mouse_any_flag}").split()
    assert modes == ["0", "0"]


def test_the_pin_of_a_host_ends_it(kiosk: Tmux) -> None:
    """Help, *ik ben van het dorpshuis*, the PIN; after a wrong one there is a wait first."""
    kiosk.tap_on("Hulp")
    kiosk.tap_on("Ik ben van het dorpshuis")
    kiosk.wait_for("Ben je bezoeker?")
    kiosk.type("9999")
    kiosk.press("Enter")
    kiosk.wait_for("De goede pincode werkt altijd")
    kiosk.wait_for("Ben je bezoeker?")
    kiosk.type("1234")
    kiosk.press("Enter")
    assert kiosk.wait_for_end() == 0


def test_a_terminal_that_goes_away_takes_the_kiosk_along(
    kiosk_command: list[str], tmp_path: Path, needs: Callable[..., None]
) -> None:
    """Nothing is left running behind a window that was closed."""
    needs("xterm", "Xvfb", "xdotool")
    with Xterm([*kiosk_command, "demo"]) as terminal:
        terminal.settled()
        kiosk = terminal.process_id()
        terminal._process.terminate()
        wait_for(lambda: None if Path(f"/proc/{kiosk}").exists() else True, lambda: "it still runs", 8)


def test_the_demo_leaves_nothing_behind(
    kiosk_command: list[str], tmp_path: Path, needs: Callable[..., None]
) -> None:
    """Ctrl+Q leaves, and its throw-away hall is gone."""
    needs("tmux")
    with Tmux([*kiosk_command, "demo"], environment={"TMPDIR": str(tmp_path)}) as terminal:
        terminal.wait_for("Klaverjassen")
        assert list(tmp_path.iterdir())
        terminal.press("C-q")
        assert terminal.wait_for_end() == 0
    assert list(tmp_path.iterdir()) == []


def test_without_a_terminal_it_says_so(kiosk_command: list[str], hall: Path) -> None:
    """One line, no traceback, exit status 1."""
    done = subprocess.run(
        [*kiosk_command, "--hall", str(hall), "run"],
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
