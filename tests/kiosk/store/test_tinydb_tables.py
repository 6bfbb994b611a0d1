"""What TinyDB documents of tables, the query cache and storages holds on the hall's journal."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import MemoryStorage

from kiosk.store import JournalDB, JournalStorage

ANNA = {"name": "Anna", "age": 71, "groups": ["choir"]}
BERT = {"name": "Bert", "age": 44, "groups": []}

one = Query()

OPENERS: dict[str, Callable[[Path], TinyDB]] = {
    "stock": lambda _: TinyDB(storage=MemoryStorage),
    "ours": JournalDB,
    "our storage": lambda folder: TinyDB(folder, storage=JournalStorage),
}


@pytest.fixture(params=OPENERS)
def db(request: pytest.FixtureRequest, tmp_path: Path) -> TinyDB:
    """A database of two people."""
    opened = OPENERS[request.param](tmp_path / "live")
    opened.insert_multiple(copy.deepcopy([ANNA, BERT]))
    return opened


def contents(db: TinyDB) -> dict[str, dict[int, dict[str, Any]]]:
    return {name: {found.doc_id: dict(found) for found in db.table(name)} for name in db.tables()}


def test_tables_stand_apart(db: TinyDB) -> None:
    """The database is its default table; others have ids of their own, and one name is one table."""
    tea = db.table("tea")
    assert db.table("tea") is tea
    assert (tea.name, len(tea), db.tables()) == ("tea", 0, {"_default"})
    assert (tea.insert({"kind": "green"}), db.insert({"name": "Dirk"})) == (1, 3)
    assert (len(tea), len(db), db.tables()) == (1, 3, {"_default", "tea"})
    assert db.table("_default").all() == db.all()
    tea.truncate()
    assert (len(tea), len(db), db.tables()) == (0, 3, {"_default", "tea"})


def test_a_dropped_table_is_gone(db: TinyDB) -> None:
    """Alone or all at once; who still holds one finds it empty, and a name can be used again."""
    tea, soup = db.table("tea"), db.table("soup")
    for table in (tea, soup):
        table.insert_multiple([{"hot": True}, {"hot": False}])
        assert table.count(one.hot == True) == 1  # noqa: E712
    db.drop_table("tea")
    db.drop_table("never there")
    assert (db.tables(), len(tea), len(soup)) == ({"_default", "soup"}, 0, 2)
    assert db.table("tea").insert({"hot": True}) == 1
    db.drop_tables()
    assert (db.tables(), len(db), len(soup), db.all()) == (set(), 0, 0, [])
    assert db.insert({"name": "Anna"}) == 1


def test_an_empty_table_is_there_when_asked_for(db: TinyDB) -> None:
    """persist_empty makes a table before anything is in it; without, nothing is written."""
    db.table("kept", persist_empty=True)
    db.table("not kept")
    assert db.tables() == {"_default", "kept"}


def test_the_default_table_may_have_another_name(db: TinyDB) -> None:
    """For one database, by its attribute."""
    db.default_table_name = "people"
    db.insert({"name": "Dirk"})
    assert contents(db) == {"_default": {1: ANNA, 2: BERT}, "people": {1: {"name": "Dirk"}}}


@pytest.mark.parametrize(("size", "asked"), [(0, [2, 4, 6]), (1, [2, 2, 4]), (None, [2, 2, 2])])
def test_the_query_cache_has_the_size_it_is_given(db: TinyDB, size: int | None, asked: list[int]) -> None:
    """A query that is remembered reads no document again; results are the caller's own; a write forgets."""
    table = db.table("sized", cache_size=size)
    table.insert_multiple([{"n": 1}, {"n": 2}])
    seen: list[int] = []

    def above_one(n: int) -> bool:
        seen.append(n)
        return n > 1

    query = one.n.test(above_one)
    for turn, expected in enumerate(asked):
        if turn == 2:
            table.search(one.n == 5)
        found = table.search(query)
        assert (found, len(seen)) == ([{"n": 2}], expected)
        found.clear()
    table.insert({"n": 3})
    assert table.search(query) == [{"n": 2}, {"n": 3}]
    table.clear_cache()
    assert table.count(query) == 2


def test_a_query_that_depends_on_something_else_is_asked_anew(db: TinyDB) -> None:
    """What says it cannot be remembered, such as `map` with a function, is not."""
    least = 40
    query = one.age.map(lambda age: age > least) == True  # noqa: E712
    assert db.count(query) == 2
    least = 50
    assert db.count(query) == 1


def test_the_storage_speaks_the_documented_layout(db: TinyDB) -> None:
    """Tables, then documents by id: a copy of what is read can be changed and written back whole."""
    read = copy.deepcopy(db.storage.read())
    assert read == {"_default": {"1": ANNA, "2": BERT}}
    assert read is not None
    del read["_default"]["1"]
    read["_default"]["2"]["groups"].append("bingo")
    read["tea"] = {"7": {"hot": True}}
    db.storage.write(read)
    db.clear_cache()
    assert contents(db) == {"_default": {2: BERT | {"groups": ["bingo"]}}, "tea": {7: {"hot": True}}}


@pytest.mark.parametrize("middleware", [False, True])
def test_a_block_closes_and_what_it_wrote_is_there_again(tmp_path: Path, middleware: bool) -> None:
    """`with` closes, once, also under TinyDB's own middleware; documents, ids and tables come back."""
    storage: Any = CachingMiddleware if middleware else (lambda storage: storage)
    for turn in range(3):
        with TinyDB(tmp_path / "live", storage=storage(JournalStorage)) as db:
            assert len(db) == len(db.table("tea")) == turn
            assert (db.insert({"turn": turn}), db.table("tea").insert({})) == (turn + 1, turn + 1)
            if turn == 1:
                db.close()
