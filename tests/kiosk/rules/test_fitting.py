"""Which tasks fit: in the time one has, on the day one has it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.rules.fitting import TIMES, Turn, When, clash, fits, short_enough, time_for, window

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def at(text: str) -> datetime:
    """A moment on the hall's wall clock, that November; *14:05* is on Tuesday the 24th."""
    day, _, clock = text.rpartition(" ")
    wall = datetime.fromisoformat(f"2026-11-{day or '24'}T{clock}")
    return wall.replace(tzinfo=AMSTERDAM).astimezone(UTC)


NOW = at("14:05")
ANY_TIME = Turn(None, any_time=True, minutes=30)
ARRANGED = Turn(None, minutes=30)


def turn(start: str, end: str = "", minutes: int | None = 30, *, all_day: bool = False) -> Turn:
    return Turn(at(start), at(end) if end else None, all_day, minutes=minutes)


@pytest.mark.parametrize(
    ("done", "now", "week", "tomorrow"),
    [
        pytest.param(turn("15:05"), True, True, False, id="within the hour"),
        pytest.param(turn("15:06"), False, True, False, id="later today"),
        pytest.param(turn("13:00", "16:00"), True, True, False, id="going on"),
        pytest.param(turn("12:00"), False, False, False, id="over, nobody said when"),
        pytest.param(turn("25 00:00"), False, True, True, id="tomorrow at midnight"),
        pytest.param(turn("30 23:59"), False, True, False, id="the last minute of the week"),
        pytest.param(turn("24 00:00", "26 00:00", all_day=True), True, True, True, id="two whole days"),
        pytest.param(turn("23 20:00", "25 12:00"), True, True, False, id="a night through"),
        pytest.param(ANY_TIME, True, True, True, id="whenever it suits"),
        pytest.param(ARRANGED, False, True, False, id="by arrangement"),
    ],
)
def test_when_it_is_done(done: Turn, now: bool, week: bool, tomorrow: bool) -> None:
    """Now, this week, a day: what is over is in none of them."""
    whens: tuple[When, ...] = ("now", "week", date(2026, 11, 25))
    assert tuple(fits(done, 30, window(when, NOW, AMSTERDAM)) for when in whens) == (now, week, tomorrow)


def test_now_ends_with_the_day() -> None:
    """Just before midnight, what begins after it is not now."""
    late = window("now", at("23:40"), AMSTERDAM)
    assert late.holds(turn("23:50"))
    assert not late.holds(turn("25 00:10"))


def test_a_week_on_is_no_longer_this_week() -> None:
    """The same weekday counts once."""
    assert not window("week", NOW, AMSTERDAM).holds(Turn(at("24 14:05") + timedelta(days=7)))


def test_yesterday_holds_nothing() -> None:
    """Not even what is done at any time."""
    assert not window(date(2026, 11, 23), NOW, AMSTERDAM).holds(ANY_TIME)


def test_the_day_that_the_clock_is_put_back_has_25_hours() -> None:
    """Days are those of the wall clock: the last hour of such a day is still in it."""
    autumn = datetime(2026, 10, 25, 6, tzinfo=UTC)
    last = Turn(datetime(2026, 10, 25, 23, 30, tzinfo=AMSTERDAM))
    assert window(date(2026, 10, 25), autumn, AMSTERDAM).holds(last)


@pytest.mark.parametrize(
    ("done", "least"),
    [
        pytest.param(turn("19:00", minutes=15), 15, id="a quarter"),
        pytest.param(turn("19:00", minutes=16), 30, id="a minute more"),
        pytest.param(turn("19:00", "20:00", None), 60, id="as long as it lasts"),
        pytest.param(turn("19:00", minutes=None), 240, id="nobody said"),
        pytest.param(turn("24 00:00", "25 00:00", None, all_day=True), 240, id="a whole day"),
        pytest.param(turn("09:00", minutes=200), 240, id="a morning"),
    ],
)
def test_how_long_one_must_have(done: Turn, least: int) -> None:
    """The least time in which it can be done, and in any longer one too; in no shorter."""
    assert time_for(done) == least
    assert [minutes for minutes in TIMES if short_enough(done, minutes)] == [
        minutes for minutes in TIMES if minutes >= least
    ]


def test_what_takes_longer_than_a_morning_fits_in_none() -> None:
    """It is found among all tasks, and never sold as a morning."""
    assert not short_enough(turn("09:00", minutes=241), TIMES[-1])


TURNS = st.builds(
    lambda ahead, length, minutes, all_day: Turn(
        NOW + timedelta(minutes=ahead),
        NOW + timedelta(minutes=ahead + length) if length else None,
        all_day,
        minutes=minutes,
    ),
    st.integers(-4000, 14000),
    st.integers(0, 3000),
    st.none() | st.integers(1, 400),
    st.booleans(),
) | st.builds(Turn, st.none(), any_time=st.booleans(), minutes=st.none() | st.integers(1, 400))
ZONES = st.sampled_from(["Europe/Amsterdam", "Pacific/Apia", "America/St_Johns", "Asia/Kathmandu"]).map(
    ZoneInfo
)
NOWS = st.datetimes(datetime(2026, 10, 1), datetime(2027, 4, 30), timezones=st.just(UTC))


@given(TURNS, st.sampled_from(TIMES), ZONES)
def test_more_time_and_a_wider_window_never_lose_a_task(done: Turn, minutes: int, zone: ZoneInfo) -> None:
    """Now is part of today, today of the week; what fits in less time fits in more."""
    today = NOW.astimezone(zone).date()
    stretches = [window(when, NOW, zone) for when in ("now", today, "week")]
    held = [fits(done, minutes, each) for each in stretches]
    assert held == sorted(held)
    in_week = [fits(done, each, stretches[-1]) for each in TIMES]
    assert in_week == sorted(in_week)


@given(TURNS, ZONES, NOWS)
def test_the_week_is_its_seven_days(done: Turn, zone: ZoneInfo, now: datetime) -> None:
    """What fits this week fits one of its days, and nothing else does; nothing that is over ever fits."""
    today = now.astimezone(zone).date()
    on_a_day = any(window(today + timedelta(days=ahead), now, zone).holds(done) for ahead in range(7))
    arranged = done.start is None and not done.any_time
    assert window("week", now, zone).holds(done) == (on_a_day or arranged)
    if done.over is not None and done.over <= now:
        assert not on_a_day


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(turn("19:00"), turn("19:15", "20:00"), True, id="in the middle of it"),
        pytest.param(turn("19:00"), turn("19:30", "20:00"), False, id="right after it"),
        pytest.param(
            turn("19:00", "22:00"), turn("21:00", minutes=None), False, id="only half an hour of it"
        ),
        pytest.param(turn("19:00", minutes=None), turn("20:59"), True, id="two hours where nobody said"),
        pytest.param(turn("19:00"), ANY_TIME, False, id="whenever it suits"),
        pytest.param(turn("24 00:00", "25 00:00", None, all_day=True), turn("19:00"), True, id="a whole day"),
    ],
)
def test_times_that_clash(one: Turn, other: Turn, expected: bool) -> None:
    """Either way round."""
    assert clash(one, other) is clash(other, one) is expected
