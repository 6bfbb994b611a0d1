"""What kiosks wrote before there was a journal, and plain TinyDB files: one JSON file, `hall.json`."""

from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.clock import milliseconds
from kiosk.errors import StoreTrouble
from kiosk.store import archive, generations
from kiosk.store.facts import MISSING, Fact, New, Set, written
from kiosk.store.files import make_folder, read_file
from kiosk.store.lines import NO_PART, Head, Line, digest, encode_head, encode_part, frame, parse
from kiosk.store.log import Entry
from kiosk.store.memory import Memory, Tables
from kiosk.store.recovery import Recovered
from kiosk.store.trouble import saving, unreadable

if TYPE_CHECKING:
    from kiosk.store.engine import Engine

_META, _LOG, _OLD_FORMAT = "kiosk", "log", 1


def migrate(engine: "Engine") -> None:
    """Make a first generation of `hall.json`, which stays beside it as a backup; only under the lock.

    A log that stands in it becomes the first archive file. Raises StoreTrouble.
    """
    layout, files = engine.layout, engine.files
    if not generations.is_older(layout, files):
        return
    tables = _read(engine)
    found = Recovered(0, Memory({}))
    if _is_ours(tables):
        entries = _entries(engine, tables)
        _archive(engine, found, entries)
        tables = {name: rows for name, rows in tables.items() if name not in (_META, _LOG)}
    found.memory = Memory(tables, found.memory.sequence)
    with saving():
        engine.take(found, None)
        generations.first(engine)
        finish(engine)


def finish(engine: "Engine") -> None:
    """Put the old file aside, once it counts no more. Raises OSError."""
    if generations.is_older(engine.layout, engine.files):
        engine.files.rename(engine.layout.old, engine.layout.backup)
        engine.files.sync_folder(engine.layout.folder)


def _read(engine: "Engine") -> Tables:
    path = engine.layout.old
    try:
        content = read_file(engine.files, path)
        tables = msgspec.json.decode(content, type=Tables) if content.strip() else {}
    except OSError as error:
        raise unreadable(path, error) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _damaged(engine, error) from error
    if not all(place.isdecimal() and place.isascii() for rows in tables.values() for place in rows):
        raise _damaged(engine, "a document has no number")
    return tables


def _is_ours(tables: Tables) -> bool:
    """A plain TinyDB file may have a table of any name."""
    return tables.get(_META, {}).get("1", {}).get("format") == _OLD_FORMAT


def _entries(engine: "Engine", tables: Tables) -> list[Entry]:
    try:
        found = [msgspec.convert(row, Entry) for row in tables.get(_LOG, {}).values()]
    except msgspec.ValidationError as error:
        raise _damaged(engine, error) from error
    return sorted(found, key=lambda entry: entry.sequence)


def _archive(engine: "Engine", found: Recovered, entries: list[Entry]) -> None:
    lines: list[tuple[Line, bytes]] = []
    for number, entry in enumerate(entries, 1):
        writer, before = entry.stamp.writer, next(reversed(found.writers.values()), (0, ""))
        head, raw = _line(engine, entry, number, found.writers.get(writer, before)[1])
        lines.append((parse(raw[:-1]), raw))
        found.writers.pop(writer, None)
        found.writers[writer] = entry.stamp.number, digest(head)
        found.time = entry.stamp.milliseconds, entry.stamp.counter
    found.memory.sequence = len(entries)
    if lines:
        with saving():
            make_folder(engine.files, engine.layout.archive)
            archive.write(engine.files, engine.layout, 0, lines)


def _line(engine: "Engine", entry: Entry, sequence: int, before: str) -> tuple[bytes, bytes]:
    facts = [_fact(change) for change in entry.changes]
    ops, text = written(facts)
    part = encode_part(engine.random(16), text) if text else NO_PART
    wall = milliseconds(entry.at)
    head = encode_head(
        Head(
            v=1,
            w=entry.stamp.writer,
            n=entry.stamp.number,
            t=(entry.stamp.milliseconds, entry.stamp.counter),
            p=before,
            x=digest(part) if text else "",
            by=entry.who.role,
            do=entry.what,
            of=entry.who.record,
            at=None if wall == entry.stamp.milliseconds else wall,
            ops=ops,
        )
    )
    return head, frame(sequence, [0] * len(ops), head, part)


def _fact(change: Any) -> Fact:
    kind, record, field, before, after = change
    if not field:
        return New(kind, 0, record, dict(after or {}))
    return Set(kind, 0, record, field, after, MISSING if before is None else before)


def _damaged(engine: "Engine", detail: object) -> StoreTrouble:
    # NL: {file} is beschadigd: {detail}. Zet een reservekopie terug.
    sentence = "{file} is damaged: {detail}. Put back a backup."
    return StoreTrouble(sentence, file=engine.layout.old, detail=detail)
