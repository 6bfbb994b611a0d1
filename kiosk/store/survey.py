"""One look through all files of a hall: what is in each, what they come to together, what is wrong."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from kiosk.store import breaks
from kiosk.store.books import Book, Read, read_book
from kiosk.store.chain import Chain
from kiosk.store.files import Files, read_file
from kiosk.store.header import Header
from kiosk.store.layout import Layout
from kiosk.store.memory import Memory
from kiosk.store.rebuilding import Source, base, rebuilt
from kiosk.store.recovery import Finding
from kiosk.store.tail import Position, Tail, read_mark

ARCHIVED = re.compile(r"(\d{4}-\d\d)\.(\d{6,})\.jsonl")
"""The name of an archive file: its month and its generation."""


@dataclass(slots=True)
class Survey:
    """What was found; kept for a repair."""

    files: Files
    layout: Layout
    number: int = 0
    """The newest generation whose journal is there; 0: none."""
    reach: int = 0
    """The transaction that is known to have been there."""
    groups: dict[int, list[Book]] = field(default_factory=dict)
    """For each generation its archive files, then its journal."""
    sources: dict[int, Source] = field(default_factory=dict)
    """The generations whose journal is there."""
    memory: Memory = field(default_factory=lambda: Memory({}))
    chain: Chain = field(default_factory=Chain)
    findings: list[Finding] = field(default_factory=list)

    def add(self, *findings: Finding) -> None:
        """Each once."""
        known = set(self.findings)
        self.findings += [each for each in findings if each not in known]

    def bytes_of(self, path: Path) -> bytes | None:
        """The file; None when it is not there or the disk does not give it, which is a finding then."""
        try:
            return read_file(self.files, path)
        except FileNotFoundError:
            return None
        except OSError as error:
            self.add(Finding(self.name(path), "", error.strerror or str(error), "unreadable"))
            return None

    def name(self, path: Path) -> str:
        """As it stands in a finding: archive/2026-11.000007.jsonl."""
        return path.relative_to(self.layout.folder).as_posix()


def surveyed(files: Files, layout: Layout, *, alone: bool = False) -> Survey:
    """Look through everything. `alone`: nobody writes, so the journal is looked at up to its very end.

    Raises OSError, NewerFormat.
    """
    survey = Survey(files, layout)
    numbers = layout.generations(files)
    survey.number = numbers[-1] if numbers else 0
    published = _published(files, layout)
    _reach(survey, published)
    _read_books(survey, None if alone else published)
    _read_generations(survey)
    if layout.redacting.name in files.names(layout.folder):
        _spare_older(survey)
    _follow_log(survey)
    return survey


def _spare_older(survey: Survey) -> None:
    """While an erasure goes on, earlier generations are going: a power cut may leave them half gone."""
    layout = survey.layout
    going = {path.name for number, path in layout.of_generations(survey.files) if number < survey.number}
    survey.findings = [
        each._replace(kind="pending") if each.file in going else each for each in survey.findings
    ]


def _published(files: Files, layout: Layout) -> Position | None:
    tail = Tail(files, layout.tail)
    try:
        return tail.read(tail.look())
    finally:
        tail.close()


def _reach(survey: Survey, published: Position | None) -> None:
    for told in (published, read_mark(survey.files, survey.layout.mark)):
        if told is None or told.generation < survey.number:
            continue
        survey.reach = max(survey.reach, told.sequence)
        if told.generation > survey.number:
            gone = survey.layout.journal(told.generation).name
            survey.add(Finding(gone, "", "it is not there", "missing"))


def _read_books(survey: Survey, published: Position | None) -> None:
    layout = survey.layout
    for path in layout.archives(survey.files):
        found = ARCHIVED.fullmatch(path.name)
        content = survey.bytes_of(path) if found else None
        if found and content is not None:
            book = read_book(survey.name(path), content, journal=False)
            survey.groups.setdefault(int(found[2]), []).append(book)
            survey.add(*book.findings)
    for number in layout.generations(survey.files):
        path = layout.journal(number)
        content = survey.bytes_of(path) or b""
        current = number == survey.number
        if current and published is not None and published.generation == number:
            content = content[: published.end]
            book = read_book(path.name, content, journal=True)
        else:
            book = read_book(path.name, content, journal=True, open_end=current)
        if current:
            book = _ended(survey, book, content)
        survey.groups.setdefault(number, []).append(book)
        survey.add(*book.findings)
        beside = (layout.snapshot(number), layout.sums(number))
        survey.sources[number] = Source(number, book, *map(survey.bytes_of, beside))


def _ended(survey: Survey, book: Book, content: bytes) -> Book:
    """The newest journal: whether it reaches as far as it did, and what of its end was only begun."""
    if book.torn is not None and _last(book) < survey.reach:
        book = read_book(book.name, content, journal=True)
    if _last(book) < survey.reach:
        what = f"transactions up to {survey.reach} were there"
        survey.add(Finding(book.name, "its end", what, "lost"))
    if book.torn is not None:
        survey.add(book.torn._replace(kind="torn"))
    return book


def _last(book: Book) -> int:
    begins = book.header.sequence if book.header is not None else 0
    return max([begins, *(each.line.sequence for each in book.reads)])


def _read_generations(survey: Survey) -> None:
    before: Source | None = None
    for number, source in sorted(survey.sources.items()):
        if number == survey.number:
            found = rebuilt(source, before)
            survey.memory = found.memory
        else:
            found = base(source)
        survey.add(*found.findings)
        if not found.findings:
            survey.add(*_sums(survey, source))
        before = source


def _sums(survey: Survey, source: Source) -> Iterator[Finding]:
    """The sums beside a snapshot that is whole: they locate damage once there is some."""
    name = survey.layout.sums(source.number).name
    if source.sums is None:
        yield Finding(name, "", "it is not there", "missing")
    elif source.snapshot is not None and source.sums != _sums_of(source.snapshot):
        yield Finding(name, "", "it does not fit the snapshot")


def _sums_of(content: bytes) -> bytes:
    sums = b"".join(b"%08x\n" % zlib.crc32(line) for line in content.splitlines(keepends=True))
    return sums + b"%08x\n" % zlib.crc32(sums)


def _follow_log(survey: Survey) -> None:
    """Every line in order: a generation's own count up to where the next one says that it begins."""
    chain, numbers = survey.chain, sorted(survey.groups)
    for number, following in zip_longest(numbers, numbers[1:]):
        books = survey.groups[number]
        name, header = books[-1].name, _header(books)
        next_books = survey.groups[following] if following is not None else []
        later, confirmed = _header(next_books), _heads(next_books)
        if header is not None:
            chain.begin(name, header)
        for book_name, read in _merged(survey, books):
            if later is not None and read.line.sequence > later.sequence:
                if read.line.raw_head not in confirmed:
                    place = f"transaction {read.line.sequence}"
                    survey.add(Finding(book_name, place, "the next generation does not have it", "unsaid"))
            elif read.line.sequence > chain.sequence:
                chain.add(book_name, read)
    try:
        repaired = breaks.known(survey.files, survey.layout)
    except ValueError as error:
        repaired = frozenset()
        survey.add(Finding(breaks.NAME, "", str(error)))
    for at, finding in chain.breaks:
        survey.add(finding._replace(kind="known") if at in repaired else finding)


def _header(books: list[Book]) -> Header | None:
    return next((book.header for book in reversed(books) if book.header is not None), None)


def _heads(books: list[Book]) -> set[bytes]:
    """What came after a generation was begun stands there as well, if it was ever confirmed."""
    return {read.line.raw_head for book in books if book.name[:7] == "journal" for read in book.reads}


def _merged(survey: Survey, books: list[Book]) -> Iterator[tuple[str, Read]]:
    """Each transaction of a generation once, in order; in archive and journal it has to be the same."""
    found: dict[int, tuple[str, Read]] = {}
    for book in books:
        for read in book.reads:
            known = found.setdefault(read.line.sequence, (book.name, read))
            if known[1].line.raw_head != read.line.raw_head:
                place = f"transaction {read.line.sequence}"
                survey.add(Finding(book.name, place, f"in {known[0]} it is another"))
    yield from (found[sequence] for sequence in sorted(found))
