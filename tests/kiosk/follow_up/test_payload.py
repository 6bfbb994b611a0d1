"""What a telephone finds in a code."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import qrcode
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from kiosk.follow_up import LARGE, SMALL, WITH_ALARM, Moment, Payload, carried, event, hours_before
from kiosk.follow_up.folding import folded
from kiosk.model import Initiative
from kiosk.settings import Settings, parse

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
EVENING = Moment(datetime(2026, 11, 26, 19, 30, tzinfo=AMSTERDAM), timedelta(hours=2), "Werkplaats")


def hall(follow_up: str = "", phone: str = "050 123 45 67") -> Settings:
    """De Wierde, with and without pages of its own."""
    return parse(f'[hall]\nname = "De Wierde"\nphone = "{phone}"\n[follow_up]\n{follow_up}', "hall.toml")


def initiative(**values: str) -> Initiative:
    """The repair café."""
    return Initiative(**({"id": "1", "slug": "repaircafe", "title": "Repaircafé"} | values))  # type: ignore[arg-type]


def modules(payload: Payload) -> int:
    """How wide the code is at error correction L, as a module count."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_L)
    code.add_data(payload.text)
    return int(code.best_fit()) * 4 + 17


def read(payload: Payload) -> Event:
    """The event as a calendar program reads it."""
    assert payload.kind == "event"
    wrapped = f"BEGIN:VCALENDAR\n{payload.text}\nEND:VCALENDAR\n"
    (found,) = Calendar.from_ical(wrapped).walk("VEVENT")
    assert isinstance(found, Event)
    assert not found.errors
    return found


BASE = 'base_url = "https://dewierde.nl"'
PAGE = Payload("https://dewierde.nl/repaircafe", "link", "dewierde.nl/repaircafe")
EVENT = Payload(
    "BEGIN:VEVENT\nDTSTART:20261126T183000Z\nSUMMARY:Repaircafe\nEND:VEVENT", "event", "Repaircafé"
)
CONTACT = Payload("Repaircafe\n050 123 45 67\nDe Wierde", "contact", "050 123 45 67")


@pytest.mark.parametrize(
    ("link", "follow_up", "moment", "expected"),
    [
        pytest.param(
            "https://koor.nl", BASE, EVENING, Payload("https://koor.nl", "link", "koor.nl"), id="own"
        ),
        pytest.param("", BASE, EVENING, PAGE, id="the hall's page"),
        pytest.param("javascript:x", BASE, EVENING, PAGE, id="an own link that is none"),
        pytest.param("https://x.nl/" + "x" * 94, BASE, None, PAGE, id="an own link that does not fit"),
        pytest.param("", "", EVENING, EVENT, id="the event"),
        pytest.param("", "", None, CONTACT, id="whom to ask"),
    ],
)
def test_a_code_leads_to_the_first_that_there_is(
    link: str, follow_up: str, moment: Moment | None, expected: Payload
) -> None:
    """Own link, the hall's page, the event, plain text: never useless, never to a dead page."""
    assert carried(initiative(link=link), moment, hall(follow_up)) == expected


def test_the_confirmation_takes_time_place_and_code_along() -> None:
    """In UTC, so that a telephone in any zone puts it right; the visitor's own code is in the title."""
    found = read(event("Repaircafé", EVENING, code="K7MW4RQP"))
    assert str(found["SUMMARY"]) == "Repaircafe (K7MW4RQP)"
    assert found.start == datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
    assert str(found["LOCATION"]) == "Werkplaats"
    assert read(event("Repaircafé", EVENING)).end == datetime(2026, 11, 26, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "now", "rings"),
    [
        pytest.param("2026-11-28T10:00", "2026-11-24T14:05", "2026-11-27T19:00", id="in the morning"),
        pytest.param("2026-11-26T19:30", "2026-11-24T14:05", "2026-11-25T19:30", id="in the evening"),
        pytest.param("2026-10-25T09:00", "2026-10-01T12:00", "2026-10-24T19:00", id="winter time begins"),
        pytest.param("2026-11-25T10:00", "2026-11-24T14:05", "2026-11-24T19:00", id="tomorrow"),
        pytest.param("2026-11-25T10:00", "2026-11-24T18:30", None, id="tomorrow, said in the evening"),
        pytest.param("2026-11-24T19:30", "2026-11-24T14:05", None, id="today"),
    ],
)
def test_the_telephone_rings_the_evening_before(start: str, now: str, rings: str | None) -> None:
    """At seven or half past, on the hall's clock; not when that evening is over."""
    begins, before = (datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM) for text in (start, now))
    hours = hours_before(begins, before, AMSTERDAM)
    assert (hours is None) == (rings is None)
    if hours is None or rings is None:
        return
    payload = event("Repaircafé", Moment(begins), code="K7MW4RQP", limit=WITH_ALARM, alarm=hours)
    found = read(payload)
    assert str(found["SUMMARY"]) == "Repaircafe (K7MW4RQP)"
    (triggered,) = found.alarms.times
    assert triggered.trigger == datetime.fromisoformat(rings).replace(tzinfo=AMSTERDAM)


def test_a_whole_day_is_a_date() -> None:
    """The date it has in the hall, one or several days."""
    start = datetime(2026, 4, 27, tzinfo=AMSTERDAM)
    one = read(event("Koningsdag", Moment(start, timedelta(days=1), all_day=True)))
    two = read(event("Kermis", Moment(start, timedelta(days=2), all_day=True)))
    assert (one.start, one.end) == (date(2026, 4, 27), date(2026, 4, 28))
    assert (two.start, two.end) == (date(2026, 4, 27), date(2026, 4, 29))


HOSTILE = {
    "a second event": "Koor\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:x",
    "a property": "x\r\nATTACH:https://evil.nl",
    "a parameter": "x;VALUE=URI:https://evil.nl",
    "signs to escape": 'a,b;c\\d\\n:e"f',
    "a backslash at the cut": "\\" * 200,
    "an alarm": "x\nBEGIN:VALARM",
    "an escape sequence": "\x1b]0;x\x07",
    "separators of Unicode": "x\u2028END:VEVENT\u2029\x85y",
    "letters from elsewhere": "Українська",
    "nothing but marks": "\u0301\u202e",
}


@pytest.mark.parametrize("word", HOSTILE)
def test_a_hostile_title_is_a_title(word: str) -> None:
    """It cannot end the event, begin another or add to it."""
    title = HOSTILE[word]
    payload = event(title, Moment(EVENING.start, place=title))
    found = read(payload)
    assert len(payload.text) <= LARGE
    assert set(found) <= {"DTSTART", "SUMMARY", "LOCATION"}
    assert found.subcomponents == []
    assert str(found["SUMMARY"]) == "-" or folded(title).startswith(str(found["SUMMARY"]))


def test_signs_that_mean_something_to_a_calendar_are_escaped() -> None:
    """RFC 5545, 3.3.11: strict readers end a text at a bare semicolon."""
    assert "\nSUMMARY:a\\,b\\;c\\\\d: e\n" in event("a,b;c\\d: e", Moment(EVENING.start)).text


def test_a_title_in_another_script_gives_way_to_the_place() -> None:
    """Nothing of it can be said in ASCII: the place and the time still help."""
    payload = carried(initiative(title="Українська розмова"), Moment(EVENING.start), hall())
    assert str(read(payload)["SUMMARY"]) == "De Wierde"
    assert payload.words == "Українська розмова"


FIRST, LAST = (datetime.fromisoformat(day) for day in ("1970-01-02", "2100-01-01"))
MOMENTS = st.builds(
    Moment,
    st.datetimes(FIRST, LAST, timezones=st.timezones()),
    st.timedeltas(timedelta(0), timedelta(days=40)),
    st.text(max_size=60),
    st.booleans(),
)


SIZES = {SMALL: 33, LARGE: 37, WITH_ALARM: 41}
LIMITS = st.sampled_from([(SMALL, None), (LARGE, None), (WITH_ALARM, 5), (WITH_ALARM, 28)])


@given(st.text(max_size=120), MOMENTS, st.sampled_from(["", "K7MW4RQP"]), LIMITS)
def test_every_event_can_be_read_and_fits(
    title: str, moment: Moment, code: str, size: tuple[int, int | None]
) -> None:
    """Whatever the title and place: a calendar reads the same title (or its beginning), start and code."""
    limit, alarm = size
    payload = event(title, moment, code=code, limit=limit, alarm=alarm)
    assert payload.text.isascii()
    assert modules(payload) <= SIZES[limit]
    found = read(payload)
    assert len(found.subcomponents) == (alarm is not None)
    start = moment.start.date() if moment.all_day else moment.start.astimezone(UTC).replace(microsecond=0)
    assert found.start == start
    summary = str(found["SUMMARY"])
    assert summary.endswith(f" ({code})" if code else "")
    said = summary.removesuffix(f" ({code})") if code else summary
    whole = folded(title) or folded(moment.place) or "-"
    assert whole.startswith(said)
    assert said == whole or len(whole) > 5  # ten signs of which each may need a backslash
    if "LOCATION" in found:
        assert folded(moment.place).startswith(str(found["LOCATION"]))


@given(st.text(max_size=80), st.text(max_size=80), st.text("0123456789 +-", max_size=30))
@example("x" * 80, "06-12345678", "")
def test_whom_to_ask_always_fits_and_a_number_is_never_cut(title: str, contact: str, phone: str) -> None:
    """A telephone number without its end calls a stranger."""
    payload = carried(initiative(title=title or "x", contact=contact), None, hall(phone=phone))
    assert modules(payload) <= 33
    asked = folded(contact or phone.strip())
    if asked and len(asked) <= SMALL - 2:
        assert asked in payload.text.split("\n")
