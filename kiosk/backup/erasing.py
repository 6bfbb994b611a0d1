"""What was erased or removed after a backup was made is erased from what is put back of it."""

from collections.abc import Iterable
from typing import cast

from kiosk.model import KINDS, Idea, Record, SignUp, Supporter, Tombstone
from kiosk.rules.same_name import ANONYMOUS
from kiosk.store import Store, Transaction, Who


def erase_again(store: Store, since: Iterable[Tombstone] = ()) -> set[str]:
    """Apply the tombstones of the data themselves and those of `since`, and what was begun of erasing.

    Gives the ids of the records that were changed or removed. Raises StoreTrouble.
    """
    if not store.exists:
        return set()
    changed: set[str] = set()
    with store.redaction(Who("organizer"), "restore") as transaction:
        for stone in [*transaction.state.all(Tombstone), *since]:
            if _apply(transaction, stone):
                changed.add(stone.id)
    return changed


def _apply(transaction: Transaction, stone: Tombstone) -> bool:
    kind = KINDS.get(stone.record_kind)
    record = transaction.state.get(kind, stone.id) if kind is not None else None
    if record is None:
        return False
    if not stone.erased:
        transaction.remove(record)
        left = transaction.state.get(Tombstone, stone.id)
        if left is not None and stone.cancelled and not left.cancelled:
            transaction.change(left, cancelled=True)
        return True
    fields = {name: _without(record, name) for name in stone.erased if hasattr(record, name)}
    if isinstance(record, SignUp | Idea | Supporter) and "name" in fields:
        fields["code"] = ""  # as kiosk.rules.retention does
    if isinstance(record, SignUp) and stone.cancelled:
        fields["cancelled"] = True
    return transaction.change(record, **fields) != record


def _without(record: Record, name: str) -> object:
    """What stands in place of an erased text: nothing, or the sign that is nobody's name."""
    before = getattr(record, name)
    if not isinstance(before, str):
        return cast("object", type(before)()) if isinstance(before, tuple | dict) else None
    return ANONYMOUS if name in _NEEDED else ""


_NEEDED = frozenset({"name", "title", "slug", "what", "text"})
"""Texts that a record cannot do without."""
