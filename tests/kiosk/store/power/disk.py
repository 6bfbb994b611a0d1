"""What is on the disk after a power cut: what was synced, and a legal part of what was not.

The rules, those of ext4 and harsher where POSIX promises less:

- A synced file holds what was written before. Of what was written since, each sector (512 bytes) holds any of
  the versions it had, whatever the others hold; one sector may be cut at any byte (`Cut.torn`).
- The size goes its own way: a file may be longer than what of it arrived (zeros then), or shorter.
- Cutting a file off happens in order: nothing that was written after it is there without it.
- The names in a folder change in order: a first part of what was done since the folder was synced is there.
  Syncing a file says nothing of its name, nor syncing a folder of what its files hold.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from traced import (
    ROOT,
    FileOperation,
    Named,
    NameOperation,
    Operation,
    Reserve,
    Resize,
    Sync,
    SyncFolder,
    Unnamed,
    Write,
)

SECTOR = 512


class Content(NamedTuple):
    """What a file holds: `bytes_`, then zeros up to `size`."""

    bytes_: bytes
    size: int


EMPTY = Content(b"", 0)


@dataclass(frozen=True, slots=True)
class FileCut:
    """What came through of a file's operations since it was synced."""

    upto: int
    """Operations from this one on did not happen."""
    sectors: Mapping[int, int] = field(default_factory=dict)
    """For a sector by its number: of writes, those from this one on did not reach it."""
    torn: tuple[int, int] | None = None
    """A sector, and how many bytes of it the last write that reached it got done."""
    size: int | None = None
    """Of the file; None: what the operations make it."""


NOTHING = FileCut(0)


@dataclass(frozen=True, slots=True)
class File:
    """What is on the disk, and what may be."""

    content: Content = EMPTY
    pending: tuple[FileOperation, ...] = ()

    @property
    def whole(self) -> FileCut:
        """Everything came through."""
        return FileCut(len(self.pending))

    def after(self, cut: FileCut) -> Content:
        """What it holds when power fails and this came through."""
        if not self.pending or cut.upto == 0:
            return self.content
        data, size = bytearray(self.content.bytes_), self.content.size
        for number, operation in enumerate(self.pending[: cut.upto]):
            match operation:
                case Write():
                    for position, piece in _arrived(operation, number, cut):
                        data.extend(bytes(max(0, position - len(data))))
                        data[position : position + len(piece)] = piece
                    size = max(size, operation.end)
                case Reserve():
                    size = max(size, operation.end)
                case Resize():
                    del data[operation.size :]
                    size = operation.size
        size = size if cut.size is None else cut.size
        return Content(bytes(data[:size]).rstrip(b"\0"), size)


def _arrived(write: Write, number: int, cut: FileCut) -> Iterator[tuple[int, bytes]]:
    if not cut.sectors and cut.torn is None:
        yield write.position, write.content
        return
    for sector in sectors(write):
        limit = cut.sectors.get(sector, cut.upto)
        if number >= limit:
            continue
        start = max(write.position, sector * SECTOR)
        end = min(write.end, (sector + 1) * SECTOR)
        if cut.torn is not None and cut.torn[0] == sector and number == limit - 1:
            end = min(end, sector * SECTOR + cut.torn[1])
        if start < end:
            yield start, write.content[start - write.position : end - write.position]


def sectors(write: Write) -> range:
    """The numbers of the sectors that it touches."""
    return range(write.position // SECTOR, (write.end + SECTOR - 1) // SECTOR)


@dataclass(frozen=True, slots=True)
class Folder:
    """The names that are on the disk, and what was done since."""

    names: Mapping[str, int] = field(default_factory=dict)
    pending: tuple[NameOperation, ...] = ()

    def after(self, count: int) -> Mapping[str, int]:
        """The names, with the number of each file or folder, when the first `count` came through."""
        if not count:
            return self.names
        names = dict(self.names)
        for operation in self.pending[:count]:
            match operation:
                case Named(name=name, node=node, before=before):
                    names.pop(before, None)
                    names[name] = node
                case Unnamed(name=name):
                    names.pop(name, None)
        return names


@dataclass(frozen=True, slots=True)
class Cut:
    """What came through of everything: nothing of files and folders that are not named."""

    files: Mapping[int, FileCut] = field(default_factory=dict)
    folders: Mapping[int, int] = field(default_factory=dict)


class Found(NamedTuple):
    """What a machine finds when it starts again, by paths from the trace's folder."""

    folders: tuple[str, ...]
    """Each after the one it is in."""
    files: Mapping[str, tuple[int, Content]]
    """The number of the file, the same for all its names, and what it holds."""

    @property
    def digest(self) -> bytes:
        """Equal when nothing differs."""
        parts = [f"{name}/" for name in sorted(self.folders)]
        parts += [f"{path} {node} {_digest(content)}" for path, (node, content) in sorted(self.files.items())]
        return blake2b("\n".join(parts).encode(), digest_size=16).digest()


@lru_cache(maxsize=4096)
def _digest(content: Content) -> str:
    return f"{content.size} {blake2b(content.bytes_, digest_size=16).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Disk:
    """Files and folders by number, at one moment. It never changes: an operation makes another one."""

    files: Mapping[int, File] = field(default_factory=dict)
    folders: Mapping[int, Folder] = field(default_factory=lambda: {ROOT: Folder()})

    @staticmethod
    def of(found: Found) -> "Disk":
        """Where everything that was found is on the disk, under the same numbers; folders get new ones."""
        last = max((number for number, _ in found.files.values()), default=ROOT)
        numbers = {name: last + place for place, name in enumerate(found.folders, 1)} | {"": ROOT}
        names: dict[int, dict[str, int]] = {number: {} for number in numbers.values()}
        for path, number in (
            *numbers.items(),
            *((path, number) for path, (number, _) in found.files.items()),
        ):
            if path:
                above, _, name = path.rpartition("/")
                names[numbers[above]][name] = number
        files = {number: File(content) for number, content in found.files.values()}
        return Disk(files, {number: Folder(known) for number, known in names.items()})

    def then(self, operation: Operation) -> "Disk":
        """The disk after it."""
        match operation:
            case Write(file=number) | Reserve(file=number) | Resize(file=number):
                file = self.files.get(number, File())
                return self._with_file(number, replace(file, pending=(*file.pending, operation)))
            case Sync(file=number):
                file = self.files.get(number, File())
                return self._with_file(number, File(file.after(file.whole)))
            case Named(folder=number) | Unnamed(folder=number):
                folder = self.folders[number]
                disk = self._with_folder(number, replace(folder, pending=(*folder.pending, operation)))
                if isinstance(operation, Named) and operation.new_folder:
                    return disk._with_folder(operation.node, Folder())
                return disk
            case SyncFolder(folder=number):
                folder = self.folders[number]
                return self._with_folder(number, Folder(folder.after(len(folder.pending))))
        return self

    def _with_file(self, number: int, file: File) -> "Disk":
        return replace(self, files={**self.files, number: file})

    def _with_folder(self, number: int, folder: Folder) -> "Disk":
        return replace(self, folders={**self.folders, number: folder})

    @property
    def whole(self) -> Cut:
        """Everything came through."""
        return Cut(
            {number: file.whole for number, file in self.files.items()},
            {number: len(folder.pending) for number, folder in self.folders.items()},
        )

    def after(self, cut: Cut) -> Found:
        """What is found when power fails and this came through."""
        folders: list[str] = []
        files: dict[str, tuple[int, Content]] = {}
        to_do = [("", ROOT)]
        while to_do:
            path, number = to_do.pop()
            names = self.folders[number].after(cut.folders.get(number, 0))
            for name, node in names.items():
                if node in self.folders:
                    folders.append(f"{path}{name}")
                    to_do.append((f"{path}{name}/", node))
                else:
                    file = self.files.get(node, File())
                    files[f"{path}{name}"] = node, file.after(cut.files.get(node, NOTHING))
        return Found(tuple(folders), files)
