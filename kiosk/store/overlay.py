"""What a transaction has written so far, over the documents in memory."""

from collections.abc import Iterator, Mapping

from kiosk.store.facts import (
    Document,
    Fact,
    Gone,
    New,
    TableComes,
    TableGoes,
    differences,
    identity,
)
from kiosk.store.memory import Memory


class Overlay:
    """Documents by table and place; None where one was removed."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._changes: dict[str, dict[str, Document | None]] = {}
        self._again: set[tuple[str, str]] = set()
        """Removed and then put at the same place: it comes last in its table."""
        self._gone: set[str] = set()
        """Tables that are to go."""
        self._next: dict[str, int] = {}
        self._begun: set[str] = set()
        """Tables emptied on purpose: their document ids begin again."""

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return not self._changes and not self._gone

    def rows(self, kind: str) -> Mapping[str, Document]:
        """The table as the transaction sees it."""
        before = self._memory.tables.get(kind, {})
        changes = self._changes.get(kind)
        if not changes:
            return before
        moved = {place for place, document in changes.items() if (kind, place) in self._again}
        return Merged(before, changes, moved)

    def names(self) -> list[str]:
        """The tables there are."""
        known = dict.fromkeys(self._memory.tables) | dict.fromkeys(self._changes)
        return [name for name in known if name not in self._gone]

    def get(self, kind: str, place: str) -> Document | None:
        """One document as the transaction sees it."""
        changes = self._changes.get(kind)
        if changes is not None and place in changes:
            return changes[place]
        return self._memory.document(kind, place)

    def put(self, kind: str, place: str, document: Document) -> None:
        """Add or replace one."""
        changes = self._open(kind)
        if place in changes and changes[place] is None:
            del changes[place]
            if self._memory.document(kind, place) is not None:
                self._again.add((kind, place))
        changes[place] = document
        self._next[kind] = max(self.next_place(kind), int(place) + 1)

    def remove(self, kind: str, place: str) -> None:
        """Take one away."""
        changes = self._open(kind)
        if self._memory.document(kind, place) is None:
            del changes[place]
        else:
            changes[place] = None

    def touch(self, kind: str) -> None:
        """The table is there, even when nothing is in it."""
        self._open(kind)

    def drop(self, kind: str) -> None:
        """The table goes, with all that is in it; one of that name begins at 1 again."""
        self.truncate(kind)
        self._gone.add(kind)

    def truncate(self, kind: str) -> None:
        """Empty the table; its document ids begin again at 1 (TinyDB's `truncate`)."""
        for place in list(self.rows(kind)):
            self.remove(kind, place)
        self._open(kind)
        self._begun.add(kind)
        self._next[kind] = 1

    def take_place(self, kind: str) -> int:
        """`next_place`, and the one after it from now on."""
        place = self.next_place(kind)
        self._next[kind] = place + 1
        return place

    def next_place(self, kind: str) -> int:
        """A document id that no document of the table ever had."""
        return self._next.get(kind) or self._memory.next_place(kind)

    def facts(self) -> list[Fact]:
        """What makes the documents in memory into these."""
        found: list[Fact] = []
        for kind, changes in self._changes.items():
            rest: list[Fact] = []
            for place, document in changes.items():
                for fact in self._facts(kind, place, document):
                    (found if isinstance(fact, Gone) else rest).append(fact)
            new = kind not in self._memory.tables and not rest
            if kind not in self._gone and (new or kind in self._begun):
                found.append(TableComes(kind))
            found += rest
        return found + [TableGoes(kind) for kind in self._gone if kind in self._memory.tables]

    def _facts(self, kind: str, place: str, document: Document | None) -> Iterator[Fact]:
        before, number = self._memory.document(kind, place), int(place)
        again = (kind, place) in self._again
        if before is not None and (document is None or again):
            yield Gone(kind, number, identity(kind, before, number), before)
        if document is not None and (before is None or again):
            yield New(kind, number, identity(kind, document, number), document)
        elif document is not None and before is not None:
            yield from differences(kind, number, before, document)

    def _open(self, kind: str) -> dict[str, Document | None]:
        if type(kind) is not str:
            raise TypeError("a table's name is text")
        self._gone.discard(kind)
        return self._changes.setdefault(kind, {})


class Merged(Mapping[str, Document]):
    """A table with a transaction's changes laid over it; costs nothing to make."""

    def __init__(
        self, before: Mapping[str, Document], changes: Mapping[str, Document | None], moved: set[str]
    ) -> None:
        self._before, self._changes, self._moved = before, changes, moved

    def __getitem__(self, place: str) -> Document:
        found = self._changes[place] if place in self._changes else self._before[place]
        if found is None:
            raise KeyError(place)
        return found

    def __iter__(self) -> Iterator[str]:
        for place in self._before:
            if place not in self._moved and self._changes.get(place, self) is not None:
                yield place
        for place, document in self._changes.items():
            if document is not None and (place not in self._before or place in self._moved):
                yield place

    def __len__(self) -> int:
        new = sum(place not in self._before for place, each in self._changes.items() if each is not None)
        gone = sum(each is None for each in self._changes.values())
        return len(self._before) + new - gone
