"""Lists as a hall keeps them in Excel or a text file: forgivingly read, and honest about what is wrong."""

import io
from datetime import date, datetime, time, timedelta
from zipfile import ZipFile

import openpyxl
import pytest

from kiosk.errors import InputRefused
from kiosk.intake.found import Reading
from kiosk.intake.spreadsheet import read_csv, read_workbook

HERE = "Europe/Amsterdam"


def csv(text: str, encoding: str = "utf-8") -> Reading:
    return read_csv(text.encode(encoding), HERE)


def when(text: str) -> str:
    """When a row with these cells under Datum;Tijd;Eind takes place, or why it is refused."""
    found = csv(f"Titel;Datum;Tijd;Eind\nKoor;{text}\n")
    if found.refused:
        return str(found.refused[0].reason)
    listing = found.found[0]
    if listing.start is None:
        return "by arrangement"
    if listing.all_day:
        return f"{listing.start:%Y-%m-%d} to {listing.end:%Y-%m-%d}"
    return f"{listing.start:%Y-%m-%d %H:%M}" + (f" to {listing.end:%Y-%m-%d %H:%M}" if listing.end else "")


ROW = '"Koor; oefenen",26-11-2026,19:30,Grote zaal'

FORMS = {
    "semicolon": ("Titel;Datum;Tijd;Zaal\n" + ROW.replace(",", ";"), "utf-8"),
    "comma": ("Titel,Datum,Tijd,Zaal\n" + ROW, "utf-8"),
    "tab": ("Titel\tDatum\tTijd\tZaal\n" + ROW.replace(",", "\t"), "utf-8"),
    "Excel's sep=": ("sep=,\nTitel,Datum,Tijd,Zaal\n" + ROW, "utf-8"),
    "BOM and CRLF": ("Titel;Datum;Tijd;Zaal\r\n" + ROW.replace(",", ";") + "\r\n", "utf-8-sig"),
    "Windows-1252": ("Titel;Datum;Tijd;Zaal;Privé\n" + ROW.replace(",", ";") + ";nee", "cp1252"),
    "English headers": ("Name;Date;Start time;Location\n" + ROW.replace(",", ";"), "utf-8"),
    "capitals and spaces": ("  TITEL ;datum (dd-mm-jjjj); T ijd;ZAAL\n" + ROW.replace(",", ";"), "utf-8"),
    "a greeting above": (
        "Agenda van het dorpshuis\n\nTitel;Datum;Tijd;Zaal\n" + ROW.replace(",", ";"),
        "utf-8",
    ),
}


@pytest.mark.parametrize(("text", "encoding"), FORMS.values(), ids=FORMS.keys())
def test_the_same_list_in_every_form(text: str, encoding: str) -> None:
    """Comma or semicolon, UTF-8 or Windows-1252, Dutch or English headers: the same listing."""
    found = csv(text, encoding)
    assert not found.refused
    [choir] = found.found
    assert (choir.title, choir.place) == ("Koor; oefenen", "Grote zaal")
    assert choir.start == datetime(2026, 11, 26, 19, 30)


MOMENTS = {
    "26-11-2026;19:30;21:00": "2026-11-26 19:30 to 2026-11-26 21:00",
    "26/11/2026;19.30;21.00 uur": "2026-11-26 19:30 to 2026-11-26 21:00",
    "26.11.26;19u30;21u": "2026-11-26 19:30 to 2026-11-26 21:00",
    "2026-11-26;19:30:00;": "2026-11-26 19:30",
    "2026-11-26T19:30;;": "2026-11-26 19:30",
    "26-11-2026 19:30;;": "2026-11-26 19:30",
    "do 26 november 2026;19:30 - 21:00 uur;": "2026-11-26 19:30 to 2026-11-26 21:00",
    "Thursday, November 26, 2026;7:30 pm;9 PM": "2026-11-26 19:30 to 2026-11-26 21:00",
    "1 mrt 2027;1930;": "2027-03-01 19:30",
    "26-11-2026;22:00;1:00": "2026-11-26 22:00 to 2026-11-27 01:00",
    "26-11-2026;;": "2026-11-26 to 2026-11-27",
    "26-11-2026;;28-11-2026": "2026-11-26 to 2026-11-29",
    ";;": "by arrangement",
    "26-11;19:30;": "The date 26-11 has no year.",
    "31-11-2026;;": "The date 31-11-2026 is not understood. Write for example 26-11-2026.",
    "binnenkort;;": "The date binnenkort is not understood. Write for example 26-11-2026.",
    "26-11-2026;25:00;": "The time 25:00 is not understood. Write for example 19:30.",
    "26-11-2026;'s avonds;": "The time 's avonds is not understood. Write for example 19:30.",
    "26-11-2026;;21:00": "It has an end but no beginning.",
    "26-11-2026;19:30;20-11-2026": "It ends before it begins.",
    ";19:30;": "It has no date.",
    "26-11-0026;;": "The year 26 cannot be right.",
}


@pytest.mark.parametrize(("cells", "expected"), MOMENTS.items(), ids=MOMENTS.keys())
def test_dates_and_times_as_people_write_them(cells: str, expected: str) -> None:
    """Understood, or refused with what would be: never guessed."""
    assert when(cells) == expected


def test_dates_of_the_united_states_are_recognised_by_the_column() -> None:
    """Outlook in English writes 11/26/2026; then 11/06/2026 beside it is in November too."""
    found = csv("Subject,Start Date,All day event\nA,11/26/2026,True\nB,11/06/2026,True\n")
    assert [each.start for each in found.found] == [datetime(2026, 11, 26), datetime(2026, 11, 6)]


def test_a_bad_row_is_named_and_the_others_are_taken_in() -> None:
    """With the line it stands on, also after a cell of two lines."""
    rows = [
        '"A\na";26-11-2026;12',
        ";26-11-2026;",
        "B;gisteren;",
        "C;1-2-2027;5;x",
        "E;1-2-2027;te veel",
        "D;;-",
    ]
    found = csv("\n".join(["Titel;Datum;Plekken", *rows, ""]))
    assert [(each.title, each.line) for each in found.found] == [("A a", 2), ("D", 8)]
    assert [(row.line, row.title) for row in found.refused] == [(4, ""), (5, "B"), (6, "C"), (7, "E")]
    assert [each.capacity for each in found.found] == [12, None]


def test_everything_a_row_can_say() -> None:
    """Each column arrives in its place; mail addresses do not; what is not understood is told."""
    found = csv(
        "titel;samenvatting;omschrijving;datum;plaats;thema;initiatiefnemer;max. deelnemers;kosten;meenemen;"
        "link;herhaling;status;opmerking\n"
        "Yoga;Rustig bewegen;Mail an@example.org;26-11-2026;Zaal 2;Sport;An de Wit;max 12;€ 3;een matje;"
        "yoga.example;elke week t/m 31-12-2026;afgelast;niet vergeten\n"
    )
    [yoga] = found.found
    assert (yoga.summary, yoga.description, yoga.theme) == ("Rustig bewegen", "Mail …", "Sport")
    assert (yoga.initiator, yoga.capacity, yoga.costs, yoga.bring) == ("An de Wit", 12, "€ 3", "een matje")
    assert (yoga.url, yoga.rule) == ("https://yoga.example", "FREQ=WEEKLY;UNTIL=20261231T235959")
    assert yoga.cancelled
    assert found.ignored == ("opmerking",)


def test_a_private_row_is_counted_and_not_read() -> None:
    """Outlook's column Private."""
    found = csv("Onderwerp;Begindatum;Privé\nGesprek;gisteren;WAAR\nKoor;26-11-2026;ONWAAR\n")
    assert [each.title for each in found.found] == ["Koor"]
    assert (found.private, found.refused) == (1, ())


WHOLE = {
    "no title": ("Datum;Zaal\n26-11-2026;1\n", "There is no column with the title."),
    "no rows": ("Titel;Datum\n", "There is no row under the headers."),
    "open quotation mark": ('Titel;Datum\n"Koor;26-11-2026\n', "Line 2: the quotation marks do not match."),
    "empty": ("\n\n", "This file is empty."),
}


@pytest.mark.parametrize(("text", "sentence"), WHOLE.values(), ids=WHOLE.keys())
def test_a_list_without_sense_is_refused_whole(text: str, sentence: str) -> None:
    """One sentence, with what was found instead."""
    with pytest.raises(InputRefused) as refused:
        csv(text)
    assert str(refused.value).startswith(sentence)


def test_the_headers_that_were_found_are_named() -> None:
    """So that whoever made the list sees what to rename."""
    with pytest.raises(InputRefused, match=r"Found: Datum, Zaal\."):
        csv("Datum;Zaal\n26-11-2026;1\n")


def workbook(*rows: list[object], merged: str = "") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    book.create_sheet("Geheim").sheet_state = "hidden"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_typed_cells_merged_cells_and_empty_rows() -> None:
    """Excel's dates, times and numbers are what they look like; a merged cell counts for all its rows."""
    found = read_workbook(
        workbook(
            ["Programma najaar"],
            [],
            ["Titel", "Datum", "Tijd", "Eindtijd", "Plekken", "Kosten", "Herhaling"],
            ["Koor", date(2026, 11, 26), time(19, 30), time(21, 30), 12, 2.5, "elke week"],
            [],
            ["Soos", datetime(2026, 12, 1, 14, 0), None, "16:00"],
            [None, datetime(2026, 12, 8, 14, 0), None, timedelta(hours=16)],
            ["Bridge", "26 nov", 0.8125],
            merged="A6:A7",
        ),
        HERE,
    )
    choir, first, second = found.found
    assert (choir.line, choir.start, choir.end) == (
        4, datetime(2026, 11, 26, 19, 30), datetime(2026, 11, 26, 21, 30),
    )  # fmt: skip
    assert (choir.capacity, choir.costs, choir.rule) == (12, "€ 2,50", "FREQ=WEEKLY")
    assert (first.title, second.title) == ("Soos", "Soos")
    assert (first.end, second.end) == (datetime(2026, 12, 1, 16), datetime(2026, 12, 8, 16))
    assert [(row.line, str(row.reason)) for row in found.refused] == [(8, "The date 26 nov has no year.")]


def far_away() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "Titel"
    book.worksheets[0]["XFD1048576"] = "ver weg"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def bomb() -> bytes:
    written = io.BytesIO()
    with ZipFile(written, "w", compression=8) as packed:
        packed.writestr("xl/workbook.xml", b" " * 101_000_000)
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (far_away(), "too large"),
        (bomb(), "too large"),
        (b"PK\x03\x04xl/", "not an Excel file"),
        (workbook(["Titel"])[:-200], "not an Excel file"),
    ],
    ids=["a cell at the far end", "a packed giant", "a beginning only", "cut off"],
)
def test_a_workbook_that_would_eat_the_machine_is_refused(data: bytes, words: str) -> None:
    """The library makes room for every cell up to the farthest, and aborts the program when it cannot."""
    with pytest.raises(InputRefused, match=words):
        read_workbook(data, HERE)


@pytest.mark.parametrize(
    ("header", "value", "cancelled"),
    [
        ("Status", "Afgelast", True),
        ("Status", "gaat door", False),
        ("Gaat door", "nee", True),
        ("Gaat door", "ja", False),
        ("Gaat door", "", False),
        ("Afgelast", "ja", True),
        ("Afgelast", "x", True),
        ("Afgelast", "nee", False),
        ("Cancelled", "no", False),
        ("Cancelled", "yes", True),
    ],
)
def test_no_means_what_its_header_asks(header: str, value: str, *, cancelled: bool) -> None:
    """*Gaat door: nee* and *afgelast: ja* are the same news; *afgelast: nee* is none."""
    [soup] = csv(f"Titel;Datum;{header}\nSoep;26-11-2026;{value}\n").found
    assert soup.cancelled is cancelled


def test_a_summary_beside_a_title_is_a_short_text() -> None:
    """Alone it is what calendar programs call a title."""
    [soup] = csv("Summary;Title;Date\nWarm en gratis;Soep;26-11-2026\n").found
    assert (soup.title, soup.summary) == ("Soep", "Warm en gratis")
    [alone] = csv("Summary;Date\nSoep;26-11-2026\n").found
    assert alone.title == "Soep"


@pytest.mark.parametrize("cells", ["01-01-0001;19:30;", "31-12-9999;;", "2026-11-26;19:30;9999-12-31"])
def test_a_year_that_cannot_be_costs_one_row(cells: str) -> None:
    """It is named, on whichever side it stands, and the others are taken."""
    found = csv(f"Titel;Datum;Tijd;Eind\nKoor;{cells}\nBingo;26-11-2026;20:00;\n")
    assert [each.title for each in found.found] == ["Bingo"]
    assert [(each.title, "cannot be right" in str(each.reason)) for each in found.refused] == [("Koor", True)]
