"""Processes that look at a hall while others commit and compact.

    python two_at_once.py write FOLDER      two records in each transaction, both with its number
    python two_at_once.py compact FOLDER    ten generations; then it ends
    python two_at_once.py read FOLDER       says that it began, and looks until it saw 20 transactions or more

Writing and reading go on until the input ends. In `FOLDER/returned` stands the last transaction that has
returned: who looks after that has to see it. Exit 0: all was as it should be.
"""

import secrets
import select
import sys
import threading
import time
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.model import Initiative
from kiosk.store import Files, Store, Who

PAIR = "left", "right"


def opened(folder: Path) -> Store:
    """The store, as each process opens it for itself."""
    return opened_with(folder, Files())


def opened_with(folder: Path, files: Files) -> Store:
    """The same, where a fault can strike."""
    return Store(folder / "live", SystemClock(), secrets.token_bytes, files)


def commit_pair(store: Store, number: int) -> None:
    """One transaction of two records."""
    with store.transaction(Who("host"), "pair") as transaction:
        for side in PAIR:
            transaction.put(Initiative(id=side, slug=side, title=str(number)))


def write(folder: Path) -> None:
    """Commit, say so, and give the others their turn."""
    store, number = opened(folder), 0
    with (folder / "returned").open("r+b", buffering=0) as returned:
        while not _ended():
            number += 1
            commit_pair(store, number)
            returned.seek(0)
            returned.write(b"%08d" % number)
            time.sleep(0.001)


def compact(folder: Path) -> None:
    """Ten times, each with something new."""
    store = opened(folder)
    for _ in range(10):
        before = store.state.sequence
        while store.state.sequence == before:
            time.sleep(0.001)
        assert store.compact()


def read(folder: Path) -> None:
    """Look, in one store that follows and in one that is opened in the midst of it."""
    store, numbers, done = opened(folder), [0], threading.Event()
    sys.setswitchinterval(1e-6)  # so that threads get in each other's way

    def take_in() -> None:
        while not done.is_set():
            _ = store.state

    other = threading.Thread(target=take_in)
    other.start()
    print("begun", flush=True)
    try:
        while len(set(numbers)) < 20 or not _ended():
            numbers.append(look(store, folder, numbers[-1]))
            numbers.append(look(opened(folder), folder, numbers[-1]))
    finally:
        done.set()
        other.join()


def look(store: Store, folder: Path, before: int) -> int:
    """The transaction that is seen: all of it, and none that returned before is missing."""
    returned = int((folder / "returned").read_bytes())
    number = seen(store)
    assert number >= max(returned, before), f"{number} is seen: {returned} returned, {before} was seen before"
    return number


def seen(store: Store) -> int:
    """The number that both records carry, however often one looks."""
    with store.reading() as state:
        pairs = [state.get(Initiative, side) for _ in range(20) for side in PAIR]
    found = {int(record.title) for record in pairs if record is not None}
    assert len(found) == 1, f"half of a transaction: {found}"
    return found.pop()


def _ended() -> bool:
    return bool(select.select([sys.stdin], [], [], 0)[0])


if __name__ == "__main__":
    {"write": write, "compact": compact, "read": read}[sys.argv[1]](Path(sys.argv[2]))
