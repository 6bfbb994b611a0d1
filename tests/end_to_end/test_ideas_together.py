"""Ideas and two processes: what somebody does elsewhere shows within a second, and moves no reader."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from terminal import Tmux, wait_for

from kiosk import example
from kiosk.actions import Actions, IdeaForm
from kiosk.hall import Hall

PATIENCE = 10.0
"""Seconds allowed for what takes less than one: a machine that tests is busy. What it took is printed."""
NOTES = 6
"""On a page of 120 by 40."""


@pytest.fixture
def elsewhere(tmp_path: Path, needs: Callable[..., None]) -> Actions:
    """The other process: this one, with the same folder. Its board has three pages."""
    needs("tmux")
    example.demo_copy(tmp_path)
    hall = Hall.open(tmp_path)
    example.seed(hall)
    actions = Actions(hall)
    for number in range(2 * NOTES):
        leave(actions, f"Wens nummer {number}")
    return actions


@pytest.fixture
def kiosk(tmp_path: Path, kiosk_command: list[str]) -> list[str]:
    """The command of the kiosk on the screen."""
    return [*kiosk_command, "--hall", str(tmp_path), "run"]


def leave(actions: Actions, words: str) -> str:
    """Somebody's idea."""
    return actions.leave_idea(IdeaForm(token=actions.new_token(), words=words)).id


def seen_after(screen: Tmux, act: Callable[[], object], words: str) -> None:
    """Wait until the words are on the screen, without a touch; prints how long after the commit."""
    act()
    committed = time.monotonic()
    screen.wait_for(words, timeout=PATIENCE)
    print(f"{words!r} after {time.monotonic() - committed:.2f} s")


def still(screen: Tmux, other_than: str = "") -> str:
    """The screen with its colours, once nothing has moved on it for a while."""
    last, since = "", time.monotonic()

    def look() -> str | None:
        nonlocal last, since
        if (now := screen.styled()) != last or now == other_than:
            last, since = now, time.monotonic()
        return now if time.monotonic() - since > 1 else None

    return wait_for(look, lambda: f"it goes on moving:\n{screen.text()}")


def notes(text: str) -> list[str]:
    """The rows of the board that hold notes, without the title, the hint and the footer."""
    return text.splitlines()[9:33]


def opened_board(screen: Tmux) -> str:
    """Go from home to the board."""
    screen.tap_on("ideeën op het bord")
    return screen.wait_for("Meer ideeën")


@pytest.mark.parametrize("page", [1, 2], ids=["first-page", "second-page"])
@pytest.mark.parametrize("by_key", [False, True], ids=["touch", "focus"])
def test_an_idea_left_elsewhere_shows_and_nothing_moves(
    elsewhere: Actions, kiosk: list[str], page: int, by_key: bool
) -> None:
    """Its words and the count come; each note stays in its place, and so does the focus among them."""
    with Tmux(kiosk) as screen:
        opened_board(screen)
        if page == 2:
            screen.tap_on("Meer ideeën")
            screen.wait_for(f"je ziet er {2 * NOTES} van")
        styled = still(screen)
        if by_key:
            screen.press("Down", "Down", "Right")
            styled = still(screen, other_than=styled)
        before = screen.text()
        total = int(before.split(f"je ziet er {page * NOTES} van ")[1].split()[0])
        seen_after(
            screen,
            lambda: leave(elsewhere, "Een schommel [bold]op[/] het plein"),
            f"je ziet er {page * NOTES} van {total + 1}",
        )
        # A terminal is read while it is being drawn, too.
        assert notes(still(screen)) == notes(styled)
        text = screen.text()
        assert "Net erbij: Een schommel [bold]op[/] het plein" in text
        assert notes(text) == notes(before)
        screen.tap_on("Meer ideeën")
        screen.wait_for(f"er {(page + 1) * NOTES} van")
        still(screen)
        assert "schommel [bold]op[/]" in "\n".join(notes(screen.text()))


def test_home_counts_an_idea_left_on_the_other_kiosk(elsewhere: Actions, kiosk: list[str]) -> None:
    """Two kiosks: what is typed and sent at one is counted on the third door of the other."""
    with Tmux(kiosk) as one, Tmux(kiosk) as other:
        home = other.wait_for("ideeën op het bord")
        count = int(home.split(" ideeën op het bord")[0].split()[-1])
        opened_board(one)
        one.tap_on("Ik heb een idee")
        one.wait_for("Typ je idee")
        one.type("Een kas voor het hele dorp")
        one.wait_for("Een kas voor het hele dorp")
        time.sleep(0.6)
        seen_after(other, lambda: one.tap_on("zet mijn idee"), f"{count + 1} ideeën op het bord")


def test_me_too_said_elsewhere_counts_on_the_open_page(elsewhere: Actions, kiosk: list[str]) -> None:
    """The number and what is still needed, while the page stands open."""
    idea = leave(elsewhere, "Samen naar de sterren kijken")
    with Tmux(kiosk) as screen:
        opened_board(screen)
        screen.tap_on("Samen naar de")
        screen.wait_for("Nog niemand zei")
        screen.press("Tab")
        still(screen)
        before = screen.text().splitlines()
        seen_after(screen, lambda: elsewhere.me_too(idea, "visit"), "1 mens wil dit")
        still(screen)
        text = screen.text()
        assert "nog 4 medestanders" in text
        changed = [(a, b) for a, b in zip(before, text.splitlines(), strict=True) if a != b]
        assert len(changed) <= 4, changed
