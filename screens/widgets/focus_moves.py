"""Where the focus goes when an arrow key is pressed: to the nearest thing in that direction."""

from collections.abc import Iterable
from typing import TypeVar

from textual.geometry import Region

T = TypeVar("T")

_SIDEWAYS = 3
"""How much farther something off the line counts. A terminal's cell is about twice as high as wide."""


def nearest(start: Region, others: Iterable[tuple[T, Region]], direction: str) -> T | None:
    """The one that lies nearest in that direction ("up", "down", "left", "right"), or None.

    What stands in the same row or column band is preferred over what is nearer but off the line.
    """
    best: tuple[float, T] | None = None
    for thing, region in others:
        distance = _distance(start, region, direction)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, thing)
    return best[1] if best else None


def _distance(start: Region, other: Region, direction: str) -> float | None:
    if direction in {"left", "right"}:
        ahead = other.x - start.right if direction == "right" else start.x - other.right
        off_line = 2 * _gap(start.y, start.bottom, other.y, other.bottom)
        drift = abs((start.y + start.bottom) - (other.y + other.bottom))
    else:
        ahead = 2 * (other.y - start.bottom if direction == "down" else start.y - other.bottom)
        off_line = _gap(start.x, start.right, other.x, other.right)
        drift = abs(start.x - other.x)
    if ahead < 0 or not other.area:
        return None
    return ahead + _SIDEWAYS * off_line + drift / 1000


def _gap(start: int, end: int, other_start: int, other_end: int) -> int:
    """How far two stretches are apart; 0 when they overlap."""
    return max(0, other_start - end + 1, start - other_end + 1)
