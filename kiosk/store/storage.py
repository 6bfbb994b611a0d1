"""TinyDB's seam for where documents live: the whole file in memory, written once per transaction."""

from pathlib import Path

import msgspec
from tinydb.storages import Storage

from kiosk.disk import replace_file
from kiosk.errors import StoreTrouble

Tables = dict[str, dict[str, dict[str, object]]]
"""TinyDB's own layout: table, document id, document."""

Signature = tuple[int, int, int]
"""Inode, size and change time of the file: differs after every atomic replace."""


class HallStorage(Storage):
    """Reads and writes TinyDB's JSON layout; `flush` makes it durable, `load` takes what another wrote."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._tables: Tables = {}
        self.signature: Signature | None = None

    def read(self) -> Tables:
        """All tables, as TinyDB asks for them."""
        return self._tables

    def write(self, data: Tables) -> None:
        """Take the tables from TinyDB; on disk only after `flush`."""
        self._tables = data

    def keep(self) -> Tables:
        """The tables as they stand, to `put_back`. TinyDB updates documents in place: it gets copies."""
        kept = {name: dict(rows) for name, rows in self._tables.items()}
        self._tables = {
            name: {place: dict(row) for place, row in rows.items()} for name, rows in self._tables.items()
        }
        return kept

    def put_back(self, kept: Tables) -> None:
        """Forget what was written since `keep`."""
        self._tables = kept

    def on_disk(self) -> Signature | None:
        """What the file looks like now; None when there is none."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise unreadable(self._path, error) from error
        return found.st_ino, found.st_size, found.st_mtime_ns

    def load(self) -> Tables:
        """Read the file. Raises StoreTrouble when it cannot be read or is not TinyDB's layout."""
        signature = self.on_disk()
        if signature is None:
            self._tables, self.signature = {}, None
            return self._tables
        try:
            tables = msgspec.json.decode(self._path.read_bytes(), type=Tables)
        except OSError as error:
            raise unreadable(self._path, error) from error
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise damaged(self._path, error) from error
        if not all(place.isdecimal() for rows in tables.values() for place in rows):
            raise damaged(self._path, "a document has no number")
        self._tables, self.signature = tables, signature
        return tables

    def flush(self) -> None:
        """Make the tables durable. Raises StoreTrouble; the file is then as it was."""
        try:
            replace_file(self._path, msgspec.json.encode(self._tables))
            self.signature = self.on_disk()
        except OSError as error:
            # NL: Bewaren lukt niet: {detail}.
            raise StoreTrouble("Saving does not work: {detail}.", detail=error.strerror or error) from error
        except (UnicodeEncodeError, msgspec.EncodeError) as error:
            raise StoreTrouble("Saving does not work: {detail}.", detail=error) from error


def unreadable(path: Path, error: OSError) -> StoreTrouble:
    """The error for a file that is there and cannot be read."""
    # NL: {file} is niet te lezen: {detail}.
    return StoreTrouble("{file} cannot be read: {detail}.", file=path, detail=error.strerror or error)


def damaged(path: Path, detail: object) -> StoreTrouble:
    """The error for a file that is not what the store wrote."""
    # NL: {file} is beschadigd: {detail}. Zet een reservekopie terug.
    return StoreTrouble("{file} is damaged: {detail}. Put back a backup.", file=path, detail=detail)
