"""Days, times and repeats as people type them."""

from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cli.moments import read_day, read_time
from kiosk.cli.repeats import read_repeat
from kiosk.errors import RuleBroken, WrongUse

TUESDAY = date(2026, 11, 24)

EVENING = datetime.combine(TUESDAY, time(19, 30))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        pytest.param("2026-11-26", date(2026, 11, 26), id="ISO"),
        pytest.param("26-11-2026", date(2026, 11, 26), id="Dutch figures"),
        pytest.param("26/1/2027", date(2027, 1, 26), id="slashes"),
        pytest.param("24 november", TUESDAY, id="today"),
        pytest.param("23 November", date(2027, 11, 23), id="yesterday is next year"),
        pytest.param(" 3  dec. ", date(2026, 12, 3), id="short month"),
        pytest.param("3 maart", date(2027, 3, 3), id="Dutch month"),
        pytest.param("3 march 2028", date(2028, 3, 3), id="English month and year"),
        pytest.param("29 februari", date(2028, 2, 29), id="leap day"),
        pytest.param("26-13-2026", None, id="no such month"),
        pytest.param("31 november", None, id="no such day"),
        pytest.param("3 brumaire", None, id="no such name"),
        pytest.param("", None, id="nothing"),
        pytest.param("0001-01-01", None, id="the first year there is"),
        pytest.param("31-12-9999", None, id="the last year there is"),
        pytest.param("3 march 2220", None, id="a slip of the finger"),
    ],
)
def test_days(typed: str, day: date | None) -> None:
    """Without a year it is the first such day from today on; what is no day is wrong use."""
    if day is None:
        with pytest.raises(WrongUse):
            read_day(typed, TUESDAY)
    else:
        assert read_day(typed, TUESDAY) == day


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("19:30", time(19, 30)),
        ("19.30", time(19, 30)),
        ("9u15", time(9, 15)),
        ("20 uur", time(20)),
        ("8", time(8)),
    ],
)
def test_times(typed: str, moment: time) -> None:
    """The ways in which people write a time of day."""
    assert read_time(typed) == moment


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        pytest.param("elke week", "FREQ=WEEKLY", id="Dutch"),
        pytest.param("Every other week", "FREQ=WEEKLY;INTERVAL=2", id="English"),
        pytest.param("elke donderdag", "FREQ=WEEKLY;BYDAY=TH", id="weekday"),
        pytest.param("elke derde donderdag van de maand", "FREQ=MONTHLY;BYDAY=3TH", id="third Thursday"),
        pytest.param("every last friday", "FREQ=MONTHLY;BYDAY=-1FR", id="last Friday"),
        pytest.param("maandelijks", "FREQ=MONTHLY;BYDAY=4TU", id="the same Tuesday"),
        pytest.param("rrule:freq=daily;count=3", "FREQ=DAILY;COUNT=3", id="a rule itself"),
    ],
)
def test_repeats(typed: str, rule: str) -> None:
    """Plain words in both languages become the rule they mean."""
    assert read_repeat(typed, EVENING, "Europe/Amsterdam") == rule


@pytest.mark.parametrize("typed", ["soms", "elke", "elke derde", "elke donderdag soms", "FREQ=HOURLY", "A=B"])
def test_repeats_that_are_none(typed: str) -> None:
    """Other words, and rules more frequent than daily, are refused."""
    with pytest.raises((WrongUse, RuleBroken)):
        read_repeat(typed, EVENING, "Europe/Amsterdam")


@given(st.text(max_size=20) | st.from_regex(r"\d{1,4}[-/. :]\w{1,9}[-/. ]?\d{0,5}", fullmatch=True))
def test_anything_else_is_wrong_use(typed: str) -> None:
    """Whatever is typed gives a value or a refusal, never a traceback."""
    with suppress(WrongUse):
        read_day(typed, TUESDAY)
    with suppress(WrongUse):
        read_time(typed)
    with suppress(WrongUse, RuleBroken):
        read_repeat(typed, EVENING, "Europe/Amsterdam")
