"""Halls with a given number of sign-ups, for the store's benchmark: series with 25 sign-ups each."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from halls import NOW

from kiosk.clock import Clock, FixedClock, SystemClock
from kiosk.hall import LIVE, Hall
from kiosk.ids import derived_id
from kiosk.model import Initiative, Meeting, Record, SignUp
from kiosk.store import Files, Store, Who

EACH = 25
"""Sign-ups to one initiative."""
CAPACITY = 400
"""Of an initiative: nobody waits however long the benchmark signs people up, and each time it is checked."""
LONG = 10 * EACH
"""Sign-ups to the one initiative with many."""
NEW = 1_000_000
"""The number of the first sign-up that is measured: beyond those that are there already."""

_EVENING = NOW.replace(tzinfo=None, hour=18, minute=0)
"""On the hall's wall clock."""

_FIRST = ("Greetje", "Klaas", "Fatima", "Jan-Willem", "Anneke", "Sjoerd", "Mehmet", "Trijntje")
_LAST = ("Molenaar", "de Vries", "El Idrissi", "van der Wal", "Hoekstra", "Yilmaz", "Boersma")


class CountingFiles(Files):
    """Counts what is handed to the kernel."""

    def __init__(self) -> None:
        self.written = 0
        """Bytes."""
        self.syncs = 0

    def write(self, handle: int, content: bytes, position: int) -> int:
        """Write and count."""
        taken = super().write(handle, content, position)
        self.written += taken
        return taken

    def sync(self, handle: int) -> None:
        """Sync and count."""
        self.syncs += 1
        super().sync(handle)


class HastyFiles(CountingFiles):
    """Syncs nothing: to build halls quickly, never to measure."""

    def sync(self, handle: int) -> None:
        """Leave it to the kernel."""


def initiative_id(number: int) -> str:
    """Its public id."""
    return derived_id("benchmark initiative", str(number))


def sign_up_of(number: int, initiative: str) -> SignUp:
    """A sign-up such as a visitor leaves, 60 % with a telephone number."""
    name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number % len(_LAST)]} {number % 997}"
    return SignUp(
        id=derived_id("benchmark sign-up", str(number)),
        initiative=initiative,
        name=name,
        contact=f"06 {number * 7919 % 100_000_000:08}" if number % 5 < 3 else "",
        party=1 + number % 3,
        told="place",
        code=f"{number * 0x9E3779B97F4A7C15 % (1 << 256):064x}",
    )


def initiatives_for(sign_ups: int) -> int:
    """How many initiatives a hall with so many sign-ups has, the one with many included."""
    return max(2, (sign_ups - LONG) // EACH + 1)


def build(folder: Path, sign_ups: int, clock: Clock | None = None) -> Hall:
    """A hall with that many sign-ups, compacted. The last initiative has `LONG` of them."""
    hall = Hall.create(folder, "Dorpshuis De Wierde", "nl", "Europe/Amsterdam", "1234", clock=FixedClock(NOW))
    _ = hall.key
    reopen(hall, HastyFiles())
    everything = list(_records(sign_ups))
    for start in range(0, len(everything), 2_000):
        with hall.store.transaction(Who("organizer"), "benchmark") as transaction:
            for record in everything[start : start + 2_000]:
                transaction.put(record)
    hall.store.compact()
    hall.store.close()
    return opened(folder, clock=clock)


def opened(folder: Path, files: Files | None = None, clock: Clock | None = None) -> Hall:
    """The hall, its store on these files."""
    hall = Hall.open(folder, clock=clock or SystemClock())
    if files is not None:
        reopen(hall, files)
    return hall


def reopen(hall: Hall, files: Files) -> None:
    """Give the hall a store on other files."""
    hall.store.close()
    hall.store = Store(hall.folder / LIVE, hall.clock, hall.random, files)


def _records(sign_ups: int) -> Iterator[Record]:
    count = initiatives_for(sign_ups)
    for number in range(count):
        yield Initiative(
            id=initiative_id(number),
            slug=f"samen-{number}",
            title=f"Samen eten {number}",
            summary="Iedereen is welkom.",
            place="Grote zaal",
            capacity=CAPACITY,
        )
        yield Meeting(
            id=derived_id("benchmark meeting", str(number)),
            initiative=initiative_id(number),
            kind="recurring",
            start=_EVENING,
            end=_EVENING + timedelta(hours=2),
            rule="FREQ=WEEKLY",
        )
    for number in range(sign_ups):
        of = number % (count - 1) if number >= LONG else count - 1
        yield sign_up_of(number, initiative_id(of))
