"""Calendars as the programs of a village export them: each event is listed, or named with its reason."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.intake.found import Found, FoundChange, Reading
from kiosk.intake.reading import read

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
HERE = "Europe/Amsterdam"
CALENDARS = Path(__file__).parents[2] / "fixtures" / "calendars"

LISTED = {
    "apple.ics": [
        "Filmavond 🎬 | 2026-10-30 20:00-23:00 | FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR;UNTIL=20270827T235959",
        "Weekend van het land | 2027-04-30 to 2027-05-03",
        "Sinterklaas | 2026-12-05 15:00-17:00 | cancelled",
    ],
    "evolution.ics": ["Stoelyoga | 2026-12-01 10:15-11:15 | FREQ=WEEKLY;UNTIL=20270330T235959"],
    "exchange-utc.ics": [
        (
            "Bridgeclub | 2026-09-07 20:00-21:30 | FREQ=WEEKLY;BYDAY=MO;UNTIL=20270329T200000"
            " | not 1228T2000 | 1130T2000 to 1130T2100"
        ),
        "Sterren kijken | 2026-12-01 00:30-01:30 | FREQ=WEEKLY;COUNT=6;BYDAY=TU,TH",
        "Dorpsoverleg | 2026-12-09 20:00",
        "Handwerken | 2026-11-24 19:00 | FREQ=WEEKLY;BYDAY=MO;COUNT=3 | also 1124T1900",
        "Timmeren | 2026-01-01 19:00 | FREQ=WEEKLY;COUNT=48",
    ],
    "google.ics": [
        "Dorpseten | 2026-11-28 19:00-21:30",
        (
            "Koor ’t Hoogeland | 2026-09-03 19:30-21:30 | FREQ=WEEKLY;BYDAY=TH;WKST=MO;UNTIL=20270617T235959"
            " | not 1224T1930 1231T1930 | 1126T1930 to 1126T2000 at Kleine zaal | 1203T1930 cancelled"
        ),
        "Kerstmarkt | 2026-12-12 to 2026-12-14",
    ],
    "nextcloud.ics": [
        (
            "Koffieochtend voor wie er zin in heeft, met taart als er iemand jarig is en and… |"
            " 2026-09-08 09:30-11:30 | FREQ=WEEKLY;BYDAY=TU | not 1215T0930 1222T0930 1229T0930"
            " | 1201T0930 to 1202T0930 until 1202T1100"
        ),
    ],
    "outlook-365.ics": [
        (
            "Repair Café | 2026-09-17 14:00-16:30 | FREQ=MONTHLY;INTERVAL=1;BYDAY=3TH"
            " | not 1217T1400 0121T1400 | 0218T1400 to 0225T1400"
        ),
        "Dorpsschoonmaak | 2027-03-20 to 2027-03-21",
    ],
    "outlook-desktop.ics": [
        "Klaverjassen | 2026-11-26 20:00-22:00",
        "Oudejaarsdag: dicht | 2026-12-31 to 2027-01-01",
    ],
    "thunderbird.ics": [
        "Moestuin: werkmiddag | 2026-11-24 13:30-16:00 | FREQ=DAILY;COUNT=5",
        "Inloopspreekuur | 2026-11-25 09:00 | also 1209T0900 1216T1000 0113T0900",
        "Lezing over de wierde | 2026-11-27 19:00-21:00 | Europe/London",
    ],
    "trouble.ics": [
        "Vanaf nu anders | 2026-12-01 20:00 | FREQ=WEEKLY",
        "[@click=app.quit]Gratis[/] gnirob [red]taart[/red] | 2026-12-01 20:00",
    ],
    "website-plugin.ics": [
        "Snertwandeling | 2026-11-29 11:00-14:00",
        "Kerstzingen | 2026-12-20 14:00-15:30",
        "Kerstbomen inleveren | 2027-01-05 to 2027-01-06",
        "Nieuwjaarsduik | 2027-01-09 10:00",
    ],
    "windows-1252.ics": ["Café ‘De Brug’ – muziekquiz | 2026-12-03 19:30-22:00"],
}

NAMED = {
    "exchange-utc.ics": ["Dorpsoverleg: This is in the file twice. Only the newest counts."],
    "outlook-365.ics": ["Repair Café: The series this belongs to is not there."],
    "outlook-desktop.ics": ["Opruimen: The time zone (UTC+01:00) Nergens is not known."],
    "trouble.ics": [
        "Klok: This comes more often than once a day (SECONDLY). That cannot be listed.",
        "Bel: This comes more often than once a day (HOURLY). That cannot be listed.",
        "Medicijnronde: This comes more often than once a day (BYHOUR). That cannot be listed.",
        "Schrikkeldag: This repeat never happens.",
        ": It has no title.",
        "Geen begin: It has no start.",
        "Dertiende maand: What it says under DTSTART cannot be read.",
        "Achterstevoren: It ends before it begins.",
        "Op Mars: The time zone Mars/Olympus is not known.",
        "Kapotte: Line 56 cannot be read.",
        "Vanaf nu anders: This change is for all later dates as well. That cannot be listed.",
        "Vanaf nu anders: This date is not one of its series.",
        "Heel ver weg: The year 9999 cannot be right.",
    ],
    "website-plugin.ics": ["nieuwjaarsduik: This is in the file twice."],
}

COUNTED = {  # private, past
    "apple.ics": (1, 0),
    "exchange-utc.ics": (0, 1),
    "google.ics": (0, 1),
    "nextcloud.ics": (2, 0),
    "outlook-365.ics": (1, 0),
    "outlook-desktop.ics": (1, 0),
}


def reading(name: str, *, past: bool = False) -> Reading:
    return read(CALENDARS / name, HERE, NOW, past=past)


def told(found: Found) -> str:
    """One listing in one line."""
    assert found.start is not None
    if found.all_day:
        assert found.end is not None
        parts = [found.title, f"{found.start:%Y-%m-%d} to {found.end:%Y-%m-%d}"]
    else:
        parts = [found.title, f"{found.start:%Y-%m-%d %H:%M}" + (f"-{found.end:%H:%M}" if found.end else "")]
    parts += [found.zone] if found.zone != HERE else []
    parts += [found.rule] if found.rule else []
    parts += ["not " + " ".join(f"{at:%m%dT%H%M}" for at in found.excluded)] if found.excluded else []
    parts += ["also " + " ".join(f"{at:%m%dT%H%M}" for at in found.extra)] if found.extra else []
    parts += [changed(change) for change in found.changes]
    return " | ".join([*parts, "cancelled"] if found.cancelled else parts)


def changed(change: FoundChange) -> str:
    """One changed occurrence in a few words."""
    words = f"{change.original:%m%dT%H%M}"
    words += " cancelled" if change.cancelled else ""
    words += f" to {change.start:%m%dT%H%M}" if change.start else ""
    words += f" until {change.end:%m%dT%H%M}" if change.end else ""
    return words + (f" at {change.place}" if change.place is not None else "")


@pytest.mark.parametrize("name", sorted(path.name for path in CALENDARS.glob("*.ics")))
def test_every_event_is_listed_or_named_or_counted(name: str) -> None:
    """Nothing is silently dropped: what each program wrote comes out as listings, names and numbers."""
    found = reading(name)
    assert [told(each) for each in found.found] == LISTED[name]
    assert [f"{row.title}: {row.reason}" for row in found.refused] == NAMED.get(name, [])
    assert (found.private, found.past) == COUNTED.get(name, (0, 0))


def test_ten_calendars_and_more_are_walked() -> None:
    """The table above is not shorter than the folder, nor the folder than the promise."""
    assert sorted(LISTED) == sorted(path.name for path in CALENDARS.glob("*.ics"))
    assert len(LISTED) >= 10


def test_html_and_folded_lines_become_plain_text() -> None:
    """What Google writes as HTML is read as what it shows, lists and links included."""
    dinner = reading("google.ics").found[0]
    assert dinner.description == (
        "Samen eten aan lange tafels.\n\n- Soep\n- Stamppot & worst\n\n"
        "Opgeven bij … of op de site (https://dewending.example/eten)."
    )
    assert dinner.place == "Dorpshuis De Wending, Hoofdweg 12, 9981 AA Uithuizen"


def test_outlooks_html_stands_in_for_an_empty_description() -> None:
    """Outlook puts the text in X-ALT-DESC and a lone line break in DESCRIPTION."""
    assert reading("outlook-desktop.ics").found[0].description == (
        "Losse avond, ook voor beginners.\n\nVragen? …"
    )


def test_nobody_who_was_invited_is_read() -> None:
    """No attendee, organizer or mail address is anywhere in what was read; what is private neither."""
    for path in CALENDARS.glob("*.ics"):
        found = read(path, HERE, NOW, past=True)
        shown = [(each.title, each.summary, each.description, each.place, each.url) for each in found.found]
        words = repr(shown) + repr([(row.title, str(row.reason)) for row in found.refused])
        assert "example.org" not in words.replace("@example.org", "example.org")
        for secret in (
            "Truus",
            "Jan de Boer",
            "Beheer",
            "mevrouw",
            "rouw",
            "Schuldhulp",
            "Kascontrole",
            "bestuur",
        ):
            assert secret not in words, path.name


def test_a_long_title_is_cut_in_sight_and_whole_in_the_summary() -> None:
    """Nothing of a title is lost, however long."""
    coffee = reading("nextcloud.ics").found[0]
    assert coffee.title.endswith("…")
    assert coffee.summary.endswith("en anders met koek")
    assert (coffee.theme, coffee.url) == ("Ontmoeten", "https://dewending.example/koffie")


def test_what_is_over_is_taken_when_asked_for() -> None:
    """--past: a series is over only when its last occurrence is."""
    over = {each.title for each in reading("exchange-utc.ics", past=True).found}
    assert over - {each.title for each in reading("exchange-utc.ics").found} == {"Naailes"}
    assert reading("google.ics", past=True).past == 0
