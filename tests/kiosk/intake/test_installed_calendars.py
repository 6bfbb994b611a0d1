"""Every calendar that the icalendar package tests itself with, strange ones included."""

import time
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from kiosk.errors import InputRefused
from kiosk.intake.reading import read

NOW = datetime(2010, 1, 1, tzinfo=UTC)
SECONDS = 20
"""For all of them together; a tenth of it is normal."""


def test_none_of_them_gives_a_traceback() -> None:
    """Each is read, with every event listed or named, or refused whole in one sentence."""
    folder = Path(str(files("icalendar"))) / "tests"
    if not folder.is_dir():
        pytest.skip("this icalendar comes without its tests")
    calendars = sorted(folder.rglob("*.ics"))
    assert len(calendars) > 100
    began = time.monotonic()
    outcomes = [_outcome(path) for path in calendars]
    assert time.monotonic() - began < SECONDS
    assert outcomes.count("read") > 50
    assert outcomes.count("refused") > 50


def _outcome(path: Path) -> str:
    events = path.read_bytes().upper().count(b"BEGIN:VEVENT")
    try:
        found = read(path, "Europe/Amsterdam", NOW, past=True)
    except InputRefused:
        return "refused"
    changes = sum(len(each.changes) for each in found.found)
    assert len(found.found) + changes + len(found.refused) + found.private >= events, path.name
    return "read"
