"""Where TinyDB on its own files forgets, leaks or overwrites, the hall's journal does not."""

import fcntl
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, TinyDB
from tinydb import operations as op
from tinydb.table import Document

from kiosk.store import JournalDB

Do = Callable[[Any], object]

BERT = {"name": "Bert", "groups": ["choir"], "home": {"no": 3}}
PEOPLE = [{"name": "Anna", "age": 71}, BERT, {"name": "Cora", "age": 44}]

one = Query()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "live"


@pytest.fixture
def db(folder: Path) -> JournalDB:
    """Three people in the default table, which remembers queries, and two pots of tea in another."""
    opened = JournalDB(folder)
    opened.table("_default", cache_size=10)
    opened.insert_multiple(json.loads(json.dumps(PEOPLE)))
    opened.table("tea").insert_multiple([{"pot": 1}, {"pot": 2}])
    return opened


def compact(db: TinyDB) -> None:
    storage: Any = db.storage
    storage.compact()


def contents(db: TinyDB) -> dict[str, list[tuple[int, dict[str, Any]]]]:
    return {
        name: [(found.doc_id, dict(found)) for found in db.table(name, cache_size=0)]
        for name in sorted(db.tables())
    }


AFTERWARDS: dict[str, list[Callable[[JournalDB], None]]] = {
    "closed": [JournalDB.close],
    "not even closed": [],
    "compacted": [compact],
    "compacted and closed": [compact, JournalDB.close],
}
TAKEN: dict[str, tuple[Do, int]] = {
    "removed": (lambda t: t.remove(doc_ids=[3]), 4),
    "all removed": (lambda t: t.remove(one.noop()), 4),
    "an id of one's own": (lambda t: (t.insert(Document({}, 50)), t.remove(doc_ids=[50])), 51),
}


@pytest.mark.parametrize("after", AFTERWARDS)
@pytest.mark.parametrize("case", TAKEN)
def test_the_id_of_what_was_removed_is_never_given_again(
    db: JournalDB, folder: Path, case: str, after: str
) -> None:
    """Not to who goes on, nor after reopening, however that came about, nor when nothing else is left."""
    take, next_id = TAKEN[case]
    take(db)
    for each in AFTERWARDS[after]:
        each(db)
    assert JournalDB(folder).insert({"name": "Dirk"}) == next_id


READERS: dict[str, Callable[[Any], Any]] = {
    "get": lambda t: t.get(one.name == "Bert"),
    "get by id": lambda t: t.get(doc_id=2),
    "get by ids": lambda t: t.get(doc_ids=[2])[0],
    "search": lambda t: t.search(one.name == "Bert")[0],
    "search again": lambda t: [t.search(one.name == "Bert") for _ in range(2)][1][0],
    "all": lambda t: t.all()[1],
    "iteration": lambda t: list(t)[1],
    "the storage": lambda t: t.storage.read()["_default"]["2"],
}


@pytest.mark.parametrize("case", READERS)
def test_what_is_handed_out_is_the_callers_own(db: JournalDB, case: str) -> None:
    """Whatever is done to a found document, however deep inside: the next to ask finds what was stored."""
    found = READERS[case](db)
    found["name"] = "Bartholomeus"
    found["groups"].append("bingo")
    found["home"].clear()
    for ask in READERS.values():
        assert ask(db) == BERT


def test_what_was_handed_in_stays_the_callers_own(db: JournalDB, folder: Path) -> None:
    """Changing a document after it was stored changes nothing that is stored."""
    groups = ["choir"]
    db.insert({"groups": groups})
    db.insert_multiple([{"groups": groups}])
    db.update({"groups": groups}, doc_ids=[1])
    db.upsert({"groups": groups}, one.name == "Cora")
    groups.append("bingo")
    assert [found["groups"] for found in db] == [["choir"]] * 5
    assert contents(db) == contents(JournalDB(folder))


def spoil(document: Any) -> None:
    document.setdefault("groups", []).append(1 / (document["name"] != "Cora"))


not_cora = one.name.test(lambda name: bool(1 / (name != "Cora")))


FAILING: dict[str, Do] = {
    "an updater": lambda db: db.update(spoil),
    "an updater by id": lambda db: db.update(spoil, doc_ids=[2, 3]),
    "one of several updaters": lambda db: db.update_multiple([({"age": 1}, one.noop()), (spoil, one.noop())]),
    "a condition": lambda db: db.update({"age": 1}, not_cora),
    "a condition of a removal": lambda db: db.remove(not_cora),
    "what is inserted": lambda db: db.insert_multiple({"n": 1 / n} for n in (1, 0)),
}


@pytest.mark.parametrize("case", FAILING)
def test_a_write_that_fails_halfway_changes_nothing(db: JournalDB, folder: Path, case: str) -> None:
    """The error comes through; documents, order, ids and disk are as they were."""
    before = contents(db)
    with pytest.raises(ZeroDivisionError):
        FAILING[case](db)
    assert contents(db) == before == contents(JournalDB(folder))
    assert db.insert({"name": "Dirk"}) == 4


WRITES: dict[str, Do] = {
    "insert": lambda db: db.insert({"a": 1}),
    "insert several": lambda db: db.insert_multiple([{}, {}]),
    "update": lambda db: db.update({"age": 1}),
    "update several": lambda db: db.update_multiple([({"a": 1}, one.age > 50), ({"b": 1}, one.age < 50)]),
    "upsert": lambda db: db.upsert({"a": 1}, one.name == "Bert"),
    "upsert who is new": lambda db: db.upsert({"name": "Dirk"}, one.name == "Dirk"),
    "remove": lambda db: db.remove(one.age > 40),
    "truncate": lambda db: db.truncate(),
    "drop a table": lambda db: db.drop_table("tea"),
    "drop all": lambda db: db.drop_tables(),
    "an empty table": lambda db: db.table("soup", persist_empty=True),
}


@pytest.mark.parametrize("case", WRITES)
def test_every_write_is_one_transaction(
    db: JournalDB, folder: Path, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line in the journal, under a lock taken once: nobody gets in between looking and writing."""
    taken: list[int] = []
    flock = fcntl.flock

    def counted(handle: int, how: int) -> None:
        flock(handle, how)
        if how & fcntl.LOCK_EX:
            taken.append(how)

    def lines() -> int:
        return max(folder.glob("journal.*")).read_bytes().count(b"\n")

    before = lines()
    monkeypatch.setattr(fcntl, "flock", counted)
    WRITES[case](db)
    assert (lines() - before, len(taken)) == (1, 1)


@pytest.mark.parametrize("size", [10, None])
def test_what_another_process_writes_is_found(db: JournalDB, folder: Path, size: int | None) -> None:
    """A query that was remembered is asked again once anybody changed anything."""
    other = JournalDB(folder)
    tea, theirs = db.table("more tea", cache_size=size), other.table("more tea")
    steps: list[tuple[Callable[[], object], list[int]]] = [
        (lambda: theirs.insert_multiple([{"pot": 1}, {"pot": 2}]), [1, 2]),
        (lambda: theirs.remove(one.pot == 1), [2]),
        (lambda: theirs.update(op.increment("pot")), [3]),
        (lambda: compact(other), [3]),
        (lambda: other.drop_table("more tea"), []),
        (lambda: theirs.insert({"pot": 4}), [4]),
    ]
    assert tea.search(one.pot > 0) == []
    for step, pots in steps:
        step()
        assert [found["pot"] for found in tea.search(one.pot > 0)] == pots
        assert (len(tea), tea.count(one.pot.exists())) == (len(pots), len(pots))
        assert ("more tea" in db.tables()) == bool(pots)


def test_asking_for_an_empty_table_wipes_none(db: JournalDB, folder: Path) -> None:
    """persist_empty makes a table that is not there, and leaves one that is."""
    before = contents(db)
    assert len(JournalDB(folder).table("tea", persist_empty=True)) == 2
    assert contents(db) == before


def test_a_transaction_over_two_tables_is_all_or_nothing(db: JournalDB, folder: Path) -> None:
    """It sees what it wrote, nobody else does before its end; when it raises, even the order is as before."""
    before, other = contents(db), JournalDB(folder)
    assert db.count(one.name == "Anna") == 1
    with pytest.raises(ZeroDivisionError), db.transaction():
        db.remove(doc_ids=[1])
        db.update({"groups": []}, doc_ids=[2])
        with db.transaction():
            db.table("tea").update(op.increment("pot"))
            db.insert({"name": "Dirk"})
            db.table("soup").insert({"hot": True})
        assert (len(db), db.count(one.name == "Anna"), db.table("tea").all()[0]) == (3, 0, {"pot": 2})
        assert db.tables() == {"_default", "tea", "soup"}
        db.drop_table("tea")
        assert db.tables() == {"_default", "soup"}
        assert contents(other) == before
        raise ZeroDivisionError
    assert contents(db) == contents(other) == before
    assert db.count(one.name == "Anna") == 1
    with db.transaction():
        db.remove(doc_ids=[1])
        with db.transaction():
            db.table("tea").truncate()
        assert db.insert({"name": "Dirk"}) == 4
    assert len(other.table("tea")) == len(db.table("tea")) == 0
    assert [found.doc_id for found in other] == [found.doc_id for found in db] == [2, 3, 4]


def test_what_is_removed_and_put_again_comes_last(db: JournalDB, folder: Path) -> None:
    """Also within one transaction, and for whoever opens the hall afterwards."""
    with db.transaction():
        db.remove(doc_ids=[1])
        db.insert(Document({"name": "Anna"}, 1))
    assert [found.doc_id for found in db] == [found.doc_id for found in JournalDB(folder)] == [2, 3, 1]


def test_dropping_a_table_loses_nothing_that_others_write(
    db: JournalDB, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However TinyDB drops a table, a document committed meanwhile by another process stays."""
    other, came, read = JournalDB(folder), [], db.storage.read

    def read_slowly() -> Any:
        found = read()
        with (folder / "lock").open() as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return found  # nobody can come between
        came.append(other.insert({"name": "Dirk"}))
        return found

    monkeypatch.setattr(db.storage, "read", read_slowly)
    db.drop_table("tea")
    assert db.tables() == {"_default"}
    assert [found.doc_id for found in other] == [1, 2, 3, *came]


def test_the_snapshot_is_plain_tinydb(db: JournalDB, folder: Path) -> None:
    """Compacted, a hall is a file that stock TinyDB opens; the hall's data never depends on this store."""
    db.update({"age": 72}, doc_ids=[1])
    compact(db)
    with TinyDB(max(folder.glob("snapshot.*.json")), access_mode="r") as plain:
        assert contents(plain) == contents(db)
        assert plain.get(doc_id=1) == {"name": "Anna", "age": 72}
