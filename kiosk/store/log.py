"""Who did what: kept with every transaction, written by nobody's hand."""

from typing import Literal, NamedTuple

import msgspec

from kiosk.clock import moment
from kiosk.model import Moment, Stamp, check_years
from kiosk.store.facts import MISSING, Fact, Gone, New, Set, Unset
from kiosk.store.lines import Line
from kiosk.store.stamps import facts_of

Role = Literal["visitor", "initiator", "host", "organizer"]


class Who(msgspec.Struct, frozen=True):
    """Who opened a transaction."""

    role: Role
    record: str = ""
    """Id of the record that says who, where that is known: a visitor's sign-up."""


class Change(NamedTuple):
    """One field of one record, before and after. A new record is one change with an empty field name."""

    kind: str
    id: str
    field: str
    before: object
    after: object


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One transaction in the log."""

    sequence: int
    """1, 2, 3... : the order of the log."""
    stamp: Stamp
    at: Moment
    """Wall clock (UTC) as it stood."""
    who: Who
    what: str
    """Name of the action: *sign_up*, *withdraw*, *import*."""
    changes: tuple[Change, ...]

    def __post_init__(self) -> None:
        check_years(self.at)

    def about(self, record: str) -> bool:
        """Whether it changed that record."""
        return any(change.id == record for change in self.changes)


def entry(line: Line) -> Entry:
    """What a line of the journal tells. Of what was redacted only what stands in its head.

    Raises ValueError for a line that tells what cannot be.
    """
    head = line.head
    return Entry(
        sequence=line.sequence,
        stamp=Stamp(*head.t, head.w, head.n),
        at=moment(head.wall),
        who=msgspec.convert({"role": head.by, "record": head.of}, Who),
        what=head.do,
        changes=tuple(change for fact in facts_of(line) if (change := _change(fact)) is not None),
    )


def _change(fact: Fact) -> Change | None:
    match fact:
        case New(kind, _, record, fields):
            return Change(kind, record, "", None, fields)
        case Gone(kind, _, record, fields):
            return Change(kind, record, "", fields, None)
        case Set(kind, _, record, field, value, was):
            return (
                None if field in _OWN else Change(kind, record, field, None if was is MISSING else was, value)
            )
        case Unset(kind, _, record, field, was):
            return Change(kind, record, field, was, None)
    return None


_OWN = frozenset({"changed", "touched"})
"""The store sets them at every change: no change by themselves."""
