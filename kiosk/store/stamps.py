"""When a record was made and last changed: said once for a whole line, not in each record.

`made` and `touched` are [milliseconds, counter, writer, number] of the line, `created` and `changed` its wall
clock as Python's `datetime.isoformat` writes it, with Z for UTC.
"""

from functools import lru_cache

from kiosk.clock import moment
from kiosk.store.facts import Document, Fact, Gone, New, Set, TableComes, TableGoes, read
from kiosk.store.lines import Line

_STAMPS = frozenset({"made", "touched", "created", "changed"})

_DAY = 86_400_000
"""Milliseconds."""


def without_stamps(facts: list[Fact]) -> list[Fact]:
    """The facts, less what the line itself says."""
    return [
        fact._replace(fields={field: value for field, value in fact.fields.items() if field not in _STAMPS})
        if isinstance(fact, New | Gone)
        else fact
        for fact in facts
        if not (isinstance(fact, Set) and fact.field in _STAMPS)
    ]


def facts_of(line: Line) -> list[Fact]:
    """What a line tells, with what its head says of each record of a stamped one.

    Raises ValueError, TypeError, IndexError or KeyError for operations that are none.
    """
    facts = list(read(line))
    head = line.head
    if not head.s:
        return facts
    stamp, wall = [*head.t, head.w, head.n], text_of(head.wall)
    changed: dict[tuple[str, int, str], None] = {}
    for fact in facts:
        if type(fact) is New:
            fact.fields.update(made=stamp, created=wall, changed=wall, touched=stamp)
        elif not isinstance(fact, Gone | TableComes | TableGoes):
            changed[fact.kind, fact.place, fact.id] = None
    later: Document = {"changed": wall, "touched": stamp}
    for kind, place, record in changed:
        facts += [Set(kind, place, record, field, value, None) for field, value in later.items()]
    return facts


def text_of(milliseconds: int) -> str:
    """A moment as records have it: RFC 3339 in UTC, with six decimals unless they are all nought."""
    day, rest = divmod(milliseconds, _DAY)
    seconds, thousandths = divmod(rest, 1000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    decimals = f".{thousandths:03}000" if thousandths else ""
    return f"{_date(day)}T{hour:02}:{minute:02}:{second:02}{decimals}Z"


@lru_cache(maxsize=512)
def _date(day: int) -> str:
    return moment(day * _DAY).date().isoformat()
