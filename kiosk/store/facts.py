"""A transaction's operations: facts at the level of fields, and how they stand in a line."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from kiosk.model import HEAD_FIELDS
from kiosk.store.lines import Line

Document = dict[str, Any]

MISSING: Any = object()
"""A field that was not there (JSON's null is a value)."""

_NONE: frozenset[str] = frozenset()


class New(NamedTuple):
    """A record came."""

    kind: str
    place: int
    """TinyDB's document id."""
    id: str
    fields: Document


class Set(NamedTuple):
    """A field has another value."""

    kind: str
    place: int
    id: str
    field: str
    value: Any
    was: Any


class Unset(NamedTuple):
    """A field is gone."""

    kind: str
    place: int
    id: str
    field: str
    was: Any


class Gone(NamedTuple):
    """A record is gone."""

    kind: str
    place: int
    id: str
    fields: Document


class TableComes(NamedTuple):
    """An empty table is there."""

    kind: str


class TableGoes(NamedTuple):
    """A table, emptied before, is no longer there."""

    kind: str


Fact = New | Set | Unset | Gone | TableComes | TableGoes


def identity(kind: str, document: Document, place: int) -> str:
    """The document's public id, or its place where it has none.

    In a table that the model does not know only a UUID is one: anything else may be what somebody typed.
    """
    found = document.get("id")
    if type(found) is not str or not found or found[0] == "#":
        return f"#{place}"
    known = kind in HEAD_FIELDS or (len(found) == 36 and found.count("-") == 4)
    return found if known else f"#{place}"


def differences(kind: str, place: int, before: Document, after: Document) -> Iterator[Fact]:
    """What makes `after` of `before`, field by field."""
    record = identity(kind, before, place)
    for field, value in after.items():
        old = before.get(field, MISSING)
        if old is MISSING or not same(old, value):
            yield Set(kind, place, record, field, value, old)
    for field, old in before.items():
        if field not in after:
            yield Unset(kind, place, record, field, old)


def same(one: Any, other: Any) -> bool:
    """Equal as JSON is: 1, 1.0 and true are three things."""
    if one is other:
        return True
    if type(one) is not type(other) or one != other:
        return False
    if type(one) is dict:
        return all(same(value, other[key]) for key, value in one.items())
    return type(one) is not list or all(map(same, one, other))


def written(facts: list[Fact]) -> tuple[list[list[Any]], list[list[Any]]]:
    """The operations for a line's head, and the text for its part."""
    ops: list[list[Any]] = []
    text: list[list[Any]] = []
    for number, fact in enumerate(facts):
        op, said = _written(fact, HEAD_FIELDS.get(fact.kind, _NONE))
        ops.append(op)
        if said:
            text.append([number, *said])
    return ops, text


def _written(fact: Fact, head: frozenset[str]) -> tuple[list[Any], list[Any]]:
    if isinstance(fact, New | Gone):
        known: Document = {}
        typed: Document = {}
        record = fact.id
        for field, value in fact.fields.items():
            if field != "id" or value != record or record[0] == "#":
                (known if field in head else typed)[field] = value
        return ["new" if type(fact) is New else "gone", fact.kind, record, known], [typed] if typed else []
    if isinstance(fact, Set | Unset):
        if type(fact) is Set:
            said = [fact.value] if fact.was is MISSING else [fact.value, fact.was]
        else:
            said = [fact.was]
        op = ["set" if type(fact) is Set else "gone", fact.kind, fact.id, fact.field]
        return ([*op, *said], []) if fact.field in head else (op, said)
    return (["new", fact.kind, "", {}], []) if type(fact) is TableComes else (["gone", fact.kind, ""], [])


def places(facts: list[Fact]) -> list[int]:
    """TinyDB's document id of each."""
    return [getattr(fact, "place", 0) for fact in facts]


def read(line: Line) -> list[Fact]:
    """The facts that a line tells; of what is redacted, only what stands in the head.

    Raises ValueError, TypeError, IndexError or KeyError for operations that are none.
    """
    head, part = line.head, line.part
    if len(head.ops) != len(line.places):
        raise ValueError("not every operation has its place")
    text = {said[0]: said[1:] for said in part.text}
    found = [
        _read(op, place, text.get(number), redacted=part.redacted)
        for number, (op, place) in enumerate(zip(head.ops, line.places, strict=True))
    ]
    return [fact for fact in found if fact is not None] if part.redacted else found  # type: ignore[return-value]


def _read(op: list[Any], place: int, said: list[Any] | None, *, redacted: bool) -> Fact | None:
    verb, kind, record = op[0], op[1], op[2]
    if not record:
        return TableComes(kind) if verb == "new" else TableGoes(kind)
    if verb == "new" or (verb == "gone" and type(op[3]) is dict):
        typed = said[0] if said else {}
        fields = {**op[3], **typed} if record[0] == "#" else {"id": record, **op[3], **typed}
        return New(kind, place, record, fields) if verb == "new" else Gone(kind, place, record, fields)
    if said is None and len(op) == 4:
        if redacted:
            return None
        raise ValueError("an operation has no value")
    values = op[4:] if len(op) > 4 else said or []
    if verb == "set":
        return Set(kind, place, record, op[3], values[0], values[1] if len(values) > 1 else MISSING)
    if verb == "gone":
        return Unset(kind, place, record, op[3], values[0])
    raise ValueError(f"there is no operation {verb!r}")
