"""After it no file of the hall holds what was erased: archives, earlier generations and copies included."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from kiosk.disk import busy
from kiosk.store.compaction import alone, compact_alone, proven
from kiosk.store.engine import Engine
from kiosk.store.facts import Gone, New, Set, Unset, read
from kiosk.store.files import Files, discard, read_file, write_all, write_file
from kiosk.store.lines import Line, redacted
from kiosk.store.recovery import is_header, whole_lines
from kiosk.store.trouble import saving

Records = dict[tuple[str, str], int]
"""By table and public id: the number of the transaction up to which its words are erased."""


class Erased(NamedTuple):
    """Words of one record that are to be in no file any more."""

    kind: str
    record: str
    fields: tuple[str, ...]
    """None: the whole record."""
    sequence: int
    """Of the transaction that erases them: what is said later of the record stays."""


def note(engine: Engine, erased: Iterable[Erased]) -> None:
    """Put down what is to be erased, before it is: what dies on the way is finished later.

    Raises StoreTrouble.
    """
    with saving():
        known = sorted({*_noted(engine), *erased})
        write_file(engine.files, engine.layout.redacting, msgspec.json.encode(known))


def finish(engine: Engine) -> None:
    """Erase what is noted, and was committed, from every file: the documents are without it already.

    Raises StoreTrouble; then the next try goes on.
    """
    engine.look()
    with saving():
        if not _noted(engine):
            return
        with engine.exclusive():  # nobody is between noting and committing
            noted = _noted(engine)
            erased: Records = {}
            for each in noted:
                if _is_committed(engine, each):
                    key = each.kind, each.record
                    erased[key] = max(each.sequence, erased.get(key, 0))
        if erased:
            _erase(engine, erased)
        with engine.exclusive():
            _forget(engine, noted)


def _forget(engine: Engine, noted: Iterable[Erased]) -> None:
    """These are done; what was noted while they were stays."""
    files, layout = engine.files, engine.layout
    left = sorted(set(_noted(engine)).difference(noted))
    if left:
        write_file(files, layout.redacting, msgspec.json.encode(left))
    else:
        discard(files, layout.redacting)
        files.sync_folder(layout.folder)


def _noted(engine: Engine) -> list[Erased]:
    if engine.layout.redacting.name not in engine.files.names(engine.layout.folder):
        return []
    content = read_file(engine.files, engine.layout.redacting)
    return msgspec.json.decode(content, type=list[Erased])


def _is_committed(engine: Engine, erased: Erased) -> bool:
    place = engine.memory.place(erased.kind, erased.record)
    if place is None or not erased.fields:
        return place is None
    found = engine.memory.place("tombstone", erased.record)
    stone = engine.memory.document("tombstone", found) if found is not None else None
    return stone is not None and set(erased.fields) <= set(stone.get("erased") or ())


def _erase(engine: Engine, erased: Records) -> None:
    files, layout = engine.files, engine.layout
    with alone(engine, patient=True) as held:
        if not held:
            raise busy()
        compact_alone(engine)
        if not proven(engine):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        for path in layout.archives(files):
            _rewrite(files, path, erased)
        for number, path in layout.of_generations(files):
            if number < engine.now.number:
                destroy(files, path)
        with engine.exclusive():  # nobody who lives is making what is left over
            for path in [*layout.set_aside(files), *layout.leftovers(files), *layout.copies(files)]:
                destroy(files, path)
        files.sync_folder(layout.folder)


def _rewrite(files: Files, path: Path, erased: Records) -> None:
    """The archive file anew, the parts that speak of these records gone."""
    content = read_file(files, path)
    pieces, known, changed = [], content.find(b"\n") + 1 if is_header(content) else 0, False
    for line, begin, end in whole_lines(content, 0):
        if not line.part.redacted and _speaks_of(line, erased):
            pieces.append(redacted(line))
            changed = True
        else:
            pieces.append(content[begin:end])
        known += end - begin
    # What cannot be read any more may hold the words as well.
    if not changed and len(content) == known:
        return
    old = files.open(path)
    try:
        write_file(files, path, *pieces)
        _overwrite(files, old)
    finally:
        files.close(old)


def _speaks_of(line: Line, erased: Records) -> bool:
    said = {entry[0] for entry in line.part.text}
    return any(
        number in said
        and isinstance(fact, New | Gone | Set | Unset)
        and line.sequence <= erased.get((fact.kind, fact.id), 0)
        for number, fact in enumerate(read(line))
    )


def destroy(files: Files, path: Path) -> None:
    """Overwrite a file and take it away. On flash the old cells stay until `fstrim` (docs/store.md).

    Raises OSError.
    """
    try:
        handle = files.open(path)
    except FileNotFoundError:
        return
    try:
        if files.links(handle) == 1:  # else the archive goes on with the same file
            _overwrite(files, handle)
    finally:
        files.close(handle)
    files.remove(path)


def _overwrite(files: Files, handle: int) -> None:
    size = files.size(handle)
    for position in range(0, size, 1 << 20):
        write_all(files, handle, bytes(min(1 << 20, size - position)), position)
    files.sync(handle)
