"""Durable writes, every candidate at every size by turns, so that all see the same disk weather."""

import gc
import os
import random
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from store_candidates import TINYDB, Candidate, candidates
from store_disk import Disk, cleared
from store_halls import NEW

Key = tuple[str, int]
"""Name of the candidate, and sign-ups that were there before."""


@dataclass(frozen=True)
class Writes:
    """What came out."""

    seconds: Mapping[Key, Sequence[float]]
    device: Mapping[Key, float]
    """Bytes that reached the device, for each write; empty where the kernel does not count them."""

    def median(self, name: str, size: int) -> float:
        """Microseconds."""
        return 1e6 * statistics.median(self.seconds[name, size])

    def late(self, name: str, size: int) -> float:
        """The 99th percentile in microseconds; the worst, where there are too few for one."""
        times = sorted(self.seconds[name, size])
        return 1e6 * times[min(len(times) - 1, round(0.99 * len(times)))]


def measure(disk: Disk, sizes: Sequence[int], rounds: int) -> Writes:
    """Build everything, take turns, then count what one candidate after the other writes to the device."""
    everybody: dict[Key, Candidate] = {}
    for size in sizes:
        for candidate in candidates(cleared(disk.folder / str(size)), size):
            everybody[candidate.name, size] = candidate
    gc.collect()
    gc.freeze()  # what was built up to here is nobody's garbage
    try:
        seconds = _take_turns(everybody, rounds)
        return Writes(seconds, _device(disk, everybody))
    finally:
        gc.unfreeze()
        for candidate in everybody.values():
            candidate.close()


def few(size: int, rounds: int) -> int:
    """How often TinyDB's own storage has a turn: at 100,000 one takes more than half a second."""
    return max(3, min(rounds, 40_000 // size))


def _take_turns(everybody: Mapping[Key, Candidate], rounds: int) -> dict[Key, list[float]]:
    chance = random.Random(rounds)
    seconds: dict[Key, list[float]] = {key: [] for key in everybody}
    order = list(everybody)
    for turn in range(rounds):
        # Nobody always comes behind the same neighbour.
        chance.shuffle(order)
        for key in order:
            name, size = key
            if name == TINYDB and turn % (rounds // few(size, rounds)):
                continue
            act = everybody[key].ready(NEW + turn)
            started = time.perf_counter()
            act()
            seconds[key].append(time.perf_counter() - started)
    return seconds


def _device(disk: Disk, everybody: Mapping[Key, Candidate], writes: int = 200) -> dict[Key, float]:
    """Each alone for a while: the device counts for everybody."""
    found: dict[Key, float] = {}
    for (name, size), candidate in everybody.items():
        count = 3 if name == TINYDB else writes
        acts = [candidate.ready(2 * NEW + number) for number in range(count)]
        os.sync()  # what is still on its way counts for nobody
        before = disk.written()
        for act in acts:
            act()
        after = disk.written()
        if before is not None and after is not None:
            found[name, size] = (after - before) / count
    return found
