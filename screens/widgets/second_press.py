"""A press that still belongs to the one before it: the second half of a double press, or Enter held down."""

import time
from typing import Final

QUIET: Final = 0.7
"""Seconds without a press after which the next one is meant: more than keys take before they repeat."""


class SecondPress:
    """Swallows presses until none came for a while. The pressing finger need not have known what came."""

    def __init__(self) -> None:
        self._until = 0.0

    def begin(self) -> None:
        """Something came on screen, or was said: the next presses may not be meant for it."""
        self._until = time.monotonic() + QUIET

    def swallows(self) -> bool:
        """Whether this press still belongs to what came before; then the quiet begins anew."""
        is_second = time.monotonic() < self._until
        if is_second:
            self.begin()
        return is_second
