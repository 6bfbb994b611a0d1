"""The line format of journal and archive (docs/store.md): it is never changed, only added to.

One line is one transaction: `["<sum>",<sequence>,<places>,TAB<head>,TAB<part>]`. The frame before the first
tab is this store's own; head and part travel, and are never serialised a second time.
"""

from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec

SEPARATOR = b",\t"
"""Between frame, head and part. JSON escapes a tab inside a string, so it stands nowhere else."""

REDACTED = b'{"redacted":true}'
NO_PART = b"null"

_OPENING = len(b'["0123456789abcdef",')


class Head(msgspec.Struct, kw_only=True, omit_defaults=True, frozen=True):
    """What is kept of a transaction for ever: no word that a person typed."""

    v: int
    """Version of the line format."""
    w: str
    """Writer: the random name of the store that made the line."""
    n: int
    """That writer's own count of lines, from 1."""
    t: tuple[int, int]
    """Milliseconds since 1970 and counter: never goes back."""
    p: str
    """Hash of the head before this one of the same writer; "" for the first."""
    x: str
    """Hash of the part; "" when there is none."""
    by: str
    """Role of who did it."""
    do: str
    """Name of the action."""
    of: str = ""
    """Id of the record that says who, where known."""
    at: int | None = None
    """The wall clock in milliseconds, where it is not `t`."""
    clock: tuple[int, int, bool] | None = None
    """Wall clock and time since boot in milliseconds, and whether the clock was set."""
    s: int = 0
    """1: stamps of the records in this line follow from w, n, t and at, and are left out."""
    ops: list[list[Any]]

    @property
    def wall(self) -> int:
        """The wall clock as it stood, in milliseconds."""
        return self.t[0] if self.at is None else self.at


class Part(msgspec.Struct, omit_defaults=True, frozen=True):
    """What people typed, and every field that the model does not name."""

    salt: str = ""
    text: list[list[Any]] = []
    """For each operation that has text: its number, then what it says."""
    redacted: bool = False


class Line(NamedTuple):
    """One transaction as it was read."""

    sequence: int
    places: list[int]
    """TinyDB's document id for each operation."""
    head: Head
    part: Part
    raw_head: bytes
    raw_part: bytes


class BadLine(ValueError):
    """These bytes are no line of ours; the text says why."""


_heads = msgspec.json.Decoder(Head)
_parts = msgspec.json.Decoder(Part | None)
_frames = msgspec.json.Decoder(tuple[str, int, list[int]])
_encode = msgspec.json.Encoder().encode


def digest(content: bytes) -> str:
    """The hash of a head or a part: blake2b (RFC 7693), 16 bytes, in hex."""
    return blake2b(content, digest_size=16).hexdigest()


def checksum(content: bytes) -> str:
    """The sum that a line begins with: blake2b, 8 bytes, in hex."""
    return blake2b(content, digest_size=8).hexdigest()


def encode_part(salt: bytes, text: list[list[Any]]) -> bytes:
    """A part's bytes. Raises ValueError or TypeError for what JSON cannot hold."""
    return _encode(Part(salt.hex(), text)) if text else NO_PART


def encode_head(head: Head) -> bytes:
    """A head's bytes. Raises ValueError or TypeError for what JSON cannot hold."""
    return _encode(head)


def frame(sequence: int, places: list[int], head: bytes, part: bytes) -> bytes:
    """The whole line, newline included."""
    return summed(b"%d,%b,\t%b,\t%b]" % (sequence, _encode(places), head, part))


def summed(content: bytes) -> bytes:
    """A line of the content with its checksum before it and a newline after it."""
    return b'["%b",%b\n' % (checksum(content).encode(), content)


def check_sum(line: bytes) -> bytes:
    """The content behind a line's checksum (`line` without its newline). Raises BadLine."""
    content = line[_OPENING:]
    if line[2:18] != checksum(content).encode() or line[:2] != b'["' or line[18:_OPENING] != b'",':
        raise BadLine("its checksum does not fit")
    return content


def parse(line: bytes) -> Line:
    """Read one line (without its newline), its checksum and its part's hash checked. Raises BadLine."""
    check_sum(line)
    pieces = line.split(SEPARATOR)
    if len(pieces) != 3 or pieces[2][-1:] != b"]":
        raise BadLine("it has not three pieces")
    raw_head, raw_part = pieces[1], pieces[2][:-1]
    try:
        _, sequence, places = _frames.decode(pieces[0] + b"]")
        head, part = _heads.decode(raw_head), _parts.decode(raw_part)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadLine(str(error)) from error
    if head.v != 1:
        raise BadLine(f"it is of version {head.v}: a newer kiosk wrote it")
    if len(places) != len(head.ops):
        raise BadLine("not every operation has its place")
    found = "" if part is None else digest(raw_part)
    if found != head.x and not (raw_part == REDACTED and head.x):
        raise BadLine("its text does not belong to it")
    return Line(sequence, places, head, part or _NOTHING, raw_head, raw_part)


def redacted(line: Line) -> bytes:
    """The same line without its text; the head, and so the chain, stays as it is."""
    return frame(line.sequence, line.places, line.raw_head, REDACTED)


_NOTHING = Part()
