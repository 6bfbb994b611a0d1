"""A new generation: a snapshot of what is known, and a fresh journal behind it."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kiosk.store import header as headers
from kiosk.store import snapshot
from kiosk.store.appending import ROOM
from kiosk.store.files import Files, discard, write_all, write_file
from kiosk.store.header import FORMAT, Header
from kiosk.store.layout import Layout
from kiosk.store.recovery import Recovered
from kiosk.store.writer import keep_writer

if TYPE_CHECKING:
    from kiosk.store.engine import Engine


class Prepared(NamedTuple):
    """A snapshot that belongs to no journal yet."""

    header: Header
    end: int
    """Where in the journal of the generation before it stands what the snapshot does not hold."""
    encoded: snapshot.Encoded


def is_older(layout: Layout, files: Files) -> bool:
    """Whether the hall is as kiosks wrote it before there was a journal. Raises OSError."""
    return layout.old.name in files.names(layout.folder)


def prepare(now: Recovered, number: int) -> Prepared:
    """The snapshot of the generation with that number, and its header. Raises ValueError."""
    encoded = snapshot.encode(now.memory.tables)
    header = Header(
        format=FORMAT,
        generation=number,
        sequence=now.memory.sequence,
        time=now.time,
        snapshot=encoded.facts,
        writers=dict(now.writers),
        next=dict(now.memory.next),
    )
    return Prepared(header, now.end, encoded)


def put_down(files: Files, layout: Layout, prepared: Prepared) -> None:
    """Write the snapshot; it counts only from `switch` on. Raises OSError."""
    number = prepared.header.generation
    write_file(files, layout.sums(number), prepared.encoded.sums)
    write_file(files, layout.snapshot(number), prepared.encoded.content)


def first(engine: "Engine") -> None:
    """Make an empty hall; only inside `exclusive`. Raises OSError."""
    _at_once(engine, 1)


def renew(engine: "Engine") -> None:
    """Leave a journal that cannot be trusted any more for a new generation; only under the store's lock.

    Raises OSError.
    """
    # One further than a compaction that may be under way in another process, which then gives up.
    _at_once(engine, engine.now.number + 2)


def _at_once(engine: "Engine", number: int) -> None:
    prepared = prepare(engine.now, number)
    put_down(engine.files, engine.layout, prepared)
    switch(engine, prepared, b"")


def switch(engine: "Engine", prepared: Prepared, lines: bytes) -> None:
    """Go on in the new generation, whose journal begins with the lines; only under the store's lock.

    Raises OSError; then all goes on in the generation before.
    """
    files, layout, number = engine.files, engine.layout, prepared.header.generation
    writer = engine.writer() if engine.exists and not engine.now.damage else ""
    path = layout.journal(number)
    begun = path.with_name(f"{path.name}.new")
    end = _write_journal(files, begun, headers.encode(prepared.header) + lines)
    if engine.exists:
        # Who dies from here until it is published leaves it at that: nothing may be added to the one before.
        engine.distrust()
    try:
        # From here the new generation counts.
        files.rename(begun, path)
        files.sync_folder(layout.folder)
        handle = files.open(path, read_only=True)
    except OSError:
        # Whether it counts is unknown now: nothing may be added to the one before.
        engine.distrust()
        raise
    with engine.reading:
        now = engine.now
        now.number, now.end, now.damage, now.torn = number, end, [], b""
        now.start, now.snapshot_size = end - len(lines), prepared.header.snapshot.size
        engine.take(now, handle)
        engine.publish(fresh=True)
    if writer:
        keep_writer(files, layout.writer, writer, files.inode(handle))


def _write_journal(files: Files, path: Path, content: bytes) -> int:
    handle = files.open(path, create=True)
    try:
        files.truncate(handle, 0)
        files.reserve(handle, 0, len(content) + ROOM)
        write_all(files, handle, content, 0)
        files.sync(handle)
    except OSError:
        discard(files, path)
        raise
    finally:
        files.close(handle)
    return len(content)
