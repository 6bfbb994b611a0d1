"""One writer at a time, across processes and threads."""

import os
import threading
from pathlib import Path

from kiosk.disk import acquire, busy, open_lock, release

_PATIENCE = 15.0
"""Seconds that one thread waits for another."""


class Lock:
    """A lock on a file that holds nothing; it falls when its process dies.

    A context manager: who holds it already goes straight on. Entering raises StoreTrouble when another
    process keeps it, or the file system knows no locks.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = threading.RLock()
        self._depth = 0
        self._handle: int | None = None
        self._process = 0

    def __enter__(self) -> None:
        if not self._thread.acquire(timeout=_PATIENCE):
            raise busy()
        held = False
        try:
            if not self._depth:
                acquire(self._opened())
            held = True
        finally:
            if not held:
                self._thread.release()
        self._depth += 1

    def __exit__(self, *_: object) -> None:
        self._depth -= 1
        if not self._depth and self._handle is not None:
            release(self._handle)
        self._thread.release()

    def close(self) -> None:
        """Let go of the file; the next entry opens it again."""
        with self._thread:
            if self._handle is not None and not self._depth:
                handle, self._handle = self._handle, None
                os.close(handle)

    def _opened(self) -> int:
        # A forked process shares the lock of its parent: it needs a file of its own.
        if self._handle is None or self._process != os.getpid():
            self._handle, self._process = open_lock(self._path), os.getpid()
        return self._handle
