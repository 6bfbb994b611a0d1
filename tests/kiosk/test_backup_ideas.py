"""What became of ideas and their words since a backup holds where that is put back; the rest is there."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import msgspec
import pytest

from kiosk.actions import Actions, HelpForm, IdeaForm, LeftIdea, Made, StartForm
from kiosk.actions.listings import hide_idea
from kiosk.actions.retain import retain
from kiosk.backup import backup, restore
from kiosk.board import Board
from kiosk.clock import FixedClock
from kiosk.hall import Hall
from kiosk.model import HEAD_FIELDS, KINDS, Idea, Initiative, Record, SignUp, Supporter, Tombstone
from kiosk.rules.same_name import ANONYMOUS
from kiosk.store import Who

LANGUAGES = ("nl", "en")
YEAR = timedelta(days=400)
NOW = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """Two people make an initiative."""
    clock = FixedClock(NOW)
    Hall.create(tmp_path / "hall", "De Wierde", "nl", "Europe/Amsterdam", "1234", clock=clock).close()
    settings = tmp_path / "hall" / "hall.toml"
    settings.write_text(settings.read_text().replace("# idea_threshold = 5", "idea_threshold = 2"))
    return Hall.open(tmp_path / "hall", clock=clock)


@pytest.fixture
def again(hall: Hall, tmp_path: Path) -> Callable[[Path], Hall]:
    """A backup put back, with what the hall of today erased."""
    numbers = count()

    def put_back(file: Path) -> Hall:
        folder = tmp_path / f"again{next(numbers)}"
        restore(file, folder, LANGUAGES, hall.clock, list(hall.store.state.all(Tombstone)))
        return Hall.open(folder, clock=hall.clock)

    return put_back


@pytest.fixture
def keep(hall: Hall, tmp_path: Path) -> Callable[[], Path]:
    """Make a backup."""
    numbers = count()

    def make() -> Path:
        file = tmp_path / f"{next(numbers)}.tar"
        backup(hall, file)
        return file

    return make


def left(hall: Hall, words: str, **fields: str) -> LeftIdea:
    """An idea with two people behind it."""
    idea = Actions(hall).leave_idea(IdeaForm(token=words, words=words, **fields))
    for visit in "xy":
        Actions(hall).me_too(idea.id, visit)
    return idea


def started(hall: Hall, idea: LeftIdea) -> Made:
    """It became an initiative."""
    return Actions(hall).make_initiative(StartForm(token="s", idea=idea.id, code=idea.code, title="Samen"))


def words_on_board(hall: Hall) -> list[str]:
    """The ideas that visitors see."""
    return [card.words for card in Board(hall).ideas()]


def later(hall: Hall, time: timedelta = YEAR) -> None:
    """Time passes, and what is due is erased."""
    assert isinstance(hall.clock, FixedClock)
    hall.clock.advance(time)
    retain(hall)


def bytes_of(folder: Path) -> bytes:
    """Everything in every file."""
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_an_idea_taken_back_stays_so_whenever_the_backup_was_made(
    hall: Hall, keep: Callable[[], Path], again: Callable[[Path], Hall]
) -> None:
    """Before it was taken back, before its words were erased, after: no word, no code, off the board."""
    left(hall, "Een koor")
    gone = left(hall, "Geheime woorden")
    before = keep()
    Actions(hall).take_back_idea(gone.id)
    taken_back = keep()
    later(hall)
    for file in (before, taken_back, keep()):
        other = again(file)
        assert words_on_board(other) == ["Een koor"]
        idea = other.store.state.get(Idea, gone.id)
        assert idea is not None
        assert (idea.words, idea.code, idea.withdrawn) == (ANONYMOUS, "", True)
        assert idea.withdrawn_at is not None
        assert b"Geheime" not in bytes_of(other.folder)


def test_who_helped_no_more_does_not_help_again(
    hall: Hall, keep: Callable[[], Path], again: Callable[[Path], Hall]
) -> None:
    """A name that was erased after it was taken back counts for nobody; its time is not begun anew."""
    idea = left(hall, "Een koor")
    helping = Actions(hall).help_along(HelpForm(token="h", idea=idea.id, name="Anje", contact="06-1111"))
    file = keep()
    Actions(hall).take_back_support(helping.id)
    later(hall, timedelta(days=31))
    later(hall, timedelta(days=300))
    other = again(file)
    assert b"06-1111" not in bytes_of(other.folder)
    assert b"Anje" in bytes_of(other.folder)
    assert [card.helpers for card in Board(other).ideas()] == [0]
    later(hall, timedelta(days=70))
    person = again(file).store.state.get(Supporter, helping.id)
    assert person is not None
    assert (person.name, person.withdrawn) == (ANONYMOUS, True)
    later(other, timedelta(0))
    assert b"Anje" not in bytes_of(other.folder)


def test_a_number_left_after_another_was_erased_comes_back(
    hall: Hall, keep: Callable[[], Path], again: Callable[[Path], Hall]
) -> None:
    """Who helps once more is called at the new number; the old one is in no file."""
    idea = left(hall, "Een koor")
    helping = Actions(hall).help_along(HelpForm(token="h", idea=idea.id, name="Anje", contact="06-1111"))
    Actions(hall).take_back_support(helping.id)
    later(hall, timedelta(days=31))
    form = HelpForm(token="n", idea=idea.id, name="Anje", contact="06-2222", code=helping.code)
    assert Actions(hall).help_along(form).id == helping.id
    other = again(keep())
    person = other.store.state.get(Supporter, helping.id)
    assert person is not None
    assert (person.name, person.contact, person.withdrawn) == ("Anje", "06-2222", False)
    assert b"06-1111" not in bytes_of(other.folder)


def test_an_idea_whose_start_was_taken_back_is_on_the_board(
    hall: Hall, keep: Callable[[], Path], again: Callable[[Path], Hall]
) -> None:
    """Of a backup from in between nothing of the start is left, and its author can start it once more."""
    idea = left(hall, "Een koor", name="Truus")
    Actions(hall).help_along(HelpForm(token="h", idea=idea.id, name="Anje", visit="v"))
    before = Board(hall).idea(idea.id)
    made = started(hall, idea)
    file = keep()
    Actions(hall).take_back_start(made.initiative)
    other = again(file)
    assert Board(other).idea(idea.id) == before
    assert not list(other.store.state.all(Initiative))
    assert not list(other.store.state.all(SignUp))
    form = StartForm(token="t", idea=idea.id, code=idea.code, title="Koor")
    assert Actions(other).make_initiative(form).initiative != made.initiative


def test_the_name_of_who_had_the_idea_goes_from_the_description_as_well(
    hall: Hall, keep: Callable[[], Path], again: Callable[[Path], Hall]
) -> None:
    """Where it is erased, and where an older backup is put back; every word that is no name stays."""
    idea = left(hall, "Een koor", name="Truus Zanger")
    other_idea = left(hall, "Samen zingen\n\u2013 met noten", name="Bert Geheim")
    for code in (idea.code, other_idea.code):
        Actions(hall).join_ideas(idea.id, other_idea.id, code)
    made = started(hall, idea)
    file = keep()
    words = "Een koor\n\nSamen zingen\n\u2013 met noten"
    assert description(hall, made) == f"{words}\n\u2013 Bert Geheim"
    hide_idea(hall, other_idea.id, "reclame")
    later(hall)
    assert description(hall, made) == words
    assert b"Bert Geheim" not in bytes_of(hall.folder)
    for each in (file, keep()):
        other = again(each)
        assert description(other, made) == words
        assert b"Bert Geheim" not in bytes_of(other.folder)


def description(hall: Hall, made: Made) -> str:
    """Of the initiative."""
    found = hall.store.state.get(Initiative, made.initiative)
    assert found is not None
    return found.description


RECORDS: dict[str, dict[str, object]] = {
    "initiative": {"title": "Zingen", "slug": "zingen"},
    "meeting": {"initiative": "i", "start": "2026-12-01T20:00:00"},
    "occurrence": {"meeting": "m", "original": "2026-12-01T20:00:00Z"},
    "task": {"initiative": "i", "title": "Koffie", "slug": "koffie"},
    "news": {"initiative": "i", "words": "Het ging goed"},
    "sign_up": {"initiative": "i", "name": "Anje", "told": "place"},
    "idea": {"words": "Een koor"},
    "supporter": {"idea": "i", "kind": "help", "name": "Anje", "person": "p"},
    "imported": {"source": "s", "kind": "initiative", "record": "i", "taken": {"title": "Zingen"}},
}
"""One of each kind that holds words."""


@pytest.mark.parametrize("kind", RECORDS)
def test_whatever_text_is_erased_the_backup_can_be_put_back(
    hall: Hall, keep: Callable[[], Path], tmp_path: Path, kind: str
) -> None:
    """Of each kind of record, each text: it is nowhere, and the record is still one."""
    record: Record = msgspec.convert({"id": "r", **RECORDS[kind]}, KINDS[kind])
    with hall.store.transaction(Who("host"), "add") as transaction:
        transaction.put(record)
    texts = tuple(sorted(set(record.__struct_fields__) - HEAD_FIELDS[kind]))
    stone = Tombstone(id="r", record_kind=kind, erased=texts)
    restore(keep(), tmp_path / "again", LANGUAGES, hall.clock, [stone])
    found = Hall.open(tmp_path / "again", clock=hall.clock).store.state.get(KINDS[kind], "r")
    assert found is not None
    assert {getattr(found, text) or ANONYMOUS for text in texts} == {ANONYMOUS}


def test_every_kind_with_words_is_among_them() -> None:
    """What is added to the model is tried as well."""
    assert set(RECORDS) == {
        kind for kind, of in KINDS.items() if set(of.__struct_fields__) - HEAD_FIELDS.get(kind, frozenset())
    }
