"""The page: keys, sizes, language, and what does not fit."""

from typing import TYPE_CHECKING

import pytest
from textual.containers import Horizontal, Vertical

from screens.widgets.big_text import BigText
from screens.widgets.face import back_face, words_face
from screens.widgets.field import Field
from screens.widgets.header import Header, HeaderWords
from screens.widgets.page import PageBody, Push, ScrollKeys
from screens.widgets.tile import Tile
from screens.widgets.words import Fact, Words

if TYPE_CHECKING:
    from tests.screens.widgets.conftest import StageMaker

SIZES = [(80, 24), (120, 40), (200, 60)]


def tile(name: str) -> Tile:
    made = Tile(words_face(name), id=name)
    made.styles.height, made.styles.width = 3, 20
    return made


def two_by_two() -> Vertical:
    rows = [Horizontal(tile("a"), tile("b")), Horizontal(tile("c"), tile("d"))]
    for row in rows:
        row.styles.height = 3
    column = Vertical(*rows)
    column.styles.height = 6
    return column


async def test_arrows_go_where_they_point(stage: "StageMaker") -> None:
    """From the first key on: it shows the focus, then arrows move it over the page, footer and header."""
    app = stage(two_by_two(), footer=[Tile(back_face("Terug"), id="back")])
    async with app.run_test(size=(120, 40)) as pilot:
        trail = []
        for key in ("down", "right", "down", "left", "down", "up", "up", "up"):
            await pilot.press(key)
            trail.append(app.focus_id)
        assert trail[:7] == ["a", "b", "d", "c", "back", "c", "a"]
        assert app.focused in list(app.page.query("Header Tile"))


async def test_tab_reaches_everything_and_comes_round(stage: "StageMaker") -> None:
    """Tab and Shift+Tab pass all that can be pressed."""
    app = stage(two_by_two(), footer=[Tile(back_face("Terug"), id="back")])
    async with app.run_test(size=(120, 40)) as pilot:
        seen = set()
        for _ in range(8):
            await pilot.press("tab")
            seen.add(app.focused)
        assert seen == set(app.page.query(Tile)) - set(app.page.query("ScrollKeys Tile"))
        first = app.focused
        await pilot.press("tab", "shift+tab")
        assert app.focused is first


async def test_escape_goes_back(stage: "StageMaker") -> None:
    """Also from within a field."""
    app = stage(Field(id="name"), footer=[Tile(back_face("Terug"), id="back")])
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.click("#name")
        await pilot.press("x", "escape")
        assert app.pressed == [("back", True)]


async def test_a_finger_sees_no_focus_and_a_keyboard_does(stage: "StageMaker") -> None:
    """Nothing is yellow until a key is pressed; after that a new page shows a focus at once."""
    app = stage(two_by_two())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.click("#a")
        assert app.focus_id is None
        await pilot.press("tab", "enter")
        assert app.keys_in_use
        page = type(app.page)([tile("z")], [])
        app.push_screen(page)
        await pilot.pause()
        assert app.focus_id == "z"


async def test_tapping_leaves_the_field_alone(stage: "StageMaker") -> None:
    """A tap on a button does not take the caret out of what is being typed."""
    app = stage(Field(id="name"), tile("a"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.click("#name")
        await pilot.press("x")
        await pilot.click("#a")
        await pilot.press("y")
        assert app.page.query_one("#name", Field).value == "xy"


async def test_words_are_set_anew_and_nothing_typed_is_lost(stage: "StageMaker") -> None:
    """Another language words everything again; value, caret and focus stay."""
    app = stage(Field(id="name"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.click("#name")
        await pilot.press("x")
        before = app.page.reworded
        app.page.renew()
        await pilot.press("y")
        assert app.page.reworded == before + 1
        assert app.page.query_one("#name", Field).value == "xy"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_is_too_high_can_be_reached_by_finger_and_by_key(
    stage: "StageMaker", size: tuple[int, int]
) -> None:
    """Keys to scroll appear when needed only; the last thing is reached by tapping and by keyboard."""
    app = stage(*(tile(f"t{at}") for at in range(40)), footer=[Tile(back_face("Terug"), id="back")])
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        body, keys = app.page.query_one(PageBody), app.page.query_one(ScrollKeys)
        assert keys.display
        for _ in range(20):
            await pilot.click(".scroll-down")
        assert body.scroll_y == body.max_scroll_y
        last = app.page.query_one("#t39")
        assert body.region.contains_region(last.region)
        app.page.query_one("#t0").focus()
        await pilot.pause()
        await pilot.press(*["down"] * 39)
        assert app.focused is last
        for at in range(2, 40):
            app.page.query_one(f"#t{at}").display = False
        await pilot.pause()
        await pilot.pause()
        assert not keys.display


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_band_keeps_its_buttons_at_every_size(stage: "StageMaker", size: tuple[int, int]) -> None:
    """Language and help stand at the top right, whole, and say what is wanted; a long name makes room."""
    app = stage()
    async with app.run_test(size=size) as pilot:
        header = app.page.query_one(Header)
        header.words = HeaderWords(
            "Dorpshuis " + "heel " * 40, "dinsdag 24 november, 14:05", "English", "Hulp"
        )
        await pilot.pause()
        assert "English" in app.text()[1]
        assert "Hulp" in app.text()[1]
        assert "…" in app.text()[1]
        for name in ("language", "help"):
            button = header.query_one(f".{name}", Tile)
            assert button.size == (15, 3)
            assert app.page.region.contains_region(button.region)
            await pilot.click(f"Header .{name}")
        assert app.asked == ["language", "help"]


@pytest.mark.parametrize(
    ("size", "text", "rows"),
    [
        pytest.param((120, 40), "Hoe heet je?", 6, id="letters"),
        pytest.param((200, 60), "Hoe heet je?", 8, id="display where there is room"),
        pytest.param((80, 24), "Hoe heet je?", 1, id="bold line on a small terminal"),
        pytest.param((120, 40), "Samen koken voor wie alleen eet of nieuw is", 1, id="too long for letters"),
        pytest.param((120, 40), "Кафе", 1, id="letters that are not drawn"),
    ],
)
async def test_a_title_is_always_readable(
    stage: "StageMaker", size: tuple[int, int], text: str, rows: int
) -> None:
    """Large letters where they fit whole, otherwise the same words in bold."""
    app = stage(BigText(text, id="title"))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.page.query_one("#title").size.height == rows
        assert rows > 1 or any(text in row for row in app.text())


async def test_words_wrap_at_words_and_are_literal(stage: "StageMaker") -> None:
    """Nothing is cut, broken in a word, or taken for markup; answers stand under one another."""
    long = "Neem mee wat stuk is, wij maken het samen weer heel. [@click=app.quit]x[/] [b]"
    words = Words(long, "", Fact("Waar", "Werkplaats, ingang achter"), Fact("Kosten", "gratis"), id="words")
    words.styles.width = 30
    app = stage(words)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        rows = [row[4:34].rstrip() for row in app.text()[3 : 3 + words.size.height]]
        blank = rows.index("")
        assert " ".join(rows[:blank]) == long
        assert rows[blank + 1 :] == ["Waar    Werkplaats, ingang", "        achter", "Kosten  gratis"]


async def test_a_push_keeps_forward_at_the_right(stage: "StageMaker") -> None:
    """Back bottom left, forward bottom right, on the same rows."""
    back, forward = Tile(back_face("Terug"), id="back"), Tile(words_face("Verder"), id="on")
    app = stage(footer=[back, Push(), forward])
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert back.region.x == 4
        assert forward.region.right == 116
        assert back.region.bottom == forward.region.bottom == 40


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_three_buttons_fit_in_every_footer(stage: "StageMaker", size: tuple[int, int]) -> None:
    """Back and two ways forward are whole at every size, a blank column or more apart."""
    tiles = [
        Tile(back_face("Terug"), id="back"),
        Tile(words_face("Hulp"), id="too"),
        Tile(words_face("Ja"), id="on"),
    ]
    app = stage(footer=[tiles[0], Push(), *tiles[1:]])
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        margin = {80: 2, 120: 4, 200: 8}[size[0]]
        assert tiles[0].region.x == margin
        assert tiles[2].region.right <= size[0] - margin
        assert tiles[0].region.right < tiles[1].region.x
        assert tiles[1].region.right < tiles[2].region.x
        assert all(tile.size.width >= 22 for tile in tiles)
