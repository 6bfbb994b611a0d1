"""Rows of a CSV file or a workbook, with the line each stands on."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.errors import InputRefused
from kiosk.intake.decode import decode

Cell = str | int | float | bool | date | datetime | time | timedelta

MOST_ROWS, MOST_COLUMNS = 10_000, 200
_MOST_UNPACKED = 100_000_000
_HEAD = 8000
_XML_CELL = re.compile(
    rb"<(?:\w+:)?row\b(?P<row>[^>]*)>"
    rb"|<(?:\w+:)?c(?P<cell>(?:\s[^>]*)?)(?<!/)>\s*<(?:\w+:)?(?:v|is|f)\b"
)
_XML_REFERENCE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]*)(\d+)""")


@dataclass(frozen=True, slots=True)
class Row:
    """One row; an empty cell is an empty string."""

    line: int
    cells: tuple[Cell, ...]

    def at(self, place: int) -> Cell:
        """The cell there; a short row ends in empty ones."""
        return self.cells[place] if place < len(self.cells) else ""

    @property
    def empty(self) -> bool:
        """Whether nothing is in it."""
        return not any(str(cell).strip() for cell in self.cells)


def csv_rows(data: bytes, known: Callable[[Sequence[Row]], int]) -> list[Row]:
    """The rows of a CSV file under the delimiter that gives its first lines the most known headers.

    `known` counts these. Raises InputRefused when quotation marks do not match, or there is no text in it.
    """
    text = decode(data)
    if not text.strip("\ufeff \r\n\t"):
        # NL: Dit bestand is leeg.
        raise InputRefused("This file is empty.")
    told = re.match(r'"?sep=(.)"?\r?\n', text, re.IGNORECASE)
    if told:  # Excel's own way to name it
        return _csv(text[told.end() :], told[1], 1)
    head = text[:_HEAD]
    likely = sorted(";,\t", key=head.count, reverse=True)
    return _csv(text, max(likely, key=lambda each: known(_first_rows(head, each))), 0)


def _first_rows(head: str, delimiter: str) -> list[Row]:
    try:
        return [
            Row(0, tuple(cells)) for cells in csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
        ]
    except csv.Error:
        return []


def _csv(text: str, delimiter: str, skipped: int) -> list[Row]:
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            rows.append(Row(line + skipped, tuple(cells)))
            line = reader.line_num + 1
            _check_size(len(rows), len(cells))
    except csv.Error as error:
        # NL: Regel {line}: de aanhalingstekens kloppen niet.
        raise InputRefused("Line {line}: the quotation marks do not match.", line=line + skipped) from error
    return rows


def workbook_rows(data: bytes) -> list[list[Row]]:
    """The rows of each visible sheet of an `.xlsx`; what was merged is repeated in every row it spans.

    Raises InputRefused for what is no workbook, is locked, or is unreasonably large.
    """
    _check_workbook(data)
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    sheets: list[list[Row]] = []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for at, about in enumerate(book.sheets_metadata):
                if about.visible is not SheetVisibleEnum.Visible:
                    continue
                sheet = book.get_sheet_by_index(at)
                cells = sheet.to_python(skip_empty_area=False)
                sheets.append(_rows(cells, sheet.merged_cell_ranges or ()))
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        raise _no_workbook() from error
    return sheets


def _rows(
    cells: Sequence[list[Cell]], merged: Iterable[tuple[tuple[int, int], tuple[int, int]]]
) -> list[Row]:
    for (top, left), (bottom, _) in merged:
        if top < len(cells) and left < len(cells[top]):
            for row in cells[top + 1 : bottom + 1]:
                if any(cell != "" for cell in row):  # else it is one tall row
                    row[left] = cells[top][left]
    return [Row(line, tuple(row)) for line, row in enumerate(cells, start=1)]


def _check_workbook(data: bytes) -> None:
    """Look for a cell far away: the library makes room for all cells up to it, and the machine runs out."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > _MOST_UNPACKED:
                raise _too_large()
            for each in packed.infolist():
                _check_cells(packed.read(each))
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError) as error:
        raise _no_workbook() from error


def _check_cells(xml: bytes) -> None:
    row = 0
    for found in _XML_CELL.finditer(xml):
        is_row = found["cell"] is None
        # An attribute may be there twice; the library takes the last, so the farthest counts.
        places = [_place(each) for each in _XML_REFERENCE.finditer(found["row"] if is_row else found["cell"])]
        farthest = max((number for number, _ in places), default=row + is_row)
        if is_row:
            row = farthest
        else:
            _check_size(max(row, farthest), max((column for _, column in places), default=0))


def _place(reference: re.Match[bytes]) -> tuple[int, int]:
    column = 0
    for letter in reference[1].upper()[:4]:
        column = column * 26 + letter - 64
    return int(reference[2][:9]), column


def _check_size(rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise _too_large()


def _too_large() -> InputRefused:
    # NL: Dit blad is te groot: meer dan {rows} rijen of {columns} kolommen.
    return InputRefused(
        "This sheet is too large: more than {rows} rows or {columns} columns.",
        rows=MOST_ROWS,
        columns=MOST_COLUMNS,
    )


def _no_workbook() -> InputRefused:
    # NL: Dit is geen leesbaar Excel-bestand.
    return InputRefused("This is not an Excel file that can be read.")
