"""Several processes on one hall: whoever looks sees what was committed, and never half of it."""

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from two_at_once import commit_pair, opened

from screens.live import EVERY

PATIENCE = 60
"""Seconds for what takes one or two."""


def test_a_look_shows_every_commit_whole_and_at_once(tmp_path: Path) -> None:
    """The first look after a commit returned shows it, both records or neither, while generations change;
    a kiosk looks twice a second.
    """
    assert EVERY <= 0.5
    (tmp_path / "returned").touch()
    commit_pair(opened(tmp_path), tmp_path, 0)
    program = str(Path(__file__).with_name("two_at_once.py"))
    with ExitStack() as running:

        def start(role: str) -> subprocess.Popen[str]:
            command = [sys.executable, program, role, str(tmp_path)]
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            running.enter_context(process)
            running.callback(process.kill)
            return process

        readers = [start("read"), start("read")]
        assert [reader.stdout and reader.stdout.readline() for reader in readers] == ["begun\n"] * 2
        writer, compactor = start("write"), start("compact")
        for process in (compactor, *readers, writer):
            process.communicate(timeout=PATIENCE)
            assert process.returncode == 0, process.args
