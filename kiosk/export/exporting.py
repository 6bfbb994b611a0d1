"""Writes the hall's tables to files."""

import os
from collections.abc import Collection
from pathlib import Path

from kiosk.disk import make_folder, replace_file
from kiosk.errors import InputRefused
from kiosk.export import idea_tables, listing_tables, people_tables
from kiosk.export.csv_file import csv_file
from kiosk.export.json_file import json_file
from kiosk.export.log import log_table
from kiosk.export.table import Table, sheet
from kiosk.hall import LIVE, Hall
from kiosk.language import Language
from kiosk.model import Initiative
from kiosk.reckoning import Reckoning


def export(
    hall: Hall, to: Path, formats: Collection[str], *, contacts: bool = False, separator: str = ","
) -> list[Path]:
    """Write the hall to the folder `to`, made when it is not there; gives the files written.

    `formats`: of *csv* (a file a table, `separator` between fields), *xlsx* and *json* (all tables in one
    file). Files are 0600 and replaced whole. How to reach people is there only with `contacts`, in the log
    never. Raises InputRefused when the folder cannot be written to, StoreTrouble.
    """
    _check_apart(hall, to)
    _make(to)
    tables = _tables(hall, contacts=contacts)
    written: list[Path] = []
    try:
        for name, content in _files(hall, tables, formats, separator):
            replace_file(to / name, content)
            written.append(to / name)
    except OSError as error:
        raise _refused(to, error) from error
    return written


def _check_apart(hall: Hall, to: Path) -> None:
    """The hall's own file has a name that an export has as well."""
    # Not `resolve`: Python before 3.13 raises RuntimeError for a link that leads to itself.
    live, there = (Path(os.path.realpath(folder)) for folder in (hall.folder / LIVE, to))
    if live in (there, *there.parents):
        # NL: In {folder} bewaart de kiosk zijn eigen gegevens. Kies een andere map.
        raise InputRefused("The kiosk keeps its own data in {folder}. Choose another folder.", folder=to)


def _make(folder: Path) -> None:
    try:
        if folder.exists() and not folder.is_dir():
            # NL: {file} is een bestand. Kies een map.
            raise InputRefused("{file} is a file. Choose a folder.", file=folder)
        make_folder(folder)
    except OSError as error:
        raise _refused(folder, error) from error


def _refused(path: Path, error: OSError) -> InputRefused:
    # NL: {file} is niet te schrijven: {detail}.
    return InputRefused("{file} cannot be written: {detail}.", file=path, detail=error.strerror or error)


def _tables(hall: Hall, *, contacts: bool) -> list[Table]:
    """One state, one moment, for all of them."""
    now, zone = hall.clock.now(), hall.settings.hall.zone
    language = Language.load(hall.settings.hall.language)
    facts = hall.store.state
    reckoning = Reckoning(facts, now, zone)
    outlooks = [reckoning.outlook(initiative) for initiative in facts.all(Initiative)]
    # NL: gewijzigd
    changed = language.text("changed")
    return [
        listing_tables.initiatives(outlooks, contacts=contacts),
        listing_tables.tasks(outlooks),
        listing_tables.meetings(outlooks, reckoning, language),
        listing_tables.dates(outlooks, now),
        people_tables.sign_ups(outlooks, facts, contacts=contacts),
        idea_tables.ideas(reckoning, hall.settings.rules.idea_threshold, contacts=contacts),
        idea_tables.supporters(reckoning, contacts=contacts),
        log_table(hall.store.log(), changed),
    ]


def _files(
    hall: Hall, tables: list[Table], formats: Collection[str], separator: str
) -> list[tuple[str, bytes]]:
    """Name and content of each file, all made before the first is written."""
    settings = hall.settings.hall
    language = Language.load(settings.language)
    sheets = [sheet(table, language, settings.zone) for table in tables]
    files: list[tuple[str, bytes]] = []
    if "csv" in formats:
        files += [(f"{one.file}.csv", csv_file(one, separator, language)) for one in sheets]
    if "xlsx" in formats:
        from kiosk.export.xlsx_file import xlsx_file  # openpyxl is large

        files.append(("hall.xlsx", xlsx_file(sheets)))
    if "json" in formats:
        files.append(("hall.json", json_file(settings.name, hall.clock.now(), tables, settings.zone)))
    return files
