"""Names of time zones as programs write them, to IANA names."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from kiosk.errors import InputRefused
from kiosk.intake.content_lines import Block
from kiosk.text import clean_line

_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)(?:\d\d)?$")
_WINTER, _SUMMER = datetime(2026, 1, 1), datetime(2026, 7, 1)  # noqa: DTZ001 - asked of each zone

Offsets = tuple[timedelta, timedelta]
"""East of Greenwich, in winter and in summer."""


class Zones:
    """What one calendar calls its time zones.

    `hall` is the hall's zone; `blocks` are the calendar's VTIMEZONE components (RFC 5545, 3.6.5).
    """

    def __init__(self, hall: str, blocks: Iterable[Block] = ()) -> None:
        self.hall = hall
        self._described: Mapping[str, Block] = {_bare(block.value("TZID")): block for block in blocks}
        self._known: dict[str, str] = {}

    def name(self, tzid: str) -> str:
        """The IANA name: as it stands, its Windows name, within a longer name, or as the file describes it.

        Raises InputRefused, naming it, when none of these knows it.
        """
        bare = _bare(tzid)
        if bare not in self._known:
            found = self._by_windows_name(bare) or _by_name(bare) or self._by_description(bare)
            if not found:
                # NL: De tijdzone {zone} is niet bekend.
                raise InputRefused("The time zone {zone} is not known.", zone=clean_line(bare, 60) or "?")
            self._known[bare] = found
        return self._known[bare]

    def _by_windows_name(self, tzid: str) -> str:
        """CLDR's zone for the Windows name; the hall's own where it keeps the same time."""
        from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

        zone = WINDOWS_TO_OLSON.get(tzid, "")
        return self.hall if zone and _offsets_of(zone) == _offsets_of(self.hall) else zone

    def _by_description(self, tzid: str) -> str:
        block = self._described.get(tzid)
        if block is None:
            return ""
        named = _by_name(block.value("X-LIC-LOCATION"))
        if named:
            return named
        offsets = _described_offsets(block)
        if offsets is None:
            return ""
        return self.hall if _offsets_of(self.hall) == offsets else _with_offsets(offsets)


def _bare(tzid: str) -> str:
    return tzid.replace("\\,", ",").replace("\\;", ";").strip().strip('"').strip()


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones() if not name.startswith("posix")}


def _by_name(tzid: str) -> str:
    parts = [part for part in tzid.replace("\\", "/").split("/") if part][-3:]
    tails = ("/".join(parts[at:]).lower() for at in range(len(parts)))
    return next((_names()[tail] for tail in tails if tail in _names()), "")


def _described_offsets(block: Block) -> Offsets | None:
    """Offsets of the newest STANDARD and DAYLIGHT parts; one alone holds all year."""
    newest: dict[str, tuple[str, timedelta]] = {}
    for part in block.inside:
        offset = _offset(part.value("TZOFFSETTO"))
        begins = part.value("DTSTART")
        if offset is not None and begins >= newest.get(part.name, ("", offset))[0]:
            newest[part.name] = (begins, offset)
    if "STANDARD" not in newest:
        return None
    standard = newest["STANDARD"][1]
    return standard, newest.get("DAYLIGHT", ("", standard))[1]


def _offset(value: str) -> timedelta | None:
    found = _OFFSET.match(value)
    if not found:
        return None
    size = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return -size if found[1] == "-" else size


def _offsets_of(zone: str) -> Offsets:
    clock = ZoneInfo(zone)
    winter, summer = clock.utcoffset(_WINTER), clock.utcoffset(_SUMMER)
    return winter or timedelta(0), summer or timedelta(0)


@lru_cache(maxsize=64)
def _with_offsets(offsets: Offsets) -> str:
    """The first zone by name that keeps these offsets, Europe's before the others."""
    ordered = sorted(_names().values(), key=lambda name: (not name.startswith("Europe/"), name))
    return next((name for name in ordered if _offsets_of(name) == offsets), "")
