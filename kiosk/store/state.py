"""All records of a hall at one moment, found by id, by what they belong to, and by code."""

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TypeVar

from kiosk.model import Idea, Record, SignUp, Supporter
from kiosk.store.documents import kind_of
from kiosk.store.memory import PARENTS, Memory

R = TypeVar("R", bound=Record)
C = TypeVar("C", SignUp, Idea, Supporter)


class State:
    """Records as the documents in memory tell them; a document that is no valid record is passed over."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    @property
    def sequence(self) -> int:
        """Number of the last transaction it holds."""
        return self._memory.sequence

    def get(self, kind: type[R], record: str) -> R | None:
        """The record of that id, or None."""
        name = kind_of(kind)
        place = self._memory.place(name, record)
        found = self._memory.record(name, place) if place is not None else None
        return found if isinstance(found, kind) else None

    def all(self, kind: type[R]) -> Iterable[R]:
        """Every record of that kind, oldest first."""
        name = kind_of(kind)
        return self._records(kind, list(self._memory.places(name)))

    def count(self, kind: type[Record]) -> int:
        """How many there are."""
        return self._memory.count(kind_of(kind))

    def of(self, kind: type[R], parent: str) -> list[R]:
        """Those that belong to the parent: meetings, tasks, news and sign-ups to an initiative; changed
        occurrences to a meeting; absences and answers to a sign-up; supporters to an idea, likenesses to
        each of two; import's memory to a record.
        """
        return list(self._records(kind, self._memory.children(kind_of(kind), parent)))

    def of_each(self, kind: type[R], parents: Iterable[str]) -> list[R]:
        """Those that belong to any of the parents; costs little where most have none."""
        name = kind_of(kind)
        return [record for parent in self._with_any(name, parents) for record in self.of(kind, parent)]

    def _with_any(self, kind: str, parents: Iterable[str]) -> list[str]:
        known = self._memory.parents(kind)
        return [parent for parent in parents if parent in known]

    def by_code(self, code: str, kind: type[C] = SignUp) -> list[C]:  # type: ignore[assignment]
        """The sign-ups (or ideas, or supporters) that carry this HMAC of a code."""
        return list(self._records(kind, self._memory.coded(code, kind_of(kind))))

    def touched(self, root: str) -> int:
        """Number of the last transaction that changed the initiative or idea, or anything that belongs to
        it, or at which everything was read anew.
        """
        return self._memory.touched.get(root, self._memory.loaded_at)

    def touched_since(self, sequence: int) -> list[str] | None:
        """Ids of the initiatives and ideas that changed after that transaction; None: it may be any."""
        if sequence < self._memory.loaded_at:
            return None
        last_first = reversed(self._memory.touched.items())
        return [root for root, _ in takewhile(lambda item: item[1] > sequence, last_first)]

    def _records(self, kind: type[R], places: Iterable[str]) -> Iterator[R]:
        name = kind_of(kind)
        record = self._memory.record
        for place in places:
            found = record(name, place)
            if found is not None:
                yield found  # type: ignore[misc]


class Draft(State):
    """The state with what a transaction put laid over it."""

    def __init__(self, memory: Memory) -> None:
        super().__init__(memory)
        self._puts: dict[str, dict[str, Record | None]] = {}
        self._children: dict[tuple[str, str], dict[str, None]] = {}

    @property
    def sequence(self) -> int:
        """Number of the transaction that is being made."""
        return self._memory.sequence + 1

    def put(self, kind: str, record: Record) -> None:
        """Add or replace."""
        self._puts.setdefault(kind, {})[record.id] = record
        for field in PARENTS.get(kind, ()):
            self._children.setdefault((kind, getattr(record, field)), {})[record.id] = None

    def drop(self, kind: str, record: str) -> None:
        """Take one out."""
        self._puts.setdefault(kind, {})[record] = None

    def get(self, kind: type[R], record: str) -> R | None:
        """The record of that id, or None."""
        puts = self._puts.get(kind_of(kind))
        if puts is not None and record in puts:
            found = puts[record]
            return found if isinstance(found, kind) else None
        return super().get(kind, record)

    def all(self, kind: type[R]) -> Iterable[R]:
        """Every record of that kind, oldest first."""
        return self._over(kind, super().all(kind), self._puts.get(kind_of(kind), {}))

    def count(self, kind: type[Record]) -> int:
        """How many there are."""
        return sum(1 for _ in self.all(kind))

    def of(self, kind: type[R], parent: str) -> list[R]:
        """Those that belong to the parent."""
        name = kind_of(kind)
        found = self._over(kind, super().of(kind, parent), self._children.get((name, parent), {}))
        return [record for record in found if any(getattr(record, at) == parent for at in PARENTS[name])]

    def _with_any(self, kind: str, parents: Iterable[str]) -> list[str]:
        known = self._memory.parents(kind)
        return [parent for parent in parents if parent in known or (kind, parent) in self._children]

    def by_code(self, code: str, kind: type[C] = SignUp) -> list[C]:  # type: ignore[assignment]
        """The sign-ups (or ideas, or supporters) that carry this HMAC of a code."""
        found = self._over(kind, super().by_code(code, kind), self._puts.get(kind_of(kind), {}))
        return [record for record in found if record.code == code]

    def _over(self, kind: type[R], before: Iterable[R], ids: Iterable[str]) -> Iterator[R]:
        """The records before, each as it is now; then those of `ids` that are new."""
        puts = self._puts.get(kind_of(kind))
        if puts is None:
            yield from before
            return
        known = set()
        for record in before:
            known.add(record.id)
            now = puts.get(record.id, record)
            if now is not None:
                yield now  # type: ignore[misc]
        for each in ids:
            if each not in known and (new := puts.get(each)) is not None:
                yield new  # type: ignore[misc]
