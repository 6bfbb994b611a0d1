"""One process at a time in a small file: a lock beside it."""

import errno
import fcntl
import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import StoreTrouble

_PATIENCE = 10.0
_PAUSE = 0.02


@contextmanager
def locked(path: Path) -> Generator[None, None, None]:
    """Hold the advisory lock (flock) on the file at `path`, made when it is not there (0600).

    Waits at most 10 seconds. Raises StoreTrouble when it stays taken, or where locks do not work.
    """
    try:
        # To read is enough for a lock, and works on a disk that became read-only.
        opened = os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        # NL: {file} is niet te schrijven: {detail}.
        raise StoreTrouble("{file} cannot be written: {detail}.", file=path, detail=error.strerror) from error
    try:
        _take(opened, path)
        yield
    finally:
        os.close(opened)


def _take(opened: int, path: Path) -> None:
    patience = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except OSError as error:
            if error.errno not in {errno.EWOULDBLOCK, errno.EINTR}:
                # NL: Op deze schijf werken geen sloten. Zet de map van het dorpshuis op een eigen schijf.
                sentence = "Locks do not work on this disk. Put the hall's folder on a disk of its own."
                raise StoreTrouble(sentence) from error
            if time.monotonic() > patience:
                # NL: Een ander programma houdt {file} vast. Probeer het zo nog eens.
                sentence = "Another program holds {file}. Try again in a moment."
                raise StoreTrouble(sentence, file=path) from error
        time.sleep(_PAUSE)
