"""*Ik ook*: said in one touch, taken back for a while in the same place."""

from kiosk.actions import Actions
from kiosk.errors import KioskError
from screens.presence import Presence
from screens.widgets.second_press import SecondPress
from screens.widgets.undo_tile import UNDO_SECONDS


class MeToo:
    """What the visitor said of ideas on one screen, and what of it can be undone right now."""

    def __init__(self, actions: Actions, presence: Presence) -> None:
        self._actions, self._presence = actions, presence
        self._second_press = SecondPress()
        self._last = ""
        """The idea that was pressed last: another one is no second press."""
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
        if idea == self._last and self._second_press.swallows():
            return
        self._last, self.trouble = idea, None
        try:
            if idea not in self._kept:
                self._kept[idea] = self._say(idea)
        except KioskError as error:
            self.trouble = error
        else:
            self.idea, self.seconds = idea, UNDO_SECONDS
            self._second_press.begin()

    def take_back(self) -> None:
        """*Toch niet.*"""
        if self._second_press.swallows() or self.idea not in self._kept:
            return
        self.trouble = None
        try:
            self._unsay(self._kept[self.idea])
        except KioskError as error:
            self.trouble = error
        else:
            del self._kept[self.idea]
            self.idea, self.seconds = "", 0
            self._second_press.begin()

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
