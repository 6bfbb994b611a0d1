"""What `kiosk import` does with a hall's own calendar, and what it says about it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def event(uid: str, title: str, *lines: str, start: str = "20261201T193000") -> str:
    """One VEVENT."""
    return "\r\n".join(
        ["BEGIN:VEVENT", f"UID:{uid}", f"DTSTART:{start}", f"SUMMARY:{title}", *lines, "END:VEVENT", ""]
    )


@pytest.fixture
def calendar(tmp_path: Path) -> Callable[..., str]:
    """Write a calendar of these events; gives its path."""

    def write(*events: str, name: str = "zaal.ics") -> str:
        path = tmp_path / name
        text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n" + "".join(events) + "END:VCALENDAR\r\n"
        path.write_bytes(text.encode())
        return str(path)

    return write


def test_every_event_is_listed_or_named(kiosk: Run, calendar: Callable[..., str]) -> None:
    """A bad event does not keep the others out: exit 0, and it is named with line and reason."""
    path = calendar(
        event("1", "Bingo", "LOCATION:Zaal"),
        event("2", "Vaak", "RRULE:FREQ=HOURLY"),
        event("3", "Geheim", "CLASS:PRIVATE"),
        event("4", "Oud", start="20200101T100000"),
    )
    said = kiosk("import", path)
    assert (said.code, said.err) == (0, "")
    for words in ("1 nieuw", "Bingo (bingo)", "regel 10, Vaak", "1 privé", "1 al geweest"):
        assert words in said.out
    assert "Geheim" not in said.out
    assert [each["slug"] for each in kiosk("list", "--json").json] == ["bingo"]
    (report,) = kiosk("import", path, "--past", "--json").json["files"]
    assert [each["slug"] for each in report["new"]] == ["oud"]


def test_a_dry_run_tells_and_leaves(kiosk: Run, calendar: Callable[..., str]) -> None:
    """What would change is shown, and nothing is stored."""
    path = calendar(event("1", "Bingo"))
    assert "1 nieuw" in kiosk("import", path, "--dry-run").out
    assert kiosk("list", "--json").json == []
    assert kiosk("log", "--json").json == []


def test_importing_again_updates_and_keeps_what_the_kiosk_changed(
    kiosk: Run, calendar: Callable[..., str]
) -> None:
    """Twice is once; a field changed at the kiosk stays and is named; what is gone is named and stays."""
    path = calendar(event("1", "Bingo", "LOCATION:Zaal"), event("2", "Koor"))
    kiosk("import", path)
    once = kiosk("log", "--json").out
    assert "0 nieuw, 0 gewijzigd, 2 ongewijzigd" in kiosk("import", path).out
    assert kiosk("log", "--json").out == once
    kiosk("edit", "bingo", "--place", "Kerk")
    calendar(event("1", "Bingo!", "LOCATION:Tuin"))
    (report,) = kiosk("import", path, "--json").json["files"]
    assert [each["parts"] for each in report["changed"]] == [["title"]]
    assert [each["parts"] for each in report["kept"]] == [["place"]]
    assert [each["slug"] for each in report["gone"]] == ["koor"]
    shown = kiosk("show", "bingo", "--json").json
    assert (shown["title"], shown["place"]) == ("Bingo!", "Kerk")
    assert "koor" in kiosk("list").out


def test_a_file_refused_whole_does_not_stop_the_others(
    kiosk: Run, calendar: Callable[..., str], tmp_path: Path
) -> None:
    """Each refused file is one line on stderr with its name, the exit code is 1, the good file is taken."""
    page = tmp_path / "pagina.ics"
    page.write_text("<html><body>Log in</body></html>", "utf-8")
    said = kiosk("import", str(page), calendar(event("1", "Bingo")), str(tmp_path / "weg.ics"))
    assert said.code == 1
    assert [line.split()[1].strip(":") for line in said.err.splitlines()] == ["pagina.ics", "weg.ics"]
    assert "1 nieuw" in said.out
    assert [each["slug"] for each in kiosk("list", "--json").json] == ["bingo"]
    errors = kiosk("import", str(page), "--json")
    assert errors.json["files"][0]["error"]
