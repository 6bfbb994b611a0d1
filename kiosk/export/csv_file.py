"""CSV that spreadsheet programs open without harm: UTF-8 with a byte order mark, CRLF (RFC 4180)."""

import csv
import io
import re
from datetime import date, datetime

from kiosk.export.table import Sheet, Value
from kiosk.language import Language

_STARTS_FORMULA = re.compile(r"""(^|[,;\t\n\r|])([\s"]*)(?=[=+\-@＝＋－＠﹢﹣﹦﹫−])""")
"""Where a cell begins, also when a program splits at another separator than ours, and then a sign that
spreadsheets take for a formula (OWASP, CSV injection), full-width and small forms included."""


def csv_file(sheet: Sheet, separator: str, language: Language) -> bytes:
    """The sheet as a file; numbers, dates and times plain, texts neutralised."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([neutral(heading) for heading in sheet.headings])
    writer.writerows([_cell(value, language) for value in row] for row in sheet.rows)
    return stream.getvalue().encode("utf-8-sig", errors="replace")


def neutral(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet could take it for a formula; else as it is.

    Spreadsheets show such a cell as text. A telephone number *+31 6* stays readable: *'+31 6*.
    """
    return _STARTS_FORMULA.sub(r"\1\2'", text)


def _cell(value: Value, language: Language) -> str:
    match value:
        case None:
            return ""
        case bool():
            # NL: ja
            yes = language.text("yes")
            # NL: nee
            no = language.text("no")
            return yes if value else no
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case int():
            return str(value)
        case str():
            return neutral(value)
