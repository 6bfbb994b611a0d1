"""When something is, whatever a program calls its time zone; and when it is over."""

from datetime import UTC, datetime

import pytest

from kiosk.intake.calendar import read_calendar
from kiosk.intake.found import Found
from kiosk.intake.past import is_past

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)  # 13:00 here

LONDON = "X-WR-TIMEZONE:Europe/London\n"
LIKE_HERE = """BEGIN:VTIMEZONE
TZID:Van ons
BEGIN:STANDARD
DTSTART:16011028T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""
LIKE_ATHENS = LIKE_HERE.replace("+0200", "+0300").replace("+0100", "+0200")


def found(lines: str, head: str = "", hall: str = "Europe/Amsterdam") -> Found:
    """The one event with these lines."""
    text = f"BEGIN:VCALENDAR\n{head}BEGIN:VEVENT\nSUMMARY:Koor\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
    reading = read_calendar(text.encode(), hall)
    assert not reading.refused, reading.refused[0].reason
    return reading.found[0]


STARTS = {
    "UTC": ("DTSTART:20261201T190000Z", "", "2026-12-01 20:00 Europe/Amsterdam"),
    "UTC by name": ("DTSTART;TZID=Etc/UTC:20261201T190000", "", "2026-12-01 20:00 Europe/Amsterdam"),
    "floating": ("DTSTART:20261201T200000", "", "2026-12-01 20:00 Europe/Amsterdam"),
    "floating in a calendar kept elsewhere": (
        "DTSTART:20261201T200000",
        LONDON,
        "2026-12-01 20:00 Europe/Amsterdam",
    ),
    "UTC in a calendar kept elsewhere": (
        "DTSTART:20261201T190000Z",
        LONDON,
        "2026-12-01 19:00 Europe/London",
    ),
    "IANA": ("DTSTART;TZID=Europe/London:20261201T190000", "", "2026-12-01 19:00 Europe/London"),
    "IANA in small letters": (
        "DTSTART;TZID=europe/london:20261201T190000",
        "",
        "2026-12-01 19:00 Europe/London",
    ),
    "Windows, as here": (
        "DTSTART;TZID=W. Europe Standard Time:20261201T200000",
        "",
        "2026-12-01 20:00 Europe/Amsterdam",
    ),
    "Windows, elsewhere": (
        'DTSTART;TZID="GMT Standard Time":20261201T190000',
        "",
        "2026-12-01 19:00 Europe/London",
    ),
    "within a longer name": (
        "DTSTART;TZID=/mozilla.org/20070129_1/Europe/London:20261201T190000",
        "",
        "2026-12-01 19:00 Europe/London",
    ),
    "described in the file, as here": (
        "DTSTART;TZID=Van ons:20261201T200000",
        LIKE_HERE,
        "2026-12-01 20:00 Europe/Amsterdam",
    ),
    "described in the file, elsewhere": (
        "DTSTART;TZID=Van ons:20261201T200000",
        LIKE_ATHENS,
        "2026-12-01 20:00 Europe/Athens",
    ),
}


@pytest.mark.parametrize(("lines", "head", "start"), STARTS.values(), ids=STARTS.keys())
def test_a_time_is_on_the_wall_clock_it_was_meant_for(lines: str, head: str, start: str) -> None:
    """UTC and floating times on the hall's clock, others on the clock of the place they name."""
    event = found(lines, head)
    assert f"{event.start:%Y-%m-%d %H:%M} {event.zone}" == start


def test_a_described_zone_is_the_halls_own_where_it_keeps_the_same_time() -> None:
    """Not the first of the alphabet: the hall knows where it stands."""
    assert found("DTSTART;TZID=Van ons:20261201T200000", LIKE_HERE, "Europe/Vienna").zone == "Europe/Vienna"


def test_a_moved_date_that_is_cut_out_too_is_moved() -> None:
    """Some programs write both EXDATE and the moved occurrence."""
    master = "DTSTART:20261126T190000Z\nRRULE:FREQ=WEEKLY\nEXDATE:20261203T190000Z\nUID:1"
    moved = "RECURRENCE-ID:20261203T190000Z\nDTSTART:20261204T190000Z\nSUMMARY:Koor\nUID:1"
    series = found(f"{master}\nEND:VEVENT\nBEGIN:VEVENT\n{moved}")
    assert series.excluded == ()
    assert [change.start for change in series.changes] == [datetime(2026, 12, 4, 20, 0)]


ENDS = {
    "DTEND": ("DTSTART:20261201T190000Z\nDTEND:20261201T203000Z", "12-01 21:30", False),
    "DTEND in another zone": (
        "DTSTART;TZID=Europe/Amsterdam:20261201T200000\nDTEND;TZID=Europe/London:20261201T203000",
        "12-01 21:30",
        False,
    ),
    "DURATION": ("DTSTART:20261201T190000Z\nDURATION:PT1H30M", "12-01 21:30", False),
    "nobody said": ("DTSTART:20261201T190000Z", "", False),
    "a day": ("DTSTART;VALUE=DATE:20261201", "12-02 00:00", True),
    "two days": ("DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261203", "12-03 00:00", True),
    "a day that ends when it begins": (
        "DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261201",
        "12-02 00:00",
        True,
    ),
    "Outlook's day in UTC": (
        "DTSTART:20261130T230000Z\nDTEND:20261201T230000Z\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        "12-02 00:00",
        True,
    ),
}


@pytest.mark.parametrize(("lines", "end", "all_day"), ENDS.values(), ids=ENDS.keys())
def test_how_long_it_takes(lines: str, end: str, all_day: bool) -> None:
    """From its end, its duration, or the day it is on (RFC 5545, 3.6.1)."""
    event = found(lines)
    assert ((f"{event.end:%m-%d %H:%M}" if event.end else ""), event.all_day) == (end, all_day)
    assert event.start is not None
    assert event.start.day == 1


PAST = {
    "this morning": ("DTSTART:20261124T080000Z\nDTEND:20261124T093000Z", True),
    "going on": ("DTSTART:20261124T110000Z\nDTEND:20261124T130000Z", False),
    "this morning, no end": ("DTSTART:20261124T080000Z", False),
    "yesterday, no end": ("DTSTART:20261123T080000Z", True),
    "today, all day": ("DTSTART;VALUE=DATE:20261124", False),
    "a series without end": ("DTSTART:20200107T190000Z\nRRULE:FREQ=WEEKLY", False),
    "a series that ended": ("DTSTART:20260106T190000Z\nRRULE:FREQ=WEEKLY;UNTIL=20261123T230000Z", True),
    "a series whose UNTIL comes after its last time": (
        "DTSTART:20260107T100000Z\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYDAY=1WE;UNTIL=20261201T000000Z",
        True,
    ),
    "a series counted out": ("DTSTART:20261001T190000Z\nRRULE:FREQ=WEEKLY;COUNT=3", True),
    "a series with one time beside it": (
        "DTSTART:20261001T190000Z\nRRULE:FREQ=WEEKLY;COUNT=3\nRDATE:20261201T190000Z",
        False,
    ),
    "the only one left is cut out": (
        "DTSTART:20261112T190000Z\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20261126T190000Z",
        True,
    ),
}


@pytest.mark.parametrize(("lines", "over"), PAST.values(), ids=PAST.keys())
def test_it_is_past_when_its_last_time_is(lines: str, over: bool) -> None:
    """Not when its first one is."""
    assert is_past(found(lines), NOW) is over


def test_a_past_date_moved_to_the_future_is_still_to_come() -> None:
    """An exception to an ended series keeps it alive."""
    master = "DTSTART:20261105T190000Z\nRRULE:FREQ=WEEKLY;COUNT=2\nUID:1"
    moved = "RECURRENCE-ID:20261112T190000Z\nDTSTART:20261203T190000Z\nSUMMARY:Koor\nUID:1"
    assert is_past(found(master), NOW)
    assert not is_past(found(f"{master}\nEND:VEVENT\nBEGIN:VEVENT\n{moved}"), NOW)


def test_a_last_date_moved_to_the_past_is_over() -> None:
    """The time it would have been does not count any more."""
    master = "DTSTART:20261119T190000Z\nRRULE:FREQ=WEEKLY;COUNT=2\nUID:1"
    moved = "RECURRENCE-ID:20261126T190000Z\nDTSTART:20261123T190000Z\nSUMMARY:Koor\nUID:1"
    assert not is_past(found(master), NOW)
    assert is_past(found(f"{master}\nEND:VEVENT\nBEGIN:VEVENT\n{moved}"), NOW)


def test_a_series_in_utc_keeps_its_time_on_the_wall_clock() -> None:
    """Nobody comes an hour later because of summer time; late on Monday in UTC is Tuesday here."""
    late = found(
        "DTSTART:20261130T233000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20270405T223000Z\nEXDATE:20261207T233000Z"
    )
    assert (late.start, late.rule) == (
        datetime(2026, 12, 1, 0, 30),
        "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270406T003000",
    )
    assert late.excluded == (datetime(2026, 12, 8, 0, 30),)
