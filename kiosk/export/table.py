"""A table of plain values, whatever file it becomes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from kiosk.export.headings import HEADINGS, TITLES
from kiosk.export.words import worded
from kiosk.language import Language

Value = str | int | bool | date | datetime | None
"""Datetimes are aware."""

Row = Mapping[str, Value]

MOMENTS = frozenset(
    {"next", "start", "end", "original", "occurrence", "created", "changed", "cancelled_at", "at"}
)
"""Columns of moments: two columns in a sheet, the hall's wall clock and ISO 8601."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of the same keys; each key has a heading."""

    key: str
    """Its name for programs: *sign_ups*."""
    columns: tuple[str, ...]
    """Keys of HEADINGS, in order."""
    rows: Sequence[Row]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For columns of choices: what each choice is called."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table in one language, on one wall clock: for people."""

    file: str
    """Name of its file, without what kind it is: *sign-ups*."""
    title: str
    headings: list[str]
    rows: list[list[Value]]
    """Datetimes are naive, on the hall's wall clock."""


def sheet(table: Table, language: Language, zone: tzinfo) -> Sheet:
    """The table as people read it."""
    headings: list[str] = []
    for key in table.columns:
        heading = language.text(HEADINGS[key])
        headings += [heading, f"{heading} (ISO)"] if key in MOMENTS else [heading]
    rows = [_cells(table, row, language, zone) for row in table.rows]
    return Sheet(table.key.replace("_", "-"), language.text(TITLES[table.key]), headings, rows)


def _cells(table: Table, row: Row, language: Language, zone: tzinfo) -> list[Value]:
    cells: list[Value] = []
    for key in table.columns:
        value = row[key]
        if key in MOMENTS:
            moment = value.astimezone(zone) if isinstance(value, datetime) else None
            cells += [
                moment.replace(tzinfo=None) if moment else None,
                moment.isoformat("T", "seconds") if moment else None,
            ]
        elif key in table.words and isinstance(value, str):
            cells.append(worded(language, table.words[key], value))
        else:
            cells.append(value)
    return cells
