"""`check`: is every file of a hall as it was written, and does the log hang together from its first line?"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from kiosk.model import KINDS
from kiosk.store import breaks
from kiosk.store.files import Files
from kiosk.store.findings import DAMAGE, Report
from kiosk.store.header import NewerFormat
from kiosk.store.layout import Layout
from kiosk.store.memory import Memory, Tables
from kiosk.store.recovery import Finding
from kiosk.store.redaction import Erased
from kiosk.store.survey import ARCHIVED, Survey, surveyed
from kiosk.store.tail import read_mark
from kiosk.store.trouble import newer, unreadable

_LOOKS = 6
"""A kiosk may begin a new generation or erase something while we look: damage is what is there twice."""

_OURS = frozenset(
    {
        *("lock", "compacting", "tail", "mark", "archive", "damaged", "hall.json.backup"),
        *("secrets", "secrets.lock", "writer.json", "redacting.json", breaks.NAME),
    }
)


def check(folder: Path, files: Files | None = None) -> Report:
    """Look through the live data in `folder`, up to what a running kiosk has published; changes nothing.

    Raises StoreTrouble when the folder cannot be read, or a newer kiosk wrote it.
    """
    files, layout = files or Files(), Layout(folder)
    found = Report()
    try:
        for _ in range(_LOOKS):
            before, found = found, report(surveyed(files, layout))
            if found.sound or found == before:
                break
    except NewerFormat as error:
        raise newer() from error
    except OSError as error:
        raise unreadable(folder, error) from error
    return found


def report(survey: Survey) -> Report:
    """What a survey comes to, with what only has to be looked at once. Raises OSError."""
    survey.add(*_nothing_left(survey), *_small_files(survey), *_records(survey), *_others(survey))
    ordered = sorted(survey.findings, key=lambda each: each.kind not in DAMAGE)
    documents = sum(len(rows) for rows in survey.memory.tables.values())
    return Report(tuple(ordered), survey.memory.sequence, documents)


def _nothing_left(survey: Survey) -> Iterator[Finding]:
    """A hall without any journal, where there was one."""
    layout, files = survey.layout, survey.files
    if survey.number:
        return
    of_generations = [number for number, _ in layout.of_generations(files)]
    newest = max(of_generations, default=1)
    # A power cut may leave the very first snapshot without a journal.
    if newest > 1 or survey.groups or read_mark(files, layout.mark) is not None:
        yield Finding(layout.journal(newest).name, "", "it is not there", "missing")
    elif layout.old.name in files.names(layout.folder):
        yield from _decoded(survey, layout.old, Tables)


def _small_files(survey: Survey) -> Iterator[Finding]:
    layout, names = survey.layout, survey.files.names(survey.layout.folder)
    if layout.writer.name in names:
        yield from _decoded(survey, layout.writer, dict)
    if layout.redacting.name in names:
        wrong = list(_decoded(survey, layout.redacting, list[Erased]))
        yield from wrong or [Finding(layout.redacting.name, "", "", "pending")]
    if layout.mark.name in names and read_mark(survey.files, layout.mark) is None:
        # A power cut may tear the first one there is; it only says how far the journal has to reach.
        yield Finding(layout.mark.name, "", "its checksum does not fit", "torn")


def _decoded(survey: Survey, path: Path, kind: object) -> Iterator[Finding]:
    content = survey.bytes_of(path)
    try:
        if content is not None:
            msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield Finding(path.name, "", str(error))


def _records(survey: Survey) -> Iterator[Finding]:
    """Documents that are no valid record, and ids that stand twice: kept, and not shown."""
    memory: Memory = survey.memory
    for kind in KINDS:
        for place in memory.tables.get(kind, ()):
            if (kind, place) not in memory.wrong:
                memory.record(kind, place)
    for (kind, place), reason in memory.wrong.items():
        record = memory.tables[kind][place].get("id", place)
        yield Finding(kind, str(record), reason, "record")


def _others(survey: Survey) -> Iterator[Finding]:
    files, layout = survey.files, survey.layout
    numbered = {path.name for number, path in layout.of_generations(files) if number in survey.sources}
    for name in files.names(layout.folder):
        if name.startswith("torn."):
            yield Finding(name, "", "it was set aside", "torn")
        elif name not in _OURS | numbered and (survey.number or name != layout.old.name):
            yield Finding(name, "", "", "stray")
    for name in files.names(layout.archive):
        if not ARCHIVED.fullmatch(name):
            yield Finding(f"{layout.archive.name}/{name}", "", "", "stray")
    for name in files.names(layout.damaged):
        yield Finding(f"{layout.damaged.name}/{name}", "", "", "kept")
