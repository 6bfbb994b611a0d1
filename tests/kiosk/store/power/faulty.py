"""Files on a disk that refuses, or does half, when that is asked."""

import errno
import os
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from kiosk.store.files import Files

_JOURNAL = re.compile(r"journal\.\d+")


class Fault(NamedTuple):
    """What goes wrong."""

    kind: str
    """Which operation: the name of its method; *change* for each one that changes the disk, *journal* for
    writing and syncing a journal that counts.
    """
    number: int
    """Which of that kind, from 1."""
    code: int
    """As in errno; 0: nothing is raised, a write takes half of what it is given."""
    done: bool = False
    """It is done all the same, a write half, and then the error comes."""
    lasting: bool = False
    """All of that kind from there on, until the fault is lifted."""


class FaultyFiles(Files):
    """The machine's own files but for one fault."""

    def __init__(self, fault: Fault | None = None) -> None:
        self.fault = fault
        self.counted: Counter[str] = Counter()
        """How many operations of each kind there were."""
        self.struck = False
        """Whether the fault came in this step."""
        self.wrong: list[str] = []
        """What was added to a journal that the disk once failed to sync."""
        self._journals: dict[int, int] = {}
        """Inodes by handle."""
        self._distrusted: set[int] = set()

    @contextmanager
    def well(self) -> Iterator[None]:
        """Nothing goes wrong in the block, and nothing in it counts."""
        fault, counted = self.fault, self.counted
        self.fault, self.counted = None, Counter()
        try:
            yield
        finally:
            self.fault, self.counted = fault, counted

    def open(self, path: Path, *, create: bool = False, read_only: bool = False) -> int:
        """As ever, or not; a file that would be made there is not."""
        self._before("open")
        handle = super().open(path, create=create, read_only=read_only)
        self._journals.pop(handle, None)
        if _JOURNAL.fullmatch(path.name):
            self._journals[handle] = os.fstat(handle).st_ino
        return handle

    def read(self, handle: int, size: int, position: int) -> bytes:
        """As ever, or not."""
        self._before("read")
        return super().read(handle, size, position)

    def write(self, handle: int, content: bytes, position: int) -> int:
        """As ever, or half of it, or nothing."""
        if self._journals.get(handle) in self._distrusted and content.strip(b"\0"):
            self.wrong.append(f"{content[:40]!r} at {position}")
        strikes = self._strikes("write", "change", *self._if_journal(handle))
        if strikes is not None and (strikes.done or not strikes.code):
            taken = super().write(handle, content[: max(len(content) // 2, 1)], position)
            if not strikes.code:
                return taken
        self._raise(strikes)
        return super().write(handle, content, position)

    def sync(self, handle: int) -> None:
        """As ever, or not."""
        strikes = self._strikes("sync", "change", *self._if_journal(handle))
        if strikes is not None and handle in self._journals:
            self._distrusted.add(self._journals[handle])
        self._raise(strikes)
        super().sync(handle)

    def reserve(self, handle: int, position: int, size: int) -> None:
        """As ever, or not."""
        self._before("reserve", "change")
        super().reserve(handle, position, size)

    def truncate(self, handle: int, size: int) -> None:
        """As ever, or not."""
        self._before("truncate", "change")
        super().truncate(handle, size)

    def size(self, handle: int) -> int:
        """As ever, or not."""
        self._before("size")
        return super().size(handle)

    def rename(self, old: Path, new: Path) -> None:
        """As ever, or not, or done and told otherwise."""
        strikes = self._strikes("rename", "change")
        if strikes is None or strikes.done:
            super().rename(old, new)
        self._raise(strikes)

    def link(self, old: Path, new: Path) -> None:
        """As ever, or not."""
        self._before("link", "change")
        super().link(old, new)

    def remove(self, path: Path) -> None:
        """As ever, or not."""
        self._before("remove", "change")
        super().remove(path)

    def names(self, folder: Path) -> list[str]:
        """As ever, or not."""
        self._before("names")
        return super().names(folder)

    def make_folder(self, folder: Path) -> None:
        """As ever, or not."""
        self._before("make_folder", "change")
        super().make_folder(folder)

    def sync_folder(self, folder: Path) -> None:
        """As ever, or not."""
        self._before("sync_folder", "change")
        super().sync_folder(folder)

    def _if_journal(self, handle: int) -> tuple[str, ...]:
        return ("journal",) if handle in self._journals else ()

    def _before(self, *kinds: str) -> None:
        self._raise(self._strikes(*kinds))

    def _strikes(self, *kinds: str) -> Fault | None:
        self.counted.update(kinds)
        fault = self.fault
        if fault is None or fault.kind not in kinds:
            return None
        now = self.counted[fault.kind]
        if now != fault.number and not (fault.lasting and now > fault.number):
            return None
        self.struck = True
        return fault

    def _raise(self, fault: Fault | None) -> None:
        if fault is not None and fault.code:
            raise OSError(fault.code, os.strerror(fault.code))


FAULTS = (
    Fault("write", 0, errno.ENOSPC, done=True),
    Fault("write", 0, 0),
    Fault("write", 0, errno.EIO, lasting=True),
    Fault("sync", 0, errno.EIO),
    Fault("sync", 0, errno.EIO, lasting=True),
    Fault("reserve", 0, errno.ENOSPC),
    Fault("reserve", 0, errno.ENOSPC, lasting=True),
    Fault("truncate", 0, errno.EIO),
    Fault("rename", 0, errno.EIO),
    Fault("rename", 0, errno.EIO, done=True),
    Fault("link", 0, errno.EMLINK),
    Fault("remove", 0, errno.EROFS),
    Fault("make_folder", 0, errno.ENOSPC),
    Fault("sync_folder", 0, errno.EIO),
    Fault("open", 0, errno.EMFILE),
    Fault("read", 0, errno.EIO),
    Fault("size", 0, errno.EIO),
    Fault("names", 0, errno.EIO),
    Fault("journal", 0, errno.EIO, lasting=True),
    Fault("change", 0, errno.EROFS, lasting=True),
)
"""Each is tried at every operation of its kind."""
