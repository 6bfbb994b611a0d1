"""Keeping the garbage collector away from documents, which are no garbage.

A full collection over 400,000 objects takes 24 ms, in the middle of somebody's sign-up, and reading a
snapshot with the collector at work takes twice as long (benchmarks/store.py).
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 50_000
"""So many new objects are worth it. What is frozen is never given back, whatever else was there by then: for
less, that would keep every screen that was open."""


@contextmanager
def uncollected() -> Iterator[None]:
    """What is made in the block is not searched for garbage; where it is much, not afterwards either."""
    enabled, before = gc.isenabled(), gc.get_count()[0]
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if gc.get_count()[0] - before > _MANY:
                gc.freeze()
            gc.enable()
