"""The log, a line a change, without anybody's contact details and codes."""

import json
from collections.abc import Container, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from kiosk.export.table import Table
from kiosk.export.words import ROLES
from kiosk.model import Absence, CallAnswer, Initiative, Meeting, News, OccurrenceChange, SignUp, Task
from kiosk.store import Change, Entry, State
from kiosk.text import clean_text

_OWN = frozenset({"id", "schema", "made", "created", "changed", "touched", "code", "owner", "person"})
"""Fields of a new record that say nothing to people: the line itself says when and by whom."""

_NEVER = frozenset({"code", "owner"})
"""Fields whose changes are left out."""

_SECRET = frozenset({"contact"})
"""Fields whose values are never shown: only that they changed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change of one field; a new record is one line without a field."""

    sequence: int
    """Number of the transaction."""
    at: datetime
    """Wall clock (UTC)."""
    role: str
    who: str
    """Id of the record that says who, where that is known."""
    what: str
    """Name of the action."""
    kind: str
    id: str
    field: str
    before: str
    after: str


def lines(entries: Iterable[Entry], changed: str, records: Container[str] | None = None) -> list[Line]:
    """The lines of these transactions, of these records only when given, in order.

    Contact details read as the word `changed`; codes are left out.
    """
    return [
        _line(entry, change, changed)
        for entry in entries
        for change in entry.changes
        if (records is None or change.id in records) and change.field not in _NEVER
    ]


def about(facts: State, initiative: Initiative) -> frozenset[str]:
    """Ids of the initiative and of everything that belongs to it."""
    meetings = facts.of(Meeting, initiative.id)
    people = facts.of(SignUp, initiative.id)
    below = [
        *meetings,
        *people,
        *facts.of(Task, initiative.id),
        *facts.of(News, initiative.id),
        *(change for meeting in meetings for change in facts.of(OccurrenceChange, meeting.id)),
        *(absence for sign_up in people for absence in facts.of(Absence, sign_up.id)),
        *(answer for sign_up in people for answer in facts.of(CallAnswer, sign_up.id)),
    ]
    return frozenset({initiative.id, *(record.id for record in below)})


def log_table(entries: Iterable[Entry], changed: str) -> Table:
    """The whole log as a table."""
    columns = tuple(Line.__dataclass_fields__)
    return Table("log", columns, [asdict(line) for line in lines(entries, changed)], {"role": ROLES})


def _line(entry: Entry, change: Change, changed: str) -> Line:
    before, after = change.before, change.after
    if change.field in _SECRET:
        before, after = (changed if value else "" for value in (before, after))
    elif not change.field and isinstance(after, dict):
        after = {
            name: changed if name in _SECRET else value
            for name, value in after.items()
            if _is_telling(name, value)
        }
    return Line(
        sequence=entry.sequence,
        at=entry.at,
        role=entry.who.role,
        who=entry.who.record,
        what=entry.what,
        kind=change.kind,
        id=change.id,
        field=change.field,
        before=_text(before),
        after=_text(after),
    )


def _is_telling(name: str, value: object) -> bool:
    return name not in _OWN and value not in (None, "", [], False)


def _text(value: object) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return clean_text(text, 20_000)
