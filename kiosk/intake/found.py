"""What a file says, before anything is compared with the hall: plain values, no records."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.errors import InputRefused


@dataclass(frozen=True, slots=True)
class FoundChange:
    """One occurrence of a series that the file moves or cancels."""

    original: datetime
    """The start the series would give (naive, in the zone of its `Found`)."""
    start: datetime | None = None
    """The new start (same clock); None: the time stays."""
    end: datetime | None = None
    """The new end (same clock); None: as long as ever."""
    place: str | None = None
    """The new place; None: the place stays."""
    cancelled: bool = False
    """It does not take place."""


@dataclass(frozen=True, slots=True)
class Found:
    """One event or row that can be listed: cleaned text, no mail address left in it."""

    title: str
    line: int
    """Where it begins in the file, from 1 (the row, for a sheet)."""
    zone: str
    """IANA time zone of every time below."""
    start: datetime | None = None
    """First start (naive wall clock); None only in a sheet: by arrangement."""
    end: datetime | None = None
    """First end (naive); exclusive midnight for a whole day; None: nobody said."""
    all_day: bool = False
    uid: str = ""
    """RFC 5545 UID; empty: known by title and start."""
    summary: str = ""
    description: str = ""
    place: str = ""
    rule: str = ""
    """RFC 5545 RRULE value, UNTIL as a naive time on the same clock; empty: once."""
    excluded: tuple[datetime, ...] = ()
    """Starts left out (EXDATE)."""
    extra: tuple[datetime, ...] = ()
    """Starts beside the rule (RDATE)."""
    changes: tuple[FoundChange, ...] = ()
    cancelled: bool = False
    """The whole of it does not take place."""
    theme: str = ""
    initiator: str = ""
    url: str = ""
    costs: str = ""
    bring: str = ""
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """One event or row that cannot be listed, and why. The others are taken in."""

    line: int
    """Where it begins in the file, from 1."""
    title: str
    """As far as it could be read; may be empty."""
    reason: InputRefused
    uid: str = ""
    """Its UID, so that it does not count as gone from the file."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a file says: each event is found, refused by name, or counted."""

    found: tuple[Found, ...] = ()
    refused: tuple[Refused, ...] = ()
    private: int = 0
    """Events marked private or confidential: left out unread."""
    past: int = 0
    """Events wholly in the past: left out unless asked for."""
    file: str = ""
    """Name of the file, without folders."""
    ignored: tuple[str, ...] = ()
    """Headers of a sheet that mean nothing here."""
    known: frozenset[str] = frozenset()
    """Identities (kiosk.intake.identity) of what is in the file but not in `found`: refused or past."""
