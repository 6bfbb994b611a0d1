"""The snapshot: TinyDB's own JSON layout, one document on each line, and a sum for each line beside it."""

import zlib
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

import msgspec

from kiosk.store.header import SnapshotFacts
from kiosk.store.memory import Rows, Tables

_decoder = msgspec.json.Decoder(Tables)
_encode = msgspec.json.Encoder().encode


class Encoded(NamedTuple):
    """A snapshot ready to be written."""

    content: bytes
    sums: bytes
    facts: SnapshotFacts


class BadSnapshot(ValueError):
    """These bytes are not the snapshot that was written; the text says why."""


def encode(tables: Tables) -> Encoded:
    """The files of a snapshot. Raises ValueError or TypeError for what JSON cannot hold."""
    lines: list[bytes] = []
    layout: dict[str, tuple[int, int]] = {}
    names = list(tables)
    lines.append(b"{\n")
    for name in names:
        lines.append(b"%b: {\n" % _encode(name))
        layout[name] = len(lines), len(tables[name])
        lines += _documents(tables[name])
        lines.append(b"}\n" if name is names[-1] else b"},\n")
    lines.append(b"}\n")
    content = b"".join(lines)
    sums = b"".join(b"%08x\n" % zlib.crc32(line) for line in lines)
    facts = SnapshotFacts(len(content), sha256(content).hexdigest(), layout)
    return Encoded(content, sums + b"%08x\n" % zlib.crc32(sums), facts)


def _documents(rows: Rows) -> Iterator[bytes]:
    last = len(rows) - 1
    for number, (place, document) in enumerate(rows.items()):
        yield b'"%b": %b%b' % (place.encode("ascii"), _encode(document), b"\n" if number == last else b",\n")


def decode(content: bytes, facts: SnapshotFacts) -> Tables:
    """The tables. Raises BadSnapshot when a single byte differs from what was written."""
    if len(content) != facts.size or sha256(content).hexdigest() != facts.sum:
        raise BadSnapshot("its checksum does not fit")
    try:
        return _decoder.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadSnapshot(str(error)) from error


class Salvaged(NamedTuple):
    """What could be read of a damaged snapshot."""

    tables: Tables
    lost: list[str]
    """*table, line n*: documents whose line is damaged or gone."""


def salvage(content: bytes, sums: bytes, facts: SnapshotFacts | None) -> Salvaged:
    """Every document whose own line is as it was written; `sums` may be damaged as well.

    Without `facts` (the journal's header is gone) the lines that open a table say where it begins.
    """
    found = Salvaged({}, [])
    known = sums.split(b"\n")[:-2]  # the last one is of the sums themselves
    good = _as_written(content.split(b"\n"), known)
    for name, (first, count) in (facts.tables if facts else _opened(good, len(known))).items():
        rows = found.tables.setdefault(name, {})
        for number in range(first, first + count):
            if number in good:
                place, _, document = good[number].rstrip(b",").partition(b": ")
                rows[msgspec.json.decode(place, type=str)] = msgspec.json.decode(document, type=dict)
            else:
                found.lost.append(f"{name}, line {number + 1}")
    return found


def _as_written(lines: list[bytes], known: list[bytes]) -> dict[int, bytes]:
    """The lines whose sum is known, by the number that each was written with.

    A newline that came or went moves all behind it: sums that are there but once say where they belong.
    """
    seen: dict[bytes, int] = {}
    for number, known_sum in enumerate(known):
        seen[known_sum] = -1 if known_sum in seen else number
    good, moved = {}, 0
    for number, line in enumerate(lines):
        found = b"%08x" % zlib.crc32(line + b"\n")
        if seen.get(found, -1) >= 0:
            moved = seen[found] - number
        if 0 <= number + moved < len(known) and known[number + moved] == found:
            good[number + moved] = line
    return good


def _opened(good: dict[int, bytes], count: int) -> dict[str, tuple[int, int]]:
    """Where each table of a snapshot of so many lines begins, and how many documents it has."""
    starts = [number for number in sorted(good) if good[number].endswith(b": {")]
    ends = [*(number - 1 for number in starts[1:]), count - 2] if starts else []
    return {
        msgspec.json.decode(good[start][: -len(b": {")], type=str): (start + 1, end - start - 1)
        for start, end in zip(starts, ends, strict=True)
    }
