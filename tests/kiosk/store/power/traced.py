"""File operations done for real and written down, in order: what a power cut is tried on afterwards.

Files and folders are known by numbers of the trace's own: a kernel gives an inode's number out again.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.store.files import Files

ROOT = 0
"""Number of the folder that a trace is about: it was on the disk before."""


@dataclass(frozen=True, slots=True)
class Write:
    """These bytes from that position on."""

    file: int
    position: int
    content: bytes

    @property
    def end(self) -> int:
        """The position behind its last byte."""
        return self.position + len(self.content)


@dataclass(frozen=True, slots=True)
class Reserve:
    """The file is at least `end` bytes long; what nobody wrote reads as zeros."""

    file: int
    end: int


@dataclass(frozen=True, slots=True)
class Resize:
    """Cut off at `size`, or lengthened with zeros."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """What was done to the file before is on the disk."""

    file: int


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a folder for a file or folder, new or not, in place of what had that name."""

    folder: int
    name: str
    node: int
    before: str = ""
    """The name that it had until then, in the same folder and the same step: a rename."""
    new_folder: bool = False


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A name is gone."""

    folder: int
    name: str


@dataclass(frozen=True, slots=True)
class SyncFolder:
    """The names that were given and taken in the folder before are on the disk."""

    folder: int


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """From here on, whoever asked for it was told that it is done."""

    what: object


FileOperation = Write | Reserve | Resize
NameOperation = Named | Unnamed
Operation = FileOperation | NameOperation | Sync | SyncFolder | Acknowledged


class Trace:
    """What all who share it did to the files in a folder."""

    def __init__(self, root: Path, names: dict[int, dict[str, int]] | None = None) -> None:
        """`names`: what is in `root` and in the folders in it, by their numbers; empty when not said."""
        self.root = root
        self.operations: list[Operation] = []
        self.lock = threading.RLock()
        """Held from doing to writing down, so that the order is the true one."""
        self.handles: dict[int, int] = {}
        """The number of the file behind each open handle."""
        self._names: dict[int, dict[str, int]] = names or {ROOT: {}}
        self._last = max(max(known.values(), default=ROOT) for known in self._names.values())

    def acknowledged(self, what: object) -> None:
        """Say that it was promised to somebody."""
        self.add(Acknowledged(what))

    def add(self, operation: Operation) -> None:
        """Put one down, last."""
        with self.lock:
            self.operations.append(operation)
            if isinstance(operation, Named | Unnamed):
                names = self._names[operation.folder]
                names.pop(operation.before if isinstance(operation, Named) else operation.name, None)
                if isinstance(operation, Named):
                    names[operation.name] = operation.node

    def new_file(self, path: Path) -> int:
        """Put down that a file appeared; gives its number."""
        self._last += 1
        self.add(Named(*self.place(path), self._last))
        return self._last

    def new_folder(self, path: Path) -> int:
        """The folder's number; put down as new, its parents too, where it was not known."""
        if path == self.root:
            return ROOT
        above = self.new_folder(path.parent)
        known = self._names[above].get(path.name)
        if known is None:
            self._last += 1
            known = self._last
            self._names[known] = {}
            self.add(Named(above, path.name, known, new_folder=True))
        return known

    def place(self, path: Path) -> tuple[int, str]:
        """The number of the folder it is in, and its name there."""
        return self.new_folder(path.parent), path.name

    def number(self, path: Path) -> int | None:
        """Of the file or folder; None for one that nobody made through a `TracedFiles`."""
        if path == self.root:
            return ROOT
        folder, name = self.place(path)
        return self._names[folder].get(name)

    def within(self, path: Path) -> bool:
        """Whether the trace is about it."""
        return path.is_relative_to(self.root)


class TracedFiles(Files):
    """The machine's files; what is changed in the trace's folder is put down in the trace."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace

    def open(self, path: Path, *, create: bool = False, read_only: bool = False) -> int:
        """As ever; a file that was not known is new, with what it holds."""
        with self._trace.lock:
            handle = super().open(path, create=create, read_only=read_only)
            if self._trace.within(path):
                number = self._trace.number(path)
                self._trace.handles[handle] = self._found(path) if number is None else number
            return handle

    def _found(self, path: Path) -> int:
        number = self._trace.new_file(path)
        if content := path.read_bytes():
            self._trace.add(Write(number, 0, content))
        return number

    def close(self, handle: int) -> None:
        """As ever."""
        with self._trace.lock:
            self._trace.handles.pop(handle, None)
            super().close(handle)

    def write(self, handle: int, content: bytes, position: int) -> int:
        """As ever; what the disk took is put down."""
        with self._trace.lock:
            taken = super().write(handle, content, position)
            self._put_down(handle, lambda file: Write(file, position, bytes(content[:taken])))
            return taken

    def sync(self, handle: int) -> None:
        """As ever."""
        with self._trace.lock:
            super().sync(handle)
            self._put_down(handle, Sync)

    def reserve(self, handle: int, position: int, size: int) -> None:
        """As ever."""
        with self._trace.lock:
            super().reserve(handle, position, size)
            self._put_down(handle, lambda file: Reserve(file, position + size))

    def truncate(self, handle: int, size: int) -> None:
        """As ever."""
        with self._trace.lock:
            super().truncate(handle, size)
            self._put_down(handle, lambda file: Resize(file, size))

    def inode(self, handle: int) -> int:
        """The trace's own number, so that what is written does not differ from run to run."""
        return self._trace.handles.get(handle, 0) or super().inode(handle)

    def rename(self, old: Path, new: Path) -> None:
        """As ever, within one folder."""
        with self._trace.lock:
            if old.parent != new.parent:
                raise NotImplementedError("the model knows no rename from folder to folder")
            node = self._trace.number(old) or self._found(old)
            super().rename(old, new)
            if node != self._trace.number(new):  # two names of one file stay as they are (POSIX rename)
                self._trace.add(Named(*self._trace.place(new), node, before=old.name))

    def link(self, old: Path, new: Path) -> None:
        """As ever."""
        with self._trace.lock:
            node = self._trace.number(old) or self._found(old)
            super().link(old, new)
            self._trace.add(Named(*self._trace.place(new), node))

    def remove(self, path: Path) -> None:
        """As ever."""
        with self._trace.lock:
            super().remove(path)
            if self._trace.number(path) is not None:
                self._trace.add(Unnamed(*self._trace.place(path)))

    def make_folder(self, folder: Path) -> None:
        """As ever; parents that were not known are new too."""
        with self._trace.lock:
            super().make_folder(folder)
            if self._trace.within(folder):
                self._trace.new_folder(folder)

    def sync_folder(self, folder: Path) -> None:
        """As ever."""
        with self._trace.lock:
            super().sync_folder(folder)
            if self._trace.within(folder):
                self._trace.add(SyncFolder(self._trace.new_folder(folder)))

    def _put_down(self, handle: int, made: Callable[[int], Operation]) -> None:
        number = self._trace.handles.get(handle)
        if number is not None:
            self._trace.add(made(number))
