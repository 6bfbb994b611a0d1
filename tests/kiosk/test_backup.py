"""A backup is the whole hall at one moment, or it is refused; what was erased does not come back with it."""

import random
import subprocess
import sys
import tarfile
import threading
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from kiosk.backup import backup, restore
from kiosk.backup.package import Packer
from kiosk.clock import FixedClock
from kiosk.errors import InputRefused
from kiosk.hall import Hall
from kiosk.model import Initiative, SignUp, Tombstone
from kiosk.rules.same_name import ANONYMOUS
from kiosk.store import Who, check

LANGUAGES = ("nl", "en")
HOST = Who("host")
PIN = "4321"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 24, 13, 5, tzinfo=UTC))


@pytest.fixture
def hall(tmp_path: Path, clock: FixedClock) -> Hall:
    """Three sign-ups, a listing to begin with, an archive, and a journal that goes on."""
    hall = Hall.create(tmp_path / "hall", "De Wierde", "nl", "Europe/Amsterdam", PIN, clock=clock)
    (hall.folder / "listings").mkdir()
    (hall.folder / "listings" / "zingen.md").write_text("Zingen")
    with hall.store.transaction(HOST, "add") as transaction:
        singing = {"id": "zingen", "slug": "zingen", "title": "Zingen"}
        transaction.put(msgspec.convert(singing, Initiative))
    for name in ("Greetje", "Klaas"):
        signed_up(hall, name)
    assert hall.store.compact()
    signed_up(hall, "Wobbe")
    return hall


def signed_up(hall: Hall, name: str) -> None:
    """Somebody more."""
    with hall.store.transaction(HOST, "sign_up") as transaction:
        fields = {"contact": f"{name}@voorbeeld.nl", "told": "place", "code": f"hmac-{name}"}
        record = {"id": f"id-{name}", "initiative": "zingen", "name": name, **fields}
        transaction.put(msgspec.convert(record, SignUp))


def restored(file: Path, clock: FixedClock, erased: list[Tombstone] | None = None) -> Hall:
    """The hall that comes of it, opened."""
    folder = file.with_suffix(".hall")
    restore(file, folder, LANGUAGES, clock, erased or [])
    return Hall.open(folder, LANGUAGES, clock)


def bytes_of(folder: Path) -> bytes:
    """Everything in every file."""
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_the_hall_comes_back_whole(hall: Hall, clock: FixedClock, tmp_path: Path) -> None:
    """Settings, listings, records, log, PIN; sound, for its owner alone, and it writes under its own name."""
    file = tmp_path / "hall.tar"
    assert backup(hall, file) == file.stat().st_size
    again = restored(file, clock)
    assert list(again.store.state.all(SignUp)) == list(hall.store.state.all(SignUp))
    assert again.store.log() == hall.store.log()
    assert (again.folder / "listings" / "zingen.md").read_text() == "Zingen"
    assert (again.folder / "hall.toml").read_bytes() == (hall.folder / "hall.toml").read_bytes()
    assert type(again.pin.check(PIN)).__name__ == "Passed"
    signed_up(again, "Nieuw")
    assert again.store.log()[-1].stamp.writer != hall.store.log()[-1].stamp.writer
    again.close()
    assert check(again.folder / "live").findings == ()
    assert {path.stat().st_mode & 0o077 for path in [file, again.folder, *again.folder.rglob("*")]} == {0}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hall", "hall.hall", "hall.tar"]


def test_any_tar_reads_it_and_two_of_one_moment_are_alike(hall: Hall, tmp_path: Path) -> None:
    """The manifest names each file with size and SHA-256; nothing of the running kiosk's own is there."""
    backup(hall, tmp_path / "one.tar")
    backup(hall, tmp_path / "two.tar")
    assert (tmp_path / "one.tar").read_bytes() == (tmp_path / "two.tar").read_bytes()
    with tarfile.open(tmp_path / "one.tar") as tar:
        contents = {member.name: tar.extractfile(member).read() for member in tar}  # type: ignore[union-attr]
    manifest = msgspec.json.decode(contents.pop("manifest.json"))
    sums = {name: {"size": len(said), "sha256": sha256(said).hexdigest()} for name, said in contents.items()}
    assert manifest == {"format": 1, "files": sums}
    assert set(contents) == {
        *(
            "hall.toml",
            "word_families.txt",
            "listings/zingen.md",
            "live/secrets",
            "live/archive/2026-11.000001.jsonl",
        ),
        *("live/journal.000002", "live/snapshot.000002.json", "live/snapshot.000002.sums"),
    }


WRITER = """
import sys
from pathlib import Path
from kiosk.hall import Hall
from kiosk.model import SignUp
from kiosk.store import Who
hall = Hall.open(Path(sys.argv[1]))
print("go", flush=True)
for number in range(400):
    with hall.store.transaction(Who("host"), "pair") as transaction:
        for half in "ab":
            record = SignUp(id=f"{number}{half}", initiative="zingen", name=f"{number}", told="place")
            transaction.put(record)
    if number % 100 == 50:
        hall.store.compact()
"""


def test_what_is_kept_while_another_writes_is_one_moment(
    hall: Hall, clock: FixedClock, tmp_path: Path
) -> None:
    """Never half a transaction, never fewer than before, and the writer goes on."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(hall.folder)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "go\n"
        for number in range(4):
            backup(hall, tmp_path / f"{number}.tar")
    assert writer.returncode == 0
    counts = []
    for number in range(4):
        again = restored(tmp_path / f"{number}.tar", clock)
        names = [sign_up.name for sign_up in again.store.state.all(SignUp) if sign_up.name.isdecimal()]
        assert all(names.count(name) == 2 for name in set(names))
        assert set(names) == {str(each) for each in range(len(names) // 2)}
        counts.append(len(names))
        again.close()
    assert counts == sorted(counts)
    assert hall.store.state.count(SignUp) == 803


def test_every_byte_counts(hall: Hall, clock: FixedClock, tmp_path: Path) -> None:
    """Whatever bit flips, wherever it is cut off, whatever is put behind it: refused, and nothing is left."""
    file, broken = tmp_path / "hall.tar", tmp_path / "broken.tar"
    backup(hall, file)
    content = file.read_bytes()
    chance = random.Random(7)
    before = sorted(path.name for path in tmp_path.iterdir())
    spoiled = [content[: chance.randrange(len(content))] for _ in range(20)] + [b"", content + bytes(10240)]
    checksum = range(148, 156)  # of the first member's header, which tar itself reads kindly
    for place in [*chance.sample(range(len(content)), 300), *checksum, len(content) - 1]:
        flipped = bytearray(content)
        flipped[place] ^= 1 << chance.randrange(8)
        spoiled.append(bytes(flipped))
    for each in spoiled:
        broken.write_bytes(each)
        with pytest.raises(InputRefused):
            restore(broken, tmp_path / "new", LANGUAGES, clock)
    broken.unlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_data_that_are_damaged_are_neither_kept_nor_put_back(
    hall: Hall, clock: FixedClock, tmp_path: Path
) -> None:
    """A backup with right sums of a hall whose files were wrong says so before anybody relies on it."""
    settings = (hall.folder / "hall.toml").read_bytes()
    journal = (hall.folder / "live" / "journal.000002").read_bytes().rstrip(b"\0")
    with (tmp_path / "wrong.tar").open("wb") as file:
        packer = Packer(file)
        packer.add("hall.toml", settings)
        packer.add("live/journal.000002", journal)
        packer.finish()
    with pytest.raises(InputRefused, match=r"snapshot\.000002\.json"):
        restore(tmp_path / "wrong.tar", tmp_path / "new", LANGUAGES, clock)
    assert not (tmp_path / "new").exists()


def test_it_goes_into_no_folder_and_over_no_file_that_is_in_use(
    hall: Hall, clock: FixedClock, tmp_path: Path
) -> None:
    """An empty folder will do; the hall's own is no place for a backup, nor is a file that is there."""
    file = tmp_path / "hall.tar"
    backup(hall, file)
    for wrong in (
        file,
        hall.folder / "new.tar",
        hall.folder / "live" / "new.tar",
        tmp_path / "no" / "new.tar",
    ):
        before = file.read_bytes()
        with pytest.raises(InputRefused):
            backup(hall, wrong)
        assert file.read_bytes() == before
        assert wrong == file or not wrong.exists()
    (tmp_path / "empty").mkdir()
    for wrong in (hall.folder, file):
        with pytest.raises(InputRefused):
            restore(file, wrong, LANGUAGES, clock)
    assert restore(file, tmp_path / "empty", LANGUAGES, clock).documents == 5


def test_what_was_erased_since_does_not_come_back(hall: Hall, clock: FixedClock, tmp_path: Path) -> None:
    """Neither in what is shown nor in any byte; a removed one is removed, a cancelled one stays cancelled."""
    file = tmp_path / "hall.tar"
    backup(hall, file)
    people = {sign_up.name: sign_up for sign_up in hall.store.state.all(SignUp)}
    with hall.store.transaction(HOST, "withdraw") as transaction:
        transaction.change(people["Greetje"], cancelled=True, cancelled_at=clock.now())
    with hall.store.redaction(Who("organizer"), "erase") as transaction:
        greetje = transaction.state.get(SignUp, "id-Greetje")
        assert greetje is not None
        transaction.change(greetje, name=ANONYMOUS, contact="", code="")
        transaction.remove(people["Klaas"])
    stones = list(hall.store.state.all(Tombstone))
    assert len(stones) == 2
    assert restore(file, tmp_path / "plain", LANGUAGES, clock).erased == 0
    again = restored(file, clock, stones)
    left = {sign_up.id: sign_up for sign_up in again.store.state.all(SignUp)}
    assert set(left) == {"id-Greetje", "id-Wobbe"}
    nobody = left["id-Greetje"]
    assert (nobody.name, nobody.contact, nobody.code, nobody.cancelled) == (ANONYMOUS, "", "", True)
    again.close()
    everything = bytes_of(again.folder)
    for word in (b"Greetje@", b'"Greetje"', b"Klaas@", b'"Klaas"'):
        assert word not in everything, word
    assert b"Wobbe@" in everything
    assert check(again.folder / "live").sound
    assert {stone.id for stone in Hall.open(again.folder).store.state.all(Tombstone)} == set(left) - {
        "id-Wobbe"
    } | {"id-Klaas"}


def test_what_fell_due_since_is_erased_as_well(hall: Hall, clock: FixedClock, tmp_path: Path) -> None:
    """An old backup brings nobody's number back past its time."""
    with hall.store.transaction(HOST, "withdraw") as transaction:
        klaas = transaction.state.get(SignUp, "id-Klaas")
        assert klaas is not None
        transaction.change(klaas, cancelled=True, cancelled_at=clock.now())
    file = tmp_path / "hall.tar"
    backup(hall, file)
    clock.advance(timedelta(days=31))
    again = restored(file, clock)
    assert b"Klaas@" not in bytes_of(again.folder)
    assert b"Wobbe@" in bytes_of(again.folder)


def test_an_erasure_that_was_not_finished_is_finished_where_it_is_put_back(
    hall: Hall, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a backup was made of may hold words that are erased from memory, not from the archive yet."""
    with monkeypatch.context() as patched:
        patched.setattr(hall.store, "finish_redaction", lambda: None)
        with hall.store.redaction(Who("organizer"), "erase") as transaction:
            klaas = transaction.state.get(SignUp, "id-Klaas")
            assert klaas is not None
            transaction.change(klaas, contact="")
    file = tmp_path / "hall.tar"
    backup(hall, file)
    assert b"Klaas@" in file.read_bytes()
    assert b"Klaas@" not in bytes_of(restored(file, clock).folder)


def test_nobody_compacts_while_a_backup_is_made(hall: Hall) -> None:
    """No file vanishes while it is read; whoever signs up does not wait."""
    compacted: list[bool] = []
    with hall.store.still() as pieces:
        other = Hall.open(hall.folder, clock=hall.clock)
        thread = threading.Thread(target=lambda: compacted.append(other.store.compact()))
        thread.start()
        thread.join()
        signed_up(other, "Nieuw")
        assert b"Nieuw" not in b"".join(piece.read() for piece in pieces)
    assert compacted == [False]
    assert other.store.compact()
    assert (hall.folder / "live" / "journal.000003").exists()
