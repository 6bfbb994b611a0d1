"""What the people of a listing were told when they signed up: a place, or the list."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from kiosk.model import Initiative, Meeting, OccurrenceChange, Record, SignUp, Task
from kiosk.rules import agenda, places


def with_promises(records: Sequence[Record], now: datetime) -> list[Record]:
    """The records of one initiative, each sign-up told what the rules promised when it came.

    Sign-ups stand in order of arrival; `now` (UTC) is when they came. Who cancelled did so afterwards.
    """
    taking_place = agenda.taking_place(
        [record for record in records if isinstance(record, Meeting)],
        [record for record in records if isinstance(record, OccurrenceChange)],
        now,
    )
    limits: dict[str | None, int | None] = {
        None if isinstance(record, Initiative) else record.id: _limit(record)
        for record in records
        if isinstance(record, Initiative | Task)
    }
    rows: dict[str | None, list[SignUp]] = {row: [] for row in limits}
    ids = iter(sorted(record.id for record in records if isinstance(record, SignUp)))
    told: list[Record] = []
    for record in records:
        if not isinstance(record, SignUp):
            told.append(record)
            continue
        row = rows[record.task]
        standing = places.allot(limits[record.task], row, (), (), taking_place)
        waits = standing.promise(record.party, record.occurrence) is not None
        # They are all put in one transaction, where ids alone tell who was first.
        newest = replace(record, id=next(ids), told="list" if waits else "place")
        row.append(replace(newest, cancelled=False, cancelled_at=None))
        told.append(newest)
    return told


def _limit(record: Initiative | Task) -> int | None:
    return record.capacity if isinstance(record, Initiative) else record.hands_max
