"""A new file that its owner alone can read, wholly there or not at all."""

import os
from pathlib import Path


def write_private(path: Path, text: str) -> None:
    """Write a file (0600) that is not there yet. Raises FileExistsError, OSError."""
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(opened, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)  # half a file would stand in the way of the next try
        raise
