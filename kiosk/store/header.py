"""The first line of a journal: where its generation begins."""

from typing import Any

import msgspec

from kiosk.store.lines import BadLine, check_sum, summed

FORMAT = 2
"""Of the files; those of a later one are refused. 1 was one JSON file, `hall.json`."""


class SnapshotFacts(msgspec.Struct, frozen=True):
    """By which a snapshot is known to be whole."""

    size: int
    """Bytes."""
    sum: str
    """SHA-256 in hex."""
    tables: dict[str, tuple[int, int]]
    """For each table the number (from 0) of its first document's line, and how many there are."""


class Header(msgspec.Struct, frozen=True):
    """Everything that is known at the start of a generation, beside the documents."""

    format: int
    generation: int
    sequence: int
    """Number of the last transaction that the snapshot holds."""
    time: tuple[int, int]
    """Its stamp: milliseconds and counter."""
    snapshot: SnapshotFacts
    writers: dict[str, tuple[int, str]]
    """For each writer the number of its last line, and the hash of that line's head."""
    next: dict[str, int]
    """For each table the first document id that was never used."""


class NewerFormat(BadLine):
    """A later kiosk wrote it."""


def encode(header: Header) -> bytes:
    """The line, newline included."""
    return summed(msgspec.json.encode(header) + b"]")


def parse(line: bytes) -> Header:
    """Read the line (without its newline). Raises BadLine, NewerFormat."""
    content = check_sum(line)
    try:
        found: dict[str, Any] = msgspec.json.decode(content[:-1], type=dict)
        if found.get("format") != FORMAT:
            raise NewerFormat("it is of another format")
        return msgspec.convert(found, Header)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadLine(str(error)) from error
