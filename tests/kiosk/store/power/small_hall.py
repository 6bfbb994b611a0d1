"""A small hall with every kind of file that a hall has, and what it held at every moment."""

import json
import random
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from kiosk.clock import FixedClock
from kiosk.model import Initiative, SignUp, Task
from kiosk.store import Entry, Store, Who, appending, generations

Key = tuple[str, str]
"""Table and TinyDB's document id."""
Hall = Mapping[Key, str]
"""Each document as JSON."""

JOURNAL, SNAPSHOT, SUMS = "journal.000002", "snapshot.000002.json", "snapshot.000002.sums"
ARCHIVE = "archive/2026-11.000001.jsonl"
FILES = (
    JOURNAL,
    SNAPSHOT,
    SUMS,
    "mark",
    "tail",
    "writer.json",
    "journal.000001",
    "snapshot.000001.json",
    "snapshot.000001.sums",
    ARCHIVE,
)
NOW = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
ROOM = 2048
"""Bytes that a journal grows by, far fewer than in a real hall: every one of them is tried."""


class Step(NamedTuple):
    """One transaction."""

    place: tuple[int, int]
    """Where its line begins and ends in the journal that it was written in."""
    touched: frozenset[Key]
    """The documents that it changed."""


class SmallHall:
    """Lived once; every broken hall begins with its files."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock(NOW)
        self.history: list[Hall] = [{}]
        """What it held after each transaction."""
        self.steps: list[Step] = []
        self.compacted = 0
        """How many transactions the snapshot holds."""
        with (
            mock.patch.object(appending, "ROOM", ROOM),
            mock.patch.object(generations, "ROOM", ROOM),
        ):
            store = Store(folder, self.clock, random.Random(1).randbytes)
            for _ in self._lived(store):
                self._keep(store, folder)
            self.log = store.log()
            store.close()
        self.files = {
            str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and path.name not in ("lock", "compacting")
        }
        finished = folder / "journal.000001"
        assert finished.samefile(folder / ARCHIVE), "the finished journal is to be the archive file too"
        assert set(self.files) == set(FILES)

    @property
    def last(self) -> Hall:
        """What it held in the end."""
        return self.history[-1]

    def _keep(self, store: Store, folder: Path) -> None:
        held = documents(store)
        before = self.history[-1]
        touched = {key for key in {*held, *before} if held.get(key) != before.get(key)}
        content = max(folder.glob("journal.??????")).read_bytes().rstrip(b"\0")
        start = content.rstrip(b"\n").rfind(b"\n") + 1
        self.history.append(held)
        self.steps.append(Step((start, len(content)), frozenset(touched)))

    def _lived(self, store: Store) -> Iterator[None]:
        """Yields after each transaction."""
        who, host = Who("visitor", "s1"), Who("host")
        with store.transaction(host, "gather") as t:
            t.put(Initiative(id="a", slug="klaverjassen", title="Klaverjassen", description="Elke\nweek"))
            t.put(Initiative(id="b", slug="moestuin", title="Moestuin * Jantje's JJJ"))
        yield
        with store.transaction(who, "sign_up") as t:
            t.put(SignUp(id="s1", initiative="a", name="Jantje Jansen", told="place", code="hmac"))
        yield
        with store.transaction(host, "ask") as t:
            t.put(Task(id="t1", initiative="a", slug="koffie", title="Koffie", asked="zetten"))
            t.put(Task(id="t2", initiative="b", slug="spitten", title="Spitten"))
        yield
        with store.transaction(host, "edit") as t:
            t.change(next(iter(t.state.all(Initiative))), title="Kaarten")
        yield
        notes = store.database.table("notes")
        notes.insert_multiple([{"text": "oud", "by": "x"}, {"text": "ouder", "by": "y"}])
        yield
        with store.transaction(host, "remove") as t:
            t.remove(next(iter(t.state.all(Task))))
        yield
        store.compact()
        self.compacted = len(self.steps)
        self.clock.advance(timedelta(minutes=1))
        yield from self._lived_on(store, host)

    def _lived_on(self, store: Store, host: Who) -> Iterator[None]:
        with store.transaction(Who("visitor"), "sign_up") as t:
            t.put(SignUp(id="s2", initiative="a", name="Geeske *J* Ünal", told="place"))
        yield
        with store.transaction(host, "edit") as t:  # what is in the snapshot, and something new behind it
            t.change(next(iter(t.state.all(Initiative))), title="Kaartclub")
            t.put(SignUp(id="s3", initiative="b", name="Wubbina", told="place"))
        yield
        database = store.database
        with database.transaction():  # other documents at places that were taken
            database.table("notes").truncate()
            database.table("notes").insert({"text": "nieuw", "by": "z"})
        yield
        store.database.table("notes").update({"text": "nieuwer"})
        yield
        with store.transaction(host, "edit") as t:
            t.change(t.state.of(SignUp, "a")[0], name='Jantje "de Kaart" \\ Jansen\t')
        yield
        with store.transaction(host, "gather") as t:
            t.put(Initiative(id="c", slug="c", title="Café", description="Een lang verhaal.\n" * 9))
        yield
        with store.transaction(host, "remove") as t:
            t.remove(next(each for each in t.state.all(Initiative) if each.id == "b"))
        yield
        with store.transaction(Who("visitor"), "sign_up") as t:
            t.put(SignUp(id="s4", initiative="c", name="Harm", told="place"))
        yield


def documents(store: Store) -> Hall:
    """Every document that the store shows."""
    tables: Any = store.database.storage.read() or {}
    return {
        (kind, place): json.dumps(row, sort_keys=True)
        for kind, rows in tables.items()
        for place, row in rows.items()
    }


def put_down(files: Mapping[str, bytes | None], folder: Path) -> None:
    """Make the folder hold these files and no other; the finished journal is the archive file too."""
    archive = folder / "archive"
    archive.mkdir(parents=True, exist_ok=True)
    for path in [*folder.iterdir(), *archive.iterdir()]:
        if path != archive:
            path.unlink()
    for name, content in files.items():
        if content is not None and name != ARCHIVE:
            (folder / name).write_bytes(content)
    before, archived = files.get("journal.000001"), files.get(ARCHIVE)
    if archived is not None and archived == before:
        (folder / ARCHIVE).hardlink_to(folder / "journal.000001")
    elif archived is not None:
        (folder / ARCHIVE).write_bytes(archived)


def without(hall: SmallHall, entries: frozenset[int]) -> list[Entry]:
    """The log less some transactions, by their numbers."""
    return [entry for entry in hall.log if entry.sequence not in entries]
