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
    wrong: dict[Key, str] = field(default_factory=dict)
    """Why a document is no valid record."""
    twice: tuple[Key, ...] = ()
    """Ids that a second document carries: only the first counts."""

    @property
    def unreadable(self) -> tuple[str, ...]:
        """*kind id: reason* of documents that are not shown; they stay in the file."""
        wrong = (f"{kind} {record}: {reason}" for (kind, record), reason in self.wrong.items())
        return *wrong, *(f"{kind} {record}: there twice" for kind, record in self.twice)

    def next_place(self, kind: str) -> int:
        """A document id that no record of the table has."""
        return max((place for (table, _), place in self.places.items() if table == kind), default=0) + 1


def take(tables: Tables, before: Loaded, sequence: int) -> Loaded:
    """What the tables say, with every record of `before` kept whose document is the same."""
    state = before.state.draft()
    state.sequence = sequence
    after = Loaded(state)
    for kind in KINDS:
        for place, document in tables.get(kind, {}).items():
            key = kind, str(document.get("id", ""))
            if key in after.documents:
                after.twice += (key,)
                continue
            after.documents[key], after.places[key] = document, int(place)
            if before.documents.get(key) != document:
                _convert(after, key)
            elif key in before.wrong:
                after.wrong[key] = before.wrong[key]
    for kind, record in before.documents.keys() - after.documents.keys():
        state.drop(kind, record)
    return after


def _convert(loaded: Loaded, key: Key) -> None:
    kind, record = key
    try:
        loaded.state.put(kind, decode(kind, loaded.documents[key]))
    except ValueError as error:
        loaded.wrong[key] = str(error)
        loaded.state.drop(kind, record)
