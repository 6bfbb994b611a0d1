"""Applying lines behind lost ones: only where it is certain which document an operation was made for."""

from kiosk.store.facts import MISSING, Fact, Gone, Set, Unset, identity, same
from kiosk.store.lines import Line
from kiosk.store.memory import Memory
from kiosk.store.stamps import facts_of


class Doubt:
    """What is left of a damaged generation's documents: each as it once was, though perhaps not the newest.

    A table that was emptied gives its document ids out again. When the line that did so is lost, an operation
    on *the document at place 1* must not be done to the one that stood there before.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._missed: set[tuple[str, int]] = set()
        """Documents without an id of their own that missed an operation."""

    def take(self, line: Line) -> bool:
        """Apply what fits of the line; whether all of it did."""
        whole = True
        try:
            facts = facts_of(line)
        except (KeyError, ValueError, TypeError, IndexError):
            return False
        for fact in facts:
            if self._fits(fact):
                self._memory.apply((fact,), line.sequence)
            else:
                whole = False
        self._memory.sequence = line.sequence
        return whole

    def _fits(self, fact: Fact) -> bool:
        if not isinstance(fact, Set | Unset | Gone):
            self._missed.discard((fact.kind, getattr(fact, "place", 0)))
            return True
        document = self._memory.document(fact.kind, str(fact.place))
        if document is None or identity(fact.kind, document, fact.place) != fact.id:
            return False
        if not fact.id.startswith("#"):
            return True
        before = fact.fields if isinstance(fact, Gone) else {fact.field: fact.was}
        known = document if isinstance(fact, Gone) else {fact.field: document.get(fact.field, MISSING)}
        if (fact.kind, fact.place) in self._missed or not same(known, before):
            self._missed.add((fact.kind, fact.place))
            return False
        return True
