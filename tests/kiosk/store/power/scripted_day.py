"""A day of two kiosks on one hall, written down operation by operation."""

import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, TypeVar
from unittest import mock

from msgspec.structs import replace
from reopened import LIVE, Hall, Key, Reopening, start_of_the_machine
from traced import Trace, TracedFiles

from kiosk.clock import FixedClock
from kiosk.model import Initiative, Record, SignUp, Task
from kiosk.store import Store, Transaction, Who, appending, generations
from kiosk.store.documents import kind_of
from kiosk.store.files import Files

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SECRET = "Wubbina 06-51234567"
TRANSACTIONS = 60

_ROOM = 24 * 1024
"""Bytes that a journal grows by: fewer than in a hall, so that it has to grow during the day."""

_GATHERED = (1, 9), (2, 400), (6, 3300), (1, 3900), (6, 9)
"""How many initiatives come at a time, and how long their descriptions are."""

R = TypeVar("R", bound=Record)


class Killed(BaseException):
    """The process is no more."""


class MortalFiles(TracedFiles):
    """Their process is killed, when that is asked: in the middle of a write, or before a sync."""

    dies_at: Literal["", "write", "sync"] = ""

    def write(self, handle: int, content: bytes, position: int) -> int:
        """Half of it, and then no more."""
        if self.dies_at == "write":
            super().write(handle, content[: len(content) // 2], position)
            raise Killed
        return super().write(handle, content, position)

    def sync(self, handle: int) -> None:
        """Not any more."""
        if self.dies_at:
            raise Killed
        super().sync(handle)


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
        self._gathered = 0
        self._stores = [self._store(TracedFiles(self.trace)) for _ in "ab"]

    def _store(self, files: Files) -> Store:
        return Store(self.trace.root / LIVE, self._clock, self._chance.randbytes, files=files)

    def live(self) -> None:
        """Do everything."""
        self._gather()
        self._ask()
        while len(self.halls) <= TRANSACTIONS:
            self._between()
            self._clock.advance(timedelta(seconds=self._chance.choice((0, 1, 40))))
            steps = (
                self._gather,
                self._sign_up,
                self._sign_up,
                self._edit,
                self._ask,
                self._ask,
                self._remove,
            )
            self._chance.choice(steps)()
        for store in self._stores:
            store.idle()
            store.close()

    def _between(self) -> None:
        """What else happens, by how many transactions there were."""
        count = len(self.halls)
        match count:
            case 18 | 48:
                self._stores[count // 40].compact()
            case 22 | 56:
                self._stores[count // 40].idle()
            case 26 | 28:
                self._kill("sync" if count == 26 else "write")
            case 32:
                self._redact()
            case 36 | 52:
                self._reopen(count // 40)
            case 40:
                self._clock.advance(timedelta(days=8))  # another month

    def _reopen(self, number: int) -> None:
        self._stores[number].close()
        self._stores[number] = self._store(TracedFiles(self.trace))

    def _kill(self, at: Literal["write", "sync"]) -> None:
        """A third process dies while it commits; once another has shown what it wrote, that stays."""
        files, before = MortalFiles(self.trace), dict(self._records)
        initiative = self._any(Initiative)
        with suppress(Killed), self._store(files).transaction(Who("host"), "killed") as transaction:
            new = SignUp(id=transaction.new_id(), initiative=initiative.id, name=SECRET, told="place")
            self._put(transaction, new)
            files.dies_at = at
        with self._stores[0].transaction(Who("host"), "look"):
            pass  # under the lock it finds what the other left
        log = tuple(self._stores[0].log())
        if len(log) == len(self.halls):
            self.trace.acknowledged("killed")
            self.halls.append(Hall(dict(self._records), log))
        else:
            self._records = before

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

    def _any(self, kind: type[R]) -> R:
        return self._chance.choice([record for record in self._records.values() if isinstance(record, kind)])

    def _words(self, size: int) -> str:
        return "".join(self._chance.choices("abcdefghijklmnop", k=size))

    def _contact(self) -> str:
        return self._words(12) if self.redacted else SECRET

    def _gather(self) -> None:
        """Some initiatives: a line of 300 bytes to 20 kB."""
        with self._committed("gather") as transaction:
            count, size = _GATHERED[self._gathered % len(_GATHERED)]
            self._gathered += 1
            for _ in range(count):
                record, text = transaction.new_id(), self._words(size)
                new = Initiative(id=record, slug=record, title="x", description=text, contact=self._contact())
                self._put(transaction, new)

    def _sign_up(self) -> None:
        initiative = self._any(Initiative)
        with self._committed("sign_up") as transaction:
            name = self._chance.choice((self._words(20), self._contact()))
            new = SignUp(id=transaction.new_id(), initiative=initiative.id, name=name, told="place")
            self._put(transaction, new)

    def _ask(self) -> None:
        initiative = self._any(Initiative)
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
        with self._committed("edit") as transaction:
            text = self._words(self._chance.choice((30, 3900)))
            self._records["initiative", initiative.id] = transaction.change(initiative, description=text)

    def _remove(self) -> None:
        task = self._any(Task)
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
