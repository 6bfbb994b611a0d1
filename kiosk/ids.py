"""Public ids: UUIDv7 for what is new, UUIDv5 where two doors could make the same thing (RFC 9562)."""

import uuid
from collections.abc import Callable

Randomness = Callable[[int], bytes]
"""Gives that many random bytes, as `secrets.token_bytes` does."""

_KIOSK = uuid.UUID("0f0a1c3e-6f1b-5d55-9a43-5b1f7c1f6a10")
"""The namespace of derived ids. Changing it would double everything imported so far."""


def new_id(milliseconds: int, random: Randomness) -> str:
    """A UUIDv7 (RFC 9562, 5.7): 48 bits of time, then 74 random bits, so that ids sort by time."""
    number = int.from_bytes(random(10), "big")
    value = (milliseconds & (1 << 48) - 1) << 80 | number
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))


def derived_id(*parts: str) -> str:
    """A UUIDv5 of the parts: the same parts give the same id, whoever asks."""
    return str(uuid.uuid5(_KIOSK, "\x1f".join(parts)))
