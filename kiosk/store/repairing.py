"""`check --repair`: everything that can be read goes on in a new generation; what it replaces is kept."""

from itertools import count
from pathlib import Path

from kiosk.clock import Clock, milliseconds
from kiosk.disk import busy, locked_now
from kiosk.errors import StoreTrouble
from kiosk.ids import Randomness
from kiosk.store import archive, breaks, generations
from kiosk.store import header as headers
from kiosk.store.books import Book, Read
from kiosk.store.checking import check, report
from kiosk.store.files import Files, make_folder, read_file, write_file
from kiosk.store.findings import Report
from kiosk.store.header import NewerFormat
from kiosk.store.layout import Layout
from kiosk.store.lines import NO_PART, Head, encode_head, frame, parse
from kiosk.store.memory import Memory
from kiosk.store.rebuilding import Source, rebuilt
from kiosk.store.recovery import Recovered
from kiosk.store.survey import Survey, surveyed
from kiosk.store.tail import Position, Tail, read_mark, write_mark
from kiosk.store.trouble import newer, saving


def repair(folder: Path, clock: Clock, random: Randomness, files: Files | None = None) -> Report:
    """Make the hall sound again, and look through it once more.

    What can be read before and after the damage stays; what it replaced lies in `damaged/`. Raises
    StoreTrouble when another process has the lock, the disk refuses, or too little is left.
    """
    files, layout = files or Files(), Layout(folder)
    with (
        saving(),
        locked_now(layout.compacting) as alone,
        locked_now(layout.lock) as only,
    ):
        if not (alone and only):
            raise busy()
        try:
            survey = surveyed(files, layout, alone=True)
            found = report(survey)
            if not found.sound:
                _Repair(survey, clock, random).run(found)
        except NewerFormat as error:
            raise newer() from error
    return check(folder, files)


class _Repair:
    """Of one hall, under its locks. Every method raises OSError."""

    def __init__(self, survey: Survey, clock: Clock, random: Randomness) -> None:
        self._survey, self._files, self._layout = survey, survey.files, survey.layout
        self._clock, self._random = clock, random

    def run(self, found: Report) -> None:
        """The new generation first; until it stands, everything is as it was."""
        layout, files, survey = self._layout, self._files, self._survey
        broken = {each.file for each in found.damage if each.kind != "gap"}
        if any(each.what.endswith("a newer kiosk wrote it") for each in found.damage):
            raise newer()
        if layout.old.name in broken:
            raise self._too_little()
        make_folder(files, layout.damaged)
        spoiled = {
            number
            for number in survey.sources
            for path in (layout.journal(number), layout.snapshot(number), layout.sums(number))
            if path.name in broken
        }
        lost = any(each.kind == "lost" or each.file[:7] == "journal" for each in found.damage)
        if survey.number in spoiled or (lost and broken):
            self._go_on(broken)
        else:
            for number in survey.groups:
                self._archive(number, broken, [])
        for number, path in layout.of_generations(files):
            if number in spoiled:
                self._set_aside(path)
        for name in sorted(broken & set(files.names(layout.folder))):
            self._set_aside(layout.folder / name)
        files.sync_folder(layout.damaged)
        files.sync_folder(layout.folder)
        self._say_what_is_lost()

    def _go_on(self, broken: set[str]) -> None:
        """A new generation with all that can be read; the one before is set aside, its lines archived."""
        survey, layout, files = self._survey, self._layout, self._files
        memory = self._memory()
        mark = read_mark(files, layout.mark)
        numbers = [number for number, _ in layout.of_generations(files)]
        numbers += [*survey.groups, mark.generation if mark is not None else 0]
        number = max(numbers) + 1
        state = Recovered(number, memory, survey.chain.time, dict(survey.chain.writers))
        last = max(memory.sequence, survey.chain.sequence, survey.reach)
        line = self._line(state, last + 1)
        for each in survey.groups:
            self._archive(each, broken, [line] if each == max(survey.groups) else [])
        memory.sequence = last + 1
        prepared = generations.prepare(state, number)
        generations.put_down(files, layout, prepared)
        head = headers.encode(prepared.header)
        write_file(files, layout.journal(number), head)
        position = Position(number, memory.sequence, len(head))
        tail = Tail(files, layout.tail)
        try:
            tail.publish(position)
        finally:
            tail.close()
        write_mark(files, layout.mark, position)
        for older, path in layout.of_generations(files):
            if older == survey.number or (older < number and older not in survey.sources):
                self._set_aside(path)

    def _memory(self) -> Memory:
        """The documents of the newest generation; of one whose journal is lost, if that is more."""
        survey = self._survey
        if survey.number and not survey.sources[survey.number].book.findings:
            return survey.memory  # it ends in what the next one began with
        mark = read_mark(self._files, self._layout.mark)
        for number in sorted({each for each, _ in self._layout.of_generations(self._files)}, reverse=True):
            counted = mark is not None and survey.number < number <= mark.generation
            if (counted or not survey.number) and (found := self._of_snapshot(number)) is not None:
                return found
        if not survey.number:
            raise self._too_little()
        return survey.memory

    def _of_snapshot(self, number: int) -> Memory | None:
        """Its documents, when every one of them is as it was written, or there is nothing else."""
        survey, layout = self._survey, self._layout
        beside = (layout.snapshot(number), layout.sums(number))
        memory, findings = rebuilt(Source(number, Book("", None, b"", [], []), *map(survey.bytes_of, beside)))
        lost = any(each.place or each.kind == "missing" for each in findings)
        if not memory.tables or (lost and survey.number):
            return None
        memory.sequence = max(survey.chain.sequence, survey.memory.sequence)
        return memory

    def _too_little(self) -> StoreTrouble:
        # NL: Van de gegevens in {folder} is te weinig over. Zet een reservekopie terug.
        sentence = "Too little is left of the data in {folder}. Put back a backup."
        return StoreTrouble(sentence, folder=self._layout.folder)

    def _line(self, state: Recovered, sequence: int) -> Read:
        """The log says that there was a repair; who follows the journal sees that it has to read anew."""
        wall = milliseconds(self._clock.now())
        last, counter = state.time
        state.time = (wall, 0) if wall > last else (last, counter + 1)
        newest = next(reversed(state.writers.values()), (0, ""))[1]
        writer = self._random(5).hex()
        head = encode_head(
            Head(
                v=1, w=writer, n=1, t=state.time, p=newest, x="", by="organizer", do="repair",
                at=None if wall == state.time[0] else wall, ops=[],
            )
        )  # fmt: skip
        raw = frame(sequence, [], head, NO_PART)
        read = Read(parse(raw[:-1]), raw)
        self._survey.chain.add("", read)
        state.writers = dict(self._survey.chain.writers)
        return read

    def _archive(self, generation: int, broken: set[str], more: list[Read]) -> None:
        """See to it that the lines of a generation that can be read are in archive files that are whole."""
        files, layout = self._files, self._layout
        books = self._survey.groups[generation]
        if not more and not any(book.name in broken for book in books):
            return
        reads = {each.line.sequence: each for book in reversed(books) for each in book.reads}
        reads |= {each.line.sequence: each for each in more}
        by_month: dict[str, list[Read]] = {}
        for _, each in sorted(reads.items()):
            by_month.setdefault(archive.month(each.line), []).append(each)
        names = {book.name for book in books if "/" in book.name}
        for month, entries in by_month.items():
            path = layout.archived(month, generation)
            name = self._survey.name(path)
            if name in names and name not in broken and not more:
                continue
            if name in names:
                self._keep(path)
            make_folder(files, layout.archive)
            write_file(files, path, *(each.raw for each in entries))
        for name in names & broken:
            path = layout.folder / name
            if path.name.partition(".")[0] not in by_month:
                self._set_aside(path)

    def _keep(self, path: Path) -> None:
        """A copy of the file beside what it is to be replaced by."""
        write_file(self._files, self._free(path.name), read_file(self._files, path))

    def _set_aside(self, path: Path) -> None:
        self._files.rename(path, self._free(path.name))

    def _free(self, name: str) -> Path:
        """A name in `damaged/` that nothing has."""
        taken = set(self._files.names(self._layout.damaged))
        names = (f"{name}.{number}" if number else name for number in count())
        return self._layout.damaged / next(each for each in names if each not in taken)

    def _say_what_is_lost(self) -> None:
        layout, files = self._layout, self._files
        left = surveyed(files, layout, alone=True)
        try:
            before = breaks.known(files, layout)
        except ValueError:
            before = frozenset()
        places = before | {each.at for each in left.chain.breaks}
        if places != before:
            breaks.keep(files, layout, places)
