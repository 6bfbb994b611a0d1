"""The random name of this incarnation of the store (design.md section 8: writer)."""

from pathlib import Path

import msgspec

from kiosk.ids import Randomness
from kiosk.store.files import Files, read_file, write_file

_MACHINE = Path("/etc/machine-id")


class Writer(msgspec.Struct, frozen=True):
    """A name that no other copy of this hall writes under."""

    name: str
    machine: str
    journal: int
    """Inode of the journal it writes in: a copied or restored one has another."""


def own_writer(files: Files, path: Path, journal: int, random: Randomness) -> str:
    """The writer's name for that journal on this machine; a new one after `init`, a copy or a restore.

    Raises OSError. To be called under the store's lock.
    """
    try:
        known = msgspec.json.decode(read_file(files, path), type=Writer)
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        known = None
    if known is not None and (known.machine, known.journal) == (_machine(), journal):
        return known.name
    name = random(5).hex()
    keep_writer(files, path, name, journal)
    return name


def keep_writer(files: Files, path: Path, name: str, journal: int) -> None:
    """Put down that the name goes on in that journal. Raises OSError."""
    write_file(files, path, msgspec.json.encode(Writer(name, _machine(), journal)))


def _machine() -> str:
    try:
        return _MACHINE.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
