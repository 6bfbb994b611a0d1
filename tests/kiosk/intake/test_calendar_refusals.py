"""A parser's silence is not success: what is not a whole calendar is refused, in one sentence."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.errors import InputRefused
from kiosk.intake.calendar import read_calendar
from kiosk.intake.reading import LARGEST, read

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
HERE = "Europe/Amsterdam"

EVENT = "BEGIN:VEVENT\nUID:1\nDTSTART:20261201T190000Z\nSUMMARY:Koor\nEND:VEVENT\n"
WHOLE = f"BEGIN:VCALENDAR\nVERSION:2.0\n{EVENT}END:VCALENDAR\n"

REFUSED = {
    "empty": ("a.ics", b"", "a.ics is empty."),
    "only white space": ("a.ics", b"\xef\xbb\xbf \r\n\t\n", "a.ics is empty."),
    "no event": (
        "a.ics",
        b"BEGIN:VCALENDAR\nEND:VCALENDAR\n",
        "There is no event at all in this calendar.",
    ),
    "only a task": (
        "a.ics",
        b"BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:Vegen\nEND:VTODO\nEND:VCALENDAR\n",
        "There is no event at all in this calendar.",
    ),
    "truncated in an event": (
        "a.ics",
        WHOLE[:70].encode(),
        "The file ends in the middle of VEVENT (line 3). Export it again.",
    ),
    "truncated after an event": (
        "a.ics",
        WHOLE.removesuffix("END:VCALENDAR\n").encode(),
        "The file ends in the middle of VCALENDAR (line 1). Export it again.",
    ),
    "END of something else": (
        "a.ics",
        WHOLE.replace("END:VEVENT", "END:VTODO").encode(),
        "Line 7: END:VTODO belongs to nothing. Export the file again.",
    ),
    "END too many": (
        "a.ics",
        (WHOLE + "END:VCALENDAR\n").encode(),
        "Line 9: END:VCALENDAR belongs to nothing. Export the file again.",
    ),
    "event in an event": (
        "a.ics",
        WHOLE.replace("UID:1\n", "BEGIN:VEVENT\n").encode(),
        "Line 4: VEVENT begins while VEVENT is still open.",
    ),
    "text after the calendar": (
        "a.ics",
        (WHOLE + "Groeten!\n").encode(),
        "Line 9 is outside the calendar. Export the file again.",
    ),
    "an event without calendar": (
        "a.ics",
        EVENT.encode(),
        "This is not a calendar: it does not begin with BEGIN:VCALENDAR.",
    ),
    "a letter": (
        "a.ics",
        b"Beste mensen,\n",
        "This is not a calendar: it does not begin with BEGIN:VCALENDAR.",
    ),
    "a web page": (
        "a.ics",
        b"<!doctype html><title>Log in</title>",
        "a.ics is a web page. Download the calendar itself.",
    ),
    "a zip": ("a.ics", b"PK\x03\x04rest", "a.ics is not what it says it is."),
    "a picture": ("a.ics", b"\x89PNG\r\n\x1a\n\0\0", "a.ics is not what it says it is."),
    "a PDF as sheet": ("a.csv", b"%PDF-1.7 ...", "a.csv is not what it says it is."),
    "bytes as sheet": ("a.csv", b"Titel;Datum\n\0\1\2", "a.csv is not what it says it is."),
    "a calendar as sheet": ("a.csv", WHOLE.encode(), "a.csv is a calendar. Call the file .ics."),
    "text as workbook": ("a.xlsx", b"Titel;Datum\n", "a.xlsx is not what it says it is."),
    "an old workbook": (
        "a.xlsx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "a.xlsx is an old or locked Excel file. Save it as .xlsx without password.",
    ),
    "a document": ("a.docx", b"PK\x03\x04word/", "a.docx is no .ics, .csv or .xlsx."),
    "too large": ("a.ics", WHOLE.encode() + b"\n" * LARGEST, "a.ics is too large: more than 20 MB."),
}


@pytest.mark.parametrize(("name", "data", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_what_it_says_is_refused_whole(
    name: str, data: bytes, sentence: str, tmp_path: Path
) -> None:
    """One sentence for people; nothing is taken in."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputRefused) as refused:
        read(path, HERE, NOW)
    assert str(refused.value) == sentence


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    """A file that does not exist, and a folder."""
    for path in (tmp_path / "weg.ics", tmp_path):
        with pytest.raises(InputRefused, match="is not there, or is no file"):
            read(path, HERE, NOW)


ENCODINGS = {
    "UTF-8": "utf-8",
    "UTF-8 with mark": "utf-8-sig",
    "UTF-16": "utf-16",
    "Windows-1252": "cp1252",
}


@pytest.mark.parametrize("encoding", ENCODINGS.values(), ids=ENCODINGS.keys())
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_letters_arrive_whole_in_every_encoding(encoding: str, ending: str) -> None:
    """No replacement character, whichever program wrote the file."""
    text = WHOLE.replace("Koor", "Café ‘één’ €").replace("\n", ending)
    assert read_calendar(text.encode(encoding), HERE).found[0].title == "Café ‘één’ €"


def test_a_fold_in_the_middle_of_a_letter_is_mended() -> None:
    """Folding counts bytes, so é may be cut in two (RFC 5545, 3.1)."""
    before, after = b"Caf", "é open".encode()
    folded = WHOLE.encode().replace(b"Koor", before + after[:1] + b"\r\n " + after[1:])
    assert read_calendar(folded, HERE).found[0].title == "Café open"


def test_a_rule_too_often_is_refused_before_it_is_expanded() -> None:
    """Every second for a thousand years costs nothing: the rule is named, the other event is taken."""
    often = EVENT.replace("UID:1\n", "UID:2\nRRULE:FREQ=SECONDLY;COUNT=99999999\n")
    found = read_calendar(WHOLE.replace(EVENT, EVENT + often).encode(), HERE)
    assert [each.title for each in found.found] == ["Koor"]
    assert "SECONDLY" in str(found.refused[0].reason)
