"""Writing a file so that a power cut leaves the old one or the new one, never half of one."""

import os
import tempfile
from pathlib import Path

FILE_MODE, FOLDER_MODE = 0o600, 0o700
"""Visitors' names are nobody else's business on a shared machine."""


def make_folder(folder: Path) -> None:
    """Create the folder (0700) with its parents; one that exists is left as it is.

    Raises OSError.
    """
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


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder durable. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
