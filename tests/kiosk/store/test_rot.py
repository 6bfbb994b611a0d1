"""Rot: whichever bit of a hall's files flips, wherever one is cut off, nothing wrong is shown as right.

A sample of all offsets, the same each time; with EVERY_OFFSET=1 every bit of every byte, which takes minutes.
"""

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from rebuilt import fast_folder
from reopened import start_of_the_machine
from small_hall import ARCHIVE, FILES, JOURNAL, SNAPSHOT, Key, SmallHall, documents, put_down, without

from kiosk.errors import StoreTrouble
from kiosk.model import Initiative
from kiosk.store import Store, Who

EVERY = bool(os.environ.get("EVERY_OFFSET"))
STEP = 1 if EVERY else 7
"""Bytes from one offset that is tried to the next."""

Hit = Callable[[int, int], bool]
"""Whether the fault is in what stands between two offsets."""

NOTHING: frozenset[Key] = frozenset()


class Hurt(NamedTuple):
    """What a fault may take away, and where it is to be found."""

    lost: frozenset[Key] = NOTHING
    """Documents that may be as they once were, or missing."""
    entries: frozenset[int] = frozenset()
    """Transactions that the log cannot tell of any more."""
    places: frozenset[str] = frozenset()
    """What `Store.damage` may say of the place first; nothing: no damage, all is right."""


class Rotten:
    """Opens the hall with one file broken, and holds what it shows against what it held."""

    def __init__(self, hall: SmallHall, folder: Path) -> None:
        self.hall, self.folder = hall, folder
        self.ever: dict[Key, set[str]] = {}
        for held in hall.history:
            for key, document in held.items():
                self.ever.setdefault(key, set()).add(document)
        lines = hall.files[SNAPSHOT].splitlines(keepends=True)
        self.rows: list[tuple[int, int, frozenset[Key], str]] = []
        """Of each line of the snapshot: begin, end, what stands in it, how it is called."""
        begin, kind = 0, ""
        for number, line in enumerate(lines, 1):
            name = line.split(b'"')[1].decode() if b'"' in line else ""
            row = frozenset({(kind, name)}) if name.isdecimal() else NOTHING
            kind = kind if name.isdecimal() else name
            self.rows.append((begin, begin + len(line), row, f"{kind}, line {number}"))
            begin += len(line)

    def check(self, name: str, content: bytes | None, hurt: Hurt, *, unmarked: bool = False) -> None:
        """Open the hall with that file so, and the mark as it is or gone."""
        files: dict[str, bytes | None] = {**self.hall.files, name: content}
        if unmarked:
            files["mark"] = None
        if content is not None and name == "journal.000001":
            files[ARCHIVE] = content  # it is the same file
        elif content is not None and name == ARCHIVE:
            files["journal.000001"] = None  # as it is after the next compaction
        put_down(files, self.folder)
        store = Store(self.folder, self.hall.clock, random.Random(2).randbytes)
        shown = documents(store)
        for key, document in shown.items():
            assert document in self.ever[key], "a document that never was"
        differ = {key for key in {*shown, *self.hall.last} if shown.get(key) != self.hall.last.get(key)}
        assert differ <= hurt.lost, "what the fault does not touch is to be as it was"
        log = store.log()
        assert all(entry == self.hall.log[entry.sequence - 1] for entry in log), "an entry that never was"
        assert set(map(repr, log)) >= set(map(repr, without(self.hall, hurt.entries)))
        if hurt.places:
            self._is_damaged(store, name, content, hurt)
        else:
            assert store.damage == ()
            self._goes_on(store)
        store.close()

    def _is_damaged(self, store: Store, name: str, content: bytes | None, hurt: Hurt) -> None:
        assert store.damage, "damage that nobody is told of"
        first = store.damage[0]
        assert first.file == name
        assert first.place in hurt.places
        for _ in range(2):  # trying again does not help
            with pytest.raises(StoreTrouble) as refused, store.transaction(Who("host"), "add") as t:
                t.put(Initiative(id="later", slug="later", title="Later"))
            assert str(refused.value).startswith(f"{first.file} is damaged")
        assert store.state.get(Initiative, "later") is None
        if content is not None:
            assert (self.folder / name).read_bytes() == content, "looking is not to change it"

    def _goes_on(self, store: Store) -> None:
        with store.transaction(Who("host"), "add") as t:
            t.put(Initiative(id="later", slug="later", title="Later"))
        again = Store(self.folder, self.hall.clock, random.Random(3).randbytes)
        assert again.state.get(Initiative, "later") is not None
        assert again.state.sequence == len(self.hall.log) + 1
        again.close()

    def flipped(self, name: str, offset: int) -> Hurt:
        """What one flipped bit at the offset may do."""
        return self._hurt(name, lambda begin, end: begin <= offset < end or begin == offset + 1)

    def cut(self, name: str, offset: int) -> Hurt:
        """What a file that ends at the offset may do."""
        end_of_line = int(name == SNAPSHOT)  # a document can do without
        return self._hurt(name, lambda _, end: end - end_of_line > offset)

    def _hurt(self, name: str, hit: Hit) -> Hurt:
        if name == JOURNAL:
            return self._in_the_journal(hit)
        if name == SNAPSHOT:
            rows = [row for row in self.rows if hit(row[0], row[1])]
            lost = NOTHING.union(*(held for _, _, held, _ in rows))
            # A line that holds no document can be done without: only the file as a whole is not as it was.
            named = {row[3] for row in rows if row[2]}
            return Hurt(lost, places=frozenset(named or {""}))
        if name in ("journal.000001", ARCHIVE):
            steps = enumerate(self.hall.steps[: self.hall.compacted], 1)
            return Hurt(entries=frozenset(number for number, (place, _) in steps if hit(*place)))
        return Hurt()

    def _in_the_journal(self, hit: Hit) -> Hurt:
        hall = self.hall
        steps = list(enumerate(hall.steps, 1))[hall.compacted :]
        head = steps[0][1].place[0]
        found = [(number, step) for number, step in steps if hit(*step.place)]
        place = "line 1" if hit(0, head) else f"byte {found[0][1].place[0]}" if found else None
        lost = NOTHING.union(*(step.touched for _, step in found))
        return Hurt(lost, frozenset(number for number, _ in found), frozenset({place} if place else ()))


@pytest.fixture(scope="module")
def rotten() -> Iterator[Rotten]:
    with fast_folder() as folder:
        with start_of_the_machine(1):
            hall = SmallHall(folder / "hall")
        yield Rotten(hall, folder / "broken")


def flips(content: bytes) -> Iterator[tuple[int, int]]:
    """Offsets and bits: a sample, what stands at a line's ends, and what becomes the end of a line."""
    for offset, byte in enumerate(content):
        near = b"\n" in content[max(offset - 1, 0) : offset + 2]
        for bit in range(8):
            sampled = offset % STEP == 0 and bit == offset // STEP % 8
            if EVERY or sampled or byte ^ 1 << bit == 10 or (near and bit == offset % 8):
                yield offset, bit


def cuts(content: bytes) -> Iterator[int]:
    """Offsets: a sample, and the ends of lines."""
    for offset in range(len(content)):
        if EVERY or offset % STEP == 0 or b"\n" in content[max(offset - 1, 0) : offset + 1]:
            yield offset


@pytest.mark.parametrize("name", FILES)
def test_a_flipped_bit_is_found_or_harmless(rotten: Rotten, name: str) -> None:
    """It is located, nothing else is lost, nothing that never was is shown, and nothing more is saved."""
    content = rotten.hall.files[name]
    with start_of_the_machine(2):
        for offset, bit in flips(content):
            broken = bytearray(content)
            broken[offset] ^= 1 << bit
            rotten.check(name, bytes(broken), rotten.flipped(name, offset))


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_cut_off_is_found_or_harmless(rotten: Rotten, name: str) -> None:
    """At every offset: the mark says how far the journal was, its first line how long the snapshot was."""
    content = rotten.hall.files[name]
    with start_of_the_machine(2):
        for offset in cuts(content):
            rotten.check(name, content[:offset], rotten.cut(name, offset))


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_gone_is_missed_or_not_needed(rotten: Rotten, name: str) -> None:
    """Without its newest journal a hall shows the generation before, and says what is missing."""
    hurt = rotten.cut(name, -1) if name in (JOURNAL, SNAPSHOT) else Hurt()
    with start_of_the_machine(2):
        rotten.check(name, None, hurt._replace(places=hurt.places and frozenset({""})))


def test_in_the_same_start_of_the_machine_no_mark_is_needed(rotten: Rotten) -> None:
    """The tail says how far the journal was: damage to its end is told from a power cut."""
    hall = rotten.hall
    content, (begin, end) = hall.files[JOURNAL], hall.steps[-1].place
    with start_of_the_machine(1):
        for offset in {*range(begin, end, STEP), end - 1}:
            broken = bytearray(content)
            broken[offset] ^= 1 << offset % 8
            rotten.check(JOURNAL, bytes(broken), rotten.flipped(JOURNAL, offset), unmarked=True)
            rotten.check(JOURNAL, content[:offset], rotten.cut(JOURNAL, offset), unmarked=True)
        missing = rotten.cut(JOURNAL, -1)._replace(places=frozenset({""}))
        rotten.check(JOURNAL, None, missing, unmarked=True)


def test_damage_before_the_last_line_needs_no_mark(rotten: Rotten) -> None:
    """A line that holds stands behind it, so that it was no power cut."""
    hall = rotten.hall
    begin, end = hall.steps[-2].place
    with start_of_the_machine(2):
        for offset in range(begin, end - 1, STEP):
            broken = bytearray(hall.files[JOURNAL])
            broken[offset] ^= 1 << offset % 8
            rotten.check(JOURNAL, bytes(broken), rotten.flipped(JOURNAL, offset), unmarked=True)


def test_a_last_line_that_rots_unmarked_is_taken_for_a_power_cut(rotten: Rotten) -> None:
    """The one case that cannot be told. A power cut tears the last line just so: some of its bytes are as
    they were before, whatever the disk did first, and nothing behind it says that it was ever whole. It takes
    a machine that lost power before the hall was idle once, and rot in that very line before it started
    again. What was there before is shown, and what is left of the line is set aside.
    """
    hall = rotten.hall
    content, (begin, end) = hall.files[JOURNAL], hall.steps[-1].place
    with start_of_the_machine(2):
        for offset in range(begin, end, STEP):
            broken = bytearray(content)
            broken[offset] ^= 1 << offset % 8
            put_down({**hall.files, JOURNAL: bytes(broken), "mark": None}, rotten.folder)
            store = Store(rotten.folder, hall.clock, random.Random(2).randbytes)
            assert (documents(store), store.damage) == (hall.history[-2], ())
            (torn,) = rotten.folder.glob("torn.*")
            assert torn.read_bytes() == bytes(broken[begin:end]).rstrip(b"\0")
            store.close()


def test_somebody_else_s_files_in_the_folder_are_left_alone(rotten: Rotten) -> None:
    """Notes and copies that a person put there are no part of the log."""
    put_down({**rotten.hall.files, "archive/notes.jsonl": b"{}\n", "archive/a b.jsonl": b""}, rotten.folder)
    store = Store(rotten.folder, rotten.hall.clock, random.Random(2).randbytes)
    assert store.log() == rotten.hall.log
    assert store.damage == ()
    store.close()
