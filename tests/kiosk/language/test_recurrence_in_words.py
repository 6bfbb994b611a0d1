"""Series in words. The first meeting is on Thursday 26 November 2026, 18:00."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.language import Language
from kiosk.language.recurrence import recurrence, short_recurrence

ZONE = ZoneInfo("Europe/Amsterdam")
TODAY = date(2026, 11, 24)
START = datetime(2026, 11, 26, 18)
NL, EN = Language.load("nl"), Language.load("en")

VARYING = "op wisselende dagen"


def said(rule: str, language: Language = NL) -> str:
    """The whole series in words."""
    return recurrence(language, rule, START, today=TODAY, zone=ZONE)


@pytest.mark.parametrize(
    ("rule", "long", "short"),
    [
        ("FREQ=WEEKLY", "elke donderdag@", "elke donderdag"),
        ("RRULE:FREQ=WEEKLY;BYDAY=TH;WKST=MO", "elke donderdag@", "elke donderdag"),
        ("FREQ=WEEKLY;BYDAY=FR,TU", "elke dinsdag en vrijdag@", "elke week"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "elke werkdag@", "elke werkdag"),
        ("FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH,FR,SA", "elke dag@", "elke dag"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "om de week op vrijdag@", "om de week"),
        ("FREQ=WEEKLY;INTERVAL=3", "elke 3 weken op donderdag@", "elke 3 weken"),
        ("FREQ=DAILY", "elke dag@", "elke dag"),
        ("FREQ=DAILY;INTERVAL=2", "om de dag@", "om de dag"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "elke werkdag@", "elke werkdag"),
        ("FREQ=MONTHLY;BYDAY=3TH", "elke derde donderdag van de maand@", "elke derde donderdag"),
        ("FREQ=MONTHLY;BYDAY=TH;BYSETPOS=3", "elke derde donderdag van de maand@", "elke derde donderdag"),
        ("FREQ=MONTHLY;BYDAY=-1SA", "elke laatste zaterdag van de maand@", "elke laatste zaterdag"),
        (
            "FREQ=MONTHLY;BYDAY=1TU,3TU",
            "elke eerste en derde dinsdag van de maand@",
            "elke eerste en derde dinsdag",
        ),
        (
            "FREQ=MONTHLY;BYDAY=1TU,-1FR",
            "elke eerste dinsdag en laatste vrijdag van de maand@",
            "elke eerste dinsdag en laatste vrijdag",
        ),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=+1MO", "om de maand op de eerste maandag@", "om de maand"),
        ("FREQ=MONTHLY;BYDAY=TH", "elke donderdag@", "elke donderdag"),
        ("FREQ=MONTHLY", "elke maand op de 26e@", "elke maand"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "elke maand op de laatste dag@", "elke maand"),
        ("FREQ=YEARLY", "elk jaar op 26 november@", "elk jaar"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5", "elk jaar op 5 december@", "elk jaar"),
        ("FREQ=YEARLY;BYMONTH=9;BYDAY=2SA", "elk jaar op de tweede zaterdag van september@", "elk jaar"),
        ("FREQ=YEARLY;INTERVAL=2", "om het jaar op 26 november@", "om het jaar"),
    ],
)  # fmt: skip
def test_a_series_as_people_say_it(rule: str, long: str, short: str) -> None:
    """In full for the page of an initiative (the time stands for@), short for its card."""
    assert (said(rule), short_recurrence(NL, rule, START)) == (long.replace("@", " om 18:00"), short)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY", "every Thursday at 18:00"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR", "every other week on Tuesday and Friday at 18:00"),
        ("FREQ=MONTHLY;BYDAY=3TH", "every third Thursday of the month at 18:00"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "every month on day 15 at 18:00"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5;COUNT=3", "every year on 5 December at 18:00, 3 times in all"),
        ("FREQ=HOURLY", "on varying days"),
    ],
)
def test_a_series_in_english(rule: str, words: str) -> None:
    """The same in the other language of the hall."""
    assert said(rule, EN) == words


@pytest.mark.parametrize(
    ("end", "words"),
    [
        pytest.param("UNTIL=20261217", "tot en met 17 december", id="a day"),
        pytest.param("UNTIL=20271231T235959", "tot en met 31 december 2027", id="wall clock, over a year"),
        pytest.param("UNTIL=20261217T225959Z", "tot en met 17 december", id="UTC, before midnight here"),
        pytest.param("UNTIL=20261217T233000Z", "tot en met 18 december", id="UTC, after midnight here"),
        pytest.param("COUNT=6", "in totaal 6 keer", id="a number of times"),
    ],
)
def test_how_a_series_ends(end: str, words: str) -> None:
    """The last day is the hall's own, whatever zone the calendar wrote it in."""
    assert said(f"FREQ=WEEKLY;{end}") == f"elke donderdag om 18:00, {words}"


def test_a_whole_day_has_no_time() -> None:
    """Nobody comes at midnight for something that takes all day."""
    assert recurrence(NL, "FREQ=WEEKLY", START, today=TODAY, zone=ZONE, all_day=True) == "elke donderdag"


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param("", id="empty"),
        pytest.param("every thursday", id="no rule"),
        pytest.param("FREQ=HOURLY", id="more often than daily"),
        pytest.param("FREQ=WEEKLY;BYDAY=XX", id="no such day"),
        pytest.param("FREQ=WEEKLY;BYDAY=2TH", id="a number where none can be"),
        pytest.param("FREQ=WEEKLY;BYMONTH=4,5,6", id="a season"),
        pytest.param("FREQ=WEEKLY;INTERVAL=0", id="interval zero"),
        pytest.param("FREQ=DAILY;INTERVAL=2;BYDAY=MO", id="days that fall in and out of step"),
        pytest.param("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", id="first working day"),
        pytest.param("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", id="Friday the 13th"),
        pytest.param("FREQ=MONTHLY;BYMONTHDAY=1,15", id="two days of the month"),
        pytest.param("FREQ=YEARLY;BYMONTH=13", id="no such month"),
        pytest.param("FREQ=YEARLY;BYMONTHDAY=5", id="every month after all"),
        pytest.param("FREQ=YEARLY;BYWEEKNO=20", id="a week's number"),
        pytest.param("FREQ=WEEKLY;BYHOUR=9,18", id="twice a day"),
    ],
)
def test_what_has_no_plain_words_is_not_guessed(rule: str) -> None:
    """An honest phrase is better than a wrong day."""
    assert said(rule) == short_recurrence(NL, rule, START) == VARYING


part = st.sampled_from(
    ["FREQ", "BYDAY", "INTERVAL", "COUNT", "UNTIL", "BYSETPOS", "BYMONTH", "BYMONTHDAY", "X"]
)
value = st.sampled_from(
    ["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "2TH", "-1SA,MO", "TH", "0", "-1", "3", "31", "99999999999", ""]
) | st.text(max_size=8)


@given(
    st.lists(st.tuples(part, value)).map(lambda parts: ";".join(f"{name}={given}" for name, given in parts))
)
def test_any_rule_has_words(rule: str) -> None:
    """Whatever a calendar file holds, it is said, without a hole and without an error."""
    for words in (said(rule), short_recurrence(EN, rule, START)):
        assert words
        assert "{" not in words
