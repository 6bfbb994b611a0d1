"""What words depend on beside the facts."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from kiosk.board import Board
from kiosk.language import Language, days


@dataclass(frozen=True, slots=True)
class View:
    """The language shown, the hall's clock and its zone."""

    language: Language
    now: datetime
    zone: tzinfo

    @classmethod
    def of(cls, language: Language, board: Board) -> "View":
        """As it is at this moment."""
        return cls(language, board.now(), board.zone)

    @property
    def today(self) -> date:
        """The date in the hall."""
        return days.local(self.now, self.zone).date()
