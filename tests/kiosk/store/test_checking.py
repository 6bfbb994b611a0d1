"""`check` sees what is not as it was written; `repair` goes on with all that can be read."""

import os
import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from kiosk.clock import FixedClock
from kiosk.disk import Busy, locked
from kiosk.errors import StoreTrouble
from kiosk.model import Initiative, SignUp
from kiosk.store import Store, Who, check, repair
from kiosk.store.lines import summed

HOST = Who("host")
Change = Callable[[bytes], bytes]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 10, 24, 13, 5, tzinfo=UTC))


@pytest.fixture
def store(tmp_path: Path, clock: FixedClock) -> Store:
    """Two generations in the files, three in the archive (one over two months), four lines in the journal."""
    store = Store(tmp_path / "live", clock, os.urandom)
    for _ in range(3):
        lived(store, clock)
        store.compact()
    lived(store, clock)
    store.close()
    return store


def lived(store: Store, clock: FixedClock) -> None:
    """Four more transactions, three days apart."""
    for _ in range(4):
        clock.advance(timedelta(days=3))
        with store.transaction(HOST, "add") as transaction:
            number = transaction.state.count(Initiative)
            name = f"i{number}"
            transaction.put(msgspec.convert({"id": name, "slug": name, "title": name}, Initiative))
            transaction.put(SignUp(id=f"s{number}", initiative=name, name=f"Name {number}", told="place"))


def names(folder: Path, clock: FixedClock) -> set[str]:
    """Who is signed up, as who opens the hall anew sees it; it takes a transaction as well."""
    store = Store(folder, clock, os.urandom)
    assert not store.damage
    found = {sign_up.name for sign_up in store.state.all(SignUp)}
    lived(store, clock)
    store.compact()
    assert store.log()
    store.close()
    return found


def kinds(folder: Path) -> set[tuple[str, str]]:
    """File and kind of everything that is found."""
    return {(finding.file, finding.kind) for finding in check(folder).findings}


def everything(folder: Path) -> dict[str, bytes]:
    """Every file of the hall."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_hall_that_lived_is_sound_and_looking_changes_nothing(store: Store) -> None:
    """Also while somebody has it open, has committed since, and one who looks is not to be seen."""
    lived(store, FixedClock(datetime(2026, 12, 24, tzinfo=UTC)))
    before = everything(store.folder)
    report = check(store.folder)
    assert (report.findings, report.sequence, report.documents) == ((), 20, 40)
    assert everything(store.folder) == before
    assert check(store.folder / "nowhere").sound


def middle(content: bytes) -> bytes:
    """One bit in the second of the lines behind the header."""
    lines = content.split(b"\n")
    place = content.index(lines[2]) + len(lines[2]) // 2
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def first(content: bytes) -> bytes:
    """One bit in the first line."""
    return content[:40] + bytes([content[40] ^ 1]) + content[41:]


def newline(content: bytes) -> bytes:
    """The first newline is another sign: two lines are one."""
    return content.replace(b"\n", b"x", 1)


def gone(content: bytes) -> bytes:
    """Marks the file as one to take away."""
    return b""


ALL = {f"Name {number}" for number in range(16)}
NEWEST = {f"Name {number}" for number in range(12, 16)}
"""Those whose lines are in the newest journal."""
DAMAGES: dict[str, tuple[str, Change, str, set[str]]] = {
    "header": ("journal.000004", first, "damaged", ALL),
    "header joined to a line": ("journal.000004", newline, "damaged", ALL),
    "journal, in the middle": ("journal.000004", middle, "damaged", ALL - {"Name 13"}),
    "journal that the mark speaks of": ("journal.000004", gone, "missing", ALL - NEWEST),
    "snapshot": ("snapshot.000004.json", middle, "damaged", ALL),
    "snapshot gone": ("snapshot.000004.json", gone, "missing", ALL),
    "sums": ("snapshot.000004.sums", first, "damaged", ALL),
    "sums gone": ("snapshot.000004.sums", gone, "missing", ALL),
    "journal before": ("journal.000003", middle, "damaged", ALL),
    "snapshot before": ("snapshot.000003.json", middle, "damaged", ALL),
    "archive": ("archive/2026-11.000002.jsonl", middle, "damaged", ALL),
    "archive that begins with a line": ("archive/2026-11.000001.jsonl", first, "damaged", ALL),
    "archive gone": ("archive/2026-11.000002.jsonl", gone, "gap", ALL),
    "writer": ("writer.json", lambda content: content[:-1], "damaged", ALL),
}


@pytest.mark.parametrize(("file", "change", "kind", "left"), DAMAGES.values(), ids=DAMAGES)
def test_damage_is_found_and_repaired(
    store: Store, clock: FixedClock, file: str, change: Change, kind: str, left: set[str]
) -> None:
    """What can be read before and after it stays, what was replaced is kept for its owner alone, and the hall
    works. The log says that it misses something, where it does.
    """
    path = store.folder / file
    content = path.read_bytes()
    broken = change(content)
    if broken:
        path.write_bytes(broken)
    else:
        path.unlink()
    report = check(store.folder)
    assert kind in {finding.kind for finding in report.damage}
    assert kind == "gap" or file in {finding.file for finding in report.damage}
    after = repair(store.folder, clock, os.urandom)
    assert after.damage == ()
    assert after.sequence >= 16
    assert names(store.folder, clock) == left
    assert check(store.folder).damage == ()
    if broken:
        kept = [each for each in (store.folder / "damaged").iterdir() if each.read_bytes() == broken]
        assert kept
        assert all(each.stat().st_mode & 0o777 == 0o600 for each in kept)


def test_every_flipped_bit_of_a_sample_is_found_and_repaired(
    store: Store, clock: FixedClock, tmp_path: Path
) -> None:
    """In every file that says something; nobody but the one whose line is hit is lost."""
    chance = random.Random(4)
    for path in sorted(store.folder.rglob("*.0*")):
        content = path.read_bytes().rstrip(b"\0")
        for place in chance.sample(range(len(content)), 3):
            copy = tmp_path / "copy"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(store.folder, copy)
            flipped = bytearray(content)
            flipped[place] ^= 1 << chance.randrange(8)
            (copy / path.relative_to(store.folder)).write_bytes(flipped)
            where = f"{path.name} at {place}"
            assert not check(copy).sound, where
            assert repair(copy, clock, os.urandom).damage == (), where
            assert len(ALL - names(copy, clock)) <= (path.name == "journal.000004"), where


def test_a_snapshot_with_nothing_before_it_loses_but_the_line_that_is_damaged(
    store: Store, clock: FixedClock
) -> None:
    """After an erasure there is no generation before."""
    for path in store.folder.glob("*.000003*"):
        path.unlink()
    snapshot = store.folder / "snapshot.000004.json"
    snapshot.write_bytes(snapshot.read_bytes().replace(b"Name 7", b"Nome 7"))
    assert [finding.place for finding in check(store.folder).damage] == ["sign_up, line 24"]
    assert repair(store.folder, clock, os.urandom).sound
    assert names(store.folder, clock) == ALL - {"Name 7"}


def rewritten(old: bytes, new: bytes) -> Change:
    """The third line says something else, and its checksum fits."""

    def change(content: bytes) -> bytes:
        lines = content.split(b"\n")
        lines[2] = summed(lines[2][20:].replace(old, new, 1))[:-1]
        return b"\n".join(lines)

    return change


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (b'"n":14', b'"n":15', "15 follows 13 of its writer"),
        (b'"do":"add"', b'"do":"own"', "its writer's line before is another"),
        (b'"t":[1', b'"t":[', "its time goes back"),
        (b"14,[", b"15,[", "14 is not there"),
    ],
    ids=["number", "head", "time", "sequence"],
)
def test_a_log_that_does_not_join_on_is_found(store: Store, old: bytes, new: bytes, what: str) -> None:
    """A line whose own checksum is right still has to follow those before, and be followed."""
    journal = store.folder / "journal.000004"
    journal.write_bytes(rewritten(old, new)(journal.read_bytes()))
    (store.folder / "tail").unlink()
    assert what in {finding.what for finding in check(store.folder).damage if finding.kind == "gap"}


def test_a_text_that_is_not_its_head_s_is_found(store: Store) -> None:
    """Nobody writes other words into a line, its checksum made to fit."""
    journal = store.folder / "journal.000004"
    journal.write_bytes(rewritten(b"Name 13", b"Name 31")(journal.read_bytes()))
    assert ("journal.000004", "damaged") in kinds(store.folder)


def test_what_does_no_harm_is_a_note(store: Store, clock: FixedClock) -> None:
    """A torn end, what belongs to nothing, and records that are none are told, and nothing is repaired."""
    with store.database.transaction():
        store.database.table("sign_up").insert({"id": "s1", "initiative": "i1", "name": "", "told": "place"})
        store.database.table("sign_up").insert({"id": "x", "initiative": "i1", "name": "X", "told": 3})
    store.close()
    (store.folder / "torn.000002.99").write_bytes(b"x")
    (store.folder / "shopping.txt").write_bytes(b"x")
    (store.folder / "tail").unlink()
    with (store.folder / "journal.000004").open("r+b") as file:
        end = len(file.read().rstrip(b"\0"))
        file.seek(end)
        file.write(b'["0123456789abc')
    before = everything(store.folder)
    found = kinds(store.folder)
    assert found == {
        ("torn.000002.99", "torn"),
        ("shopping.txt", "stray"),
        ("journal.000004", "torn"),
        ("sign_up", "record"),
    }
    assert len(check(store.folder).findings) == 5
    assert repair(store.folder, clock, os.urandom).sound
    assert everything(store.folder) == before


def test_a_repair_waits_for_nobody(store: Store, clock: FixedClock) -> None:
    """While another process has the lock nothing is touched."""
    (store.folder / "writer.json").write_bytes(b"{")
    before = everything(store.folder)
    with locked(store.folder / "lock"), pytest.raises(Busy):
        repair(store.folder, clock, os.urandom)
    assert everything(store.folder) == before


def test_a_kiosk_that_runs_goes_on_with_what_was_repaired(store: Store, clock: FixedClock) -> None:
    """It shows what is on the disk, no more and no less, and signs up again."""
    running = Store(store.folder, clock, os.urandom)
    assert running.state.get(SignUp, "s13") is not None
    journal = store.folder / "journal.000004"
    content = middle(journal.read_bytes())
    with journal.open("r+b") as file:
        file.write(content)
    assert repair(store.folder, clock, os.urandom).sound
    assert running.state.get(SignUp, "s13") is None
    assert running.state.get(SignUp, "s15") is not None
    lived(running, clock)
    assert check(store.folder).damage == ()


def test_a_hall_whose_journals_are_all_gone_does_not_begin_anew(store: Store, clock: FixedClock) -> None:
    """The mark remembers them: nothing is written over, and the snapshot comes back."""
    for path in store.folder.glob("journal.*"):
        path.unlink()
    opened = Store(store.folder, clock, os.urandom)
    assert opened.damage
    with pytest.raises(StoreTrouble), opened.transaction(HOST, "add") as transaction:
        transaction.put(msgspec.convert({"id": "new", "slug": "new", "title": "New"}, Initiative))
    opened.close()
    assert not check(store.folder).sound
    assert repair(store.folder, clock, os.urandom).sound
    assert names(store.folder, clock) == {f"Name {number}" for number in range(12)}


def test_where_too_little_is_left_nothing_is_touched(store: Store, clock: FixedClock) -> None:
    """No journal, no snapshot: an empty hall would look as if all were well."""
    for path in [*store.folder.glob("journal.*"), *store.folder.glob("snapshot.*")]:
        path.unlink()
    before = everything(store.folder)
    with pytest.raises(StoreTrouble):
        repair(store.folder, clock, os.urandom)
    assert everything(store.folder) == before
