"""Keeping the garbage collector away from documents, which are no garbage.

A full collection over 400,000 objects takes 24 ms, in the middle of somebody's sign-up, and reading a
snapshot with the collector at work takes twice as long (benchmarks/store.py).
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """What is made in the block is not searched for garbage, nor is it afterwards."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.enable()
