"""How long opening takes and how much memory it holds, against parsing the same snapshot."""

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from store_halls import NEW, HastyFiles, build, initiative_id, initiatives_for, opened, sign_up_of

from kiosk.hall import LIVE
from kiosk.store import Who

ROUNDS = 5
_LONGEST = 400_000
"""Transactions after which a journal that still is not long enough never will be."""


@dataclass(frozen=True)
class Opened:
    """Medians of processes that did nothing else."""

    seconds: float
    memory: float
    """Bytes held afterwards."""


@dataclass(frozen=True)
class Opening:
    """One hall, opened in two states."""

    loads: Opened
    """`orjson.loads` of the snapshot, its dicts kept."""
    compacted: Opened
    start: Opened
    """The same, and every document looked at once."""
    database: Opened
    """The TinyDB view, just compacted."""
    long: Opened
    """With the journal as long as it gets before the store wants to compact."""
    long_loads: Opened
    """The snapshot behind that journal, parsed."""
    transactions: int
    """In that journal."""


def measure(folder: Path, size: int) -> Opening:
    """Build a hall of so many sign-ups in `folder` and open it, over and over."""
    build(folder, size).store.close()
    live = folder / LIVE
    loads, compacted, start, database = _by_turns(live, ("loads", "open", "start", "database"))
    transactions = _fill_journal(folder, size)
    long_loads, long = _by_turns(live, ("loads", "open"))
    return Opening(loads, compacted, start, database, long, long_loads, transactions)


def _by_turns(folder: Path, ways: Sequence[str]) -> list[Opened]:
    found: dict[str, list[dict[str, float]]] = {way: [] for way in ways}
    for _ in range(ROUNDS):
        for way in ways:
            found[way].append(_child(way, folder))
    return [
        Opened(*(statistics.median(each[figure] for each in found[way]) for figure in ("seconds", "memory")))
        for way in ways
    ]


def _child(way: str, folder: Path) -> dict[str, float]:
    script = Path(__file__).with_name("store_child.py")
    done = subprocess.run([sys.executable, script, way, folder], check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _fill_journal(folder: Path, size: int) -> int:
    """One sign-up a transaction, until it is time to compact; gives the transactions."""
    store = opened(folder, HastyFiles()).store
    for number in range(_LONGEST):
        if store.outgrown:
            return number  # the store is left as it is: closing it would compact
        new = sign_up_of(NEW + number, initiative_id(number % (initiatives_for(size) - 1)))
        with store.transaction(Who("visitor", new.id), "sign_up") as transaction:
            transaction.put(new)
    return _LONGEST
