"""Keeping opening short: a new snapshot, a fresh journal, and the lines before it into the archive."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from kiosk.disk import locked_now
from kiosk.errors import StoreTrouble
from kiosk.store import archive, generations
from kiosk.store.engine import Engine
from kiosk.store.files import discard, make_folder, read_file
from kiosk.store.opening import read_generation
from kiosk.store.recovery import recover
from kiosk.store.trouble import saving

SMALLEST = 2 * 1024 * 1024
"""Bytes of journal below which compacting saves nobody any time: a tenth of a second at opening."""

_TIMES = 1
"""Longer than this many snapshots and the journal is compacted: a line is slower to read than a document."""


def outgrown(engine: Engine) -> bool:
    """Whether the journal is long enough to compact."""
    now = engine.now
    return now.end - now.start > max(SMALLEST, _TIMES * now.snapshot_size)


def compact(engine: Engine, *, patient: bool = False) -> bool:
    """Begin a new generation; False when another process is at it already.

    The snapshot is written without the store's lock; only the switch holds it. Raises StoreTrouble.
    """
    with alone(engine, patient=patient) as held:
        if held:
            compact_alone(engine)
        return held


def compact_alone(engine: Engine) -> None:
    """`compact`, for who is `alone`. Raises StoreTrouble."""
    engine.catch_up()
    if engine.exists:
        with saving():
            _new_generation(engine)
            _tidy(engine)


@contextmanager
def alone(engine: Engine, *, patient: bool) -> Generator[bool, None, None]:
    """Be the only one who takes away files of the hall, for the length of a block; False: somebody else is.

    Raises StoreTrouble.
    """
    with saving():
        make_folder(engine.files, engine.layout.folder)
    with locked_now(engine.layout.compacting, patient=patient) as held:
        yield held


def _new_generation(engine: Engine) -> None:
    number = engine.now.number
    with engine.reading:
        prepared = generations.prepare(engine.now, number + 1)
    generations.put_down(engine.files, engine.layout, prepared)
    with engine.exclusive():
        if engine.now.number == number:
            assert engine.handle is not None  # the hall is there
            since = engine.files.read(engine.handle, engine.now.end - prepared.end, prepared.end)
            generations.switch(engine, prepared, since)


def _tidy(engine: Engine) -> None:
    """Archive the generations before this one, and let go of all but the last of them."""
    files, layout, current = engine.files, engine.layout, engine.now.number
    older = [number for number in layout.generations(files) if number < current]
    for number in older:
        archive.keep(files, layout, number)
    if not proven(engine):
        return
    spared = {current, *older[-1:]}
    for number, path in layout.of_generations(files):
        if number < current and number not in spared:
            discard(files, path)
    if _left_by_the_dead(engine):
        # Under the lock nobody who lives is making any of it.
        with engine.exclusive():
            for path in _left_by_the_dead(engine):
                discard(files, path)


def _left_by_the_dead(engine: Engine) -> list[Path]:
    """Half-written files, and snapshots of generations that never began."""
    files, layout = engine.files, engine.layout
    begun = [path for number, path in layout.of_generations(files) if number > engine.now.number]
    return begun + layout.leftovers(files)


def proven(engine: Engine) -> bool:
    """Whether the current generation can be read back from the disk as it was written. Raises OSError."""
    number = engine.now.number
    journal = read_file(engine.files, engine.layout.journal(number))
    found = recover(read_generation(engine.files, engine.layout, number, journal))
    return not found.damage and found.memory.sequence >= engine.position.sequence


def compact_if_outgrown(engine: Engine) -> None:
    """For who closes the store after writing much. A disk that refuses stops nothing."""
    try:
        if outgrown(engine):
            compact(engine)
    except StoreTrouble:
        return
