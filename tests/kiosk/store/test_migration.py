"""What kiosks wrote before there was a journal, and plain TinyDB files, open as if nothing had happened."""

import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from kiosk.clock import FixedClock
from kiosk.errors import StoreTrouble
from kiosk.model import Initiative, Meeting, SignUp
from kiosk.store import JournalDB, Store, Who

ONE_FILE = Path(__file__).parents[2] / "fixtures" / "halls" / "one-file.json"
"""A hall as the kiosk wrote it in one file: four transactions, the last when the clock had gone back."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The live data of a hall of before."""
    live = tmp_path / "live"
    live.mkdir()
    shutil.copy(ONE_FILE, live / "hall.json")
    return live


def opened(folder: Path) -> Store:
    return Store(folder, FixedClock(datetime(2026, 11, 24, 13, 5, tzinfo=UTC)), os.urandom)


def test_every_record_is_there_as_it_was(folder: Path) -> None:
    """Documents, field by field; the file itself stays beside it as a backup."""
    before = json.loads(ONE_FILE.read_bytes())
    database = opened(folder).database
    for table in set(before) - {"log", "kiosk"}:
        assert {str(row.doc_id): dict(row) for row in database.table(table)} == before[table]
    assert database.tables() == set(before) - {"log", "kiosk"}
    assert (folder / "hall.json.backup").read_bytes() == ONE_FILE.read_bytes()
    assert not (folder / "hall.json").exists()


def test_the_log_goes_back_to_the_first_day(folder: Path) -> None:
    """Its entries are archive lines now, in their order, with before and after; and it goes on from there."""
    store = opened(folder)
    with store.transaction(Who("host"), "edit") as transaction:
        (choir,) = (each for each in transaction.state.all(Initiative) if each.slug == "koor")
        transaction.change(choir, capacity=20)
    assert sorted(path.name[:7] for path in (folder / "archive").iterdir()) == ["2026-10", "2026-11"]
    log = opened(folder).log()
    assert [entry.what for entry in log] == ["seed", "sign_up", "edit", "withdraw", "edit"]
    assert [entry.sequence for entry in log] == [1, 2, 3, 4, 5]
    old = json.loads(ONE_FILE.read_bytes())["log"]
    for entry, row in zip(log, old.values(), strict=False):
        assert list(entry.stamp) == row["stamp"]
        assert entry.at.replace(microsecond=0) == datetime.fromisoformat(row["at"]).replace(microsecond=0)
        assert [list(change[:3]) for change in entry.changes] == [change[:3] for change in row["changes"]]
    changed = {change.field: (change.before, change.after) for change in log[2].changes}
    assert (changed["capacity"], changed["title"]) == ((2, 12), ("Koor", "Dorpskoor"))
    assert log[4].stamp > log[3].stamp


def test_a_plain_tinydb_file_opens(tmp_path: Path) -> None:
    """Any tables, in any order of numbers; a table that is called log is a table."""
    live = tmp_path / "live"
    live.mkdir()
    with TinyDB(live / "hall.json") as plain:
        plain.insert_multiple([{"a": 1}, {"b": [1, {"c": None}]}])
        plain.table("log").insert({"said": "hoi"})
        plain.table("initiative").insert({"id": "x", "slug": "koor", "title": "Koor"})
        plain.remove(doc_ids=[1])
    database = JournalDB(live)
    assert [(row.doc_id, dict(row)) for row in database] == [(2, {"b": [1, {"c": None}]})]
    assert database.table("log").contains(where("said") == "hoi")
    assert [each.title for each in opened(live).state.all(Initiative)] == ["Koor"]
    assert database.insert({}) == 3
    assert opened(live).log()[0].sequence == 1


def test_a_crash_on_the_way_begins_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is half-written then: the old file counts until the new generation does."""
    rename = Path.replace

    def dies(path: Path, target: Path) -> Path:
        if path.name.startswith("journal."):
            raise OSError(28, "No space left on device")
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", dies)
        with pytest.raises(StoreTrouble):
            opened(folder)
    state = opened(folder).state
    assert (state.count(SignUp), state.count(Meeting)) == (1, 1)
    assert len(opened(folder).log()) == 4


DAMAGED = {
    "cut off": "{",
    "no tables": "[]",
    "no rows": '{"initiative": 3}',
    "zeros": "\x00" * 50,
    "no number": '{"initiative": {"x": {"id": "a"}}}',
    "no text": b"\xff\xfe{}",
    "nested beyond sense": "[" * 100_000,
    "no log": '{"kiosk": {"1": {"format": 1}}, "log": {"1": {"sequence": "a"}}}',
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_named_and_never_written_over(folder: Path, content: str | bytes) -> None:
    """The store refuses in a sentence, and leaves the file for who can repair it."""
    raw = content if isinstance(content, bytes) else content.encode()
    (folder / "hall.json").write_bytes(raw)
    with pytest.raises(StoreTrouble, match="damaged"):
        opened(folder)
    assert (folder / "hall.json").read_bytes() == raw
    assert not [path for path in folder.iterdir() if path.name.startswith("journal")]
