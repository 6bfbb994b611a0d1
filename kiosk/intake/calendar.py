"""Calendar files (iCalendar, RFC 5545) as Google, Outlook, Nextcloud, Apple and Thunderbird write them."""

from dataclasses import dataclass, field

from kiosk.errors import InputRefused
from kiosk.intake.content_lines import Block, read_blocks
from kiosk.intake.events import EventRead, is_private, read_event, read_hidden, title_of, uid_of
from kiosk.intake.found import Reading, Refused
from kiosk.intake.moments import UTC_NAMES
from kiosk.intake.series import together
from kiosk.intake.zones import Zones


@dataclass(slots=True)
class _Gathered:
    """What was read so far."""

    read: list[EventRead] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    events: int = 0
    private: int = 0


def read_calendar(data: bytes, zone: str) -> Reading:
    """Everything an `.ics` file says, past and coming.

    `zone` is the hall's IANA zone, for floating times and for UTC where the calendar names none. Each VEVENT
    is found, refused by name or counted as private. Raises InputRefused for a file that is not whole.
    """
    gathered = _Gathered()
    for calendar in read_blocks(data):
        _gather(calendar, zone, gathered)
    if not gathered.events:
        # NL: In deze agenda staat geen enkele afspraak.
        raise InputRefused("There is no event at all in this calendar.")
    found, alone = together(gathered.read)
    refused = sorted([*gathered.refused, *alone], key=lambda row: row.line)
    return Reading(tuple(found), tuple(refused), gathered.private)


def _gather(calendar: Block, zone: str, gathered: _Gathered) -> None:
    zones = Zones(zone, (block for block in calendar.inside if block.name == "VTIMEZONE"))
    kept_in = _calendar_zone(calendar, zones)
    blocks = _events(calendar)
    secret = {uid_of(block) for block in blocks if is_private(block) and not _is_change(block)}
    for block in blocks:
        gathered.events += 1
        hidden = is_private(block)
        if _is_change(block) and uid_of(block) in secret:
            continue
        gathered.private += hidden
        if hidden and not _is_change(block):
            continue
        try:
            read = (read_hidden if hidden else read_event)(block, zones, kept_in)
        except InputRefused as reason:
            if not hidden:
                gathered.refused.append(Refused(block.line, title_of(block), reason, uid_of(block)))
        else:
            gathered.read.append(read)


def _events(block: Block) -> list[Block]:
    inside = [event for each in block.inside for event in _events(each)]
    return [block, *inside] if block.name == "VEVENT" else inside


def _is_change(block: Block) -> bool:
    return any(line.name == "RECURRENCE-ID" for line in block.lines)


def _calendar_zone(calendar: Block, zones: Zones) -> str:
    """X-WR-TIMEZONE: the zone people keep this calendar in; without a usable one, the hall's."""
    named = calendar.value("X-WR-TIMEZONE")
    try:
        zone = zones.name(named) if named else zones.hall
    except InputRefused:
        return zones.hall
    return zones.hall if zone in UTC_NAMES else zone
