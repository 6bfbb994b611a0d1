"""Ideas on the command line: listed, hidden and put back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.actions.ideas import IdeaForm, leave_idea, me_too
from kiosk.clock import FixedClock
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
