"""Two writers and a compactor are killed at random moments, 200 times over: nothing is lost or doubled.

A bounded part; `python tests/end_to_end/killing.py` tries as many rounds as asked.
"""

import subprocess
import sys
from itertools import count
from pathlib import Path

from killing import DeadlyFiles, Moment
from two_at_once import commit_pair, opened, opened_with, seen

ROUNDS = 200


def test_nothing_is_lost_when_processes_are_killed(tmp_path: Path) -> None:
    """What was acknowledged is there once, as it was told; places are dealt out exactly; the log agrees."""
    killing = [sys.executable, str(Path(__file__).with_name("killing.py"))]
    # From a process of its own: this one may have threads, which a fork would leave behind.
    done = subprocess.run(
        [*killing, "--rounds", str(ROUNDS), "--folder", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert f"{ROUNDS} rounds" in done.stdout


class Died(BaseException):
    """What no code catches: locks fall, and nothing more is written."""


class DyingFiles(DeadlyFiles):
    def die(self) -> None:
        raise Died


def test_who_lives_on_loses_nothing_wherever_a_compactor_died(tmp_path: Path) -> None:
    """Before each change of a file, or in the midst of it: what others commit afterwards is there."""
    for change in count(1):
        folder = tmp_path / str(change)
        living = opened(folder)
        commit_pair(living, 1)
        living.compact()
        commit_pair(living, 2)
        try:
            opened_with(folder, DyingFiles(Moment(0, change, half=True))).compact()
        except Died:
            died = True
        else:
            died = False
        for number in (3, 4):
            commit_pair(living, number)
            assert seen(opened(folder)) == number, f"it died at change {change}"
        assert opened(folder).damage == ()
        assert [entry.sequence for entry in opened(folder).log()] == [1, 2, 3, 4]
        if not died:
            break
    assert change > 20
