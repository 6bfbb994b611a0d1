"""TinyDB's own table and database, whose writes cost what they change."""

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document as Row
from tinydb.table import Table
from tinydb.utils import LRUCache

from kiosk.store.log import Who
from kiosk.store.rows import WorkingRows, as_json, own
from kiosk.store.storage import SOMEBODY, JournalStorage

_MOST_CACHED = 100
"""Documents in an answer that is kept."""


class SmallAnswers(LRUCache[Any, Any]):
    """A query cache that keeps no answer of many documents: ten of those would be a hall's whole memory."""

    def set(self, key: Any, value: Any) -> None:
        """Keep the answer, if it is a small one."""
        if len(value) <= _MOST_CACHED:
            super().set(key, value)


class JournalTable(Table):
    """A table whose writes cost what they change, and whose cache sees what other processes commit."""

    query_cache_class = SmallAnswers

    def __init__(
        self, storage: Storage, name: str, cache_size: int = 10, persist_empty: bool = False
    ) -> None:
        super().__init__(storage, name, cache_size)
        self._cached_at = -1
        if persist_empty and isinstance(storage, JournalStorage):
            with storage.transaction() as overlay:
                if name not in overlay.names():
                    overlay.touch(name)
        elif persist_empty and not super()._read_table():
            super()._update_table(lambda table: table.clear())

    def insert(self, document: Mapping[str, Any]) -> int:
        """As TinyDB's."""
        if not isinstance(self._storage, JournalStorage):
            return super().insert(document)
        if not isinstance(document, Mapping):
            raise ValueError("Document is not a Mapping")
        with self._storage.transaction() as overlay:
            if isinstance(document, self.document_class):
                doc_id = document.doc_id
                if overlay.get(self.name, str(doc_id)) is not None:
                    raise ValueError(f"Document with ID {doc_id} already exists")
            else:
                doc_id = self._get_next_id()
            overlay.put(self.name, str(doc_id), as_json(dict(document)))
        self.clear_cache()
        return doc_id

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """As TinyDB's; looking and writing are one step."""
        with self._whole():
            return super().upsert(document, cond)

    def search(self, cond: QueryLike) -> list[Row]:
        """As TinyDB's; what is handed out is the caller's own."""
        self._refresh_cache()
        return [self._own(row) for row in super().search(cond)]

    def get(
        self, cond: QueryLike | None = None, doc_id: int | None = None, doc_ids: list[int] | None = None
    ) -> Any:
        """As TinyDB's; what is handed out is the caller's own."""
        found: Any = super().get(cond, doc_id, doc_ids)  # type: ignore[arg-type]
        if isinstance(found, list):
            return [self._own(row) for row in found]
        return None if found is None else self._own(found)

    def __iter__(self) -> Iterator[Row]:
        rows = list(self._read_table().items())
        return (self._own(self.document_class(row, self.document_id_class(place))) for place, row in rows)

    def _own(self, row: Row) -> Row:
        return self.document_class(own(row), row.doc_id)

    def _refresh_cache(self) -> None:
        if isinstance(self._storage, JournalStorage) and self._query_cache.capacity != 0:
            sequence = -1 if self._storage.mine is not None else self._storage.sequence()
            if sequence != self._cached_at or sequence < 0:
                self.clear_cache()
                self._cached_at = sequence

    @contextmanager
    def _whole(self) -> Generator[None, None, None]:
        if not isinstance(self._storage, JournalStorage):
            yield
            return
        with self._storage.transaction():
            yield

    def _get_next_id(self) -> int:
        if not isinstance(self._storage, JournalStorage):
            return int(super()._get_next_id())  # type: ignore[no-untyped-call]
        return self._storage.next_place(self.name)

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        if not isinstance(self._storage, JournalStorage):
            return super()._read_table()
        return self._storage.rows(self.name)  # type: ignore[return-value]

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        if not isinstance(self._storage, JournalStorage):
            super()._update_table(updater)
            return
        with self._storage.transaction() as overlay:
            working = WorkingRows(overlay, self.name)
            updater(working)
            working.keep()
        self.clear_cache()


class JournalDB(TinyDB):
    """TinyDB with our storage and table: `JournalDB(folder)`."""

    default_storage_class = JournalStorage  # type: ignore[assignment]
    table_class = JournalTable

    @contextmanager
    def transaction(self, who: Who = SOMEBODY, what: str = "tinydb") -> Generator[None, None, None]:
        """Writes to any table in the block are committed together, or not at all. Raises StoreTrouble."""
        storage = self.storage
        assert isinstance(storage, JournalStorage)  # JournalDB is made with no other
        with storage.transaction(who, what):
            yield

    def drop_table(self, name: str) -> None:
        """As TinyDB's; looking and writing are one step."""
        with self.transaction():
            super().drop_table(name)

    def drop_tables(self) -> None:
        """As TinyDB's; looking and writing are one step."""
        with self.transaction():
            super().drop_tables()
