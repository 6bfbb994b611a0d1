"""What every record has."""

from datetime import MAXYEAR, MINYEAR, datetime
from typing import Annotated, NamedTuple

import msgspec

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""An aware moment."""

WallTime = Annotated[datetime, msgspec.Meta(tz=False)]
"""A naive time, on the wall clock of a zone that is named beside it."""


class Stamp(NamedTuple):
    """When a record was made, in the only order that counts: stamped by the store, it never goes back."""

    milliseconds: int
    """Since 1970, never earlier than the stamp before."""
    counter: int
    """Tells apart what was made in one millisecond."""
    writer: str
    """The random name of the store that made it."""
    number: int
    """That writer's own count of transactions, from 1."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that somebody put down. Records name each other by `id`, never by a place in a table."""

    id: str
    """Public id (RFC 9562): UUIDv7, or UUIDv5 where two doors could make the same thing."""
    schema: int = 1
    """The version of this kind's fields."""
    made: Stamp | None = None
    """Set by the store when the record is first committed; None until then."""
    created: Moment | None = None
    """The wall clock when it was first committed (UTC), for people."""
    changed: Moment | None = None
    """The wall clock of the last change (UTC), for people."""
    touched: Stamp | None = None
    """Set by the store at the last change: what came after it is asked of this, never of a clock."""

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("a record needs an id")
        check_years(self.created, self.changed)


def check_years(*moments: datetime | None) -> None:
    """Raises ValueError for a moment in the first or last year there is: not every zone can tell it."""
    for moment in moments:
        if moment is not None and not MINYEAR < moment.year < MAXYEAR:
            raise ValueError("the year cannot be right")
