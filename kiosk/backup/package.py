"""The file: a plain tar (POSIX ustar) of which every byte follows from names and contents.

Members are regular files, 0600, of no owner and no time, in the order in which the last of them, the
manifest, names them with size and SHA-256. So a single flipped bit shows, and a link cannot even be said.
"""

import tarfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import BinaryIO, NamedTuple

import msgspec

MANIFEST = "manifest.json"
FORMAT = 1

_BLOCK = tarfile.BLOCKSIZE
_CHUNK = 1 << 20
_MOST_FILES = 100_000
_LONGEST_MANIFEST = 64 << 20
"""Bytes."""


class Sum(msgspec.Struct, frozen=True):
    """By which one file is known to be whole."""

    size: int
    """Bytes."""
    sha256: str
    """In hex."""


class Manifest(msgspec.Struct, frozen=True):
    """What is in the file, in this order."""

    format: int
    files: dict[str, Sum]


class NotWhole(ValueError):
    """This is no backup, or not as it was written; the text says why."""


class Member(NamedTuple):
    """One file of a backup that is being read."""

    name: str
    size: int


class Packer:
    """Writes a backup to an open file. Every method raises OSError."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._sums: dict[str, Sum] = {}
        self.size = 0
        """Bytes written."""

    def add(self, name: str, content: bytes) -> None:
        """One file more. Raises ValueError for a name that is too long, or was there."""
        if name in self._sums:
            raise ValueError(f"{name} is there twice")
        self._put(name, content)
        self._sums[name] = Sum(len(content), sha256(content).hexdigest())

    def finish(self) -> None:
        """The manifest, and the end."""
        self._put(MANIFEST, msgspec.json.encode(Manifest(FORMAT, self._sums)))
        self._write(_ending(self.size))

    def _put(self, name: str, content: bytes) -> None:
        self._write(_header(name, len(content)))
        self._write(content)
        self._write(bytes(-len(content) % _BLOCK))

    def _write(self, content: bytes) -> None:
        self._file.write(content)
        self.size += len(content)


Take = Callable[[Member], Callable[[bytes], object]]
"""Gets a member and gives what its bytes are to be handed to."""


def unpack(file: BinaryIO, take: Take) -> None:
    """Read a backup to its end, handing everything out. Raises NotWhole, also after much was handed out, and
    OSError.
    """
    found: dict[str, Sum] = {}
    for member in _members(file):
        if member.name == MANIFEST:
            if member.size > _LONGEST_MANIFEST:
                raise NotWhole("its manifest is too long")
            _compare(_content(file, member.size), found)
            position = file.tell()
            if file.read() != _ending(position):
                raise NotWhole("there is something behind its manifest")
            return
        if member.name in found or len(found) >= _MOST_FILES:
            raise NotWhole(f"{member.name} is there twice, or there are too many files")
        found[member.name] = _copied(file, member, take(member))
    raise NotWhole("it has no manifest")


def _members(file: BinaryIO) -> Iterator[Member]:
    while True:
        block = file.read(_BLOCK)
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
            expected = _header(info.name, info.size)
        except (tarfile.TarError, ValueError) as error:
            raise NotWhole(str(error)) from error
        if block != expected:
            raise NotWhole("a member is not as a backup writes it")
        yield Member(info.name, info.size)


def _copied(file: BinaryIO, member: Member, give: Callable[[bytes], object]) -> Sum:
    digest, left = sha256(), member.size
    while left:
        piece = file.read(min(left, _CHUNK))
        if not piece:
            raise NotWhole("it ends too early")
        digest.update(piece)
        give(piece)
        left -= len(piece)
    _padding(file, member.size)
    return Sum(member.size, digest.hexdigest())


def _content(file: BinaryIO, size: int) -> bytes:
    content = file.read(size)
    if len(content) != size:
        raise NotWhole("it ends too early")
    _padding(file, size)
    return content


def _padding(file: BinaryIO, size: int) -> None:
    if file.read(-size % _BLOCK) != bytes(-size % _BLOCK):
        raise NotWhole("a member is not as a backup writes it")


def _compare(content: bytes, found: dict[str, Sum]) -> None:
    try:
        manifest = msgspec.json.decode(content, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotWhole("its manifest cannot be read") from error
    if manifest.format != FORMAT or msgspec.json.encode(manifest) != content:
        raise NotWhole("its manifest is not as this kiosk writes it")
    if list(manifest.files.items()) != list(found.items()):
        raise NotWhole("its files are not those of its manifest")


def _header(name: str, size: int) -> bytes:
    """Raises ValueError for a name that is too long."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info.tobuf(tarfile.USTAR_FORMAT, "utf-8", "strict")


def _ending(position: int) -> bytes:
    return bytes(2 * _BLOCK + -(position + 2 * _BLOCK) % tarfile.RECORDSIZE)
