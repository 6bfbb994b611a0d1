"""Where the store's benchmark writes: which file system that is, and what reached its device."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_IN_MEMORY = {"tmpfs", "ramfs", "devtmpfs"}
_SECTOR = 512
"""Bytes: the unit of /sys/block/*/stat, whatever the device has (kernel documentation, block/stat)."""
_LOOP_SIZE = 3 << 30
"""Bytes of the file that holds a file system of its own."""


class NoDisk(Exception):
    """This folder, or this machine, is not fit for it; the text says why."""


@dataclass(frozen=True)
class Disk:
    """A folder on a file system."""

    folder: Path
    kind: str
    """Of the file system: ext4, xfs, ..."""
    source: str
    """The device."""
    has_journal: bool
    """Whether it is ext4 with a journal, as a hall has."""
    stat: Path | None
    """Where the kernel counts what is written to the device; None where it does not say."""

    @property
    def name(self) -> str:
        """For the head of the table."""
        journal = f" {'with' if self.has_journal else 'without'} a journal" if self.kind == "ext4" else ""
        return f"{self.kind}{journal} on {self.source}"

    def written(self) -> int | None:
        """Bytes that reached the device since the machine started, by whoever wrote them."""
        return int(self.stat.read_text().split()[6]) * _SECTOR if self.stat else None


def disk_of(folder: Path) -> Disk:
    """The disk of a folder, which is made. Raises NoDisk for one that is in memory."""
    folder.mkdir(parents=True, exist_ok=True)
    number = folder.stat().st_dev
    device = f"{os.major(number)}:{os.minor(number)}"
    kind, source = _mounted(device)
    if kind in _IN_MEMORY:
        raise NoDisk(f"{folder} is in memory ({kind}): give a folder on a real disk with --folder.")
    stat = Path(f"/sys/dev/block/{device}/stat")
    name = Path(source).name
    journals = Path("/proc/fs/jbd2")
    has_journal = kind == "ext4" and any(path.name.startswith(f"{name}-") for path in journals.glob("*"))
    return Disk(folder, kind, source, has_journal, stat if stat.exists() else None)


@contextmanager
def loop_mounted(folder: Path) -> Iterator[Disk]:
    """A new ext4 with a journal in a file in `folder`, mounted while the block runs.

    Raises NoDisk where the machine does not let us: that takes root, mkfs.ext4 and a loop device.
    """
    if os.geteuid() != 0:
        raise NoDisk("mounting a file system in a file takes root.")
    image, mounted = folder / "ext4.image", folder / "ext4"
    mounted.mkdir(exist_ok=True)
    try:
        with image.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, _LOOP_SIZE)
        _run("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", str(image))
        _run("mount", "-o", "loop", str(image), str(mounted))
        try:
            yield disk_of(mounted / "bench")
        finally:
            _run("umount", str(mounted))
    finally:
        image.unlink(missing_ok=True)
        mounted.rmdir()


def cleared(folder: Path) -> Path:
    """The folder, empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _mounted(device: str) -> tuple[str, str]:
    """Kind and source of what is mounted from that device (proc(5): mountinfo)."""
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        mount, _, rest = line.partition(" - ")
        if mount.split()[2] == device:
            kind, source = rest.split()[:2]
            return kind, source
    return "unknown", device


def _run(*command: str) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise NoDisk(f"{command[0]} is not installed.") from error
    except subprocess.CalledProcessError as error:
        raise NoDisk(f"{command[0]} failed: {error.stderr.strip()}") from error
