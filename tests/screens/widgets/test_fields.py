"""The field: what is typed, cleaned, counted and forgotten."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.strip import Strip

from kiosk.text import harmless
from screens.widgets.field import Field

if TYPE_CHECKING:
    from tests.screens.widgets.conftest import StageMaker

HOSTILE = {
    "markup": "[@click=app.quit]x[/]",
    "escape": "a\x1b]0;owned\x07b",
    "c1": "a\x9b31mb",
    "bidi": "a\u202eb\u2066c",
    "zalgo": "a" + "\u0335\u0336\u0337\u0338" * 20 + "b",
    "newline": "Jan\r\nPiet",
    "long": "x" * 10_000,
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_what_comes_in_is_harmless(stage: "StageMaker", text: str) -> None:
    """Pasted or typed, nothing that a terminal could obey gets in, and never more than the limit."""
    app = stage(Field(max_length=40, id="name"))
    async with app.run_test(size=(120, 40)) as pilot:
        field = app.page.query_one("#name", Field)
        field.focus()
        field.post_message(events.Paste(text))
        await pilot.pause()
        assert field.value == harmless(text)[:40]
        assert all(char.isprintable() for row in app.text() for char in row)
        if text == HOSTILE["markup"]:
            assert any(text in row for row in app.text())


async def test_it_is_typed_in_as_anywhere(stage: "StageMaker") -> None:
    """Letters go where the caret is; backspace, delete, arrows, home and end do what they say."""
    app = stage(Field(id="name"))
    async with app.run_test(size=(120, 40)) as pilot:
        field = app.page.query_one("#name", Field)
        await pilot.click("#name")
        await pilot.press(
            *"Gretje", "left", "left", "left", "e", "home", "X", "delete", "end", "!", "backspace"
        )
        assert field.value == "Xreetje"
        await pilot.press("enter")
        assert app.submitted == ["Xreetje"]


async def test_a_letter_typed_on_a_page_goes_to_its_field(stage: "StageMaker") -> None:
    """A visitor who just begins to type is understood."""
    app = stage(Field(search=True, id="search"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("s", "o", "e", "p")
        assert app.page.query_one("#search", Field).value == "soep"
        assert app.typed == ["s", "so", "soe", "soep"]


async def test_nothing_of_the_last_visitor_comes_back(stage: "StageMaker") -> None:
    """No undo, redo, clipboard or selection brings back what was wiped."""
    app = stage(Field("Greetje", id="name"))
    async with app.run_test(size=(120, 40)) as pilot:
        field = app.page.query_one("#name", Field)
        field.focus()
        await pilot.press("ctrl+a", "shift+left", "ctrl+c", "ctrl+x")
        field.clear()
        await pilot.press("ctrl+z", "ctrl+y", "ctrl+shift+z", "ctrl+v", "shift+insert", "ctrl+u")
        assert field.value == ""
        assert app.clipboard == ""
        assert not any("Greetje" in str(value) for value in vars(field).values())


async def test_the_counter_shows_when_the_end_is_near(stage: "StageMaker") -> None:
    """Friendly words, only near the limit; at the limit nothing more is taken and nothing is lost."""
    app = stage(Field(max_length=20, counter=lambda left: f"nog {left} letters", id="name"))
    async with app.run_test(size=(120, 40)) as pilot:
        field = app.page.query_one("#name", Field)
        field.focus()
        field.insert("a" * 15)
        await pilot.pause()
        assert not any("nog" in row for row in app.text())
        field.insert("bb")
        await pilot.pause()
        assert any("nog 3 letters" in row for row in app.text())
        await pilot.press("home", *"cccccc")
        assert field.value == "ccc" + "a" * 15 + "bb"
        await pilot.pause()
        assert any("nog 0 letters" in row for row in app.text())


async def test_a_field_that_takes_codes_writes_capitals(stage: "StageMaker") -> None:
    """What may be typed is up to the screen."""
    app = stage(Field(max_length=8, accept=lambda text: text.upper().replace(" ", ""), id="code"))
    async with app.run_test(size=(120, 40)) as pilot:
        field = app.page.query_one("#code", Field)
        field.focus()
        await pilot.press(*"k7mw", "space", *"4r")
        assert field.value == "K7MW4R"


def yellow(row: Strip) -> int:
    """How many cells are in the colour of the caret."""
    behind = [(segment.cell_length, segment.style.bgcolor) for segment in row if segment.style]
    return sum(length for length, colour in behind if colour and colour.name == "#ffc83d")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["large", "small"])
@pytest.mark.parametrize(
    "value", ["", "Greetje", "Aaltje en de hele familie van de overkant", "Ольга", "漢字"]
)
async def test_the_caret_is_always_in_sight(stage: "StageMaker", size: tuple[int, int], value: str) -> None:
    """However long the text and wherever the caret: a yellow cell besides the strip at the start."""
    app = stage(Field(value, id="name"))
    async with app.run_test(size=size) as pilot:
        field = app.page.query_one("#name", Field)
        field.focus()
        for _ in range(len(value) + 1):
            await pilot.pause()
            assert max(map(yellow, map(field.render_line, range(field.size.height)))) > 2
            await pilot.press("left")


@given(
    st.lists(st.one_of(st.text(max_size=5), st.sampled_from(["<", ">", "rub", "home", "end"])), max_size=30)
)
def test_no_order_of_keys_breaks_it(keys: list[str]) -> None:
    """The caret stays within the text and the text within the limit, whatever is typed."""
    field = Field(max_length=12)
    for key in keys:
        match key:
            case "rub":
                field.rub_out()
            case "<" | ">" | "home" | "end":
                field._move({"<": "left", ">": "right"}.get(key, key))
            case _:
                field.insert(key)
        assert 0 <= field._caret <= len(field.value) <= 12
        assert field.value == harmless(field.value)


async def test_a_code_is_shown_in_groups_and_a_pin_not_at_all(stage: "StageMaker") -> None:
    """Groups are for the eye only: the value has no spaces; a PIN never stands on the screen."""
    app = stage(Field(groups=4, max_length=8, id="code"), Field(secret=True, max_length=4, id="pin"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#code")
        await pilot.press(*"K7MW4R")
        await pilot.click("#pin")
        await pilot.press(*"123")
        shown = "\n".join(app.text())
        assert "K7MW 4R" in shown
        assert "■■■" in shown
        assert "123" not in shown
        assert [app.page.query_one(name, Field).value for name in ("#code", "#pin")] == ["K7MW4R", "123"]
