"""Power is cut at every moment of a day with two writers, compactions and a redaction: nothing is lost.

A bounded part; `python tests/kiosk/store/power/run.py` tries as many states as asked.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rebuilt import PowerCuts, Tried, fast_folder, not_traced
from reopened import LIVE, Reopening
from scripted_day import TRANSACTIONS, Day, recorded
from twice import cut_again, some


@pytest.fixture(scope="module")
def lived() -> Iterator[tuple[Day, Reopening, Path]]:
    with fast_folder() as folder:
        root = folder / "hall"
        root.mkdir()
        yield *recorded(root), root


def test_the_trace_tells_everything(lived: tuple[Day, Reopening, Path]) -> None:
    """Every change of a file goes through the seam, but for the locks, which hold nothing."""
    day, _, _ = lived
    locks = {f"{LIVE}/lock", f"{LIVE}/compacting"}
    assert set(not_traced(day.trace)) <= locks
    assert len(day.halls) > TRANSACTIONS


def test_what_was_acknowledged_survives_a_power_cut(lived: tuple[Day, Reopening, Path]) -> None:
    """It is there exactly; everything else is wholly there or not at all; the next transaction works."""
    day, reopening, _ = lived
    tried = PowerCuts(day.trace, reopening.opened, reopening.judge).tried(900, close=False)
    assert tried.wrong == []
    assert tried.states >= 900


def test_a_second_power_cut_while_the_kiosk_starts_loses_nothing_either(
    lived: tuple[Day, Reopening, Path],
) -> None:
    """Recovery itself may be cut short, anywhere."""
    day, reopening, _ = lived
    tried = Tried()
    for found in some(day.trace, 4, seed=1):
        tried.add(cut_again(found, reopening, 40))
    assert tried.wrong == []
    assert tried.states >= 160
