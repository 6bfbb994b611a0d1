"""QR codes: what a decoder reads from the cells, whatever the theme."""

from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image
from textual.strip import Strip

from screens.widgets.face import Line, Span
from screens.widgets.qr_code import Form, QrCode, QrPanel, matrix, place

if TYPE_CHECKING:
    from tests.screens.widgets.conftest import StageMaker

LINK = "HTTPS://DORP.NL/A7K2"
EVENT = (
    "BEGIN:VEVENT\nSUMMARY:Repaircafe\nDTSTART:20261128T090000Z\nDTEND:20261128T120000Z\n"
    "LOCATION:Werkplaats\nURL:https://dorp.nl/a7k2\nEND:VEVENT"
)


def pixels(strips: list[Strip]) -> Image.Image:
    """The cells as a terminal draws them, 6 by 12 pixels; any character but space and `▄` fails."""
    image = Image.new("RGB", (strips[0].cell_length * 6, len(strips) * 12))
    for y, strip in enumerate(strips):
        x = 0
        for segment in strip:
            assert segment.style is not None
            for char in segment.text:
                behind, colour = segment.style.bgcolor, segment.style.color
                assert behind is not None
                assert colour is not None
                image.paste(behind.get_truecolor(), (x, y * 12, x + 6, y * 12 + 12))
                if char == "▄":
                    image.paste(colour.get_truecolor(), (x, y * 12 + 6, x + 6, y * 12 + 12))
                x += 6
    return image


def decoded(image: Image.Image) -> list[str]:
    """What a reader that does not try inverted codes finds."""
    return [code.text for code in zxingcpp.read_barcodes(image, try_invert=False)]


@pytest.mark.parametrize("theme", ["standard", "high_contrast"])
@pytest.mark.parametrize("payload", [LINK, EVENT], ids=["link", "event"])
@pytest.mark.parametrize("form", Form, ids=lambda form: form.value)
async def test_a_code_is_read_from_the_cells(
    stage: "StageMaker", theme: str, payload: str, form: Form
) -> None:
    """Dark on light in exact black and white, in both forms and both themes, wherever it fits."""
    code = QrCode(payload, form)
    code.styles.height = 37
    app = stage(code)
    app.theme = theme
    async with app.run_test(size=(200, 60)) as pilot:
        await pilot.pause()
        fits = QrCode.fits(payload, code.size.width, code.size.height, form)
        strips = [code.render_line(y) for y in range(code.size.height)]
        assert fits == (payload == LINK or form is Form.HALF)
        assert decoded(pixels(strips)) == ([payload] if fits else [])
        colours = {
            seg.style.bgcolor.name for strip in strips for seg in strip if seg.style and seg.style.bgcolor
        }
        assert not fits or {"#000000", "#ffffff"} <= colours


@pytest.mark.parametrize("focused", [False, True], ids=["at rest", "with focus"])
async def test_a_panel_shows_code_and_words(stage: "StageMaker", focused: bool) -> None:
    """The code beside its words is read too, also while the panel has the focus."""
    panel = QrPanel(id="panel")
    panel.styles.width, panel.styles.height = 38, 23
    app = stage(panel)
    async with app.run_test(size=(120, 40)) as pilot:
        panel.show(LINK, (Line((Span("Neem dit mee"),)),), (Line((Span("dorp.nl/a7k2"),)),))
        if focused:
            panel.focus()
        await pilot.pause()
        strips = [panel.render_line(y) for y in range(23)]
        text = "\n".join("".join(segment.text for segment in strip) for strip in strips)
        assert "Neem dit mee" in text
        assert "dorp.nl/a7k2" in text
        assert decoded(pixels(strips)) == [LINK]


def test_capitals_make_a_smaller_and_sturdier_code() -> None:
    """A short link in capitals takes the dense mode: version 1 (21 modules) instead of 2 (25)."""
    assert len(matrix(LINK)) == 21
    assert len(matrix(LINK.lower())) == 25


@pytest.mark.parametrize(
    ("columns", "rows", "quiet"),
    [
        pytest.param(29, 15, 4, id="four modules where they fit"),
        pytest.param(28, 15, 3, id="three"),
        pytest.param(23, 12, 1, id="one at least"),
        pytest.param(22, 12, None, id="never less, so not drawn"),
        pytest.param(29, 11, None, id="too low"),
    ],
)
def test_the_quiet_zone_is_four_modules_never_fewer_than_one(
    columns: int, rows: int, quiet: int | None
) -> None:
    """ISO/IEC 18004 asks four; on a small screen one must do."""
    where = place(LINK, columns, rows, Form.HALF)
    assert (where.quiet if where else None) == quiet


def test_the_sturdy_form_of_a_short_link_fits_a_small_terminal() -> None:
    """At 80x24 there is room for two columns a module."""
    assert QrCode.fits(LINK, 80, 23, Form.STURDY)


@pytest.mark.parametrize("payload", ["", "x" * 5000], ids=["nothing", "too much"])
def test_what_no_code_can_carry_is_not_drawn(payload: str) -> None:
    """It does not fit anywhere, and nothing breaks."""
    assert not QrCode.fits(payload, 500, 500)
