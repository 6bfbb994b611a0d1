"""Disks that refuse: at whichever operation, nothing is lost, left half done, or only said to be done."""

import itertools
import os
import random
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

import pytest
from faulty import FAULTS, Fault, FaultyFiles
from rebuilt import fast_folder
from reopened import start_of_the_machine
from small_hall import Hall, documents

from kiosk.clock import FixedClock
from kiosk.errors import StoreTrouble
from kiosk.model import Initiative, SignUp
from kiosk.store import Store, Who, appending, generations
from kiosk.store.files import Files

NOW = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
HOST = Who("host")
SECRET = b"Wubbina Wiersma"


class Run:
    """A scripted day on a disk with one fault."""

    def __init__(self, folder: Path, files: FaultyFiles) -> None:
        self.folder, self.files = folder, files
        self.live = folder / "live"
        self._store: Store | None = None
        self._chance = itertools.count()
        self.steps: tuple[Callable[[], None], ...] = (
            self.look,
            lambda: self.put("gather", Initiative(id="a", slug="a", title="A", description="x" * 900)),
            lambda: self.put("sign_up", SignUp(id="s1", initiative="a", name=SECRET.decode(), told="place")),
            self.idle,
            lambda: self.put("gather", Initiative(id="b", slug="b", title="B", description="y" * 1900)),
            self.compact,
            lambda: self.put("sign_up", SignUp(id="s2", initiative="b", name="Harm", told="place")),
            self.another,
            self.look,
            self.redact,
            lambda: self.put("edit", Initiative(id="a", slug="a", title="Another", description="x" * 900)),
            self.close,
            self.look,
            lambda: self.put("sign_up", SignUp(id="s4", initiative="b", name="Geeske", told="place")),
            self.compact,
            self.compact,
            self.close,
        )

    @property
    def store(self) -> Store:
        """Opened when it is not. Raises StoreTrouble."""
        if self._store is None:
            self._store = self.opened(self.live, self.files)
        return self._store

    def opened(self, folder: Path, files: Files | None = None) -> Store:
        """The hall, or a copy of it, as another process would open it. Raises StoreTrouble."""
        return Store(folder, FixedClock(NOW), random.Random(next(self._chance)).randbytes, files)

    def put(self, what: str, record: Initiative | SignUp) -> None:
        """Commit one record, added or replaced; doing it again changes nothing. Raises StoreTrouble."""
        with self.store.transaction(HOST, what) as t:
            t.put(record)

    def look(self) -> None:
        """Read everything. Raises StoreTrouble."""
        documents(self.store)
        self.store.log()

    def another(self) -> None:
        """Another process, whose disk has no faults, signs somebody up."""
        store = self.opened(self.live)
        with store.transaction(HOST, "sign_up") as t:
            t.put(SignUp(id="s3", initiative="a", name="Jantje", told="place"))
        store.close()

    def redact(self) -> None:
        """Take a name away. Raises StoreTrouble."""
        self.store.finish_redaction()
        with self.store.redaction(HOST, "redact") as t:
            found = t.state.get(SignUp, "s1")
            assert found is not None
            t.change(found, name="Anoniem")

    def compact(self) -> None:
        """Raises StoreTrouble."""
        self.store.compact()

    def idle(self) -> None:
        """Nobody is there. Raises StoreTrouble."""
        self.store.idle()

    def close(self) -> None:
        """Let go; the next step opens again."""
        self.store.close()
        self._store = None

    def reopened(self) -> list[Hall]:
        """What others see who open a copy of the files: at once, and after a power cut that lost nothing."""
        found = []
        for start in (1, 2):
            copy = self.folder / "copy"
            shutil.rmtree(copy, ignore_errors=True)
            if self.live.exists():
                shutil.copytree(self.live, copy)
            with start_of_the_machine(start):
                store = self.opened(copy)
                assert store.damage == ()
                found.append(documents(store))
                store.close()
        return found


def lived(run: Run, halls: list[Hall]) -> None:
    """Do every step, the one in which the fault comes again when it is gone; hold it against `halls`."""
    came = len(run.steps)
    for number, step in enumerate(run.steps):
        refused = ""
        try:
            step()
        except StoreTrouble as error:
            refused = str(error)
        assert not refused or run.files.struck, "refused without a reason"
        assert not refused or refused.endswith("."), "no sentence"
        struck, run.files.struck = run.files.struck, False
        if struck:
            fault, run.files.fault = run.files.fault, None
            assert fault is not None
            agrees(run, halls[number : number + 2], fault, refused=bool(refused))
        if refused and step != run.compact:  # nobody compacts again at once: somebody signs up
            step()
        came = number if struck else came
        if came <= number <= came + 2 or number == len(run.steps) - 1:
            assert [unstamped(found) for found in run.reopened()] == [halls[number + 1]] * 2
    assert run.files.wrong == [], "added to a journal that was not synced"


def unstamped(hall: Hall) -> Hall:
    """The documents less what tells one writer and one try from another."""
    return {key: re.sub(r'"(made|touched)": \[.*?\]', "", document) for key, document in hall.items()}


def agrees(run: Run, halls: list[Hall], fault: Fault, *, refused: bool) -> None:
    """Memory and disk are the same: before or after the step, and after it when it was not refused.

    A line that was written and not synced, and could not be taken back either, is there or not, as who looks
    first under the lock finds: somebody else, or the same store with its next transaction.
    """
    if refused and fault.kind == "change":
        documents(run.opened(run.live))
    with run.files.well():
        seen = documents(run.store)
    assert unstamped(seen) in (halls if refused else halls[1:]), "half of it"
    for found in run.reopened():
        if refused and fault.kind == "journal":
            assert unstamped(found) in halls, "half of it on the disk"
        else:
            assert found == seen, "memory is not what is on the disk"


@contextmanager
def small_room() -> Iterator[None]:
    """Journals grow by less than in a real hall, so that they do."""
    with mock.patch.object(appending, "ROOM", 2048), mock.patch.object(generations, "ROOM", 2048):
        yield


@pytest.fixture(scope="module")
def faultless() -> tuple[list[Hall], dict[str, int], list[str]]:
    """What the hall holds before each step and after the last; how many operations it took; its log."""
    with fast_folder() as folder, start_of_the_machine(1), small_room():
        run = Run(folder, FaultyFiles())
        halls: list[Hall] = [{}]
        counted = {}
        for step in run.steps:
            step()
            counted = dict(run.files.counted)
            halls.append(unstamped(documents(run.opened(run.live))))
        return halls, counted, [entry.what for entry in run.opened(run.live).log()]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_disk_that_refuses(fault: Fault, faultless: tuple[list[Hall], dict[str, int], list[str]]) -> None:
    """At each operation of that kind: a sentence, or nothing where it is of no importance; memory equals
    disk; all of what was asked is there or nothing; the next try works. A journal that the disk failed to
    sync is never added to again.
    """
    halls, counted, log = faultless
    assert counted[fault.kind] > 0
    for number in range(1, counted[fault.kind] + 1):
        with fast_folder() as folder, start_of_the_machine(1), small_room():
            run = Run(folder, FaultyFiles(fault._replace(number=number)))
            try:
                lived(run, halls)
            except Exception as error:
                error.add_note(f"{fault.kind} number {number}")
                raise
            assert [entry.what for entry in run.opened(run.live).log()] == log
            holds = [path for path in run.live.rglob("*") if path.is_file() and SECRET in path.read_bytes()]
            assert holds == [], "redacted, and still there"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "kiosk-test", disk], capture_output=True, check=False
        )
        if os.geteuid() == 0 and shutil.which("mount")
        else None
    )
    if mounted is None or mounted.returncode:
        pytest.skip("only root may mount a file system, and not everywhere")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def fill(disk: Path) -> Path:
    """Take every byte that is left."""
    filler = disk / "filler"
    with filler.open("ab", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    assert shutil.disk_usage(disk).free == 0
    return filler


def sign_up(store: Store, number: int) -> None:
    """Commit a sign-up, of 8 kB so that it is soon over. Raises StoreTrouble."""
    with store.transaction(HOST, "sign_up") as t:
        t.put(SignUp(id=f"s{number}", initiative="a", name="x" * 8000, told="place"))


@pytest.mark.may_skip
def test_a_disk_that_is_full_to_the_last_byte(small_disk: Path) -> None:
    """Sign-ups go on in the room that was reserved; then they are refused in a sentence, what is there stays
    readable for everybody, and they work again once there is room.
    """
    clock, live = FixedClock(NOW), small_disk / "live"
    store = Store(live, clock, os.urandom)
    sign_up(store, 0)
    filler = fill(small_disk)
    number = 1
    with pytest.raises(StoreTrouble) as refused:
        while True:
            sign_up(store, number)
            number += 1
    assert number > 20, "the room that was reserved is to be used"
    assert str(refused.value) == "Saving does not work: No space left on device."
    with pytest.raises(StoreTrouble, match="Saving does not work: No space left on device"):
        store.compact()
    for seen in (store, Store(live, clock, os.urandom)):
        assert [each.id for each in seen.state.all(SignUp)] == [f"s{each}" for each in range(number)]
        with pytest.raises(StoreTrouble, match="No space left on device"):
            sign_up(seen, number)
    store.close()
    filler.unlink()
    for seen in (store, Store(live, clock, os.urandom)):
        sign_up(seen, number)
        number += 1
        assert seen.state.count(SignUp) == number
        assert len(seen.log()) == number


@pytest.mark.may_skip
def test_a_hall_begun_on_a_full_disk(small_disk: Path) -> None:
    """Nothing is there, that is said, and the hall begins when there is room."""
    filler = fill(small_disk)
    store = Store(small_disk / "live", FixedClock(NOW), os.urandom)
    with pytest.raises(StoreTrouble, match="No space left on device"):
        sign_up(store, 0)
    assert not store.exists
    filler.unlink()
    sign_up(store, 0)
    assert Store(store.folder, FixedClock(NOW), os.urandom).state.count(SignUp) == 1
