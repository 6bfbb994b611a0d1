"""A press that still belongs to the one before it: the second half of a double press, or Enter held down."""

import time
from typing import Final

QUIET: Final = 0.7
"""Seconds after which a press is meant: more than keys take before they repeat."""
HELD: Final = 0.3
"""Seconds within which a key that is held repeats: then it is still the same press."""


class SecondPress:
    """Swallows presses for a moment, and while a key is held: the hand need not have seen what came."""

    def __init__(self) -> None:
        self._until = 0.0

    def begin(self) -> None:
        """Something came on screen, or was said: the next presses may not be meant for it."""
        self._until = time.monotonic() + QUIET

    def swallows(self) -> bool:
        """Whether this press still belongs to what came before."""
        now = time.monotonic()
        is_second = now < self._until
        if is_second:
            self._until = max(self._until, now + HELD)
        return is_second
