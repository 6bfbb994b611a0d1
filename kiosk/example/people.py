"""Who signed up, as a listing tells it: a name, or a table for who needs more than a name."""

import re
from collections.abc import Iterator
from datetime import datetime

from kiosk.errors import InputRefused
from kiosk.example.table import Table
from kiosk.ids import derived_id
from kiosk.model import SignUp
from kiosk.text import LINE, NAME

_PARTY = re.compile(r"(?P<name>.+?) *\((?P<party>[1-9]\d?)\)")


def read_people(
    table: Table, key: str, initiative: str, task: str | None, occurrence: datetime | None, now: datetime
) -> Iterator[SignUp]:
    """The sign-ups in the list `key`, in order of arrival; everybody is told *place* until it is worked out.

    *Hillie (2)* is Hillie with one more. `now` (UTC) is when who cancelled did so. Raises InputRefused.
    """
    for number, person in enumerate(_tables(table, key)):
        moment = occurrence.isoformat() if occurrence else ""
        cancelled = person.flag("cancelled")
        yield SignUp(
            id=derived_id("example", initiative, "sign-up", task or "", moment, str(number)),
            initiative=initiative,
            task=task,
            occurrence=occurrence,
            name=person.required("name", NAME),
            contact=person.line("contact", LINE),
            party=person.number("party", least=1) or 1,
            told="place",
            by="host",
            cancelled=cancelled,
            cancelled_at=now if cancelled else None,
        )
        person.finish()


def _tables(table: Table, key: str) -> Iterator[Table]:
    for value, spot in table.items(key):
        if isinstance(value, str):
            found = _PARTY.fullmatch(value.strip())
            yield Table(
                {"name": found["name"], "party": int(found["party"])} if found else {"name": value}, spot
            )
        elif isinstance(value, dict):
            yield Table(value, spot)
        else:
            # NL: {file}, regel {line}: in {key} staan namen tussen aanhalingstekens.
            raise InputRefused("{file}, line {line}: {key} holds names between quotes.", **spot.told)
