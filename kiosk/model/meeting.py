"""When people come together."""

from datetime import timedelta
from typing import Literal

from kiosk.model.record import Moment, Record, WallTime, check_years

MeetingKind = Literal["once", "recurring", "by_arrangement"]


class Meeting(Record, frozen=True, kw_only=True):
    """One date, a series of dates, or *in overleg*."""

    initiative: str
    """Id of the initiative it belongs to."""
    kind: MeetingKind = "once"
    start: WallTime | None = None
    """First start on the wall clock of `zone` (naive); None only by arrangement."""
    end: WallTime | None = None
    """First end on the same wall clock (naive); exclusive midnight for a whole day."""
    all_day: bool = False
    zone: str = "Europe/Amsterdam"
    """IANA time zone of `start`, `end`, `excluded` and `extra`."""
    rule: str = ""
    """RFC 5545 RRULE value without its name, for a series: *FREQ=MONTHLY;BYDAY=3TH*."""
    excluded: tuple[WallTime, ...] = ()
    """Starts that the series leaves out (EXDATE), naive like `start`."""
    extra: tuple[WallTime, ...] = ()
    """Starts beside the rule (RDATE), naive like `start`."""
    place: str = ""
    """Where, when it is not the initiative's own place."""
    note: str = ""
    """In words, for what is agreed by arrangement: *bel Henk*."""
    cancelled: bool = False
    """The whole of it does not take place, and is shown so."""
    removed: bool = False
    """No longer part of the initiative; kept because sign-ups may speak of it."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.kind != "by_arrangement" and self.start is None:
            raise ValueError("a meeting needs a start, or is by arrangement")
        if self.kind == "recurring" and not (self.rule or self.extra):
            raise ValueError("a series needs a rule")
        times = (self.start, self.end, *self.excluded, *self.extra)
        if any(moment is not None and moment.tzinfo is not None for moment in times):
            raise ValueError("a meeting's times are naive, on the wall clock of its zone")
        check_years(*times)
        if self.start and self.end and self.end < self.start:
            raise ValueError("a meeting ends after it starts")

    @property
    def length(self) -> timedelta:
        """How long an occurrence takes on the wall clock; zero when nobody said."""
        return self.end - self.start if self.start and self.end else timedelta(0)


class OccurrenceChange(Record, frozen=True, kw_only=True):
    """One occurrence that is moved, or does not take place. Known by its original start."""

    meeting: str
    """Id of the meeting."""
    original: Moment
    """The start the series would give (aware, UTC)."""
    start: WallTime | None = None
    """The new start (naive, the meeting's zone); None: the time stays."""
    end: WallTime | None = None
    """The new end (naive, the meeting's zone); None: as long as ever."""
    place: str | None = None
    """The new place; None: the place stays."""
    cancelled: bool = False
    """*Gaat niet door.*"""
    reason: str = ""
    """A choice from a short list; never touches anybody's health."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.original.tzinfo is None:
            raise ValueError("an occurrence is known by its original start in UTC")
        if any(moment is not None and moment.tzinfo for moment in (self.start, self.end)):
            raise ValueError("a new time is naive, on the wall clock of the meeting's zone")
        check_years(self.original, self.start, self.end)
