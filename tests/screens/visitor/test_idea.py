"""*Ik heb een idee*: written, seen beside what is there already, and on the board at once."""

import pytest
from textual.pilot import Pilot

from kiosk.actions import Actions, IdeaForm, LeftIdea
from kiosk.errors import StoreTrouble
from kiosk.hall import Hall
from kiosk.model import Idea as IdeaRecord
from screens.app import KioskScreenApp
from screens.messages import OpenIdea
from screens.visitor.home import Home
from screens.visitor.idea import Idea
from screens.visitor.idea_left import IdeaLeft
from screens.visitor.idea_page import IdeaScreen
from screens.visitor.ideas import Ideas
from screens.visitor.initiative import InitiativeScreen
from screens.widgets.big_text import BigText
from screens.widgets.field import Field
from screens.widgets.field_painting import broken
from screens.widgets.page import Page
from screens.widgets.tile import Tile
from screens.widgets.undo_tile import UNDO_SECONDS, UndoTile
from screens.widgets.words import Words

SIZES = [(80, 24), (120, 40), (200, 60)]


def words_on_the_board(hall: Hall) -> list[str]:
    return [each.words for each in hall.store.state.all(IdeaRecord)]


def the(kiosk: KioskScreenApp, name: str) -> Field:
    return kiosk.screen.query_one(f"#{name}", Field)


def shown(kiosk: KioskScreenApp) -> object:
    return kiosk.screen


async def opened(kiosk: KioskScreenApp, pilot: Pilot[int]) -> Page:
    kiosk.post_message(OpenIdea())
    await pilot.pause()
    await pilot.pause(0.5)
    assert isinstance(kiosk.screen, Page)
    assert type(shown(kiosk)) is Idea
    return kiosk.screen


async def typed(pilot: Pilot[int], words: str) -> None:
    await pilot.press(*("space" if sign == " " else sign for sign in words))
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("code", ["nl", "en"])
async def test_with_keys_alone_it_is_on_the_board_in_three_screens(
    kiosk: KioskScreenApp, hall: Hall, size: tuple[int, int], code: str
) -> None:
    """The board, the words, it worked; Enter goes from field to field and never sends early."""
    async with kiosk.run_test(size=size) as pilot:
        await pilot.pause()
        assert type(shown(kiosk)) is Home
        if code == "en":
            await pilot.click("Header .language")
        home = kiosk.screen
        home.set_focus(home.query_one("#idea", Tile))
        await pilot.press("enter")
        await pilot.pause()
        assert type(shown(kiosk)) is Ideas
        kiosk.screen.set_focus(kiosk.screen.query_one("#have-idea", Tile))
        await pilot.press("enter")
        await pilot.pause(0.5)
        await typed(pilot, "een glijbaan")
        await pilot.press("enter")
        assert "een glijbaan" not in words_on_the_board(hall)
        await typed(pilot, "greetje")
        await pilot.press("enter", "enter")
        assert kiosk.focused is kiosk.screen.query_one("#forward")
        await pilot.press("enter")
        await pilot.pause()
        assert type(shown(kiosk)) is IdeaLeft
        left = next(each for each in hall.store.state.all(IdeaRecord) if each.words == "een glijbaan")
        assert left.name == "greetje"
        code = kiosk.screen.query_one("#code", BigText).text.replace(" ", "")
        assert kiosk.actions.open_own(code).ideas == (left.id,)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_with_the_mouse_alone(kiosk: KioskScreenApp, hall: Hall, size: tuple[int, int]) -> None:
    """Pressed without words it says what is missing; then it sends, and *Klaar* leads home."""
    async with kiosk.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.click("#idea")
        await pilot.pause()
        await pilot.click("#have-idea")
        await pilot.pause(0.6)
        before = words_on_the_board(hall)
        await pilot.click("#forward")
        await pilot.pause()
        assert type(shown(kiosk)) is Idea
        assert words_on_the_board(hall) == before
        the(kiosk, "words").insert("Een pluktuin")
        await pilot.pause()
        await pilot.click("#forward")
        await pilot.pause(0.9)
        assert words_on_the_board(hall).count("Een pluktuin") == 1
        await pilot.click("#done")
        await pilot.pause()
        assert type(shown(kiosk)) is Home


async def test_what_is_alike_fills_while_typing_and_leads_there(
    kiosk: KioskScreenApp, actions: Actions
) -> None:
    """An idea to its page, an initiative to its own; back from there everything typed is there still."""
    actions.leave_idea(IdeaForm(token="t", words="Een drijvende sauna in de haven"))
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(kiosk, pilot)
        assert not [tile for tile in screen.query(".alike").results(Tile) if tile.display]
        await typed(pilot, "drijvende sauna")
        await pilot.click("#alike-0")
        await pilot.pause()
        assert type(shown(kiosk)) is IdeaScreen
        assert "drijvende sauna" in str(kiosk.screen.query_one("#texts", Words).paragraphs)
        await pilot.press("escape")
        await pilot.pause()
        the(kiosk, "words").value = "spullen repareren in het repaircafé"
        await pilot.pause()
        await pilot.click("#alike-0")
        await pilot.pause()
        assert type(shown(kiosk)) is InitiativeScreen
        await pilot.press("escape")
        await pilot.pause()
        assert the(kiosk, "words").value == "spullen repareren in het repaircafé"


async def test_nothing_typed_is_lost_by_going_back_or_by_another_language(kiosk: KioskScreenApp) -> None:
    """Home and in again: all but the number is there; once nobody is there, nothing is."""
    filled = {"words": "Een bankje", "name": "Jet", "contact": "0595"}
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await opened(kiosk, pilot)
        for name, value in filled.items():
            the(kiosk, name).insert(value)
        await pilot.click("Header .language")
        await pilot.press("escape")
        await pilot.pause()
        assert type(shown(kiosk)) is Home
        await opened(kiosk, pilot)
        assert {name: the(kiosk, name).value for name in filled} == filled | {"contact": ""}
        kiosk.start_over()
        await opened(kiosk, pilot)
        assert not any(the(kiosk, name).value for name in filled)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_full_disk_keeps_the_words(
    kiosk: KioskScreenApp,
    hall: Hall,
    actions: Actions,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    """It says so in the place of what is alike, and the same press sends it once there is room."""
    sentence = "The disk is full."
    kept = actions.leave_idea

    def full(form: IdeaForm) -> LeftIdea:
        raise StoreTrouble(sentence)

    async with kiosk.run_test(size=size) as pilot:
        screen = await opened(kiosk, pilot)
        the(kiosk, "words").insert("Een bankje")
        monkeypatch.setattr(kiosk.actions, "leave_idea", full)
        await pilot.click("#forward")
        await pilot.pause()
        assert kiosk.screen is screen
        assert the(kiosk, "words").value == "Een bankje"
        assert screen.query_one("#trouble").region.area
        monkeypatch.setattr(kiosk.actions, "leave_idea", kept)
        await pilot.click("#forward")
        await pilot.pause()
        assert type(shown(kiosk)) is IdeaLeft
        assert words_on_the_board(hall).count("Een bankje") == 1


async def test_a_second_press_that_comes_late_does_not_wipe_the_code(kiosk: KioskScreenApp) -> None:
    """*Klaar* lies where the last button was."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await opened(kiosk, pilot)
        the(kiosk, "words").insert("Een bankje")
        await pilot.pause()
        await pilot.click("#forward", times=2)
        await pilot.pause()
        assert type(shown(kiosk)) is IdeaLeft


def test_a_long_text_is_broken_at_its_words_and_nothing_is_left_out() -> None:
    """Every character is in one row, a longer word or wide signs too."""
    for text in ("een twee  drie", "abcdefghijklmnop", "日本語を話す会", "twee woorden ", ""):
        rows = broken(text, 5)
        assert "".join(text[first:last] for first, last in rows) == text
        assert rows[0][0] == 0
    assert [("een twee drie"[a:b]) for a, b in broken("een twee drie", 8)] == ["een twee ", "drie"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("by_key", [True, False], ids=["keys", "mouse"])
async def test_undo_takes_it_off_the_board_and_gives_the_words_back(
    kiosk: KioskScreenApp, hall: Hall, size: tuple[int, int], by_key: bool
) -> None:
    """All that was typed is there again; sent again it is another idea, which nobody supports yet."""
    filled = {"words": "Een bankje", "name": "Jet", "contact": "0595"}
    async with kiosk.run_test(size=size) as pilot:
        await opened(kiosk, pilot)
        for name, value in filled.items():
            the(kiosk, name).insert(value)
        await pilot.pause()
        await pilot.click("#forward")
        await pilot.pause(0.8)
        first = next(each for each in hall.store.state.all(IdeaRecord) if each.words == "Een bankje")
        kiosk.actions.me_too(first.id, "somebody else")
        if by_key:
            kiosk.screen.set_focus(kiosk.screen.query_one("#undo"))
            await pilot.press("enter")
        else:
            await pilot.click("#undo")
        await pilot.pause(0.5)
        assert type(shown(kiosk)) is Idea
        assert {name: the(kiosk, name).value for name in filled} == filled
        assert first.id not in {card.id for card in kiosk.board.ideas()}
        await pilot.click("#forward")
        await pilot.pause()
        assert type(shown(kiosk)) is IdeaLeft
        (card,) = [card for card in kiosk.board.ideas() if card.words == "Een bankje"]
        assert (card.id != first.id, card.supporters) == (True, 0)
        kiosk.start_over()
        await opened(kiosk, pilot)
        assert not the(kiosk, "words").value


async def test_undo_that_cannot_be_kept_leaves_code_and_idea_there(
    kiosk: KioskScreenApp, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says that the idea is still on the board, and why; the time over, there is nothing to press."""
    sentence = "The disk is full."

    def full(record: str) -> None:
        raise StoreTrouble(sentence)

    monkeypatch.setattr(kiosk.actions, "take_back_idea", full)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await opened(kiosk, pilot)
        the(kiosk, "words").insert("Een bankje")
        await pilot.click("#forward")
        await pilot.pause(0.8)
        undo = kiosk.screen.query_one(UndoTile)
        await pilot.click(undo)
        await pilot.pause()
        assert type(shown(kiosk)) is IdeaLeft
        assert "nog op het bord" in str(kiosk.screen.query_one("#glad", Words).paragraphs)
        assert kiosk.screen.query_one("#own-code").region.area
        for _ in range(UNDO_SECONDS):
            undo.tick()
        assert not undo.visible
        assert "Een bankje" in words_on_the_board(hall)
