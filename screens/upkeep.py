"""While nobody is there, the hall's data are looked after: in a thread, now and then."""

from contextlib import suppress

from textual.app import App

from kiosk.actions import Actions
from kiosk.clock import Clock
from kiosk.errors import KioskError

EVERY = 600.0
"""Seconds between two times."""

QUIET = 5.0
"""Seconds after the last touch before it is thought of: who stands there may press again."""


class Upkeep:
    """Knows when it was done last, and never has it done twice at once."""

    def __init__(self, app: App[int], actions: Actions, clock: Clock) -> None:
        self._app, self._actions, self._clock = app, actions, clock
        self._next = clock.monotonic() + QUIET
        self._busy = False

    def look(self) -> None:
        """Nobody is there: do it when it is time."""
        if not self._busy and self._clock.monotonic() >= self._next:
            self._busy = True
            self._app.run_worker(self._keep_up, thread=True, exit_on_error=False)

    def soon(self) -> None:
        """Somebody was there: what they did is worth a mark once they have gone."""
        self._next = min(self._next, self._clock.monotonic() + QUIET)

    def _keep_up(self) -> None:
        # A full disk, another process at it: the next time goes on, and `kiosk check` tells.
        with suppress(KioskError):
            self._actions.keep_up()
        self._next = self._clock.monotonic() + EVERY
        self._busy = False
