"""Cuts the power in a day of two kiosks, in as many ways as asked, and says what became of the hall.

    python tests/kiosk/store/power/run.py [--states 10000] [--seed 0] [--again 30] [--keep FOLDER]

Prints how many distinct states of the hall's folder were rebuilt and opened. --again: in how many of them
power fails a second time, while the kiosk starts. --keep: a new folder for the first state that is wrong.
Exit 0: nothing was lost; 1: something was.
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[4]))

from rebuilt import PowerCuts, Tried, fast_folder, not_traced
from scripted_day import recorded
from twice import cut_again, some


def main() -> int:
    """See above."""
    asked = _asked()
    if asked.keep is not None:
        asked.keep.mkdir(parents=True)
    started = time.monotonic()
    with fast_folder() as folder:
        root = folder / "hall"
        root.mkdir()
        day, reopening = recorded(root)
        unknown = not_traced(day.trace)
    kinds = Counter(type(operation).__name__ for operation in day.trace.operations)
    print(", ".join(f"{count} {kind}" for kind, count in kinds.most_common()))
    print(f"files that the trace does not know: {', '.join(unknown) or 'none'}")
    once = PowerCuts(day.trace, reopening.opened, reopening.judge, asked.seed).tried(
        asked.states, keep=asked.keep
    )
    print(f"{once.states} distinct states opened, from {once.cuts} cuts: {len(once.wrong)} wrong")
    twice = Tried()
    for found in some(day.trace, asked.again if not once.wrong else 0, asked.seed + 1):
        twice.add(cut_again(found, reopening, 100))
    print(f"{twice.states} more of a second cut, in {asked.again} starts: {len(twice.wrong)} wrong")
    for wrong in (*once.wrong, *twice.wrong)[:20]:
        print(f"  {wrong}")
    print(f"{time.monotonic() - started:.0f} s")
    return 1 if once.wrong or twice.wrong else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Cuts the power in a day of two kiosks.")
    parser.add_argument("--states", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--again", type=int, default=30)
    parser.add_argument("--keep", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
