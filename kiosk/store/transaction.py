"""What happens between *take the lock* and *it is on the disk*."""

from datetime import datetime
from typing import TypeVar

import msgspec

from kiosk.ids import Randomness, new_id
from kiosk.model import Record, Stamp, Tombstone
from kiosk.store.documents import encode, kind_of
from kiosk.store.facts import Fact
from kiosk.store.memory import Memory
from kiosk.store.overlay import Overlay
from kiosk.store.state import Draft

R = TypeVar("R", bound=Record)


class Transaction:
    """Reads see the newest state and what this transaction put; all of it is committed, or nothing."""

    def __init__(
        self, memory: Memory, overlay: Overlay, stamp: Stamp, now: datetime, random: Randomness
    ) -> None:
        self.state = Draft(memory)
        """The hall as this transaction sees it."""
        self.stamp = stamp
        self.now = now
        """Wall clock (UTC), to the millisecond."""
        self._memory, self._overlay, self._random = memory, overlay, random
        self._places: dict[tuple[str, str], str] = {}
        """Where this transaction put what: TinyDB's document ids."""

    def new_id(self) -> str:
        """An id for a record that only this door makes."""
        return new_id(self.stamp.milliseconds, self._random)

    def put(self, record: R) -> R:
        """Add the record, or replace the one of its id; returns it as it will be stored, stamped.

        What does not differ from what is stored is no change.
        """
        kind = kind_of(type(record))
        before = self.state.get(type(record), record.id)
        made = before.made if before is not None else self.stamp
        created = before.created if before is not None else self.now
        changed, touched = (before.changed, before.touched) if before is not None else (None, None)
        record = msgspec.structs.replace(record, made=made, created=created, changed=changed, touched=touched)
        if record == before:
            return record
        record = msgspec.structs.replace(record, changed=self.now, touched=self.stamp)
        self._write(kind, record)
        return record

    def change(self, record: R, **fields: object) -> R:
        """`put` with these fields replaced."""
        return self.put(msgspec.structs.replace(record, **fields))

    def remove(self, record: Record) -> None:
        """Take the record away for good; a tombstone says that there was one."""
        kind = kind_of(type(record))
        if self.state.get(type(record), record.id) is None:
            return
        self._overlay.remove(kind, self._place(kind, record.id))
        self.state.drop(kind, record.id)
        if not isinstance(record, Tombstone):
            self.put(_tombstone(kind, record))

    def facts(self) -> list[Fact]:
        """What this transaction changes."""
        return self._overlay.facts()

    def _write(self, kind: str, record: Record) -> None:
        place = self._place(kind, record.id)
        # Fields that this version of the program does not know stay.
        self._overlay.put(kind, place, {**(self._overlay.get(kind, place) or {}), **encode(record)})
        self.state.put(kind, record)

    def _place(self, kind: str, record: str) -> str:
        place = self._places.get((kind, record)) or self._memory.place(kind, record)
        if place is None:
            place = str(self._overlay.take_place(kind))
        self._places[kind, record] = place
        return place


def taken_back(record: Record) -> bool:
    """Whether somebody cancelled it, or took it back."""
    return bool(getattr(record, "cancelled", False) or getattr(record, "withdrawn", False))


def _tombstone(kind: str, record: Record) -> Tombstone:
    return Tombstone(id=record.id, record_kind=kind, cancelled=taken_back(record))
