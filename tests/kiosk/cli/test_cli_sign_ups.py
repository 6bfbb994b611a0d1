"""A telephone call to the hall: signing up and cancelling for somebody else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.actions import Actions, IdeaForm
from kiosk.clock import FixedClock
from kiosk.hall import Hall

Run = Callable[..., Any]


def test_sign_up_gives_programs_the_promised_shape(kiosk: Run, singing: str) -> None:
    """`sign-up --json` is `{id, code, name, state, position}`, and the code opens the sign-up."""
    signed = kiosk("sign-up", singing, "--name", "  Greetje\t", "--json").json
    assert signed.keys() == {"id", "code", "name", "state", "position"}
    assert (signed["name"], signed["state"], signed["position"]) == ("Greetje", "confirmed", None)
    withdrawn = kiosk("withdraw", signed["code"].lower(), "--json").json["withdrawn"]
    assert [(each["id"], each["state"]) for each in withdrawn] == [(signed["id"], "cancelled")]
    assert kiosk("list", "--json").json[0]["places_left"] == 4


def test_the_name_it_answers_is_the_name_that_is_kept(kiosk: Run, singing: str) -> None:
    """However long it was typed."""
    signed = kiosk("sign-up", singing, "--name", "Greetje " * 40, "--json").json
    assert [each["name"] for each in kiosk("show", singing, "--json").json["sign_ups"]] == [signed["name"]]


def test_the_same_name_asks_for_another_person(kiosk: Run, singing: str) -> None:
    """The same name on the same thing is refused by a line that names the flag that lets it through."""
    kiosk("sign-up", singing, "--name", "Jan")
    said = kiosk("sign-up", singing, "--name", "jan")
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert "--another-person" in said.err
    assert kiosk("sign-up", singing, "--name", "jan", "--another-person").code == 0


def test_a_full_thing_gives_a_place_in_the_row(kiosk: Run, singing: str) -> None:
    """The fifth of four waits, and hears as which number."""
    kiosk("sign-up", singing, "--name", "Familie", "--party", "4")
    signed = kiosk("sign-up", singing, "--name", "Laat", "--json").json
    assert (signed["state"], signed["position"]) == ("waiting", 1)
    assert "nummer 2" in kiosk("sign-up", singing, "--name", "Later").out


def test_one_date_and_one_task(kiosk: Run, singing: str) -> None:
    """`--once` is for one occurrence only, `--task` for a task; show tells which."""
    kiosk("sign-up", singing, "--name", "Eens", "--once", "3 december", "--party", "4")
    kiosk("sign-up", singing, "--name", "Hulp", "--task", "koffie-zetten")
    shown = kiosk("show", singing, "--json").json
    once, task = shown["sign_ups"]
    assert once["occurrence"] == "2026-12-03T19:30:00+01:00"
    assert task["task"] == shown["tasks"][0]["id"]
    assert shown["tasks"][0]["hands_left"] == 1
    assert [each["places_left"] for each in kiosk("list", "--json").json] == [0]


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        pytest.param(["sign-up", "zingen", "--name", "A"], 1, "zingen", id="no such initiative"),
        pytest.param(["sign-up", "samen-zingen"], 2, "--name", id="no name"),
        pytest.param(["sign-up", "samen-zingen", "--name=--"], 2, "--name", id="two dashes for a name"),
        pytest.param(["sign-up", "samen-zingen", "--name", "A", "--party=--"], 2, "--party", id="for people"),
        pytest.param(["sign-up", "samen-zingen", "--name", "\x1b "], 1, "naam", id="a name of nothing"),
        pytest.param(
            ["sign-up", "samen-zingen", "--name", "A", "--task", "x"], 1, "koffie-zetten", id="no such task"
        ),
        pytest.param(
            ["sign-up", "samen-zingen", "--name", "A", "--once", "27-11-2026"], 1, "27 november", id="no date"
        ),
        pytest.param(["sign-up", "samen-zingen", "--name", "A", "--once", "gauw"], 2, "gauw", id="no day"),
        pytest.param(["sign-up", "samen-zingen", "--name", "A", "--party", "0"], 1, "", id="nobody"),
        pytest.param(["sign-up", "samen-zingen", "--name", "A", "--party", "5"], 1, "", id="more than fit"),
        pytest.param(["withdraw", "ABCD2345"], 1, "code", id="unknown code"),
        pytest.param(["withdraw", "O0"], 1, "", id="no code at all"),
        pytest.param(["call", "x", "told"], 1, "--to-call", id="no such call"),
        pytest.param(["call", "x", "zegt"], 2, "not-reached", id="no such answer"),
    ],
)
def test_refusals_are_one_line_and_change_nothing(
    kiosk: Run, singing: str, words: list[str], code: int, named: str
) -> None:
    """What cannot be is said in one line that names it, with the right exit code, and nothing is stored."""
    before = kiosk("show", singing, "--json").out
    said = kiosk(*words)
    assert (said.code, said.out) == (code, "")
    assert said.err.count("\n") == 1
    assert named in said.err
    assert kiosk("show", singing, "--json").out == before


def test_a_code_on_an_idea_alone_is_told_apart_from_an_unknown_one(
    kiosk: Run, folder: Path, clock: FixedClock
) -> None:
    """There is nothing to cancel, and one line says why."""
    hall = Hall.open(folder, clock=clock)
    left = Actions(hall).leave_idea(IdeaForm(token="t", words="Een koor"))
    hall.close()
    for extra in ((), ("--json",)):
        said = kiosk("withdraw", left.code, *extra)
        assert (said.code, said.out) == (1, "")
        assert "Bij deze code horen geen aanmeldingen, alleen ideeën." in said.err
        assert said.err.count("\n") == 1
