"""Where the log is known not to join on: a repair went on after what was lost, and said so here."""

from collections.abc import Iterable

import msgspec

from kiosk.store.files import Files, read_file, write_file
from kiosk.store.layout import Layout

NAME = "repairs.json"


class Repairs(msgspec.Struct, frozen=True):
    """The file `repairs.json`."""

    breaks: list[int]
    """Numbers of the transactions with which the log goes on."""


def known(files: Files, layout: Layout) -> frozenset[int]:
    """The places that were repaired. Raises OSError, and ValueError (msgspec) when the file is damaged."""
    try:
        content = read_file(files, layout.folder / NAME)
    except FileNotFoundError:
        return frozenset()
    return frozenset(msgspec.json.decode(content, type=Repairs).breaks)


def keep(files: Files, layout: Layout, breaks: Iterable[int]) -> None:
    """Put them down. Raises OSError."""
    write_file(files, layout.folder / NAME, msgspec.json.encode(Repairs(sorted(breaks))))
