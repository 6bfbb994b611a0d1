"""What TinyDB's documentation promises of documents and queries holds on the hall's journal as on its own."""

import copy
import re
from collections import UserDict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, TinyDB, where
from tinydb import operations as op
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from kiosk.store import JournalDB, JournalStorage

Rows = list[tuple[int, dict[str, Any]]]
"""Document id and document, in the table's order."""

Do = Callable[[Any], object]
"""Something done with a table (or with the database, which stands for its default table)."""

ANNA = {"name": "Anna", "age": 71, "groups": ["choir"], "home": {"street": "Kerkweg", "no": 3}}
BERT = {"name": "Bert", "age": 17, "groups": ["choir", "garden"], "e-mail": "b@example.org"}
CORA = {"name": "Cora", "age": 44, "groups": [], "tasks": [{"what": "tea"}, {"what": "chairs"}]}
PEOPLE: Rows = [(1, ANNA), (2, BERT), (3, CORA)]

one = Query()


def rows(table: Any) -> Rows:
    return [(document.doc_id, dict(document)) for document in table]


def contents(db: TinyDB) -> dict[str, Rows]:
    return {name: rows(db.table(name)) for name in sorted(db.tables())}


OPENERS: dict[str, Callable[[Path], TinyDB]] = {
    "stock": lambda _: TinyDB(storage=MemoryStorage),
    "ours": JournalDB,
    "our storage": lambda folder: TinyDB(folder, storage=JournalStorage),
}


@pytest.fixture(params=OPENERS)
def db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TinyDB]:
    """A database of three people; what a test leaves in ours is what the next one to open it finds."""
    opened = OPENERS[request.param](tmp_path / "live")
    opened.insert_multiple(copy.deepcopy(person) for _, person in PEOPLE)
    yield opened
    if request.param != "stock":
        assert contents(JournalDB(tmp_path / "live")) == contents(opened)


READS: dict[str, tuple[Do, object]] = {
    "all": (lambda t: t.all(), [ANNA, BERT, CORA]),
    "iteration": (list, [ANNA, BERT, CORA]),
    "len": (len, 3),
    "ids": (lambda t: [found.doc_id for found in t], [1, 2, 3]),
    "get": (lambda t: t.get(one.name == "Bert"), BERT),
    "get tells the id": (lambda t: t.get(one.name == "Bert").doc_id, 2),
    "get by id": (lambda t: t.get(doc_id=3), CORA),
    "get by ids, the table's order": (lambda t: t.get(doc_ids=[3, 9, 1]), [ANNA, CORA]),
    "get nobody": (
        lambda t: (t.get(one.name == "Dirk"), t.get(doc_id=4), t.get(doc_ids=[4])),
        (None, None, []),
    ),
    "contains": (lambda t: (t.contains(one.age == 17), t.contains(one.age == 18)), (True, False)),
    "contains by id": (lambda t: (t.contains(doc_id=3), t.contains(doc_id=4)), (True, False)),
    "count": (lambda t: (t.count(one.age > 40), t.count(one.age > 99)), (2, 0)),
    "search tells ids": (lambda t: [found.doc_id for found in t.search(one.age > 40)], [1, 3]),
    "documents have a class": (lambda t: isinstance(t.get(doc_id=1), Document), True),
}


@pytest.mark.parametrize("case", READS)
def test_documents_are_read_as_documented(db: TinyDB, case: str) -> None:
    """Whole tables, single documents by query or id, and how many there are."""
    read, expected = READS[case]
    assert read(db) == expected


QUERIES: dict[str, tuple[Any, list[int]]] = {
    "equal": (one.age == 17, [2]),
    "not equal": (one.age != 17, [1, 3]),
    "from - to": ((one.age >= 17) & (one.age < 71), [2, 3]),
    "nested": (one.home.street == "Kerkweg", [1]),
    "nested by name": (where("home")["no"] <= 3, [1]),
    "a name that is no identifier": (one["e-mail"] == "b@example.org", [2]),
    "exists": (one.home.exists(), [1]),
    "matches": (one.name.matches("b", flags=re.IGNORECASE), [2]),
    "search": (one.name.search("r."), [2, 3]),
    "test": (one.age.test(lambda age, low, high: low <= age <= high, 40, 50), [3]),
    "one of": (one.name.one_of(["Anna", "Cora", "Dirk"]), [1, 3]),
    "any of a list": (one.groups.any(["garden", "sewing"]), [2]),
    "all of a list": (one.groups.all(["choir", "garden"]), [2]),
    "any of a query": (one.tasks.any(one.what == "tea"), [3]),
    "all of a query": (one.tasks.all(one.what == "tea"), []),
    "not": (~(one.name == "Anna"), [2, 3]),
    "or": ((one.name == "Anna") | (one.age == 44), [1, 3]),
    "map": (one.groups.map(len) == 0, [3]),
    "fragment": (Query().fragment({"name": "Bert", "age": 17}), [2]),
    "nested fragment": (one.home.fragment({"no": 3}), [1]),
    "everything": (Query().noop(), [1, 2, 3]),
    "a function": (lambda document: "tasks" in document, [3]),
}


@pytest.mark.parametrize("case", QUERIES)
def test_queries_find_what_is_documented(db: TinyDB, case: str) -> None:
    """Search, count, contains and get agree; asked again, the answer is the same."""
    query, ids = QUERIES[case]
    for _ in range(2):
        assert [found.doc_id for found in db.search(query)] == ids
    assert (db.count(query), db.contains(query)) == (len(ids), bool(ids))
    first = db.get(query)
    assert [first.doc_id] == ids[:1] if isinstance(first, Document) else not ids


def rename(document: Any) -> None:
    document["called"] = document.pop("name")


def but(document: dict[str, Any], *without: str, **changed: object) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key not in without} | changed


Changes = dict[int, dict[str, Any] | None]
"""The three people, but for these: changed, gone or (in this order) come."""

NEW = {"a": 1}
text: Any = "!"
WRITES: dict[str, tuple[Do, object, Changes]] = {
    "insert": (lambda t: t.insert({"a": 1}), 4, {4: NEW}),
    "insert nothing in it": (lambda t: t.insert({}), 4, {4: {}}),
    "insert a mapping": (lambda t: t.insert(UserDict(NEW)), 4, {4: NEW}),
    "insert with an id": (lambda t: t.insert(Document(NEW, 12)), 12, {12: NEW}),
    "ids go on": (lambda t: (t.insert(Document({}, 12)), t.insert(NEW)), (12, 13), {12: {}, 13: NEW}),
    "insert several": (lambda t: t.insert_multiple([{}, NEW]), [4, 5], {4: {}, 5: NEW}),
    "insert none": (lambda t: t.insert_multiple([]), [], {}),
    "insert from a generator": (
        lambda t: t.insert_multiple({"n": n} for n in range(2)),
        [4, 5],
        {4: {"n": 0}, 5: {"n": 1}},
    ),
    "insert several with ids": (
        lambda t: t.insert_multiple([Document(NEW, 9), Document({}, 7)]),
        [9, 7],
        {9: NEW, 7: {}},
    ),
    "update": (lambda t: t.update({"age": 1}, one.name == "Bert"), [2], {2: but(BERT, age=1)}),
    "update adds": (
        lambda t: t.update({"b": [{}]}, one.age < 50),
        [2, 3],
        {2: but(BERT, b=[{}]), 3: but(CORA, b=[{}])},
    ),
    "update by id": (lambda t: t.update({"age": 1}, doc_ids=[9, 2]), [2], {2: but(BERT, age=1)}),
    "update all": (lambda t: t.update({"a": 1}), [1, 2, 3], {n: but(who, a=1) for n, who in PEOPLE}),
    "update nobody": (lambda t: t.update({"age": 1}, one.name == "Dirk"), [], {}),
    "increment": (lambda t: t.update(op.increment("age"), one.age > 50), [1], {1: but(ANNA, age=72)}),
    "decrement": (lambda t: t.update(op.decrement("age"), one.age > 50), [1], {1: but(ANNA, age=70)}),
    "add": (lambda t: t.update(op.add("age", 4), one.age > 50), [1], {1: but(ANNA, age=75)}),
    "add text": (lambda t: t.update(op.add("name", text), one.age > 50), [1], {1: but(ANNA, name="Anna!")}),
    "subtract": (lambda t: t.update(op.subtract("age", 0.5), doc_ids=[1]), [1], {1: but(ANNA, age=70.5)}),
    "set": (lambda t: t.update(op.set("age", None), doc_ids=[1]), [1], {1: but(ANNA, age=None)}),
    "delete": (lambda t: t.update(op.delete("tasks"), one.tasks.exists()), [3], {3: but(CORA, "tasks")}),
    "one's own": (lambda t: t.update(rename, doc_ids=[3]), [3], {3: but(CORA, "name", called="Cora")}),
    "one's own, deep inside": (
        lambda t: t.update(lambda document: document["groups"].append("bingo"), one.age < 50),
        [2, 3],
        {2: but(BERT, groups=["choir", "garden", "bingo"]), 3: but(CORA, groups=["bingo"])},
    ),
    "several updates": (
        lambda t: t.update_multiple([({"age": 1}, one.age == 17), (op.delete("home"), one.home.exists())]),
        [1, 2],
        {1: but(ANNA, "home"), 2: but(BERT, age=1)},
    ),
    "upsert who is there": (lambda t: t.upsert({"a": 1}, one.age == 17), [2], {2: but(BERT, a=1)}),
    "upsert who is new": (lambda t: t.upsert({"a": 1}, one.a == 1), [4], {4: NEW}),
    "upsert by id": (lambda t: t.upsert(Document({"a": 1}, 2)), [2], {2: but(BERT, a=1)}),
    "upsert a new id": (lambda t: t.upsert(Document(NEW, 12)), [12], {12: NEW}),
    "remove": (lambda t: t.remove(one.age > 40), [1, 3], {1: None, 3: None}),
    "remove by id": (lambda t: t.remove(doc_ids=[3, 9]), [3], {3: None}),
    "no id is given twice": (lambda t: (t.remove(doc_ids=[3]), t.insert(NEW)), ([3], 4), {3: None, 4: NEW}),
    "truncate": (lambda t: t.truncate(), None, {1: None, 2: None, 3: None}),
    "ids start anew": (lambda t: (t.truncate(), t.insert(NEW)), (None, 1), {1: NEW, 2: None, 3: None}),
    "remove while iterating": (
        lambda t: [t.remove(doc_ids=[found.doc_id]) for found in t],
        [[1], [2], [3]],
        {1: None, 2: None, 3: None},
    ),
}


@pytest.mark.parametrize("case", WRITES)
def test_documents_are_written_as_documented(db: TinyDB, case: str) -> None:
    """What the call gives back, and the table afterwards: ids, documents and their order."""
    write, answer, changes = WRITES[case]
    other = db.table("other")
    other.insert({"untouched": True})
    db.search(one.age > 0)  # what was found before must not be remembered
    assert write(db) == answer
    after = [
        (place, document) for place, document in (dict(PEOPLE) | changes).items() if document is not None
    ]
    assert rows(db) == after
    assert db.search(one.noop()) == [document for _, document in after]
    assert other.all() == [{"untouched": True}]


REFUSED: dict[str, tuple[Do, type[Exception]]] = {
    "insert no mapping": (lambda t: t.insert([1, 2]), ValueError),
    "insert no mapping among others": (lambda t: t.insert_multiple({"a": 1}), ValueError),
    "insert an id that is there": (lambda t: t.insert(Document({}, 2)), ValueError),
    "insert several, one there": (
        lambda t: t.insert_multiple([Document({}, 8), Document({}, 2)]),
        ValueError,
    ),
    "upsert without query or id": (lambda t: t.upsert({"a": 1}), ValueError),
    "remove everybody": (lambda t: t.remove(), RuntimeError),
    "get without asking": (lambda t: t.get(), RuntimeError),
    "contains without asking": (lambda t: t.contains(), RuntimeError),
    "an operation on what is not there": (lambda t: t.update(op.increment("pets")), KeyError),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_makes_no_sense_is_refused(db: TinyDB, case: str) -> None:
    """The documented error, and the table as it was; the next write works."""
    ask, error = REFUSED[case]
    with pytest.raises(error):
        ask(db)
    assert rows(db) == PEOPLE
    assert isinstance(db.insert({"a": 1}), int)
