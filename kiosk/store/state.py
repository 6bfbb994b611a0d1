"""All records of a hall at one moment, found by id, by what they belong to, and by code."""

from collections.abc import Iterable
from typing import TypeVar

from kiosk.model import KINDS, Record, SignUp
from kiosk.store.documents import kind_of

R = TypeVar("R", bound=Record)

_PARENT = {
    "meeting": "initiative",
    "task": "initiative",
    "news": "initiative",
    "sign_up": "initiative",
    "occurrence": "meeting",
    "absence": "sign_up",
    "call_answer": "sign_up",
    "imported": "record",
}
"""The field of each kind that names what it belongs to."""


class State:
    """Frozen for its readers: a transaction works on a draft, and the draft becomes the next state."""

    def __init__(self) -> None:
        self.sequence = 0
        """Number of the last transaction it holds."""
        self._records: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
        self._children: dict[str, dict[str, tuple[str, ...]]] = {kind: {} for kind in _PARENT}
        self._codes: dict[str, tuple[str, ...]] = {}
        self._touched: dict[str, int] = {}
        self._own: set[str] = set()

    def get(self, kind: type[R], record: str) -> R | None:
        """The record of that id, or None."""
        found = self._records[kind_of(kind)].get(record)
        return found if isinstance(found, kind) else None

    def all(self, kind: type[R]) -> Iterable[R]:
        """Every record of that kind, oldest first."""
        return self._records[kind_of(kind)].values()  # type: ignore[return-value]

    def count(self, kind: type[Record]) -> int:
        """How many there are."""
        return len(self._records[kind_of(kind)])

    def of(self, kind: type[R], parent: str) -> list[R]:
        """Those that belong to the parent: meetings, tasks, news and sign-ups to an initiative; changed
        occurrences to a meeting; absences and answers to a sign-up; import's memory to a record.
        """
        name = kind_of(kind)
        records = self._records[name]
        return [records[child] for child in self._children[name].get(parent, ())]  # type: ignore[misc]

    def by_code(self, code: str) -> list[SignUp]:
        """The sign-ups that carry this HMAC of a code."""
        found = (self.get(SignUp, record) for record in self._codes.get(code, ()))
        return [sign_up for sign_up in found if sign_up is not None]

    def touched(self, initiative: str) -> int:
        """Number of the last transaction that changed the initiative or anything that belongs to it."""
        return self._touched.get(initiative, 0)

    def draft(self) -> "State":
        """A copy to write on; what is not written stays shared with this one."""
        copy = State()
        copy.sequence = self.sequence
        copy._records = dict(self._records)
        copy._children = dict(self._children)
        copy._codes = self._codes
        copy._touched = self._touched
        return copy

    def put(self, kind: str, record: Record) -> None:
        """Add or replace. Only on a draft that its writer alone holds."""
        self._owned(kind)
        before = self._records[kind].get(record.id)
        self._records[kind][record.id] = record
        if (parent := _PARENT.get(kind)) is not None:
            self._relate(kind, before, record, parent)
        if (
            isinstance(record, SignUp)
            and record.code
            and (not isinstance(before, SignUp) or before.code != record.code)
        ):
            self._codes[record.code] = (*self._codes.get(record.code, ()), record.id)
        if (initiative := self._initiative_of(kind, record)) is not None:
            self._touched[initiative] = self.sequence

    def drop(self, kind: str, record: str) -> None:
        """Take one out. Only on a draft."""
        self._owned(kind)
        gone = self._records[kind].pop(record, None)
        if gone is None:
            return
        if (parent := _PARENT.get(kind)) is not None:
            above = getattr(gone, parent)
            self._children[kind][above] = tuple(
                child for child in self._children[kind].get(above, ()) if child != record
            )
        if (initiative := self._initiative_of(kind, gone)) is not None:
            self._touched[initiative] = self.sequence

    def _owned(self, kind: str) -> None:
        if not self._own:
            self._codes, self._touched = dict(self._codes), dict(self._touched)
        if kind not in self._own:
            self._own.add(kind)
            self._records[kind] = dict(self._records[kind])
            if kind in self._children:
                self._children[kind] = dict(self._children[kind])

    def _relate(self, kind: str, before: Record | None, record: Record, parent: str) -> None:
        above, was = getattr(record, parent), getattr(before, parent, None)
        if above == was:
            return
        children = self._children[kind]
        if was is not None:
            children[was] = tuple(child for child in children[was] if child != record.id)
        children[above] = (*children.get(above, ()), record.id)

    def _initiative_of(self, kind: str, record: Record) -> str | None:
        if kind == "initiative":
            return record.id
        parent = _PARENT[kind]
        above: str = getattr(record, parent)
        if parent == "initiative":
            return above
        if parent == "record":
            return None
        higher = {"meeting": "meeting", "sign_up": "sign_up"}[parent]
        found = self._records[higher].get(above)
        return self._initiative_of(higher, found) if found is not None else None
