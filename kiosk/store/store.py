"""The store class: the only door to the hall's data."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec
from tinydb import TinyDB
from tinydb.table import Document as Row

from kiosk.clock import Clock, milliseconds
from kiosk.disk import make_folder, remove_leftovers
from kiosk.errors import StoreTrouble
from kiosk.ids import Randomness
from kiosk.model import Stamp
from kiosk.store.documents import Document, encode
from kiosk.store.journal import Entry, Who
from kiosk.store.loading import Key, Loaded, take
from kiosk.store.lock import Lock
from kiosk.store.state import State
from kiosk.store.storage import HallStorage, damaged, unreadable
from kiosk.store.transaction import Transaction
from kiosk.store.writer import own_writer

FORMAT = 1
"""Of the layout of the file; a file of a later one is refused."""

S = TypeVar("S", bound=msgspec.Struct)

_META, _LOG = "kiosk", "log"


class _Meta(msgspec.Struct, frozen=True):
    """The store's own document: where it stands."""

    format: int = FORMAT
    sequence: int = 0
    milliseconds: int = 0
    counter: int = 0
    numbers: dict[str, int] = {}
    """For each writer the number of its last transaction."""


class Store:
    """Opens the hall's live data. Reads need no lock; a transaction holds it from first look to commit."""

    def __init__(self, folder: Path, clock: Clock, random: Randomness) -> None:
        """Open what is in `folder`; nothing is written before the first commit. Raises StoreTrouble."""
        self._folder, self._clock, self._random = folder, clock, random
        self._lock = Lock(folder / "lock")
        self._path = folder / "hall.json"
        self._storage = HallStorage(self._path)
        self._database = TinyDB(storage=lambda: self._storage)
        self._loaded = Loaded()
        self._catch_up()

    @property
    def exists(self) -> bool:
        """Whether anything was ever committed here."""
        return self._storage.on_disk() is not None

    @property
    def unreadable(self) -> tuple[str, ...]:
        """*kind id: reason* of documents that are no valid record: kept on disk, not shown."""
        return self._loaded.unreadable

    @property
    def state(self) -> State:
        """The newest state, what other processes committed included (asks the file's signature each time).

        Raises StoreTrouble.
        """
        self._catch_up()
        return self._loaded.state

    @contextmanager
    def transaction(self, who: Who, what: str) -> Iterator[Transaction]:
        """Everything put in the block is committed at its end, or nothing when it raises.

        Inside, the lock is held and the state is the newest: a check and what it allows are one step
        for all processes. Raises StoreTrouble; then memory and disk are as they were.
        """
        self._prepare()
        with self._lock.held():
            self._catch_up()
            remove_leftovers(self._path)
            meta = self._meta()
            transaction = Transaction(self._loaded.state, self._stamp(meta), self._clock.now(), self._random)
            yield transaction
            if transaction.changes:
                self._commit(transaction, meta, who, what)

    def log(self, about: str | None = None, since: datetime | None = None) -> list[Entry]:
        """Transactions in order: those that changed the record `about`, those not before `since` (aware)."""
        self._catch_up()
        entries = [self._converted(row, Entry) for row in self._database.table(_LOG).all()]
        return [
            entry
            for entry in entries
            if (about is None or entry.about(about)) and (since is None or entry.at >= since)
        ]

    def _prepare(self) -> None:
        try:
            make_folder(self._folder)
        except OSError as error:
            # NL: De map {folder} is niet te maken: {detail}.
            sentence = "The folder {folder} cannot be made: {detail}."
            raise StoreTrouble(sentence, folder=self._folder, detail=error.strerror or error) from error
        if not os.access(self._folder, os.W_OK):
            # NL: In de map {folder} mag niet geschreven worden.
            raise StoreTrouble("The folder {folder} may not be written to.", folder=self._folder)

    def _meta(self) -> _Meta:
        found = self._database.table(_META).get(doc_id=1)
        meta = self._converted(found, _Meta) if isinstance(found, Row) else _Meta()
        # Whoever edited the file by hand may have lost count.
        last = max(map(int, self._storage.read().get(_LOG, {})), default=0)
        return msgspec.structs.replace(meta, sequence=max(meta.sequence, last))

    def _converted(self, row: Row, kind: type[S]) -> S:
        try:
            return msgspec.convert(dict(row), kind)
        except msgspec.ValidationError as error:
            raise damaged(self._path, error) from error

    def _stamp(self, meta: _Meta) -> Stamp:
        try:
            writer = own_writer(self._folder, self._random).name
        except OSError as error:
            raise unreadable(self._folder / "writer.json", error) from error
        now = milliseconds(self._clock.now())
        number = meta.numbers.get(writer, 0) + 1
        if now > meta.milliseconds:
            return Stamp(now, 0, writer, number)
        return Stamp(meta.milliseconds, meta.counter + 1, writer, number)

    def _commit(self, transaction: Transaction, meta: _Meta, who: Who, what: str) -> None:
        before = self._storage.keep()
        try:
            written = self._write_records(transaction)
            self._write_entry(transaction, meta, who, what)
            self._storage.flush()
        except StoreTrouble:
            self._storage.put_back(before)
            raise
        for key, (place, document) in written.items():
            self._loaded.places[key], self._loaded.documents[key] = place, document
            self._loaded.wrong.pop(key, None)
        self._loaded.state = transaction.state

    def _write_records(self, transaction: Transaction) -> dict[Key, tuple[int, Document]]:
        written: dict[Key, tuple[int, Document]] = {}
        new: dict[str, list[Row]] = {}
        for key, record in transaction.puts.items():
            document = self._loaded.documents.get(key, {}) | encode(record)
            place = self._loaded.places.get(key)
            if place is None:
                rows = new.setdefault(key[0], [])
                place = rows[-1].doc_id + 1 if rows else self._loaded.next_place(key[0])
                rows.append(Row(document, place))
            else:
                self._database.table(key[0], cache_size=0).update(document, doc_ids=[place])
            written[key] = place, document
        for kind, rows in new.items():
            self._database.table(kind, cache_size=0).insert_multiple(rows)
        return written

    def _write_entry(self, transaction: Transaction, meta: _Meta, who: Who, what: str) -> None:
        stamp, sequence = transaction.stamp, transaction.state.sequence
        changes = tuple(transaction.changes)
        entry = Entry(sequence=sequence, stamp=stamp, at=transaction.now, who=who, what=what, changes=changes)
        meta = _Meta(
            sequence=sequence,
            milliseconds=stamp.milliseconds,
            counter=stamp.counter,
            numbers=meta.numbers | {stamp.writer: stamp.number},
        )
        self._database.table(_LOG, cache_size=0).insert(Row(msgspec.to_builtins(entry), sequence))
        self._database.table(_META, cache_size=0).upsert(Row(msgspec.to_builtins(meta), 1))

    def _catch_up(self) -> None:
        if self._storage.on_disk() == self._storage.signature:
            return
        tables = self._storage.load()
        meta = self._meta()
        if meta.format > FORMAT:
            # NL: Deze gegevens zijn van een nieuwere kiosk. Werk het programma bij.
            raise StoreTrouble("These data were written by a newer kiosk. Update the program.")
        self._loaded = take(tables, self._loaded, meta.sequence)
