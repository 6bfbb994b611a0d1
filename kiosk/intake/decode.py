"""Bytes of a text file to text."""

from kiosk.errors import InputRefused

_UTF_8, _UTF_16 = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
"""Byte order marks that a file may begin with (Unicode 15, 23.8)."""


def decode(data: bytes) -> str:
    """UTF-8, or UTF-16 that says so; what would give a replacement character is Windows-1252.

    Raises InputRefused when it is text in none of them.
    """
    return text_of(without_mark(data))


def without_mark(data: bytes) -> bytes:
    """The bytes without byte order mark; UTF-16 becomes UTF-8. Raises InputRefused when it is neither."""
    if not data.startswith(_UTF_16):
        return data.removeprefix(_UTF_8)
    try:
        return data.decode("utf-16").encode()
    except UnicodeError as error:
        raise _no_text() from error


def text_of(data: bytes) -> str:
    """UTF-8 or else Windows-1252, no byte order mark before it. Raises InputRefused when it is neither."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as error:
            raise _no_text() from error
    if "\0" in text:
        raise _no_text()
    return text


def _no_text() -> InputRefused:
    # NL: Dit bestand is geen gewone tekst.
    return InputRefused("This file is not plain text.")
