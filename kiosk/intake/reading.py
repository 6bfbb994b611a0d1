"""A file in: what kind it is, whatever it is called, and what it says that is still to come."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kiosk.errors import InputRefused
from kiosk.intake import identity
from kiosk.intake.calendar import read_calendar
from kiosk.intake.found import Found, Reading, Refused
from kiosk.intake.past import is_past
from kiosk.intake.spreadsheet import read_csv, read_workbook
from kiosk.text import clean_line

LARGEST = 20_000_000
"""Bytes; a calendar of thirty years is a tenth of it."""

_READERS: dict[str, Callable[[bytes, str], Reading]] = {
    "calendar": read_calendar,
    "csv": read_csv,
    "workbook": read_workbook,
}
_BY_SUFFIX = {
    ".ics": "calendar",
    ".ical": "calendar",
    ".icalendar": "calendar",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "workbook",
}
_SIGNATURES = (
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0", "old Excel"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
)


def read(path: Path, zone: str, now: datetime, *, past: bool = False) -> Reading:
    """Everything a file says that can be listed, with what cannot named or counted.

    `zone` is the hall's IANA zone, `now` is aware. What is wholly over is only counted, unless `past`.
    Raises InputRefused, in one sentence, for a file that cannot be read or is not what it says.
    """
    data = _bytes(path)
    kind = _kind(path, data)
    reading = _READERS[kind](data, zone)
    return _sorted_out(replace(reading, file=clean_line(path.name)), now, past=past)


def _bytes(path: Path) -> bytes:
    name = clean_line(path.name)
    try:
        if not path.is_file():
            # NL: {file} is er niet, of het is geen bestand.
            raise InputRefused("{file} is not there, or is no file.", file=name)
        if path.stat().st_size > LARGEST:
            # NL: {file} is te groot: meer dan {n} MB.
            raise InputRefused("{file} is too large: more than {n} MB.", file=name, n=LARGEST // 1_000_000)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        # NL: {file} is niet te openen.
        raise InputRefused("{file} cannot be opened.", file=name) from error
    if not data.strip(b"\xef\xbb\xbf \r\n\t\0"):
        # NL: {file} is leeg.
        raise InputRefused("{file} is empty.", file=name)
    return data


def _kind(path: Path, data: bytes) -> str:
    """What to read it as: its suffix says, its content has to agree."""
    said = _BY_SUFFIX.get(path.suffix.lower())
    holds = _content(data)
    if said is None and (path.suffix or holds not in {"calendar", "workbook"}):
        # NL: {file} is geen .ics, .csv of .xlsx.
        raise InputRefused("{file} is no .ics, .csv or .xlsx.", file=clean_line(path.name))
    kind = said or holds
    agrees = holds == kind or (holds == "text" and kind == "csv")
    if not agrees and not (holds == "text" and kind == "calendar"):
        raise _not_what_it_says(path, holds)
    return kind


def _content(data: bytes) -> str:
    found = next((name for start, name in _SIGNATURES if data.startswith(start)), "")
    if found == "zip":
        return "workbook" if b"xl/" in data else "zip"
    if found:
        return found
    head = data[:400].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \r\n\t").upper()
    if head.startswith(b"BEGIN:VCALENDAR"):
        return "calendar"
    if head.startswith((b"<!DOCTYPE", b"<HTML", b"<?XML")):
        return "web page"
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return "bytes" if b"\0" in data and not utf16 else "text"


def _not_what_it_says(path: Path, holds: str) -> InputRefused:
    name = clean_line(path.name)
    match holds:
        case "web page":
            # NL: {file} is een webpagina. Download de agenda zelf.
            return InputRefused("{file} is a web page. Download the calendar itself.", file=name)
        case "old Excel":
            # NL: {file} is een oud of beveiligd Excel-bestand. Bewaar het als .xlsx zonder wachtwoord.
            return InputRefused(
                "{file} is an old or locked Excel file. Save it as .xlsx without password.", file=name
            )
        case "calendar":
            # NL: {file} is een agenda. Noem het bestand .ics.
            return InputRefused("{file} is a calendar. Call the file .ics.", file=name)
        case "workbook":
            # NL: {file} is een Excel-bestand. Noem het .xlsx.
            return InputRefused("{file} is an Excel file. Call it .xlsx.", file=name)
        case _:
            # NL: {file} is niet wat het zegt te zijn.
            return InputRefused("{file} is not what it says it is.", file=name)


def _sorted_out(reading: Reading, now: datetime, *, past: bool) -> Reading:
    """Name what is there twice, count what is over."""
    kept: list[Found] = []
    twice: list[Refused] = []
    seen: set[str] = set()
    over: set[str] = set()
    for found in reading.found:
        key = identity.of_found(found)
        if key in seen:
            # NL: Dit staat twee keer in het bestand.
            twice.append(
                Refused(found.line, found.title, InputRefused("This is in the file twice."), found.uid)
            )
            continue
        seen.add(key)
        if not past and is_past(found, now):
            over.add(key)
        else:
            kept.append(found)
    refused = sorted([*reading.refused, *twice], key=lambda row: row.line)
    named = {identity.of_uid(row.uid) for row in refused if row.uid}
    return replace(
        reading,
        found=tuple(kept),
        refused=tuple(refused),
        past=len(over),
        known=frozenset(over | named) - {identity.of_found(each) for each in kept},
    )
