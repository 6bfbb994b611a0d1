"""What happens between *take the lock* and *it is on disk*."""

from datetime import datetime
from typing import TypeVar

import msgspec

from kiosk.ids import Randomness, new_id
from kiosk.model import Record, Stamp
from kiosk.store.documents import encode, kind_of
from kiosk.store.journal import Change
from kiosk.store.state import State

R = TypeVar("R", bound=Record)

_OWN = frozenset({"changed", "touched"})
"""Fields that the store sets at every change: no change by themselves."""


class Transaction:
    """Reads see the newest state and what this transaction put; all of it is committed, or nothing."""

    def __init__(self, state: State, stamp: Stamp, now: datetime, random: Randomness) -> None:
        self.state = state.draft()
        """The hall as this transaction sees it."""
        self.state.sequence += 1
        self.stamp = stamp
        self.now = now
        """Wall clock (UTC)."""
        self.puts: dict[tuple[str, str], Record] = {}
        self.changes: list[Change] = []
        self._random = random

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
        self._note(kind, before, record)
        self.state.put(kind, record)
        self.puts[kind, record.id] = record
        return record

    def change(self, record: R, **fields: object) -> R:
        """`put` with these fields replaced."""
        return self.put(msgspec.structs.replace(record, **fields))

    def _note(self, kind: str, before: Record | None, after: Record) -> None:
        new = encode(after)
        if before is None:
            self.changes.append(Change(kind, after.id, "", None, new))
            return
        old = encode(before)
        self.changes += [
            Change(kind, after.id, field, old.get(field), value)
            for field, value in new.items()
            if field not in _OWN and old.get(field) != value
        ]
