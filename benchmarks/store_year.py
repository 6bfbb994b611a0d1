"""A hall's year in a few minutes: what is handed to the kernel, against the documents it is about."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path

import msgspec
from halls import NOW
from store_candidates import form_of
from store_halls import CountingFiles, build, initiative_id, initiatives_for, opened

from kiosk.actions.listings import edit_initiative
from kiosk.actions.sign_up import sign_up
from kiosk.actions.withdraw import withdraw
from kiosk.clock import FixedClock
from kiosk.model import Initiative, Record, SignUp
from kiosk.store.documents import encode

SIGN_UPS_A_DAY = 30
WITHDRAWN, EDITED = 0.15, 0.05
"""Chance that a sign-up is followed by a withdrawal, or by a correction of a listing."""
SWITCHED_OFF = 0.5
"""Chance that a machine is not shut down but switched off at the wall."""


class Year:
    """A hall in use, with what was counted."""

    def __init__(self, folder: Path, size: int) -> None:
        self.kernel = 0
        """Bytes handed to the kernel, snapshots, marks and the published end included."""
        self.documents = 0
        """Bytes of JSON of the documents that each transaction left behind."""
        self.transactions = self.compactions = 0
        self.alone: dict[str, list[float]] = {}
        """For each kind of transaction: bytes handed to the kernel against its documents' JSON."""
        self._folder = folder
        self._clock = FixedClock(NOW)
        self._chance = random.Random(size)
        self._initiatives = initiatives_for(size) - 1
        self._numbers = count()
        build(folder, size, self._clock).store.close()
        self._start()

    def live(self, days: int, restart_every: int) -> None:
        """Use it for so many days, with a new start every so many."""
        for day in range(1, days + 1):
            for _ in range(SIGN_UPS_A_DAY):
                self._visit()
                self._nobody_there()
            if day % restart_every == 0:
                self._stop()
                self._start()
            self._clock.advance(timedelta(hours=9))
        self._stop()

    def _start(self) -> None:
        self._files = CountingFiles()
        self._hall = opened(self._folder, self._files, self._clock)

    def _stop(self) -> None:
        if self._chance.random() >= SWITCHED_OFF:
            self._hall.store.close()
        self.kernel += self._files.written

    def _visit(self) -> None:
        """Somebody signs up; perhaps somebody withdraws, or a listing is corrected."""
        number, initiative = next(self._numbers), initiative_id(self._chance.randrange(self._initiatives))
        with self._counted("sign up") as about:
            record = sign_up(self._hall, form_of(number, initiative)).id
            about.append((SignUp, record))
        if self._chance.random() < WITHDRAWN:
            with self._counted("withdraw") as about:
                withdraw(self._hall, record)
                about.append((SignUp, record))
        if self._chance.random() < EDITED:
            with self._counted("edit a listing") as about:
                edit_initiative(self._hall, initiative, {"summary": f"Iedereen is welkom ({number})."})
                about.append((Initiative, initiative))

    def _nobody_there(self) -> None:
        self._clock.advance(timedelta(minutes=30))
        self._hall.store.idle()
        if self._hall.store.outgrown:
            self._hall.store.compact()
            self.compactions += 1

    @contextmanager
    def _counted(self, what: str) -> Iterator[list[tuple[type[Record], str]]]:
        """Count one transaction; the block says which records it left behind."""
        about: list[tuple[type[Record], str]] = []
        before = self._files.written
        yield about
        kernel = self._files.written - before
        state = self._hall.store.state
        records = [state.get(kind, record) for kind, record in about]
        documents = sum(len(msgspec.json.encode(encode(record))) for record in records if record is not None)
        self.transactions += 1
        self.documents += documents
        self.alone.setdefault(what, []).append(kernel / documents)
