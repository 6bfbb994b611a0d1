"""Whether the clock on the wall can be believed (a Raspberry Pi 4 has no battery for it)."""

import ctypes

from kiosk.clock import Clock

_UNSET = 5
"""TIME_ERROR of adjtimex(2): nobody has set the clock since the machine started."""

_JUMP = 1000
"""Milliseconds by which the wall clock may part from the time since boot before that is put down."""


class WallClock:
    """Says when a line has to tell the time of day and the time since boot."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._apart: int | None = None

    def to_tell(self, wall: int) -> tuple[int, int, bool] | None:
        """Wall clock (milliseconds, as given), time since boot (milliseconds) and whether the clock was set.

        None when the last line that told it still holds: this process told it, and it did not jump.
        """
        since_boot = int(self._clock.monotonic() * 1000)
        if self._apart is not None and abs(wall - since_boot - self._apart) <= _JUMP:
            return None
        return wall, since_boot, _is_set()

    def told(self, telling: tuple[int, int, bool] | None) -> None:
        """The line is on the disk."""
        if telling is not None:
            self._apart = telling[0] - telling[1]


def _is_set() -> bool:
    """As the kernel says; False where it does not say."""
    try:
        adjtimex = ctypes.CDLL(None, use_errno=True).adjtimex
    except (OSError, AttributeError):
        return False
    answer: int = adjtimex(ctypes.create_string_buffer(512))
    return answer not in (-1, _UNSET)
