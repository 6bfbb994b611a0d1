"""Ways to put one sign-up on the disk, each doing one at a time, by turns."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import msgspec
import orjson
from halls import NOW
from store_halls import EACH, NEW, build, initiative_id, initiatives_for, sign_up_of
from tinydb import TinyDB

from kiosk.actions.sign_up import SignUpForm, sign_up
from kiosk.hall import Hall
from kiosk.model import SignUp, Stamp
from kiosk.store import JournalDB, Who
from kiosk.store.documents import Document, encode

APPEND, SQLITE, TINYDB = "plain append + fsync", "SQLite, WAL, FULL", "TinyDB JSONStorage"
INSERT, PUT, SIGN_UP = "this store: insert", "this store: put a record", "this store: sign up (action)"

Act = Callable[[], object]

SPREAD = 30
"""Initiatives that are signed up to by turns, whatever the size of the hall."""


class Candidate(Protocol):
    """One way, with `size` sign-ups there already."""

    name: str

    def ready(self, number: int) -> Act:
        """Everything prepared for the sign-up of that number; what comes back makes it durable."""
        ...

    def close(self) -> None:
        """Let go of its files."""
        ...


def document(number: int) -> Document:
    """The document of a sign-up as the store keeps it, stamps included: the same for every candidate."""
    record = sign_up_of(number, initiative_id(number % SPREAD if number >= NEW else number // EACH))
    stamp = Stamp(1_795_000_000_000 + number, 0, "0123456789", number + 1)
    return encode(msgspec.structs.replace(record, made=stamp, touched=stamp, created=NOW, changed=NOW))


class Append:
    """The limit: a line at the end of a file, and fsync."""

    name = APPEND

    def __init__(self, folder: Path, size: int) -> None:
        path = folder / "append.jsonl"
        path.write_bytes(b"".join(orjson.dumps(document(n)) + b"\n" for n in range(size)))
        self._handle = os.open(path, os.O_WRONLY | os.O_APPEND)
        os.fsync(self._handle)

    def ready(self, number: int) -> Act:
        """One line."""
        new = document(number)

        def act() -> None:
            os.write(self._handle, orjson.dumps(new) + b"\n")
            os.fsync(self._handle)

        return act

    def close(self) -> None:
        """Close the file."""
        os.close(self._handle)


class Sqlite:
    """A row a document: JSON in a column, an index on id and one on initiative."""

    name = SQLITE

    def __init__(self, folder: Path, size: int) -> None:
        self.connection = sqlite3.connect(folder / "hall.sqlite", isolation_level=None)
        for statement in (
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "CREATE TABLE sign_up (id TEXT PRIMARY KEY, initiative TEXT, document TEXT)",
            "CREATE INDEX of_initiative ON sign_up (initiative)",
            "BEGIN",
        ):
            self.connection.execute(statement)
        for number in range(size):
            self._insert(document(number))
        self.connection.execute("COMMIT")

    def ready(self, number: int) -> Act:
        """One INSERT, committed."""
        new = document(number)
        return lambda: self._insert(new)

    def close(self) -> None:
        """Close the database."""
        self.connection.close()

    def _insert(self, new: Document) -> None:
        row = (new["id"], new["initiative"], orjson.dumps(new).decode())
        self.connection.execute("INSERT INTO sign_up VALUES (?, ?, ?)", row)


class StockTinyDB:
    """TinyDB as it comes: the whole file written anew."""

    name = TINYDB

    def __init__(self, folder: Path, size: int) -> None:
        path = folder / "tinydb.json"
        path.write_bytes(orjson.dumps({"sign_up": {str(n + 1): document(n) for n in range(size)}}))
        self.database = TinyDB(path)

    def ready(self, number: int) -> Act:
        """One insert."""
        new = document(number)
        return lambda: self.database.table("sign_up").insert(new)

    def close(self) -> None:
        """Close the file."""
        self.database.close()


class Insert:
    """This store under TinyDB's API."""

    name = INSERT

    def __init__(self, folder: Path, size: int) -> None:
        self.database = JournalDB(folder / "journal")
        table = self.database.table("sign_up")
        for start in range(0, size, 5_000):
            table.insert_multiple(document(n) for n in range(start, min(size, start + 5_000)))
        self.database.close()
        self.database = JournalDB(folder / "journal")

    def ready(self, number: int) -> Act:
        """One insert."""
        new = document(number)
        return lambda: self.database.table("sign_up").insert(new)

    def close(self) -> None:
        """Close the database."""
        self.database.close()


class Put:
    """This store with a record, stamped and kept in the log, without any rule."""

    name = PUT

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def ready(self, number: int) -> Act:
        """One transaction; not to what the visitors sign up to, whose rows would grow twice as fast."""
        new = sign_up_of(number, initiative_id(-1))
        return lambda: self._put(new)

    def close(self) -> None:
        """The hall is closed by who signs up."""

    def _put(self, new: SignUp) -> None:
        with self._hall.store.transaction(Who("host"), "benchmark") as transaction:
            transaction.put(new)


class SignUps:
    """What a visitor waits for: the action, which asks for the same name and checks the capacity."""

    name = SIGN_UP

    def __init__(self, hall: Hall) -> None:
        self.hall = hall

    def ready(self, number: int) -> Act:
        """One form."""
        form = form_of(number, initiative_id(number % SPREAD))
        return lambda: sign_up(self.hall, form)

    def close(self) -> None:
        """Close the store."""
        self.hall.store.close()


def form_of(number: int, initiative: str) -> SignUpForm:
    """What a visitor filled in, told apart by its number."""
    like = sign_up_of(number, initiative)
    return SignUpForm(
        token=f"{number:032x}",
        initiative=initiative,
        name=like.name,
        contact=like.contact,
        party=like.party,
        another_person=True,
    )


def candidates(folder: Path, size: int) -> list[Candidate]:
    """All of them in that folder, with so many sign-ups there."""
    assert initiatives_for(size) > SPREAD
    hall = build(folder / "hall", size)
    others = [kind(folder, size) for kind in (Append, Sqlite, StockTinyDB, Insert)]
    return [*others, Put(hall), SignUps(hall)]
