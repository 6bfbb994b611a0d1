"""A hall of one's own, and the command line on it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.clock import FixedClock
from kiosk.hall import Hall

TUESDAY = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    """What a command ended with and wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> object:
        """Its stdout as JSON."""
        return json.loads(self.out)


Kiosk = Callable[..., Said]


@pytest.fixture
def clock() -> FixedClock:
    """Stands still on Tuesday 24 November 2026, 14:05 in the hall."""
    return FixedClock(TUESDAY)


@pytest.fixture
def folder(tmp_path: Path, clock: FixedClock) -> Path:
    """A new, empty hall that speaks Dutch."""
    Hall.create(tmp_path / "hall", "De Wierde", "nl", "Europe/Amsterdam", "4321", clock=clock)
    return tmp_path / "hall"


@pytest.fixture
def kiosk(folder: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> Kiosk:
    """Run a command on that hall, in this process."""

    def run(*words: str) -> Said:
        capsys.readouterr()
        code = main(["--hall", str(folder), *words], clock)
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return run


@pytest.fixture
def singing(kiosk: Kiosk) -> str:
    """An initiative on every third Thursday for four people, with a task; gives its slug."""
    words = ["Samen zingen", "--on", "26-11-2026", "--from", "19:30", "--until", "22", "--capacity", "4"]
    assert kiosk("add", *words, "--repeat", "elke donderdag").code == 0
    assert kiosk("add", "--task", "Koffie zetten", "--to", "samen-zingen", "--hands", "1-2").code == 0
    return "samen-zingen"
