"""Every operation on files that the store knows: the one seam where a fault can strike.

Tests hand in a subclass that records, refuses or cuts short what passes here.
"""

import os
from pathlib import Path

from kiosk import disk


class Files:
    """The machine's own files. Every method raises OSError, and nothing else; handles are descriptors."""

    def open(self, path: Path, *, create: bool = False, read_only: bool = False) -> int:
        """A handle to a file, to read and (unless `read_only`) write at positions; made (0600) on request."""
        flags = os.O_RDONLY if read_only else os.O_RDWR
        return os.open(path, flags | os.O_CLOEXEC | (os.O_CREAT if create else 0), disk.FILE_MODE)

    def close(self, handle: int) -> None:
        """Let go of a handle."""
        os.close(handle)

    def read(self, handle: int, size: int, position: int) -> bytes:
        """At most `size` bytes from `position`; fewer only at the end of the file."""
        return os.pread(handle, size, position)

    def write(self, handle: int, content: bytes, position: int) -> int:
        """Write at `position`; says how many bytes it took, which may be fewer (POSIX pwrite)."""
        return os.pwrite(handle, content, position)

    def sync(self, handle: int) -> None:
        """Return when the file's content, and the size needed to read it, is on the disk (fdatasync)."""
        os.fdatasync(handle)

    def reserve(self, handle: int, position: int, size: int) -> None:
        """Room on the disk for these bytes, which read as zeros until they are written."""
        os.posix_fallocate(handle, position, size)

    def truncate(self, handle: int, size: int) -> None:
        """Cut off, or lengthen with zeros."""
        os.ftruncate(handle, size)

    def size(self, handle: int) -> int:
        """Bytes in the file."""
        return os.fstat(handle).st_size

    def inode(self, handle: int) -> int:
        """The number of the file on its disk: a copy has another."""
        return os.fstat(handle).st_ino

    def links(self, handle: int) -> int:
        """How many names the file has."""
        return os.fstat(handle).st_nlink

    def rename(self, old: Path, new: Path) -> None:
        """Give a file another name in one step, in place of what had that name."""
        old.replace(new)

    def link(self, old: Path, new: Path) -> None:
        """A second name for the same file."""
        new.hardlink_to(old)

    def remove(self, path: Path) -> None:
        """Take away a name."""
        path.unlink()

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, sorted; none when there is no such folder."""
        try:
            return sorted(path.name for path in folder.iterdir())
        except FileNotFoundError:
            return []

    def make_folder(self, folder: Path) -> None:
        """A folder (0700) with its parents; one that exists is left as it is."""
        disk.make_folder(folder)

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in the folder are on the disk (fsync of the folder)."""
        disk.sync_folder(folder)


def write_all(files: Files, handle: int, content: bytes, position: int) -> None:
    """Write every byte, however often the disk takes but a part. Raises OSError."""
    while content:
        taken = files.write(handle, content, position)
        if taken <= 0:
            raise OSError(5, "the disk takes nothing")  # EIO
        content, position = content[taken:], position + taken


def read_all(files: Files, handle: int, position: int = 0) -> bytes:
    """Every byte from `position` to the end. Raises OSError."""
    size = files.size(handle)
    parts = []
    while position < size and (part := files.read(handle, size - position, position)):
        parts.append(part)
        position += len(part)
    return b"".join(parts)


def read_file(files: Files, path: Path) -> bytes:
    """All of a file. Raises OSError."""
    handle = files.open(path, read_only=True)
    try:
        return read_all(files, handle)
    finally:
        files.close(handle)


def write_file(files: Files, path: Path, *content: bytes) -> None:
    """Put a whole file on the disk: under another name, synced, then renamed; its folder synced.

    Raises OSError; then `path` is what it was, and what was begun is taken away where that still works.
    """
    begun = path.with_name(f"{path.name}.new")
    handle = files.open(begun, create=True)
    try:
        try:
            files.truncate(handle, 0)
            position = 0
            for piece in content:
                write_all(files, handle, piece, position)
                position += len(piece)
            files.sync(handle)
        finally:
            files.close(handle)
        files.rename(begun, path)
    except OSError:
        discard(files, begun)
        raise
    files.sync_folder(path.parent)


def make_folder(files: Files, folder: Path) -> None:
    """A folder whose name is on the disk, those above it as well. Raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.is_dir()]
    files.make_folder(folder)
    for each in missing:
        files.sync_folder(each.parent)


def discard(files: Files, path: Path) -> None:
    """Take a file away if that works: it is of no use to anybody."""
    try:
        files.remove(path)
    except OSError:
        return
