"""How much may still be typed, of a code or of words."""

from typing import Final

from kiosk.language import Language

LENGTH: Final = 8
"""Signs of an own code."""
BETWEEN: Final = " -_."
"""What people write between the groups of a code."""


def signs_left(language: Language, left: int) -> str:
    """Of a code, or a text."""
    # NL: nog {n} teken | nog {n} tekens
    return language.plural("{n} sign left", "{n} signs left", left)


def letters_left(language: Language, left: int) -> str:
    """Of a name."""
    # NL: nog {n} letter | nog {n} letters
    return language.plural("{n} letter left", "{n} letters left", left)
