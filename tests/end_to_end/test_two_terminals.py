"""Two kiosks on one hall: what happens at one shows at the other within a second."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from terminal import Tmux

from kiosk import example


@pytest.fixture
def run(tmp_path: Path, kiosk_command: list[str], needs: Callable[..., None]) -> list[str]:
    """The command that runs the kiosk of the example hall."""
    needs("tmux")
    example.demo_copy(tmp_path)
    return [*kiosk_command, "--hall", str(tmp_path), "run"]


def test_a_sign_up_in_one_shows_in_the_other_within_a_second(run: list[str]) -> None:
    """The other one's card counts down while nobody touches it."""
    with Tmux(run) as one, Tmux(run) as other:
        one.wait_for("Klaverjassen")
        assert "nog 4 plekken" in other.wait_for("Klaverjassen")
        one.tap_on("Klaverjassen")
        one.tap_on("Ik doe mee")
        one.tap_on("Verder")
        one.wait_for("Een voornaam is genoeg")
        one.type("Greetje")
        one.press("Enter")
        one.wait_for("Ja, ik doe mee")
        time.sleep(0.6)
        one.press("Enter")
        one.wait_for("Toch niet")
        other.wait_for("nog 3 plekken", timeout=1.5)


def test_a_calendar_that_is_imported_shows_on_the_screen(
    run: list[str], tmp_path: Path, kiosk_command: list[str]
) -> None:
    """The host's command line and the kiosk are two doors to one hall."""
    import subprocess

    today = time.strftime("%Y-%m-%d")
    table = tmp_path / "agenda.csv"
    table.write_text(f"titel;datum;tijd;plaats\nSoep voor de schaatsers;{today};23:58;Huiskamer\n")
    with Tmux(run, rows=60, columns=200) as kiosk:
        kiosk.wait_for("Klaverjassen")
        subprocess.run([*kiosk_command, "--hall", str(tmp_path), "import", str(table)], check=True)
        kiosk.wait_for("Soep voor de schaatsers", timeout=2)
