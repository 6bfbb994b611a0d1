"""Recurrence rules: what they mean (RFC 5545), what is refused, and that no search takes long."""

import time
from datetime import datetime, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrule, rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import RuleBroken
from kiosk.rules.recurrence import read_rule
from kiosk.rules.series import starts

CYCLE = timedelta(days=19 * 146_097)
"""19 x 400 years of the Gregorian calendar, after which the same dates fall on the same weekdays again."""


def wall(year: int) -> datetime:
    """New Year's Day of that year, 19:30 on the wall clock."""
    return datetime.fromisoformat(f"{year}-01-01T19:30")


def days(rule: str, first: str, most: int) -> str:
    """The first days of a series that starts at 19:30 on its first day."""
    start = datetime.fromisoformat(f"{first}T19:30")
    found = starts(rule, start, start - timedelta(days=9), start + timedelta(days=366 * 30))
    return " ".join(moment.date().isoformat() for moment in islice(found, most))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        pytest.param("FREQ=WEEKLY", "2026-11-24 2026-12-01 2026-12-08 ...", id="weekly"),
        pytest.param("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-11-24 2026-12-08 ...", id="every-other-week"),
        pytest.param(
            "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU",
            "1997-08-05 1997-08-17 1997-08-19 ...",
            id="week-from-sunday",
        ),
        pytest.param(
            "FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU,SU",
            "1997-08-05 1997-08-10 1997-08-19 ...",
            id="week-from-monday",
        ),
        pytest.param("FREQ=MONTHLY;BYDAY=3TH", "2026-11-19 2026-12-17 2027-01-21 ...", id="third-thursday"),
        pytest.param("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27 2026-12-25 2027-01-29 ...", id="last-friday"),
        pytest.param("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30 2026-12-31 2027-01-31 ...", id="last-day"),
        pytest.param(
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
            "1997-09-29 1997-10-30 1997-11-27 ...",
            id="last-weekday-but-one",
        ),
        pytest.param("FREQ=MONTHLY", "2026-01-31 2026-03-31 2026-05-31 ...", id="the-31st"),
        pytest.param(
            "FREQ=MONTHLY;BYDAY=SA,1SU;COUNT=3", "2026-08-01 2026-08-02 2026-08-08", id="mixed-weekdays"
        ),
        pytest.param("FREQ=YEARLY", "2024-02-29 2028-02-29 2032-02-29 ...", id="leap-day"),
        pytest.param("FREQ=YEARLY;BYDAY=20MO", "1997-05-19 1998-05-18 1999-05-17 ...", id="monday-20"),
        pytest.param(
            "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05-12 1998-05-11 1999-05-17 ...", id="week-20"
        ),
        pytest.param(
            "FREQ=YEARLY;BYWEEKNO=20", "1997-05-12 1998-05-11 1999-05-17 ...", id="weekday-of-the-start"
        ),
        pytest.param(
            "FREQ=YEARLY;BYMONTH=4;BYDAY=-1SU", "2025-04-27 2026-04-26 2027-04-25 ...", id="in-april"
        ),
        pytest.param(
            "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO", "2025-12-22 2026-12-28 2027-12-27 ...", id="last-week"
        ),
        pytest.param("FREQ=DAILY;COUNT=2", "2026-11-24 2026-11-25", id="count"),
        pytest.param("FREQ=DAILY;UNTIL=20261125", "2026-11-24 2026-11-25", id="until-the-whole-day"),
        pytest.param("FREQ=DAILY;UNTIL=20261125T193000", "2026-11-24 2026-11-25", id="until-to-the-second"),
        pytest.param("FREQ=DAILY;UNTIL=20261125T192959", "2026-11-24", id="until-a-second-before"),
        pytest.param("rrule:freq=weekly;wkst=su;count=1;", "2026-11-24", id="untidy"),
    ],
)
def test_a_rule_gives_the_days_that_rfc_5545_says(rule: str, expected: str) -> None:
    """Each way in which halls repeat things falls on the days people mean; several are the RFC's examples."""
    wanted = expected.removesuffix(" ...").split()
    most = len(wanted) if expected.endswith("...") else len(wanted) + 1
    assert days(rule, wanted[0], most) == " ".join(wanted)


def test_an_hour_in_the_rule_counts_from_the_first_start() -> None:
    """BYHOUR before the first start's own hour makes that first day no occurrence, nor is it counted."""
    assert days("FREQ=DAILY;BYHOUR=9;COUNT=2", "2026-11-24", 9) == "2026-11-25 2026-11-26"


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param("FREQ=HOURLY", id="hourly"),
        pytest.param("FREQ=MINUTELY;COUNT=3", id="minutely"),
        pytest.param("FREQ=SECONDLY;INTERVAL=86400", id="secondly"),
        pytest.param("FREQ=DAILY;BYHOUR=9,17", id="twice-a-day"),
    ],
)
def test_more_often_than_daily_is_refused_by_name(rule: str) -> None:
    """A rule that would fill the screen with one listing is named to who brings it, and never expanded."""
    with pytest.raises(RuleBroken, match="more than once a day") as refused:
        read_rule(rule)
    assert refused.value.values["rule"] == rule


@pytest.mark.parametrize(
    "rule",
    [
        *("", "WEEKLY", "FREQ=SOMETIMES", "FREQ=DAILY;;COUNT=1", "FREQ=DAILY;FREQ=WEEKLY"),
        *("FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=99999999999", "FREQ=DAILY;INTERVAL=٣"),
        *("FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=-1", "FREQ=DAILY;SKIP=OMIT", "FREQ=DAILY;WKST=1"),
        *("FREQ=MONTHLY;BYDAY=0MO", "FREQ=MONTHLY;BYDAY=XX", "FREQ=MONTHLY;BYMONTHDAY=0"),
        *("FREQ=YEARLY;BYMONTH=13", "FREQ=DAILY;UNTIL=morgen", "FREQ=DAILY;UNTIL=20261399"),
    ],
)
def test_what_is_no_rule_is_refused_in_one_sentence(rule: str) -> None:
    """Nothing a file can hold in place of a rule gives anything but a sentence that names it."""
    with pytest.raises(RuleBroken, match="cannot be read"):
        read_rule(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=31;COUNT=100000",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "FREQ=MONTHLY;BYDAY=5MO;BYSETPOS=9",
    ],
)
def test_a_rule_that_never_matches_ends_at_once(rule: str) -> None:
    """*31 February* finds nothing, and soon, even when somebody asks for all time."""
    read_rule(rule)
    before = time.perf_counter()
    assert not list(starts(rule, wall(1999), wall(1999), wall(9998)))
    assert time.perf_counter() - before < 0.5


def test_an_old_series_costs_no_more_than_a_new_one() -> None:
    """The window's first period is calculated, not walked to."""
    old, new = wall(1900), wall(2026)

    def seconds(start: datetime) -> float:
        before = time.perf_counter()
        for minute in range(200):
            first = start.replace(minute=minute % 60, second=minute // 60)
            assert next(starts("FREQ=DAILY;INTERVAL=7", first, new, new + timedelta(days=30))) >= new
        return time.perf_counter() - before

    assert min(seconds(old) for _ in range(3)) < 5 * min(seconds(new) for _ in range(3))


WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def some(name: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """One part of a rule, half of the time left out."""
    return st.one_of(
        st.just(""), st.lists(values, min_size=1, max_size=3).map(lambda v: f";{name}={','.join(v)}")
    )


def numbers(least: int, most: int, *, both: bool = False) -> st.SearchStrategy[str]:
    """Numbers as a rule writes them, from the end too when `both`."""
    plain = st.integers(least, most)
    return (plain | plain.map(lambda n: -n) if both else plain).map(str)


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules of every frequency and part, but for what RFC 5545 forbids or leaves open."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    nth = frequency in {"MONTHLY", "YEARLY"} and draw(st.booleans())
    weekday = st.sampled_from(WEEKDAYS)
    parts = f"FREQ={frequency};INTERVAL={draw(st.integers(1, 5))};WKST={draw(weekday)}"
    months = draw(some("BYMONTH", numbers(1, 12)))
    parts += months
    most = 53 if frequency == "YEARLY" and not months else 5
    counted = st.tuples(numbers(1, most, both=True), weekday).map("".join)
    parts += draw(some("BYMONTHDAY", numbers(1, 31, both=True))) if frequency != "WEEKLY" else ""
    if frequency == "YEARLY":
        parts += draw(some("BYYEARDAY", numbers(1, 366, both=True)))
    by_day = draw(some("BYDAY", counted if nth else weekday))
    if frequency == "YEARLY" and by_day and not nth:
        # From the end, dateutil forgets the days of such a week that lie in the year before.
        parts += draw(some("BYWEEKNO", numbers(1, 53)))
    parts += by_day
    if frequency in {"MONTHLY", "YEARLY"} and by_day:
        parts += draw(some("BYSETPOS", numbers(1, 5, both=True)))
    return parts + draw(st.sampled_from(["", ";COUNT=1", ";COUNT=7", ";UNTIL=20240229T120000"]))


@settings(max_examples=150, deadline=None)
@given(
    rule=rules(),
    start=st.datetimes(wall(1999), wall(2030)).map(lambda d: d.replace(microsecond=0)),
    skip=st.integers(0, 4000),
)
def test_the_days_are_those_of_an_independent_reading(rule: str, start: datetime, skip: int) -> None:
    """For any rule, start and window the days are those that dateutil finds by walking from the first on.

    dateutil is asked about the same calendar near its end, where even a rule that never matches ends soon.
    """
    low = start + timedelta(days=skip)
    high = low + timedelta(days=1500)
    far = rrulestr(rule.replace("UNTIL=2024", "UNTIL=9624"), dtstart=start + CYCLE)
    assert isinstance(far, rrule)
    expected = [moment - CYCLE for moment in far.between(low + CYCLE, high + CYCLE, inc=True)]
    assert list(starts(rule, start, low, high)) == expected
