"""openpyxl without its temporary files: on a full disk they end in noise on the terminal."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter


def saved(book: Workbook) -> bytes:
    """The workbook as a file; its sheets hold cells only, no pictures, charts or links."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        _Writer(book, archive).save()
    return stream.getvalue()


class _Writer(ExcelWriter):
    def write_worksheet(self, ws: Worksheet) -> None:
        """As in openpyxl 3.1, with the sheet's XML in memory."""
        ws._drawing = SpreadsheetDrawing()  # type: ignore[attr-defined]
        content = io.BytesIO()
        writer = WorksheetWriter(ws, content)
        writer.write()
        ws._rels = writer._rels  # type: ignore[attr-defined]
        self._archive.writestr(ws.path[1:], content.getvalue())  # type: ignore[attr-defined]
        self.manifest.append(ws)
