"""All documents of a hall, once, in TinyDB's own layout, with lean indexes beside them."""

from collections.abc import Collection, Iterable
from typing import Any

from kiosk.model import KINDS, Record
from kiosk.store.documents import decode
from kiosk.store.facts import Document, Fact, Gone, New, Set, TableComes, TableGoes, Unset

Rows = dict[str, Document]
"""One table: documents by TinyDB's document id, as text."""
Tables = dict[str, Rows]

PARENT = {
    "meeting": "initiative",
    "task": "initiative",
    "news": "initiative",
    "sign_up": "initiative",
    "occurrence": "meeting",
    "absence": "sign_up",
    "call_answer": "sign_up",
    "supporter": "idea",
    "likeness": "one",
    "imported": "record",
}
"""The field of each kind that names what it belongs to."""

SECOND_PARENT = {"likeness": "other"}
"""The field of a kind that belongs to two."""

PARENTS = {
    kind: (field, SECOND_PARENT[kind]) if kind in SECOND_PARENT else (field,)
    for kind, field in PARENT.items()
}
"""All fields of each kind that name what it belongs to."""

ROOTS = frozenset({"initiative", "idea"})
"""Kinds that belong to nothing: what changes below one of them changes it."""

_OF_A_ROOT = frozenset({"initiative", "idea", "one"})
"""Fields that name a root."""

CODED = frozenset({"sign_up", "idea", "supporter"})
"""Kinds that a visitor finds again with a code."""

_MOST_RECORDS = 16_384
"""Records kept ready per kind. More than a hall has; a bound all the same."""

_NONE: dict[str, Any] = {}


class Memory:
    """Changed only by facts. A document is replaced, never written into: whoever holds one may keep it."""

    def __init__(self, tables: Tables, sequence: int = 0) -> None:
        self.tables = tables
        self.sequence = sequence
        """Number of the last transaction it holds."""
        self.next: dict[str, int] = {}
        """For each table the first document id that was never used."""
        self.loaded_at = sequence
        self.touched: dict[str, int] = {}
        """Initiatives and ideas that changed since it was loaded, with the number of the transaction;
        the last one stands last.
        """
        self.wrong: dict[tuple[str, str], str] = {}
        """Documents that are no valid record, with the reason; by table and document id."""
        self._ids: dict[str, dict[str, str]] = {}
        self._children: dict[str, dict[str, list[str]]] = {}
        self._codes: dict[str, dict[str, str | list[str]]] = {}
        self._ready: dict[str, dict[str, Record | None]] = {}
        for kind, rows in tables.items():
            self._index_table(kind, rows)

    def place(self, kind: str, record: str) -> str | None:
        """TinyDB's document id of the record with that public id."""
        return self._ids.get(kind, _NONE).get(record)

    def document(self, kind: str, place: str) -> Document | None:
        """The document at that place."""
        return self.tables.get(kind, _NONE).get(place)

    def record(self, kind: str, place: str) -> Record | None:
        """The record that the document there tells of; None when it is no valid one (see `wrong`)."""
        ready = self._ready.setdefault(kind, {})
        try:
            return ready[place]
        except KeyError:
            pass
        found: Record | None = None
        try:
            found = decode(kind, self.tables[kind][place])
        except ValueError as error:
            self.wrong[kind, place] = str(error)
        if len(ready) >= _MOST_RECORDS:
            ready.clear()
        ready[place] = found
        return found

    def places(self, kind: str) -> Iterable[str]:
        """The places of all records of the kind, oldest first: one for each public id."""
        return self._ids.get(kind, _NONE).values()

    def count(self, kind: str) -> int:
        """How many records there are of the kind."""
        return len(self._ids.get(kind, _NONE))

    def children(self, kind: str, parent: str) -> list[str]:
        """The places of those that belong to the parent, oldest first."""
        found: list[str] = self._children.get(kind, _NONE).get(parent, [])
        return found

    def parents(self, kind: str) -> Collection[str]:
        """Those to whom anything of the kind belongs."""
        return self._children.get(kind, _NONE).keys()

    def coded(self, code: str, kind: str = "sign_up") -> list[str]:
        """The places of the sign-ups (or others of `CODED`) that carry this HMAC of a code."""
        found: str | list[str] = self._codes.get(kind, _NONE).get(code, [])
        return [found] if isinstance(found, str) else found

    def next_place(self, kind: str) -> int:
        """A document id that no document of the table ever had."""
        return self.next.get(kind, 1)

    def apply(self, facts: Iterable[Fact], sequence: int) -> None:
        """Take in one transaction."""
        self.sequence = sequence
        for fact in facts:
            what = type(fact)
            if what is New:
                self._put(fact.kind, fact.place, fact.fields)  # type: ignore[union-attr]
            elif isinstance(fact, Set):
                before = self.tables[fact.kind][str(fact.place)]
                self._put(fact.kind, fact.place, {**before, fact.field: fact.value})
            elif isinstance(fact, Unset):
                before = self.tables[fact.kind][str(fact.place)]
                after = {key: each for key, each in before.items() if key != fact.field}
                self._put(fact.kind, fact.place, after)
            elif isinstance(fact, Gone):
                self._drop(fact.kind, str(fact.place))
            elif isinstance(fact, TableComes):
                if not self.tables.setdefault(fact.kind, {}):
                    self.next[fact.kind] = 1
            elif isinstance(fact, TableGoes):
                self.tables.pop(fact.kind, None)
                self.next.pop(fact.kind, None)

    def _put(self, kind: str, number: int, document: Document) -> None:
        rows = self.tables.get(kind)
        if rows is None:
            rows = self.tables[kind] = {}
        place = str(number)
        before = rows.get(place)
        rows[place] = document
        if before is None:
            if number >= self.next.get(kind, 1):
                self.next[kind] = number + 1
            if kind in KINDS:
                self._index(kind, place, document)
                self._touch(kind, document)
        elif kind in KINDS:
            self._forget_ready(kind, place)
            indexed = ("id", *PARENTS.get(kind, ()), "code")
            if any(before.get(field) != document.get(field) for field in indexed):
                self._unindex(kind, place, before)
                self._index(kind, place, document)
            self._touch(kind, document)

    def _drop(self, kind: str, place: str) -> None:
        before = self.tables[kind].pop(place)
        if kind in KINDS:
            self._forget_ready(kind, place)
            self._touch(kind, before)
            self._unindex(kind, place, before)

    def _forget_ready(self, kind: str, place: str) -> None:
        self.wrong.pop((kind, place), None)
        if (ready := self._ready.get(kind)) is not None:
            ready.pop(place, None)

    def _index_table(self, kind: str, rows: Rows) -> None:
        self.next[kind] = max(map(int, rows), default=0) + 1
        if kind in KINDS:
            for place, document in rows.items():
                self._index(kind, place, document)

    def _index(self, kind: str, place: str, document: Document) -> None:
        record = document.get("id")
        if type(record) is not str:
            self.wrong[kind, place] = "it has no id"
            return
        if (ids := self._ids.get(kind)) is None:
            ids = self._ids[kind] = {}
        if ids.setdefault(record, place) is not place:
            self.wrong[kind, place] = f"{record} is there twice"
            return
        for field in PARENTS.get(kind, ()):
            if type(parent := document.get(field)) is not str:
                continue
            if (children := self._children.get(kind)) is None:
                children = self._children[kind] = {}
            if (known := children.get(parent)) is None:
                children[parent] = [place]
            else:
                known.append(place)
        if kind in CODED and type(code := document.get("code")) is str and code:
            codes = self._codes.setdefault(kind, {})
            codes[code] = [*self.coded(code, kind), place] if code in codes else place

    def _unindex(self, kind: str, place: str, document: Document) -> None:
        record = document.get("id")
        ids = self._ids.get(kind, _NONE)
        if type(record) is not str or ids.get(record) != place:
            return
        del ids[record]
        for field in PARENTS.get(kind, ()):
            if type(parent := document.get(field)) is str:
                self._children[kind][parent].remove(place)
        if kind in CODED and type(code := document.get("code")) is str and code:
            left = [each for each in self.coded(code, kind) if each != place]
            if left:
                self._codes[kind][code] = left
            else:
                del self._codes[kind][code]

    def _touch(self, kind: str, document: Document) -> None:
        roots = [self._root_of(kind, document)]
        if kind in SECOND_PARENT:
            roots.append(self._above(SECOND_PARENT[kind], document))
        for root in roots:
            if root is not None:
                self.touched.pop(root, None)
                self.touched[root] = self.sequence

    def _root_of(self, kind: str, document: Document) -> str | None:
        if kind in ROOTS:
            return str(document.get("id"))
        field = PARENT.get(kind)
        if field is None or field == "record":
            return None
        above = self._above(field, document)
        if above is None or field in _OF_A_ROOT:
            return above
        place = self.place(field, above)
        return self._root_of(field, self.tables[field][place]) if place is not None else None

    def _above(self, field: str, document: Document) -> str | None:
        above = document.get(field)
        return above if type(above) is str else None
