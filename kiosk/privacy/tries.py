"""How long to wait after a wrong PIN or code. Waiting is all there is: nobody is ever locked out."""

from collections import deque

from kiosk.clock import Clock

FIRST_WAIT, LONGEST_WAIT = 2.0, 60.0
"""Seconds after the first wrong PIN, and at most."""

_CODES_AT_ONCE = 5
_CODE_WINDOW = 60.0
_CODE_WAIT = 5.0


def pin_wait(wrong: int) -> float:
    """Seconds to wait after so many wrong PINs in a row: 2, 4, 8, 16, 32, 60, 60, ..."""
    if wrong <= 0:
        return 0.0
    return min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(wrong - 1, 10))


class CodeDoor:
    """Slows down who guesses codes: after 5 wrong ones within a minute, 5 seconds between one and the next.

    Kept in memory, for each process by itself, and gone after a restart: at that pace guessing one of 2**40
    codes takes thousands of years all the same.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._wrong: deque[float] = deque(maxlen=_CODES_AT_ONCE)

    def wait(self) -> float:
        """Seconds until the next code may be looked up; 0.0: now."""
        now = self._clock.monotonic()
        if len(self._wrong) < _CODES_AT_ONCE or now - self._wrong[0] > _CODE_WINDOW:
            return 0.0
        return max(0.0, self._wrong[-1] + _CODE_WAIT - now)

    def wrong(self) -> None:
        """A code was looked up and nothing answered to it."""
        self._wrong.append(self._clock.monotonic())

    def right(self) -> None:
        """A code was found: whoever stands here is no guesser."""
        self._wrong.clear()
