"""Files that survive a power cut, and one process at a time at them."""

import errno
import fcntl
import glob
import os
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import StoreTrouble

FILE_MODE, FOLDER_MODE = 0o600, 0o700
"""Visitors' names are nobody else's business on a shared machine."""

_PATIENCE = 15.0
"""Seconds to wait for a lock. What is done under one takes milliseconds; who still waits then is told."""
_PAUSE, _LONGEST_PAUSE = 0.0002, 0.004
"""Seconds between two tries: short while a transaction is soon over, longer when it is not."""


def make_folder(folder: Path) -> None:
    """Create the folder (0700) with its parents; one that exists is left as it is. Raises OSError."""
    if not folder.is_dir():
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)


def replace_file(path: Path, content: bytes) -> None:
    """Temporary file beside it, fsync, rename over it, fsync of the folder (POSIX rename is atomic).

    Raises OSError; then `path` holds what it held, and the temporary file is gone.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(file.fileno(), FILE_MODE)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def remove_leftovers(path: Path) -> None:
    """Take away what a process that died inside `replace_file` left beside `path`.

    Only for who holds the lock under which the file is replaced. A disk that refuses stops nothing.
    """
    for left in path.parent.glob(f".{glob.escape(path.name)}.*"):
        try:
            left.unlink(missing_ok=True)
        except OSError:
            continue


def sync_folder(folder: Path) -> None:
    """Return when the names in the folder are on the disk (fsync of the folder). Raises OSError."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(path: Path) -> Generator[None, None, None]:
    """Hold the advisory lock (flock) on the file at `path`, made when it is not there.

    It falls when its process dies. Raises StoreTrouble when another keeps it, or where locks do not work.
    """
    handle = open_lock(path)
    try:
        acquire(handle)
        yield
    finally:
        os.close(handle)


@contextmanager
def locked_now(path: Path, *, patient: bool = False) -> Generator[bool, None, None]:
    """As `locked`, but gives False instead of waiting for who has it, unless `patient`."""
    handle = open_lock(path)
    try:
        try:
            acquire(handle, _PATIENCE if patient else 0.0)
        except Busy:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def open_lock(path: Path) -> int:
    """A handle to the file at `path`, made when it is not there, to `acquire`. Raises StoreTrouble."""
    try:
        # To read is enough for a lock, and works on a disk that became read-only.
        return os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, FILE_MODE)
    except OSError as error:
        # NL: {file} is niet te schrijven: {detail}.
        sentence = "{file} cannot be written: {detail}."
        raise StoreTrouble(sentence, file=path, detail=error.strerror or error) from error


def acquire(handle: int, patience: float = _PATIENCE) -> None:
    """Wait for the advisory lock on an open file. Raises StoreTrouble, Busy (a StoreTrouble)."""
    deadline, pause = 0.0, _PAUSE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EINTR):
                # NL: Op deze schijf werken geen sloten. Zet de map van het dorpshuis op een eigen schijf.
                sentence = "Locks do not work on this disk. Put the hall's folder on a disk of its own."
                raise StoreTrouble(sentence) from error
            deadline = deadline or time.monotonic() + patience
            if time.monotonic() >= deadline:
                raise busy() from error
            time.sleep(pause)
            pause = min(pause * 1.5, _LONGEST_PAUSE)
        else:
            return


def release(handle: int) -> None:
    """Let the next one have the lock."""
    fcntl.flock(handle, fcntl.LOCK_UN)


class Busy(StoreTrouble):
    """Somebody else keeps the lock."""


def busy() -> Busy:
    """The error for a lock that somebody else keeps."""
    # NL: Een ander programma is nog bezig met de gegevens. Probeer het zo nog eens.
    return Busy("Another program is still busy with the data. Try again in a moment.")
