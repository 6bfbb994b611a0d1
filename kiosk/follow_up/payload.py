"""What is in the QR code of an initiative, so that a code is never useless and never leads to a dead page."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from kiosk.follow_up.alarm import alarm as alarm_lines
from kiosk.follow_up.folding import cut, folded
from kiosk.follow_up.links import safe_link, words_of
from kiosk.model import Initiative
from kiosk.settings import Settings

SMALL = 78
"""Bytes that fit in QR version 4 at level L: 33 modules, 37 columns with two quiet ones."""

LARGE = 106
"""Bytes that fit in QR version 5 at level L: 37 modules, 45 columns and 23 rows with four quiet ones."""

WITH_ALARM = 134
"""Bytes that fit in QR version 6 at level L: 41 modules, 49 columns and 25 rows with four quiet ones; on a
terminal of 24 rows it stands whole with two."""

_PLACE_AT_LEAST = 8
"""A place cut shorter than this tells nothing."""


@dataclass(frozen=True)
class Payload:
    """What a code holds."""

    text: str
    """Printable ASCII and line ends."""
    kind: Literal["link", "event", "contact"]
    words: str
    """Where it leads, for the line beside the code: the address without its scheme; of an event the title; of
    a contact whom to ask, or "" when nobody is named."""
    alarm: int | None = None
    """Hours before the start that the telephone rings; None: it does not."""


@dataclass(frozen=True)
class Moment:
    """One occurrence, as far as a calendar needs it."""

    start: datetime
    """Aware; of a whole day in the zone of the meeting, because its date is what counts."""
    length: timedelta = timedelta(0)
    """Zero when nobody said."""
    place: str = ""
    all_day: bool = False


def carried(initiative: Initiative, moment: Moment | None, settings: Settings) -> Payload:
    """What the initiative's code leads to: the first of these that there is, and that fits.

    Its own link; its page under `base_url`; the event of its next occurrence; in plain text whom to ask.
    Nothing of a visitor is in it. (The page server on the hall's Wi-Fi will stand before the event.)
    """
    own = safe_link(initiative.link)
    base = safe_link(settings.follow_up.base_url)
    for link in (own, base and f"{base}/{initiative.slug}"):
        if link and len(link) <= LARGE:
            return Payload(link, "link", words_of(link))
    if moment is not None:
        place = moment.place or initiative.place or settings.hall.name
        return event(initiative.title, replace(moment, place=place), limit=SMALL)
    return _contact(initiative, settings)


def event(
    title: str, moment: Moment, *, code: str = "", limit: int = LARGE, alarm: int | None = None
) -> Payload:
    """A calendar event (RFC 5545, 3.6.1) of at most `limit` bytes; `code` is the visitor's own sign-up code.

    `alarm`: so many hours before the start it rings.

    Bare, without VCALENDAR, UID and DTSTAMP, as telephones read it from a code. The start is in UTC, so that
    it is right whatever the zone of the telephone; with seconds, because the format and common readers want
    them. One occurrence, never the rule of a series: readers of codes do not know RRULE. When room is
    short the length goes first, then the place, then the end of the title. A title without any Latin letter
    gives way to the place.
    """
    begin = ["BEGIN:VEVENT", _start(moment)]
    rings = alarm_lines(alarm) if alarm is not None else []
    ending = "\n".join([*rings, "END:VEVENT"])
    room = limit - sum(len(line) + 1 for line in begin) - len(ending)
    summary = _summary(folded(title) or folded(moment.place) or "-", code, room - len("SUMMARY:\n"))
    room -= len(f"SUMMARY:{summary}\n")
    place = _fitting(folded(moment.place), room - len("LOCATION:\n"))
    optional = []
    if place and (len(place) >= _PLACE_AT_LEAST or place == _escaped(folded(moment.place))):
        optional.append(f"LOCATION:{place}")
        room -= len(optional[0]) + 1
    length = _length(moment)
    if length and len(length) + 1 <= room:
        optional.append(length)
    return Payload("\n".join([*begin, f"SUMMARY:{summary}", *optional, ending]), "event", title, alarm)


def _start(moment: Moment) -> str:
    if moment.all_day:
        return f"DTSTART;VALUE=DATE:{moment.start:%Y%m%d}"
    return f"DTSTART:{moment.start.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _length(moment: Moment) -> str:
    """DURATION (RFC 5545, 3.3.6), which says in 8 signs what DTEND says in 16."""
    minutes = int(moment.length.total_seconds()) // 60
    if moment.all_day:
        days = moment.length.days
        return f"DURATION:P{days}D" if days > 1 else ""
    if minutes <= 0:
        return ""
    hours, rest = divmod(minutes, 60)
    return "DURATION:PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")


def _summary(title: str, code: str, room: int) -> str:
    mark = f" ({code})" if code else ""
    return _fitting(title, room - len(mark)) + mark


def _fitting(text: str, room: int) -> str:
    """As much of the text as fits once it is escaped."""
    length = min(len(text), max(0, room))
    while len(_escaped(cut(text, length))) > max(0, room):
        length -= 1
    return _escaped(cut(text, length))


def _escaped(text: str) -> str:
    r"""TEXT of RFC 5545, 3.3.11: \ ; and , get a backslash in front."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _contact(initiative: Initiative, settings: Settings) -> Payload:
    hall = settings.hall
    whom = initiative.contact or hall.phone or hall.email
    asked = cut(folded(whom), SMALL - 2)
    title = cut(folded(initiative.title), SMALL - len(asked) - 1)
    lines = [line for line in (title, asked) if line]
    for line in (folded(hall.name), folded(hall.address)):
        if line and len("\n".join([*lines, line])) <= SMALL:
            lines.append(line)
    return Payload("\n".join(lines) or "-", "contact", whom)
