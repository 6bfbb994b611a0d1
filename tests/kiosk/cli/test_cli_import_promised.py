"""A calendar that changes a date people signed up for: they are called, and what a host said stays."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import FixedClock

Run = Callable[..., Any]
Read = Callable[..., Any]

SERIES = "RRULE:FREQ=WEEKLY"
WITHOUT = "EXDATE;TZID=Europe/Amsterdam:20261208T193000"


@pytest.fixture
def read(kiosk: Run, tmp_path: Path) -> Read:
    """Import a calendar of one event, as it is now; gives what import says of it."""

    def take(*lines: str, start: str = "20261201T193000", uid: str = "1") -> Any:
        path = tmp_path / "zaal.ics"
        event = ["BEGIN:VEVENT", f"UID:{uid}", f"DTSTART;TZID=Europe/Amsterdam:{start}", "SUMMARY:Koor"]
        text = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:test",
            *event,
            *lines,
            "END:VEVENT",
            "END:VCALENDAR",
        ]
        path.write_text("\r\n".join([*text, ""]))
        (report,) = kiosk("import", str(path), "--json").json["files"]
        return report

    return take


def calls(kiosk: Run) -> list[tuple[str, str, str]]:
    """Who is to be called, why, and the start that they are to hear."""
    found = kiosk("list", "--to-call", "--json").json
    return [(each["name"], each["cause"], each["start"]) for each in found]


def told(kiosk: Run) -> None:
    """Everybody was reached."""
    for each in kiosk("list", "--to-call", "--json").json:
        assert kiosk("call", each["id"], "told").code == 0


def starts(kiosk: Run) -> list[str]:
    """The coming dates that take place."""
    (meeting,) = kiosk("show", "koor", "--json").json["meetings"]
    return [each["start"][:16] for each in meeting["occurrences"] if not each["cancelled"]]


def test_who_signed_up_hears_that_it_moved(kiosk: Run, read: Read, clock: FixedClock) -> None:
    """Once for each new date, back to the first one included; reading the same file again calls nobody."""
    read()
    kiosk("sign-up", "koor", "--name", "Anna")
    for start in ("20261203T200000", "20261204T200000", "20261201T193000"):
        read(start=start)
        new = f"{start[:4]}-{start[4:6]}-{start[6:8]}T{start[9:11]}:{start[11:13]}"
        assert calls(kiosk) == [("Anna", "moved", f"{new}:00+01:00")]
        assert starts(kiosk) == [new]
        clock.advance(timedelta(hours=1))
        told(kiosk)
        assert not read(start=start)["changed"]
        assert calls(kiosk) == []


def test_who_signed_up_hears_that_a_date_was_dropped(kiosk: Run, read: Read) -> None:
    """Whoever always comes too; put back in the calendar, it takes place and they hear that as well."""
    read(SERIES)
    kiosk("sign-up", "koor", "--name", "Anna")
    kiosk("sign-up", "koor", "--name", "Bert", "--once", "8 december")
    kiosk("sign-up", "koor", "--name", "Cor", "--once", "15 december")
    read(SERIES, WITHOUT)
    off = "2026-12-08T19:30:00+01:00"
    assert calls(kiosk) == [("Anna", "not_taking_place", off), ("Bert", "not_taking_place", off)]
    assert "2026-12-08T19:30" not in starts(kiosk)
    told(kiosk)
    assert not read(SERIES, WITHOUT)["changed"]
    assert calls(kiosk) == []
    read(SERIES)
    assert "2026-12-08T19:30" in starts(kiosk)
    assert calls(kiosk) == [("Anna", "moved", off), ("Bert", "moved", off)]


def test_where_nobody_signed_up_the_file_is_taken_as_it_stands(kiosk: Run, read: Read) -> None:
    """Who cancelled is not called, and the new date is simply the date."""
    read()
    signed = kiosk("sign-up", "koor", "--name", "Anna", "--json").json
    kiosk("withdraw", signed["code"])
    read(start="20261203T200000")
    assert calls(kiosk) == []
    assert starts(kiosk) == ["2026-12-03T20:00"]
    (meeting,) = kiosk("show", "koor", "--json").json["meetings"]
    assert meeting["start"].startswith("2026-12-03")


def test_a_date_that_a_host_corrected_stays(kiosk: Run, read: Read) -> None:
    """People signed up for the host's date: neither the old file nor a newer one moves them."""
    read()
    kiosk("edit", "koor", "--on", "2-12-2026", "--from", "20:00")
    kiosk("sign-up", "koor", "--name", "Anna")
    for start in ("20261201T193000", "20261204T193000"):
        assert [each["parts"] for each in read(start=start)["kept"]] == [["when"]]
        assert starts(kiosk) == ["2026-12-02T20:00"]
        assert calls(kiosk) == []


@pytest.mark.parametrize(
    ("first", "later"),
    [
        pytest.param({}, {"start": "20261203T200000"}, id="moved"),
        pytest.param({"lines": [SERIES]}, {"lines": [SERIES, WITHOUT]}, id="dropped"),
    ],
)
def test_the_same_file_means_the_same_when_all_have_cancelled(
    kiosk: Run, read: Read, first: dict[str, Any], later: dict[str, Any]
) -> None:
    """What was told as a change stays one: reading the file again has nothing to do."""
    read(*first.pop("lines", []), **first)
    signed = kiosk("sign-up", "koor", "--name", "Anna", "--json").json
    lines = later.pop("lines", [])
    assert read(*lines, **later)["changed"]
    kiosk("withdraw", signed["code"])
    assert not read(*lines, **later)["changed"]
