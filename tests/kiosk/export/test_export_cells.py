"""Nothing that people type becomes a formula, in CSV or XLSX, and nothing else happens to it."""

import csv
import io
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from kiosk.export.csv_file import csv_file, neutral
from kiosk.export.table import Sheet, Value
from kiosk.export.xlsx_file import xlsx_file
from kiosk.language import Language
from kiosk.text import clean_text

DUTCH = Language.load("nl")
FORMULA = tuple("=+-@＝＋－＠")

SIGNS = st.sampled_from("ab=+-@＝＋－＠|;,'\"\n é_x0041")
typed = st.text(SIGNS | st.characters(exclude_categories=["Cs"]), max_size=30)
cleaned = (typed | st.text(st.sampled_from('a=-;,"\n '), max_size=8)).map(clean_text)


def sheet(*rows: list[Value], headings: list[str] | None = None) -> Sheet:
    """A sheet of these rows."""
    width = max(map(len, rows), default=1)
    return Sheet("proef", "proef", headings or [f"kolom {at}" for at in range(width)], list(rows))


def read_csv(content: bytes, separator: str) -> list[list[str]]:
    """As a spreadsheet program reads it."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator))


@given(st.lists(st.lists(cleaned, min_size=3, max_size=3), max_size=4), st.sampled_from(",;\t"))
def test_csv_comes_back_as_it_was_typed(rows: list[list[str]], separator: str) -> None:
    """Every cell reads back as the text, apart from the apostrophes that keep it from being a formula."""
    content = csv_file(sheet(*[list[Value](row) for row in rows]), separator, DUTCH)
    assert read_csv(content, separator)[1:] == [[neutral(text) for text in row] for row in rows]
    assert all(neutral(text).replace("'", "") == text.replace("'", "") for row in rows for text in row)


@given(
    st.lists(st.lists(cleaned, min_size=3, max_size=3), max_size=4),
    st.sampled_from(",;\t"),
    st.sampled_from(",;\t"),
)
def test_no_cell_of_a_csv_starts_a_formula(rows: list[list[str]], written: str, read: str) -> None:
    """Not even where a spreadsheet program splits the lines at another separator than the one they have."""
    page = sheet(*[list[Value]([1, *row]) for row in rows], headings=["a", "b", "c", "d"])
    content = csv_file(page, written, DUTCH)
    for row in read_csv(content, read):
        assert not [cell for cell in row if cell.lstrip().startswith(FORMULA)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("+31 6 12345678", "'+31 6 12345678", id="telephone"),
        pytest.param("=HYPERLINK(1)", "'=HYPERLINK(1)", id="formula"),
        pytest.param("＝1+1", "'＝1+1", id="full width"),
        pytest.param("a;=1", "a;'=1", id="behind another separator"),
        pytest.param('a;"=1"', 'a;"\'=1"', id="behind another separator and a quote"),
        pytest.param("koffie - thee", "koffie - thee", id="a dash within"),
        pytest.param("a@b.nl, 1+1=2", "a@b.nl, 1+1=2", id="signs within"),
    ],
)
def test_neutral(text: str, shown: str) -> None:
    """An apostrophe where a cell could begin; ordinary text stays as it is."""
    assert neutral(text) == shown


def test_csv_is_what_dutch_excel_opens() -> None:
    """A byte order mark, CRLF, the separator asked for, and plain dates, times, numbers and answers."""
    row: list[Value] = [datetime(2026, 11, 26, 19, 30), date(2026, 11, 26), 4, True, None, "Café; ja"]
    content = csv_file(sheet(row, headings=list("abcdef")), ";", DUTCH)
    assert content == b'\xef\xbb\xbfa;b;c;d;e;f\r\n2026-11-26 19:30;2026-11-26;4;ja;;"Caf\xc3\xa9; ja"\r\n'


@given(st.lists(typed | st.sampled_from(["=1+1", "#N/A", "_x0041_", "TRUE", "12", "a\x00b"]), min_size=1))
def test_xlsx_text_is_text(texts: list[str]) -> None:
    """What was typed is a string in the workbook, never a formula, an error or another letter."""
    content = xlsx_file([sheet(*[list[Value]([text]) for text in texts])])
    page = load_workbook(io.BytesIO(content)).active
    assert page is not None
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None} == {"s"}
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    shown = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    # The reader takes a cell of white space alone for an empty one.
    read, meant = [str(row[0]) for row in shown[1:]], [as_xml_has_it(text) for text in texts]
    assert [text if text.strip() else "" for text in read] == [
        text if text.strip() else "" for text in meant[: len(read)]
    ]


def as_xml_has_it(text: str) -> str:
    """What XML 1.0 can hold of a text, its line ends as XML reads them (2.2 and 2.11)."""
    legal = "".join(sign for sign in text if sign in "\t\n\r" or (sign >= " " and sign not in "\ufffe\uffff"))
    return legal.replace("\r\n", "\n").replace("\r", "\n")


def test_xlsx_cells_are_what_they_say() -> None:
    """Dates are dates, numbers numbers, answers answers; the header is frozen, bold and has filters."""
    row: list[Value] = [datetime(2026, 11, 26, 19, 30), date(2026, 11, 26), 4, True, None, "4"]
    page = load_workbook(io.BytesIO(xlsx_file([sheet(row)]))).active
    assert page is not None
    assert [cell.value for cell in page[2]] == [row[0], datetime(2026, 11, 26), 4, True, None, "4"]
    formats = [cell.number_format for cell in page[2]]
    assert formats[:2] == ["yyyy-mm-dd hh:mm", "yyyy-mm-dd"]
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", "A1:F2")
    assert all(cell.font.b for cell in page[1])
