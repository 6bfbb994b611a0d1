"""Back to the beginning when nobody is there: a countdown first, then everything typed is wiped."""

from textual import events

from kiosk.clock import Clock
from kiosk.settings import Screen as Times

_ACTS = (events.Key, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp, events.Paste)
"""What counts as somebody being there; a mouse that was merely bumped does not."""


class Idle:
    """Knows how long nobody did anything, in monotonic seconds, and how long is left (WCAG 2.2.1)."""

    def __init__(self, clock: Clock, times: Times) -> None:
        self._clock, self._times = clock, times
        self._last = clock.monotonic()

    def saw(self, event: events.Event) -> None:
        """Take note of an event."""
        if isinstance(event, _ACTS):
            self.is_here()

    def is_here(self) -> None:
        """Somebody is there now."""
        self._last = self._clock.monotonic()

    def seconds_left(self, *, form: bool) -> float:
        """Until everything is wiped; longer where something is being filled in."""
        allowed = self._times.form_idle_seconds if form else self._times.idle_seconds
        return allowed - (self._clock.monotonic() - self._last)

    def countdown(self, *, form: bool) -> int | None:
        """Seconds to count down on screen, or None while it is not time to."""
        left = self.seconds_left(form=form)
        return max(0, -int(-left // 1)) if left <= self._times.warn_seconds else None
