"""The lines of one journal or archive file, each looked at by itself, whatever stands between them."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kiosk.store import header as headers
from kiosk.store.header import Header, NewerFormat
from kiosk.store.lines import BadLine, Line, parse
from kiosk.store.recovery import Finding, is_header

_OPENING = re.compile(rb'\["[0-9a-f]{16}",')
"""How every line begins."""


class Read(NamedTuple):
    """One line that holds."""

    line: Line
    raw: bytes
    """As it stands in the file, newline included."""


class Book(NamedTuple):
    """What one file holds."""

    name: str
    header: Header | None
    head: bytes
    """The header's line, newline included; b"" when there is none that holds."""
    reads: list[Read]
    """Every line that holds, in the order of the file."""
    findings: list[Finding]
    torn: Finding | None = None
    """Something at the end that was begun: torn, unless a line was there."""


def read_book(name: str, content: bytes, *, journal: bool, open_end: bool = False) -> Book:
    """Read every line that holds. `open_end`: the end may have been torn by a power cut.

    Raises NewerFormat.
    """
    header: Header | None = None
    start, findings, head = 0, [], b""
    reads: list[Read] = []
    if journal or is_header(content):
        start = content.find(b"\n") + 1
        head = content[:start]
        try:
            header = headers.parse(head[:-1])
        except NewerFormat:
            raise
        except BadLine as error:
            findings.append(Finding(name, "line 1", str(error)))
            reads += _saved(head)
            header, head = None, b""
    stop = len(content.rstrip(b"\0"))
    bad: list[tuple[Finding, list[Read]]] = []
    for place, segment in _segments(content, start, stop):
        try:
            found = _read(segment.lstrip(b"\0"))
        except BadLine as error:
            bad.append((Finding(name, f"byte {place}", str(error)), _saved(segment)))
        else:
            _take(bad, findings, reads)
            reads.append(found)
    torn = bad[0][0] if bad and open_end else None
    if torn is None:
        _take(bad, findings, reads)
    return Book(name, header, head, reads, findings, torn)


def _take(bad: list[tuple[Finding, list[Read]]], findings: list[Finding], reads: list[Read]) -> None:
    for finding, saved in bad:
        findings.append(finding)
        reads += saved
    bad.clear()


def _segments(content: bytes, start: int, stop: int) -> Iterator[tuple[int, bytes]]:
    while start < stop:
        end = content.find(b"\n", start, stop) + 1 or stop
        yield start, content[start:end]
        start = end


def _read(segment: bytes) -> Read:
    if not segment.endswith(b"\n"):
        raise BadLine("it does not end")
    return Read(parse(segment[:-1]), segment)


def _saved(segment: bytes) -> list[Read]:
    """Lines that lost but the newline between them."""
    begins = [found.start() for found in _OPENING.finditer(segment)]
    saved = []
    for begin, end in pairwise([*begins, len(segment)]):
        try:
            line = parse(segment[begin : end - 1])
        except BadLine:
            continue
        saved.append(Read(line, segment[begin : end - 1] + b"\n"))
    return saved
