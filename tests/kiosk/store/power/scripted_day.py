"""A day of two kiosks on one hall, written down operation by operation."""

import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from unittest import mock

from msgspec.structs import replace
from reopened import LIVE, Hall, Key, Reopening, start_of_the_machine
from traced import Trace, TracedFiles

from kiosk.clock import FixedClock
from kiosk.model import Initiative, Record, SignUp, Task
from kiosk.store import Store, Transaction, Who, appending, generations
from kiosk.store.documents import kind_of

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SECRET = "Wubbina 06-51234567"
TRANSACTIONS = 60

_ROOM = 24 * 1024
"""Bytes that a journal grows by: fewer than in a hall, so that it has to grow during the day."""

R = TypeVar("R", bound=Record)


class Day:
    """What two writers did, with what the hall held after each transaction."""

    def __init__(self, root: Path) -> None:
        """`root`: an empty folder, the hall's."""
        self.trace = Trace(root)
        self.halls = [Hall({}, ())]
        self.redacted = 0
        """Number of the transaction that removed `SECRET`."""
        self._clock = FixedClock(START)
        self._chance = random.Random(20261124)
        self._records: dict[Key, Record] = {}
        self._stores = [self._store(), self._store()]

    def _store(self) -> Store:
        files = TracedFiles(self.trace)
        return Store(self.trace.root / LIVE, self._clock, self._chance.randbytes, files=files)

    def live(self) -> None:
        """Do everything."""
        self._gather()
        while len(self.halls) <= TRANSACTIONS:
            self._between()
            self._clock.advance(timedelta(seconds=self._chance.choice((0, 1, 40))))
            steps = (
                self._gather,
                self._sign_up,
                self._sign_up,
                self._sign_up,
                self._edit,
                self._ask,
                self._remove,
            )
            self._chance.choice(steps)()
        for store in self._stores:
            store.idle()
            store.close()

    def _between(self) -> None:
        """What else happens, by how many transactions there were."""
        match len(self.halls):
            case 18:
                self._stores[0].compact()
            case 22:
                self._stores[1].idle()
            case 32:
                self._redact()
            case 36:
                self._reopen(0)
            case 40:
                self._clock.advance(timedelta(days=8))  # another month
            case 48:
                self._stores[1].compact()
            case 52:
                self._reopen(1)
            case 56:
                self._stores[0].idle()

    def _reopen(self, number: int) -> None:
        self._stores[number].close()
        self._stores[number] = self._store()

    @contextmanager
    def _committed(self, what: str) -> Iterator[Transaction]:
        store = self._chance.choice(self._stores)
        begun = store.redaction if what == "redact" else store.transaction
        with begun(Who("host"), what) as transaction:
            yield transaction
        self.trace.acknowledged(what)
        self.halls.append(Hall(dict(self._records), tuple(store.log())))

    def _put(self, transaction: Transaction, record: R) -> None:
        put = transaction.put(record)
        self._records[kind_of(type(put)), put.id] = put

    def _any(self, kind: type[R]) -> R | None:
        known = [record for record in self._records.values() if isinstance(record, kind)]
        return self._chance.choice(known) if known else None

    def _words(self, size: int) -> str:
        return "".join(self._chance.choices("abcdefghijklmnop", k=size))

    def _contact(self) -> str:
        return self._words(12) if self.redacted else SECRET

    def _gather(self) -> None:
        """One to six initiatives, 300 bytes to 20 kB in all."""
        with self._committed("gather") as transaction:
            for _ in range(self._chance.choice((1, 1, 2, 6))):
                record, text = transaction.new_id(), self._words(self._chance.choice((9, 400, 3300)))
                new = Initiative(id=record, slug=record, title="x", description=text, contact=self._contact())
                self._put(transaction, new)

    def _sign_up(self) -> None:
        initiative = self._any(Initiative)
        assert initiative is not None
        with self._committed("sign_up") as transaction:
            name = self._chance.choice((self._words(20), self._contact()))
            new = SignUp(id=transaction.new_id(), initiative=initiative.id, name=name, told="place")
            self._put(transaction, new)

    def _ask(self) -> None:
        initiative = self._any(Initiative)
        assert initiative is not None
        with self._committed("ask") as transaction:
            for slug in ("koffie", "stoelen"):
                new = Task(
                    id=transaction.new_id(),
                    initiative=initiative.id,
                    slug=slug,
                    title=slug,
                    asked=self._words(90),
                )
                self._put(transaction, new)

    def _edit(self) -> None:
        initiative = self._any(Initiative)
        assert initiative is not None
        with self._committed("edit") as transaction:
            text = self._words(self._chance.choice((30, 3900)))
            self._records["initiative", initiative.id] = transaction.change(initiative, description=text)

    def _remove(self) -> None:
        task = self._any(Task)
        if task is None:
            self._ask()
            return
        with self._committed("remove") as transaction:
            transaction.remove(task)
            del self._records["task", task.id]

    def _redact(self) -> None:
        self.redacted = len(self.halls)
        with self._committed("redact") as transaction:
            for record in list(self._records.values()):
                match record:
                    case Initiative():
                        self._put(transaction, replace(record, contact=""))
                    case SignUp(name=name) if name == SECRET:
                        self._put(transaction, replace(record, name="Anoniem"))


def recorded(root: Path) -> tuple[Day, Reopening]:
    """The day, lived in the empty folder `root`, and what its hall is to be held against."""
    with ExitStack() as stack:
        stack.enter_context(start_of_the_machine(1))
        stack.enter_context(mock.patch.object(appending, "ROOM", _ROOM))
        stack.enter_context(mock.patch.object(generations, "ROOM", _ROOM))
        day = Day(root)
        day.live()
    later = FixedClock(START + timedelta(days=9))
    return day, Reopening(dict(enumerate(day.halls)), later, SECRET.encode(), day.redacted)
