"""From TinyDB's tables to a state, converting only the documents that changed."""

from dataclasses import dataclass, field

from kiosk.model import KINDS
from kiosk.store.documents import Document, decode
from kiosk.store.state import State
from kiosk.store.storage import Tables

Key = tuple[str, str]
"""Table and public id."""


@dataclass(slots=True)
class Loaded:
    """What the store knows of the file."""

    state: State = field(default_factory=State)
    documents: dict[Key, Document] = field(default_factory=dict)
    """The document of each record as it is on disk, unknown fields included."""
    places: dict[Key, int] = field(default_factory=dict)
    """TinyDB's document id of each record."""
    unreadable: tuple[str, ...] = ()
    """*kind id: reason* of documents that are no valid record; they stay in the file."""

    def next_place(self, kind: str) -> int:
        """A document id that no record of the table has."""
        return max((place for (table, _), place in self.places.items() if table == kind), default=0) + 1


def take(tables: Tables, before: Loaded, sequence: int) -> Loaded:
    """What the tables say, with every record of `before` kept whose document is the same."""
    state = before.state.draft()
    state.sequence = sequence
    after = Loaded(state)
    problems: list[str] = []
    for kind in KINDS:
        for place, document in tables.get(kind, {}).items():
            record = str(document.get("id", ""))
            key = kind, record
            after.documents[key], after.places[key] = document, int(place)
            if before.documents.get(key) == document:
                continue
            try:
                state.put(kind, decode(kind, document))
            except ValueError as error:
                problems.append(f"{kind} {record}: {error}")
    for kind, record in before.documents.keys() - after.documents.keys():
        state.drop(kind, record)
    after.unreadable = tuple(problems)
    return after
