"""One writer at a time, across processes and threads."""

import errno
import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import StoreTrouble
from kiosk.store.files import FILE_MODE

_PATIENCE = 15.0
"""Seconds. A transaction takes milliseconds; who still waits after this is told."""
_STEP = 0.004


class Lock:
    """An advisory lock (flock) on a file that holds nothing; it falls when its process dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._thread = threading.Lock()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold it for the block.

        Raises StoreTrouble when another process keeps it, or the file system knows no locks.
        """
        if not self._thread.acquire(timeout=_PATIENCE):
            # NL: Een ander programma is nog bezig met de gegevens. Probeer het zo nog eens.
            raise StoreTrouble("Another program is still busy with the data. Try again in a moment.")
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, FILE_MODE)
            try:
                _acquire(handle)
                yield
            finally:
                os.close(handle)
        finally:
            self._thread.release()


def _acquire(handle: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EINTR):
                # NL: Op deze schijf werken geen sloten. Zet de map van het dorpshuis op een eigen schijf.
                raise StoreTrouble(
                    "Locks do not work on this disk. Put the hall on a disk of the machine itself."
                ) from error
            if time.monotonic() > deadline:
                raise StoreTrouble(
                    "Another program is still busy with the data. Try again in a moment."
                ) from error
            time.sleep(_STEP)
        else:
            return
