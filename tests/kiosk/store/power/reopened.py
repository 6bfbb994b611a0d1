"""What a hall holds when the kiosk starts again, held against what it ought to."""

import random
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from cuts import Moment
from disk import Found
from msgspec.structs import replace

from kiosk.clock import Clock
from kiosk.errors import StoreTrouble
from kiosk.model import KINDS, Initiative, Record
from kiosk.store import Entry, Store, Who, tail
from kiosk.store.files import Files

Key = tuple[str, str]
Records = Mapping[Key, Record]

LIVE = "live"
"""The store's own folder in the hall's."""

_OWN = {"hall_rules", "tombstone"}
"""Kinds that the store or the hall makes by itself."""


class Hall(NamedTuple):
    """What was committed, up to and including one transaction."""

    records: Records
    """By kind and id."""
    log: tuple[Entry, ...]
    """Each transaction, with every change."""


def seen(store: Store) -> Hall:
    """Everything the store shows. Raises StoreTrouble."""
    state = store.state
    records = {
        (kind, record.id): record for kind in KINDS if kind not in _OWN for record in state.all(KINDS[kind])
    }
    return Hall(records, tuple(store.log()))


class Reopened(NamedTuple):
    """What came of opening a hall."""

    transactions: int = 0
    """How many it knows of."""
    wrong: str = ""
    secret: bool = False
    """Whether a file of the hall still holds what was to be redacted, when all was opened and closed."""


class Reopening:
    """Opens halls after a power cut and says what is wrong with them."""

    def __init__(self, halls: Mapping[int, Hall], clock: Clock, secret: bytes, redacted: int) -> None:
        """`halls`: what is to be found when there are so many transactions; `redacted`: the transaction that
        removes `secret`.
        """
        self.halls, self.clock, self.secret, self.redacted = halls, clock, secret, redacted

    def opened(self, folder: Path, files: Files) -> Reopened:
        """Open, look, commit one transaction more; open again, finish a redaction, look again."""
        try:
            return self._opened(folder / LIVE, files)
        except (StoreTrouble, OSError, ValueError, TypeError, LookupError, AttributeError) as error:
            return Reopened(wrong=f"{type(error).__name__}: {error}")

    def _opened(self, folder: Path, files: Files) -> Reopened:
        store = Store(folder, self.clock, random.Random(2).randbytes, files=files)
        before = seen(store)
        count = len(before.log)
        if store.damage or store.unreadable:
            return Reopened(count, f"damage {store.damage}, unreadable {store.unreadable}")
        # A redaction that is committed may still have to erase what the log tells of earlier times.
        if wrong := _difference(self.halls.get(count), before, words=count < self.redacted):
            return Reopened(count, wrong)
        after = one_more(store, before)
        store.close()
        again = Store(folder, self.clock, random.Random(3).randbytes, files=files)
        again.finish_redaction()
        wrong = _difference(Hall(after.records, (*self.halls[count].log, after.log[-1])), seen(again))
        again.close()
        left = any(self.secret in path.read_bytes() for path in folder.rglob("*") if path.is_file())
        return Reopened(count, f"with one more, opened again: {wrong}" if wrong else "", left)

    def judge(self, moment: Moment, found: Found, answer: Reopened) -> str:
        """What is wrong with that, when power failed at that moment; "" for nothing."""
        promised = min(self.halls) + len(moment.acknowledged)
        if answer.wrong:
            return answer.wrong
        if not promised <= answer.transactions <= promised + 1:
            return f"{promised} transactions were acknowledged, {answer.transactions} are there"
        holds = [name for name, (_, content) in found.files.items() if self.secret in content.bytes_]
        if holds and min(self.halls) < self.redacted <= promised:
            return f"redacted, and all the same in {holds}"
        if answer.secret and answer.transactions >= self.redacted:
            return "the redaction came through, and is never finished"
        return ""


@contextmanager
def start_of_the_machine(number: int) -> Iterator[None]:
    """What is done in the block is done in that start of the machine: a power cut begins another.

    Outside such blocks it is a start that has no number.
    """
    with tempfile.NamedTemporaryFile("w") as started:
        started.write(f"{number:08}-1111-4222-8333-444444444444\n")
        started.flush()
        with mock.patch.object(tail, "_BOOT", Path(started.name)):
            yield


def one_more(store: Store, before: Hall) -> Hall:
    """Commit one transaction, something new and something old; gives what is to be found from then on."""
    records = dict(before.records)
    with store.transaction(Who("host"), "after the cut") as transaction:
        new = transaction.put(Initiative(id=transaction.new_id(), slug="after", title="After"))
        old = next((record for record in records.values() if isinstance(record, Initiative)), new)
        for record in new, transaction.change(old, story="It went on."):
            records["initiative", record.id] = record
    return Hall(records, (*before.log, store.log()[-1]))


def _difference(wanted: Hall | None, found: Hall, *, words: bool = True) -> str:
    if wanted is None:
        return f"{len(found.log)} transactions were never made"
    for told, entry in zip(wanted.log, found.log, strict=True):
        if told != entry and (words or replace(told, changes=()) != replace(entry, changes=())):
            parts = [part for part in Entry.__struct_fields__ if getattr(told, part) != getattr(entry, part)]
            return f"transaction {entry.sequence} ({entry.what}) in the log differs in {', '.join(parts)}"
    lost = [key for key in wanted.records if key not in found.records]
    new = [key for key in found.records if key not in wanted.records]
    other = [
        key for key in wanted.records if found.records.get(key, wanted.records[key]) != wanted.records[key]
    ]
    return f"lost {lost[:3]}, not to be there {new[:3]}, other {other[:3]}" if lost or new or other else ""
