"""Two people may say that two ideas are alike; only their authors join them."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from kiosk.actions import Actions, IdeaForm, LeftIdea
from kiosk.board import AlikeIdea, Board
from kiosk.hall import Hall
from screens.app import KioskScreenApp
from screens.messages import OpenIdeaPage, OpenJoinIdeas, StartOver
from screens.visitor.idea_page import IdeaScreen
from screens.visitor.join_ideas import JoinIdeas
from screens.widgets.alike_rows import AlikeRow
from screens.widgets.field import Field
from screens.widgets.tile import Tile
from screens.widgets.words import Words

BENCH, SEAT = "Een bankje bij de vijver", "Een zitbankje bij het water van de [b]vijver[/]"


async def settle(pilot: Pilot[int]) -> None:
    for _ in range(4):
        await pilot.pause()


@pytest.fixture
def two(actions: Actions) -> tuple[LeftIdea, LeftIdea]:
    """Two ideas that look alike, each with an author who has a code."""
    bench = actions.leave_idea(IdeaForm(token="bench", words=BENCH))
    return bench, actions.leave_idea(IdeaForm(token="seat", words=SEAT, name="Klaas"))


def shown(kiosk: KioskScreenApp) -> object:
    return kiosk.screen


async def opened(pilot: Pilot[int], idea: str) -> IdeaScreen:
    pilot.app.post_message(OpenIdeaPage(idea))
    await settle(pilot)
    assert isinstance(pilot.app.screen, IdeaScreen)
    return pilot.app.screen


def row(screen: IdeaScreen, words: str = "zitbankje") -> AlikeRow:
    rows = [each for each in screen.query(AlikeRow).results(AlikeRow) if each.display]
    return next(each for each in rows if words in said(each.query_one(".words", Tile)))


def said(tile: Tile) -> str:
    return " ".join(span.text for line in tile.face.lines for span in (*line.left, *line.right))


def button(screen: IdeaScreen) -> Tile:
    return row(screen).query_one(".button", Tile)


def told(screen: JoinIdeas) -> str:
    return " ".join(str(words.paragraphs) for words in screen.query("#told, #says").results(Words))


def alike(board: Board, one: LeftIdea, other: LeftIdea) -> AlikeIdea | None:
    page = board.idea(one.id)
    assert page is not None
    return next((each for each in page.found_alike if each.card.id == other.id), None)


@pytest.mark.parametrize("by_key", [True, False], ids=["keys", "mouse"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_it_is_said_in_one_touch_and_undone_in_place(
    kiosk: KioskScreenApp, board: Board, two: tuple[LeftIdea, LeftIdea], size: tuple[int, int], by_key: bool
) -> None:
    """The row keeps its place and says how many say so; after 15 seconds it says thank you."""

    async def press(screen: IdeaScreen) -> None:
        if by_key:
            button(screen).focus()
            await settle(pilot)
            await pilot.press("enter")
        else:
            button(screen).scroll_visible(animate=False)
            await settle(pilot)
            await pilot.click(button(screen))
        await settle(pilot)

    async with kiosk.run_test(size=size) as pilot:
        screen = await opened(pilot, two[0].id)
        place = row(screen)
        assert "Is hetzelfde" in said(button(screen))
        await press(screen)
        assert row(screen) is place
        assert "1 mens vindt dit hetzelfde" in said(place.query_one(".words", Tile))
        assert "Toch niet nog 1" in said(button(screen))
        await pilot.pause(0.8)
        await press(screen)
        assert alike(board, *two) is None
        await pilot.pause(0.8)
        await press(screen)
        for _ in range(15):
            screen.tick()
        assert "Gezegd" in said(button(screen))
        assert button(screen).chosen


async def test_it_counts_once_a_pair_and_visit(
    kiosk: KioskScreenApp, board: Board, two: tuple[LeftIdea, LeftIdea]
) -> None:
    """From either of the two pages; the next visitor is the second, and then the authors are asked."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        button(await opened(pilot, two[0].id)).press()
        await settle(pilot)
        other = await opened(pilot, two[1].id)
        assert "Gezegd" in said(row(other, BENCH).query_one(".button", Tile))
        row(other, BENCH).query_one(".button", Tile).press()
        await settle(pilot)
        found = alike(board, *two)
        assert found is not None
        assert (found.people, found.asked) == (1, False)
        kiosk.post_message(StartOver())
        await settle(pilot)
        screen = await opened(pilot, two[0].id)
        button(screen).press()
        await settle(pilot)
        assert "2 mensen vinden dit hetzelfde" in said(row(screen).query_one(".words", Tile))
        assert "Ben jij de schrijver? Voeg ze samen" in said(row(screen).query_one(".words", Tile))
        for _ in range(15):
            screen.tick()
        button(screen).press()
        await settle(pilot)
        assert isinstance(kiosk.screen, JoinIdeas)


async def test_a_row_leads_to_its_idea_and_shows_it_literally(
    kiosk: KioskScreenApp, two: tuple[LeftIdea, LeftIdea]
) -> None:
    """Its words are read, never obeyed."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot, two[0].id)
        assert SEAT in said(row(screen).query_one(".words", Tile))
        await pilot.click(row(screen).query_one(".words", Tile))
        await settle(pilot)
        assert isinstance(kiosk.screen, IdeaScreen)
        assert SEAT in str(kiosk.screen.query_one("#texts", Words).paragraphs)


async def test_authors_join_them_one_after_the_other(
    kiosk: KioskScreenApp, board: Board, actions: Actions, two: tuple[LeftIdea, LeftIdea]
) -> None:
    """The first is told to wait for the other, whose page says so; with the second they are one."""
    async with kiosk.run_test(size=(80, 24)) as pilot:
        kiosk.keys_in_use = True
        await opened(pilot, two[0].id)
        kiosk.post_message(OpenJoinIdeas(two[0].id, two[1].id))
        await settle(pilot)
        await pilot.press(*f"{two[0].code[:4]} {two[0].code[4:]}".lower(), "enter")
        await settle(pilot)
        screen = kiosk.screen
        assert isinstance(screen, JoinIdeas)
        assert "Nu moet de ander het nog willen" in told(screen)
        assert screen.query_one(Field).value == ""
        assert "Toch niet nog 1" in said(screen.query_one("#undo", Tile))
        page = await opened(pilot, two[1].id)
        assert "De ander wil het al" in said(row(page, BENCH).query_one(".words", Tile))
        row(page, BENCH).query_one(".button", Tile).press()
        await settle(pilot)
        await pilot.press(*two[1].code, "enter")
        await settle(pilot)
        assert isinstance(kiosk.screen, JoinIdeas)
        assert "Alle woorden en alle mensen" in told(kiosk.screen)
        await pilot.pause(0.8)
        await pilot.press("enter")
        await settle(pilot)
        assert type(shown(kiosk)) is IdeaScreen
        texts = str(kiosk.screen.query_one("#texts", Words).paragraphs)
        assert BENCH in texts
        assert SEAT in texts


async def test_a_wish_is_taken_back_within_fifteen_seconds(
    kiosk: KioskScreenApp, board: Board, two: tuple[LeftIdea, LeftIdea]
) -> None:
    """As if it had not been said; after that the way back stands there again."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        for pressed in ("#undo", "#back"):
            await opened(pilot, two[0].id)
            kiosk.post_message(OpenJoinIdeas(two[0].id, two[1].id))
            await settle(pilot)
            await pilot.press(*two[0].code, "enter")
            await settle(pilot)
            assert (found := alike(board, two[1], two[0])) is not None
            assert found.wanted
            assert isinstance(kiosk.screen, JoinIdeas)
            await pilot.pause(0.8)
            for _ in range(0 if pressed == "#undo" else 15):
                kiosk.screen.tick()
            await settle(pilot)
            await pilot.click(pressed)
            await settle(pilot)
            assert type(shown(kiosk)) is IdeaScreen
            assert (alike(board, *two) is None) is (pressed == "#undo")


async def test_a_code_of_somebody_else_joins_nothing_and_stays_typed(
    kiosk: KioskScreenApp, board: Board, actions: Actions, two: tuple[LeftIdea, LeftIdea]
) -> None:
    """In English: too few signs are counted, a stranger's code is refused in words, nothing is lost."""
    stranger = actions.leave_idea(IdeaForm(token="third", words="Samen zingen"))
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.click("Header .language")
        kiosk.post_message(OpenJoinIdeas(two[0].id, two[1].id))
        await settle(pilot)
        screen = kiosk.screen
        assert isinstance(screen, JoinIdeas)
        await pilot.press(*stranger.code[:7], "enter")
        await settle(pilot)
        assert "Type all signs of your code first" in told(screen)
        assert "1 sign left" in said(screen.query_one("#forward", Tile))
        await pilot.press(stranger.code[7], "enter")
        await settle(pilot)
        assert "Only who had one of these ideas can do this" in told(screen)
        assert "Try again" in said(screen.query_one("#forward", Tile))
        assert screen.query_one(Field).value == stranger.code
        assert alike(board, *two) is None


async def test_where_no_author_is_known_nobody_is_asked(
    kiosk: KioskScreenApp, board: Board, actions: Actions, same_hall: Callable[[], Hall]
) -> None:
    """The example's ideas carry no code: what people say is counted, and that is all."""
    one, other = board.ideas()[:2]
    for visit in ("a", "b"):
        Actions(same_hall()).say_alike(one.id, other.id, visit)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot, one.id)
        shown = row(screen, "2 mensen vinden dit hetzelfde")
        assert "schrijver" not in said(shown.query_one(".words", Tile))
        assert "Is hetzelfde" in said(shown.query_one(".button", Tile))


async def test_rows_stay_where_they_are_while_one_presses(
    kiosk: KioskScreenApp, actions: Actions, two: tuple[LeftIdea, LeftIdea]
) -> None:
    """What people say comes first for who opens the page, but never moves under a finger."""

    def order() -> list[str]:
        rows = kiosk.screen.query(AlikeRow).results(AlikeRow)
        return [said(row.query_one(".words", Tile))[:20] for row in rows if row.display]

    for number in range(2):
        actions.leave_idea(IdeaForm(token=str(number), words=f"Bankje {number} bij een vijver of bankje"))
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot, two[0].id)
        before = order()
        last = [row for row in screen.query(AlikeRow).results(AlikeRow) if row.query_one(".button").display][
            -1
        ]
        last.query_one(".button", Tile).press()
        await settle(pilot)
        assert order() == before
        await pilot.press("escape")
        await opened(pilot, two[0].id)
        assert order()[0] != before[0]
