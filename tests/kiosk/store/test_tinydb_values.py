"""What JSON can hold comes back from the hall's journal as it was; what it cannot is refused at once."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, TinyDB
from tinydb import operations as op

from kiosk.store import JournalDB

one = Query()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "live"


@pytest.fixture
def db(folder: Path) -> JournalDB:
    """Three people."""
    opened = JournalDB(folder)
    opened.insert_multiple({"name": name} for name in ("Anna", "Bert", "Cora"))
    return opened


def contents(db: TinyDB) -> list[tuple[int, dict[str, Any]]]:
    return [(found.doc_id, dict(found)) for found in db]


UNKNOWN_TO_JSON = {
    "not a number": float("nan"),
    "infinity": float("-inf"),
    "half a character": "\ud800",
    "half a character as a name": {"\udfff": 1},
    "a number no program reads back": 10**30,
    "bytes": b"tea",
    "a set": {1},
    "a decimal": Decimal("1.5"),
    "a time": datetime(2026, 11, 24, tzinfo=UTC),
    "something else": object(),
}
WAYS_IN: dict[str, Callable[[Any, Any], object]] = {
    "insert": lambda t, value: t.insert({"deep": [{"in": value}]}),
    "insert several": lambda t, value: t.insert_multiple([{}, {"a": value}]),
    "update": lambda t, value: t.update({"name": value}),
    "updater": lambda t, value: t.update(op.set("name", value)),
    "upsert": lambda t, value: t.upsert({"name": value}, one.name == "Bert"),
    "upsert who is new": lambda t, value: t.upsert({"name": value}, one.name == "Dirk"),
    "the storage": lambda t, value: t.storage.write({"_default": {"1": {"a": value}}}),
}


@pytest.mark.parametrize("way", WAYS_IN)
@pytest.mark.parametrize("case", UNKNOWN_TO_JSON)
def test_what_json_cannot_hold_is_refused(db: JournalDB, folder: Path, case: str, way: str) -> None:
    """It would come back as something else; nothing is changed, not even beside it."""
    before = contents(db)
    with pytest.raises((ValueError, TypeError)):
        WAYS_IN[way](db, UNKNOWN_TO_JSON[case])
    assert contents(db) == before == contents(JournalDB(folder))


def test_what_json_can_hold_comes_back_exactly(db: JournalDB, folder: Path) -> None:
    """Types and signs included, however odd; from the journal, and from the snapshot once compacted."""
    odd: list[Any] = [1, 1.0, True, None, -0.0, 0.1 + 0.2, 5e-324, 2**63 - 1, -(2**63), 2**53 + 1]
    odd += ["", "a,\tb", '"],\n', "\x00\x7f", "\u2028é€🫖", [], {}, [[], [{}]], {"": {"\t": ["\n"]}}]
    for value in odd:
        db.insert({"was": value})
        db.update({"is": value}, doc_ids=[3])
    db.insert({"\t,\n": 0, "redacted": True, "doc_id": 7, "#4": [], "id": "4"})
    exact = repr(contents(db))
    assert exact.count("'was': ") == len(odd)
    assert [repr(found["was"]) for found in db.search(one.was.exists())] == [repr(value) for value in odd]
    assert repr(contents(JournalDB(folder))) == exact
    storage: Any = db.storage
    storage.compact()
    assert repr(contents(JournalDB(folder))) == exact


@pytest.mark.parametrize("deep", [lambda value: value, lambda value: [{"in": [value]}]])
def test_a_value_is_replaced_by_one_that_looks_like_it(
    db: JournalDB, folder: Path, deep: Callable[[Any], Any]
) -> None:
    """1, 1.0 and true are equal to Python, and three things to JSON: each is written."""
    for value in (1, True, 1.0, 1, 1.0, True, 0, False, 0.0, None, ""):
        db.update({"value": deep(value)}, doc_ids=[2])
        assert [repr(found.get("value")) for found in JournalDB(folder)] == [
            "None",
            repr(deep(value)),
            "None",
        ]
