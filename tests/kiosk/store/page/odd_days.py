"""Days in the life of a hall, with everything that leaves a trace in its files."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tinydb import where
from tinydb.operations import delete

from kiosk.clock import FixedClock
from kiosk.ids import Randomness
from kiosk.model import Initiative, SignUp
from kiosk.store import JournalDB, Store, Who

VALUES: list[Any] = [
    1,
    1.0,
    True,
    None,
    'a\tb\n\u2028 é \U0001f600 \x00 "\\,\t',
    [1, [2.5, {"x": None}], {}],
    {"b": {"c": [True, "d"]}},
    -(1 << 63),
    (1 << 64) - 1,
    1e22,
    "",
]
IDS = ["0190f3d4-aaaa-7000-8000-000000000001", "#1", "no id of ours", "", 7]


class Days:
    """Each method is something that happens; the number chooses to whom."""

    def __init__(self, root: Path, random: Randomness) -> None:
        self._root, self._random = root, random
        self._clock = FixedClock(datetime(2026, 11, 29, 22, 0, 0, 123000, UTC))
        self._copies = 0
        self.store = self._open(root / "live0")

    @property
    def database(self) -> JournalDB:
        """The store as TinyDB."""
        return self.store.database

    def sign_up(self, number: int) -> None:
        """A record through the store; some say who did it."""
        with self.store.transaction(Who("visitor", "s" * (number % 2)), "sign_up") as transaction:
            for each in range(1 + number % 2):
                new = SignUp(
                    id=transaction.new_id(),
                    initiative=f"i{each}",
                    name=f"Name {number} \u00e9{each}",
                    contact="06-1",
                    told="place",
                )
                transaction.put(new)

    def change(self, number: int) -> None:
        """Some fields of a record, text and not."""
        found = list(self.store.state.all(SignUp))
        with self.store.transaction(Who("host"), "edit") as transaction:
            for record in found[number % 3 :: 3]:
                transaction.change(record, party=1 + number, name=f"Other {number}", cancelled=number > 5)

    def remove(self, number: int) -> None:
        """A record for good, while another one comes."""
        found = list(self.store.state.all(SignUp))
        with self.store.transaction(Who("host"), "remove") as transaction:
            transaction.put(Initiative(id=f"i{number}", slug=f"i{number}", title="é", summary="one line"))
            for record in found[:1]:
                transaction.remove(record)

    def redact(self, number: int) -> None:
        """Words of some records, from every file."""
        found = list(self.store.state.all(SignUp))
        with self.store.redaction(Who("organizer"), "retain") as transaction:
            for record in found[number % 2 :: 2]:
                transaction.change(record, name="Anoniem", contact="", code="")

    def insert(self, number: int) -> None:
        """Plain TinyDB, in a table that nobody knows and in one of ours."""
        value = VALUES[number % len(VALUES)]
        table = "chairs" if number % 3 else "news"
        row = {"id": IDS[number % len(IDS)], "value": value, "initiative": value}
        self.database.table(table).insert(row if number % 2 else {"value": value})

    def update(self, number: int) -> None:
        """Values for others that are nearly the same, another id, and a field that goes."""
        database = self.database
        with database.transaction(Who("host"), "several"):
            for table in ("chairs", "news"):
                rows = database.table(table)
                rows.update({"value": VALUES[(number + 1) % len(VALUES)]}, doc_ids=[r.doc_id for r in rows])
                rows.update({"id": IDS[(number + 2) % len(IDS)]}, where("initiative").exists())
                if number % 2:
                    rows.update(delete("initiative"), where("initiative").exists())

    def again(self, number: int) -> None:
        """A document goes and another comes at its place, in one transaction."""
        database = self.database
        with database.transaction():
            rows = database.table("chairs")
            for row in rows.all()[:1]:
                rows.remove(doc_ids=[row.doc_id])
                rows.insert(type(row)({"again": number}, row.doc_id))

    def empty(self, number: int) -> None:
        """A table emptied by hand or by `truncate`, or one that comes empty."""
        if number % 3 == 0:
            self.database.table("chairs").remove(where("value").exists())
        elif number % 3 == 1:
            self.database.table("chairs").truncate()
        else:
            self.database.table(f"empty {number}\t", persist_empty=True)

    def drop(self, number: int) -> None:
        """A table goes; now and then comes back at once."""
        database = self.database
        with database.transaction():
            database.drop_table("chairs" if number % 2 else "news")
            if number > 5:
                database.table("chairs").insert({"value": number})

    def compact(self, _: int) -> None:
        """A new generation."""
        self.store.compact()

    def time(self, number: int) -> None:
        """The clock goes on, over a month now and then, or back."""
        self._clock.advance(timedelta(hours=(number - 4) * 10, milliseconds=number))

    def copy(self, number: int) -> None:
        """The hall goes on in a copy, so under another name; now and then one that was marked."""
        if number % 2:
            self.store.idle()
        self.store.close()
        self._copies += 1
        copied = self._root / f"live{self._copies}"
        if self.store.folder.exists():
            shutil.copytree(self.store.folder, copied)
        self.store = self._open(copied)

    def live(self, happens: list[tuple[str, int]]) -> None:
        """All of it, in order."""
        for name, number in happens:
            act: Callable[[int], None] = getattr(self, name)
            act(number)
        self.store.idle()

    def _open(self, folder: Path) -> Store:
        return Store(folder, self._clock, self._random)


ACTS = [name for name in vars(Days) if name[0] != "_" and name not in {"live", "database"}]
