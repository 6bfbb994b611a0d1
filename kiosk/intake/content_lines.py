"""The lines and the nesting of an iCalendar file (RFC 5545, 3.1 and 3.6), checked before any parser sees it.

The icalendar library answers an empty list for a truncated file and joins what does not belong together;
here a file is whole or it is refused.
"""

import re
from dataclasses import dataclass, field

from kiosk.errors import InputRefused
from kiosk.intake.decode import text_of, without_mark

_NAME = re.compile(r"[A-Za-z0-9-]{1,64}(?=[;:])")
_MOST_EVENTS = 20_000
_MOST_DEEP = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One unfolded content line."""

    number: int
    """Where it begins in the file, from 1."""
    name: str
    """Property name in capitals; empty when the line has none."""
    text: str
    """The whole line."""

    @property
    def value(self) -> str:
        """What stands after the first colon: right for properties without quoted parameters."""
        return self.text.partition(":")[2].strip()


@dataclass(frozen=True, slots=True)
class Block:
    """The properties of one component, without those of the components inside it."""

    name: str
    line: int
    lines: list[Line] = field(default_factory=list)
    inside: "list[Block]" = field(default_factory=list)

    def value(self, name: str) -> str:
        """The value of the first property of that name, or nothing."""
        return next((line.value for line in self.lines if line.name == name), "")


def read_blocks(data: bytes) -> list[Block]:
    """The calendars of a file, in order.

    Raises InputRefused when the file is empty, no calendar, or its BEGIN and END do not match.
    """
    root = Block("", 0)
    open_blocks = [root]
    lines = _unfold(data)
    if sum(line.name == "BEGIN" and line.value.upper() == "VEVENT" for line in lines) > _MOST_EVENTS:
        # NL: Dit bestand heeft meer dan {n} afspraken. Exporteer een kortere tijd.
        raise InputRefused("This file has more than {n} events. Export a shorter time.", n=_MOST_EVENTS)
    for line in lines:
        if line.name == "BEGIN":
            block = Block(line.value.upper(), line.number)
            _check_begin(block, open_blocks)
            open_blocks[-1].inside.append(block)
            open_blocks.append(block)
        elif line.name == "END":
            _check_end(line, open_blocks)
            open_blocks.pop()
        else:
            _check_inside(line, open_blocks)
            open_blocks[-1].lines.append(line)
    _check_all_closed(open_blocks)
    return root.inside


def _check_all_closed(open_blocks: list[Block]) -> None:
    if len(open_blocks) > 1:
        last = open_blocks[-1]
        # NL: Het bestand houdt op midden in {name} (regel {line}). Exporteer het opnieuw.
        raise InputRefused(
            "The file ends in the middle of {name} (line {line}). Export it again.",
            name=_shown(last.name),
            line=last.line,
        )


def _check_inside(line: Line, open_blocks: list[Block]) -> None:
    """Outside a calendar stands nothing but the remarks that calendar caches leave behind the last END."""
    if len(open_blocks) == 1 and not line.name.startswith("X-"):
        # NL: Regel {line} staat buiten de agenda. Exporteer het bestand opnieuw.
        raise InputRefused("Line {line} is outside the calendar. Export the file again.", line=line.number)


def _check_begin(block: Block, open_blocks: list[Block]) -> None:
    if len(open_blocks) == 1 and block.name != "VCALENDAR":
        # NL: Dit is geen agenda: het begint niet met BEGIN:VCALENDAR.
        raise InputRefused("This is not a calendar: it does not begin with BEGIN:VCALENDAR.")
    if len(open_blocks) > _MOST_DEEP or (open_blocks[-1].name == "VEVENT" == block.name):
        # NL: Regel {line}: {name} begint terwijl {open} nog open is.
        raise InputRefused(
            "Line {line}: {name} begins while {open} is still open.",
            line=block.line,
            name=_shown(block.name),
            open=_shown(open_blocks[-1].name),
        )


def _check_end(line: Line, open_blocks: list[Block]) -> None:
    name = line.value.upper()
    if len(open_blocks) == 1 or open_blocks[-1].name != name:
        # NL: Regel {line}: END:{name} hoort nergens bij. Exporteer het bestand opnieuw.
        raise InputRefused(
            "Line {line}: END:{name} belongs to nothing. Export the file again.",
            line=line.number,
            name=_shown(name),
        )


def _shown(name: str) -> str:
    return "".join(char for char in name if char.isascii() and (char.isalnum() or char == "-"))[:20]


def _unfold(data: bytes) -> list[Line]:
    """Unfold bytes, not text: a fold may cut a letter of several bytes in two (RFC 5545, 3.1)."""
    parts: list[list[bytes]] = []
    numbers: list[int] = []
    for number, raw in enumerate(without_mark(data).splitlines(), start=1):
        if raw[:1] in (b" ", b"\t") and parts:
            parts[-1].append(raw[1:])
        elif raw.strip():
            parts.append([raw])
            numbers.append(number)
    if not parts:
        # NL: Dit bestand is leeg.
        raise InputRefused("This file is empty.")
    text = text_of(b"\n".join(b"".join(part) for part in parts))
    lines = [_line(number, raw) for number, raw in zip(numbers, text.split("\n"), strict=True)]
    if lines[0].name != "BEGIN" or lines[0].value.upper() != "VCALENDAR":
        # NL: Dit is geen agenda: het begint niet met BEGIN:VCALENDAR.
        raise InputRefused("This is not a calendar: it does not begin with BEGIN:VCALENDAR.")
    return lines


def _line(number: int, raw: str) -> Line:
    found = _NAME.match(raw)
    return Line(number, found.group(0).upper() if found else "", raw)
