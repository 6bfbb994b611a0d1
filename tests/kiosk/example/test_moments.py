"""The words in which listings tell a day and a time."""

from datetime import date

import pytest

from kiosk.example.moments import read_moment

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        pytest.param("today 19:30", "2026-11-24 19:30", id="today"),
        pytest.param("+1 10:00", "2026-11-25 10:00", id="tomorrow"),
        pytest.param("-14 9:05", "2026-11-10 09:05", id="two weeks ago"),
        pytest.param("+40", "2027-01-03 00:00", id="over the year's end, no time"),
        pytest.param("tuesday 08:00", "2026-11-24 08:00", id="a weekday may be today"),
        pytest.param("next tuesday 08:00", "2026-12-01 08:00", id="the next one is never today"),
        pytest.param("Saturday  10:00", "2026-11-28 10:00", id="capitals and spaces"),
        pytest.param("fourth tuesday of month", "2026-11-24 00:00", id="fourth, which is today"),
        pytest.param("last tuesday of month", "2026-11-24 00:00", id="the same day is the last"),
        pytest.param("third thursday of month", "2026-12-17 00:00", id="this month's is past"),
        pytest.param("2027-05-05 14:00", "2027-05-05 14:00", id="a date"),
        pytest.param("22:30", "2026-11-24 22:30", id="a time alone"),
    ],
)
def test_a_moment_is_counted_from_the_day_of_seeding(words: str, meant: str) -> None:
    """What a listing says about when is the day a reader would expect."""
    assert f"{read_moment(words, TUESDAY).on(TUESDAY):%Y-%m-%d %H:%M}" == meant


@pytest.mark.parametrize(
    "words",
    ["", "  ", "tomorow", "19.30", "24:00", "+1 10:60", "fifth monday of month", "2026-13-01", "+1 +1"],
)
def test_other_words_are_refused(words: str) -> None:
    """Nothing is guessed: a day that nobody can be sure of is a mistake."""
    with pytest.raises(ValueError):  # noqa: PT011 - the reason is told by who knows file and line
        read_moment(words, TUESDAY)
