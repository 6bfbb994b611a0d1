"""Power that fails again, while the kiosk starts after a power cut."""

import random
from collections.abc import Iterator

from cuts import moments, random_cuts
from disk import Disk, Found
from rebuilt import PowerCuts, Tried, fast_folder, rebuild
from reopened import LIVE, Reopening, one_more, seen, start_of_the_machine
from traced import Trace, TracedFiles

from kiosk.store import Store


def cut_again(found: Found, reopening: Reopening, states: int) -> Tried:
    """Start on what was found, as a kiosk does, commit one transaction and stop; then cut the power in that,
    to so many states, and at least all or nothing at every moment.

    What was shown before the second cut is there after it.
    """
    disk = Disk.of(found)
    with fast_folder() as root, start_of_the_machine(2):
        rebuild(found, root)
        trace = Trace(root, {number: dict(folder.names) for number, folder in disk.folders.items()})
        store = Store(root / LIVE, reopening.clock, random.Random(5).randbytes, files=TracedFiles(trace))
        store.finish_redaction()
        before = seen(store)
        after = one_more(store, before)
        trace.acknowledged("after the cut")
        store.close()
    halls = {len(hall.log): hall for hall in (before, after)}
    redacted = reopening.redacted if len(before.log) >= reopening.redacted else len(after.log) + 1  # never
    again = Reopening(halls, reopening.clock, reopening.secret, redacted)
    return PowerCuts(trace, again.opened, again.judge, disk=disk).tried(states, close=False)


def some(trace: Trace, count: int, seed: int) -> Iterator[Found]:
    """So many states, at random from the seed, that a power cut in the trace may leave behind."""
    for (moment, cut), _ in zip(random_cuts(moments(trace.operations), seed), range(count), strict=False):
        yield moment.disk.after(cut)
