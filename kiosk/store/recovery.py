"""From the bytes of a generation to what they hold: pure, so that every fault can be shown to it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from kiosk.store import header as headers
from kiosk.store import snapshot
from kiosk.store.doubt import Doubt
from kiosk.store.header import Header
from kiosk.store.lines import BadLine, Line, digest, parse
from kiosk.store.memory import Memory
from kiosk.store.stamps import facts_of


class Finding(NamedTuple):
    """Something that is not as it was written."""

    file: str
    """Name of the file."""
    place: str
    """Where in it: a line, a byte, a table."""
    what: str
    """What is wrong with it."""
    kind: str = "damaged"
    """Of which sort it is, for a sentence: see kiosk.store.findings."""


class Generation(NamedTuple):
    """The bytes of one generation's files; None where there is no file."""

    number: int
    journal: bytes
    snapshot: bytes | None
    sums: bytes | None


@dataclass(slots=True)
class Recovered:
    """What a generation holds."""

    number: int
    memory: Memory
    time: tuple[int, int] = (0, 0)
    """Stamp of the last transaction: milliseconds and counter."""
    writers: dict[str, tuple[int, str]] = field(default_factory=dict)
    """For each writer the number of its last line, and that head's hash."""
    start: int = 0
    """Where its first line stands: bytes from the start of the journal."""
    snapshot_size: int = 0
    """Bytes."""
    end: int = 0
    """Where the next line goes: bytes from the start of the journal."""
    torn: bytes = b""
    """What stands there of a line that was never finished."""
    damage: list[Finding] = field(default_factory=list)


def recover(found: Generation, limit: int | None = None, reach: int = 0) -> Recovered:
    """Snapshot, then every line that holds.

    `limit`: the journal is known to be whole up to there, and what follows is not looked at. `reach`: the
    transaction that the mark says was there: what ends before it is damaged, not torn.
    Raises NewerFormat.
    """
    start = found.journal.find(b"\n") + 1
    name = f"journal.{found.number:06}"
    damage: list[Finding] = []
    head: Header | None = None
    try:
        head = headers.parse(found.journal[: max(start - 1, 0)])
    except headers.NewerFormat:
        raise
    except BadLine as error:
        damage.append(Finding(name, "line 1", str(error)))
    state = Recovered(found.number, _snapshot(found, head, damage), damage=damage)
    if head is not None:
        state.memory.next |= head.next
        state.time, state.writers = head.time, dict(head.writers)
    state.start = state.end = start
    state.snapshot_size = len(found.snapshot or b"")
    content = found.journal if limit is None else found.journal[:limit].ljust(limit, b"\0")
    _replay(state, name, content, reach, whole=limit is not None)
    return state


def _snapshot(found: Generation, head: Header | None, damage: list[Finding]) -> Memory:
    name = f"snapshot.{found.number:06}.json"
    sequence = head.sequence if head else 0
    if found.snapshot is None:
        damage.append(Finding(name, "", "it is not there", "missing"))
        return Memory({}, sequence)
    if head is not None:
        with suppress(snapshot.BadSnapshot):
            return Memory(snapshot.decode(found.snapshot, head.snapshot), sequence)
    saved = snapshot.salvage(found.snapshot, found.sums or b"", head.snapshot if head else None)
    damage += [Finding(name, lost, "its checksum does not fit") for lost in saved.lost]
    if not saved.lost and head is not None:
        damage.append(Finding(name, "", "its checksum does not fit; every document does"))
    return Memory(saved.tables, sequence)


def _replay(state: Recovered, name: str, content: bytes, reach: int, *, whole: bool) -> None:
    heads: dict[str, bytes] = {}
    doubt = Doubt(state.memory)
    for line, end in lines(content, state.end):
        if line.sequence != state.memory.sequence + 1 and not state.damage:
            state.damage.append(
                Finding(name, f"byte {state.end}", f"{line.sequence} follows {state.memory.sequence}")
            )
        if (state.damage or not take(state.memory, line)) and not doubt.take(line):
            state.damage.append(Finding(name, f"byte {state.end}", "it changes what is not there"))
        state.time, state.end = line.head.t, end
        state.writers.pop(line.head.w, None)
        state.writers[line.head.w] = line.head.n, ""
        heads[line.head.w] = line.raw_head
    for writer, raw in heads.items():
        state.writers[writer] = state.writers[writer][0], digest(raw)
    _ending(state, name, content, reach, doubt, whole=whole)


def lines(content: bytes, start: int) -> Iterator[tuple[Line, int]]:
    """Each line from `start` with where it ends, up to the first that does not hold."""
    while (newline := content.find(b"\n", start)) >= 0:
        try:
            line = parse(content[start:newline])
        except BadLine:
            return
        start = newline + 1
        yield line, start


def is_header(content: bytes) -> bool:
    """Whether a file begins with a journal's header: its second element is an object, a line's a number."""
    return content[19:21] == b",{"


def whole_lines(content: bytes, start: int) -> Iterator[tuple[Line, int, int]]:
    """Every line that holds, with where it begins and ends; what does not hold is passed over."""
    while (newline := content.find(b"\n", start)) >= 0:
        with suppress(BadLine):
            yield parse(content[start:newline].lstrip(b"\0")), start, newline + 1
        start = newline + 1


def take(memory: Memory, line: Line) -> bool:
    """Apply what the line tells; False when a part of it speaks of what is not there."""
    try:
        memory.apply(facts_of(line), line.sequence)
    except (KeyError, ValueError, TypeError, IndexError):
        return False
    return True


def _ending(state: Recovered, name: str, content: bytes, reach: int, doubt: Doubt, *, whole: bool) -> None:
    """What stands after the last line that holds: nothing, a torn line, or damage with more behind it."""
    while True:
        rest = content[state.end :].rstrip(b"\0")
        place = f"byte {state.end}"
        later = [
            (line, end)
            for line, end in _later(content, state.end, len(rest))
            if line.sequence > state.memory.sequence
        ]
        if not later:
            break
        state.damage.append(Finding(name, place, _why(content, state.end)))
        for line, end in later:
            doubt.take(line)
            state.time, state.end = line.head.t, end
    if whole and state.end != len(content):
        state.damage.append(Finding(name, place, "lines that were there are gone", "lost"))
    elif not whole and state.memory.sequence < reach:  # the mark may be newer than the end that was asked for
        state.damage.append(Finding(name, place, f"transactions up to {reach} were there", "lost"))
    else:
        state.torn = rest


def _later(content: bytes, start: int, length: int) -> Iterator[tuple[Line, int]]:
    """The first run of lines that hold behind one that does not."""
    stop = start + length
    while (newline := content.find(b"\n", start, stop)) >= 0:
        start = newline + 1
        found = list(lines(content, start))
        if found:
            yield from found
            return


def _why(content: bytes, start: int) -> str:
    newline = content.find(b"\n", start)
    try:
        parse(content[start:newline])
    except BadLine as error:
        return str(error)
    return "it is out of order"
