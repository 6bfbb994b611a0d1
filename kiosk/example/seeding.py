"""A hall's first records, from its `listings/`, with dates relative to the day it is seeded."""

from datetime import date
from pathlib import Path

from kiosk.example.ideas import read_ideas
from kiosk.example.listing import read_listing
from kiosk.example.meetings import Day
from kiosk.example.promises import with_promises
from kiosk.hall import LISTINGS, Hall
from kiosk.model import Initiative, Record
from kiosk.store import Who

IDEAS = "ideas"
"""The folder beside the listings that ideas stand in."""

EXAMPLE_PIN = "1234"
"""The hosts' PIN of a hall that says it is an example; it stands in that hall's hall.toml as well."""


def read_listings(folder: Path, today: date, zone: str) -> list[Record]:
    """The records of all `*.toml` in a folder and of its ideas, in an order in which they can be put.

    `zone` is the hall's (IANA name). The same day gives the same records, ids included.
    Raises InputRefused, naming file and line, at the first mistake.
    """
    day = Day(today, zone)
    records: list[Record] = []
    for path in sorted(folder.glob("*.toml")):
        records += with_promises(read_listing(path, day), day.midnight)
    for path in sorted((folder / IDEAS).glob("*.toml")):
        records += read_ideas(path)
    return records


def seed(hall: Hall) -> int:
    """Put the hall's listings into its store, in one transaction, and an example hall's PIN in its secrets.

    Gives how many initiatives that were: 0 when another process was first. Raises InputRefused, StoreTrouble.
    """
    settings = hall.settings.hall
    today = hall.clock.now().astimezone(settings.zone).date()
    records = read_listings(hall.folder / LISTINGS, today, settings.time_zone)
    with hall.store.transaction(Who("organizer"), "seed") as transaction:
        if transaction.state.count(Initiative):
            return 0
        for record in records:
            transaction.put(record)
        if settings.example:
            hall.set_pin(EXAMPLE_PIN)
    return sum(isinstance(record, Initiative) for record in records)
