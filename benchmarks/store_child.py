"""What a process of its own finds, started by store_opening.py: seconds and memory, as JSON on stdout.

    python benchmarks/store_child.py open|start|database|loads FOLDER

A process that has just begun has no garbage, and gives back what it does not need.
"""

import ctypes
import gc
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import orjson

from kiosk.clock import SystemClock
from kiosk.model import SignUp
from kiosk.store import JournalDB, Store


def resident() -> int:
    """Bytes of memory that this process holds, all it can give back given back."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def newest_snapshot(folder: Path) -> Path:
    """The snapshot of the highest generation."""
    return max(folder.glob("snapshot.*.json"))


def open_store(folder: Path) -> tuple[object, float]:
    """Ready when the first question is answered."""
    started = time.perf_counter()
    store = Store(folder, SystemClock(), os.urandom)
    store.state.count(SignUp)
    return store, time.perf_counter() - started


def start_kiosk(folder: Path) -> tuple[object, float]:
    """As the command line does: what cannot be read is told, so every document becomes a record once."""
    started = time.perf_counter()
    store = Store(folder, SystemClock(), os.urandom)
    assert not store.unreadable
    return store, time.perf_counter() - started


def open_database(folder: Path) -> tuple[object, float]:
    """As a program does that knows TinyDB."""
    started = time.perf_counter()
    database = JournalDB(folder)
    len(database.table("sign_up"))
    return database, time.perf_counter() - started


def load(folder: Path) -> tuple[object, float]:
    """The limit: the same snapshot, parsed."""
    content = newest_snapshot(folder).read_bytes()
    started = time.perf_counter()
    parsed = orjson.loads(content)
    return parsed, time.perf_counter() - started


WAYS: dict[str, Callable[[Path], tuple[object, float]]] = {
    "open": open_store,
    "start": start_kiosk,
    "database": open_database,
    "loads": load,
}


def main() -> None:
    """Do it once."""
    way, folder = WAYS[sys.argv[1]], Path(sys.argv[2])
    before = resident()
    held, seconds = way(folder)
    print(json.dumps({"seconds": seconds, "memory": resident() - before}))
    del held


if __name__ == "__main__":
    main()
