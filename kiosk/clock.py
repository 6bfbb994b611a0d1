"""Time, handed in, so that no test has to patch it."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Clock(Protocol):
    """Tells what time it is."""

    def now(self) -> datetime:
        """The wall clock, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go back, for measuring how long something took."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The wall clock, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some moment, never going back."""
        return time.monotonic()


class FixedClock:
    """A clock that stands still until it is told otherwise: for tests and the pictures in the docs."""

    def __init__(self, now: datetime) -> None:
        if now.tzinfo is None:
            raise ValueError("a clock needs an aware datetime")
        self._now = now.astimezone(UTC)
        self._seconds = 0.0

    def now(self) -> datetime:
        """The moment it was set to."""
        return self._now

    def monotonic(self) -> float:
        """The seconds it was advanced by."""
        return self._seconds

    def advance(self, step: timedelta) -> None:
        """Move both the wall clock and the monotonic seconds."""
        self._now += step
        self._seconds += step.total_seconds()


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970 (UTC) of an aware moment."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def moment(milliseconds: int) -> datetime:
    """The aware moment (UTC) that many milliseconds after 1970."""
    return _EPOCH + timedelta(milliseconds=milliseconds)
