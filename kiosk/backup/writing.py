"""`kiosk backup`: settings, listings, data and secrets of a running hall, at one moment, in one file."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kiosk.backup.package import Packer
from kiosk.disk import sync_folder
from kiosk.errors import InputRefused
from kiosk.hall import LISTINGS, LIVE, SETTINGS, Hall
from kiosk.settings import FAMILIES

_SECRETS = "secrets"


def backup(hall: Hall, to: Path) -> int:
    """Write the hall to the new file `to` (0600); gives its bytes.

    Raises InputRefused when there is such a file, or it cannot be written; StoreTrouble.
    """
    _check(hall, to)
    try:
        return _write(hall, to)
    except (OSError, ValueError) as error:
        raise _unwritten(to, error) from error


def _check(hall: Hall, to: Path) -> None:
    inside, there = (Path(os.path.realpath(path)) for path in (hall.folder, to))
    if inside in (there, *there.parents):
        # NL: Bewaar een reservekopie niet in de map van het dorpshuis zelf.
        raise InputRefused("Do not keep a backup in the hall's own folder.")
    if os.path.lexists(to):
        raise _exists(to)


def _exists(to: Path) -> InputRefused:
    # NL: {file} bestaat al. Kies een andere naam, bijvoorbeeld met de datum erin.
    return InputRefused("{file} is there already. Choose another name, say with the date.", file=to)


def _unwritten(to: Path, error: Exception) -> InputRefused:
    detail = (error.strerror if isinstance(error, OSError) else None) or error
    # NL: De reservekopie {file} is niet te schrijven: {detail}.
    return InputRefused("The backup {file} cannot be written: {detail}.", file=to, detail=detail)


def _write(hall: Hall, to: Path) -> int:
    """Under another name (0600), synced, then renamed; what was begun is taken away when it fails."""
    handle, name = tempfile.mkstemp(prefix=f".{to.name}.", dir=to.parent)
    begun = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            packer = Packer(file)
            for inside, content in _files(hall):
                packer.add(inside, content)
            packer.finish()
            file.flush()
            os.fsync(file.fileno())
        if os.path.lexists(to):
            raise _exists(to)
        begun.replace(to)
    finally:
        begun.unlink(missing_ok=True)  # nothing of that name is left once it was renamed
    sync_folder(to.parent)
    return packer.size


def _files(hall: Hall) -> Iterator[tuple[str, bytes]]:
    """Name and content of each, always in the same order. Raises OSError, StoreTrouble."""
    with hall.store.still() as pieces:
        yield SETTINGS, (hall.folder / SETTINGS).read_bytes()
        if (families := hall.folder / FAMILIES).is_file():
            yield FAMILIES, families.read_bytes()
        listings = hall.folder / LISTINGS
        for path in sorted(listings.rglob("*")) if listings.is_dir() else ():
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(hall.folder).as_posix(), path.read_bytes()
        if (secrets := hall.folder / LIVE / _SECRETS).is_file():
            yield f"{LIVE}/{_SECRETS}", secrets.read_bytes()
        for piece in sorted(pieces):
            yield f"{LIVE}/{piece.name}", piece.read()
