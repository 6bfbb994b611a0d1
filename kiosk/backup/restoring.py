"""`kiosk restore`: a hall made of a backup, in a new folder; what was erased since does not come back."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kiosk.actions.retain import retain
from kiosk.backup.erasing import erase_again
from kiosk.backup.package import Member, NotWhole, unpack
from kiosk.clock import Clock
from kiosk.disk import FILE_MODE, FOLDER_MODE, sync_folder
from kiosk.errors import InputRefused, KioskError
from kiosk.hall import LISTINGS, LIVE, SETTINGS, Hall
from kiosk.model import Tombstone
from kiosk.settings import FAMILIES
from kiosk.store import check

_LIVE = re.compile(r"[a-z0-9][a-z0-9._-]*|archive/\d{4}-\d\d\.\d{6,}\.jsonl")
"""What may stand in the folder of live data."""

_DEEPEST = 8
"""Folders in one another under listings/."""


class Restored(NamedTuple):
    """What became of a backup."""

    documents: int
    erased: int
    """Records whose words were erased since, or fell due, and are erased here as well."""


def restore(
    file: Path,
    folder: Path,
    languages: tuple[str, ...],
    clock: Clock | None = None,
    erased: Iterable[Tombstone] = (),
) -> Restored:
    """Make the hall in `folder`, which is empty or not there; until all is well it is not there.

    `languages` are those there are catalogs for; `erased` what was erased since in another hall of the same
    data. Raises InputRefused for a file that is no whole backup, or a folder in use; SettingsWrong;
    StoreTrouble.
    """
    _check_free(folder)
    try:
        with file.open("rb") as source:
            unpack(source, _look)
            folder.parent.mkdir(parents=True, exist_ok=True)
            begun = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
            try:
                restored = _restore(source, begun, languages, clock, erased)
                begun.rename(folder)
            finally:
                shutil.rmtree(begun, ignore_errors=True)
        sync_folder(folder.parent)
    except NotWhole as error:
        # NL: {file} is geen hele reservekopie ({detail}). Er is niets teruggezet.
        sentence = "{file} is no whole backup ({detail}). Nothing was put back."
        raise InputRefused(sentence, file=file, detail=error) from error
    except OSError as error:
        # NL: Terugzetten lukt niet: {file}: {detail}. Er is niets teruggezet.
        sentence = "Putting back does not work: {file}: {detail}. Nothing was put back."
        named = error.filename or file
        raise InputRefused(sentence, file=named, detail=error.strerror or error) from error
    return restored


def _check_free(folder: Path) -> None:
    if os.path.lexists(folder) and (folder.is_symlink() or not folder.is_dir() or any(folder.iterdir())):
        # NL: {folder} is in gebruik. Kies een map die er nog niet is, of die leeg is.
        sentence = "{folder} is in use. Choose a folder that is not there yet, or is empty."
        raise InputRefused(sentence, folder=folder)


def _restore(
    source: BinaryIO,
    begun: Path,
    languages: tuple[str, ...],
    clock: Clock | None,
    erased: Iterable[Tombstone],
) -> Restored:
    source.seek(0)
    _unpack(source, begun)
    report = check(begun / LIVE)
    if not report.sound:
        first = report.damage[0]
        raise NotWhole(f"{first.file}: {first.what}")
    try:
        hall = Hall.open(begun, languages, clock)
    except KioskError as error:
        raise NotWhole(str(error).replace(str(begun), "")) from error
    try:
        again = erase_again(hall.store, erased)
        fell_due = retain(hall) if hall.store.exists else None
        count = again | {*fell_due.contacts, *fell_due.names} if fell_due is not None else again
    finally:
        hall.close()
    return Restored(report.documents, len(count))


def _unpack(source: BinaryIO, folder: Path) -> None:
    """Write every file (0600), and see it on the disk."""
    files: list[BinaryIO] = []

    def take(member: Member) -> Callable[[bytes], object]:
        _checked(member)
        _settle(files)
        path = folder / member.name
        path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, FILE_MODE)
        files.append(os.fdopen(handle, "wb"))
        return files[-1].write

    try:
        unpack(source, take)
    finally:
        _settle(files)
    (folder / LIVE).mkdir(mode=FOLDER_MODE, exist_ok=True)
    for each in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        sync_folder(each)


def _settle(files: list[BinaryIO]) -> None:
    while files:
        with files.pop() as file:
            file.flush()
            os.fsync(file.fileno())


def _checked(member: Member) -> None:
    """Only names that a backup has, each below the folder. Raises NotWhole."""
    parts = member.name.split("/")
    fits = member.name in (SETTINGS, FAMILIES)
    if parts[0] == LIVE:
        fits = _LIVE.fullmatch("/".join(parts[1:])) is not None
    elif parts[0] == LISTINGS:
        fits = 1 < len(parts) <= _DEEPEST and member.name.isprintable()
    if not fits or any(part in ("", ".", "..") for part in parts):
        raise NotWhole(f"it has a file of another name: {member.name!r}")


def _look(member: Member) -> Callable[[bytes], object]:
    """For who only wants to know whether all is there."""
    _checked(member)
    return len
