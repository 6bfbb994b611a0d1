"""Several processes on one hall: whoever looks sees what was committed, and never half of it."""

import subprocess
import sys
from contextlib import ExitStack, suppress
from pathlib import Path

from two_at_once import commit_pair, opened, opened_with, seen

from kiosk.store import Files
from screens.live import EVERY

PATIENCE = 60
"""Seconds for what takes one or two."""


def test_a_look_shows_every_commit_whole_and_at_once(tmp_path: Path) -> None:
    """The first look after a commit returned shows it, both records or neither, while generations change;
    a kiosk looks twice a second.
    """
    assert EVERY <= 0.5
    commit_pair(opened(tmp_path), 0)
    (tmp_path / "returned").write_bytes(b"%08d" % 0)
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


class Died(BaseException):
    """What no code catches: locks fall, and nothing more is written."""


class NeverSynced(Files):
    """What is added to a journal is written, and not on the disk yet when its writer dies."""

    def sync(self, handle: int) -> None:
        raise Died(handle)


class Meanwhile(Files):
    """A generation begins while somebody looks for the newest, and a line is being added to it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.armed = folder, False

    def names(self, folder: Path) -> list[str]:
        if self.armed:
            self.armed = False
            opened(self.folder).compact()
            with suppress(Died):
                commit_pair(opened_with(self.folder, NeverSynced()), 3)
        return super().names(folder)


def test_who_reads_a_generation_that_just_began_sees_nothing_before_it_is_on_the_disk(tmp_path: Path) -> None:
    """A line whose writer was still waiting for the disk could be gone after a power cut."""
    files = Meanwhile(tmp_path)
    commit_pair(opened(tmp_path), 1)
    reader = opened_with(tmp_path, files)
    # Two generations behind: it has to read everything anew.
    for _ in range(2):
        opened(tmp_path).compact()
        commit_pair(opened(tmp_path), 2)
    files.armed = True
    assert seen(reader) == 2
    assert not files.armed
    commit_pair(reader, 4)
    assert (seen(reader), seen(opened(tmp_path)), reader.damage) == (4, 4, ())
