"""One writer at a time, across processes and threads."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.disk import busy, locked

_PATIENCE = 15.0
"""Seconds that one thread waits for another."""


class Lock:
    """A lock on a file that holds nothing; it falls when its process dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = threading.Lock()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold it for the block.

        Raises StoreTrouble when another process keeps it, or the file system knows no locks.
        """
        if not self._thread.acquire(timeout=_PATIENCE):
            raise busy()
        try:
            with locked(self._path):
                yield
        finally:
            self._thread.release()
