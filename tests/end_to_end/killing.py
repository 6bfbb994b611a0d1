"""Kills two writers and a compactor at random moments, round after round, and looks what became of the hall.

    python tests/end_to_end/killing.py [--rounds 5000] [--seed 0] [--first 0] [--folder FOLDER]

Real processes, forked from this one, which has no threads. Each dies by SIGKILL (the kernel keeps what was
written: this is no power cut), half of them after so many milliseconds, the others at a change of a file that
was chosen beforehand. Both are chosen by seed and round; whoever lives longer goes on. Every 20 rounds have
a hall of their own, and --first is to begin one. Exit 0: nothing was lost and nothing doubled; 1: what was
wrong in which round, and where the hall is.
"""

import argparse
import gc
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

from killed_hall import WRITERS, Form, KilledHall, Wrong

from kiosk.actions.sign_up import sign_up
from kiosk.hall import LIVE, Hall
from kiosk.store import Files, Store

ROUNDS_OF_A_HALL = 20
LONGEST = 0.06
"""Seconds that a process lives at most."""
CHANGES = {"writer": 70, "compactor": 45}
"""A process that dies at a change of a file does so within this many: twenty sign-ups, one compaction."""


class Moment(NamedTuple):
    """When a process is killed."""

    after: float
    """Seconds; one that is to die at a change of a file, and makes too few, is killed then as well."""
    change: int
    """Before which of its changes of a file, from 1; 0: wherever it is."""
    half: bool
    """Whether half of it is done, where it is a write."""


def moments(seed: int, number: int) -> list[Moment]:
    """For the writers and the compactor of a round."""
    random = Random(f"{seed} {number}")
    found = []
    for role in [*["writer"] * WRITERS, "compactor"]:
        change = random.choice([0, random.randint(1, CHANGES[role])])
        after = LONGEST if change else random.uniform(0.002, LONGEST)
        found.append(Moment(after, change, random.random() < 0.5))
    return found


class DeadlyFiles(Files):
    """Kills its process before a change of a file, or in the midst of a write."""

    def __init__(self, moment: Moment) -> None:
        self._left, self._half = moment.change, moment.half

    def die(self) -> None:
        """As `kill -9` does it."""
        os.kill(os.getpid(), signal.SIGKILL)

    def write(self, handle: int, content: bytes, position: int) -> int:
        if self._left == 1 and self._half:
            super().write(handle, content[: len(content) // 2], position)
        self._one_less()
        return super().write(handle, content, position)

    def sync(self, handle: int) -> None:
        self._one_less()
        super().sync(handle)

    def reserve(self, handle: int, position: int, size: int) -> None:
        self._one_less()
        super().reserve(handle, position, size)

    def truncate(self, handle: int, size: int) -> None:
        self._one_less()
        super().truncate(handle, size)

    def rename(self, old: Path, new: Path) -> None:
        self._one_less()
        super().rename(old, new)

    def link(self, old: Path, new: Path) -> None:
        self._one_less()
        super().link(old, new)

    def remove(self, path: Path) -> None:
        self._one_less()
        super().remove(path)

    def sync_folder(self, folder: Path) -> None:
        self._one_less()
        super().sync_folder(folder)

    def _one_less(self) -> None:
        self._left -= 1
        if not self._left:
            self.die()


class Process:
    """A process of its own that does the work until it is killed."""

    def __init__(self, work: Callable[[int], None]) -> None:
        """`work` gets a pipe to tell of what it did."""
        self._pipe, told = os.pipe()
        self.started = time.monotonic()
        self._id = os.fork()
        if not self._id:
            try:
                work(told)
            except BaseException:  # noqa: BLE001 - this process is a copy: nothing may come out of here
                traceback.print_exc()
            finally:
                sys.stderr.flush()
                os._exit(1)
        os.close(told)

    def kill(self) -> None:
        """Kill -9. It is not waited for yet, so the number is still its own."""
        os.kill(self._id, signal.SIGKILL)

    def told(self) -> list[str]:
        """The lines it told of, when it is dead. Raises Wrong when it was not killed."""
        _, status = os.waitpid(self._id, 0)
        with os.fdopen(self._pipe, encoding="utf-8") as pipe:
            lines = pipe.read().splitlines()
        if not os.WIFSIGNALED(status):
            raise Wrong("a process ended by itself")
        return lines


def write(opened: Callable[[], Hall], forms: Callable[[int], Form], pipe: int) -> None:
    """Sign people up until killed, and tell at once what each was shown."""
    hall, number = opened(), 0
    while True:
        form = forms(number)
        done = sign_up(hall, form.filled_in())
        os.write(pipe, f"{done.id} {done.state} {done.position or 0}\n".encode())
        number += 1
        if number % 4 == 0:
            hall.store.idle()


def compact(opened: Callable[[], Hall], pipe: int) -> None:
    """Begin generation after generation until killed."""
    hall = opened()
    while hall.store.compact():
        os.write(pipe, b"compacted\n")


def killed(hall: KilledHall, number: int, seed: int) -> list[list[str]]:
    """What each writer told in the round, then what the compactor told."""

    def opened(moment: Moment) -> Hall:
        found = hall.opened()
        found.store = Store(hall.folder / LIVE, found.clock, found.random, DeadlyFiles(moment))
        return found

    *writing, compacting = moments(seed, number)
    processes = [
        Process(partial(write, partial(opened, moment), hall.forms(number, n)))
        for n, moment in enumerate(writing)
    ]
    processes.append(Process(partial(compact, partial(opened, compacting))))
    dying = sorted(
        (process.started + moment.after, turn, process)
        for turn, (process, moment) in enumerate(zip(processes, [*writing, compacting], strict=True))
    )
    for when, _, process in dying:
        time.sleep(max(0.0, when - time.monotonic()))
        process.kill()
    return [process.told() for process in processes]


def killed_rounds(folder: Path, seed: int, first: int, rounds: int) -> tuple[int, int]:
    """How many sign-ups were acknowledged, and how many compactions done. Raises Wrong."""
    signed_up = compacted = 0
    hall: KilledHall | None = None
    for number in range(first, first + rounds):
        try:
            if hall is None:
                hall = KilledHall(folder / f"hall {seed} {number}", number)
            *writers, compactor = killed(hall, number, seed)
            hall.judge(number, writers, Random(f"after {seed} {number}"))
            signed_up += sum(map(len, writers))
            compacted += len(compactor)
            if (number + 1) % ROUNDS_OF_A_HALL == 0:
                hall.finish()
                shutil.rmtree(hall.folder)
                hall = None
        except Exception as error:
            raise Wrong(f"seed {seed}, round {number}: {error!r}") from error
    return signed_up, compacted


def main() -> int:
    """See above."""
    parser = argparse.ArgumentParser(description="Kills two writers and a compactor at random moments.")
    parser.add_argument("--rounds", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    folder = asked.folder or Path(tempfile.mkdtemp(prefix="kiosk-killing-"))
    print(f"seed {asked.seed}, in {folder}", flush=True)
    gc.freeze()  # processes that are forked need no copy of what they never look at
    started = time.monotonic()
    try:
        signed_up, compacted = killed_rounds(folder, asked.seed, asked.first, asked.rounds)
    except Wrong:
        traceback.print_exc(file=sys.stdout)
        return 1
    if asked.folder is None:
        shutil.rmtree(folder)
    print(f"{asked.rounds} rounds, {signed_up} sign-ups acknowledged, {compacted} compactions: nothing lost")
    print(f"{time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
