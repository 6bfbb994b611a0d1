"""A telephone can read every code: the pixels of a real terminal, seen by two decoders.

zxing-cpp is what many telephones use (asked not to try the inverted picture, as some do not); zbar is the
pickier one, and reads no inverted code at all.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from terminal import Xterm

SHORT_LINK = "HTTPS://DORP.NL/A7K2"
LINK = "https://dorpshuis-voorbeeld.example/initiatief/repaircafe-12"
EVENT = """\
BEGIN:VEVENT
SUMMARY:Repaircafe
DTSTART:20261128T090000Z
DTEND:20261128T120000Z
LOCATION:Dorpshuis De Klinker, grote zaal
END:VEVENT"""

ALARM = """\
BEGIN:VEVENT
DTSTART:20261130T190000Z
SUMMARY:Verhalen van (EE7Y4JFF)
BEGIN:VALARM
ACTION:AUDIO
TRIGGER:-PT25H
END:VALARM
END:VEVENT"""
"""As large as the confirmation makes it: 41 modules."""

MOMENT = "2026-11-24T14:05"
LETTERS = 500
"""Colours that a picture has at least when there are letters on it, their edges being smooth."""

APP = Path(__file__).with_name("qr_app.py")


@pytest.fixture(autouse=True)
def tools(needs: Callable[..., None]) -> None:
    """What these tests cannot do without."""
    needs("xterm", "Xvfb", "xdotool", "module:zxingcpp", "module:pyzbar.pyzbar")


def read(picture: Image.Image) -> dict[str, list[str]]:
    """What each decoder finds in the picture, never trying the inverted one."""
    import zxingcpp
    from pyzbar import pyzbar

    wanted = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return {
        "zxing": [found.text for found in zxingcpp.read_barcodes(picture, formats=wanted, try_invert=False)],
        "zbar": [found.data.decode() for found in pyzbar.decode(picture, symbols=[pyzbar.ZBarSymbol.QRCODE])],
    }


def program(payload: str, form: str, theme: str = "standard") -> list[str]:
    """The command that shows one code."""
    return [sys.executable, str(APP), payload, form, theme]


@pytest.mark.parametrize(("size", "dpi"), [(12, 100), (14.5, 100), (17, 100), (12, 96)])
@pytest.mark.parametrize(
    ("payload", "theme"),
    [
        (SHORT_LINK, "standard"),
        (LINK, "standard"),
        (EVENT, "standard"),
        (ALARM, "standard"),
        (LINK, "high_contrast"),
    ],
    ids=["short link", "link", "event", "event with alarm", "link, high contrast"],
)
def test_the_code_beside_text_is_read(payload: str, theme: str, size: float, dpi: int) -> None:
    """In the kiosk's own letters, at each size an installer may choose, both decoders read half blocks.

    At 100 dots an inch a cell is an even number of pixels high, so that a half is a half; at 96 it is not.
    """
    with Xterm(program(payload, "half", theme), size=size, dpi=dpi) as xterm:
        xterm.wait_for(read, {"zxing": [payload], "zbar": [payload]})


@pytest.mark.parametrize("font", ["DejaVu Sans Mono", "Liberation Mono"])
@pytest.mark.parametrize(
    ("payload", "columns", "rows"),
    [(LINK, 120, 40), (SHORT_LINK, 120, 40), (SHORT_LINK, 80, 24)],
    ids=["link at 120x40", "short link at 120x40", "short link at 80x24"],
)
def test_the_code_over_the_whole_screen_is_read(payload: str, columns: int, rows: int, font: str) -> None:
    """The sturdy form needs no particular letters, and its quiet zone stands out on the black theme too."""
    with Xterm(program(payload, "sturdy", "high_contrast"), columns=columns, rows=rows, font=font) as xterm:
        xterm.wait_for(read, {"zxing": [payload], "zbar": [payload]})


def widths(picture: Image.Image) -> list[int]:
    """Pixels from the left to the right edge of each code."""
    import zxingcpp

    found = zxingcpp.read_barcodes(picture, try_invert=False)
    return [code.position.top_right.x - code.position.top_left.x for code in found]


@pytest.mark.parametrize(
    ("columns", "rows", "button"),
    [(120, 40, (97, 15)), (80, 24, (14, 18))],
    ids=["120x40", "80x24"],
)
def test_a_visitor_takes_an_initiative_along(
    kiosk_command: list[str], columns: int, rows: int, button: tuple[int, int]
) -> None:
    """Home, the first initiative, one tap: its code is as large as it goes, and both decoders read it."""
    link = "https://dewierde.example/klaverjassen"
    with Xterm([*kiosk_command, "demo", "--clock", MOMENT], columns=columns, rows=rows) as xterm:
        xterm.settled(LETTERS)
        xterm.press("Down", "Return")
        before = widths(xterm.settled(LETTERS))
        xterm.tap(*button)
        xterm.settled(LETTERS)
        xterm.wait_for(read, {"zxing": [link], "zbar": [link]})
        assert widths(xterm.picture())[0] > 1.5 * sum(before)


@pytest.mark.parametrize(
    ("columns", "rows", "button"), [(120, 40, None), (80, 24, (12, 18))], ids=["120x40", "80x24"]
)
def test_a_visitor_takes_a_sign_up_along(
    kiosk_command: list[str], columns: int, rows: int, button: tuple[int, int] | None
) -> None:
    """Beside the words where it fits, one tap away on the smallest terminal: the event, with its alarm."""
    with Xterm([*kiosk_command, "demo", "--clock", MOMENT], columns=columns, rows=rows) as xterm:
        xterm.settled(LETTERS)
        xterm.type("verhalen")
        for keys in (["Return"], ["Return"], ["Return"]):
            xterm.settled(LETTERS)
            xterm.press(*keys)
        xterm.settled(LETTERS)
        xterm.type("Greetje")
        for _ in range(2):
            xterm.press("Return")
            xterm.settled(LETTERS)
        if button is not None:
            xterm.tap(*button)
            xterm.settled(LETTERS)
        seen = read(xterm.picture())
        assert seen["zxing"] == seen["zbar"]
        (event,) = seen["zxing"]
        assert event.startswith("BEGIN:VEVENT\nDTSTART:20261130T190000Z\nSUMMARY:Verhalen van (")
        assert "\nTRIGGER:-PT25H\n" in event
