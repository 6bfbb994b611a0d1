"""When a record was made and last changed: said once for a whole line, not in each record.

`made` and `touched` are [milliseconds, counter, writer, number] of the line, `created` and `changed` its wall
clock as Python's `datetime.isoformat` writes it, with Z for UTC.
"""

from collections.abc import Iterator

from kiosk.clock import moment
from kiosk.store.facts import Document, Fact, Gone, New, Set, Unset
from kiosk.store.lines import Head

_STAMPS = frozenset({"made", "touched", "created", "changed"})


def without_stamps(facts: list[Fact]) -> list[Fact]:
    """The facts, less what the line itself says."""
    return [
        fact._replace(fields={field: value for field, value in fact.fields.items() if field not in _STAMPS})
        if isinstance(fact, New | Gone)
        else fact
        for fact in facts
        if not (isinstance(fact, Set) and fact.field in _STAMPS)
    ]


def with_stamps(facts: Iterator[Fact], head: Head) -> Iterator[Fact]:
    """The facts of a stamped line, with what its head says of each record."""
    stamp = [*head.t, head.w, head.n]
    wall = moment(head.wall).isoformat().replace("+00:00", "Z")
    later: Document = {"changed": wall, "touched": stamp}
    changed: dict[tuple[str, int, str], None] = {}
    for fact in facts:
        if isinstance(fact, New):
            fact.fields.update(made=stamp, created=wall, **later)
        elif isinstance(fact, Set | Unset):
            changed[fact.kind, fact.place, fact.id] = None
        yield fact
    for kind, place, record in changed:
        for field, value in later.items():
            yield Set(kind, place, record, field, value, None)
