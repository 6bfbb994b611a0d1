"""Whatever two processes do that come, go and crash: the journal answers what TinyDB in memory does."""

import copy
import json
import tempfile
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tinydb import Query, TinyDB
from tinydb import operations as op
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from kiosk.store import JournalDB

TABLES = ["sign_up", "parish"]
"""A kind that the journal knows, some of its fields text and some not; and one that is nobody's."""

IDS = [f"0190f3d4-aaaa-7000-8000-00000000000{n}" for n in range(3)] + ["no id of ours"]
FIELDS = ["id", "party", "name", "initiative", "code"]

one = Query()


class Operation(NamedTuple):
    """One of TinyDB's operations on a document's fields, printed as what it is."""

    name: str
    args: tuple[Any, ...]

    def __call__(self, document: Any) -> None:
        """Change the document."""
        getattr(op, self.name)(*copy.deepcopy(self.args))(document)


class Call(NamedTuple):
    """Something asked of a database (table "") or of one of its tables."""

    table: str
    method: str
    args: tuple[Any, ...] = ()
    asked: Mapping[str, Any] = {}

    def on(self, db: TinyDB) -> object:
        """Ask it; the database gets values of its own."""
        to = db.table(self.table, cache_size=10) if self.table else db
        given = [copy.deepcopy(each) if isinstance(each, dict | list) else each for each in self.args]
        return getattr(to, self.method)(*given, **self.asked)


def calls_of(method: str, *args: st.SearchStrategy[Any], **asked: st.SearchStrategy[Any]) -> Any:
    """That method of a table, asked with these."""
    given = st.tuples(
        st.sampled_from(TABLES), st.just(method), st.tuples(*args), st.fixed_dictionaries(asked)
    )
    return given.map(lambda call: Call(*call))


values: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([0, 1, 1.0, True, None]), st.just("Anna"), st.lists(st.integers(0, 1), max_size=2)
)
of_field = {
    "id": st.sampled_from(IDS),
    "party": values,
    "name": values,
    "initiative": st.sampled_from(IDS),
    "code": st.sampled_from(["a", "b", ""]),
}
documents = st.fixed_dictionaries({}, optional=of_field)
places = st.integers(1, 9)
numbered = st.builds(Document, documents, places)
some_field = st.sampled_from(FIELDS).flatmap(lambda field: st.tuples(st.just(field), of_field[field]))
conditions = st.one_of(
    some_field.map(lambda found: one[found[0]] == found[1]),
    st.sampled_from([one.id == IDS[0], one.name.exists(), ~one.party.exists(), one.noop()]),
)
some = st.lists(places, unique=True, max_size=4)
operations = st.one_of(
    st.tuples(st.just("delete"), st.tuples(st.sampled_from(FIELDS))),
    st.tuples(st.just("set"), some_field),
    st.tuples(st.just("increment"), st.just(("party",))),
    st.tuples(st.just("add"), st.tuples(st.just("name"), st.sampled_from([1, "!", [9]]))),
).map(lambda operation: Operation(*operation))
changes = st.one_of(documents, operations)
calls = st.one_of(
    calls_of("insert", documents),
    calls_of("insert", numbered),
    calls_of("insert_multiple", st.lists(documents, max_size=3)),
    calls_of("insert_multiple", st.lists(numbered, max_size=3)),
    calls_of("update", changes),
    calls_of("update", changes, conditions),
    calls_of("update", changes, doc_ids=some),
    calls_of("update_multiple", st.lists(st.tuples(changes, conditions), max_size=3)),
    calls_of("upsert", documents, conditions),
    calls_of("upsert", numbered),
    calls_of("remove", conditions),
    calls_of("remove", doc_ids=some),
    st.one_of(
        calls_of("truncate"),
        st.sampled_from([Call("", "drop_table", (name,)) for name in TABLES]),
        st.just(Call("", "drop_tables")),
    ),
)


class Memory(MemoryStorage):
    """TinyDB's own, that knows for each table the first id that was never given."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.next: dict[str, int] = {}
        self.begun: set[str] = set()
        """Tables emptied or dropped since `settle`: their ids begin again."""

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Keep the tables."""
        super().write(data)
        for name in self.next.keys() - data.keys():
            self.begin(name)
        for name, rows in data.items():
            self.next[name] = max([self.next.get(name, 1), *(int(place) + 1 for place in rows)])

    def begin(self, name: str) -> None:
        """The table's ids begin again."""
        self.next.pop(name, None)
        self.begun.add(name)

    def settle(self, before: dict[str, int]) -> None:
        """The end of a transaction: what came and went within it has used no id."""
        given = before | dict.fromkeys(self.begun, 1)
        self.next = {
            name: max([given.get(name, 1), *(int(place) + 1 for place in rows)])
            for name, rows in (self.memory or {}).items()
        }
        self.begun.clear()


class Numbered(Table):
    """TinyDB's own, but no id is given a second time, and nothing is remembered."""

    def __init__(self, storage: Memory, name: str, cache_size: int = 0) -> None:
        super().__init__(storage, name, min(cache_size, 0))
        self.numbers = storage

    def _get_next_id(self) -> int:
        number = self.numbers.next.get(self.name, 1)
        self.numbers.next[self.name] = number + 1
        return number

    def truncate(self) -> None:
        """Empty it."""
        super().truncate()
        self.numbers.begin(self.name)


class Model(TinyDB):
    """What TinyDB answers, with transactions added in the plainest way."""

    default_storage_class = Memory  # type: ignore[assignment]
    table_class = Numbered  # type: ignore[assignment]

    def all_or_nothing(self, block: Callable[[], object]) -> object:
        """What the block gives; when it raises, everything is as it was."""
        memory: Any = self.storage
        before = copy.deepcopy((memory.memory, memory.next))
        try:
            given = block()
        except Exception:
            memory.memory, memory.next = before
            memory.begun.clear()
            raise
        memory.settle(before[1])
        return given


def outcome(block: Callable[[], object]) -> object:
    """What it gives or raises."""
    try:
        return block()
    except (ValueError, TypeError, KeyError, ZeroDivisionError) as error:
        return type(error)


def exact(found: Any) -> Any:
    """An answer as text that tells 1, 1.0 and true apart, ids and order included."""
    if isinstance(found, list):
        return [exact(each) for each in found]
    return (found.doc_id, json.dumps(found, sort_keys=True)) if isinstance(found, Document) else repr(found)


def spoil(found: Any) -> None:
    """Do to an answer what its owner may do."""
    if isinstance(found, dict | list):
        for each in found.values() if isinstance(found, dict) else found:
            spoil(each)
        found.clear()


class TwoProcesses(RuleBasedStateMachine):
    """Two hold a hall open; what either does is done to TinyDB in memory too."""

    def __init__(self) -> None:
        super().__init__()
        self.temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self.temporary.name) / "live"
        self.model = Model()
        self.ours = [JournalDB(self.folder), JournalDB(self.folder)]
        self.crashed: list[JournalDB] = []

    def teardown(self) -> None:
        """Take the hall away."""
        for db in self.ours + self.crashed:
            db.close()  # a crashed one holds its files until here
        self.temporary.cleanup()

    def both(self, which: int, block: Callable[[TinyDB], object], transaction: bool = False) -> object:
        """Do it to one of ours and to the model: the same answer, or the same error. Gives ours."""
        db = self.ours[which]

        def ours() -> object:
            with db.transaction() if transaction else nullcontext():
                return block(db)

        given = outcome(ours)
        assert exact(given) == exact(outcome(lambda: self.model.all_or_nothing(lambda: block(self.model))))
        return given

    @initialize(rows=st.lists(documents, min_size=2, max_size=4))
    def begin(self, rows: list[dict[str, Any]]) -> None:
        """A hall that has something in it."""
        for name in TABLES:
            self.both(0, Call(name, "insert_multiple", (rows,)).on)

    @rule(which=st.integers(0, 1), call=calls)
    def write(self, which: int, call: Call) -> None:
        """One write, which may fail."""
        self.both(which, call.on)

    @rule(which=st.integers(0, 1), several=st.lists(calls, min_size=1, max_size=4), fails=st.booleans())
    def write_several(self, which: int, several: list[Call], fails: bool) -> None:
        """A transaction of several writes, seen by itself as it goes, that may fail at its end."""

        def block(db: TinyDB) -> object:
            look = {name: Call(name, "search", (one.noop(),)) for name in (*TABLES, "")}
            seen = [[exact(call.on(db)), exact(look[call.table].on(db))] for call in several]
            return 1 / (not fails) and seen

        self.both(which, block, transaction=True)

    @rule(which=st.integers(0, 1))
    def reopen(self, which: int) -> None:
        """One ends and begins again."""
        self.ours[which].close()
        self.ours[which] = JournalDB(self.folder)

    @rule(which=st.integers(0, 1))
    def crash(self, which: int) -> None:
        """One is killed and begins again."""
        self.crashed.append(self.ours[which])
        self.ours[which] = JournalDB(self.folder)

    @rule()
    def cut_power(self) -> None:
        """Both are gone at once, and so is what was never synced."""
        self.crashed += self.ours
        (self.folder / "tail").unlink(missing_ok=True)
        self.ours = [JournalDB(self.folder), JournalDB(self.folder)]

    @rule(which=st.integers(0, 1))
    def compact(self, which: int) -> None:
        """The journal becomes a snapshot."""
        to: Any = self.ours[which].storage
        to.compact()

    @rule(table=st.sampled_from(TABLES), condition=conditions, some=some)
    def ask(self, table: str, condition: Any, some: list[int]) -> None:
        """A question of each kind, asked twice; whoever asked first spoils the answer."""
        asking = [Call(table, method, (condition,)) for method in ("search", "get", "count", "contains")]
        for call in [*asking, Call(table, "all"), Call(table, "get", (), {"doc_ids": some})]:
            for which in (0, 1, 0, 1):
                spoil(self.both(which, call.on))

    @invariant()
    def same_documents(self) -> None:
        """Both see the model's tables: documents, their ids, their order."""
        for db in self.ours:
            assert db.tables() == self.model.tables()
            for name in TABLES:
                table, model = db.table(name, cache_size=10), self.model.table(name, cache_size=0)
                assert exact(table.all()) == exact(table.search(one.noop())) == exact(model.all())
                assert len(table) == len(model)


TestTwoProcesses = TwoProcesses.TestCase
TestTwoProcesses.settings = settings(max_examples=60, stateful_step_count=20)
