"""Looking things up: by id, by initiative, by a query over all of it; and looking for others' changes."""

import statistics
import time
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

from store_candidates import Act, Sqlite, StockTinyDB
from store_disk import cleared
from store_halls import EACH, LONG, build, initiative_id, initiatives_for, opened, sign_up_of
from tinydb import where

from kiosk.hall import LIVE, Hall
from kiosk.model import Initiative, SignUp
from kiosk.store import JournalDB, Who

BY_ID, BY_DOC_ID = "get by public id", "TinyDB get by document id"
FEW, MANY = f"the {EACH} sign-ups of one initiative", f"the {LONG} sign-ups of one initiative"
QUERY, LOOK, NOTICED = "full TinyDB query", "idle look", "look that finds a commit"
FIRST = ", first time"
STOCK, SQLITE = "TinyDB JSONStorage: ", "SQLite: "

ROUNDS = 7

Reads = Mapping[str, float]
"""Microseconds a time, the median of `ROUNDS` rounds."""


def measure(folder: Path, size: int) -> Reads:
    """Everything that is looked up, in a hall of so many sign-ups, one after another in each round."""
    hall = build(cleared(folder) / "hall", size)
    store, other = hall.store, opened(hall.folder).store
    database = JournalDB(hall.folder / LIVE)
    stock, sqlite = StockTinyDB(folder, size), Sqlite(folder, size)
    last = initiatives_for(size) - 1
    ids = [sign_up_of(n * 7919 % size, "").id for n in range(1_000)]
    table = database.table("sign_up")
    # Each time another one: TinyDB remembers answers.
    names = (f"nobody {number}" for number in count())

    def rows(initiative: str) -> list[object]:
        found = "SELECT document FROM sign_up WHERE initiative = ?"
        return sqlite.connection.execute(found, (initiative,)).fetchall()

    def all_of(get: Callable[[str], object]) -> Act:
        return lambda: [get(each) for each in ids]

    by_id = "SELECT document FROM sign_up WHERE id = ?"
    ways: dict[str, tuple[Act, int]] = {
        BY_ID: (all_of(lambda each: store.state.get(SignUp, each)), len(ids)),
        BY_DOC_ID: (lambda: [table.get(doc_id=n) for n in range(1, 1_001)], 1_000),
        SQLITE + BY_ID: (all_of(lambda each: sqlite.connection.execute(by_id, (each,)).fetchone()), len(ids)),
        FEW: (_often(lambda: store.state.of(SignUp, initiative_id(1)), 100), 100),
        MANY: (_often(lambda: store.state.of(SignUp, initiative_id(last)), 100), 100),
        SQLITE + FEW: (_often(lambda: rows(initiative_id(1)), 100), 100),
        QUERY: (lambda: table.search(where("name") == next(names)), 1),
        STOCK + QUERY: (lambda: stock.database.table("sign_up").search(where("name") == next(names)), 1),
        LOOK: (_often(lambda: store.state.sequence, 1_000), 1_000),
    }
    found = _rounds(ways)
    found[NOTICED] = _noticed(lambda: other.state.sequence, lambda: _correct(hall))
    for each in (store, other, database, stock, sqlite):
        each.close()
    return found


def _often(act: Act, times: int) -> Act:
    def acts() -> None:
        for _ in range(times):
            act()

    return acts


def _rounds(ways: Mapping[str, tuple[Act, int]]) -> dict[str, float]:
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, (act, times) in ways.items():
            started = time.perf_counter()
            act()
            seconds[name].append((time.perf_counter() - started) / times)
    found = {name: 1e6 * statistics.median(each) for name, each in seconds.items()}
    return found | {name + FIRST: 1e6 * seconds[name][0] for name in (BY_ID, FEW)}


def _correct(hall: Hall) -> None:
    """The smallest transaction there is: a text of a listing."""
    with hall.store.transaction(Who("host"), "benchmark") as transaction:
        initiative = transaction.state.get(Initiative, initiative_id(0))
        assert initiative is not None
        transaction.change(initiative, summary=f"{transaction.stamp}")


def _noticed(look: Callable[[], int], commit: Callable[[], None]) -> float:
    """How long the one look takes that finds what another store committed. The first look does find it."""
    seconds = []
    for _ in range(100):
        before = look()
        commit()
        started = time.perf_counter()
        after = look()
        seconds.append(time.perf_counter() - started)
        assert after == before + 1, "a commit was not noticed"
    return 1e6 * statistics.median(seconds)
