"""What importing changes: once is enough, and what people did at the kiosk stays."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.clock import FixedClock
from kiosk.errors import InputRefused
from kiosk.intake.calendar import read_calendar
from kiosk.intake.found import Found, FoundChange, Reading, Refused
from kiosk.intake.plan import PARTS, Plan, plan
from kiosk.intake.reading import read
from kiosk.model import Imported, Initiative, Meeting, OccurrenceChange
from kiosk.settings import Theme
from kiosk.store import Store, Who
from kiosk.store.memory import Memory
from kiosk.store.state import Draft

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
HERE = "Europe/Amsterdam"
CALENDARS = Path(__file__).parents[2] / "fixtures" / "calendars"
THEMES = (Theme(key="music", names={"nl": "Muziek", "en": "Music"}),)

CHOIR = Found(
    uid="koor@server",
    title="Koor",
    line=3,
    zone=HERE,
    start=datetime(2026, 11, 26, 19, 30),
    end=datetime(2026, 11, 26, 21, 30),
    rule="FREQ=WEEKLY",
    place="Grote zaal",
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "live", FixedClock(NOW), os.urandom)


def reopened(store: Store) -> Store:
    """The same hall as another process reads it from disk."""
    return Store(store.folder, FixedClock(NOW), os.urandom)


def take(store: Store, *found: Found, file: str = "agenda.ics", known: frozenset[str] = frozenset()) -> Plan:
    """Import and commit."""
    return take_reading(store, Reading(found=found, file=file, known=known))


def take_reading(store: Store, reading: Reading) -> Plan:
    with store.transaction(Who("organizer"), "import") as transaction:
        planned = plan(reading, transaction.state, NOW, THEMES)
        for record in planned.records:
            transaction.put(record)
    return planned


def change(store: Store, **fields: object) -> None:
    """Somebody edits the only initiative, or its meeting, at the kiosk."""
    with store.transaction(Who("host"), "edit") as transaction:
        for kind in (Initiative, Meeting):
            [record] = transaction.state.all(kind)
            transaction.change(
                record, **{name: value for name, value in fields.items() if hasattr(record, name)}
            )


def the_initiative(store: Store) -> Initiative:
    [found] = store.state.all(Initiative)
    return found


def the_meeting(store: Store) -> Meeting:
    [found] = store.state.all(Meeting)
    return found


def altered(**fields: object) -> Found:
    """The choir as a later export has it."""
    from dataclasses import replace

    return replace(CHOIR, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", sorted(path.name for path in CALENDARS.glob("*.ics")))
def test_twice_is_the_same_as_once(name: str, store: Store) -> None:
    """The second import of the same file, by a process that reads from disk, has nothing to do."""
    reading = read(CALENDARS / name, HERE, NOW)
    first = take_reading(store, reading)
    assert len(first.new) == len(reading.found)
    again = plan(reading, reopened(store).state, NOW, THEMES)
    assert again == Plan(unchanged=len(reading.found))


def test_a_new_event_is_an_initiative_with_its_dates(store: Store) -> None:
    """One listing with its series; moved and cancelled occurrences belong to it."""
    at = datetime(2026, 12, 3, 19, 30)
    off, moved = (
        FoundChange(at, cancelled=True),
        FoundChange(at + timedelta(7), start=at + timedelta(7, 1800)),
    )
    planned = take(store, altered(theme="muziek", changes=(off, moved)))
    assert [entry.slug for entry in planned.new] == ["koor"]
    assert (the_initiative(store).theme, the_initiative(store).place) == ("music", "Grote zaal")
    meeting = the_meeting(store)
    assert (meeting.kind, meeting.start, meeting.rule) == ("recurring", CHOIR.start, "FREQ=WEEKLY")
    first, second = store.state.of(OccurrenceChange, meeting.id)
    assert (first.original, first.cancelled) == (datetime(2026, 12, 3, 18, 30, tzinfo=UTC), True)
    assert second.start == datetime(2026, 12, 10, 20, 0)


def test_two_doors_make_the_same_records(store: Store, tmp_path: Path) -> None:
    """Two kiosks that import the same calendar do not make two listings of one event."""
    other = Store(tmp_path / "other", FixedClock(NOW), os.urandom)
    take(store, CHOIR)
    take(other, CHOIR)
    assert the_initiative(store).id == the_initiative(other).id
    assert the_meeting(store).id == the_meeting(other).id


def test_what_the_file_changed_is_taken(store: Store) -> None:
    """A new time and place; the slug stays, for it is on a poster somewhere."""
    take(store, CHOIR)
    later = CHOIR.start + timedelta(hours=1) if CHOIR.start else None
    planned = take(store, altered(title="Koor Hoogeland", place="Kerk", start=later))
    assert [(entry.slug, entry.parts) for entry in planned.updated] == [("koor", ("title", "place", "when"))]
    assert (the_initiative(store).title, the_initiative(store).slug) == ("Koor Hoogeland", "koor")
    assert the_meeting(store).start == later
    assert not planned.new
    assert not planned.kept


KEPT = {
    "place": ({"place": "Kerk"}, {"place": "School"}),
    "description": ({"description": "Door de gastheer"}, {"description": "Uit de agenda"}),
    "when": ({"rule": "FREQ=MONTHLY"}, {"start": datetime(2026, 11, 26, 20, 0)}),
}


@pytest.mark.parametrize(
    ("part", "here", "there"), [(part, *both) for part, both in KEPT.items()], ids=KEPT.keys()
)
def test_what_was_changed_at_the_kiosk_is_kept_and_named(
    part: str, here: dict[str, object], there: dict[str, object], store: Store
) -> None:
    """Whether the file changed it too or not, at this import and at every later one; the rest is taken."""
    take(store, CHOIR)
    change(store, **here)
    later = altered(costs="€ 2", **there)
    plans = [take(store, CHOIR), take(store, later), take(store, later)]
    for planned in plans:
        assert [(entry.slug, entry.parts) for entry in planned.kept] == [("koor", (part,))]
    assert not plans[-1].records
    assert the_initiative(store).costs == "€ 2"
    for name, value in here.items():
        assert value in (getattr(the_initiative(store), name, None), getattr(the_meeting(store), name, None))


def test_changed_back_at_the_kiosk_follows_the_file_again(store: Store) -> None:
    """Who undoes the edit gives the field back to the calendar."""
    take(store, CHOIR)
    change(store, costs="€ 5")
    take(store, altered(costs="€ 2"))
    change(store, costs="")
    take(store, altered(costs="€ 2"))
    assert the_initiative(store).costs == "€ 2"


def test_the_same_change_on_both_sides_is_no_conflict(store: Store) -> None:
    """Nothing to keep, nothing to do but remember."""
    take(store, CHOIR)
    change(store, place="Kerk")
    planned = take(store, altered(place="Kerk"))
    assert (planned.kept, planned.updated, planned.unchanged) == ((), (), 1)
    assert take(store, altered(place="School")).updated[0].parts == ("place",)


def test_what_the_file_never_speaks_of_is_never_touched(store: Store) -> None:
    """Hidden stays hidden, paused stays paused, a removed meeting stays away."""
    take(store, CHOIR)
    change(store, hidden=True, hidden_why="dubbel", status="paused", removed=True)
    planned = take(store, altered(description="Nieuw"))
    assert not planned.kept
    assert (the_initiative(store).hidden, the_initiative(store).status) == (True, "paused")
    assert the_meeting(store).removed
    assert the_initiative(store).description == "Nieuw"


def test_an_event_gone_from_the_file_is_named_and_stays(store: Store) -> None:
    """Unless it is still there but past or unreadable, is over, or came from another file."""
    film = Found(uid="film", title="Film", line=9, zone=HERE, start=datetime(2026, 11, 28, 20, 0))
    take(store, CHOIR, film)
    planned = take(store, film, file="agenda (1).ics")
    assert [entry.slug for entry in planned.gone] == ["koor"]
    assert not planned.records
    assert len(list(store.state.all(Initiative))) == 2
    [source] = [each.source for each in store.state.all(Imported) if each.record == first_id(store, "koor")][
        :1
    ]
    assert not take(store, film, known=frozenset({source})).gone
    assert not take(store, CHOIR, file="andere.ics").gone
    much_later = plan(Reading((CHOIR,), file="agenda.ics"), store.state, NOW + timedelta(days=30), THEMES)
    assert not much_later.gone
    with store.transaction(Who("host"), "hide") as transaction:
        for initiative in list(transaction.state.all(Initiative)):
            transaction.change(initiative, hidden=True)
    assert not take(store, film).gone


def first_id(store: Store, slug: str) -> str:
    return next(each.id for each in store.state.all(Initiative) if each.slug == slug)


def test_a_row_that_cannot_be_read_this_time_is_not_gone(store: Store) -> None:
    """It is named as a bad row already."""
    take(store, altered(uid=""))
    row = Refused(2, "koor", InputRefused("It has no date."))
    assert not take_reading(store, Reading(refused=(row,), file="agenda.ics")).gone


def test_an_occurrence_put_back_in_the_file_takes_place_again(store: Store) -> None:
    """What import cancelled it can undo; what a host cancelled it cannot."""
    at = datetime(2026, 12, 3, 19, 30)
    take(store, altered(changes=(FoundChange(at, cancelled=True),)))
    planned = take(store, CHOIR)
    assert planned.updated[0].parts == ("cancelled",)
    [occurrence] = store.state.all(OccurrenceChange)
    assert not occurrence.cancelled
    with store.transaction(Who("host"), "cancel") as transaction:
        transaction.change(occurrence, cancelled=True)
    assert take(store, CHOIR).kept[0].parts == ("cancelled",)
    assert [each.cancelled for each in store.state.all(OccurrenceChange)] == [True]


def test_what_a_host_cancelled_stays_cancelled(store: Store) -> None:
    """Of an occurrence that import never took, the rest still follows the file."""
    at = datetime(2026, 12, 3, 19, 30)
    take(store, CHOIR)
    original = datetime(2026, 12, 3, 18, 30, tzinfo=UTC)
    with store.transaction(Who("host"), "cancel") as transaction:
        change = OccurrenceChange(id="x", meeting=the_meeting(store).id, original=original, cancelled=True)
        transaction.put(change)
    assert take(store, CHOIR).kept == ()
    planned = take(store, altered(changes=(FoundChange(at, place="Kerk"),)))
    assert (planned.updated[0].parts, planned.kept[0].parts) == (("place",), ("cancelled",))
    [occurrence] = store.state.all(OccurrenceChange)
    assert (occurrence.cancelled, occurrence.place) == (True, "Kerk")


def test_dates_that_were_changed_at_the_kiosk_are_not_mixed_with_those_of_the_file(store: Store) -> None:
    """The file's cancelled Thursday means nothing in a series that now is on Fridays."""
    take(store, CHOIR)
    change(store, rule="FREQ=WEEKLY;BYDAY=FR")
    off = FoundChange(datetime(2026, 12, 3, 19, 30), cancelled=True)
    planned = take(store, altered(changes=(off,)))
    assert planned.kept[0].parts == ("when",)
    assert not list(store.state.all(OccurrenceChange))


def test_a_row_without_uid_is_known_by_title_and_start(store: Store) -> None:
    """However its title is spaced; another date is another listing, and the likeness is told."""
    row = altered(uid="", title="Koor  HOOGELAND!")
    take(store, row)
    assert take(store, altered(uid="", title="koor Hoogeland")).updated[0].parts == ("title",)
    planned = take(
        store, altered(uid="", title="koor Hoogeland", start=datetime(2026, 12, 1, 19, 30), end=None)
    )
    assert [(entry.slug, entry.resembles) for entry in planned.new] == [
        ("koor-hoogeland-2", "koor-hoogeland")
    ]
    assert [entry.slug for entry in planned.gone] == ["koor-hoogeland"]


def test_a_renamed_row_is_new_and_says_what_it_looks_like(store: Store) -> None:
    """A title is all a row has to be known by: renamed, it is another; the old one is named at its start."""
    take(store, altered(uid=""))
    planned = take(store, altered(uid="", title="Zanggroep"))
    assert [(entry.slug, entry.resembles) for entry in planned.new] == [("zanggroep", "koor")]


def test_slugs_are_unique_within_one_import(store: Store) -> None:
    """Two events of one name."""
    planned = take(store, CHOIR, altered(uid="ander"))
    assert [entry.slug for entry in planned.new] == ["koor", "koor-2"]


def test_no_uid_is_kept_as_it_stands(store: Store) -> None:
    """Many a UID is a mail address."""
    take(store, altered(uid="20261126-jan.de.boer@example.org"))
    written = b"".join(path.read_bytes() for path in store.folder.iterdir())
    assert b"koor" in written
    assert b"jan.de.boer" not in written


def test_every_part_has_a_name() -> None:
    """Whatever a plan names can be told in both languages."""
    from kiosk.intake import wanted

    groups = (wanted.INITIATIVE_GROUPS, wanted.MEETING_GROUPS, wanted.CHANGE_GROUPS)
    assert {name for group in groups for name in group} <= set(PARTS)


MOMENTS = st.datetimes(datetime(2026, 11, 25), datetime(2027, 6, 1)).map(lambda at: at.replace(microsecond=0))
EVENTS = st.builds(
    Found,
    title=st.sampled_from(["Koor", "Koor!", "Yoga", "Café ‘één’"]),
    line=st.just(1),
    zone=st.sampled_from([HERE, "Europe/London"]),
    start=MOMENTS,
    uid=st.sampled_from(["", "a", "b", "c"]),
    description=st.sampled_from(["", "Kom\n\nook", "x" * 4000]),
    rule=st.sampled_from(["", "FREQ=WEEKLY", "FREQ=MONTHLY;BYDAY=3TH;COUNT=5"]),
    excluded=st.lists(MOMENTS, max_size=2).map(lambda found: tuple(sorted(set(found)))),
    cancelled=st.booleans(),
    capacity=st.none() | st.integers(1, 99),
    changes=st.lists(
        st.builds(FoundChange, original=MOMENTS, start=MOMENTS, cancelled=st.booleans()), max_size=2
    ).map(lambda found: tuple({change.original: change for change in found}.values())),
)


def one_each(found: list[Found]) -> tuple[Found, ...]:
    """As reading leaves them: no identity twice."""
    from kiosk.intake.identity import of_found

    return tuple({of_found(each): each for each in found}.values())


@settings(max_examples=60)
@given(st.lists(st.lists(EVENTS, max_size=4).map(one_each), min_size=1, max_size=3))
def test_import_is_idempotent(imports: list[tuple[Found, ...]]) -> None:
    """Whatever was imported before: importing the same again changes nothing, and slugs stay unique."""
    state = Draft(Memory({}))
    for found in imports:
        reading = Reading(found=found, file="agenda.ics")
        carry_out(plan(reading, state, NOW, THEMES), state)
        again = plan(reading, state, NOW, THEMES)
        assert again.records == ()
        assert (again.new, again.updated, again.unchanged) == ((), (), len(found))
    slugs = [initiative.slug for initiative in state.all(Initiative)]
    assert len(slugs) == len(set(slugs))


def carry_out(planned: Plan, state: Draft) -> None:
    for record in planned.records:
        state.put(kind_name(record), record)


def kind_name(record: object) -> str:
    from kiosk.model import KINDS

    return next(name for name, kind in KINDS.items() if type(record) is kind)


def test_a_calendar_read_from_bytes_plans_like_one_from_a_file(store: Store) -> None:
    """The two halves fit: reading hands planning what it needs."""
    event = "BEGIN:VEVENT\nUID:1\nDTSTART:20261201T190000Z\nSUMMARY:Koor\nEND:VEVENT\n"
    text = f"BEGIN:VCALENDAR\n{event}END:VCALENDAR\n"
    take_reading(store, read_calendar(text.encode(), HERE))
    assert the_meeting(store).start == datetime(2026, 12, 1, 20, 0)
