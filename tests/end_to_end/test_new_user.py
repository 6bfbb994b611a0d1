"""How much a new user has to press: counted in a real terminal, by keyboard alone and by mouse alone."""

import json
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from terminal import Tmux

from kiosk import example

CLOCK = "2026-11-24T14:05"

READING = 0.8
"""Seconds a person takes at the least to see what a screen asks."""


class Counting:
    """A terminal that counts what is pressed; a name is typed beside the count."""

    def __init__(self, terminal: Tmux) -> None:
        self.terminal = terminal
        self.pressed = 0

    def keys(self, *keys: str) -> None:
        """Press keys, one at a time, as a person does."""
        for key in keys:
            time.sleep(READING)
            self.terminal.press(key)
            self.pressed += 1

    def tap(self, words: str) -> None:
        """See the words, then tap on them: sooner is the second half of a double click, and ignored."""
        self.terminal.wait_for(words)
        time.sleep(READING)
        self.terminal.tap_on(words)
        self.pressed += 1


@pytest.fixture(params=[(120, 40), (80, 24)], ids=["120x40", "80x24"])
def user(
    request: pytest.FixtureRequest, kiosk_command: list[str], needs: Callable[..., None]
) -> Iterator[Counting]:
    """Somebody in front of the demo, on a Tuesday afternoon."""
    needs("tmux")
    columns, rows = request.param
    with Tmux([*kiosk_command, "demo", "--clock", CLOCK], columns=columns, rows=rows) as terminal:
        terminal.wait_for("Klaverjassen")
        yield Counting(terminal)


def test_the_first_card_by_keyboard(user: Counting) -> None:
    """At most 8 key presses plus the name, for a series too."""
    user.keys("Down", "Enter")
    user.terminal.wait_for("Ik doe mee")
    user.keys("Enter")
    user.terminal.wait_for("Verder")
    user.keys("Enter")
    user.terminal.wait_for("voornaam")
    user.terminal.type("Greetje")
    user.keys("Enter")
    user.terminal.wait_for("Ja, ik doe mee")
    user.keys("Enter")
    user.terminal.wait_for("Toch niet")
    assert user.pressed <= 8


def test_any_other_by_one_word_of_its_title(user: Counting) -> None:
    """The word begins the search by itself; the rest is at most 8 key presses plus the name."""
    user.terminal.type("verhalen")
    user.terminal.wait_for("Verhalen van de wierde")
    user.keys("Enter")
    user.terminal.wait_for("Ik doe mee")
    user.keys("Enter")
    user.terminal.wait_for("voornaam")
    user.terminal.type("Greetje")
    user.keys("Enter")
    user.terminal.wait_for("Ja, ik doe mee")
    user.keys("Enter")
    user.terminal.wait_for("Toch niet")
    assert user.pressed <= 8


def test_a_series_by_mouse(user: Counting) -> None:
    """At most 6 taps plus the typing of the name; it ends with the code."""
    user.tap("Klaverjassen")
    user.tap("Ik doe mee")
    user.tap("Verder")
    user.terminal.wait_for("voornaam")
    user.terminal.type("Greetje")
    user.tap("Verder")
    user.tap("Ja, ik doe mee")
    user.terminal.wait_for("Toch niet")
    assert user.pressed <= 6


def test_a_single_date_by_mouse(user: Counting) -> None:
    """At most 5 taps where there is no series to ask about, once the card is in sight."""
    user.terminal.type("verhalen")
    user.tap("Verhalen van de wierde")
    user.tap("Ik doe mee")
    user.terminal.wait_for("voornaam")
    user.terminal.type("Greetje")
    user.tap("Verder")
    user.tap("Ja, ik doe mee")
    user.terminal.wait_for("Toch niet")
    assert user.pressed <= 5


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_cancelling_takes_the_code_and_three_taps(
    tmp_path: Path, kiosk_command: list[str], needs: Callable[..., None], columns: int, rows: int
) -> None:
    """*Ik heb een code*, the code, *Ik stop ermee*, *Klaar*; or, before that, one tap undoes it."""
    needs("tmux")
    example.demo_copy(tmp_path)
    command = [*kiosk_command, "--hall", str(tmp_path)]
    sign_up = [*command, "sign-up", "klaverjassen", "--name", "Greetje", "--json"]
    code = json.loads(subprocess.run(sign_up, check=True, capture_output=True, text=True).stdout)["code"]
    with Tmux([*command, "run"], columns=columns, rows=rows) as terminal:
        user = Counting(terminal)
        terminal.wait_for("Klaverjassen")
        user.tap("Ik heb een code")
        terminal.wait_for("briefje")
        terminal.type(code)
        user.tap("Ik stop ermee")
        user.tap("Toch wel")
        user.tap("Ik stop ermee")
        terminal.wait_for("Toch wel")
        user.tap("Klaar")
        assert user.pressed <= 3 + 2  # two of them took it back and said it again


DOOR = {"nl": "deeën", "en": "deas"}
"""Of the third door, however small it is."""
SAID = {
    "nl": ("Ik heb een idee", "Typ je idee", "Ja, zet mijn idee op het bord", "Je idee staat nu"),
    "en": ("I have an idea", "Type your idea", "Yes, put my idea on the board", "Your idea is on"),
}


@pytest.mark.parametrize("by_key", [True, False], ids=["keys", "mouse"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_idea_is_on_the_board_in_three_screens(user: Counting, language: str, by_key: bool) -> None:
    """The board, the words, it worked: three presses by mouse; Enter goes from field to field."""
    have, type_it, put, there = SAID[language]
    if language == "en":
        user.terminal.tap_on("English")
    if by_key:
        user.terminal.wait_for(DOOR[language])
        user.keys(*["Down"] * 8, "Right", "Right", "Enter")
        user.terminal.wait_for(have)
        user.keys("Down", "Down", "Down", "Right", "Enter")
    else:
        user.tap(DOOR[language])
        user.tap(have)
    user.terminal.wait_for(type_it)
    user.terminal.type("een glijbaan")
    if by_key:
        user.keys("Enter", "Enter", "Enter", "Enter")
    else:
        user.tap(put)
        assert user.pressed == 3
    user.terminal.wait_for(there)


TASK = {
    "nl": (("klussen zoeken handen", "Ik wil helpen"), "voornaam", "Verder", "Ja, ik help mee", "Toch niet"),
    "en": (("tasks need hands", "I want to help"), "first name", "Go on", "Yes, I help", "Undo"),
}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_fitting_task_is_taken_in_six_touches(user: Counting, language: str) -> None:
    """The door, the task, the name, *Verder*, *Ja*; two are left for how long and when."""
    doors, asked, on, yes, undo = TASK[language]
    if language == "en":
        user.terminal.tap_on("English")
        user.terminal.wait_for("Nederlands")
    seen = user.terminal.text()
    user.tap(next(door for door in doors if door in seen))
    user.tap("Tafels dekken")
    user.terminal.wait_for(asked)
    user.terminal.type("Greetje")
    user.tap(on)
    user.tap(yes)
    user.terminal.wait_for(undo)
    assert user.pressed <= 4
