"""The store against TinyDB's own storage, SQLite and a plain append: one run, one table, goals beside it.

    python benchmarks/store.py [--quick] [--loop] [--folder DIR] [--sizes 1000,10000,100000]

Durable writes are taken by turns, every candidate at every size one at a time, so that all see the same disk
weather. Reading, opening and memory do not depend on the disk. --loop does the durable writes a second time
on a new ext4 with a journal, which is what a hall has (as root; it says so when the machine does not let it).
A full run takes about a quarter of an hour.
"""

import argparse
import os
import platform
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import store_opening
import store_reading
import store_table
import store_turns
from store_disk import Disk, NoDisk, cleared, disk_of, loop_mounted
from store_year import Year

SIZES, QUICK_SIZES = (1_000, 10_000, 100_000), (1_000, 5_000)
ROUNDS, QUICK_ROUNDS = 1_000, 100
DAYS, QUICK_DAYS = 365, 20


def main() -> int:
    """Measure, print; 2 when the folder is no place to measure."""
    options = _options()
    sizes = tuple(map(int, options.sizes.split(",")))
    try:
        disk_of(options.folder)
    except NoDisk as refused:
        print(refused, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="store-", dir=options.folder) as own:
        _run(disk_of(Path(own)), sizes, options)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="few and small: whether it runs, not how fast")
    parser.add_argument("--loop", action="store_true", help="an ext4 with a journal, in a file, too")
    parser.add_argument("--folder", type=Path, default=Path(".bench"), help="on a real disk")
    parser.add_argument("--sizes", help="sign-ups, smallest first")
    parser.add_argument("--rounds", type=int, help="turns that each candidate has")
    parser.add_argument("--days", type=int, help="of the year that is simulated")
    options = parser.parse_args()
    quick = options.quick
    options.sizes = options.sizes or ",".join(map(str, QUICK_SIZES if quick else SIZES))
    options.rounds = options.rounds or (QUICK_ROUNDS if quick else ROUNDS)
    options.days = options.days or (QUICK_DAYS if quick else DAYS)
    return options


def _run(disk: Disk, sizes: Sequence[int], options: argparse.Namespace) -> None:
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Linux {platform.release()}, "
        f"Python {platform.python_version()}, TinyDB {version('tinydb')}, SQLite {sqlite3.sqlite_version}, "
        f"orjson {version('orjson')}; {options.rounds} turns"
    )
    print("Goals are for the largest size.")
    store_table.say([store_table.heading(sizes)], sizes)
    _durable(disk, sizes, options.rounds)
    if options.loop:
        try:
            with loop_mounted(disk.folder) as loop:
                _durable(loop, sizes, options.rounds)
        except NoDisk as refused:
            print(f"-- no ext4 with a journal was measured: {refused}")
    elif not disk.has_journal:
        print("-- no ext4 with a journal was measured: --loop makes one")
    scratch = cleared(disk.folder / "scratch")
    _say(store_table.years(_years(scratch, sizes, options.days), options.days), sizes)
    openings = [store_opening.measure(cleared(scratch) / "hall", size) for size in sizes]
    _say(store_table.openings(openings, sizes), sizes)
    _say(store_table.reads([store_reading.measure(scratch, size) for size in sizes]), sizes)


def _durable(disk: Disk, sizes: Sequence[int], rounds: int) -> None:
    _say(store_table.writes(disk, store_turns.measure(disk, sizes, rounds), sizes), sizes)
    for size in sizes:
        shutil.rmtree(disk.folder / str(size), ignore_errors=True)


def _years(scratch: Path, sizes: Sequence[int], days: int) -> dict[int, Year]:
    """A new start each day; once a month in the larger halls, where it only takes time."""
    found = {}
    for size in sizes:
        found[size] = year = Year(cleared(scratch) / "hall", size)
        year.live(days, restart_every=1 if size == sizes[0] else 30)
    return found


def _say(lines: Sequence[store_table.Line], sizes: Sequence[int]) -> None:
    store_table.say(lines, sizes)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
