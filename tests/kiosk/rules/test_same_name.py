"""*Ben jij dat?*: when the screen asks, and when it must not."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from kiosk.model import Initiative, SignUp
from kiosk.rules.same_name import namesakes

DEC1, DEC8 = (datetime(2026, 12, day, 18, 30, tzinfo=UTC) for day in (1, 8))
CHOIR = Initiative(id="i", slug="koor", title="Koor")
JOSE = SignUp(id="s", initiative="i", name="José de  Vries", told="place")


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ("José de Vries", True),
        ("jose DE vries ", True),
        ("Jose\u0301 de Vries", True),
        ("José", False),
        ("José de Vries-Bos", False),
        ("", False),
    ],
)
def test_it_asks_about_a_name_typed_in_full(typed: str, asks: bool) -> None:
    """Capitals, accents and spaces do not make another person; a part of a name gives nobody away."""
    assert bool(namesakes(CHOIR, typed, [JOSE])) is asks


@pytest.mark.parametrize(
    ("known", "task", "occurrence", "asks"),
    [
        pytest.param(JOSE, None, DEC1, True, id="comes-always"),
        pytest.param(replace(JOSE, occurrence=DEC1), None, None, True, id="now-wants-to-come-always"),
        pytest.param(replace(JOSE, occurrence=DEC1), None, DEC1, True, id="the-same-evening"),
        pytest.param(replace(JOSE, occurrence=DEC8), None, DEC1, False, id="another-evening"),
        pytest.param(JOSE, "t", None, False, id="helps-besides-joining"),
        pytest.param(replace(JOSE, task="t"), "t", None, True, id="the-same-task"),
        pytest.param(replace(JOSE, cancelled=True), None, None, False, id="cancelled"),
        pytest.param(replace(JOSE, initiative="other"), None, None, False, id="another-initiative"),
    ],
)
def test_it_asks_about_the_same_thing_only(
    known: SignUp, task: str | None, occurrence: datetime | None, asks: bool
) -> None:
    """The same name on another evening, task or initiative is simply one more sign-up."""
    assert bool(namesakes(CHOIR, "José de Vries", [known], task, occurrence)) is asks


def test_it_never_asks_where_an_initiative_is_discreet() -> None:
    """Nobody learns at the screen who comes to talk about debts or grief."""
    assert namesakes(replace(CHOIR, discreet=True), "José de Vries", [JOSE]) == []
