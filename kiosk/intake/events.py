"""One VEVENT to what it says. Only the properties named here are ever looked at."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from kiosk.errors import InputRefused
from kiosk.intake import wording
from kiosk.intake.content_lines import Block, Line
from kiosk.intake.found import Found
from kiosk.intake.moments import Moment, moment, series_zone
from kiosk.intake.repeats import checked_rule
from kiosk.intake.zones import Zones

if TYPE_CHECKING:
    from icalendar import Event

_READ = {"SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "CATEGORIES", "DTSTART", "DTEND", "DURATION"} | {
    "RRULE",
    "EXDATE",
    "RDATE",
    "RECURRENCE-ID",
}
"""What the library is given. ATTENDEE, ORGANIZER, CONTACT and COMMENT are not: nobody asked these people."""
_ZONE = re.compile(r';\s*TZID\s*=("[^"]*"|[^;:"]*)', re.IGNORECASE)
"""Programs' own zone names are looked up here (zones.py); the library would guess."""
_ONCE = ("DTSTART", "DTEND", "DURATION", "RRULE", "RECURRENCE-ID")
_OPEN_TO_ALL = {"", "PUBLIC"}


@dataclass(frozen=True, slots=True)
class EventRead:
    """One VEVENT, before the occurrences of a series are brought together."""

    found: Found
    original: Moment | None
    """RECURRENCE-ID: the occurrence of its series that this one replaces."""
    version: tuple[int, str, int]
    """SEQUENCE, then the time of the last change, then the place in the file: the highest is the newest."""
    hidden: bool = False
    """A private occurrence of a public series: nothing but which one it is was read."""


def is_private(block: Block) -> bool:
    """CLASS other than PUBLIC (RFC 5545, 3.8.1.3: unknown words mean PRIVATE), or Apple's own property."""
    words = {block.value("CLASS").upper(), block.value("X-CALENDARSERVER-ACCESS").upper()}
    return not words <= _OPEN_TO_ALL


def uid_of(block: Block) -> str:
    """The UID, or nothing."""
    return block.value("UID")[:1000]


def title_of(block: Block) -> str:
    """The title for a message about an event that cannot be read."""
    return wording.title(block.value("SUMMARY").replace("\\n", " ").replace("\\", ""))


def read_event(block: Block, zones: Zones, calendar_zone: str) -> EventRead:
    """Read one VEVENT.

    `calendar_zone` is the zone the calendar is kept in, on which UTC times are put. Raises InputRefused
    with the reason when any part that matters cannot be read.
    """
    event = _parsed(block)
    title = wording.title(_text(event, "SUMMARY"))
    if not title:
        # NL: Er staat geen titel bij.
        raise InputRefused("It has no title.")
    start, zone = _start(block, event, zones, calendar_zone)
    first = start.on(zone)
    full = wording.line(_text(event, "SUMMARY"))
    found = Found(
        uid=uid_of(block),
        title=title,
        line=block.line,
        summary=full if full != title else "",
        description=wording.long_text(_text(event, "DESCRIPTION")),
        place=wording.line(_text(event, "LOCATION")),
        start=first,
        end=_end(event, start, first, zone, zones),
        all_day=start.whole_day,
        zone=zone,
        rule=_rule(event, start, zone),
        excluded=_starts(event, "EXDATE", zones, zone, first, start.whole_day),
        extra=_starts(event, "RDATE", zones, zone, first, start.whole_day),
        cancelled=_text(event, "STATUS").upper() == "CANCELLED",
        theme=_category(event),
        url=wording.link(block.value("URL")),
    )
    return EventRead(found, _original(event, zones), _version(block))


def _parsed(block: Block) -> "Event":
    from icalendar import Event

    lines = ["BEGIN:VEVENT", *_readable(block), "END:VEVENT", ""]
    try:
        event = Event.from_ical("\r\n".join(lines))
        if not isinstance(event, Event):
            raise TypeError(event.name)
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
        # NL: Deze afspraak is niet te lezen.
        raise InputRefused("This event cannot be read.") from error
    for name, _ in event.errors:
        raise _unreadable(name or "?")
    for name in _ONCE:
        if isinstance(event.get(name), list):
            # NL: {name} staat er twee keer.
            raise InputRefused("{name} is there twice.", name=name)
    return event


def _readable(block: Block) -> Iterable[str]:
    described = bool(block.value("DESCRIPTION").replace("\\n", "").strip())
    for line in block.lines:
        if not line.name or ":" not in line.text:
            # NL: Regel {line} is niet te lezen.
            raise InputRefused("Line {line} cannot be read.", line=line.number)
        if line.name == "EXRULE":
            # NL: Deze herhaling is niet te begrijpen ({rule}).
            raise InputRefused("This repeat is not understood ({rule}).", rule=line.name)
        if line.name == "RRULE":
            yield "".join(_printable(line.text).split())
        elif line.name in _READ:
            yield _ZONE.sub(r";X-ZONE=\1", _printable(line.text))
        elif line.name == "X-ALT-DESC" and not described:
            yield "DESCRIPTION:" + _printable(line.text).partition(":")[2]


def _printable(text: str) -> str:
    return "".join(char for char in text if char >= " " or char == "\t")


def read_hidden(block: Block, zones: Zones, calendar_zone: str) -> EventRead:
    """Read of a private occurrence only which one it is, so that its series leaves it out.

    Raises InputRefused when even that cannot be read.
    """
    lines = [line for line in block.lines if line.name in {"UID", "DTSTART", "RECURRENCE-ID", "SEQUENCE"}]
    read = read_event(
        Block(block.name, block.line, [*lines, Line(block.line, "SUMMARY", "SUMMARY:-x")]),
        zones,
        calendar_zone,
    )
    return replace(read, hidden=True)


def _unreadable(name: str) -> InputRefused:
    # NL: Wat er staat bij {name} is niet te lezen.
    return InputRefused("What it says under {name} cannot be read.", name=name)


def _text(event: "Event", name: str) -> str:
    """The text of a property; of several, the first that says something."""
    value = event.get(name)
    values = value if isinstance(value, list) else [value]
    return next((str(each) for each in values if each is not None and str(each).strip()), "")


def _moment(event: "Event", name: str, zones: Zones) -> Moment | None:
    value = event.get(name)
    if value is None:
        return None
    at = getattr(value, "dt", None)
    if not isinstance(at, date):
        raise _unreadable(name)
    return moment(at, str(value.params.get("X-ZONE", "")), zones)


def _start(block: Block, event: "Event", zones: Zones, calendar_zone: str) -> tuple[Moment, str]:
    """DTSTART, and the zone it is kept on; a day that Outlook marks as whole is one."""
    start = _moment(event, "DTSTART", zones)
    if start is None:
        # NL: Er staat geen begin bij.
        raise InputRefused("It has no start.")
    zone = series_zone(start, calendar_zone)
    whole = block.value("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE" and start.on(zone).time() == time()
    return (Moment(start.on(zone), zone, whole_day=True) if whole else start), zone


def _end(event: "Event", start: Moment, first: datetime, zone: str, zones: Zones) -> datetime | None:
    """DTEND, or DTSTART and DURATION; a day without either is that day (RFC 5545, 3.6.1)."""
    given = _moment(event, "DTEND", zones)
    duration = getattr(event.get("DURATION"), "dt", None)
    end: datetime | None = None
    if given is not None:
        end = datetime.combine(given.on(zone).date(), time()) if start.whole_day else given.on(zone)
    elif isinstance(duration, timedelta):
        if abs(duration) > timedelta(days=366):
            # NL: Het duurt langer dan een jaar.
            raise InputRefused("It takes longer than a year.")
        end = first + duration
    if end is not None and end < first:
        # NL: Het eind is eerder dan het begin.
        raise InputRefused("It ends before it begins.")
    if start.whole_day:
        return end if end and end > first else first + timedelta(days=1)
    return end if end and end > first else None


def _rule(event: "Event", start: Moment, zone: str) -> str:
    parts = event.get("RRULE")
    return checked_rule(parts, start, zone) if parts else ""


def _starts(
    event: "Event", name: str, zones: Zones, zone: str, first: datetime, whole_day: bool
) -> tuple[datetime, ...]:
    """EXDATE or RDATE: any number of lines with any number of dates; of a period its beginning."""
    value = event.get(name)
    found: set[datetime] = set()
    for dates in value if isinstance(value, list) else [value] if value is not None else []:
        for each in dates.dts:
            at = each.dt[0] if isinstance(each.dt, tuple) else each.dt
            if not isinstance(at, date):
                raise _unreadable(name)
            read = moment(at, str(dates.params.get("X-ZONE", "")), zones)
            found.add(read.as_start(zone, first, whole_day))
    return tuple(sorted(found))


def _original(event: "Event", zones: Zones) -> Moment | None:
    value = event.get("RECURRENCE-ID")
    if value is not None and str(value.params.get("RANGE", "")).upper() == "THISANDFUTURE":
        # NL: Deze wijziging geldt ook voor alle latere keren. Dat kan hier niet.
        raise InputRefused("This change is for all later dates as well. That cannot be listed.")
    return _moment(event, "RECURRENCE-ID", zones)


def _category(event: "Event") -> str:
    value = event.get("CATEGORIES")
    first = value[0] if isinstance(value, list) and value else value
    names = [str(name) for name in getattr(first, "cats", [])]
    return wording.line(names[0], 60) if names else ""


def _version(block: Block) -> tuple[int, str, int]:
    number = block.value("SEQUENCE")
    sequence = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
    return sequence, block.value("LAST-MODIFIED") or block.value("DTSTAMP"), block.line
