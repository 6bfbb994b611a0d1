"""*Ik ook*: said in one touch, taken back for a while in the same place."""

import time
from typing import Final

from kiosk.actions import Actions
from kiosk.errors import KioskError
from screens.presence import Presence

UNDO_SECONDS: Final = 15
_SECOND_PRESS: Final = 0.7
"""Seconds in which a press still belongs to the double press that said it."""


class MeToo:
    """What the visitor said of ideas on one screen, and what of it can be undone right now."""

    def __init__(self, actions: Actions, presence: Presence) -> None:
        self._actions, self._presence = actions, presence
        self._since = 0.0
        self.idea = ""
        """The idea that *Toch niet* is about; empty: none."""
        self.seconds = 0
        """Until that goes away."""
        self.trouble: KioskError | None = None

    def said(self, idea: str) -> bool:
        """Whether it was said in this visit, on whatever screen."""
        return idea in self._kept

    def can_undo(self, idea: str) -> bool:
        """Whether *Toch niet* stands at it."""
        return self.idea == idea and self.seconds > 0

    def say(self, idea: str) -> None:
        """Say it, or, when it was said already, give the time to undo it once more."""
        self.trouble = None
        try:
            if idea not in self._kept:
                self._kept[idea] = self._say(idea)
        except KioskError as error:
            self.trouble = error
        else:
            self.idea, self.seconds, self._since = idea, UNDO_SECONDS, time.monotonic()

    def take_back(self) -> None:
        """*Toch niet.*"""
        if time.monotonic() - self._since < _SECOND_PRESS or self.idea not in self._kept:
            return
        self.trouble = None
        try:
            self._unsay(self._kept[self.idea])
        except KioskError as error:
            self.trouble = error
        else:
            del self._kept[self.idea]
            self.idea, self.seconds = "", 0

    def tick(self) -> bool:
        """A second went by; gives whether anything looks different for it."""
        if not self.seconds:
            return False
        self.seconds -= 1
        return True

    @property
    def _kept(self) -> dict[str, str]:
        """What was said in this visit, with the record it made."""
        return self._presence.too

    def _say(self, idea: str) -> str:
        return self._actions.me_too(idea, self._presence.token)

    def _unsay(self, record: str) -> None:
        self._actions.take_back_support(record)
