"""Reading a hall's files into memory: the newest generation, as far as it may be looked at."""

from kiosk.errors import StoreTrouble
from kiosk.store.collecting import uncollected
from kiosk.store.files import Files, read_all, read_file, write_all, write_file
from kiosk.store.header import NewerFormat
from kiosk.store.layout import Layout
from kiosk.store.memory import Memory
from kiosk.store.recovery import Finding, Generation, Recovered, recover
from kiosk.store.tail import Position, read_mark
from kiosk.store.trouble import newer, unreadable

_TRIES = 5
"""Times to begin again when another process starts a new generation meanwhile."""


def open_newest(files: Files, layout: Layout, published: Position | None) -> tuple[Recovered, int | None]:
    """The newest generation: up to the published end when that is known, else every line that holds.

    Raises StoreTrouble.
    """
    try:
        numbers: list[int] = []
        for _ in range(_TRIES):
            numbers = layout.generations(files)
            if not numbers:
                return Recovered(0, Memory({})), None
            try:
                opened = _open(files, layout, numbers[-1], published)
            except FileNotFoundError:
                continue
            if not opened[0].damage or layout.generations(files)[-1:] == numbers[-1:]:
                return opened
        return _open(files, layout, numbers[-1], published)
    except OSError as error:
        raise unreadable(layout.folder, error) from error


def read_generation(files: Files, layout: Layout, number: int, journal: bytes) -> Generation:
    """The bytes of a generation whose journal was read already. Raises OSError."""
    beside = [_read(files, layout, path.name) for path in (layout.snapshot(number), layout.sums(number))]
    return Generation(number, journal, *beside)


def _open(
    files: Files, layout: Layout, number: int, published: Position | None
) -> tuple[Recovered, int | None]:
    handle = files.open(layout.journal(number), read_only=True)
    try:
        journal = read_all(files, handle)
        limit = published.end if published is not None and published.generation == number else None
        with uncollected():
            generation = read_generation(files, layout, number, journal)
            found = recover(generation, limit, _reach(files, layout, number))
        found.damage += lost_journal(files, layout, number, published)
    except NewerFormat as error:
        files.close(handle)
        raise newer() from error
    except (OSError, StoreTrouble):
        files.close(handle)
        raise
    return found, handle


def lost_journal(
    files: Files, layout: Layout, newest: int, published: Position | None = None
) -> list[Finding]:
    """The journal that the mark or the tail speaks of, when the newest that is there is an earlier one.

    Raises StoreTrouble.
    """
    try:
        mark = read_mark(files, layout.mark)
    except OSError as error:
        raise unreadable(layout.mark, error) from error
    known = max(each.generation if each is not None else 0 for each in (mark, published))
    if known <= newest:
        return []
    return [Finding(layout.journal(known).name, "", "it is not there", "missing")]


def _reach(files: Files, layout: Layout, number: int) -> int:
    mark = read_mark(files, layout.mark)
    return mark.sequence if mark is not None and mark.generation == number else 0


def _read(files: Files, layout: Layout, name: str) -> bytes | None:
    try:
        return read_file(files, layout.folder / name)
    except FileNotFoundError:
        return None


def recover_end(files: Files, layout: Layout) -> tuple[Recovered, int | None]:
    """The newest generation as it is on the disk, what is torn cut off; only under the store's lock.

    Raises OSError, StoreTrouble.
    """
    found, reading = open_newest(files, layout, None)
    if found.damage or reading is None:
        return found, reading
    handle = files.open(layout.journal(found.number))
    try:
        if found.torn:
            # Never acknowledged, and all the same not thrown away silently.
            write_file(files, layout.folder / f"torn.{found.number:06}.{found.end}", found.torn)
            write_all(files, handle, bytes(len(found.torn)), found.end)
        files.sync(handle)  # a line of a writer that died may be in the kernel's memory only
        files.sync_folder(layout.folder)  # and so may the name of a generation
    except OSError:
        files.close(reading)
        raise
    finally:
        files.close(handle)
    return found, reading
