"""Whether the log hangs together from the first line on: numbers, time, and each writer's chain of heads."""

from typing import NamedTuple

from kiosk.store.books import Read
from kiosk.store.header import Header
from kiosk.store.lines import digest
from kiosk.store.recovery import Finding


class Break(NamedTuple):
    """A place where the log does not join on to what is before."""

    at: int
    """Number of the transaction with which it goes on."""
    finding: Finding


class Chain:
    """Follows the log line by line."""

    def __init__(self) -> None:
        self.sequence = 0
        """Number of the last transaction."""
        self.time = (0, 0)
        self.writers: dict[str, tuple[int, str]] = {}
        """For each writer the number of its last line and that head's hash; who wrote last stands last."""
        self.breaks: list[Break] = []
        self._unsure: set[str] = set()
        """Writers of whom lines may be missing."""
        self._anybody = False
        """Whether one that we do not know may have written before."""

    def begin(self, name: str, header: Header) -> None:
        """A generation begins here, which says what came before."""
        if header.sequence > self.sequence:
            self._lost(name, header.sequence + 1)
        elif (header.writers, header.time) != (self.writers, self.time) or header.sequence < self.sequence:
            self._break(name, header.sequence + 1, "its header tells of another log")
        self.sequence, self.time = header.sequence, header.time
        for writer in header.writers:
            self.writers.pop(writer, None)
        self.writers |= header.writers

    def add(self, name: str, read: Read) -> None:
        """The next line."""
        line = read.line
        if line.sequence != self.sequence + 1:
            self._lost(name, line.sequence)
        elif line.head.t < self.time:
            self._break(name, line.sequence, "its time goes back")
        elif why := self._unlinked(read):
            self._break(name, line.sequence, why)
        writer = line.head.w
        self.sequence, self.time = line.sequence, line.head.t
        self.writers.pop(writer, None)
        self.writers[writer] = line.head.n, digest(line.raw_head)
        self._unsure.discard(writer)

    def _unlinked(self, read: Read) -> str:
        """Why the line is not the next of its writer; "" when it is."""
        head = read.line.head
        if head.w in self._unsure:
            return "" if head.n > self.writers[head.w][0] else "its writer's number goes back"
        if known := self.writers.get(head.w):
            if head.n != known[0] + 1:
                return f"{head.n} follows {known[0]} of its writer"
            return "" if head.p == known[1] else "its writer's line before is another"
        newest = next(reversed(self.writers.values()), (0, ""))[1]
        if self._anybody or (head.n == 1 and head.p == newest):
            return ""
        return "its writer's first line does not follow the newest before"

    def _lost(self, name: str, at: int) -> None:
        first, last = self.sequence + 1, at - 1
        what = f"{first} to {last} are not there" if first < last else f"{first} is not there"
        if at <= self.sequence:
            what = f"{at} follows {self.sequence}"
        self._break(name, at, what)
        self._unsure |= set(self.writers)
        self._anybody = True

    def _break(self, name: str, at: int, what: str) -> None:
        self.breaks.append(Break(at, Finding(name, f"transaction {at}", what, "gap")))
