"""*Ik heb een half uur*: from the time one has to a task taken; and where hands are enough."""

import time
from collections.abc import Callable
from datetime import UTC, timedelta

import pytest
from msgspec.structs import replace
from textual.message import Message
from textual.pilot import Pilot

from kiosk.actions import Actions, SignUpForm
from kiosk.board import Board, TaskCard
from kiosk.clock import FixedClock
from kiosk.hall import Hall
from kiosk.model import Initiative, SignUp, Task
from kiosk.store import Who
from screens.app import KioskScreenApp
from screens.messages import BeginSignUp, OpenConfirmation, OpenTimeToHelp, StartOver
from screens.visitor.confirmation import Confirmation
from screens.visitor.enough_hands import EnoughHands
from screens.visitor.sign_up_last import SignUpLast
from screens.visitor.sign_up_name import SignUpName
from screens.visitor.time_to_help import TimeToHelp
from screens.widgets.big_text import BigText
from screens.widgets.field import Field
from screens.widgets.page import Page
from screens.widgets.paged_list import PagedList
from screens.widgets.tile import Tile
from screens.widgets.words import Words

SIZES = [(80, 24), (120, 40), (200, 60)]


async def settle(pilot: Pilot[int]) -> None:
    for _ in range(4):
        await pilot.pause()


async def show(pilot: Pilot[int], to: Message) -> Page:
    pilot.app.post_message(to)
    await settle(pilot)
    assert isinstance(pilot.app.screen, Page)
    return pilot.app.screen


async def touch(pilot: Pilot[int], selector: str) -> None:
    """A finger on the middle of it, at the pace of a person: the last question takes no double click."""
    if isinstance(pilot.app.screen, SignUpLast):
        await pilot.pause(0.45)
    region = pilot.app.screen.query(selector).first(Tile).region
    await pilot.click(offset=(region.x + region.width // 2, region.y + region.height // 2))
    await settle(pilot)


def title(page: Page) -> str:
    return page.query_one("#title", BigText).text


def shown(page: Page) -> list[str]:
    """What the rows in sight say, each on a line."""
    tiles = [tile for tile in page.query(".pool Tile").results(Tile) if tile.display]
    return [
        " ".join(span.text for line in tile.face.lines for span in (*line.left, *line.middle, *line.right))
        for tile in tiles
    ]


def task_named(board: Board, wanted: str) -> TaskCard:
    return next(
        task
        for card in board.home().everything
        for page in [board.initiative(card.id)]
        if page
        for task in page.tasks
        if task.title == wanted
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("pressed", "nl", "en"),
    [
        pytest.param((), "Ik heb een half uur", "I have half an hour", id="at first"),
        pytest.param(("#minutes-15", "#now"), "Ik heb nu een kwartier", "I have 15 minutes now", id="now"),
        pytest.param(("#minutes-240",), "Ik heb een dagdeel", "I have half a day", id="a morning"),
        pytest.param(("#day", "#day-2"), "onderdag een half uur", "Thursday", id="a day"),
    ],
)
async def test_the_title_is_the_answer(
    kiosk: KioskScreenApp, pressed: tuple[str, ...], nl: str, en: str, size: tuple[int, int]
) -> None:
    """It changes with the chips, which say with a sign what is chosen; in both languages."""
    async with kiosk.run_test(size=size) as pilot:
        page = await show(pilot, OpenTimeToHelp())
        for chip in pressed:
            await touch(pilot, chip)
        assert nl in title(page)
        assert all(page.query_one(chip, Tile).chosen for chip in pressed)
        await touch(pilot, "Header .language")
        assert en in title(page)


@pytest.mark.parametrize("size", SIZES)
async def test_every_row_says_what_is_asked_how_long_and_whether_one_can_come_along(
    kiosk: KioskScreenApp, board: Board, size: tuple[int, int]
) -> None:
    """At every size; *loop een keer mee* only where the task allows it."""
    async with kiosk.run_test(size=size) as pilot:
        page = await show(pilot, OpenTimeToHelp())
        rows = shown(page)
        tasks = board.fitting(30, "week").tasks[: len(rows)]
        for row, task in zip(rows, tasks, strict=True):
            assert task.title in row
            assert task.asked in row
            assert ("kwartier" if task.minutes == 15 else "half uur") in row
            assert ("loop een keer mee" in row) is task.try_once
        assert len(rows) >= 3


async def test_touch_alone_a_fitting_task_is_taken_in_six_touches(kiosk: KioskScreenApp, hall: Hall) -> None:
    """From home: the door, two chips, the task, the name, yes. It is for the time that was chosen."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await touch(pilot, "#help-out")
        await touch(pilot, "#minutes-60")
        await touch(pilot, "#week")
        await touch(pilot, "#tasks .pool Tile")
        assert isinstance(kiosk.screen, SignUpName)
        kiosk.screen.query_one(Field).insert("Hillechien")
        await touch(pilot, "#forward")
        await touch(pilot, "#forward")
        await settle(pilot)
    (made,) = (each for each in hall.store.state.all(SignUp) if each.name == "Hillechien")
    task = next(each for each in hall.store.state.all(Task) if each.id == made.task)
    assert task.title == "Stoelen klaarzetten"
    assert made.occurrence is not None


async def test_keyboard_alone_a_fitting_task_is_taken(kiosk: KioskScreenApp, hall: Hall) -> None:
    """Arrows to the chips, Enter; back to the list, Enter; a name, Enter, Enter."""
    async with kiosk.run_test(size=(80, 24)) as pilot:
        await show(pilot, OpenTimeToHelp())
        await pilot.press("tab")
        await settle(pilot)
        assert kiosk.screen.focused is kiosk.screen.query(".pool Tile").first(Tile)
        await pilot.press("up", "left", "left", "left", "left", "left", "left", "left", "enter")
        await settle(pilot)
        assert title(kiosk.screen) == "Ik heb een kwartier"  # type: ignore[arg-type]
        await pilot.press("down", "enter")
        await settle(pilot)
        await pilot.press(*"Hillechien", "enter")
        await settle(pilot)
        assert title(kiosk.screen) == "Mogen we je bellen?"  # type: ignore[arg-type]
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(kiosk.screen, Confirmation)
    assert any(each.name == "Hillechien" and each.task for each in hall.store.state.all(SignUp))


@pytest.mark.parametrize("size", SIZES)
async def test_every_fitting_task_comes_into_sight_page_by_page(
    kiosk: KioskScreenApp, board: Board, size: tuple[int, int]
) -> None:
    """One button goes on, says how many are left, and from the last begins again."""
    wanted = [task.title for task in board.fitting(240, "week").tasks]
    async with kiosk.run_test(size=size) as pilot:
        page = await show(pilot, OpenTimeToHelp(240))
        rows, first = shown(page), shown(page)
        for _ in range(page.query_one(PagedList).pages - 1):
            await touch(pilot, "#more")
            rows += shown(page)
        assert len(rows) == len(wanted)
        assert all(name in row for name, row in zip(wanted, rows, strict=True))
        if page.query_one(PagedList).pages > 1:
            await touch(pilot, "#more")
            assert shown(page) == first


async def test_when_nothing_fits_it_says_thank_you_and_what_would(
    kiosk: KioskScreenApp, board: Board, hall: Hall
) -> None:
    """No empty list without a word: how many fit in a longer time this week."""
    with hall.store.transaction(Who("host"), "add") as transaction:
        for task in list(hall.store.state.all(Task)):
            if task.minutes and task.minutes <= 15:
                transaction.put(replace(task, done=True))
    async with kiosk.run_test(size=(120, 40)) as pilot:
        page = await show(pilot, OpenTimeToHelp(15))
        assert not shown(page)
        said = str(page.query_one("#nothing", Words).paragraphs)
        assert "Dank je wel" in said
        assert f"passen er {len(board.fitting(240, 'week').tasks)} klussen" in said


async def test_clashing_times_warn_and_never_block(kiosk: KioskScreenApp, board: Board, hall: Hall) -> None:
    """With what this visit signed up to; the next visitor sees nothing of it."""
    start = board.fitting(30, "week").tasks[0].moment
    assert start is not None
    with hall.store.transaction(Who("host"), "add") as transaction:
        transaction.put(Initiative(id="x", slug="x", title="Bingo"))
        bingo = Task(id="x", initiative="x", slug="x", title="Balletjes draaien", minutes=30, hands_min=3)
        transaction.put(replace(bingo, when="once", start=start.start.astimezone(UTC)))
    first = board.fitting(30, "week").tasks[0]
    if first.id == "x":
        first = board.fitting(30, "week").tasks[1]
    form = SignUpForm(token="t", initiative=first.initiative, task=first.id, name="Wubbo")
    done = Actions(hall).sign_up(form)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await show(pilot, OpenConfirmation(done.id, done.code))
        page = await show(pilot, OpenTimeToHelp())
        row = next(row for row in shown(page) if "Balletjes" in row)
        assert f"tegelijk met {first.initiative_title}" in row
        page.query_one(PagedList).post_message(PagedList.Chosen(page.query_one(PagedList), "x"))
        await settle(pilot)
        assert isinstance(kiosk.screen, SignUpName)
        kiosk.screen.query_one(Field).insert("Wubbo")
        await touch(pilot, "#forward")
        summary = kiosk.screen.query_one("#summary-words", Words)
        assert f"tegelijk met {first.initiative_title}" in str(summary.paragraphs)
        await touch(pilot, "#forward")
        assert isinstance(kiosk.screen, Confirmation)
        await show(pilot, StartOver())
        page = await show(pilot, OpenTimeToHelp())
        assert any("Balletjes" in row for row in shown(page))
        assert not any("tegelijk" in row or "hier help je al bij" in row for row in shown(page))


async def test_what_fills_up_leaves_the_list_without_moving_who_reads_it(
    kiosk: KioskScreenApp, board: Board, same_hall: Callable[[], Hall]
) -> None:
    """Somebody takes the last hand in another process."""
    async with kiosk.run_test(size=(200, 60)) as pilot:
        page = await show(pilot, OpenTimeToHelp())
        third = [tile for tile in page.query(".pool Tile").results(Tile) if tile.display][2]
        third.focus()
        await settle(pilot)
        before = third.face.lines[0].middle[0].text
        first = board.fitting(30, "week").tasks[0]
        other = Actions(same_hall())
        for at in range(3):
            form = SignUpForm(
                token=f"{at}",
                initiative=first.initiative,
                task=first.id,
                name=f"N{at}",
                occurrence=first.occurrence,
                accepts_waiting=True,
            )
            other.sign_up(form)
        kiosk._look()
        await settle(pilot)
        assert not any(first.title in row for row in shown(page))
        assert isinstance(page.focused, Tile)
        assert page.focused.face.lines[0].middle[0].text == before


@pytest.mark.parametrize("size", SIZES)
async def test_enough_hands_thanks_offers_three_and_the_reserve(
    kiosk: KioskScreenApp, board: Board, hall: Hall, size: tuple[int, int]
) -> None:
    """Chosen elsewhere, a full task opens it; being the reserve is one press and the two questions."""
    full = task_named(board, "Koffie inschenken")
    async with kiosk.run_test(size=size) as pilot:
        page = await show(pilot, BeginSignUp(full.initiative, full.id))
        if not isinstance(page, EnoughHands):
            await touch(pilot, "#every")
            await touch(pilot, "#forward")
            page = kiosk.screen  # type: ignore[assignment]
        assert isinstance(page, EnoughHands)
        assert title(page) == "Genoeg handen!"
        others = [tile for tile in page.query(".other").results(Tile) if tile.display]
        best = [task.title for task in board.fitting(30, "week").tasks[:3]]
        assert [tile.face.lines[0].middle[0].text for tile in others] == best
        await touch(pilot, "#reserve")
        assert isinstance(kiosk.screen, SignUpName)
        kiosk.screen.query_one(Field).insert("Hillechien")
        await touch(pilot, "#forward")
        await touch(pilot, "#forward")
    (made,) = (each for each in hall.store.state.all(SignUp) if each.name == "Hillechien")
    assert (made.task, made.told) == (full.id, "list")


async def test_a_task_that_filled_up_while_it_was_read_says_enough_hands(
    kiosk: KioskScreenApp, board: Board, hall: Hall
) -> None:
    """The press comes before the screen knows; another task is taken instead, and back leads here again."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        page = await show(pilot, OpenTimeToHelp())
        first = board.fitting(30, "week").tasks[0]
        for at in range(3):
            form = SignUpForm(
                token=f"{at}",
                initiative=first.initiative,
                task=first.id,
                name=f"N{at}",
                occurrence=first.occurrence,
                accepts_waiting=True,
            )
            Actions(hall).sign_up(form)
        page.query_one(PagedList).post_message(PagedList.Chosen(page.query_one(PagedList), first.id))
        await settle(pilot)
        assert isinstance(kiosk.screen, EnoughHands)
        await touch(pilot, "#other-0")
        assert isinstance(kiosk.screen, SignUpName)
        assert kiosk.screen._draft.task == board.fitting(30, "week").tasks[0].id
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(kiosk.screen, EnoughHands)
        assert kiosk.screen._draft.task == first.id


async def test_ten_thousand_tasks_answer_a_chip_at_once(
    kiosk: KioskScreenApp, hall: Hall, clock: FixedClock
) -> None:
    """A few tiles whatever is shown: a press is worked out in less than a third of a second."""
    each = 100
    with hall.store.transaction(Who("host"), "add") as transaction:
        for at in range(100):
            transaction.put(Initiative(id=f"i{at}", slug=f"i{at}", title=f"Groep {at}"))
            for n in range(each):
                start = clock.now() + timedelta(minutes=at * each + n + 1)
                made = Task(id=f"{at}-{n}", initiative=f"i{at}", slug=f"{n}", title=f"Klus {n}", minutes=30)
                transaction.put(replace(made, when="once", start=start))
    async with kiosk.run_test(size=(120, 40)) as pilot:
        page = await show(pilot, OpenTimeToHelp())
        assert isinstance(page, TimeToHelp)
        begun = time.perf_counter()
        page._choose(60, "week")
        assert time.perf_counter() - begun < 0.33
        assert page.query_one(PagedList).pages > 1000
        assert len(page.query(".pool Tile")) < 10
