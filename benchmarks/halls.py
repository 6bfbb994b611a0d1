"""Halls of any size for the benchmarks: every kind of date, sign-ups on a tenth of them."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.clock import FixedClock
from kiosk.hall import Hall
from kiosk.model import Initiative, Meeting, Record, SignUp, Task
from kiosk.store import Who

NOW = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)

_WHAT = (
    "Koffie",
    "Klaverjassen",
    "Repareren",
    "Moestuin",
    "Zingen",
    "Wandelen",
    "Breien",
    "Schaken",
    "Koken",
)
_WHO = (
    "buren",
    "beginners",
    "ouderen",
    "de straat",
    "jong en oud",
    "nieuwkomers",
    "mannen",
    "de Molenstraat",
)
_RULES = ("FREQ=WEEKLY", "FREQ=MONTHLY;BYDAY=3TH", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=-1SA", "")


def hall_of(folder: Path, initiatives: int) -> Hall:
    """A hall in `folder` with that many initiatives, a task for every third and sign-ups for every tenth."""
    hall = Hall.create(folder, "Dorpshuis De Wierde", "nl", "Europe/Amsterdam", "1234", clock=FixedClock(NOW))
    with hall.store.transaction(Who("host"), "benchmark") as transaction:
        for record in _records(initiatives):
            transaction.put(record)
    return hall


def _records(initiatives: int) -> Iterator[Record]:
    chance = random.Random(initiatives)
    for n in range(initiatives):
        title = f"{chance.choice(_WHAT)} met {chance.choice(_WHO)} {n}"
        place = chance.choice(("Kleine zaal", "Grote zaal"))
        yield Initiative(
            id=f"i{n}", slug=f"i-{n}", title=title, summary="Iedereen is welkom.", place=place, capacity=12
        )
        start = NOW.replace(tzinfo=None) + timedelta(
            days=chance.randrange(-60, 40), hours=chance.randrange(8)
        )
        rule = chance.choice(_RULES)
        yield Meeting(
            id=f"m{n}",
            initiative=f"i{n}",
            kind="recurring" if rule else "once",
            start=start,
            end=start + timedelta(hours=2),
            rule=rule,
        )
        if n % 3 == 0:
            yield Task(
                id=f"t{n}",
                initiative=f"i{n}",
                slug="koffie",
                title="Koffie schenken",
                hands_min=2,
                hands_max=4,
            )
        if n % 10 == 0:
            for m in range(5):
                yield SignUp(id=f"s{n}-{m}", initiative=f"i{n}", name=f"Naam {m}", told="place")
