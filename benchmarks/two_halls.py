"""A small hall beside a large one, measured by turns: what benchmarks of both sizes have in common."""

import asyncio
import resource
import sys
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TypeVar

Measured = TypeVar("Measured")

Sizes = tuple[int, int]
"""Of the small one, and of the large one."""


def beside(
    make: Callable[[Path, int], Measured],
    measure: Callable[[list[Measured]], Coroutine[None, None, None]],
    show: Callable[[Measured, Measured, Sizes], None],
) -> None:
    """Make both halls, measure and print; sizes as the command line names them, or 10 and 10,000."""
    sizes = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 2 else (10, 10_000)

    with tempfile.TemporaryDirectory() as folder:
        small, large = (make(Path(folder) / str(size), size) for size in sizes)
        asyncio.run(measure([small, large]))
        show(small, large, sizes)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"memory of this process at its most: {most} MB")
