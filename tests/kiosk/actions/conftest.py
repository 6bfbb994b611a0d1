"""A small hall with one thing to join."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from kiosk.actions import Actions
from kiosk.board import Board
from kiosk.clock import FixedClock
from kiosk.hall import Hall
from kiosk.model import Initiative, Meeting, Record, Task
from kiosk.store import Who

NOW = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    """The hall's clock."""
    return FixedClock(NOW)


@pytest.fixture
def hall(tmp_path: Path, clock: FixedClock) -> Hall:
    """A hall without listings."""
    return Hall.create(tmp_path / "hall", "De Wierde", "nl", "Europe/Amsterdam", "1234", clock=clock)


@pytest.fixture
def again(hall: Hall) -> Callable[[], Hall]:
    """The same hall, opened as another process would."""
    return lambda: Hall.open(hall.folder, clock=hall.clock, random=os.urandom)


@pytest.fixture
def actions(hall: Hall) -> Actions:
    """What visitors do."""
    return Actions(hall)


@pytest.fixture
def board(hall: Hall) -> Board:
    """What visitors see."""
    return Board(hall)


@pytest.fixture
def listing(hall: Hall) -> Callable[..., str]:
    """Put a series on Thursdays on the board, with a task; returns its id (the task's is `help`)."""

    def make(**fields: object) -> str:
        base = {"id": "i", "slug": "samen-eten", "title": "Samen eten", "capacity": 4}
        initiative = msgspec.convert(base | fields, Initiative)
        meeting = Meeting(
            id="m",
            initiative="i",
            kind="recurring",
            start=datetime(2026, 11, 19, 18, 0),
            end=datetime(2026, 11, 19, 20, 0),
            rule="FREQ=WEEKLY",
        )
        task = Task(id="help", initiative="i", slug="afwassen", title="Afwassen", hands_min=2, hands_max=2)
        records: tuple[Record, ...] = (initiative, meeting, task)
        with hall.store.transaction(Who("host"), "add") as transaction:
            for record in records:
                transaction.put(record)
        return "i"

    return make
