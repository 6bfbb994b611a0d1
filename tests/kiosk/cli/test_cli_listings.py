"""What `kiosk list` and `kiosk show` tell people and programs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import FixedClock
from kiosk.hall import Hall
from kiosk.model import Initiative, Meeting
from kiosk.store import Who

Run = Callable[..., Any]


def test_list_gives_programs_the_promised_shape(kiosk: Run, singing: str) -> None:
    """Every field that design.md promises is there, with an ISO time in the hall's zone."""
    kiosk("sign-up", singing, "--name", "Greetje", "--party", "3")
    (listed,) = kiosk("list", "--json").json
    task = listed["tasks"][0]
    promised = {
        "slug": "samen-zingen",
        "title": "Samen zingen",
        "state": "active",
        "can_join": True,
        "theme": "",
        "next": "2026-11-26T19:30:00+01:00",
        "places": 4,
        "places_left": 1,
    }
    assert listed == {**listed, **promised}
    assert task == {**task, "slug": "koffie-zetten", "hands_min": 1, "hands_max": 2, "hands_left": 2}
    assert {"id", "title"} <= task.keys()


def test_hidden_ones_come_only_with_all(kiosk: Run, singing: str) -> None:
    """What a host hid is not listed, unless it is asked for, and comes back unharmed."""
    kiosk("hide", singing, "--why", "staat er twee keer")
    assert kiosk("list", "--json").json == []
    assert [each["hidden"] for each in kiosk("list", "--all", "--json").json] == [True]
    assert "verborgen" in kiosk("list", "--all").out
    kiosk("hide", singing, "--undo")
    assert [each["hidden"] for each in kiosk("list", "--json").json] == [False]


def test_a_theme_is_known_by_key_and_by_name(kiosk: Run, folder: Path) -> None:
    """`--theme` takes what hall.toml calls the theme in any language, on adding and on listing."""
    settings = folder / "hall.toml"
    words = settings.read_text("utf-8")
    settings.write_text(
        words.replace("[themes]", '[themes]\ngroente = { nl = "Tuin", en = "Garden" }'), "utf-8"
    )
    kiosk("add", "Moestuin", "--theme", "TUIN")
    kiosk("add", "Zingen", "--theme", "muziek")
    for name in ("groente", "tuin", "Garden"):
        assert [each["slug"] for each in kiosk("list", "--theme", name, "--json").json] == ["moestuin"]


def test_show_keeps_how_to_reach_people_to_itself(kiosk: Run, singing: str) -> None:
    """A visitor's telephone number is shown only when it is asked for, on paper and in JSON."""
    kiosk("sign-up", singing, "--name", "Harm", "--contact", "0595 123456")
    person = {
        "name": "Harm",
        "state": "confirmed",
        "party": 1,
        "trial": False,
        "position": None,
        "occurrence": None,
        "task": None,
    }
    for words in (["show", singing], ["show", singing, "--json"], ["list", "--json"], ["log"]):
        assert "0595 123456" not in kiosk(*words).out
    (shown,) = kiosk("show", singing, "--json").json["sign_ups"]
    assert shown == {**person, "id": shown["id"]}
    (reached,) = kiosk("show", singing, "--json", "--contacts").json["sign_ups"]
    assert reached["contact"] == "0595 123456"
    assert "0595 123456" in kiosk("show", singing, "--contacts").out


def test_show_tells_when_it_meets(kiosk: Run, singing: str) -> None:
    """The page says the series in words and gives programs its dates."""
    assert "elke donderdag om 19:30" in kiosk("show", singing).out
    (meeting,) = kiosk("show", singing, "--json").json["meetings"]
    assert meeting["rule"] == "FREQ=WEEKLY;BYDAY=TH"
    assert meeting["occurrences"][1]["start"] == "2026-12-03T19:30:00+01:00"


def test_who_moved_up_is_called_until_told(kiosk: Run, singing: str) -> None:
    """Somebody whose place came free stands on the list to call, with number and answer, until they know."""
    first = kiosk("sign-up", singing, "--name", "Vol", "--party", "4", "--json").json
    assert kiosk("sign-up", singing, "--name", "Wacht", "--contact", "06 1", "--json").json["position"] == 1
    assert kiosk("list", "--to-call", "--json").json == []
    kiosk("withdraw", first["code"])
    (call,) = kiosk("list", "--to-call", "--json").json
    assert (call["name"], call["contact"], call["cause"], call["tried"]) == (
        "Wacht",
        "06 1",
        "moved_up",
        None,
    )
    assert "06 1" in kiosk("list", "--to-call").out
    assert kiosk("call", call["id"][:8], "not-reached").code == 0
    assert kiosk("list", "--to-call", "--json").json[0]["tried"] == "not_reached"
    assert kiosk("call", call["sign_up"], "told", "--json").json["tried"] == "told"
    assert kiosk("list", "--to-call", "--json").json == []


def test_next_passes_the_place_on(kiosk: Run, singing: str) -> None:
    """*Volgende*: who was not reached keeps the head of the row, the place goes to the next."""
    first = kiosk("sign-up", singing, "--name", "Vol", "--party", "4", "--json").json
    for name in ("Een", "Twee"):
        kiosk("sign-up", singing, "--name", name, "--party", "4")
    kiosk("withdraw", first["code"])
    call = kiosk("list", "--to-call", "--json").json[0]
    kiosk("call", call["id"], "next")
    people = {each["name"]: each for each in kiosk("show", singing, "--json").json["sign_ups"]}
    assert (people["Een"]["state"], people["Een"]["position"]) == ("waiting", 1)
    assert people["Twee"]["state"] == "confirmed"


@pytest.mark.parametrize(
    "words", [["list"], ["show", "kwaad"], ["list", "--json"], ["log"], ["log", "--json"]]
)
def test_hostile_text_never_reaches_the_terminal(
    kiosk: Run, folder: Path, clock: FixedClock, words: list[str]
) -> None:
    """Escapes, bells and bidirectional overrides are gone or escaped, whoever put them on the disk."""
    evil = "\x1b]0;weg\x07\x9b31mA\u202eB\r\nC"
    with Hall.open(folder, clock=clock).store.transaction(Who("host"), evil) as transaction:
        kept = transaction.put(
            Initiative(id=transaction.new_id(), slug="kwaad", title=evil, description=evil)
        )
        transaction.put(
            Meeting(id=transaction.new_id(), initiative=kept.id, kind="by_arrangement", note=evil)
        )
    said = kiosk(*words)
    assert said.code == 0
    assert all(sign == "\n" or sign.isprintable() for sign in said.out)
    assert "A" in said.out
