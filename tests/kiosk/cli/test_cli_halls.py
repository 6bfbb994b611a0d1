"""Which hall a command opens, how a new one begins, and in which language trouble is told."""

import json
import os
import pty
import select
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest

from kiosk.__main__ import main
from kiosk.clock import FixedClock
from kiosk.hall import Hall
from kiosk.privacy.pin import Passed, Wrong

Run = Callable[..., Any]
CHECKOUT_DATA = Path(__file__).parents[3] / "data"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["--hall", "{}", "list", "--json"], id="before"),
        pytest.param(["list", "--hall", "{}", "--json"], id="after"),
        pytest.param(["--hall", "/nowhere", "list", "--json", "--hall={}"], id="the last one counts"),
    ],
)
def test_the_hall_is_named_before_or_after(
    words: list[str], kiosk: Run, folder: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--hall DIR` means the same on both sides of the command."""
    kiosk("add", "Koor")
    capsys.readouterr()
    assert main([word.format(folder) for word in words], clock) == 0
    assert [each["slug"] for each in json.loads(capsys.readouterr().out)] == ["koor"]


def test_without_a_name_it_is_the_environments_or_the_one_here(
    kiosk: Run,
    folder: Path,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """$KIOSK_HALL, else ./data, else the user's own data folder, which is named when it holds none."""
    kiosk("add", "Koor")
    monkeypatch.setenv("KIOSK_HALL", str(folder))
    assert main(["show", "koor"], clock) == 0
    monkeypatch.delenv("KIOSK_HALL")
    monkeypatch.chdir(folder.parent)
    capsys.readouterr()
    assert main(["show", "koor"], clock) == 1
    assert "kiosk init" in capsys.readouterr().err
    folder.rename(folder.parent / "data")
    assert main(["show", "koor"], clock) == 0


def test_the_first_command_seeds_an_example(tmp_path: Path, clock: FixedClock, kiosk: Run) -> None:
    """A hall with listings and nothing else is filled once, and its hosts' PIN is the example's."""
    (tmp_path / "voorbeeld" / "listings").mkdir(parents=True)
    for file in (CHECKOUT_DATA / "hall.toml", *(CHECKOUT_DATA / "listings").glob("*.toml")):
        copy = tmp_path / "voorbeeld" / file.relative_to(CHECKOUT_DATA)
        copy.write_bytes(file.read_bytes())
    example = str(tmp_path / "voorbeeld")
    seeded = kiosk("list", "--hall", example, "--json").json
    assert len(seeded) >= 14
    kiosk("add", "Koor", "--hall", example)
    assert len(kiosk("list", "--hall", example, "--json").json) == len(seeded) + 1
    assert Hall.open(tmp_path / "voorbeeld", clock=clock).pin.check("1234") == Passed()


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl_NL.UTF-8", "geen dorpshuis"), ("C.UTF-8", "geen dorpshuis"), ("en_GB.UTF-8", "no hall")],
)
def test_trouble_before_a_hall_is_open_follows_the_environment(
    language: str, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """English where LANG says so, else Dutch; once a hall is open, it is the hall's language."""
    monkeypatch.setenv("LANG", language)
    assert main(["list", "--hall", "/nowhere"]) == 1
    assert words in capsys.readouterr().err


def test_a_hall_speaks_its_own_language(kiosk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Dutch hall answers in Dutch, whatever the terminal speaks."""
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "geen initiatief" in kiosk("show", "weg").err


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        pytest.param(["init"], 2, "init", id="no folder"),
        pytest.param(["init", "{}"], 2, "--name", id="no name"),
        pytest.param(["init", "{}", "--name", "A"], 2, "--pin", id="no PIN"),
        pytest.param(["init", "{}", "--name", "A", "--pin", "12"], 1, "4", id="short PIN"),
        pytest.param(["init", "{}", "--name", " ", "--pin", "1234"], 2, "name", id="a name of nothing"),
        pytest.param(
            ["init", "{}", "--name", "A", "--pin", "1234", "--language", "fr"], 2, "fr", id="language"
        ),
        pytest.param(
            ["init", "{}", "--name", "A", "--pin", "1234", "--time-zone", "A/B"], 2, "A/B", id="zone"
        ),
    ],
)
def test_init_without_terminal_names_what_is_missing(
    words: list[str],
    code: int,
    named: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One line, nothing asked, and no half hall is left that opens."""
    with Path(os.devnull).open(encoding="utf-8") as nobody:
        monkeypatch.setattr(sys, "stdin", nobody)
        assert main([word.format(tmp_path / "nieuw") for word in words]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert named in said.err
    assert not (tmp_path / "nieuw" / "hall.toml").exists()


def test_init_makes_a_hall_that_works_and_never_a_second(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], clock: FixedClock
) -> None:
    """With every flag it asks nothing, says what to do next, and refuses to write over a hall."""
    words = ["init", str(tmp_path / "nieuw"), "--name", 'Ons "Huis"', "--language", "en"]
    assert main([*words, "--time-zone", "Europe/Brussels", "--pin", "2468"], clock) == 0
    assert "import" in capsys.readouterr().out
    hall = Hall.open(tmp_path / "nieuw", clock=clock)
    settings = hall.settings.hall
    assert (settings.name, settings.language, settings.time_zone) == ('Ons "Huis"', "en", "Europe/Brussels")
    assert hall.pin.check("2468") == Passed()
    assert main([*words, "--pin", "1111"], clock) == 1


def test_init_asks_at_a_terminal(tmp_path: Path, kiosk_command: list[str], clock: FixedClock) -> None:
    """Name, language, time zone, a PIN typed twice and not shown; what cannot be is asked again."""
    parent, child = pty.openpty()
    command = [*kiosk_command, "init", str(tmp_path / "nieuw")]
    process = Popen(command, stdin=child, stdout=child, stderr=child, start_new_session=True, close_fds=True)
    os.close(child)
    shown = ""
    answers = [("heet", "De Wierde"), ("taal", "xx"), ("taal", ""), ("tijdzone", ""), ("gastheren", "12")]
    answers += [("gastheren", "2468"), ("Nog een keer", "8642")]
    answers += [("gastheren", "2468"), ("Nog een keer", "2468")]
    for question, answer in answers:
        shown += _until(parent, question)
        os.write(parent, f"{answer}\n".encode())
    shown += _until(parent, "import")
    assert process.wait(20) == 0
    os.close(parent)
    assert "2468" not in shown
    hall = Hall.open(tmp_path / "nieuw", clock=clock)
    assert hall.settings.hall.name == "De Wierde"
    assert hall.pin.check("2468") == Passed()


def _until(terminal: int, words: str) -> str:
    """Everything the terminal shows until these words have come."""
    shown = b""
    while words.encode() not in shown:
        ready, _, _ = select.select([terminal], [], [], 20)
        assert ready, f"{words!r} did not come: {shown.decode()}"
        shown += os.read(terminal, 4096)
    return shown.decode()


def test_a_new_pin_ends_the_old_one(kiosk: Run, folder: Path, clock: FixedClock) -> None:
    """Who lost it gets another from whoever has the machine; a bad one changes nothing."""
    door = Hall.open(folder, clock=clock).pin
    assert kiosk("pin", "--pin", "12").code == 1
    assert kiosk("pin", "--pin", "24680").code == 0
    assert isinstance(door.check("24680"), Passed)
    assert isinstance(door.check("1234"), Wrong)


@pytest.mark.parametrize(
    "spoilt",
    [pytest.param("live/secrets", id="damaged secrets"), pytest.param("live", id="a file for a folder")],
)
def test_a_hall_that_could_not_be_made_is_not_in_the_way(
    spoilt: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What init cannot use is named in one line; once it is gone, the same command makes the hall."""
    words = ["init", str(tmp_path / "nieuw"), "--name", "De Wierde", "--pin", "2468"]
    (tmp_path / "nieuw" / spoilt).parent.mkdir(parents=True)
    (tmp_path / "nieuw" / spoilt).write_bytes(b"\xff")
    assert main(words) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    (tmp_path / "nieuw" / spoilt).unlink()
    assert main(words) == 0
    assert Hall.open(tmp_path / "nieuw").pin.check("2468") == Passed()
