"""The store keeps what was committed, all of it or nothing, whoever writes."""

import errno
import os
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB, where

from kiosk.clock import FixedClock
from kiosk.errors import StoreTrouble
from kiosk.model import Initiative, SignUp, Stamp
from kiosk.store import Store, Who

NOW = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
HOST = Who("host")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def store(tmp_path: Path, clock: FixedClock) -> Store:
    return Store(tmp_path / "live", clock, os.urandom)


def opened(store: Store, clock: FixedClock) -> Store:
    """The same data, opened as another process would."""
    return Store(store.folder, clock, os.urandom)


def newest(store: Store, what: str, end: str = "") -> Path:
    """The file of that kind of the current generation."""
    return max(path for path in store.folder.glob(f"{what}.*{end}"))


def initiative(name: str = "klaverjassen", **fields: object) -> Initiative:
    return msgspec.convert({"id": name, "slug": name, "title": name.title(), **fields}, Initiative)


def test_what_was_committed_is_there_for_who_opens_later(store: Store, clock: FixedClock) -> None:
    """A record comes back as it went in, stamped, found by id and by what it belongs to."""
    with store.transaction(HOST, "add") as transaction:
        put = transaction.put(initiative())
        transaction.put(SignUp(id="s", initiative=put.id, name="Greetje", told="place", code="hmac"))
    state = opened(store, clock).state
    found = state.get(Initiative, "klaverjassen")
    assert found == put
    assert found is not None
    assert found.created == NOW
    assert [sign_up.name for sign_up in state.of(SignUp, "klaverjassen")] == ["Greetje"]
    assert [sign_up.id for sign_up in state.by_code("hmac")] == ["s"]


def test_a_block_that_raises_commits_nothing(store: Store, clock: FixedClock) -> None:
    """A rule that is broken halfway leaves no half transaction behind."""
    with pytest.raises(ZeroDivisionError), store.transaction(HOST, "add") as transaction:
        transaction.put(initiative())
        raise ZeroDivisionError
    assert store.state.get(Initiative, "klaverjassen") is None
    assert not store.exists


def test_a_full_disk_leaves_memory_and_disk_as_they_were(
    store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The visitor is told, nothing is lost, and the next try works once there is room."""
    with store.transaction(HOST, "add") as transaction:
        transaction.put(initiative(title="Before"))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", full)
        with pytest.raises(StoreTrouble), store.transaction(HOST, "edit") as transaction:
            transaction.put(initiative(title="After"))
            transaction.put(initiative("moestuin"))
    for seen in (store.state, opened(store, clock).state):
        assert [found.title for found in seen.all(Initiative)] == ["Before"]
    with store.transaction(HOST, "edit") as transaction:
        transaction.put(initiative(title="After"))
    assert [found.title for found in opened(store, clock).state.all(Initiative)] == ["After"]


def test_another_process_is_seen_without_asking(store: Store, clock: FixedClock) -> None:
    """What one store commits the other one shows at its next look, and only that is touched."""
    other = opened(store, clock)
    with store.transaction(HOST, "add") as transaction:
        transaction.put(initiative("a"))
        transaction.put(initiative("b"))
    assert other.state.sequence == 1
    untouched = other.state.get(Initiative, "a")
    with store.transaction(HOST, "edit") as transaction:
        transaction.put(initiative("b", title="Bee"))
    assert other.state.get(Initiative, "a") is untouched
    assert (other.state.touched("a"), other.state.touched("b")) == (1, 2)


def test_a_reader_sees_one_moment_while_others_write(store: Store, clock: FixedClock) -> None:
    """Inside `reading` nothing changes, and then everything at once; a transaction is not held up by it."""
    with store.transaction(HOST, "add") as transaction:
        transaction.put(initiative("a"))

    def write() -> None:
        with store.transaction(HOST, "add") as transaction:
            transaction.put(initiative("b"))
            transaction.put(SignUp(id="s", initiative="a", name="Greetje", told="place"))

    writer = threading.Thread(target=write)
    with store.reading() as state:
        writer.start()
        while newest(store, "journal").read_bytes().count(b"\n") < 3:  # it is written before it is seen
            time.sleep(0.001)
        assert (state.count(Initiative), state.of(SignUp, "a")) == (1, [])
        assert store.state.count(Initiative) == 1
    writer.join()
    assert (store.state.count(Initiative), len(store.state.of(SignUp, "a"))) == (2, 1)


def test_stamps_never_go_back_when_the_clock_does(store: Store, clock: FixedClock) -> None:
    """Order of arrival holds on a machine that thinks it is 1970, and numbers count up per writer."""
    stamps: list[Stamp] = []
    for name, step in (
        ("a", timedelta(0)),
        ("b", timedelta(0)),
        ("c", timedelta(days=-9000)),
        ("d", timedelta(days=9001)),
    ):
        clock.advance(step)
        with store.transaction(HOST, "add") as transaction:
            made = transaction.put(initiative(name)).made
        assert made is not None
        stamps.append(made)
    assert stamps == sorted(stamps)
    assert len({stamp[:2] for stamp in stamps}) == len(stamps)
    assert [stamp.number for stamp in stamps] == [1, 2, 3, 4]
    assert len({stamp.writer for stamp in stamps}) == 1


def test_a_copied_hall_writes_under_a_name_of_its_own(
    store: Store, clock: FixedClock, tmp_path: Path
) -> None:
    """Two copies that live on apart can be told apart later."""
    with store.transaction(HOST, "add") as transaction:
        first = transaction.put(initiative("a")).made
    (tmp_path / "copy").mkdir()
    for path in store.folder.iterdir():
        (tmp_path / "copy" / path.name).write_bytes(path.read_bytes())
    with Store(tmp_path / "copy", clock, os.urandom).transaction(HOST, "add") as transaction:
        second = transaction.put(initiative("b")).made
    assert first is not None
    assert second is not None
    assert first.writer != second.writer
    assert second.number == 1


def test_the_log_says_who_did_what_with_before_and_after(store: Store, clock: FixedClock) -> None:
    """Every change is kept field by field, in order, and can be asked for by record and by time."""
    with store.transaction(Who("visitor", "s"), "sign_up") as transaction:
        transaction.put(SignUp(id="s", initiative="a", name="Greetje", told="place"))
    clock.advance(timedelta(hours=1))
    with store.transaction(HOST, "edit") as transaction:
        transaction.put(initiative("a"))
    with store.transaction(HOST, "edit") as transaction:
        transaction.put(initiative("a", capacity=4))
    with store.transaction(HOST, "edit") as transaction:
        transaction.put(initiative("a", capacity=4))
    log = opened(store, clock).log()
    assert [(entry.who.role, entry.what) for entry in log] == [
        ("visitor", "sign_up"),
        ("host", "edit"),
        ("host", "edit"),
    ]
    assert [tuple(change) for change in log[2].changes] == [("initiative", "a", "capacity", None, 4)]
    assert log[1].changes[0].field == ""
    assert [entry.sequence for entry in store.log(about="a")] == [2, 3]
    assert [entry.sequence for entry in store.log(since=NOW + timedelta(minutes=1))] == [2, 3]


def test_stock_tinydb_opens_the_snapshot(store: Store) -> None:
    """The hall's data never depends on our code."""
    with store.transaction(HOST, "add") as transaction:
        transaction.put(initiative("a"))
    store.compact()
    with TinyDB(newest(store, "snapshot", ".json"), access_mode="r") as database:
        assert [row["slug"] for row in database.table("initiative").all()] == ["a"]


def test_a_field_it_does_not_know_survives_an_edit(store: Store, clock: FixedClock) -> None:
    """A later version may have written it."""
    with store.transaction(HOST, "add") as transaction:
        transaction.put(initiative("a"))
    store.database.table("initiative").update({"from_the_future": [1, 2]})
    with store.transaction(HOST, "edit") as transaction:
        transaction.put(initiative("a", title="New"))
    (row,) = opened(store, clock).database.table("initiative").search(where("id") == "a")
    assert (row["title"], row["from_the_future"]) == ("New", [1, 2])


def test_hostile_text_in_the_file_is_harmless_when_read(store: Store, clock: FixedClock) -> None:
    """Escape sequences, overrides and 10,000 characters never reach a screen, whoever wrote the file."""
    with store.transaction(HOST, "add") as transaction:
        transaction.put(initiative("a"))
    hostile = "\x1b]0;own\x07[red]x\u202e\x9b2J" + "e\u0301\u0301\u0301\u0301" + "y" * 10_000
    store.database.table("initiative").update({"title": hostile})
    found = opened(store, clock).state.get(Initiative, "a")
    assert found is not None
    assert found.title.startswith("]0;own[red]x2J")
    assert len(found.title) == 80
    assert found.title.isprintable()


def test_a_record_that_is_none_is_named_and_kept(store: Store, clock: FixedClock) -> None:
    """One bad document does not stop the kiosk, and is not thrown away either."""
    with store.transaction(HOST, "add") as transaction:
        transaction.put(initiative("a"))
        transaction.put(initiative("b"))
    store.database.table("initiative").update({"capacity": "four"}, where("id") == "a")
    later = opened(store, clock)
    assert [found.id for found in later.state.all(Initiative)] == ["b"]
    assert later.unreadable[0].startswith("initiative a: ")
    with later.transaction(HOST, "add") as transaction:
        transaction.put(initiative("c"))
    assert store.database.table("initiative").contains((where("id") == "a") & (where("capacity") == "four"))


def test_files_are_for_the_kiosk_alone(store: Store) -> None:
    """Visitors' names are 0600 in a folder that is 0700."""
    with store.transaction(HOST, "add") as transaction:
        transaction.put(initiative("a"))
    assert store.folder.stat().st_mode & 0o777 == 0o700
    store.compact()
    files = [path for path in store.folder.rglob("*") if path.is_file()]
    assert len(files) > 5
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert (store.folder / "archive").stat().st_mode & 0o777 == 0o700


_ADD_ONE = """
import os, sys
from pathlib import Path
from kiosk.clock import SystemClock
from kiosk.model import SignUp
from kiosk.store import Store, Who
store = Store(Path(sys.argv[1]), SystemClock(), os.urandom)
for n in range(20):
    with store.transaction(Who("visitor"), "sign_up") as transaction:
        seen = len(transaction.state.of(SignUp, "a"))
        transaction.put(SignUp(id=transaction.new_id(), initiative="a", name=str(seen), told="place"))
"""


def test_eight_processes_write_one_after_the_other(store: Store, clock: FixedClock) -> None:
    """Each transaction sees all before it: the lock is held from the first look to the commit."""
    processes = [subprocess.Popen([sys.executable, "-c", _ADD_ONE, str(store.folder)]) for _ in range(8)]
    assert [process.wait(60) for process in processes] == [0] * 8
    names = [sign_up.name for sign_up in opened(store, clock).state.of(SignUp, "a")]
    assert names == [str(n) for n in range(160)]


def test_threads_wait_for_each_other_too(store: Store, clock: FixedClock) -> None:
    """One process may write from two threads."""

    def write(name: str) -> None:
        for n in range(10):
            with store.transaction(HOST, "add") as transaction:
                transaction.put(initiative(f"{name}{n}"))

    threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert opened(store, clock).state.count(Initiative) == 20
