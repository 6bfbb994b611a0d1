"""The random name of this incarnation of the store (design.md section 8: writer)."""

from pathlib import Path

import msgspec

from kiosk.disk import replace_file
from kiosk.ids import Randomness

_MACHINE = Path("/etc/machine-id")


class Writer(msgspec.Struct, frozen=True):
    """A name that no other copy of this hall writes under."""

    name: str
    machine: str
    place: tuple[int, int]
    """Device and inode of the folder: a copied folder has another."""


def own_writer(folder: Path, random: Randomness) -> Writer:
    """The writer of this folder on this machine; a new one after `init`, a copy or a restore.

    Raises OSError. To be called under the store's lock.
    """
    path = folder / "writer.json"
    found = folder.stat()
    machine, place = _machine(), (found.st_dev, found.st_ino)
    try:
        known = msgspec.json.decode(path.read_bytes(), type=Writer)
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        known = None
    if known is not None and (known.machine, known.place) == (machine, place):
        return known
    fresh = Writer(random(5).hex(), machine, place)
    replace_file(path, msgspec.json.encode(fresh))
    return fresh


def _machine() -> str:
    try:
        return _MACHINE.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
