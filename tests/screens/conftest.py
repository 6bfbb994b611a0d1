"""The example hall on a Tuesday afternoon, and the kiosk on it."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk import example
from kiosk.actions import Actions
from kiosk.board import Board
from kiosk.clock import FixedClock
from kiosk.hall import Hall
from screens.app import KioskScreenApp

TUESDAY = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
"""14:05 in the hall."""


@pytest.fixture
def clock() -> FixedClock:
    """The hall's clock; it moves when a test moves it."""
    return FixedClock(TUESDAY)


@pytest.fixture
def hall(tmp_path: Path, clock: FixedClock) -> Hall:
    """Dorpshuis De Wierde, seeded that Tuesday."""
    example.demo_copy(tmp_path)
    opened = Hall.open(tmp_path, clock=clock)
    example.seed(opened)
    return opened


@pytest.fixture
def same_hall(hall: Hall) -> Callable[[], Hall]:
    """The same folder, opened as another process would."""
    return lambda: Hall.open(hall.folder, clock=hall.clock, random=secrets.token_bytes)


@pytest.fixture
def board(hall: Hall) -> Board:
    """Where screens read."""
    return Board(hall)


@pytest.fixture
def actions(hall: Hall) -> Actions:
    """Where screens write."""
    return Actions(hall)


@pytest.fixture
def kiosk(board: Board, actions: Actions, clock: FixedClock) -> KioskScreenApp:
    """The kiosk as it stands in that hall."""
    return KioskScreenApp(board, actions, clock)
