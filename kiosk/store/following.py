"""Taking in what another process committed, without reading everything again."""

from typing import TYPE_CHECKING

from kiosk.store import header as headers
from kiosk.store.files import read_all
from kiosk.store.lines import BadLine, Line, digest
from kiosk.store.recovery import lines, take
from kiosk.store.tail import Position

if TYPE_CHECKING:
    from kiosk.store.engine import Engine


def follow(engine: "Engine", published: Position) -> bool:
    """Bring the documents up to the published end; False when only reading everything does.

    Raises OSError.
    """
    if engine.handle is None:
        return False
    if published.generation == engine.now.number:
        size = published.end - engine.now.end
        content = engine.files.read(engine.handle, size, engine.now.end)
        return _take(engine, content) == size and engine.now.memory.sequence == published.sequence
    return _change_generation(engine, published)


def _change_generation(engine: "Engine", published: Position) -> bool:
    """The journal we know is finished, and ends in what the next one begins with."""
    assert engine.handle is not None  # follow() asked
    _take(engine, read_all(engine.files, engine.handle, engine.now.end))
    handle = engine.files.open(engine.layout.journal(published.generation), read_only=True)
    content = engine.files.read(handle, published.end, 0)
    start = content.find(b"\n") + 1
    try:
        head = headers.parse(content[: max(start - 1, 0)])
    except BadLine:
        head = None
    if head is None or head.sequence > engine.now.memory.sequence:
        engine.files.close(handle)
        return False
    found = engine.now
    found.number, found.start, found.end = published.generation, start, start
    found.snapshot_size = head.snapshot.size
    engine.take(found, handle)
    return _take(engine, content[start:]) == len(content) - start


def _take(engine: "Engine", content: bytes) -> int:
    """Apply the lines that are new; says how many bytes held."""
    begin = engine.now.end
    for line, end in lines(content, 0):
        if line.sequence > engine.now.memory.sequence and not _apply(engine, line):
            break
        engine.now.end = begin + end
    return engine.now.end - begin


def _apply(engine: "Engine", line: Line) -> bool:
    now = engine.now
    if line.sequence != now.memory.sequence + 1 or not take(now.memory, line):
        return False
    now.time = line.head.t
    now.writers.pop(line.head.w, None)
    now.writers[line.head.w] = line.head.n, digest(line.raw_head)
    return True
