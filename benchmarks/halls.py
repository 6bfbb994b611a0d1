"""Halls of any size for the benchmarks: every kind of date, sign-ups on a tenth; and ideas."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.clock import FixedClock
from kiosk.hall import Hall
from kiosk.model import Idea, Initiative, Meeting, Record, SignUp, Supporter, Task
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


_WISHES = (
    "Ik wil graag {what} met {who}",
    "Wie heeft zin in {what} voor {who}?",
    "Een {name} voor {who}",
    "{what} bij de {name}, op zaterdagmorgen",
    "Samen iets doen aan de {name}. Dat mis ik hier echt, en met {who} is het leuker",
)
_SYLLABLES = [
    first + rest for first in "bdhklmnprstvwz" for rest in ("a", "e", "ij", "oe", "or", "un", "aar")
]


def hall_of(folder: Path, initiatives: int, ideas: int = 0, *, tasks_everywhere: bool = False) -> Hall:
    """A hall in `folder` with that many initiatives, a task for every third and sign-ups for every tenth.

    With `tasks_everywhere` each initiative has a task, of all lengths. Every third idea has supporters.
    """
    hall = Hall.create(folder, "Dorpshuis De Wierde", "nl", "Europe/Amsterdam", "1234", clock=FixedClock(NOW))
    with hall.store.transaction(Who("host"), "benchmark") as transaction:
        for record in _records(initiatives):
            transaction.put(record)
        for n in range(initiatives) if tasks_everywhere else ():
            transaction.put(_task(n))
        for record in _ideas(ideas):
            transaction.put(record)
    return hall


def _task(n: int) -> Task:
    lengths = (10, 20, 30, 60, 120, None)
    return Task(
        id=f"t{n}",
        initiative=f"i{n}",
        slug="klaarzetten",
        title=f"{_WHAT[n % len(_WHAT)]} klaarzetten",
        when="any_time" if n % 4 == 0 else "meeting",
        minutes=lengths[n % len(lengths)],
        hands_min=2,
        hands_max=4,
        try_once=n % 5 == 0,
    )


def _ideas(ideas: int) -> Iterator[Record]:
    chance = random.Random(ideas)
    for n in range(ideas):
        name = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))
        words = chance.choice(_WISHES).format(what=chance.choice(_WHAT), who=chance.choice(_WHO), name=name)
        yield Idea(id=f"d{n}", words=words, name=name.title() if n % 2 else "")
        for m in range(n % 6 if n % 3 == 0 else 0):
            yield Supporter(id=f"d{n}-{m}", idea=f"d{n}", kind="too", person=f"p{n}-{m}")


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
