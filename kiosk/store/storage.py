"""TinyDB's seam for where documents live, on a journal (docs/store.md)."""

import secrets
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from kiosk.clock import Clock, SystemClock, milliseconds
from kiosk.ids import Randomness
from kiosk.store import commit
from kiosk.store.commit import Deed
from kiosk.store.compaction import compact
from kiosk.store.engine import Engine
from kiosk.store.facts import Document
from kiosk.store.files import Files
from kiosk.store.log import Who
from kiosk.store.memory import Tables
from kiosk.store.overlay import Overlay
from kiosk.store.rows import WorkingRows, own

SOMEBODY = Who("organizer")
"""Who writes through TinyDB itself, which does not ask."""


class JournalStorage(Storage):
    """`TinyDB(folder, storage=JournalStorage)`: durable.

    With stock tables every write is found by comparing all of it, and undoes what another process wrote
    meanwhile, as stock storage does; `JournalTable` writes what changed, for several processes at once.
    """

    def __init__(
        self,
        folder: Path | str,
        *,
        clock: Clock | None = None,
        random: Randomness = secrets.token_bytes,
        files: Files | None = None,
        engine: Engine | None = None,
    ) -> None:
        """Opens the folder, which need not exist. Raises StoreTrouble."""
        self.engine = engine or Engine(Path(folder), clock or SystemClock(), random, files)
        self._overlay: Overlay | None = None
        self._owner = 0
        self._given: dict[str, int] = {}

    def transaction(self, who: Who = SOMEBODY, what: str = "tinydb") -> "Writing":
        """Everything written in the block, to any table, is committed at its end, or nothing when it raises.

        A context manager that gives the overlay. Inside another one it is a part of that. Entering and
        leaving raise StoreTrouble.
        """
        return Writing(self, who, what)

    def begin(self) -> Overlay:
        """Become the only writer."""
        self.engine.exclusive().__enter__()
        self._overlay, self._owner = Overlay(self.engine.memory), threading.get_ident()
        return self._overlay

    def end(self, who: Who, what: str, *, keep: bool) -> None:
        """Commit what was written, or forget it."""
        overlay, self._overlay = self._overlay, None
        try:
            facts = overlay.facts() if keep and overlay is not None else []
            if facts:
                commit.begin(self.engine)
                wall = milliseconds(self.engine.clock.now())
                stamp = commit.next_stamp(self.engine, wall)
                commit.commit(self.engine, facts, Deed(who, what, stamp, wall))
        finally:
            self.engine.exclusive().__exit__()

    def rows(self, kind: str) -> Mapping[str, Document]:
        """A table's documents, by document id as text; not to be changed."""
        if self.mine is not None:
            return self.mine.rows(kind)
        return self.engine.look().tables.get(kind, {})

    def next_place(self, kind: str) -> int:
        """A document id that no document of the table ever had, and not given out here before."""
        if self.mine is not None:
            return self.mine.take_place(kind)
        place = max(self._given.get(kind, 1), self.engine.look().next_place(kind))
        self._given[kind] = place + 1
        return place

    @property
    def mine(self) -> Overlay | None:
        """The transaction that this thread is in."""
        return self._overlay if self._owner == threading.get_ident() else None

    def sequence(self) -> int:
        """Number of the last transaction; another one means that something may have changed."""
        return self.engine.look().sequence

    def read(self) -> Tables | None:
        """A copy of everything, for stock tables; None when there is nothing yet."""
        with self.engine.reading:
            tables = self.engine.look().tables
            names = list(tables) if self.mine is None else self.mine.names()
            found = {name: {place: own(row) for place, row in self.rows(name).items()} for name in names}
        return found or None

    def write(self, data: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> None:
        """Make everything be as in `data`: one transaction of what differs."""
        with self.transaction() as overlay:
            for name in overlay.names():
                if name not in data:
                    overlay.drop(name)
            for name, rows in data.items():
                working = WorkingRows(overlay, name)
                for key in set(working) - {int(place) for place in rows}:
                    del working[key]
                for place, row in rows.items():
                    working[int(place)] = dict(row)
                working.keep()

    def compact(self) -> None:
        """Begin a new generation, whose snapshot stock TinyDB opens. Raises StoreTrouble."""
        compact(self.engine)

    def close(self) -> None:
        """Mark how far the journal is, and let go of the files."""
        self.engine.close()


class Writing:
    """A transaction of `JournalStorage`."""

    def __init__(self, storage: JournalStorage, who: Who, what: str) -> None:
        self._storage, self._who, self._what = storage, who, what
        self._outermost = False

    def __enter__(self) -> Overlay:
        overlay = self._storage.mine
        self._outermost = overlay is None
        return self._storage.begin() if overlay is None else overlay

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._outermost:
            self._storage.end(self._who, self._what, keep=kind is None)
