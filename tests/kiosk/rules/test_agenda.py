"""The agenda: what is to come, at the time on the hall's own clock, with what is moved and cancelled."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import RuleBroken
from kiosk.model import Meeting, OccurrenceChange
from kiosk.rules.agenda import coming, find, is_over, occurrences, taking_place

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def wall(text: str) -> datetime:
    """A naive moment on the hall's wall clock."""
    return datetime.fromisoformat(text)


def at(text: str) -> datetime:
    """The same moment on the world's clock."""
    return wall(text).replace(tzinfo=AMSTERDAM).astimezone(UTC)


def meeting(start: str = "2026-11-24T19:30", rule: str = "", hours: float = 2, **fields: object) -> Meeting:
    """A meeting of two hours; a series when a rule is given."""
    known: dict[str, object] = {"id": "m", "kind": "recurring" if rule else "once", **fields}
    first = wall(start)
    end = first + timedelta(hours=hours) if hours else None
    return Meeting(initiative="i", start=first, end=end, rule=rule, **known)  # type: ignore[arg-type]


def change(
    original: str, start: str = "", cancelled: bool = False, place: str | None = None
) -> OccurrenceChange:
    """One occurrence moved or cancelled."""
    new = wall(start) if start else None
    return OccurrenceChange(
        id=original, meeting="m", original=at(original), start=new, cancelled=cancelled, place=place
    )


def shown(meetings: list[Meeting], changes: list[OccurrenceChange], now: str, most: int = 12) -> list[str]:
    """What is to come, as *2026-11-24 19:30-21:30*, with a word where it is cancelled or moved."""
    lines = []
    for each in coming(meetings, changes, at(now), most=most):
        end = each.end.strftime("-%H:%M") if each.end else ""
        words = (" cancelled" if each.cancelled else "") + (" moved" if each.moved else "")
        lines.append(each.start.strftime("%Y-%m-%d %H:%M") + end + words)
    return lines


WEEKLY = "FREQ=WEEKLY;COUNT=4"


@pytest.mark.parametrize(
    ("now", "first"),
    [
        pytest.param("2026-11-24T08:00", "2026-11-24 19:30-21:30", id="this-evening"),
        pytest.param("2026-11-24T21:29", "2026-11-24 19:30-21:30", id="still-going-on"),
        pytest.param("2026-11-24T21:30", "2026-12-01 19:30-21:30", id="over"),
    ],
)
def test_what_is_going_on_counts_until_it_ends(now: str, first: str) -> None:
    """Who comes in late still finds the evening on the screen; when it is over the next one stands there."""
    assert shown([meeting(rule=WEEKLY)], [], now)[0] == first


@pytest.mark.parametrize(
    ("given_meeting", "last_moment"),
    [
        pytest.param(meeting(hours=0), "2026-11-24T21:29", id="nobody-said-when-it-ends"),
        pytest.param(meeting("2026-11-24", hours=0, all_day=True), "2026-11-24T23:59", id="whole-day"),
        pytest.param(meeting("2026-11-24", hours=48, all_day=True), "2026-11-25T23:59", id="two-whole-days"),
        pytest.param(meeting("2026-11-24T22:00", hours=4), "2026-11-25T01:59", id="past-midnight"),
    ],
)
def test_an_end_that_is_not_said_is_assumed(given_meeting: Meeting, last_moment: str) -> None:
    """Without an end something goes on for two hours; a whole day until midnight."""
    assert shown([given_meeting], [], last_moment)
    assert not is_over([given_meeting], [], at(last_moment))
    after = at(last_moment) + timedelta(minutes=1)
    assert coming([given_meeting], [], after) == []
    assert is_over([given_meeting], [], after)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param(
            [], ["24 19:30-21:30", "01 19:30-21:30", "08 19:30-21:30", "15 19:30-21:30"], id="as-planned"
        ),
        pytest.param(
            [change("2026-12-01T19:30", cancelled=True)],
            ["24 19:30-21:30", "01 19:30-21:30 cancelled", "08 19:30-21:30", "15 19:30-21:30"],
            id="cancelled-stays-in-sight",
        ),
        pytest.param(
            [change("2026-12-01T19:30", "2026-12-01T20:00")],
            ["24 19:30-21:30", "01 20:00-22:00 moved", "08 19:30-21:30", "15 19:30-21:30"],
            id="moved-half-an-hour",
        ),
        pytest.param(
            [change("2026-12-01T19:30", "2026-12-09T10:00")],
            ["24 19:30-21:30", "08 19:30-21:30", "09 10:00-12:00 moved", "15 19:30-21:30"],
            id="moved-past-another-stands-in-order-of-its-new-time",
        ),
        pytest.param(
            [change("2026-11-17T19:30", "2026-11-25T10:00")],
            ["24 19:30-21:30", "25 10:00-12:00 moved", "01 19:30-21:30", "08 19:30-21:30", "15 19:30-21:30"],
            id="moved-from-the-past-into-sight",
        ),
        pytest.param(
            [change("2026-12-15T19:30", "2028-01-01T10:00")],
            ["24 19:30-21:30", "01 19:30-21:30", "08 19:30-21:30"],
            id="moved-out-of-sight",
        ),
        pytest.param(
            [change("2026-12-02T19:30", "2026-12-02T20:00")],
            ["24 19:30-21:30", "01 19:30-21:30", "08 19:30-21:30", "15 19:30-21:30"],
            id="of-a-date-that-is-none-of-the-series",
        ),
        pytest.param(
            [change("2026-12-01T19:30", "2026-12-01T19:30")],
            ["24 19:30-21:30", "01 19:30-21:30", "08 19:30-21:30", "15 19:30-21:30"],
            id="moved-to-where-it-was",
        ),
    ],
)
def test_changes_show_where_people_look(changes: list[OccurrenceChange], expected: list[str]) -> None:
    """A moved evening stands at its new time, a cancelled one says so, and both keep their identity."""
    series = meeting("2026-11-17T19:30", rule="FREQ=WEEKLY;COUNT=5")
    assert [line[8:] for line in shown([series], changes, "2026-11-24T08:00")] == expected
    for each in changes:
        found = find([series], changes, each.original)
        assert found is None or (found.original == each.original and found.cancelled == each.cancelled)


def test_a_series_leaves_out_and_adds_single_dates() -> None:
    """EXDATE and RDATE: an evening struck out is not there, an extra one is, and none is there twice."""
    series = meeting(
        rule="FREQ=WEEKLY;COUNT=3",
        excluded=(wall("2026-12-01T19:30"),),
        extra=(wall("2026-12-08T19:30"), wall("2026-11-28T14:00")),
    )
    assert shown([series], [], "2026-11-24T08:00") == [
        "2026-11-24 19:30-21:30",
        "2026-11-28 14:00-16:00",
        "2026-12-08 19:30-21:30",
    ]


def test_loose_dates_without_a_rule_are_a_series_too() -> None:
    """The first start belongs to it, besides the extra ones."""
    loose = meeting(kind="recurring", extra=(wall("2027-01-05T10:00"),))
    assert shown([loose], [], "2026-11-24T08:00") == ["2026-11-24 19:30-21:30", "2027-01-05 10:00-12:00"]


@pytest.mark.parametrize(
    ("start", "rule", "expected"),
    [
        pytest.param(
            "2026-10-20T19:30",
            "FREQ=WEEKLY;COUNT=2",
            ["2026-10-20T19:30:00+02:00", "2026-10-27T19:30:00+01:00"],
            id="winter-time-begins",
        ),
        pytest.param(
            "2026-03-28T02:30",
            "FREQ=DAILY;COUNT=3",
            ["2026-03-28T02:30:00+01:00", "2026-03-29T03:30:00+02:00", "2026-03-30T02:30:00+02:00"],
            id="the-clock-skips-it",
        ),
        pytest.param(
            "2026-10-24T02:30",
            "FREQ=DAILY;COUNT=3",
            ["2026-10-24T02:30:00+02:00", "2026-10-25T02:30:00+02:00", "2026-10-26T02:30:00+01:00"],
            id="the-clock-shows-it-twice",
        ),
        pytest.param(
            "2026-10-24T19:30",
            "FREQ=DAILY;UNTIL=20261025T183000Z",
            ["2026-10-24T19:30:00+02:00", "2026-10-25T19:30:00+01:00"],
            id="until-in-utc-is-inclusive",
        ),
        pytest.param(
            "2026-10-24T19:30",
            "FREQ=DAILY;UNTIL=20261025T182959Z",
            ["2026-10-24T19:30:00+02:00"],
            id="until-in-utc",
        ),
    ],
)
def test_summer_time_leaves_the_time_on_the_wall(start: str, rule: str, expected: list[str]) -> None:
    """Half past seven stays half past seven; skipped and doubled times are read as RFC 5545 3.3.5 says."""
    found = coming([meeting(start, rule, hours=1)], [], at(start))
    assert [each.start.isoformat() for each in found] == expected
    assert [each.original for each in found] == [each.start.astimezone(UTC) for each in found]
    assert all(each.end is not None and each.end > each.start for each in found)


def test_a_cancelled_meeting_says_so_at_each_date_and_a_removed_one_is_gone() -> None:
    """*Gaat niet door* stands at every date until it is past; what is no longer part of it is not shown."""
    assert all(
        each.cancelled for each in coming([meeting(rule=WEEKLY, cancelled=True)], [], at("2026-11-24T08:00"))
    )
    gone = meeting(rule=WEEKLY, removed=True)
    assert coming([gone], [], at("2026-11-24T08:00")) == []
    assert find([gone], [], at("2026-11-24T19:30")) is None


@pytest.mark.parametrize(
    ("meetings", "over"),
    [
        pytest.param([], False, id="nothing-planned"),
        pytest.param([meeting("2026-11-23T19:30")], True, id="yesterday"),
        pytest.param([meeting("2026-11-23T19:30"), meeting(id="n")], False, id="yesterday-and-tonight"),
        pytest.param([meeting("2016-11-23T19:30", "FREQ=YEARLY;COUNT=4")], True, id="series-that-ended"),
        pytest.param([meeting("2024-02-29T19:30", "FREQ=YEARLY")], False, id="next-in-years"),
        pytest.param([meeting("2030-01-01T19:30")], False, id="once-in-years"),
        pytest.param([Meeting(id="m", initiative="i", kind="by_arrangement")], False, id="by-arrangement"),
        pytest.param(
            [meeting("2026-11-23T19:30"), meeting(id="n", removed=True)], True, id="the-other-removed"
        ),
    ],
)
def test_over_means_that_no_date_is_left(meetings: list[Meeting], over: bool) -> None:
    """An initiative is over when it had dates and none is left, however far away the next one is."""
    assert is_over(meetings, [], at("2026-11-24T08:00")) is over


def test_taking_place_is_to_come_and_not_cancelled() -> None:
    """What places count for: a date of the series that is not over, and does take place; at its new time."""
    series = meeting("2026-11-17T19:30", rule=WEEKLY)
    changes = [change("2026-12-01T19:30", cancelled=True), change("2026-11-17T19:30", "2026-11-25T10:00")]
    test = taking_place([series], changes, at("2026-11-24T21:29"))
    dates = [
        "2026-11-17T19:30",
        "2026-11-24T19:30",
        "2026-12-01T19:30",
        "2026-12-02T19:30",
        "2026-12-08T19:30",
    ]
    assert [test(at(date)) for date in dates] == [True, True, False, False, True]
    assert not taking_place([series], changes, at("2026-11-24T21:30"))(at("2026-11-24T19:30"))


def test_a_zone_that_does_not_exist_is_said_in_a_sentence() -> None:
    """A file may name any zone; the one that cannot be found is named."""
    with pytest.raises(RuleBroken, match="Middle/Earth"):
        coming([meeting(zone="Middle/Earth")], [], at("2026-11-24T08:00"))


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
@pytest.mark.parametrize(
    "strange",
    [
        pytest.param({"start": wall("0002-01-01T00:00")}, id="first-day"),
        pytest.param({"start": wall("9998-12-31T23:59")}, id="last-day"),
        pytest.param({"end": wall("9998-12-31T23:59")}, id="never-ends"),
        pytest.param({"rule": "FREQ=DAILY;UNTIL=99991231T235959Z"}, id="until-for-ever"),
        pytest.param({"rule": "FREQ=DAILY;UNTIL=00010101T000000Z"}, id="until-never"),
        pytest.param({"rule": "FREQ=YEARLY;INTERVAL=9999"}, id="every-ten-thousand-years"),
        pytest.param({"rule": "", "extra": (wall("9998-12-31T23:59"), wall("0002-01-01T00:00"))}, id="extra"),
    ],
)
def test_no_date_that_a_file_can_hold_is_too_far(strange: dict[str, object], zone: str) -> None:
    """The first and last day that a record may hold, in the zones furthest apart, give a list."""
    fields = {"kind": "recurring", "rule": "FREQ=WEEKLY;BYWEEKNO=1,53", "zone": zone, **strange}
    first = fields.pop("start", wall("2026-11-24T19:30"))
    given_meeting = Meeting(id="m", initiative="i", start=first, **fields)  # type: ignore[arg-type]
    changes = [
        OccurrenceChange(id=f"{n}", meeting="m", original=at("2026-11-24T19:30"), start=start, end=start)
        for n, start in enumerate([wall("0002-01-01T00:00"), wall("9998-12-31T23:59"), None])
    ]
    for now in (datetime.min.replace(tzinfo=UTC), at("2026-11-24T08:00"), datetime.max.replace(tzinfo=UTC)):
        assert len(occurrences(given_meeting, changes, now, datetime.max.replace(tzinfo=UTC))) <= 400
        assert len(coming([given_meeting], changes, now)) <= 12
        assert find([given_meeting], changes, now) is None or now.year == 2026
    is_over([given_meeting], changes, at("2026-11-24T08:00"))


@settings(max_examples=100, deadline=None)
@given(
    start=st.datetimes(wall("2020-01-01T00:00"), wall("2026-12-31T00:00")).map(
        lambda d: d.replace(microsecond=0)
    ),
    rule=st.sampled_from(
        ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=SA,SU", "FREQ=MONTHLY;BYDAY=-1SU", "FREQ=WEEKLY;INTERVAL=3"]
    ).map(lambda rule: f"{rule};COUNT=45"),
    zone=st.sampled_from(
        ["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]
    ),
    hours=st.integers(0, 60),
    skip=st.integers(-50, 1000),
    moves=st.lists(st.tuples(st.integers(0, 40), st.integers(-50, 50)), max_size=5, unique_by=lambda m: m[0]),
    most=st.integers(1, 60),
)
def test_a_window_is_a_part_of_all_there_is(
    start: datetime,
    rule: str,
    zone: str,
    hours: int,
    skip: int,
    moves: list[tuple[int, int]],
    most: int,
) -> None:
    """Whatever the series, its zone and its changes: a window holds what goes on in it, all of it, in order.

    Each unmoved occurrence is on the time of the first one on the wall, unless the clock skips that time.
    """
    given_meeting = meeting(start.isoformat(), rule, hours, zone=zone)
    ever = at("2010-01-01T00:00"), at("2060-01-01T00:00")
    every = occurrences(given_meeting, [], *ever)
    changes = [
        OccurrenceChange(
            id=str(number),
            meeting="m",
            original=every[number].original,
            start=every[number].start.replace(tzinfo=None) + timedelta(hours=shift),
        )
        for number, shift in moves
        if number < len(every)
    ]
    after = start.replace(tzinfo=UTC) + timedelta(days=skip)
    before = after + timedelta(days=90)
    found = occurrences(given_meeting, changes, after, before, most)
    changed = occurrences(given_meeting, changes, *ever)
    inside = [each for each in changed if each.over > after and each.start < before]
    assert found == inside[:most]
    assert found == sorted(found, key=lambda each: each.start)
    assert {each.original for each in changed} == {each.original for each in every}
    assert len(every) == 45
    for each in every:
        skipped = each.start.replace(tzinfo=None).time() != start.time()
        assert not skipped or each.start.utcoffset() != (each.start - timedelta(hours=3)).utcoffset()
        assert find([given_meeting], changes, each.original) is not None
