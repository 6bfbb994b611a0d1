"""Codes that people write down: a visitor's own for a sign-up, an initiator's for an initiative.

Only the HMAC of a code is kept, so the data gives no code away to who lacks the hall key.
"""

import hmac

from kiosk.errors import InputRefused
from kiosk.ids import Randomness
from kiosk.text import clean_line

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""The 32 signs of a code: 2-9 and A-Z without I and O, which look like 1 and 0."""

SIGN_UP, OWNER = 8, 12
"""How many signs a sign-up code (40 bits) and an owner code (60 bits) have."""

_GROUP = 4
_BETWEEN = frozenset(" \t\n-_.\u00a0\u2010\u2011\u2012\u2013\u2014")
"""What people put between the groups of a code."""


def new_code(random: Randomness, length: int = SIGN_UP) -> str:
    """A new code: 5 of the 8 bits of each random byte, so that every sign is equally likely."""
    return "".join(SIGNS[byte % len(SIGNS)] for byte in random(length))


def tidy(typed: str, length: int | None = None) -> str:
    """The code that somebody typed: capitals, nothing between them.

    A sign that no code has is refused, never replaced: an O may have been a Q or a D, a 1 an L. Raises
    InputRefused for such a sign, for nothing at all, and, where a length is given, for another length.
    """
    # Only a-z become capitals: upper() turns some foreign letters into two.
    code = "".join(sign.upper() if sign.isascii() else sign for sign in typed if sign not in _BETWEEN)
    if any(sign not in SIGNS for sign in code):
        strange = clean_line("".join(dict.fromkeys(sign for sign in code if sign not in SIGNS)), 8)
        # NL: In een code komt nooit voor: {signs}. Kijk nog eens goed: 0, O, 1 en I staan er niet in.
        sentence = "A code never has: {signs}. Look once more: 0, O, 1 and I are not in it."
        raise InputRefused(sentence, signs=" ".join(strange) or "?")
    if not code or (length is not None and len(code) != length):
        # NL: Een code heeft {length} tekens, dit zijn er {given}.
        sentence = "A code has {length} signs, this is {given}."
        raise InputRefused(sentence, length=length or SIGN_UP, given=len(code))
    return code


def lookup(code: str, key: bytes) -> str:
    """What is kept of a tidy code: HMAC-SHA-256 (RFC 2104) under the hall key, as 64 hexadecimal figures."""
    return hmac.digest(key, code.encode("ascii"), "sha256").hex()


def shown(code: str) -> str:
    """As it is shown and written down, in groups of four: K7MW 4RQP."""
    return " ".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))
