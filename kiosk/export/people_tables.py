"""Who signed up, as a table."""

from collections.abc import Sequence

from kiosk.export.standings import standings
from kiosk.export.table import Row, Table
from kiosk.export.words import NAMES, ROLES, STANDINGS, TOLD
from kiosk.reckoning import Outlook
from kiosk.store import State

_COLUMNS = (
    "id", "initiative", "initiative_title", "task", "task_title", "occurrence", "name", "contact", "party",
    "trial", "state", "position", "told", "by", "created", "cancelled_at",
)  # fmt: skip


def sign_ups(outlooks: Sequence[Outlook], facts: State, *, contacts: bool) -> Table:
    """Every sign-up, cancelled ones included; how to reach people only with `contacts`."""
    columns = _COLUMNS if contacts else tuple(key for key in _COLUMNS if key != "contact")
    rows = [row for outlook in outlooks for row in _rows(outlook, facts)]
    return Table("sign_ups", columns, rows, {"name": NAMES, "state": STANDINGS, "told": TOLD, "by": ROLES})


def _rows(outlook: Outlook, facts: State) -> list[Row]:
    return [
        {
            "id": sign_up.id,
            "initiative": outlook.initiative.slug,
            "initiative_title": outlook.initiative.title,
            "task": task.slug if task else "",
            "task_title": task.title if task else "",
            "occurrence": sign_up.occurrence,
            "name": sign_up.name,
            "contact": sign_up.contact,
            "party": sign_up.party,
            "trial": sign_up.trial,
            "state": standing.state,
            "position": standing.position,
            "told": sign_up.told,
            "by": sign_up.by,
            "created": sign_up.created,
            "cancelled_at": sign_up.cancelled_at,
        }
        for sign_up, task, standing in standings(outlook, facts)
    ]
