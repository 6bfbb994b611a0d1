"""Adding a line to a journal, so that it is there whole or not at all."""

from pathlib import Path

from kiosk.store.files import Files, write_all

ROOM = 512 * 1024
"""Bytes that are reserved at a time: a line then needs no commit of the file system itself."""


class Appender:
    """The journal of one generation, open to write. Only for who holds the store's lock."""

    def __init__(self, files: Files, path: Path) -> None:
        """Raises OSError."""
        self._files = files
        self._handle = files.open(path)
        self.inode = files.inode(self._handle)
        self._room = files.size(self._handle)
        self.distrusted = False
        """A sync failed, or what failed could not be cut off: nothing may be added any more.

        After a failed fsync the kernel may call pages clean that never reached the disk (PostgreSQL, 2018).
        """

    def append(self, content: bytes, end: int) -> None:
        """Durable when it returns. Raises OSError; then nothing of it is there."""
        if end + len(content) > self._room:
            self._reserve(end + len(content))
        try:
            write_all(self._files, self._handle, content, end)
        except OSError:
            self._cut(end, len(content))
            raise
        try:
            self._files.sync(self._handle)
        except OSError:
            self.distrusted = True
            self._cut(end, len(content))
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._files.close(self._handle)

    def _reserve(self, needed: int) -> None:
        target = -(-needed // ROOM) * ROOM
        try:
            self._files.reserve(self._handle, self._room, target - self._room)
        except OSError:
            # The disk is nearly full: this one line may still fit.
            self._files.reserve(self._handle, self._room, needed - self._room)
            target = needed
        self._room = target

    def _cut(self, end: int, size: int) -> None:
        try:
            write_all(self._files, self._handle, bytes(size), end)
            self._files.sync(self._handle)
        except OSError:
            self.distrusted = True
