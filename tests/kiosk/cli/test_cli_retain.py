"""`kiosk retain`: what the sign-up screen promises, by hand; and the kiosk's own week."""

from collections.abc import Callable
from datetime import timedelta
from errno import ENOSPC
from pathlib import Path
from typing import Any

import pytest

from kiosk.actions.ideas import (
    HelpForm,
    IdeaForm,
    help_along,
    leave_idea,
    take_back_idea,
)
from kiosk.actions.listings import hide_idea
from kiosk.actions.retain import PATIENCE, Retained, retain, weekly
from kiosk.actions.start_idea import StartForm, make_initiative, take_back_start
from kiosk.actions.undo_support import take_back_support
from kiosk.actions.upkeep import keep_up
from kiosk.clock import FixedClock
from kiosk.errors import StoreTrouble
from kiosk.hall import Hall
from kiosk.model import Idea, SignUp, Supporter
from kiosk.rules.same_name import ANONYMOUS
from kiosk.store import Files, Store, check

Run = Callable[..., Any]

LAST_EVENING = timedelta(days=9, hours=8)
"""From Tuesday 14:05 to the end (22:00) of Thursday 3 December; contacts go 30 days later, names 365."""


@pytest.fixture
def greetje(kiosk: Run, singing: str) -> dict[str, str]:
    """She sings along on 3 December, with a telephone number; the rest of the series goes on."""
    kiosk("sign-up", singing, "--name", "Klaas Blijver", "--contact", "klaas@voorbeeld.nl")
    words = ["--name", "Greetje Molenaar", "--contact", "0595 551234", "--once", "3 december"]
    signed: dict[str, str] = kiosk("sign-up", singing, *words, "--json").json
    return signed


def bytes_of(folder: Path) -> bytes:
    """Everything in every file of the hall."""
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_contact_and_name_go_in_their_time_and_the_figures_stay(
    kiosk: Run, singing: str, greetje: dict[str, str], clock: FixedClock, folder: Path
) -> None:
    """First the number, a year later the name and the code; no file holds them, who still comes is left."""
    clock.advance(LAST_EVENING + timedelta(days=29))
    assert kiosk("retain").out == "Er is nu niets te wissen.\n"
    clock.advance(timedelta(days=1))
    before = bytes_of(folder)
    said = kiosk("retain", "--dry-run", "--json").json
    assert said == {"dry_run": True, "contacts": [greetje["id"]], "names": []}
    assert "1 telefoonnummer" in kiosk("retain", "--dry-run").out
    assert bytes_of(folder) == before
    assert kiosk("retain", "--json").json == said | {"dry_run": False}
    assert b"551234" not in bytes_of(folder)
    clock.advance(timedelta(days=335))
    assert "1 naam" in kiosk("retain").out
    left = bytes_of(folder)
    assert b"Greetje" not in left
    assert b"Molenaar" not in left
    assert b"Klaas Blijver" in left
    assert b"klaas@voorbeeld.nl" in left
    klaas, nobody = kiosk("show", singing, "--json", "--contacts").json["sign_ups"]
    assert (klaas["name"], klaas["contact"]) == ("Klaas Blijver", "klaas@voorbeeld.nl")
    assert (nobody["name"], nobody["contact"], nobody["state"]) == (ANONYMOUS, "", "confirmed")
    assert "anoniem" in kiosk("show", singing).out
    assert kiosk("withdraw", greetje["code"]).code == 1
    assert kiosk("retain", "--json").json == {"dry_run": False, "contacts": [], "names": []}


def test_the_kiosk_keeps_its_week(
    kiosk: Run, greetje: dict[str, str], clock: FixedClock, folder: Path
) -> None:
    """By itself it waits for company, and has erased everything before a week is over."""
    hall = Hall.open(folder, clock=clock)
    clock.advance(LAST_EVENING + timedelta(days=30) + PATIENCE - timedelta(hours=1))
    assert weekly(hall).contacts == ()
    clock.advance(timedelta(hours=1))
    assert weekly(hall).contacts == (greetje["id"],)
    assert weekly(hall).contacts == ()
    assert PATIENCE.days < 7


def test_nothing_due_writes_nothing(kiosk: Run, greetje: dict[str, str], folder: Path) -> None:
    """A look changes no file, and the log knows of no erasing."""
    before = bytes_of(folder)
    assert kiosk("retain").code == 0
    assert bytes_of(folder) == before


class FullDisk(Files):
    """Takes small things only: no snapshot, while it is full."""

    full = True

    def rename(self, old: Path, new: Path) -> None:
        """As ever, but for snapshots."""
        if self.full and new.name.startswith("snapshot"):
            raise OSError(ENOSPC, "full")
        super().rename(old, new)


@pytest.mark.parametrize("later", [retain, weekly])
def test_what_a_full_disk_kept_goes_when_there_is_room(
    greetje: dict[str, str], clock: FixedClock, folder: Path, later: Callable[[Hall], object]
) -> None:
    """Trouble is said, and the next time takes out of the files what the first could not."""
    clock.advance(LAST_EVENING + timedelta(days=365))
    hall, disk = Hall.open(folder, clock=clock), FullDisk()
    hall.store.close()
    hall.store = Store(hall.store.folder, clock, hall.random, disk)
    with pytest.raises(StoreTrouble):
        retain(hall)
    assert b"551234" in bytes_of(folder)
    disk.full = False
    later(hall)
    assert b"551234" not in bytes_of(folder)
    assert b"Greetje" not in bytes_of(folder)


def test_the_log_says_that_it_happened(
    kiosk: Run, greetje: dict[str, str], clock: FixedClock, folder: Path
) -> None:
    """The organizer can show that the promise is kept; what was erased does not stand there."""
    clock.advance(LAST_EVENING + timedelta(days=365))
    hall = Hall.open(folder, clock=clock)
    assert retain(hall).names == (greetje["id"],)
    last = hall.store.log()[-1]
    assert (last.what, last.who.role) == ("retain", "organizer")
    assert {change.id for change in last.changes} == {greetje["id"]}
    shown = kiosk("log").out
    assert "551234" not in shown
    assert "Greetje" not in shown
    found = hall.store.state.get(SignUp, greetje["id"])
    assert found is not None
    assert (found.code, hall.store.state.by_code(found.code)) == ("", [])


def test_an_idea_that_is_over_keeps_its_words_and_numbers_alone(folder: Path, clock: FixedClock) -> None:
    """Its author and who helped are gone from every file; one that goes on keeps them."""
    hall = Hall.open(folder, clock=clock)
    for words in ("Dakgoten", "Moestuin"):
        left = leave_idea(hall, IdeaForm(token=words, words=words, name=f"A{words}", contact=f"c{words}"))
        form = HelpForm(token=f"h{words}", idea=left.id, name=f"H{words}", contact=f"d{words}")
        help_along(hall, form)
        if words == "Dakgoten":
            hide_idea(hall, left.id, "reclame")
    clock.advance(timedelta(days=30))
    assert (len(retain(hall).contacts), len(retain(hall).names)) == (2, 0)
    clock.advance(timedelta(days=335))
    assert len(retain(hall).names) == 2
    left_over = bytes_of(folder)
    assert not [word for word in (b"ADak", b"HDak", b"cDak", b"dDak") if word in left_over]
    assert all(word in left_over for word in (b"AMoe", b"HMoe", b"cMoe", b"dMoe"))
    gone = next(idea for idea in hall.store.state.all(Idea) if idea.hidden)
    (helper,) = hall.store.state.of(Supporter, gone.id)
    assert (gone.words, gone.code, helper.name, helper.code) == ("Dakgoten", "", ANONYMOUS, "")
    assert retain(hall).names == ()


def test_of_an_idea_that_was_taken_back_no_word_is_left(folder: Path, clock: FixedClock) -> None:
    """Who helped it goes too; a figure stays, and nothing is left to be due."""
    hall = Hall.open(folder, clock=clock)
    left = leave_idea(hall, IdeaForm(token="t", words="Dakgoten", name="ADak", contact="cDak"))
    help_along(hall, HelpForm(token="h", idea=left.id, name="HDak", contact="dDak"))
    nameless = leave_idea(hall, IdeaForm(token="n", words="Dakgoten zonder naam"))
    for idea in (left, nameless):
        take_back_idea(hall, idea.id)
    clock.advance(timedelta(days=365))
    gone = retain(hall)
    assert (len(gone.contacts), len(gone.names)) == (2, 3)
    assert retain(hall) == Retained()
    left_over = bytes_of(folder)
    assert not [word for word in (b"Dakgoten", b"ADak", b"HDak", b"cDak", b"dDak") if word in left_over]
    assert hall.store.state.get(Idea, left.id) is not None


def test_of_a_start_taken_back_nobodys_details_are_left_in_the_log(
    folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who came along is found by no record any more; whatever is cut short, the upkeep takes it out."""
    settings = folder / "hall.toml"
    settings.write_text(settings.read_text().replace("# idea_threshold = 5", "idea_threshold = 1"))
    hall = Hall.open(folder, clock=clock)
    idea = leave_idea(hall, IdeaForm(token="t", words="Dakgoten"))
    form = HelpForm(token="h", idea=idea.id, name="Greet Gevoelig", contact="06-99887766")
    helping = help_along(hall, form)
    start = StartForm(token="s", idea=idea.id, code=idea.code, title="Goten", name="Truus Onthoud")
    made = make_initiative(hall, start)
    with monkeypatch.context() as patched:
        patched.setattr(hall.store, "compact", lambda: pytest.fail("a visitor waits"))
        patched.setattr(hall.store, "finish_redaction", lambda: pytest.fail("a visitor waits"))
        take_back_start(hall, made.initiative)
    assert b"Truus Onthoud" in bytes_of(folder)
    hall.close()
    hall = Hall.open(folder, clock=clock)
    keep_up(hall)
    assert b"Truus Onthoud" not in bytes_of(folder)
    assert b"06-99887766" in bytes_of(folder)  # the offer of help itself goes on
    take_back_support(hall, helping.id)
    clock.advance(timedelta(days=400))
    keep_up(hall)
    assert not [word for word in (b"Greet Gevoelig", b"06-99887766") if word in bytes_of(folder)]
    assert check(hall.store.folder).sound
    assert [entry.what for entry in hall.store.log()].count("take_back_start") == 1
