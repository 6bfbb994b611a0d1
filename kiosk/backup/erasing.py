"""What was erased or removed after a backup was made is erased from what is put back of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from kiosk.actions.retain import take_out_name
from kiosk.model import KINDS, Idea, Initiative, Record, SignUp, Supporter, Tombstone
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
        own = list(transaction.state.all(Tombstone))
        waiting = [stone for stone in own if not _said_since(transaction, stone)]
        known = frozenset(own)
        for stone in [*waiting, *(stone for stone in since if stone not in known)]:
            if _apply(transaction, stone):
                changed.add(stone.id)
    return changed


def _said_since(transaction: Transaction, stone: Tombstone) -> bool:
    """Whether the record was given other words after these were erased: who helps once more left a number."""
    kind = KINDS.get(stone.record_kind)
    record = transaction.state.get(kind, stone.id) if kind is not None else None
    if record is None or record.touched is None or stone.touched is None:
        return False
    return record.touched[:2] > stone.touched[:2]


def _apply(transaction: Transaction, stone: Tombstone) -> bool:
    kind = KINDS.get(stone.record_kind)
    record = transaction.state.get(kind, stone.id) if kind is not None else None
    if record is None:
        return False
    if not stone.erased:
        _remove(transaction, record, stone)
        return True
    if isinstance(record, Idea) and "name" in stone.erased:
        take_out_name(transaction, record)
    fields = {
        name: _without(record, name)
        for name in stone.erased
        if hasattr(record, name) and (stone.record_kind, name) not in _IN_PART
    }
    if isinstance(record, SignUp | Idea | Supporter):
        if "name" in fields:
            fields["code"] = ""  # as kiosk.rules.retention does
        fields |= _taken_back(record, stone, transaction.now)
    return transaction.change(record, **fields) != record


def _remove(transaction: Transaction, record: Record, stone: Tombstone) -> None:
    transaction.remove(record)
    left = transaction.state.get(Tombstone, stone.id)
    if left is not None and stone.cancelled and not left.cancelled:
        transaction.change(left, cancelled=True)
    if isinstance(record, Initiative):
        for idea in transaction.state.all(Idea):
            if idea.became == record.id:  # its start was taken back: it is an idea again
                transaction.change(idea, became="")


def _taken_back(record: SignUp | Idea | Supporter, stone: Tombstone, now: datetime) -> dict[str, object]:
    """It was cancelled or taken back before its words were erased."""
    if not stone.cancelled:
        return {}
    if isinstance(record, SignUp):
        return {"cancelled": True}
    at = record.withdrawn_at if record.withdrawn else stone.changed
    fields: dict[str, object] = {"withdrawn": True, "withdrawn_at": at or now}
    return fields | {"code": ""} if isinstance(record, Idea) else fields


def _without(record: Record, name: str) -> object:
    """What stands in place of an erased text: nothing, or the sign that is nobody's name."""
    before = getattr(record, name)
    if not isinstance(before, str):
        return cast("object", type(before)()) if isinstance(before, tuple | dict) else None
    return ANONYMOUS if name in _NEEDED else ""


_NEEDED = frozenset({"name", "title", "slug", "words"})
"""Texts that a record cannot do without."""

_IN_PART = frozenset({("initiative", "description")})
"""Texts of which retention takes out no more than a name: that of an idea, whose own tombstone says so."""
