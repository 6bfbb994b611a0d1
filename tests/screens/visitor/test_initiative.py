"""One initiative: what a visitor reads, and what can be pressed."""

from collections.abc import Callable
from datetime import datetime

import pytest
from textual.pilot import Pilot

from kiosk.actions import Actions, SignUpForm
from kiosk.actions.listings import edit_initiative, hide
from kiosk.board import Board
from kiosk.hall import Hall
from kiosk.model import Initiative, Meeting, OccurrenceChange
from kiosk.store import Who
from screens.app import KioskScreenApp
from screens.messages import OpenInitiative
from screens.visitor.initiative import InitiativeScreen
from screens.visitor.large_code import LargeCode
from screens.widgets.tile import Tile

SIZES = [(80, 24), (120, 40), (200, 60)]


def id_of(board: Board, slug: str) -> str:
    return next(card.id for card in board.home().everything if card.slug == slug)


async def show(pilot: Pilot[int], board: Board, slug: str) -> InitiativeScreen:
    pilot.app.post_message(OpenInitiative(id_of(board, slug)))
    await settle(pilot)
    assert isinstance(pilot.app.screen, InitiativeScreen)
    return pilot.app.screen


async def settle(pilot: Pilot[int]) -> None:
    for _ in range(4):
        await pilot.pause()


def rows(app: KioskScreenApp) -> list[str]:
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


def text(app: KioskScreenApp) -> str:
    """All that stands on the screen, white space folded."""
    return " ".join(" ".join(rows(app)).split())


@pytest.mark.parametrize("size", SIZES)
async def test_every_question_is_answered(kiosk: KioskScreenApp, board: Board, size: tuple[int, int]) -> None:
    """What, when, where, from whom, the costs, the places and the hands: at every size, without a press."""
    async with kiosk.run_test(size=size) as pilot:
        await show(pilot, board, "repaircafe")
        told = text(kiosk)
    for answer in (
        "Wij maken het samen weer heel.",
        "zaterdag 28 november, 10:00 tot 13:00",
        "Werkplaats",
        "Henk en Aaltje",
        "gratis, een gift mag",
        "6",
        "Koffie schenken",
    ):
        assert answer in told


async def test_a_series_names_its_next_dates(kiosk: KioskScreenApp, board: Board) -> None:
    """How it recurs, the next date whole, and those after it."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await show(pilot, board, "repaircafe")
        told = text(kiosk)
    assert "zaterdag 28 november, 10:00 tot 13:00" in told
    assert "26 december" in told
    assert "30 januari" in told


@pytest.mark.parametrize("size", SIZES)
async def test_what_does_not_take_place_is_said(
    kiosk: KioskScreenApp, board: Board, size: tuple[int, int]
) -> None:
    """The cancelled date is named with the words, never left out."""
    async with kiosk.run_test(size=size) as pilot:
        await show(pilot, board, "stoelgym")
        language = kiosk.language
        assert language.text("{when}: does not take place", when="").strip(": ") in text(kiosk)
        assert "donderdag 26 november" in text(kiosk)


async def test_a_moved_date_shows_its_new_time(kiosk: KioskScreenApp, board: Board, hall: Hall) -> None:
    """Moved by a host in another process: the new time stands there within a second."""
    meeting = next(each for each in hall.store.state.all(Meeting) if each.initiative == id_of(board, "gamen"))
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await show(pilot, board, "gamen")
        original = board.initiative(id_of(board, "gamen")).moments[0].original  # type: ignore[union-attr]
        with hall.store.transaction(Who("host"), "move") as transaction:
            moved = OccurrenceChange(
                id="m", meeting=meeting.id, original=original, start=datetime(2026, 11, 28, 20), end=None
            )
            transaction.put(moved)
        kiosk._look()
        await settle(pilot)
        assert "20:00" in text(kiosk)


@pytest.mark.parametrize(
    ("slug", "can_join"),
    [("repaircafe", True), ("vlot", True), ("koffie", False), ("breien", False), ("picknick", False)],
    ids=["series", "no date yet", "walk in", "paused", "done"],
)
async def test_join_is_there_only_where_one_can_join(
    kiosk: KioskScreenApp, board: Board, slug: str, can_join: bool
) -> None:
    """What cannot be done has no button."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await show(pilot, board, slug)
        assert screen.query_one("#join", Tile).display is can_join


@pytest.mark.parametrize("size", SIZES[:2])
async def test_the_story_says_how_it_went_and_by_how_many(
    kiosk: KioskScreenApp, board: Board, size: tuple[int, int]
) -> None:
    """Done: the story, and in a number who helped."""
    async with kiosk.run_test(size=size) as pilot:
        await show(pilot, board, "picknick")
        assert "Het begon met Arend, die moe was en nergens kon zitten." in text(kiosk)
        assert "11" in text(kiosk)


async def test_enter_joins(kiosk: KioskScreenApp, board: Board) -> None:
    """The last and loudest button has the focus of who uses the keyboard."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        kiosk.keys_in_use = True
        screen = await show(pilot, board, "klaverjassen")
        assert screen.focused is screen.query_one("#join")
        await pilot.press("enter")
        await settle(pilot)
        assert type(kiosk.screen).__name__.startswith("SignUp")


@pytest.mark.parametrize("size", SIZES[:2])
async def test_a_task_begins_its_own_sign_up(
    kiosk: KioskScreenApp, board: Board, size: tuple[int, int]
) -> None:
    """A press on a task is a yes to that task, not to the initiative."""
    async with kiosk.run_test(size=size) as pilot:
        screen = await show(pilot, board, "klaverjassen")
        screen.query("#tasks .pool Tile").first(Tile).press()
        await settle(pilot)
        draft = kiosk.screen._draft  # type: ignore[attr-defined]
        task = next(each for each in board.home().tasks if each.id == draft.task)
        assert task.title == "Stoelen klaarzetten"


@pytest.mark.parametrize(("size", "name"), [((120, 40), "#code"), ((80, 24), "#small-code")])
async def test_the_code_opens_large(
    kiosk: KioskScreenApp, board: Board, size: tuple[int, int], name: str
) -> None:
    """One press: the same code over the whole screen, the link in words."""
    async with kiosk.run_test(size=size) as pilot:
        screen = await show(pilot, board, "repaircafe")
        screen.query_one(name, Tile).press()
        await settle(pilot)
        assert isinstance(kiosk.screen, LargeCode)
        assert "dewierde.example/repaircafe" in text(kiosk)


async def test_a_code_that_does_not_fit_is_left_out_and_its_link_said(
    kiosk: KioskScreenApp, board: Board, hall: Hall
) -> None:
    """A link of a hundred characters stands there whole in words, whatever becomes of its code."""
    link = "https://een-heel-lange-naam.example/" + "a" * 60
    edit_initiative(hall, "repaircafe", {"link": link})
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await show(pilot, board, "repaircafe")
        assert link.removeprefix("https://") in "".join(row[80:].strip() for row in rows(kiosk))


async def test_small_terminals_read_on_behind_a_button(kiosk: KioskScreenApp, board: Board) -> None:
    """At 80x24 news, description and contact are one press away, and back leads to the overview first."""
    async with kiosk.run_test(size=(80, 24)) as pilot:
        screen = await show(pilot, board, "klaverjassen")
        before = text(kiosk)
        screen.query_one("#read", Tile).press()
        await settle(pilot)
        page = board.initiative(id_of(board, "klaverjassen"))
        assert page is not None
        assert page.description.split("\n")[0][:30] in text(kiosk)
        await pilot.press("escape")
        await settle(pilot)
        assert kiosk.screen is screen
        assert text(kiosk) == before


async def test_another_process_changes_it_and_nothing_jumps(
    kiosk: KioskScreenApp,
    board: Board,
    same_hall: Callable[[], Hall],
) -> None:
    """A sign-up elsewhere: the number changes, the focus on a task stays."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await show(pilot, board, "klaverjassen")
        tile = screen.query("#tasks .pool Tile").first(Tile)
        tile.focus()
        await settle(pilot)
        Actions(same_hall()).sign_up(
            SignUpForm(token="t", initiative=id_of(board, "klaverjassen"), name="Wubbo")
        )
        kiosk._look()
        await settle(pilot)
        assert kiosk.language.plural("{n} place left", "{n} places left", 3) in text(kiosk)
        assert screen.focused is tile


async def test_what_is_hidden_meanwhile_leads_home(kiosk: KioskScreenApp, board: Board, hall: Hall) -> None:
    """A host hides it while somebody reads: home, without an error."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await show(pilot, board, "repaircafe")
        hide(hall, "repaircafe", "test")
        kiosk._look()
        await settle(pilot)
        assert type(kiosk.screen).__name__ == "Home"


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words_stand_there_as_typed(
    kiosk: KioskScreenApp, board: Board, hall: Hall, size: tuple[int, int]
) -> None:
    """Markup in a title and ten thousand characters in a text are text; nothing breaks, back is there."""
    with hall.store.transaction(Who("host"), "edit") as transaction:
        found = transaction.state.get(Initiative, id_of(board, "repaircafe"))
        assert found is not None
        transaction.change(found, title="[@click=app.quit]Stop[/]", summary="[red] " + "lang " * 2000)
    async with kiosk.run_test(size=size) as pilot:
        screen = await show(pilot, board, "repaircafe")
        assert "[red] lang" in text(kiosk)
        back = screen.query_one("#back", Tile)
        assert back.region.bottom <= size[1]
        assert back.size.area
