"""A small grid of cells with both colours set, from which strips are cut."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from kiosk.text import cells
from screens.letters import Bitmap

HALF = "▄"
"""The only half block used: the others lie a pixel or two too low in xterm and leave hairlines."""

QUARTER = "▂"

DARK, LIGHT = "#000000", "#ffffff"
"""A code's colours, whatever the theme."""

Cell = tuple[str, str, str, bool]
"""Character, colour, colour behind, bold. The second cell of a wide character has an empty one."""


@lru_cache(maxsize=512)
def style(colour: str, behind: str, *, is_bold: bool = False) -> Style:
    """A terminal style with both colours explicit, "#rrggbb"."""
    return Style(color=colour, bgcolor=behind, bold=is_bold)


class Canvas:
    """Cells to draw on, `columns` by `rows`."""

    def __init__(self, columns: int, rows: int, fill: str) -> None:
        self.columns = columns
        self.rows = rows
        self._cells: list[list[Cell]] = [[(" ", fill, fill, False)] * columns for _ in range(rows)]

    def put(
        self, column: int, row: int, char: str, colour: str, behind: str, *, is_bold: bool = False
    ) -> None:
        """One character of one cell; outside the canvas nothing happens."""
        if 0 <= row < self.rows and 0 <= column < self.columns:
            self._cells[row][column] = (char, colour, behind, is_bold)

    def across(self, row: int, char: str, colour: str, behind: str, *, start: int = 0, end: int = 0) -> None:
        """The same character over a row, from `start` up to `end` columns before its end."""
        for column in range(start, self.columns - end):
            self.put(column, row, char, colour, behind)

    def write(
        self, column: int, row: int, text: str, colour: str, behind: str, *, is_bold: bool = False
    ) -> int:
        """Literal text from that column on; gives the column after it. Marks join the letter before.

        Text is cleaned where it comes in; should anything a terminal obeys have got this far, it ends here.
        """
        for char in filter(str.isprintable, text):
            taken = 1 if char.isascii() else cells(char)
            if taken == 0:
                self._join(column - 1, row, char)
                continue
            if column + taken > self.columns:
                break
            self.put(column, row, char, colour, behind, is_bold=is_bold)
            if taken == 2:
                self.put(column + 1, row, "", colour, behind, is_bold=is_bold)
            column += taken
        return column

    def draw(
        self, column: int, row: int, bitmap: Bitmap, colour: str, behind: str, *, solid: bool = False
    ) -> None:
        """A bitmap, two of its rows a row: full cells are spaces, halves are drawn with `▄` alone.

        What is not ink stays as it was, but is painted too when `solid`.
        """
        for at in range(0, len(bitmap), 2):
            upper, lower = bitmap[at], bitmap[at + 1] if at + 1 < len(bitmap) else "." * len(bitmap[at])
            for x, pair in enumerate(zip(upper, lower, strict=True), column):
                match pair:
                    case ("#", "#"):
                        self.put(x, row + at // 2, " ", colour, colour)
                    case ("#", _):
                        self.put(x, row + at // 2, HALF, behind, colour)
                    case (_, "#"):
                        self.put(x, row + at // 2, HALF, colour, behind)
                    case _ if solid:
                        self.put(x, row + at // 2, " ", behind, behind)

    def strips(self) -> list[Strip]:
        """The rows as strips of exactly `columns` cells."""
        return [Strip(_segments(row), self.columns) for row in self._cells]

    def _join(self, column: int, row: int, mark: str) -> None:
        if 0 <= row < self.rows and 0 <= column < self.columns:
            char, *rest = self._cells[row][column]
            if char:
                self._cells[row][column] = (char + mark, *rest)  # type: ignore[assignment]


def _segments(row: Iterable[Cell]) -> list[Segment]:
    return [
        Segment("".join(cell[0] for cell in run), style(look[0], look[1], is_bold=look[2]))
        for look, run in groupby(row, key=lambda cell: cell[1:])
    ]
