"""How far the journal is durable: published to other processes, and marked for the day after a power cut.

The tail is never synced: it tells processes of one machine, since its last start, what they may look at,
so that nobody shows a line before it is on the disk. The mark is synced when the hall is idle: recovery
must reach it, so that a damaged last line is not taken for one that a power cut tore.
"""

import struct
import zlib
from pathlib import Path
from typing import NamedTuple

from kiosk.store.files import Files, write_all

SIZE = 64
_FIELDS = struct.Struct("<8s16sQQQB11s")
_SUM = struct.Struct("<I")
_TAIL, _MARK = b"kioskTL2", b"kioskMK2"
_BOOT = Path("/proc/sys/kernel/random/boot_id")
_SLOT = 512
"""Bytes between the two copies of the mark: one sector each, so that one cut harms one of them."""


class Position(NamedTuple):
    """A durable end of a journal."""

    generation: int
    sequence: int
    """Of the last transaction before it."""
    end: int
    """Bytes from the start of the journal."""
    distrusted: bool = False
    """The disk once failed to sync this journal: nothing may be added to it."""


def boot() -> bytes:
    """16 bytes that name this start of the machine; zeros where the system does not say."""
    try:
        return bytes.fromhex(_BOOT.read_text(encoding="ascii").strip().replace("-", ""))
    except (OSError, ValueError):
        return bytes(16)


def pack(magic: bytes, started: bytes, position: Position) -> bytes:
    """The 64 bytes of a tail or mark."""
    fields = _FIELDS.pack(magic, started, *position[:3], position.distrusted, b"")
    return fields + _SUM.pack(zlib.crc32(fields))


def unpack(magic: bytes, content: bytes) -> tuple[bytes, Position] | None:
    """The start it is of and the position; None for what is no such thing."""
    if len(content) != SIZE or _SUM.unpack(content[-4:])[0] != zlib.crc32(content[:-4]):
        return None
    found, started, generation, sequence, end, distrusted, _ = _FIELDS.unpack(content[:-4])
    return (started, Position(generation, sequence, end, bool(distrusted))) if found == magic else None


class Tail:
    """The published end, in a file that every process of this hall has open."""

    def __init__(self, files: Files, path: Path) -> None:
        self._files, self._path = files, path
        self._handle: int | None = None
        self._boot = boot()

    def look(self) -> bytes:
        """What is published, unread: cheap to compare. Nothing when there is none. Raises OSError."""
        if self._handle is None:
            try:
                self._handle = self._files.open(self._path, read_only=True)
            except FileNotFoundError:
                return b""
        return self._files.read(self._handle, SIZE, 0)

    def read(self, content: bytes) -> Position | None:
        """The position that `look` saw; None when it is not of this start of the machine."""
        found = unpack(_TAIL, content)
        return found[1] if found and found[0] == self._boot else None

    def publish(self, position: Position) -> bytes:
        """Tell everybody; gives what `look` sees from now on. Raises OSError."""
        content = pack(_TAIL, self._boot, position)
        handle = self._files.open(self._path, create=True) if self._handle is None else self._handle
        if self._handle is None:
            self._handle = handle
            self._writable = True
        elif not self._writable:
            self._handle = self._files.open(self._path, create=True)
            self._files.close(handle)
            self._writable = True
        write_all(self._files, self._handle, content, 0)
        return content

    def close(self) -> None:
        """Let go of the file."""
        if self._handle is not None:
            handle, self._handle = self._handle, None
            self._writable = False
            self._files.close(handle)

    _writable = False


def read_mark(files: Files, path: Path) -> Position | None:
    """The furthest of the two copies; None when there is none that is whole. Raises OSError."""
    try:
        handle = files.open(path, read_only=True)
    except FileNotFoundError:
        return None
    try:
        copies = [unpack(_MARK, files.read(handle, SIZE, start)) for start in (0, _SLOT)]
    finally:
        files.close(handle)
    return max((found[1] for found in copies if found), default=None)


def write_mark(files: Files, path: Path, position: Position) -> None:
    """Over the older of the two copies, synced. Raises OSError."""
    fresh = path.name not in files.names(path.parent)
    handle = files.open(path, create=True)
    try:
        first = unpack(_MARK, files.read(handle, SIZE, 0))
        second = unpack(_MARK, files.read(handle, SIZE, _SLOT))
        older = 0 if first is None or (second is not None and first[1] < second[1]) else _SLOT
        write_all(files, handle, pack(_MARK, bytes(16), position), older)
        files.sync(handle)
    finally:
        files.close(handle)
    if fresh:
        files.sync_folder(path.parent)
