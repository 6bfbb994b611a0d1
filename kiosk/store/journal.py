"""Who did what: kept with every transaction, written by nobody's hand."""

from typing import Literal, NamedTuple

import msgspec

from kiosk.model import Moment, Stamp, check_years

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
