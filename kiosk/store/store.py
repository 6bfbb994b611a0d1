"""The store class: the only door to the hall's data."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from kiosk.clock import Clock, milliseconds, moment
from kiosk.errors import StoreTrouble
from kiosk.ids import Randomness
from kiosk.model import HEAD_FIELDS, KINDS, Record, Tombstone
from kiosk.store import archive, commit, compaction, copying, redaction
from kiosk.store.commit import Deed
from kiosk.store.copying import Piece
from kiosk.store.engine import Engine
from kiosk.store.facts import MISSING, Fact, Gone, Set, Unset
from kiosk.store.files import Files
from kiosk.store.log import Entry, Who, entry
from kiosk.store.overlay import Overlay
from kiosk.store.recovery import Finding
from kiosk.store.redaction import Erased
from kiosk.store.stamps import without_stamps
from kiosk.store.state import State
from kiosk.store.table import JournalDB
from kiosk.store.transaction import Transaction, taken_back
from kiosk.store.trouble import saving, unsaved


class Store:
    """Opens the hall's live data. Reads need no lock; a transaction holds it from first look to commit."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        random: Randomness,
        files: Files | None = None,
        rules: Record | None = None,
    ) -> None:
        """Open what is in `folder`; nothing is written before the first commit.

        `rules`: what rules read of the settings; put down in the log by the next transaction that finds it
        different. Raises StoreTrouble.
        """
        self.folder = folder
        self._clock, self._random, self._rules = clock, random, rules
        self._engine = Engine(folder, clock, random, files)
        self._database: JournalDB | None = None

    @property
    def exists(self) -> bool:
        """Whether anything was ever committed here."""
        memory = self._engine.look()
        return memory.sequence > 0 or bool(memory.tables)

    @property
    def unreadable(self) -> tuple[str, ...]:
        """*kind id: reason* of documents that were found to be no valid record: kept, not shown."""
        memory = self._engine.look()
        return tuple(
            f"{kind} {memory.tables[kind][place].get('id', place)}: {reason}"
            for (kind, place), reason in memory.wrong.items()
        )

    @property
    def damage(self) -> tuple[Finding, ...]:
        """What is not as it was written. While there is any, nothing is saved: `kiosk check --repair`."""
        self._engine.look()
        return tuple(self._engine.now.damage)

    @property
    def state(self) -> State:
        """The newest state, what other processes committed included. Raises StoreTrouble."""
        return State(self._engine.look())

    @contextmanager
    def reading(self) -> Iterator[State]:
        """The newest state, which stays as it is while the block runs. Raises StoreTrouble."""
        with self._engine.reading:
            yield State(self._engine.look())

    @property
    def database(self) -> JournalDB:
        """The same data through TinyDB's own queries."""
        if self._database is None:
            self._database = JournalDB("", engine=self._engine)
        return self._database

    @contextmanager
    def transaction(self, who: Who, what: str) -> Generator[Transaction, None, None]:
        """Everything put in the block is committed at its end, or nothing when it raises.

        Inside, the lock is held and the state is the newest: a check and what it allows are one step
        for all processes. Raises StoreTrouble; then memory and disk are as they were.
        """
        with self._engine.exclusive():
            transaction = self._begun()
            yield transaction
            self._commit(transaction, transaction.facts(), who, what)

    @contextmanager
    def redaction(self, who: Who, what: str, *, later: bool = False) -> Generator[Transaction, None, None]:
        """A transaction after which no file of the hall holds what it overwrote.

        `later`: the files wait for `finish_redaction`, which may take seconds; it is put down that they do.
        Raises StoreTrouble. When that happens after the commit, `finish_redaction` goes on.
        """
        with self._engine.exclusive():
            transaction = self._begun()
            yield transaction
            for fact in transaction.facts():
                _mark_erased(transaction, fact)
            facts = [_without_words(fact) for fact in transaction.facts()]
            if facts:
                redaction.note(self._engine, _erased(facts, transaction.state.sequence))
            self._commit(transaction, facts, who, what)
        if not later:
            self.finish_redaction()

    def finish_redaction(self) -> None:
        """Erase from the files what a redaction left, for later or cut short. Raises StoreTrouble."""
        redaction.finish(self._engine)

    def keep_rules(self) -> None:
        """Put down what rules read of the settings, if it changed; a disk that refuses stops nobody."""
        if self._rules is not None and self.exists and self._differs(self._rules):
            with suppress(StoreTrouble), self.transaction(Who("organizer"), "rules"):
                pass  # every transaction puts them down

    def log(self, about: str | None = None, since: datetime | None = None) -> list[Entry]:
        """Transactions in order: those that changed the record `about`, those not before `since` (aware)."""
        reached = self._engine.look().sequence
        with saving():
            month = since.astimezone(UTC).strftime("%Y-%m") if since is not None else ""
            lines = archive.read(self._engine.files, self._engine.layout, month)
            # What stands behind was committed since, or by a writer that died before it was on the disk.
            # Of a damaged hall nobody knows how far it was.
            whole = not self._engine.now.damage
            entries = [entry(line) for line in lines if line.sequence <= reached or not whole]
        return [
            each
            for each in entries
            if (about is None or each.about(about)) and (since is None or each.at >= since)
        ]

    @property
    def outgrown(self) -> bool:
        """Whether it is time to `compact`."""
        return compaction.outgrown(self._engine)

    def compact(self) -> bool:
        """Begin a new generation of files; False when another process is at it. Raises StoreTrouble."""
        return compaction.compact(self._engine)

    @property
    def size(self) -> int:
        """Bytes that opening reads: snapshot and journal."""
        self._engine.look()
        return self._engine.now.snapshot_size + self._engine.now.end

    @contextmanager
    def still(self) -> Iterator[list[Piece]]:
        """What a copy of the data needs, at one moment; none of it vanishes while the block runs.

        Raises StoreTrouble.
        """
        with copying.still(self._engine) as pieces:
            yield pieces

    def idle(self) -> None:
        """Nobody is waiting: put down how far the journal is, so that damage is told from a power cut."""
        self._engine.mark()

    def close(self) -> None:
        """Let go of the files, compacted when it is time."""
        compaction.compact_if_outgrown(self._engine)
        self._engine.close()

    def _begun(self) -> Transaction:
        engine = self._engine
        commit.begin(engine)
        wall = milliseconds(self._clock.now())
        stamp, now = commit.next_stamp(engine, wall), moment(wall)
        transaction = Transaction(engine.memory, Overlay(engine.memory), stamp, now, self._random)
        if self._rules is not None and self._differs(self._rules):
            transaction.put(self._rules)
        return transaction

    def _commit(self, transaction: Transaction, facts: list[Fact], who: Who, what: str) -> None:
        if not without_stamps(facts):
            return
        wall = milliseconds(transaction.now)
        try:
            commit.commit(self._engine, facts, Deed(who, what, transaction.stamp, wall, stamped=True))
        except (ValueError, TypeError) as error:
            raise unsaved(error) from error

    def _differs(self, rules: Record) -> bool:
        known = State(self._engine.memory).get(type(rules), rules.id)
        return known is None or any(
            getattr(known, field) != getattr(rules, field)
            for field in rules.__struct_fields__
            if field not in _STORE_S_OWN
        )


_STORE_S_OWN = frozenset({"made", "created", "changed", "touched"})


def _mark_erased(transaction: Transaction, fact: Fact) -> None:
    """A backup that is put back must not bring back what was erased."""
    if isinstance(fact, Set) and fact.kind != "tombstone" and fact.field not in _heads(fact.kind):
        before = transaction.state.get(Tombstone, fact.id) or Tombstone(id=fact.id, record_kind=fact.kind)
        record = transaction.state.get(KINDS[fact.kind], fact.id)
        erased = tuple(sorted({*before.erased, fact.field}))
        transaction.change(before, erased=erased, cancelled=record is not None and taken_back(record))


def _heads(kind: str) -> frozenset[str]:
    return HEAD_FIELDS.get(kind, frozenset())


def _without_words(fact: Fact) -> Fact:
    """The fact without what was there before: that is what is to be erased."""
    heads = _heads(fact.kind)
    if isinstance(fact, Set) and fact.field not in heads:
        return fact._replace(was=MISSING)
    if isinstance(fact, Gone):
        return fact._replace(fields={field: value for field, value in fact.fields.items() if field in heads})
    return fact


def _erased(facts: Iterable[Fact], sequence: int) -> list[Erased]:
    """The records whose words that transaction overwrites or takes away."""
    fields: dict[tuple[str, str], set[str]] = {}
    for fact in facts:
        if isinstance(fact, Gone):
            fields[fact.kind, fact.id] = set()
        elif isinstance(fact, Set | Unset) and fact.field not in _heads(fact.kind):
            fields.setdefault((fact.kind, fact.id), set()).add(fact.field)
    return [Erased(kind, record, tuple(sorted(names)), sequence) for (kind, record), names in fields.items()]
