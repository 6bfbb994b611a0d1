"""The files of a hall at one moment, for a copy, while everybody goes on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kiosk.disk import busy, locked_now
from kiosk.store import archive, breaks
from kiosk.store.engine import Engine
from kiosk.store.files import Files, make_folder, read_file
from kiosk.store.trouble import damaged, saving


class Piece(NamedTuple):
    """One file, as it belongs into a copy."""

    name: str
    """Under the folder of live data: archive/2026-11.000007.jsonl."""
    read: Callable[[], bytes]
    """Its bytes; raises OSError."""


@contextmanager
def still(engine: Engine) -> Iterator[list[Piece]]:
    """Nobody compacts, so no file of the copy vanishes; the journal goes as far as it was at the beginning.

    Left out is what is of this place and moment: locks, tail, mark, the writer's name, what was set aside.
    Raises StoreTrouble.
    """
    layout, files = engine.layout, engine.files
    with saving():
        make_folder(files, layout.folder)
    with locked_now(layout.compacting, patient=True) as alone:
        if not alone:
            raise busy()
        engine.catch_up()
        if engine.now.damage:
            raise damaged(engine.now.damage)
        with saving():
            pieces = _pieces(engine) if engine.exists else []
        yield pieces


def _pieces(engine: Engine) -> list[Piece]:
    layout, files, position = engine.layout, engine.files, engine.position
    # A power cut may have kept the lines of a finished journal out of the archive.
    for number in layout.generations(files):
        if number < position.generation:
            archive.keep(files, layout, number)
    # Read after the journal's end is known: an erasure that is in the journal and not finished stands there.
    beside = [each for each in (layout.redacting.name, breaks.NAME) if each in files.names(layout.folder)]
    contents = {name: read_file(files, layout.folder / name) for name in beside}
    paths = [
        *layout.archives(files),
        layout.snapshot(position.generation),
        layout.sums(position.generation),
    ]
    pieces = [
        Piece(path.relative_to(layout.folder).as_posix(), partial(read_file, files, path)) for path in paths
    ]
    journal = layout.journal(position.generation)
    pieces.append(Piece(journal.name, partial(_beginning, files, journal, position.end)))
    pieces += [Piece(name, partial(bytes, content)) for name, content in contents.items()]
    return pieces


def _beginning(files: Files, path: Path, size: int) -> bytes:
    handle = files.open(path, read_only=True)
    try:
        return files.read(handle, size, 0)
    finally:
        files.close(handle)
