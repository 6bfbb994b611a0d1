"""Whatever is in a file, reading it ends in listings or in one sentence."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kiosk.errors import InputRefused
from kiosk.intake.calendar import read_calendar
from kiosk.intake.found import Reading
from kiosk.intake.past import is_past
from kiosk.intake.spreadsheet import read_csv, read_workbook

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
HERE = "Europe/Amsterdam"
CALENDARS = [
    path.read_bytes() for path in sorted((Path(__file__).parents[2] / "fixtures/calendars").glob("*.ics"))
]
LISTS = [
    b"Titel;Datum;Tijd;Eind;Herhaling;Plekken\nKoor;26-11-2026;19:30;21:00;elke week;12\n",
    b'Subject,Start Date,Start Time,Private\n"Yoga, rustig",11/26/2026,7:30 PM,False\n',
]
PIECES = [
    *(
        b"RRULE:FREQ=DAILY;COUNT=99999\r\n",
        b"RRULE:FREQ=MONTHLY;BYDAY=54MO\r\n",
        b"FREQ=YEARLY;INTERVAL=9",
        b"BYDAY=-",
    ),
    *(
        b"BYSETPOS=-3",
        b";TZID=",
        b"00000000T000000",
        b"DURATION:P9999999W\r\n",
        b"RDATE;VALUE=TIME:101010\r\n",
    ),
    *(
        b"RECURRENCE-ID:20261124T190000Z\r\n",
        b"DTSTART:00010101T000000\r\n",
        b"DTEND;VALUE=DATE:99991231\r\n",
    ),
    *(
        b"BEGIN:VEVENT\r\n",
        b"END:VEVENT\r\n",
        b"EXDATE:",
        b"\n ",
        b'"',
        b";",
        b":",
        b",",
        b"\\",
        b"\r",
        b"\0",
    ),
    *(b"\xff", b"\xe9", b"piet@example.net", b"99999999", b"-", b"t/m 31-12-2026", b"elke 99 maanden"),
]


@st.composite
def damaged(draw: st.DrawFn, originals: list[bytes]) -> bytes:
    """A real file with a few pieces put in, taken out or changed."""
    data = bytearray(draw(st.sampled_from(originals)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        match draw(st.sampled_from(["in", "out", "change"])):
            case "in":
                data[at:at] = draw(st.sampled_from(PIECES))
            case "out":
                del data[at : at + draw(st.integers(1, 40))]
            case _:
                data[at : at + 1] = draw(st.binary(min_size=1, max_size=2))
    return bytes(data)


def check(reading: Reading) -> None:
    """No mail address in anything shown; every reason can be said; whether it is past can be told."""
    for found in reading.found:
        words = (
            found.title,
            found.summary,
            found.description,
            found.place,
            found.theme,
            found.initiator,
            found.url,
        )
        assert not re.search(r"[a-z0-9]@[a-z0-9]", repr(words))
        is_past(found, NOW)
    for row in reading.refused:
        assert not re.search(r"[a-z0-9]@[a-z0-9]", row.title + str(row.reason))


def read_or_refused(reader: Callable[[bytes, str], Reading], data: bytes) -> None:
    """Nothing else can come of a file than listings or one sentence."""
    sentence = ""
    try:
        check(reader(data, HERE))
    except InputRefused as reason:
        sentence = str(reason)
    assert "\n" not in sentence


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(damaged(CALENDARS))
@example(b"\xef\xbb\xbf\xff\xfe")
def test_a_damaged_calendar_is_read_or_refused(data: bytes) -> None:
    """Never a traceback, never a mail address."""
    read_or_refused(read_calendar, data)


@settings(max_examples=300)
@given(damaged(LISTS))
def test_a_damaged_list_is_read_or_refused(data: bytes) -> None:
    """The same for a sheet."""
    read_or_refused(read_csv, data)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Under every name a file can have."""
    for reader in (read_calendar, read_csv, read_workbook):
        read_or_refused(reader, data)
