"""The meetings of a listing, with what is special about one date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.errors import InputRefused, RuleBroken
from kiosk.example.moments import Moment
from kiosk.example.people import read_people
from kiosk.example.table import Table
from kiosk.ids import derived_id
from kiosk.model import Meeting, MeetingKind, OccurrenceChange, SignUp
from kiosk.rules import agenda
from kiosk.rules.series import starts
from kiosk.settings.spot import quoted
from kiosk.text import LINE

_AHEAD = timedelta(days=3 * 366)
"""How far a rule is followed in search of a date; farther is no date to announce."""


@dataclass(frozen=True)
class Day:
    """The day of seeding, where the hall stands."""

    today: date
    zone: str

    @property
    def midnight(self) -> datetime:
        """Its first moment (UTC)."""
        return self.instant(datetime.combine(self.today, time()))

    def instant(self, wall: datetime) -> datetime:
        """That time on the hall's wall clock (naive), in UTC."""
        return wall.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)


@dataclass(frozen=True)
class Gathering:
    """A meeting and everything its table says."""

    meeting: Meeting
    changes: tuple[OccurrenceChange, ...]
    sign_ups: tuple[SignUp, ...]
    """To one of its occurrences, in order of arrival."""


def read_meeting(table: Table, initiative: str, number: int, day: Day) -> Gathering:
    """One `[[meetings]]`. Raises InputRefused."""
    meeting = _meeting(table, derived_id("example", initiative, "meeting", str(number)), initiative, day)
    changes: list[OccurrenceChange] = []
    sign_ups: list[SignUp] = []
    for occurrence in table.tables("occurrences"):
        found = coming(occurrence, (meeting,), day)
        if (change := _change(occurrence, meeting, found, day)) is not None:
            changes.append(change)
        sign_ups += read_people(occurrence, "joined", initiative, None, found.original, day.midnight)
        occurrence.finish()
    table.finish()
    return Gathering(meeting, tuple(changes), tuple(sign_ups))


def coming(table: Table, meetings: Sequence[Meeting], day: Day) -> agenda.Occurrence:
    """The occurrence that `coming` counts to, 1 being the first from today on. Raises InputRefused."""
    number = table.number("coming", least=1) or 1
    found = agenda.coming(meetings, (), day.midnight, _AHEAD, most=number + len(meetings))
    starting = [occurrence for occurrence in found if occurrence.start >= day.midnight]
    if len(starting) >= number:
        return starting[number - 1]
    # NL: {file}, regel {line}: zo veel data komen er niet meer.
    raise InputRefused("{file}, line {line}: there are not that many dates to come.", **table.spot.told)


def _meeting(table: Table, ident: str, initiative: str, day: Day) -> Meeting:
    rule = table.line("repeat", LINE)
    all_day = table.flag("all_day")
    start, end = _span(table, rule, all_day, day)
    kind: MeetingKind = "by_arrangement" if start is None else "recurring" if rule else "once"
    return Meeting(
        id=ident,
        initiative=initiative,
        kind=kind,
        start=start,
        end=end,
        all_day=all_day,
        zone=day.zone,
        rule=rule,
        place=table.line("place", LINE),
        note=table.line("note", LINE),
        cancelled=table.flag("cancelled"),
    )


def _span(table: Table, rule: str, all_day: bool, day: Day) -> tuple[datetime | None, datetime | None]:
    start, end = table.moment("start", day.today), table.moment("end", day.today)
    if start is None:
        return None, None
    if start.day is None or (start.hour is None) != all_day:
        # NL: {file}, regel {line}: start is een dag met een tijd. Met all_day = true is het alleen een dag.
        sentence = "{file}, line {line}: start is a day with a time. With all_day = true it is a day alone."
        raise InputRefused(sentence, **table.spot.inside("start").told)
    first = start.on(day.today)
    length = _length(table, first, end, all_day)
    if rule:
        first = _fitting(table, rule, first)
    return first, first + length if length is not None else None


def _length(table: Table, start: datetime, end: Moment | None, all_day: bool) -> timedelta | None:
    """A whole day ends at the midnight after; an end that names no day and is earlier, is past midnight."""
    if end is None:
        return timedelta(days=1) if all_day else None
    until = end.on(start.date()) + timedelta(days=all_day)
    if end.day is None and until <= start:
        until += timedelta(days=1)
    if until > start:
        return until - start
    # NL: {file}, regel {line}: het eind komt voor het begin.
    raise InputRefused(
        "{file}, line {line}: the end comes before the start.", **table.spot.inside("end").told
    )


def _fitting(table: Table, rule: str, start: datetime) -> datetime:
    """The first date of the rule from `start` on, so that the series begins where its rule says."""
    try:
        found = next(starts(rule, start, start, start + _AHEAD), None)
    except RuleBroken as error:
        # NL: {file}, regel {line}: "{rule}" is geen herhaling. Schrijf bijvoorbeeld "FREQ=WEEKLY".
        raise InputRefused(
            '{file}, line {line}: "{rule}" is not a repeat. Write for instance "FREQ=WEEKLY".',
            rule=quoted(rule),
            **table.spot.inside("repeat").told,
        ) from error
    if found is not None:
        return found
    # NL: {file}, regel {line}: deze herhaling komt de eerste jaren niet voor.
    sentence = "{file}, line {line}: this repeat does not happen in the first years."
    raise InputRefused(sentence, **table.spot.inside("repeat").told)


def _change(
    table: Table, meeting: Meeting, occurrence: agenda.Occurrence, day: Day
) -> OccurrenceChange | None:
    moved, end = table.moment("start", day.today), table.moment("end", day.today)
    place = table.line("place", LINE)
    cancelled = table.flag("cancelled")
    reason = table.line("reason", LINE)
    if not (moved or end or place or cancelled):
        return None
    start = moved.on(occurrence.start.date()) if moved else None
    return OccurrenceChange(
        id=derived_id("example", meeting.id, "occurrence", occurrence.original.isoformat()),
        meeting=meeting.id,
        original=occurrence.original,
        start=start,
        end=end.on((start or occurrence.start).date()) if end else None,
        place=place or None,
        cancelled=cancelled,
        reason=reason,
    )
