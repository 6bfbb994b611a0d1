"""Days, times and durations in words. Unless said otherwise it is Tuesday 24 November 2026, 14:05."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.language import Language, days, times

ZONE = ZoneInfo("Europe/Amsterdam")
TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
NL, EN = Language.load("nl"), Language.load("en")


def at(text: str) -> datetime:
    """An aware UTC moment, from the hall's wall clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def test_the_clock_above_every_screen() -> None:
    """Day, date and 24-hour time in both languages, on the hall's wall clock."""
    assert days.clock_line(NL, NOW, ZONE) == "dinsdag 24 november, 14:05"
    assert days.clock_line(EN, NOW, ZONE) == "Tuesday 24 November, 14:05"


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        pytest.param("2026-11-24", "vandaag", "vandaag", id="today"),
        pytest.param("2026-11-25", "morgen", "morgen", id="tomorrow"),
        pytest.param("2026-11-23", "gisteren", "gisteren", id="yesterday"),
        pytest.param("2026-11-26", "donderdag 26 november", "donderdag 26", id="this week"),
        pytest.param(
            "2026-12-21", "maandag 21 december", "maandag 21", id="last day with a number of its own"
        ),
        pytest.param("2026-12-22", "dinsdag 22 december", "22 december", id="the weekday would mislead"),
        pytest.param("2027-10-02", "zaterdag 2 oktober", "2 oktober", id="next year, no doubt which"),
        pytest.param("2027-11-27", "zaterdag 27 november 2027", "27 november 2027", id="over a year"),
        pytest.param("2026-01-08", "donderdag 8 januari", "8 januari", id="earlier this year"),
        pytest.param("2025-12-04", "donderdag 4 december 2025", "4 december 2025", id="last year"),
    ],
)
def test_a_day(day: str, long: str, short: str) -> None:
    """A day has the words people use, and a year or month only where it would be unclear without."""
    when = date.fromisoformat(day)
    assert (days.day(NL, when, TODAY), days.short_day(NL, when, TODAY)) == (long, short)


@pytest.mark.parametrize(
    ("past", "said"),
    [
        (-3, "vandaag"),
        (0, "vandaag"),
        (1, "gisteren"),
        (2, "2 dagen geleden"),
        (13, "13 dagen geleden"),
        (14, "2 weken geleden"),
        (59, "8 weken geleden"),
        (60, "2 maanden geleden"),
        (729, "24 maanden geleden"),
        (730, "2 jaar geleden"),
    ],
)
def test_how_long_ago(past: int, said: str) -> None:
    """News is as old as people would say it is."""
    assert days.ago(NL, TODAY - timedelta(days=past), TODAY) == said


@pytest.mark.parametrize(
    ("start", "dutch", "english"),
    [
        pytest.param("2026-11-24 19:30", "vanavond 19:30", "this evening 19:30", id="evening"),
        pytest.param("2026-11-24 18:00", "vanavond 18:00", "this evening 18:00", id="six is evening"),
        pytest.param("2026-11-24 12:00", "vanmiddag 12:00", "this afternoon 12:00", id="noon"),
        pytest.param("2026-11-24 09:30", "vanochtend 09:30", "this morning 09:30", id="morning"),
        pytest.param("2026-11-24 02:00", "vannacht 02:00", "tonight 02:00", id="night"),
        pytest.param("2026-11-25 10:00", "morgen 10:00", "tomorrow 10:00", id="tomorrow"),
        pytest.param("2026-11-25 01:00", "morgen 01:00", "tomorrow 01:00", id="small hours, seen at two"),
        pytest.param("2026-11-23 20:00", "gisteren 20:00", "yesterday 20:00", id="yesterday"),
        pytest.param(
            "2026-11-28 10:00", "zaterdag 28 november, 10:00", "Saturday 28 November, 10:00", id="this week"
        ),
    ],
)
def test_when_something_begins(start: str, dutch: str, english: str) -> None:
    """The beginning as one would tell a neighbour."""
    assert times.moment(NL, at(start), NOW, ZONE) == dutch
    assert times.moment(EN, at(start), NOW, ZONE) == english


def test_in_the_evening_the_small_hours_are_tonight() -> None:
    """At eleven in the evening, one o'clock is not tomorrow."""
    assert times.moment(NL, at("2026-11-25 01:00"), at("2026-11-24 23:00"), ZONE) == "vannacht 01:00"


def test_today_is_the_hall_s_own_day() -> None:
    """Just after midnight in the hall it is a new day, although it is still yesterday in UTC."""
    assert times.moment(NL, at("2026-11-25 10:00"), at("2026-11-25 00:30"), ZONE) == "vanochtend 10:00"


@pytest.mark.parametrize(
    ("start", "end", "whole", "said"),
    [
        pytest.param(
            "2026-11-28 10:00", "2026-11-28 13:00", False, "zaterdag 28 november, 10:00 tot 13:00", id="a day"
        ),
        pytest.param("2026-11-24 19:30", "2026-11-24 22:00", False, "vanavond 19:30 tot 22:00", id="tonight"),
        pytest.param(
            "2026-11-24 19:30", "2026-11-25 01:00", False, "vanavond 19:30 tot 01:00", id="till late"
        ),
        pytest.param("2026-11-28 10:00", None, False, "zaterdag 28 november, 10:00", id="no end"),
        pytest.param(
            "2026-11-28 10:00", "2026-11-28 10:00", False, "zaterdag 28 november, 10:00", id="no length"
        ),
        pytest.param(
            "2026-11-28 20:00",
            "2026-11-29 12:00",
            False,
            "zaterdag 28 november, 20:00 tot zondag 29 november, 12:00",
            id="over a night",
        ),
        pytest.param("2026-11-28", "2026-11-29", True, "zaterdag 28 november, de hele dag", id="whole day"),
        pytest.param("2026-11-24", None, True, "vandaag, de hele dag", id="whole day, today, no end"),
        pytest.param(
            "2026-11-28", "2026-12-01", True, "zaterdag 28 tot en met maandag 30 november", id="whole days"
        ),
        pytest.param(
            "2026-11-30",
            "2026-12-03",
            True,
            "maandag 30 november tot en met woensdag 2 december",
            id="whole days over a month's end",
        ),
        pytest.param(
            "2026-10-25", "2026-10-26", True, "zondag 25 oktober, de hele dag", id="a day of 25 hours"
        ),
    ],
)
def test_from_when_to_when(start: str, end: str | None, whole: bool, said: str) -> None:
    """Start and end without a word twice; a whole day's end is exclusive, as calendars store it."""
    assert times.when(NL, at(start), at(end) if end else None, NOW, ZONE, all_day=whole) == said


def test_a_naive_time_is_on_the_wall_clock_already() -> None:
    """The times of a meeting are written on the hall's own clock."""
    assert times.clock(datetime(2026, 11, 28, 9, 30), ZONE) == "09:30"


@pytest.mark.parametrize(
    ("minutes", "dutch", "english"),
    [
        (15, "kwartier", "15 minutes"),
        (20, "20 minuten", "20 minutes"),
        (30, "half uur", "half an hour"),
        (45, "3 kwartier", "45 minutes"),
        (60, "1 uur", "1 hour"),
        (61, "1 uur en 1 minuut", "1 hour and 1 minute"),
        (90, "anderhalf uur", "an hour and a half"),
        (120, "2 uur", "2 hours"),
        (150, "2,5 uur", "2.5 hours"),
        (240, "dagdeel", "half a day"),
        (0, "0 minuten", "0 minutes"),
    ],
)
def test_how_long_it_takes(minutes: int, dutch: str, english: str) -> None:
    """Help is offered in the lengths people think in."""
    assert (times.duration(NL, minutes), times.duration(EN, minutes)) == (dutch, english)


moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@given(moments, moments, moments, st.booleans())
def test_any_moments_have_words(start: datetime, end: datetime, now: datetime, whole: bool) -> None:
    """Whatever the order of start, end and now, both languages say it without a hole."""
    for language in (NL, EN):
        said = times.when(language, start, end, now, ZONE, all_day=whole)
        assert said
        assert "{" not in said
