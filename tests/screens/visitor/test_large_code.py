"""The code over the whole screen: as sturdy as it goes, whole or not at all."""

import pytest
from textual.pilot import Pilot

from screens.app import KioskScreenApp
from screens.messages import OpenLargeCode
from screens.visitor.large_code import LargeCode
from screens.widgets.header import Header
from screens.widgets.qr_code import Form, QrCode
from screens.widgets.tile import Tile

SHORT = "HTTPS://DORP.NL/A7K2"
USUAL = "https://dewierde.example/repaircafe"
EVENT = "BEGIN:VEVENT\nDTSTART:20261128T090000Z\nSUMMARY:Repaircafe\nLOCATION:Werkplaats\nEND:VEVENT"
LONG = "https://dewierde.example/" + "a" * 300


async def show(pilot: Pilot[int], payload: str) -> LargeCode:
    pilot.app.post_message(OpenLargeCode(payload, "dorp.nl/a7k2", "Repaircafé"))
    for _ in range(4):
        await pilot.pause()
    assert isinstance(pilot.app.screen, LargeCode)
    return pilot.app.screen


@pytest.mark.parametrize(
    ("size", "payload", "form", "band"),
    [
        ((120, 40), USUAL, Form.STURDY, True),
        ((200, 60), EVENT, Form.STURDY, True),
        ((80, 24), SHORT, Form.STURDY, False),
        ((80, 24), USUAL, Form.HALF, True),
        ((120, 40), EVENT, Form.STURDY, False),
        ((80, 24), LONG, None, True),
    ],
    ids=["usual", "large terminal", "short link, small", "usual, small", "event", "too long"],
)
async def test_the_sturdiest_form_that_fits_whole(
    kiosk: KioskScreenApp, size: tuple[int, int], payload: str, form: Form | None, band: bool
) -> None:
    """Sturdy before half rows, the band gives way before that; what never fits is not drawn."""
    async with kiosk.run_test(size=size) as pilot:
        screen = await show(pilot, payload)
        code = screen.query_one(QrCode)
        assert screen.query_one(Header).display is band
        if form is None:
            assert not code.payload
        else:
            assert code.form is form
            assert QrCode.fits(payload, code.size.width, code.size.height, form)
            assert code.region.right <= size[0]
            assert code.region.bottom <= size[1]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("payload", [SHORT, EVENT, LONG], ids=["link", "event", "too long"])
async def test_words_and_back_are_always_there(
    kiosk: KioskScreenApp, size: tuple[int, int], payload: str
) -> None:
    """Where it leads is said in words, and back is in reach of finger and key."""
    async with kiosk.run_test(size=size) as pilot:
        screen = await show(pilot, payload)
        rows = ["".join(each.text for each in strip) for strip in screen._compositor.render_strips()]
        assert any("dorp.nl/a7k2" in row for row in rows)
        back = screen.query_one("#back", Tile)
        assert back.size.area
        assert back.region.bottom <= size[1]
        back.press()
        for _ in range(3):
            await pilot.pause()
        assert kiosk.screen is not screen
