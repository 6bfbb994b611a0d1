"""An Excel workbook: a sheet a table, cells that are what they say, text that is never a formula."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from kiosk.export.table import Sheet, Value
from kiosk.text import cells

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_MOST = 32_767
"""Characters that fit in a cell (Excel's limit)."""

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2, Char) does not allow."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""The beginning of what Excel reads as a character code (ECMA-376, 22.9.2.19)."""

_WIDEST, _NARROWEST, _LOOKED_AT = 60, 8, 200
"""Of a column, in characters; and how many rows say how wide it is."""


def xlsx_file(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as one workbook: header frozen and bold, filters on, columns wide enough."""
    from openpyxl import Workbook

    from kiosk.export.in_memory import saved

    book = Workbook()
    for page in book.worksheets:
        book.remove(page)
    for sheet in sheets:
        _write(book.create_sheet(sheet.title[:31]), sheet)
    return saved(book)


def _write(page: "Worksheet", sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    bold, top = Font(bold=True), Alignment(vertical="top", wrap_text=True)
    for column, heading in enumerate(sheet.headings, start=1):
        cell = page.cell(1, column)
        _fill(cell, heading)
        cell.font = bold
    for row, values in enumerate(sheet.rows, start=2):
        for column, value in enumerate(values, start=1):
            if value is not None:
                cell = page.cell(row, column)
                _fill(cell, value)
                cell.alignment = top
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.headings))}{len(sheet.rows) + 1}"
    for number, width in enumerate(_widths(sheet), start=1):
        page.column_dimensions[get_column_letter(number)].width = width


def _fill(cell: "Cell | MergedCell", value: Value) -> None:
    if isinstance(value, str):
        cell.value = _legal(value)
        cell.data_type = "s"  # also what begins with = or looks like an error
    else:
        cell.value = value
        if isinstance(value, datetime):
            cell.number_format = "yyyy-mm-dd hh:mm"
        elif isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"


def _legal(text: str) -> str:
    return _ESCAPE.sub("_x005F_", _ILLEGAL.sub("", text)[:_MOST])[:_MOST]


def _widths(sheet: Sheet) -> Sequence[int]:
    rows = sheet.rows[:_LOOKED_AT]
    return [
        min(_WIDEST, max(_NARROWEST, cells(heading) + 4, *(_width(row[at]) for row in rows), 0))
        for at, heading in enumerate(sheet.headings)
    ]


def _width(value: Value) -> int:
    if isinstance(value, datetime):
        return len("2026-11-26 19:30") + 2
    return max((cells(line) for line in str(value).split("\n")), default=0) + 2 if value is not None else 0
