"""The log's older part: the lines of finished journals, by month."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.clock import moment
from kiosk.store.files import Files, make_folder, read_file, write_file
from kiosk.store.layout import Layout
from kiosk.store.lines import Line
from kiosk.store.recovery import whole_lines


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
    reached = 0
    for paths in _by_generation(files, layout, since):
        found = [line for path in paths for line, _, _ in whole_lines(read_file(files, path), 0)]
        for line in sorted(found, key=lambda line: line.sequence):
            if line.sequence > reached:
                reached = line.sequence
                yield line


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
