"""How many people are where, as numbers: those who always come, and those beside them at one occurrence."""

from collections.abc import Callable, Mapping
from datetime import datetime

from kiosk.model import SignUp


class Load:
    """People counted per occurrence. One family of sign-ups; only those that were added count.

    `absent` says at which occurrences (original starts, UTC) a sign-up to the whole is not there;
    `is_coming`, whether an occurrence is still to come and takes place.
    """

    def __init__(
        self, absent: Mapping[str, frozenset[datetime]], is_coming: Callable[[datetime], bool]
    ) -> None:
        self._absent = absent
        self._is_coming = is_coming
        self._whole = 0
        self._beside: dict[datetime, int] = {}
        self._peak: int | None = 0

    def copy(self) -> "Load":
        """A count of its own, with the same people in it so far."""
        other = Load(self._absent, self._is_coming)
        other._whole, other._beside, other._peak = self._whole, dict(self._beside), self._peak
        return other

    def add(self, sign_up: SignUp) -> None:
        """Count this party where it comes."""
        if sign_up.occurrence is not None:
            self._change(sign_up.occurrence, sign_up.party)
            return
        self._whole += sign_up.party
        for occurrence in self._absent.get(sign_up.id, ()):
            self._change(occurrence, -sign_up.party)

    def at(self, occurrence: datetime | None) -> int:
        """People at one occurrence; for None: at the fullest of those to come."""
        if occurrence is not None:
            return self._whole + self._beside.get(occurrence, 0)
        if self._peak is None:
            self._peak = self._fullest(frozenset())
        return self._whole + self._peak

    def fits(self, sign_up: SignUp, capacity: int) -> bool:
        """Whether this party, not counted yet, fits everywhere it comes."""
        absent = self._absent.get(sign_up.id)
        if sign_up.occurrence is None and absent:
            return self._whole + self._fullest(absent) + sign_up.party <= capacity
        return self.at(sign_up.occurrence) + sign_up.party <= capacity

    def _change(self, occurrence: datetime, people: int) -> None:
        now = self._beside[occurrence] = self._beside.get(occurrence, 0) + people
        if people < 0:
            # It may have been the fullest: found out when somebody asks.
            self._peak = None
        elif self._peak is not None and now > self._peak and self._is_coming(occurrence):
            self._peak = now

    def _fullest(self, absent: frozenset[datetime]) -> int:
        """The most people beside the whole at a coming occurrence, but for `absent`; 0 where nobody is."""
        others = (
            people
            for occurrence, people in self._beside.items()
            if people > 0 and occurrence not in absent and self._is_coming(occurrence)
        )
        return max(others, default=0)
