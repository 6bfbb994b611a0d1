"""Tiles: pressing, focus, and what they show."""

from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.strip import Strip

from kiosk.text import cells
from screens.widgets.coat import Kind, State, coat_of
from screens.widgets.face import (
    AgendaCard,
    Face,
    Line,
    Span,
    Tone,
    action_face,
    bar,
    bold,
    choice_face,
    door_face,
    hands,
    help_card,
    soft,
    words_face,
)
from screens.widgets.painting import paint
from screens.widgets.palette import HIGH_CONTRAST, STANDARD, Palette
from screens.widgets.tile import Tile

if TYPE_CHECKING:
    from tests.screens.widgets.conftest import StageMaker

CARD = AgendaCard("vandaag", "19:30", "Klaverjassen", "Kleine zaal", "nog 4 plekken", 11, 15).face()
FACES = {
    "card": CARD,
    "help": help_card("Spitten", "zondag, 2 uur", "nog 4 nodig", 0, 4),
    "action": action_face("Ik doe mee", "nog 6 plekken"),
    "door": door_face("Helpen", "9 klussen zoeken handen"),
    "choice": choice_face("Eén keer", "alleen donderdag"),
    "chip": words_face("Groen"),
    "hostile": Face((Line((Span("[@click=app.quit]x[/] [red]"),)),)),
}


def text_of(strips: list[Strip]) -> list[str]:
    return ["".join(segment.text for segment in strip) for strip in strips]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [channel / 255 for channel in Color.parse(colour).rgb]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


async def test_a_tile_is_pressed_by_click_enter_and_space(stage: "StageMaker") -> None:
    """Finger and keyboard do the same, and the tile looks pressed at once, for a moment."""
    app = stage(Tile(words_face("Ja"), id="yes"), Tile(words_face("Nee"), id="no"))
    async with app.run_test(size=(120, 40)) as pilot:
        yes, no = app.page.query_one("#yes", Tile), app.page.query_one("#no", Tile)
        await pilot.click("#yes")
        assert yes.state is State.PRESSED
        assert app.focused is None
        no.focus()
        await pilot.press("enter", "space")
        await pilot.pause(0.3)
        assert app.pressed == [("yes", False), ("no", True), ("no", True)]
        assert (yes.state, no.state) == (State.REST, State.FOCUS)


async def test_new_words_neither_move_nor_lose_the_focus(stage: "StageMaker") -> None:
    """What changes underneath a visitor repaints the tile and leaves the focus where it was."""
    app = stage(Tile(CARD, Kind.CARD, id="one"), Tile(CARD, Kind.CARD, id="two"))
    async with app.run_test(size=(120, 40)) as pilot:
        two = app.page.query_one("#two", Tile)
        two.focus()
        two.face = AgendaCard("vandaag", "20:00", "Klaverjassen", "Zaal", "vol", 15, 15).face()
        await pilot.pause()
        assert app.focused is two
        assert any("20:00" in row for row in app.text())


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.name.lower())
@pytest.mark.parametrize("face", FACES.values(), ids=FACES)
@pytest.mark.parametrize(("columns", "rows"), [(62, 4), (36, 10), (24, 3), (38, 6)])
def test_focus_and_pressing_do_not_move_the_words(face: Face, kind: Kind, columns: int, rows: int) -> None:
    """The words stand on the same cells in every state, and every row is as wide as the tile."""
    shown = []
    for state in State:
        coat = coat_of(kind, Tone.GREEN, state, STANDARD, chosen=False, under=STANDARD.paper)
        strips = paint(face, coat, columns, rows, STANDARD.paper, few_colours=False).strips
        assert [cells("".join(segment.text for segment in strip)) for strip in strips] == [columns] * rows
        shown.append([row.translate(dict.fromkeys(map(ord, "▂▄▁"), " ")) for row in text_of(strips)])
    assert shown[0] == shown[1] == shown[2]


@pytest.mark.parametrize("palette", [STANDARD, HIGH_CONTRAST], ids=["standard", "high_contrast"])
@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.name.lower())
@pytest.mark.parametrize(
    "tone", [tone for tone in Tone if tone is not Tone.REST], ids=lambda tone: tone.value
)
def test_words_can_be_read_in_every_state(palette: Palette, kind: Kind, tone: Tone) -> None:
    """Contrast of text is 7:1 at least, of lips and frames 3:1 (WCAG 2.2, 1.4.6 and 1.4.11)."""
    for state in State:
        for chosen in (False, True):
            coat = coat_of(kind, tone, state, palette, chosen=chosen, under=palette.paper)
            for each in Tone:
                if each is not Tone.REST:
                    assert contrast(coat.colour(each), coat.fill) >= 7
            assert contrast(coat.colour(Tone.REST), coat.fill) >= 3
            if coat.frame:
                assert contrast(coat.frame, palette.paper) >= 3


@pytest.mark.parametrize("palette", [STANDARD, HIGH_CONTRAST], ids=["standard", "high_contrast"])
def test_focus_is_unmistakable(palette: Palette) -> None:
    """A frame on all outer cells, half a row above and below, around a fill that nothing else has."""
    coat = coat_of(Kind.CARD, Tone.GREEN, State.FOCUS, palette, chosen=False, under=palette.paper)
    strips = paint(CARD, coat, 62, 4, palette.paper, few_colours=False).strips
    for strip in strips:
        ends = [
            segment.style.bgcolor.name for segment in (*strip,) if segment.style and segment.style.bgcolor
        ]
        assert ends[0] == ends[-1] == palette.frame
    top, bottom = [list(strip)[1].style for strip in (strips[0], strips[-1])]
    assert (top and top.bgcolor and top.bgcolor.name) == palette.frame
    assert (bottom and bottom.color and bottom.color.name) == palette.frame
    for state in (State.REST, State.PRESSED):
        other = coat_of(Kind.CARD, Tone.GREEN, state, palette, chosen=False, under=palette.paper)
        assert other.fill != coat.fill


def test_only_safe_blocks_are_drawn() -> None:
    """Nothing but the lower half, quarter and eighth block: the others leave hairlines in xterm."""
    allowed = set("▄▂▁→←√…")
    for face in FACES.values():
        coat = coat_of(Kind.ACTION, Tone.BLUE, State.REST, STANDARD, chosen=True, under=STANDARD.paper)
        drawn = "".join(text_of(paint(face, coat, 36, 10, STANDARD.paper, few_colours=False).strips))
        assert {char for char in drawn if ord(char) > 0x2000} <= allowed


def test_in_sixteen_colours_black_is_never_bold() -> None:
    """Bold black is drawn grey by such terminals."""
    coat = coat_of(Kind.CARD, Tone.GREEN, State.FOCUS, HIGH_CONTRAST, chosen=False, under="#000000")
    for strip in paint(CARD, coat, 62, 4, "#000000", few_colours=True).strips:
        assert not any(segment.style and segment.style.bold for segment in strip)


def test_what_people_typed_is_shown_as_typed() -> None:
    """Markup in a title is text like any other."""
    coat = coat_of(Kind.CARD, Tone.GREEN, State.REST, STANDARD, chosen=False, under=STANDARD.paper)
    rows = text_of(paint(FACES["hostile"], coat, 62, 4, STANDARD.paper, few_colours=False).strips)
    assert any("[@click=app.quit]x[/] [red]" in row for row in rows)


@pytest.mark.parametrize(
    "char", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u200d", "\r", "\x7f"], ids=ascii
)
def test_nothing_that_a_terminal_obeys_is_drawn(char: str) -> None:
    """Even if it got past every cleaning: it is left out, and the row stays as wide as the tile."""
    coat = coat_of(Kind.CARD, Tone.GREEN, State.REST, STANDARD, chosen=False, under=STANDARD.paper)
    face = Face((Line((Span(f"a{char}[2Jb"),)),))
    rows = text_of(paint(face, coat, 62, 4, STANDARD.paper, few_colours=False).strips)
    assert all(row.isprintable() and cells(row) == 62 for row in rows)
    assert any("a[2Jb" in row for row in rows)


def test_a_line_too_long_goes_on_below_or_says_that_it_was_cut() -> None:
    """Words are never lost silently: they wrap while there is room, then end in an ellipsis."""
    coat = coat_of(Kind.ACTION, Tone.GREEN, State.REST, STANDARD, chosen=False, under=STANDARD.paper)
    face = action_face("Ik doe mee", "ook de volgende donderdagen van deze maand")
    roomy = paint(face, coat, 36, 6, STANDARD.paper, few_colours=False)
    assert not roomy.cut
    assert any("maand" in row for row in text_of(roomy.strips))
    tight = paint(face, coat, 36, 4, STANDARD.paper, few_colours=False)
    assert tight.cut
    assert any("…" in row for row in text_of(tight.strips))


def test_a_chosen_tile_says_so_with_a_sign(stage: "StageMaker") -> None:
    """Colour is never the only sign: a √ stands before the words."""
    for face in (words_face("Groen"), choice_face("Eén keer", "alleen donderdag")):
        tile = Tile(face, Kind.CHIP, chosen=True)
        assert tile._shown_face().lines[0].left[0].text.startswith("√")


@pytest.mark.parametrize(
    ("taken", "total", "drawn"),
    [
        pytest.param(0, 10, "▁▁▁▁▁▁▁▁▁▁", id="nobody yet"),
        pytest.param(1, 200, "▄▁▁▁▁▁▁▁▁▁", id="one of many still shows"),
        pytest.param(199, 200, "▄▄▄▄▄▄▄▄▄▁", id="one free of many still shows"),
        pytest.param(12, 10, "▄▄▄▄▄▄▄▄▄▄", id="promised before it became fewer"),
        pytest.param(5, 0, "", id="no limit"),
    ],
)
def test_a_bar_tells_taken_and_free_by_shape(taken: int, total: int, drawn: str) -> None:
    """Thick is taken, thin is free, and neither vanishes by rounding."""
    assert "".join(span.text for span in bar(taken, total, 10, Tone.GREEN)) == drawn


def test_hands_that_do_not_fit_become_a_bar() -> None:
    """Six hands are six pairs; thirty are a bar of the same width."""
    assert "".join(span.text for span in hands(1, 3, 20)) == "▄▄ ▁▁ ▁▁"
    assert cells("".join(span.text for span in hands(10, 30, 20))) == 20


async def test_only_what_changed_is_painted(stage: "StageMaker") -> None:
    """Moving the focus paints two tiles, and going back takes them from the cache."""
    app = stage(*(Tile(CARD, Kind.CARD, id=f"t{at}") for at in range(6)))
    async with app.run_test(size=(120, 40)) as pilot:
        tiles = list(app.page.query("PageBody Tile").results(Tile))
        await pilot.press("tab")
        await pilot.press("down")
        before = [dict(tile._painted) for tile in tiles]
        await pilot.press("up")
        await pilot.press("down")
        assert [dict(tile._painted) for tile in tiles] == before
        assert [len(tile._painted) for tile in tiles] == [2, 2, 1, 1, 1, 1]


async def test_the_theme_is_changed_on_the_spot(stage: "StageMaker") -> None:
    """High contrast repaints what stands on the screen."""
    app = stage(Tile(Face((Line((bold("Groen"), soft("x"))),)), Kind.CARD, id="one"))
    async with app.run_test(size=(120, 40)) as pilot:
        app.theme = "high_contrast"
        await pilot.pause()
        tile = app.page.query_one("#one", Tile)
        colours = {seg.style.bgcolor.name for seg in tile.render_line(1) if seg.style and seg.style.bgcolor}
        assert colours == {"#ffffff", "#1f1f1f"}
