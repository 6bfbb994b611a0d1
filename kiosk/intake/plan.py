"""What importing a file would change: worked out without changing anything.

The same reading on the state it leads to gives no record at all: importing twice is importing once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.intake.found import Reading
from kiosk.language import mark
from kiosk.model import Record
from kiosk.settings import Theme

if TYPE_CHECKING:
    from kiosk.store import State

PARTS = {
    # NL: de titel
    "title": mark("title"),
    # NL: de samenvatting
    "summary": mark("summary"),
    # NL: de omschrijving
    "description": mark("description"),
    # NL: het thema
    "theme": mark("theme"),
    # NL: de initiatiefnemer
    "initiator": mark("initiator"),
    # NL: de kosten
    "costs": mark("costs"),
    # NL: wat je meeneemt
    "bring": mark("what to bring"),
    # NL: de plaats
    "place": mark("place"),
    # NL: het aantal plekken
    "capacity": mark("number of places"),
    # NL: de link
    "link": mark("link"),
    # NL: de datum en tijd
    "when": mark("date and time"),
    # NL: gaat niet door
    "cancelled": mark("not taking place"),
    # NL: een verzette datum
    "occurrence": mark("moved date"),
}
"""How the parts named in `Entry.parts` are called."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One listing that a plan speaks of."""

    title: str
    slug: str
    parts: tuple[str, ...] = ()
    """Keys of `PARTS`: what changes, or what is kept."""
    resembles: str = ""
    """For a new one: slug of a listing that may be the same, under another name, date or identity."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would become of everything in a reading."""

    new: tuple[Entry, ...] = ()
    updated: tuple[Entry, ...] = ()
    kept: tuple[Entry, ...] = ()
    """Changed at the kiosk since the last import: these parts stay as they are here."""
    gone: tuple[Entry, ...] = ()
    """Taken from this file before, not over, and no longer in it. They stay; a person decides."""
    unchanged: int = 0
    """How many listings are here just as the file has them, apart from what is kept."""
    records: tuple[Record, ...] = ()
    """To put in one transaction; none when there is nothing to do."""


def plan(reading: Reading, state: "State", now: datetime, themes: Iterable[Theme] = ()) -> Plan:
    """Compare a reading with the hall as it is.

    `now` is aware; `themes` are the hall's, so that *Moestuin* in a file finds the theme of that name.
    Nothing is removed, and what the file does not speak of (hidden, status, tasks, ...) is never touched.
    """
    from kiosk.intake.planning import Planner

    planner = Planner(state, now, tuple(themes), reading.file)
    for found in reading.found:
        planner.take(found)
    return planner.done(reading)
