"""CSV files and workbooks: one row is one listing; a bad row is named and the others are taken in."""

from collections.abc import Sequence

from kiosk.errors import InputRefused
from kiosk.intake import wording
from kiosk.intake.found import Found, Reading, Refused
from kiosk.intake.series import synchronised
from kiosk.intake.sheet_columns import Table, find_tables, known_columns
from kiosk.intake.sheet_dates import writes_month_first
from kiosk.intake.sheet_listing import Listing
from kiosk.intake.sheet_rows import Row, csv_rows, workbook_rows


def read_csv(data: bytes, zone: str) -> Reading:
    """What a CSV file says: comma, semicolon or tab; UTF-8 or Windows-1252; Dutch or English headers.

    `zone` is the hall's. Raises InputRefused when there is no column with the title, or no row at all.
    """
    return _read(find_tables([csv_rows(data, known_columns)]), zone, strict=True)


def read_workbook(data: bytes, zone: str) -> Reading:
    """What the visible sheets of an `.xlsx` say that have a column with the title.

    `zone` is the hall's. Raises InputRefused when there is no such sheet, or no row at all.
    """
    return _read(find_tables(workbook_rows(data)), zone, strict=False)


def _read(tables: Sequence[Table], zone: str, *, strict: bool) -> Reading:
    found: list[Found] = []
    refused: list[Refused] = []
    private = rows = 0
    for table in tables:
        date_at = table.columns.get("date")
        month_first = date_at is not None and writes_month_first([row.at(date_at) for row in table.rows])
        for row in table.rows:
            if row.empty:
                continue
            rows += 1
            listing = Listing(row, table.columns, zone, month_first)
            if listing.is_private:
                private += 1
                continue
            try:
                if strict:
                    _check_width(row, table.width)
                found.append(synchronised(listing.found()))
            except InputRefused as reason:
                refused.append(
                    Refused(row.line, wording.title(listing.text("title")), reason, listing.text("uid"))
                )
    if not rows:
        # NL: Onder de kolomnamen staat geen enkele rij.
        raise InputRefused("There is no row under the headers.")
    ignored = tuple(name for table in tables for name in table.ignored)
    return Reading(tuple(found), tuple(refused), private, ignored=ignored)


def _check_width(row: Row, width: int) -> None:
    """More cells than headers: a delimiter stood in a text without quotation marks, the rest moved up."""
    if any(str(cell).strip() for cell in row.cells[width:]):
        # NL: Deze rij heeft meer vakjes dan er kolomnamen zijn.
        raise InputRefused("This row has more cells than there are headers.")
