"""The documents of a generation from what can still be read of it, and of the one before."""

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.store.books import Book, Read
from kiosk.store.doubt import Doubt
from kiosk.store.memory import Memory
from kiosk.store.recovery import Finding, Generation, recover, take


class Source(NamedTuple):
    """One generation's files, as far as they could be read."""

    number: int
    book: Book
    snapshot: bytes | None
    sums: bytes | None


class Rebuilt(NamedTuple):
    """The documents, and what is not as it was written."""

    memory: Memory
    findings: list[Finding]


def base(source: Source) -> Rebuilt:
    """The documents of the snapshot alone. Raises NewerFormat."""
    found = recover(Generation(source.number, source.book.head or b"\n", source.snapshot, source.sums))
    journal = f"journal.{source.number:06}"
    return Rebuilt(found.memory, [each for each in found.damage if each.file != journal])


def rebuilt(source: Source, before: Source | None = None) -> Rebuilt:
    """Snapshot and every line that holds.

    A damaged snapshot is made anew from the generation `before`, when that one is whole: it ends in what the
    snapshot held. Raises NewerFormat.
    """
    memory, findings = base(source)
    anew = _snapshot_anew(source, before) if findings and before is not None else None
    sure = not source.book.findings and (not findings or anew is not None)
    memory = anew or memory
    for each in apply(memory, source.book.reads, sure=sure):
        if sure:  # else it follows from what is missing
            place = f"transaction {each.line.sequence}"
            findings.append(Finding(source.book.name, place, "it changes what is not there"))
    return Rebuilt(memory, findings)


def _snapshot_anew(source: Source, before: Source) -> Memory | None:
    header, reads = source.book.header, source.book.reads
    if before.book.findings or before.book.header is None:
        return None
    memory, findings = base(before)
    if findings:
        return None
    if header is not None:
        wanted = header.sequence
    elif reads:
        wanted = reads[0].line.sequence - 1
    else:
        wanted = before.book.reads[-1].line.sequence if before.book.reads else memory.sequence
    earlier = [each for each in before.book.reads if each.line.sequence <= wanted]
    return None if apply(memory, earlier, sure=True) or memory.sequence != wanted else memory


def apply(memory: Memory, reads: Iterable[Read], *, sure: bool) -> list[Read]:
    """Take in the lines that are new; gives those that speak of what is not there, too.

    Where something is missing (not `sure`), only what is certain to be meant.
    """
    doubt, failed = Doubt(memory), []
    for each in sorted(reads, key=lambda each: each.line.sequence):
        if each.line.sequence <= memory.sequence:
            continue
        sure = sure and each.line.sequence == memory.sequence + 1
        if not (sure and take(memory, each.line)) and not doubt.take(each.line):
            failed.append(each)
    return failed
