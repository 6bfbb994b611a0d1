"""What a look through a hall's files can find, and what it comes to."""

from typing import NamedTuple

from kiosk.store.recovery import Finding

DAMAGE = ("damaged", "missing", "lost", "gap", "unreadable")
"""Not as it was written; a file that is not there; transactions that are gone; a log that does not join on;
the disk does not give it."""

NOTES = ("record", "torn", "stray", "known", "kept", "pending", "unsaid")
"""No valid record, or an id that stands twice; a line that was never finished; a file that belongs to
nothing; a gap that was repaired; what a repair replaced; an erasure that goes on later; a transaction that
was never confirmed."""


class Report(NamedTuple):
    """What was found in one hall's files."""

    findings: tuple[Finding, ...] = ()
    """Damage first."""
    sequence: int = 0
    """Number of the last transaction that can be read."""
    documents: int = 0
    """How many can be read."""

    @property
    def damage(self) -> tuple[Finding, ...]:
        """What is not as it was written."""
        return tuple(each for each in self.findings if each.kind in DAMAGE)

    @property
    def sound(self) -> bool:
        """Whether there is nothing but notes."""
        return not self.damage
