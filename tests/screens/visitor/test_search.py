"""Finding by word: what is typed arrives whole, and leads to the sign-up in few keys."""

import pytest
from textual import events
from textual.pilot import Pilot

from kiosk.actions import Actions, IdeaForm
from kiosk.actions.listings import Dates, add_initiative
from kiosk.board import Board
from kiosk.hall import Hall
from kiosk.model import Idea
from kiosk.store import Who
from screens.app import KioskScreenApp
from screens.messages import OpenSearch
from screens.visitor.home import Home
from screens.visitor.idea_page import IdeaScreen
from screens.visitor.initiative import InitiativeScreen
from screens.visitor.search import Search
from screens.widgets.face import Tone
from screens.widgets.field import Field
from screens.widgets.paged_list import PagedList
from screens.widgets.tile import Tile

SIZES = [(80, 24), (120, 40), (200, 60)]


async def settle(pilot: Pilot[int]) -> None:
    for _ in range(4):
        await pilot.pause()


async def search(pilot: Pilot[int], words: str = "", theme: str = "") -> Search:
    pilot.app.post_message(OpenSearch(words, theme))
    await settle(pilot)
    assert isinstance(pilot.app.screen, Search)
    return pilot.app.screen


def text(app: KioskScreenApp) -> str:
    strips = app.screen._compositor.render_strips()
    return " ".join(" ".join("".join(segment.text for segment in strip) for strip in strips).split())


def found(screen: Search, name: str = "#joining") -> list[str]:
    """The titles on the tiles of a list."""
    tiles = [tile for tile in screen.query(f"{name} .pool Tile").results(Tile) if tile.display]
    return [
        " ".join(span.text for span in tile.face.lines[0].middle or tile.face.lines[0].left) for tile in tiles
    ]


async def test_letters_typed_at_once_all_arrive(kiosk: KioskScreenApp) -> None:
    """A word typed on home as fast as can be stands in the field whole, on one screen."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for letter in "stoelgym":
            kiosk.post_message(events.Key(letter, letter))
        await settle(pilot)
        assert isinstance(kiosk.screen, Search)
        assert kiosk.screen.words == "stoelgym"
        assert [type(screen) for screen in kiosk.screen_stack[1:]] == [Home, Search]


async def test_one_word_and_at_most_eight_keys_lead_to_a_sign_up(
    kiosk: KioskScreenApp, board: Board, actions: Actions
) -> None:
    """After one word of its title: open it, join, every time or this time, name, and yes."""
    before = next(card.taken for card in board.home().everything if card.slug == "gamen")
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.press(*"gamen")
        await settle(pilot)
        pressed = 0
        while type(kiosk.screen).__name__ != "SignUpName":
            await pilot.press("enter")
            await settle(pilot)
            pressed += 1
            assert pressed <= 4, type(kiosk.screen).__name__
        await pilot.press(*"Wubbo")
        while type(kiosk.screen).__name__ != "Confirmation":
            await pilot.press("enter")
            await settle(pilot)
            pressed += 1
            assert pressed <= 8, type(kiosk.screen).__name__
    moment = board.initiative(next(c.id for c in board.home().everything if c.slug == "gamen"))
    assert moment is not None
    assert moment.card.taken > before or moment.moments[0].taken > before


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("stoelgym", "Stoelgym"),
        ("STOEL", "Stoelgym"),
        ("reperkafee", "Repaircafé"),
        ("repaircafe", "Repaircafé"),
    ],
    ids=["exact", "part, capitals", "misspelt", "no accent"],
)
async def test_spelling_is_forgiven(kiosk: KioskScreenApp, typed: str, title: str) -> None:
    """What was meant stands first."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await search(pilot, typed)
        assert found(screen)[0] == title


async def test_what_only_looks_like_it_is_said_to(kiosk: KioskScreenApp) -> None:
    """Nothing has that word: the screen says so with the word, and does not pretend."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await search(pilot, "reperkafee")
        sentence = kiosk.language.text(
            "With {words} we found nothing. This looks like it:", words="reperkafee"
        )
        assert sentence in text(kiosk)
        screen.query_one(Field).clear()
        await settle(pilot)
        await pilot.press(*"xyzzyx")
        await settle(pilot)
        assert found(screen) == []
        assert kiosk.language.text(
            "With {words} we found nothing. Try another word.", words="xyzzyx"
        ) in text(kiosk)


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_typed_shows_everything(kiosk: KioskScreenApp, size: tuple[int, int]) -> None:
    """The ordinary lists, and a hint what to do."""
    async with kiosk.run_test(size=size) as pilot:
        screen = await search(pilot)
        assert found(screen)
        assert kiosk.language.text("Type a name, a place or a word.") in text(kiosk)


@pytest.mark.parametrize("size", SIZES)
async def test_enter_opens_the_first_and_back_keeps_the_word(
    kiosk: KioskScreenApp, size: tuple[int, int]
) -> None:
    """Looking at what was found loses nothing."""
    async with kiosk.run_test(size=size) as pilot:
        await search(pilot, "stoelgym")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(kiosk.screen, InitiativeScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert getattr(kiosk.screen, "words", "") == "stoelgym"


async def test_down_leads_to_the_first_found_and_typing_goes_on_in_the_field(kiosk: KioskScreenApp) -> None:
    """Past the themes; a letter from there still belongs to the word."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await search(pilot, "koffi")
        await pilot.press("down")
        await settle(pilot)
        assert screen.focused is screen.query("#joining .pool Tile").first()
        await pilot.press("e")
        await settle(pilot)
        assert screen.words == "koffie"
        assert screen.focused is screen.query_one(Field)


async def test_a_theme_narrows_and_wider_widens(kiosk: KioskScreenApp, board: Board) -> None:
    """Within a theme the rest is counted, one press away, and the word stays."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await search(pilot, "koffie", "bewegen")
        narrow = found(screen)
        wider = screen.query_one("#wider", Tile)
        assert narrow == ["Stoelgym"]
        assert wider.display
        wider.press()
        await settle(pilot)
        seen = board.home("", "koffie").found
        assert seen is not None
        assert set(narrow) < {card.title for card in seen.cards}
        assert found(screen)[0] == seen.cards[0].title != narrow[0]
        assert screen.words == "koffie"
        assert not wider.display


async def test_a_change_elsewhere_keeps_word_focus_and_place(
    kiosk: KioskScreenApp, board: Board, hall: Hall
) -> None:
    """Another process adds a listing: it shows, and nothing the visitor had is lost."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await search(pilot, "koffie")
        await pilot.press("down", "down")
        await settle(pilot)
        focused = screen.focused
        assert isinstance(focused, Tile)
        before = focused.face
        add_initiative(hall, {"title": "Koffieproeverij"}, Dates())
        kiosk._look()
        await settle(pilot)
        assert isinstance(screen.focused, Tile)
        assert screen.focused.face == before
        assert screen.words == "koffie"


async def test_language_switch_keeps_the_word(kiosk: KioskScreenApp) -> None:
    """Everything is said in English, what was typed stays."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await search(pilot, "koffie")
        screen.query_one(".language", Tile).press()
        await settle(pilot)
        assert screen.words == "koffie"
        assert "Back" in text(kiosk)


async def test_ten_thousand_are_paged_not_drawn(kiosk: KioskScreenApp, hall: Hall) -> None:
    """However many there are, a screen holds a page of tiles."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        for number in range(70):
            add_initiative(hall, {"title": f"Wandelgroep {number}"}, Dates())
        screen = await search(pilot, "wandelgroep")
        assert screen.query_one("#joining", PagedList).pages > 10
        assert len(screen.query(Tile)) < 80


BENCH = "Een [b]schommel[/] bij het water"


@pytest.mark.parametrize("size", SIZES)
async def test_an_idea_is_found_and_opened(
    kiosk: KioskScreenApp, actions: Actions, size: tuple[int, int]
) -> None:
    """A misspelt word of it, its own words literally on a card that leads to its page; Enter does it too."""
    idea = actions.leave_idea(IdeaForm(token="t", words=BENCH))
    async with kiosk.run_test(size=size) as pilot:
        screen = await search(pilot, "schomel")
        name = "#joining" if size == (80, 24) else "#ideas"
        assert BENCH in found(screen, name)
        tile = next(each for each in screen.query(f"{name} .pool Tile").results(Tile) if each.display)
        assert tile.tone is Tone.PLUM
        await pilot.click(tile)
        await settle(pilot)
        assert isinstance(kiosk.screen, IdeaScreen)
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(kiosk.screen, IdeaScreen)
        assert kiosk.screen._idea == idea.id


async def test_an_idea_that_became_an_initiative_is_found_as_that(
    board: Board, actions: Actions, hall: Hall
) -> None:
    """Joined ideas stand there once; what began, or was hidden, no longer as an idea."""
    one = actions.leave_idea(IdeaForm(token="a", words="Schommel op het plein"))
    other = actions.leave_idea(IdeaForm(token="b", words="Een schommel voor kinderen"))
    actions.join_ideas(one.id, other.id, one.code)
    actions.join_ideas(one.id, other.id, other.code)
    seen = board.home("", "schommel").found
    assert seen is not None
    assert [card.id for card in seen.ideas] == [one.id]
    with hall.store.transaction(Who("host"), "hide") as transaction:
        for idea in (one.id, other.id):
            record = transaction.state.get(Idea, idea)
            assert record is not None
            transaction.change(record, hidden=True)
    seen = board.home("", "schommel").found
    assert seen is not None
    assert seen.ideas == ()


@pytest.mark.parametrize(
    "typed", ["qqqqqq [red]zwembad[/]", "[@click=app.quit]x[/]"], ids=["colour", "action"]
)
async def test_of_what_is_not_there_an_idea_is_made(kiosk: KioskScreenApp, typed: str) -> None:
    """The typed words are the beginning of it; what somebody is writing already is not touched."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await search(pilot, typed)
        assert kiosk.language.text("Make it an idea") in text(kiosk)
        screen.query_one("#idea", Tile).press()
        await settle(pilot)
        assert type(kiosk.screen).__name__ == "Idea"
        assert kiosk.screen.query_one("#words", Field).value == typed
        await pilot.press("escape")
        await settle(pilot)
        screen.query_one(Field).clear()
        await pilot.press(*"xyzzyx")
        await settle(pilot)
        screen.query_one("#idea", Tile).press()
        await settle(pilot)
        assert kiosk.screen.query_one("#words", Field).value == typed


async def test_all_that_is_found_at_the_left_stands_there_or_has_a_way_to_it(
    kiosk: KioskScreenApp, actions: Actions
) -> None:
    """Many initiatives do not push the ideas off, nor the other way round."""
    for number in range(9):
        actions.leave_idea(IdeaForm(token=str(number), words=f"Samen zingen {number}"))
    async with kiosk.run_test(size=(120, 40)) as pilot:
        screen = await search(pilot, "samen")
        for name in ("#joining", "#ideas"):
            assert found(screen, name)
            assert screen.query_one(f"{name} .more", Tile).display
