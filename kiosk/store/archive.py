"""The log's older part: the lines of finished journals, by month."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from kiosk.clock import moment
from kiosk.store import header as headers
from kiosk.store.files import Files, make_folder, read_file, write_file
from kiosk.store.layout import Layout
from kiosk.store.lines import BadLine, Line
from kiosk.store.recovery import is_header, whole_lines


def keep(files: Files, layout: Layout, generation: int) -> None:
    """See to it that a finished journal's lines are in the archive; once is enough. Raises OSError."""
    journal = layout.journal(generation)
    content = read_file(files, journal)
    start = content.find(b"\n") + 1
    found = list(whole_lines(content, start))
    if not found or layout.archived(month(found[0][0]), generation).name in files.names(layout.archive):
        return
    end = found[-1][2]
    make_folder(files, layout.archive)
    if month(found[0][0]) == month(found[-1][0]):
        # The finished journal itself becomes the archive file: nothing is written a second time.
        handle = files.open(journal)
        try:
            files.truncate(handle, end)
            files.sync(handle)
        finally:
            files.close(handle)
        files.link(journal, layout.archived(month(found[0][0]), generation))
        files.sync_folder(layout.archive)
    else:
        write(files, layout, generation, ((line, content[begin:stop]) for line, begin, stop in found))


def write(files: Files, layout: Layout, generation: int, entries: Iterable[tuple[Line, bytes]]) -> None:
    """Write lines into the archive files of their months. Raises OSError."""
    by_month: dict[str, list[bytes]] = {}
    for line, raw in entries:
        by_month.setdefault(month(line), []).append(raw)
    for name, raws in sorted(by_month.items(), reverse=True):
        # The earliest month last: while it is not there, the whole is done again.
        write_file(files, layout.archived(name, generation), *raws)


def month(line: Line) -> str:
    """The month that a line belongs to (UTC): 2026-11."""
    return moment(line.head.t[0]).strftime("%Y-%m")


def read(files: Files, layout: Layout, since: str = "") -> Iterator[Line]:
    """Every line of the months from `since` on, in order: archive, finished journals, the current one.

    Raises OSError.
    """
    held: list[Line] = []
    for paths in _by_generation(files, layout, since):
        found, begins = _lines(files, paths)
        # Where two generations tell of one number, the later is right: the earlier refused it.
        yield from (line for line in held if line.sequence < begins)
        held = [line for line in found if line.sequence >= begins] if found or begins else held
    yield from held


def _lines(files: Files, paths: list[Path]) -> tuple[list[Line], int]:
    """The lines of one generation, each number once, and the number from which it tells."""
    lines: dict[int, Line] = {}
    begins = 0
    for path in paths:
        content = read_file(files, path)
        if is_header(content):
            with suppress(BadLine):
                begins = headers.parse(content[: content.find(b"\n")]).sequence + 1
        for line, _, _ in whole_lines(content, 0):
            lines[line.sequence] = line
    found = [lines[sequence] for sequence in sorted(lines)]
    return found, begins or (found[0].sequence if found else 0)


def _by_generation(files: Files, layout: Layout, since: str) -> list[list[Path]]:
    """Each generation's archive files, and its journal: a power cut may have left the archive incomplete."""
    groups: dict[int, list[Path]] = {}
    for path in layout.archives(files):
        month, generation = path.name.split(".")[:2]
        if month >= since:
            groups.setdefault(int(generation), []).append(path)
    for number in layout.generations(files):
        groups.setdefault(number, []).append(layout.journal(number))
    return [paths for _, paths in sorted(groups.items())]
