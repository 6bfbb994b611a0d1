"""A hall as one command sees it: one state, one moment, one language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from kiosk.actions.listings import find_initiative
from kiosk.board.digest import Digest, digest
from kiosk.hall import Hall
from kiosk.language import Language, days, times
from kiosk.model import Initiative
from kiosk.reckoning import Outlook, Reckoning


@dataclass(frozen=True, slots=True)
class View:
    """What is read and in which words it is told."""

    language: Language
    reckoning: Reckoning
    zone: ZoneInfo

    @classmethod
    def of(cls, hall: Hall, language: Language) -> "View":
        """The hall as it stands now. Raises StoreTrouble."""
        zone = hall.settings.hall.zone
        return cls(language, Reckoning(hall.store.state, hall.clock.now(), zone), zone)

    @property
    def now(self) -> datetime:
        """The moment of looking (aware, UTC)."""
        return self.reckoning.now

    @property
    def today(self) -> date:
        """The date in the hall."""
        return self.reckoning.today

    def initiatives(self) -> Iterable[Initiative]:
        """All of them, hidden ones included."""
        return self.reckoning.facts.all(Initiative)

    def outlook(self, name: str) -> Outlook:
        """The initiative of that slug or id. Raises NotFound."""
        return self.reckoning.outlook(find_initiative(self.reckoning.facts, name))

    def digest(self, outlook: Outlook) -> Digest:
        """What the lists say of it."""
        return digest(outlook, 0, self.now)

    def moment(self, start: datetime | None) -> str:
        """*vanavond 19:30*; for a whole day, at midnight, the day alone; nothing for None."""
        if start is None:
            return ""
        here = days.local(start, self.zone)
        if here.time() == time():
            return days.day(self.language, here.date(), self.today)
        return times.moment(self.language, start, self.now, self.zone)
