"""Sentences with `{named}` places, filled in.

The pattern language is that of `str.format` without its powers: a place is a name in braces and nothing
more, so that no translation can reach into a value, and no value is ever read as a pattern.
"""

from collections.abc import Mapping
from functools import lru_cache
from string import Formatter


@lru_cache(maxsize=4096)
def pieces(pattern: str) -> tuple[tuple[str, str | None], ...]:
    """Split into literal text and the name of the place after it (None at the end).

    Raises ValueError for a brace that does not match and for a place that is more than a name.
    """
    found = []
    for literal, name, detail, conversion in Formatter().parse(pattern):
        if name is not None and (not name.isidentifier() or detail or conversion):
            raise ValueError(f"not a plain placeholder: {{{name}}}")
        found.append((literal, name))
    return tuple(found)


def names(pattern: str) -> frozenset[str]:
    """The names of the places in a pattern. Raises ValueError as `pieces` does."""
    return frozenset(name for _, name in pieces(pattern) if name is not None)


def filled(pattern: str, values: Mapping[str, object]) -> str | None:
    """The sentence with its values; None when the pattern is broken or asks for a value that is not there."""
    try:
        return "".join(
            literal + ("" if name is None else str(values[name])) for literal, name in pieces(pattern)
        )
    except (KeyError, ValueError):
        return None
