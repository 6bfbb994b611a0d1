"""Ideas on the command line: listed, hidden and put back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.actions.ideas import IdeaForm, leave_idea, me_too, take_back_idea
from kiosk.clock import FixedClock
from kiosk.export import export
from kiosk.hall import Hall

Run = Callable[..., Any]


def test_ideas_are_listed_hidden_and_put_back(kiosk: Run, folder: Path, clock: FixedClock) -> None:
    """In words for people, in the board's numbers for programs; a hidden one says why, with `--all`."""
    assert "geen idee" in kiosk("list", "--ideas").out
    hall = Hall.open(folder, clock=clock)
    idea = leave_idea(hall, IdeaForm(token="t", words="Een moestuin", name="Anje", contact="06 1")).id
    me_too(hall, idea, "a")
    (listed,) = kiosk("list", "--ideas", "--json").json
    promised = {"id": idea, "words": "Een moestuin", "supporters": 1, "needed": 4, "can_start": False}
    assert listed == {**listed, **promised, "since": "2026-11-24T14:05:00+01:00", "name": "Anje"}
    shown = kiosk("list", "--ideas").out
    assert idea in shown
    assert "1 medestander" in shown
    assert "06 1" not in shown
    assert "Van het bord" in kiosk("hide", idea, "--why", "reclame").out
    assert kiosk("list", "--ideas", "--json").json == []
    (hidden,) = kiosk("list", "--ideas", "--all", "--json").json
    assert (hidden["hidden"], hidden["hidden_why"]) == (True, "reclame")
    kiosk("hide", idea, "--undo")
    assert kiosk("list", "--ideas", "--json").json == [listed]
    assert kiosk("list", "--ideas", "--all", "--json").json == [listed]


def test_an_idea_that_was_taken_back_is_told_to_nobody(
    kiosk: Run, folder: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """Not in a list, not in an export, not even to who asks for the hidden ones; hiding finds nothing."""
    hall = Hall.open(folder, clock=clock)
    left = leave_idea(hall, IdeaForm(token="t", words="Een moestuin"))
    me_too(hall, left.id, "a")
    assert kiosk("hide", left.id, "--why", "reclame").code == 0
    take_back_idea(hall, left.id)
    assert kiosk("list", "--ideas", "--all", "--json").json == []
    assert kiosk("hide", left.id, "--undo").code == 1
    export(hall, tmp_path / "out", ("csv",))
    for table in ("ideas", "supporters"):
        assert len((tmp_path / "out" / f"{table}.csv").read_text("utf-8-sig").splitlines()) == 1
