"""Small corrections by hand: `kiosk add`, `kiosk edit`, `kiosk hide`, and what the log keeps of them."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


def test_add_says_everything_in_one_line(kiosk: Run) -> None:
    """A listing with all its fields and a date is on the board as typed, an end after midnight included."""
    flags = {
        "summary": "Kort",
        "description": "Lang\nen breed",
        "theme": "spel",
        "initiator": "Bouke",
        "contact": "0595",
        "place": "Zaal",
        "costs": "gratis",
        "bring": "niets",
        "link": "https://dewierde.nl/dans",
    }
    words = [word for name, value in flags.items() for word in (f"--{name}", value)]
    words += ["--on", "5 december", "--from", "20.30", "--until", "1:00", "--discreet"]
    added = kiosk("add", "Dansavond", *words, "--json")
    shown = kiosk("show", added.json["slug"], "--json").json
    assert shown == {**shown, **flags, "discreet": True, "places": None}
    (meeting,) = shown["meetings"]
    assert (meeting["start"], meeting["end"]) == ("2026-12-05T20:30:00+01:00", "2026-12-06T01:00:00+01:00")


def test_edit_changes_what_is_said_and_nothing_else(kiosk: Run, singing: str) -> None:
    """Each flag replaces its own field; an empty one clears it."""
    before = kiosk("show", singing, "--json").json
    words = ["--title", "Koor", "--capacity", "0", "--place", "Kerk", "--status", "paused"]
    assert kiosk("edit", singing, *words).code == 0
    after = kiosk("show", singing, "--json").json
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"title", "places", "places_left", "place", "status", "state", "can_join"}
    kiosk("edit", singing, "--place", "")
    assert kiosk("show", singing, "--json").json["place"] == ""


def test_a_new_date_for_something_people_signed_up_for_is_a_move(kiosk: Run) -> None:
    """Who signed up keeps the place, and is to be called about the new time."""
    kiosk("add", "Bingo", "--on", "1 december", "--from", "19:30")
    kiosk("sign-up", "bingo", "--name", "Anje", "--contact", "06")
    assert kiosk("edit", "bingo", "--on", "2 december", "--from", "20:00").code == 0
    assert kiosk("list", "--json").json[0]["next"] == "2026-12-02T20:00:00+01:00"
    (call,) = kiosk("list", "--to-call", "--json").json
    assert (call["name"], call["cause"]) == ("Anje", "moved")


def test_a_series_people_signed_up_for_is_not_planned_anew(kiosk: Run, singing: str) -> None:
    """Their dates would be gone under their feet: refused; without anybody it is simply planned anew."""
    new = ["edit", singing, "--on", "4 december", "--from", "20:00", "--repeat", "elke week"]
    assert kiosk(*new).code == 0
    kiosk("sign-up", singing, "--name", "Anje")
    assert kiosk(*new).code == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(["add"], 2, id="nothing"),
        pytest.param(["add", " \u202e "], 2, id="a title of nothing"),
        pytest.param(["add", "A", "--on", "morgen"], 2, id="a day without a beginning"),
        pytest.param(["add", "A", "--repeat", "elke week"], 2, id="repeats without a day"),
        pytest.param(["add", "A", "--capacity", "veel"], 2, id="places that are no number"),
        pytest.param(["add", "A", "--capacity", "-3"], 2, id="fewer places than none"),
        pytest.param(["add", "A", "--link", "javascript:alert(1)"], 2, id="a link that is none"),
        pytest.param(["add", "--task", "Afwas"], 2, id="a task for nothing"),
        pytest.param(["add", "A", "--task", "Afwas", "--to", "samen-zingen"], 2, id="a title and a task"),
        pytest.param(
            ["add", "--task", "Afwas", "--to", "samen-zingen", "--hands", "4-2"], 2, id="max under min"
        ),
        pytest.param(["add", "--task", "Afwas", "--to", "nergens"], 1, id="a task for nobody"),
        pytest.param(["add", "--task", "Afwas", "--to", "samen-zingen", "--minutes", "0"], 2, id="no time"),
        pytest.param(["edit", "samen-zingen"], 2, id="edit nothing"),
        pytest.param(["edit", "samen-zingen", "--title", ""], 2, id="edit the title away"),
        pytest.param(["edit", "samen-zingen", "--status", "weg"], 2, id="an unknown status"),
        pytest.param(["edit", "nergens", "--title", "A"], 1, id="edit what is not there"),
        pytest.param(["hide", "samen-zingen"], 2, id="hide without why"),
        pytest.param(["hide", "nergens", "--why", "x"], 1, id="hide what is not there"),
    ],
)
def test_what_cannot_be_is_one_line_and_changes_nothing(
    kiosk: Run, singing: str, words: list[str], code: int
) -> None:
    """Exit 2 for wrong use, 1 for what cannot be; nothing is stored."""
    before = kiosk("list", "--json").out
    said = kiosk(*words)
    assert (said.code, said.out) == (code, "")
    assert said.err.count("\n") == 1
    assert kiosk("list", "--json").out == before


def test_the_log_says_who_did_what(kiosk: Run, singing: str) -> None:
    """Every change is there with before and after; contact details read *gewijzigd* and codes are absent."""
    signed = kiosk("sign-up", singing, "--name", "Anje", "--contact", "06 99", "--json").json
    kiosk("edit", singing, "--place", "Kerk", "--contact", "0595 88")
    kiosk("add", "Iets anders")
    lines = kiosk("log", "--about", singing, "--json").json
    assert {line["what"] for line in lines} == {"add", "add_task", "sign_up", "edit"}
    assert [(each["before"], each["after"]) for each in lines if each["field"] == "place"] == [("", "Kerk")]
    assert [each["after"] for each in lines if each["field"] == "contact"] == ["gewijzigd"]
    (new,) = [each for each in lines if each["id"] == signed["id"]]
    assert '"contact": "gewijzigd"' in new["after"]
    everything = kiosk("log", "--json").out
    assert not any(secret in everything for secret in ("06 99", "0595 88", '\\"code\\"'))
    assert kiosk("log", "--since", "25 november 2026", "--json").json == []
