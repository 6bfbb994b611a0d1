"""An idea at the hall's threshold becomes an initiative: on one screen, with words and people."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from kiosk.actions import Actions, HelpForm, IdeaForm, LeftIdea, SignUpForm
from kiosk.board import Board, InitiativePage
from kiosk.hall import Hall
from kiosk.model import Initiative, SignUp
from kiosk.privacy.codes import lookup
from screens.app import KioskScreenApp
from screens.messages import OpenIdeaPage, OpenInitiative, OpenStarted, OpenStartIdea
from screens.presence import StartDraft
from screens.visitor.home import Home
from screens.visitor.idea_page import IdeaScreen
from screens.visitor.initiative import InitiativeScreen
from screens.visitor.start_idea import StartIdea
from screens.visitor.started import Started
from screens.widgets import second_press
from screens.widgets.big_text import BigText
from screens.widgets.field import Field
from screens.widgets.tile import Tile
from screens.widgets.undo_tile import UndoTile
from screens.widgets.words import Words

SIZES = [(80, 24), (120, 40), (200, 60)]
WORDS = "Samen zeilen op het maar. Met oude boten."


async def settle(pilot: Pilot[int]) -> None:
    for _ in range(4):
        await pilot.pause()


def shown(kiosk: KioskScreenApp) -> object:
    return kiosk.screen


def text(kiosk: KioskScreenApp, name: str) -> str:
    return str(kiosk.screen.query_one(f"#{name}", Words).paragraphs)


def said(kiosk: KioskScreenApp, name: str) -> str:
    face = kiosk.screen.query_one(f"#{name}", Tile).face
    return " ".join(span.text for line in face.lines for span in line.left)


def the(kiosk: KioskScreenApp, name: str) -> Field:
    return kiosk.screen.query_one(f"#{name}", Field)


def owner_code(kiosk: KioskScreenApp) -> str:
    parts = [each for each in kiosk.screen.query("#code-1, #code-2").results(BigText) if each.display]
    return "".join(each.text for each in parts).replace(" ", "")


def begun(hall: Hall, title: str) -> Initiative:
    return next(each for each in hall.store.state.all(Initiative) if each.title == title)


def page_of(board: Board, initiative: str) -> InitiativePage:
    page = board.initiative(initiative)
    assert page is not None
    return page


@pytest.fixture
def left(actions: Actions, board: Board) -> LeftIdea:
    """An idea of Truus that can begin; Anje helps."""
    idea = actions.leave_idea(IdeaForm(token="sail", words=WORDS, name="Truus"))
    actions.help_along(HelpForm(token="sail", idea=idea.id, name="Anje"))
    for visit in range(board.settings.rules.idea_threshold):
        actions.me_too(idea.id, str(visit))
    return idea


async def opened(kiosk: KioskScreenApp, pilot: Pilot[int], idea: str, code: str = "") -> StartIdea:
    kiosk.post_message(OpenStartIdea(idea, code))
    await settle(pilot)
    assert isinstance(kiosk.screen, StartIdea)
    return kiosk.screen


async def started(kiosk: KioskScreenApp, pilot: Pilot[int], left: LeftIdea) -> str:
    """The initiative, made by its author in one press."""
    await opened(kiosk, pilot, left.id, left.code)
    await pilot.click("#forward")
    await settle(pilot)
    assert isinstance(kiosk.screen, Started)
    page = kiosk.board.idea(left.id)
    assert page is not None
    return page.card.initiative


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_author_begins_it_with_keys_alone(
    kiosk: KioskScreenApp, hall: Hall, left: LeftIdea, size: tuple[int, int], language: str
) -> None:
    """From its page: a title is there, the code as people write it; the owner code is kept nowhere."""
    async with kiosk.run_test(size=size) as pilot:
        if language == "en":
            await pilot.click("Header .language")
        kiosk.post_message(OpenIdeaPage(left.id))
        await settle(pilot)
        kiosk.keys_in_use = True
        kiosk.screen.set_focus(kiosk.screen.query_one("#begin", Tile))
        await pilot.press("enter")
        await settle(pilot)
        assert type(shown(kiosk)) is StartIdea
        assert the(kiosk, "called").value == "Samen zeilen op het maar"
        await pilot.press(*["backspace"] * 12, "enter")
        typed = f"{left.code[:4]} {left.code[4:]}".lower()
        await pilot.press(*("space" if sign == " " else sign for sign in typed), "enter")
        assert kiosk.focused is kiosk.screen.query_one("#forward")
        await pilot.press("enter")
        await settle(pilot)
        assert type(shown(kiosk)) is Started
        made = begun(hall, "Samen zeilen")
        assert (made.description, made.initiator) == (WORDS, "Truus")
        assert made.owner == lookup(owner_code(kiosk), hall.key)
        assert [each.name for each in hall.store.state.of(SignUp, made.id)] == ["Anje"]


async def test_a_helper_begins_it_with_the_mouse_where_the_author_left_no_code(
    kiosk: KioskScreenApp, hall: Hall, board: Board, actions: Actions
) -> None:
    """Under another name than they help with, for that everybody reads; all who help come along."""
    free = next(each for each in board.ideas() if each.can_start)
    helping = actions.help_along(HelpForm(token="h", idea=free.id, name="Anje de Vries"))
    async with kiosk.run_test(size=(80, 24)) as pilot:
        kiosk.post_message(OpenIdeaPage(free.id))
        await settle(pilot)
        await pilot.click("#begin")
        await settle(pilot)
        assert "Dan staat er geen naam bij." in text(kiosk, "seen")
        for name, value in {"called": "Filmavond", "code": helping.code, "name": "A."}.items():
            await pilot.click(f"#{name}")
            the(kiosk, name).insert(value)
        await pilot.click("#forward")
        await settle(pilot)
        assert type(shown(kiosk)) is Started
        made = begun(hall, "Filmavond")
        assert (made.description.split("\n\u2013")[0], made.initiator) == (free.words, "A.")
        assert page_of(board, made.id).card.taken == free.helpers + 1


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_wrong_code_loses_nothing(
    kiosk: KioskScreenApp, hall: Hall, left: LeftIdea, actions: Actions, size: tuple[int, int]
) -> None:
    """One nobody has, one of a helper, one with a strange sign: it says so, and the right one goes on."""
    helping = actions.help_along(HelpForm(token="other", idea=left.id, name="Bé"))
    wrong = {
        "22222222": "kennen we niet",
        helping.code: "wie dit idee bedacht",
        "0OOO1111": "komt nooit voor",
    }
    async with kiosk.run_test(size=size) as pilot:
        await opened(kiosk, pilot, left.id)
        the(kiosk, "called").value = "Zeilen"
        for code, sentence in wrong.items():
            the(kiosk, "code").value = code
            await pilot.pause()
            await pilot.click("#forward")
            await settle(pilot)
            assert type(shown(kiosk)) is StartIdea
            assert sentence in text(kiosk, "along")
            assert [the(kiosk, name).value for name in ("called", "code")] == ["Zeilen", code]
            assert said(kiosk, "forward").startswith("Probeer het nog eens")
        the(kiosk, "code").value = left.code
        await settle(pilot)
        assert "Niemand hoeft het goed te keuren" in text(kiosk, "along")
        await pilot.click("#forward")
        await settle(pilot)
        assert begun(hall, "Zeilen").description == WORDS


async def test_pressed_too_early_it_says_what_is_missing(
    kiosk: KioskScreenApp, hall: Hall, left: LeftIdea
) -> None:
    """First the title, then the code, sign by sign; going back and in again loses only the code."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        before = hall.store.state.count(Initiative)
        await opened(kiosk, pilot, left.id)
        the(kiosk, "called").clear()
        for value, missing, field in (
            ({}, "geef het eerst een naam", "called"),
            ({"called": "Zeilen"}, "typ eerst je eigen code", "code"),
            ({"code": left.code[:7]}, "nog 1 teken", "code"),
        ):
            for name, typed in value.items():
                the(kiosk, name).value = typed
            await pilot.pause()
            assert missing in said(kiosk, "forward")
            await pilot.click("#forward")
            await settle(pilot)
            assert missing.casefold() in text(kiosk, "hint").casefold()
            assert kiosk.focused is the(kiosk, field)
        assert hall.store.state.count(Initiative) == before
        await pilot.press("escape")
        await opened(kiosk, pilot, left.id)
        assert [the(kiosk, name).value for name in ("called", "code")] == ["Zeilen", ""]
        kiosk.start_over()
        await opened(kiosk, pilot, left.id)
        assert the(kiosk, "code").value == ""


async def test_a_code_that_was_typed_before_is_not_asked_again(kiosk: KioskScreenApp, left: LeftIdea) -> None:
    """One press; but one that does not fit can be put right here."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await opened(kiosk, pilot, left.id, "22222222")
        assert not the(kiosk, "code").region.area
        await pilot.click("#forward")
        await settle(pilot)
        assert the(kiosk, "code").region.area
        kiosk.go_home()
        await started(kiosk, pilot, left)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_double_press_shows_the_code_and_back_leads_no_more_into_the_form(
    kiosk: KioskScreenApp,
    hall: Hall,
    left: LeftIdea,
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """*Klaar* lies where *Ja, begin ermee* was; from the initiative one comes back to the code."""
    async with kiosk.run_test(size=size) as pilot:
        await opened(kiosk, pilot, left.id, left.code)
        monkeypatch.setattr(second_press, "QUIET", 60.0)  # however slow the machine
        await pilot.click("#forward", times=2)
        await settle(pilot)
        assert type(shown(kiosk)) is Started
        code = owner_code(kiosk)
        assert len(code) == 12
        assert not any(isinstance(each, StartIdea) for each in kiosk.screen_stack)
        for name in ("#done", "#look", "#undo"):
            kiosk.screen.query_one(name, Tile).press()
            await settle(pilot)
            assert owner_code(kiosk) == code
        assert isinstance(kiosk.screen, Started)
        kiosk.screen._second_press._until = 0.0  # a minute later
        await pilot.click("#look")
        await settle(pilot)
        assert type(shown(kiosk)) is InitiativeScreen
        await pilot.press("escape")
        await settle(pilot)
        assert owner_code(kiosk) == code
        await pilot.click("#done")
        await settle(pilot)
        assert type(shown(kiosk)) is Home
        assert kiosk.presence.start is None


async def test_it_can_be_taken_back_for_fifteen_seconds(
    kiosk: KioskScreenApp, board: Board, left: LeftIdea
) -> None:
    """Then it is the idea it was, and its page is one press away; after that there is nothing to press."""
    before = board.idea(left.id)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        made = await started(kiosk, pilot, left)
        await pilot.pause(0.8)
        await pilot.click("#undo")
        await settle(pilot)
        assert (board.idea(left.id), board.initiative(made)) == (before, None)
        assert owner_code(kiosk) == ""
        assert not kiosk.screen.query_one("#undo").visible
        await pilot.click("#look")
        await settle(pilot)
        assert type(shown(kiosk)) is IdeaScreen
        kiosk.go_home()
        await started(kiosk, pilot, left)
        kiosk.screen.set_focus(kiosk.screen.query_one("#undo"))
        for _ in range(15):
            kiosk.screen.query_one(UndoTile).tick()
        await settle(pilot)
        assert not kiosk.screen.query_one("#undo").visible
        assert kiosk.focused is kiosk.screen.query_one("#done")


async def test_it_is_not_taken_back_when_somebody_joined_meanwhile(
    kiosk: KioskScreenApp, board: Board, left: LeftIdea, same_hall: Callable[[], Hall]
) -> None:
    """It says so, and the code stays in sight."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        made = await started(kiosk, pilot, left)
        Actions(same_hall()).sign_up(SignUpForm(token="n", initiative=made, name="Bé"))
        await pilot.pause(0.8)
        await pilot.click("#undo")
        await settle(pilot)
        assert "blijft" in text(kiosk, "told")
        assert len(owner_code(kiosk)) == 12
        assert page_of(board, made).card.taken == 2


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_began_as_an_idea_says_so_and_has_no_date_yet(
    kiosk: KioskScreenApp, left: LeftIdea, size: tuple[int, int]
) -> None:
    """Its words and that one can join stand there too, small or large."""
    async with kiosk.run_test(size=size) as pilot:
        made = await started(kiosk, pilot, left)
        kiosk.post_message(OpenInitiative(made))
        await settle(pilot)
        names = ("brief-title", "brief-answers") if size == SIZES[0] else ("told",)
        told = " ".join(text(kiosk, name) for name in names)
        for each in ("er is nog geen datum", "een idee hier, met 6 medestanders", WORDS):
            assert each in told
        assert kiosk.screen.query_one("#join").region.area


def test_a_code_is_in_no_message_that_is_written_out(left: LeftIdea) -> None:
    """Not of the field, nor of what leads to a screen."""
    field = Field(left.code)
    written = [
        OpenStartIdea("i", left.code),
        OpenStarted("i", left.code),
        StartDraft("t", "i", code=left.code),
        Field.Changed(field, left.code),
        Field.Submitted(field, left.code),
    ]
    assert not any(left.code in repr(each) for each in written)
