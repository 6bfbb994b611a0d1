"""Reads a hall with nothing but docs/store.md: the standard library, and no word of the kiosk's own code.

`read_hall(folder)` raises Wrong where the page says that something must hold and it does not.
"""

import json
import re
import struct
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from page_lines import (
    Change,
    Line,
    Tables,
    apply,
    changes_of,
    digest,
    is_header,
    lines_of,
    need,
    read_header,
    read_line,
    stamped,
)

Writers = dict[str, list[Any]]
"""For each writer [number of its last line, hash of that line's head]; who wrote last stands last."""

JOURNAL = re.compile(r"journal\.(\d{6,})")
ARCHIVE = re.compile(r"(\d{4}-\d\d)\.(\d{6,})\.jsonl")


@dataclass(frozen=True)
class Hall:
    """Everything that a folder `live` holds."""

    generation: int
    tables: Tables
    next: dict[str, int]
    """For each table the document id that comes next."""
    log: list[tuple[Line, list[Change]]]
    """From the first transaction there is; of each what it changed."""


def read_snapshot(content: bytes, sums: bytes, facts: dict[str, Any]) -> Tables:
    """The documents, held against the header and the sums."""
    need(len(content) == facts["size"] and sha256(content).hexdigest() == facts["sum"], "the snapshot's sum")
    lines = content.splitlines(keepends=True)
    expected = "".join(f"{zlib.crc32(line):08x}\n" for line in lines).encode()
    need(sums == expected + f"{zlib.crc32(expected):08x}\n".encode(), "the sums")
    tables: Tables = json.loads(content)
    need(list(tables) == list(facts["tables"]), "the names of the tables")
    for name, (first, count) in facts["tables"].items():
        rows = [json.loads(b"{" + line.rstrip(b",\n") + b"}") for line in lines[first : first + count]]
        need({place: row for each in rows for place, row in each.items()} == tables[name], "its lines")
    return tables


def read_mark(content: bytes, magic: bytes = b"kioskMK2") -> tuple[int, int, int] | None:
    """Generation, sequence and end of the furthest copy; with another magic, of a tail."""
    found = []
    for start in (0, 512):
        copied = content[start : start + 64]
        if len(copied) < 64 or struct.unpack("<I", copied[60:])[0] != zlib.crc32(copied[:60]):
            continue
        name, _, generation, sequence, end, _, _ = struct.unpack("<8s16sQQQB11s", copied[:60])
        if name == magic:
            found.append((generation, sequence, end))
    return max(found, default=None)


def follow(writers: Writers, line: Line) -> None:
    """The chain: the line joins on to what is before."""
    head = line.head
    number, before = writers.pop(head["w"], [0, list(writers.values())[-1][1] if writers else ""])
    need((head["n"], head["p"]) == (number + 1, before), "the chain is broken")
    writers[head["w"]] = [head["n"], digest(line.raw_head, 16)]


def read_log(folder: Path) -> list[Line]:
    """Every transaction once, from archive and journals: where two generations have it, of the later one."""
    headers: dict[int, dict[str, Any]] = {}
    found: dict[int, dict[int, Line]] = {}
    paths = [(int(named[2]), path) for path, named in matching(folder / "archive", ARCHIVE)]
    paths += [(int(named[1]), path) for path, named in matching(folder, JOURNAL)]
    for generation, path in paths:
        lines = lines_of(path.read_bytes())
        if lines and is_header(lines[0]):
            headers[generation] = read_header(lines.pop(0))
        read = [read_line(each) for each in lines]
        if named := ARCHIVE.fullmatch(path.name):
            months = {f"{datetime.fromtimestamp(each.head['t'][0] / 1000, UTC):%Y-%m}" for each in read}
            need(months == {named[1]}, "a line in the wrong month")
        found.setdefault(generation, {}).update({each.sequence: each for each in read})
    log: dict[int, Line] = {}
    for generation in sorted(found):
        if generation in headers:  # what an earlier one has beyond this was never confirmed
            log = {number: each for number, each in log.items() if number <= headers[generation]["sequence"]}
        log |= found[generation]
    return [log[number] for number in sorted(log)]


def matching(folder: Path, pattern: re.Pattern[str]) -> list[tuple[Path, re.Match[str]]]:
    """The files of such a name, in order."""
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return [(path, named) for path in paths if (named := pattern.fullmatch(path.name))]


def check_log(log: list[Line], header: dict[str, Any]) -> None:
    """Numbers, time and chain from the first line on, and what the header says of them."""
    need([line.sequence for line in log] == list(range(1, len(log) + 1)), "a number is missing or double")
    times = [line.head["t"] for line in log]
    need(all(before < after for before, after in pairwise(times)), "the time goes back")
    writers: Writers = {}
    if header["sequence"] == 0:
        need((list(header["writers"]), header["time"]) == ([], [0, 0]), "the header of an empty hall")
    for line in log:
        follow(writers, line)
        if line.sequence == header["sequence"]:
            need(list(header["writers"].items()) == list(writers.items()), "the header's writers")
            need(header["time"] == line.head["t"], "the header's time")


def read_hall(folder: Path) -> Hall:
    """All of it, every sum, hash and link of the chain checked. Nobody may be writing."""
    journal, named = max(matching(folder, JOURNAL), key=lambda each: int(each[1][1]))
    generation = int(named[1])
    first, *rest = lines_of(journal.read_bytes())
    header = read_header(first)
    need(header["generation"] == generation, "the journal has another number")
    snapshot = folder / f"snapshot.{named[1]}.json"
    sums = snapshot.with_suffix(".sums")
    tables = read_snapshot(snapshot.read_bytes(), sums.read_bytes(), header["snapshot"])
    following, sequence = dict(header["next"]), header["sequence"]
    for line in map(read_line, rest):
        sequence += 1
        need(line.sequence == sequence, "a number is missing")
        for change in stamped(changes_of(line), line.head):
            apply(tables, following, change)
    mark = folder / "mark"
    reached = read_mark(mark.read_bytes()) if mark.exists() else None
    if reached is not None:
        need(reached[0] < generation or reached[:2] <= (generation, sequence), "the mark is not reached")
    log = read_log(folder)
    check_log(log, header)
    return Hall(generation, tables, following, [(each, stamped(changes_of(each), each.head)) for each in log])
