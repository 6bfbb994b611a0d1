"""Small logs on which the model of power cuts is tried: one that is right, and some that are not."""

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from traced import Trace, TracedFiles

from kiosk.store.files import Files, read_file, write_all


class Faults(NamedTuple):
    """What a toy leaves out."""

    sync: bool = False
    """It syncs an entry only after it promised it."""
    rename: bool = False
    """It does not sync a file before it takes the place of another."""
    folder: bool = False
    """It does not sync the folder."""
    checksum: bool = False
    """It takes any line that ends for a whole one."""


class ToyLog:
    """Entries in a file, a line each; now and then the file is written anew."""

    def __init__(self, files: Files, folder: Path, faults: Faults) -> None:
        self._files, self._path, self._faults = files, folder / "log", faults
        self._entries: list[bytes] = []
        self._end = 0
        self._handle = files.open(self._path, create=True)
        files.reserve(self._handle, 0, 8192)
        self._sync_folder()

    def add(self, entry: bytes, promise: Callable[[], None]) -> None:
        """Append it, and call `promise` when it will never be lost."""
        line = _line(entry)
        write_all(self._files, self._handle, line, self._end)
        self._entries.append(entry)
        self._end += len(line)
        if self._faults.sync:
            promise()
        self._files.sync(self._handle)
        if not self._faults.sync:
            promise()

    def write_anew(self) -> None:
        """The same entries in another file, under the same name."""
        fresh = self._path.with_name("log.new")
        handle = self._files.open(fresh, create=True)
        write_all(self._files, handle, b"".join(map(_line, self._entries)), 0)
        if not self._faults.rename:
            self._files.sync(handle)
        self._files.rename(fresh, self._path)
        self._sync_folder()
        self._files.close(self._handle)
        self._handle = handle

    def close(self) -> None:
        """Let go of the file."""
        self._files.close(self._handle)

    def _sync_folder(self) -> None:
        if not self._faults.folder:
            self._files.sync_folder(self._path.parent)


def _line(entry: bytes) -> bytes:
    return b"%08x %b\n" % (zlib.crc32(entry), entry)


def entries(folder: Path, faults: Faults) -> list[bytes]:
    """What a toy finds when it starts."""
    if not (folder / "log").exists():
        return []
    found = []
    for line in read_file(Files(), folder / "log").split(b"\n")[:-1]:
        entry = line[9:]
        if not faults.checksum and line[:9] != b"%08x " % zlib.crc32(entry):
            break
        found.append(entry)
    return found


def toy_day(root: Path, faults: Faults) -> tuple[Trace, list[bytes]]:
    """The trace of a toy that took 12 entries and wrote its file anew after the 4th and 8th; the entries."""
    trace = Trace(root)
    log = ToyLog(TracedFiles(trace), root, faults)
    said = []
    for number in range(12):
        said.append(b"%d" % number * (30 + 170 * (number % 5)))
        log.add(said[-1], lambda number=number: trace.acknowledged(number))  # type: ignore[misc]
        if number % 4 == 3:
            log.write_anew()
    log.close()
    return trace, said
