"""Which tasks fit the time that somebody has: how long it takes, and when it is done."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final, Literal

from kiosk.rules.agenda import NOBODY_SAID

When = Literal["now", "week"] | date
"""Now, from today to six days on, or one day on the hall's calendar."""

TIMES: Final = (15, 30, 60, 240)
"""How long somebody may have, in minutes: a quarter, half an hour, an hour, a morning (4 hours)."""

SOON: Final = timedelta(hours=1)
"""What begins within this time can be helped with *now*."""

_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Turn:
    """One time at which something is done."""

    start: datetime | None
    """Aware; None: no clock says when."""
    end: datetime | None = None
    """Aware; None when nobody said."""
    all_day: bool = False
    any_time: bool = False
    """Whenever it suits who does it."""
    minutes: int | None = None
    """How long it takes; None when nobody said."""

    @property
    def over(self) -> datetime | None:
        """When it counts as over, as with occurrences (kiosk.rules.agenda)."""
        return None if self.start is None else self.end or self.start + NOBODY_SAID

    @property
    def takes(self) -> int | None:
        """Minutes that it takes: what is asked, else as long as it lasts; None when nothing says so."""
        if self.minutes is not None:
            return self.minutes
        if self.start is None or self.end is None or self.all_day:
            return None
        return max(1, round((self.end - self.start) / timedelta(minutes=1)))


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time, with what counts as being in it. Made by `window`."""

    now: datetime
    first: datetime
    """Its beginning (UTC); what goes on then is in it when it is a stretch that has begun."""
    last: datetime
    """Its end (UTC), exclusive."""
    arranged: bool
    """Whether what goes by arrangement may be in it."""

    def holds(self, turn: Turn) -> bool:
        """Whether the turn is done in this stretch: still to come or going on."""
        if self.last <= self.now:
            return False
        if turn.start is None or turn.over is None:
            return turn.any_time or self.arranged
        if turn.over <= self.now or turn.start >= self.last:
            return False
        if turn.start >= self.first:
            return True
        goes_on = self.first <= self.now or turn.all_day
        return goes_on and turn.over > self.first


def window(when: When, now: datetime, zone: tzinfo) -> Window:
    """The stretch that `when` means at the aware moment `now`, in the hall's zone.

    *Now* is what goes on today or begins within the hour, today; a week is today and the six days after it.
    Days begin at midnight on the hall's wall clock. What is done at any time is in each of them but a day
    that is past; what goes by arrangement only in the week, because nobody said which day.
    """
    today = now.astimezone(zone).date()
    if when == "now":
        # A moment more: what begins in an hour sharp is within it.
        soon = now + SOON + timedelta.resolution
        return Window(now, now, min(soon, _midnight(today + timedelta(days=1), zone)), arranged=False)
    if when == "week":
        return Window(now, _midnight(today, zone), _midnight(today + _WEEK, zone), arranged=True)
    return Window(now, _midnight(when, zone), _midnight(when + timedelta(days=1), zone), arranged=False)


def short_enough(turn: Turn, minutes: int) -> bool:
    """Whether it can be done by who has so many minutes.

    What nobody gave a length fits only the longest that one can have: it is not promised to be short.
    """
    takes = turn.takes
    return minutes >= TIMES[-1] if takes is None else takes <= minutes


def fits(turn: Turn, minutes: int, within: Window) -> bool:
    """Whether it is done in that stretch, by who has so many minutes."""
    return short_enough(turn, minutes) and within.holds(turn)


def time_for(turn: Turn) -> int:
    """The least of `TIMES` in which it can be done; the longest when it takes more or nobody said."""
    return next((minutes for minutes in TIMES if short_enough(turn, minutes)), TIMES[-1])


def clash(one: Turn, other: Turn) -> bool:
    """Whether nobody can do both. What no clock says clashes with nothing."""
    first, second = _busy(one), _busy(other)
    return first is not None and second is not None and first[0] < second[1] and second[0] < first[1]


def _busy(turn: Turn) -> tuple[datetime, datetime] | None:
    """From when to when it takes somebody: no longer than the task does."""
    if turn.start is None or turn.over is None:
        return None
    if turn.minutes is None:
        return turn.start, turn.over
    return turn.start, turn.start + timedelta(minutes=turn.minutes)


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)
