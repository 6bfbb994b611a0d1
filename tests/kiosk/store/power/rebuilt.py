"""Folders as a machine finds them when it starts again after a power cut, and what is made of them."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from cuts import Moment, bare_cuts, close_cuts, moments, random_cuts
from disk import Cut, Disk, Found
from traced import Trace

from kiosk.store.files import Files

FAST = Path("/dev/shm")
"""Memory that looks like a disk, where the system has it: nothing here needs to outlive the process."""

_LATER = 1 << 40
"""Added to the inodes of files that came after the cut, so that they differ from those before it."""

_ENOUGH = 20
"""Wrong cuts, to see what is the matter."""

_PATIENCE = 5000

Answer = TypeVar("Answer")


class RebuiltFiles(Files):
    """Files of a rebuilt folder under the inodes that they had in the trace."""

    def __init__(self, numbers: dict[int, int]) -> None:
        self._numbers = numbers

    def inode(self, handle: int) -> int:
        """As it was before the cut."""
        found = super().inode(handle)
        return self._numbers.get(found, _LATER + found)


@contextmanager
def fast_folder() -> Iterator[Path]:
    """An empty folder for the block, in memory where that can be."""
    made = Path(tempfile.mkdtemp(prefix="kiosk-power-", dir=FAST if os.access(FAST, os.W_OK) else None))
    try:
        yield made
    finally:
        shutil.rmtree(made)


def rebuild(found: Found, folder: Path) -> RebuiltFiles:
    """Fill the empty folder with what was found."""
    first: dict[int, Path] = {}
    numbers: dict[int, int] = {}
    for name in found.folders:
        (folder / name).mkdir(0o700)
    for name, (number, content) in found.files.items():
        path = folder / name
        if number in first:
            path.hardlink_to(first[number])
            continue
        first[number] = path
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(handle, content.bytes_)
            os.ftruncate(handle, content.size)
            numbers[os.fstat(handle).st_ino] = number
        finally:
            os.close(handle)
    return RebuiltFiles(numbers)


def not_traced(trace: Trace) -> list[str]:
    """Files that are in the trace's folder but not in the trace, or there with other content."""
    disk = moments(trace.operations)[-1].disk
    files = disk.after(disk.whole).files
    seen = {path.relative_to(trace.root).as_posix(): path for path in trace.root.rglob("*") if path.is_file()}
    return sorted(
        name
        for name in files.keys() | seen.keys()
        if name not in files
        or name not in seen
        or seen[name].read_bytes() != files[name][1].bytes_.ljust(files[name][1].size, b"\0")
    )


@dataclass
class Tried:
    """What came of the cuts that were tried."""

    states: int = 0
    """Folders that differ, each opened."""
    cuts: int = 0
    """Cuts that led to them."""
    wrong: list[str] = field(default_factory=list)
    """For each cut after which something was lost: where, and what."""

    def add(self, other: "Tried") -> None:
        """Count what came of others too."""
        self.states += other.states
        self.cuts += other.cuts
        self.wrong += other.wrong


class PowerCuts(Generic[Answer]):
    """Tries cuts of a trace: opens every folder that differs, and judges what was found for each cut."""

    def __init__(
        self,
        trace: Trace,
        opened: Callable[[Path, Files], Answer],
        judge: Callable[[Moment, Found, Answer], str],
        seed: int = 0,
        disk: Disk | None = None,
    ) -> None:
        """`opened` looks into a rebuilt folder; `judge` says what is wrong after that cut ("": nothing).

        `disk`: what there was before the trace; nothing when not said.
        """
        self._moments = moments(trace.operations, disk)
        self._opened, self._judge, self._seed = opened, judge, seed
        self._answers: dict[bytes, Answer] = {}

    def tried(self, states: int, *, close: bool = True, keep: Path | None = None) -> Tried:
        """All or nothing at every moment, then what is `close` to that, then at random.

        Ends when so many states were opened in all, but not before the random ones; also after 5,000 cuts in
        a row that led to no new state, or 20 that were wrong. The folder of the first of those is put in
        `keep`.
        """
        result, dry = Tried(), 0
        for ways in (bare_cuts, close_cuts) if close else (bare_cuts,):
            for moment in self._moments:
                for cut in ways(moment.disk):
                    self._try(moment, cut, result, keep)
                    if len(result.wrong) == _ENOUGH:
                        return result
        for moment, cut in random_cuts(self._moments, self._seed):
            if result.states >= states or dry > _PATIENCE or len(result.wrong) == _ENOUGH:
                break
            before = result.states
            self._try(moment, cut, result, keep)
            dry = dry + 1 if result.states == before else 0
        return result

    def _try(self, moment: Moment, cut: Cut, result: Tried, keep: Path | None) -> None:
        found = moment.disk.after(cut)
        digest = found.digest
        if digest not in self._answers:
            self._answers[digest] = self._look(found)
            result.states += 1
        result.cuts += 1
        if wrong := self._judge(moment, found, self._answers[digest]):
            if keep is not None and not result.wrong:
                rebuild(found, keep)
            result.wrong.append(f"cut {result.cuts}, after {moment.number} ({_short(moment)}): {wrong}")

    def _look(self, found: Found) -> Answer:
        with fast_folder() as folder:
            return self._opened(folder, rebuild(found, folder))


def _short(moment: Moment) -> str:
    words = repr(moment.last)
    return words if len(words) < 100 else f"{words[:80]}...)"
