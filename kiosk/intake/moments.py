"""Points in time as a calendar gives them, and the same on another wall clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from kiosk.errors import InputRefused
from kiosk.intake.zones import Zones

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
UTC_NAMES = frozenset(
    {"UTC", "GMT", "Zulu", "Etc/UTC", "Etc/GMT", "Etc/Zulu", "Etc/UCT", "UCT", "Etc/Universal"}
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A naive wall clock time with its zone; for a whole day midnight, and the zone means nothing."""

    at: datetime
    zone: str
    whole_day: bool = False

    def on(self, zone: str) -> datetime:
        """The naive wall clock time there at the same instant; a whole day is the same day everywhere."""
        if self.whole_day or zone == self.zone:
            return self.at
        return self.at.replace(tzinfo=ZoneInfo(self.zone)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)

    def as_start(self, zone: str, first: datetime, whole_day: bool) -> datetime:
        """Which start of a series is meant (first start, zone and kind of the series are given).

        Programs name an occurrence of a timed series by its day alone, and a day by its midnight.
        """
        there = self.on(zone)
        if whole_day:
            return datetime.combine(there.date(), time())
        return datetime.combine(there.date(), first.time()) if self.whole_day else there


def moment(value: date | datetime, tzid: str, zones: Zones) -> Moment:
    """Read a DATE or DATE-TIME (RFC 5545, 3.3.4 and 3.3.5).

    `tzid` is the TZID parameter or nothing. A floating time is on the hall's wall clock.
    Raises InputRefused for an unknown zone or impossible year.
    """
    if not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        # NL: Het jaar {year} kan niet kloppen.
        raise InputRefused("The year {year} cannot be right.", year=value.year)
    if not isinstance(value, datetime):
        return Moment(datetime.combine(value, time()), zones.hall, whole_day=True)
    if value.tzinfo is not None:
        return Moment(_naive(value.astimezone(UTC)), "UTC")
    if not tzid:
        return Moment(_naive(value), zones.hall)
    zone = zones.name(tzid)
    return Moment(_naive(value), "UTC" if zone in UTC_NAMES else zone)


def series_zone(start: Moment, default: str) -> str:
    """The zone on whose wall clock a series that begins there is kept: nobody comes together in UTC."""
    return default if start.zone == "UTC" else start.zone


def _naive(value: datetime) -> datetime:
    return value.replace(tzinfo=None, fold=0, microsecond=0)
