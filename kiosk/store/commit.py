"""Making facts durable: one line in the journal, then the documents in memory."""

from typing import TYPE_CHECKING, NamedTuple

from kiosk.model import Stamp
from kiosk.store import generations
from kiosk.store.facts import Fact, places, written
from kiosk.store.lines import NO_PART, Head, digest, encode_head, encode_part, frame
from kiosk.store.log import Who
from kiosk.store.stamps import without_stamps
from kiosk.store.trouble import saving, unsaved

if TYPE_CHECKING:
    from kiosk.store.engine import Engine


class Deed(NamedTuple):
    """What a transaction says of itself."""

    who: Who
    what: str
    """Name of the action."""
    stamp: Stamp
    wall: int
    """The wall clock in milliseconds."""
    stamped: bool = False
    """Whether made, touched, created and changed of its records follow from the stamp and the wall clock."""


def next_stamp(engine: "Engine", wall: int) -> Stamp:
    """The stamp of the transaction that comes next, at `wall` milliseconds; only inside `exclusive`.

    Raises StoreTrouble.
    """
    try:
        writer = engine.writer() if engine.exists else ""
    except OSError as error:
        raise unsaved(error) from error
    last, counter = engine.now.time
    number = engine.now.writers[writer][0] + 1 if writer in engine.now.writers else 1
    if wall > last:
        return Stamp(wall, 0, writer, number)
    return Stamp(last, counter + 1, writer, number)


def begin(engine: "Engine") -> None:
    """Make the hall's files when there are none; only inside `exclusive`. Raises StoreTrouble."""
    if not engine.exists:
        with saving():
            generations.first(engine)


def commit(engine: "Engine", facts: list[Fact], deed: Deed) -> None:
    """All of the facts, or none; only inside `exclusive`.

    Raises StoreTrouble, and ValueError or TypeError for what JSON cannot hold; nothing is changed then.
    """
    clock = engine.wall.to_tell(deed.wall)
    head, line = _line(engine, without_stamps(facts) if deed.stamped else facts, deed, clock)
    try:
        engine.append(line)
    except OSError as error:
        raise unsaved(error) from error
    stamp = deed.stamp
    with engine.reading:
        state = engine.now
        state.end += len(line)
        state.time = stamp.milliseconds, stamp.counter
        state.writers.pop(stamp.writer, None)
        state.writers[stamp.writer] = stamp.number, digest(head)
        state.memory.apply(facts, state.memory.sequence + 1)
        engine.publish()
    engine.wall.told(clock)


def _line(
    engine: "Engine", facts: list[Fact], deed: Deed, clock: tuple[int, int, bool] | None
) -> tuple[bytes, bytes]:
    """The head, and the line it stands in."""
    ops, text = written(facts)
    part = encode_part(engine.random(16), text) if text else NO_PART
    stamp = deed.stamp
    head = encode_head(
        Head(
            v=1,
            w=stamp.writer,
            n=stamp.number,
            t=(stamp.milliseconds, stamp.counter),
            p=_before(engine.now.writers, stamp.writer),
            x=digest(part) if text else "",
            by=deed.who.role,
            do=deed.what,
            of=deed.who.record,
            at=None if deed.wall == stamp.milliseconds else deed.wall,
            clock=clock,
            s=int(deed.stamped),
            ops=ops,
        )
    )
    return head, frame(engine.now.memory.sequence + 1, places(facts), head, part)


def _before(writers: dict[str, tuple[int, str]], writer: str) -> str:
    """The hash of the writer's head before; for its first, of the newest line there is."""
    if not writers:
        return ""
    return writers[writer if writer in writers else next(reversed(writers))][1]
