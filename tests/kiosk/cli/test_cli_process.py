"""The `kiosk` command as a shell sees it: exit codes, one line of trouble, nothing loaded in vain."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FULL = """
import resource, sys
from kiosk.__main__ import main
resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
sys.exit(main(sys.argv[1:]))
"""

HEAVY = {"openpyxl", "icalendar", "textual", "screens", "python_calamine", "argon2", "qrcode"}


def run(command: list[str], *words: str) -> subprocess.CompletedProcess[str]:
    """Run it without a terminal."""
    return subprocess.run(
        [*command, *words],
        check=False,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(["lsit"], 2, id="unknown command"),
        pytest.param(["list", "--weg"], 2, id="unknown flag"),
        pytest.param(["show"], 2, id="a word too few"),
        pytest.param(["list", "een"], 2, id="a word too many"),
        pytest.param(["list", "--json=ja"], 2, id="a value too many"),
        pytest.param(["list", "--theme"], 2, id="a value too few"),
        pytest.param(["sign-up", "a", "--name", "b", "--party", "c"], 2, id="no number"),
        pytest.param(["list", "--hall", "/nowhere"], 1, id="no hall"),
        pytest.param(["list", "--hall", "a" * 5000], 1, id="a path too long"),
        pytest.param(["show", "\x1b]0;x\x07" + "weg" * 1000], 1, id="strange words"),
        pytest.param(["run"], 1, id="no terminal"),
        pytest.param(["demo"], 1, id="no terminal for the demo"),
        pytest.param([], 1, id="no terminal for kiosk alone"),
        pytest.param(["export", "--to", "{}/hall.toml"], 1, id="a file for a folder"),
        pytest.param(["export", "--to", "{}/out", "--format", "pdf"], 2, id="unknown format"),
        pytest.param(["export", "--to", "{}/out", "--separator", "x"], 2, id="unknown separator"),
    ],
)
def test_trouble_is_one_line_and_an_exit_code(
    kiosk_command: list[str], folder: Path, words: list[str], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """2 for wrong use, 1 for what could not be; one line on stderr that no terminal obeys, no traceback."""
    monkeypatch.setenv("KIOSK_HALL", str(folder))
    said = run(kiosk_command, *(word.format(folder) for word in words))
    assert (said.returncode, said.stdout) == (code, "")
    assert said.stderr.count("\n") == 1
    assert said.stderr.startswith("kiosk: ")
    assert said.stderr.rstrip("\n").isprintable()


def test_wrong_settings_are_exit_code_2(kiosk_command: list[str], folder: Path) -> None:
    """hall.toml is refused in one line that names file and line."""
    (folder / "hall.toml").write_text('[hall]\nnam = "A"\n', "utf-8")
    said = run(kiosk_command, "list", "--hall", str(folder))
    assert said.returncode == 2
    assert said.stderr.count("\n") == 1
    assert "hall.toml" in said.stderr


def test_json_comes_when_it_is_on_disk(kiosk_command: list[str], folder: Path) -> None:
    """What a command says it did, another process finds at once."""
    added = json.loads(run(kiosk_command, "add", "Koor", "--json", "--hall", str(folder)).stdout)
    found = json.loads(run(kiosk_command, "list", "--json", "--hall", str(folder)).stdout)
    assert found == [added]


def test_a_full_disk_is_one_line_and_changes_nothing(kiosk_command: list[str], folder: Path) -> None:
    """When saving fails the command says so with exit 1, and the hall is as it was."""
    run(kiosk_command, "add", "Koor", "--hall", str(folder))
    before = run(kiosk_command, "list", "--all", "--json", "--hall", str(folder)).stdout
    full = [sys.executable, "-c", FULL]
    for words in (
        ["add", "Te veel"],
        ["hide", "koor", "--why", "x"],
        ["export", "--to", str(folder / "uit")],
    ):
        said = run(full, *words, "--hall", str(folder))
        assert (said.returncode, said.stdout) == (1, "")
        assert said.stderr.count("\n") == 1
    assert run(kiosk_command, "list", "--all", "--json", "--hall", str(folder)).stdout == before
    assert not list((folder / "live").rglob("*.new"))
    assert run(kiosk_command, "add", "Weer ruimte", "--hall", str(folder)).returncode == 0
    assert list((folder / "uit").iterdir()) == []


@pytest.mark.may_skip
def test_a_read_only_hall_can_be_read_and_says_so_when_written(
    kiosk_command: list[str], folder: Path
) -> None:
    """Reading works without write permission; writing is refused in one line."""
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    run(kiosk_command, "add", "Koor", "--hall", str(folder))
    (folder / "live").chmod(0o500)
    try:
        assert "koor" in run(kiosk_command, "list", "--hall", str(folder)).stdout
        said = run(kiosk_command, "add", "Nog een", "--hall", str(folder))
        assert (said.returncode, said.stderr.count("\n")) == (1, 1)
    finally:
        (folder / "live").chmod(0o700)


def test_a_reader_that_leaves_gets_no_traceback(kiosk_command: list[str], folder: Path) -> None:
    """`kiosk log | head -1` ends quietly, also when much is still to be said."""
    run(kiosk_command, "add", "Koor", "--description", "la " * 1000, "--hall", str(folder))
    for number in range(40):
        run_in_process_edit(folder, number)
    with subprocess.Popen(
        [*kiosk_command, "log", "--json", "--hall", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(20) in {0, 1}


def run_in_process_edit(folder: Path, number: int) -> None:
    """One more line for the log, long enough to fill a pipe."""
    from kiosk.actions.listings import edit_initiative
    from kiosk.hall import Hall

    edit_initiative(Hall.open(folder), "koor", {"description": f"{number} " * 1000})


def test_ctrl_c_is_quiet(folder: Path) -> None:
    """Interrupted at a question, a command ends with 130 and says nothing."""
    program = "import signal, sys, kiosk.cli.listings as l; from kiosk.__main__ import main; "
    program += "signal.signal(signal.SIGINT, signal.default_int_handler); "
    program += "l.View.of = lambda *_: signal.raise_signal(signal.SIGINT); sys.exit(main(sys.argv[1:]))"
    said = run([sys.executable, "-c", program], "show", "koor", "--hall", str(folder))
    assert (said.returncode, said.stdout, said.stderr) == (130, "", "")


@pytest.mark.parametrize(
    "words",
    [["list"], ["list", "--json"], ["add", "Koor"], ["log"], ["export", "--to", "{}/uit", "--format", "csv"]],
)
def test_what_is_not_needed_is_not_loaded(folder: Path, words: list[str]) -> None:
    """On a slow machine every import counts: no screens, no readers of files, no hashing for these."""
    program = "import sys; from kiosk.__main__ import main; code = main(sys.argv[1:]); "
    program += "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    said = run(
        [sys.executable, "-c", program], *(word.format(folder) for word in words), "--hall", str(folder)
    )
    assert said.returncode == 0, said.stderr
    assert not {name.partition(".")[0] for name in said.stderr.split()} & HEAVY


def test_help_is_there_in_both_languages(kiosk_command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command explains itself; help goes to stdout and is no failure."""
    for language, usage in (("nl_NL", "gebruik:"), ("en_GB", "usage:")):
        monkeypatch.setenv("LANG", language)
        said = run(kiosk_command, "--help")
        assert (said.returncode, said.stderr) == (0, "")
        assert said.stdout.startswith(usage)
        for command in ("run", "demo", "init", "list", "show", "add", "edit", "hide", "sign-up", "withdraw"):
            assert f" {command} " in said.stdout
    assert run(kiosk_command, "sign-up", "--help").returncode == 0
