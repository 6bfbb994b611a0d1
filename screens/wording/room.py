"""How much room a terminal leaves for words: what fits is decided before it is drawn."""

from dataclasses import dataclass
from typing import Literal

from textual.geometry import Size as Area

from screens.letters import Size, fits
from screens.widgets.words import Paragraph, Words

Way = Literal["beside", "above", "two", "plain"]
"""How a title stands: in letters beside a side column, above everything, in two lines beside it, in bold."""

_HEADER = 3


@dataclass(frozen=True)
class Room:
    """The terminal, in columns and rows."""

    width: int
    height: int

    @property
    def small(self) -> bool:
        """Whether one thing at a time is all there is room for."""
        return self.width < 100 or self.height < 30

    @property
    def wide(self) -> bool:
        """Whether there is room for a third column."""
        return self.width >= 160 and not self.small

    @property
    def columns(self) -> int:
        """Between the margins."""
        return self.width - (4 if self.width < 100 else 8 if self.width < 160 else 16)

    @property
    def body(self) -> int:
        """Rows between header and footer."""
        return self.height - _HEADER - (3 if self.small else 6)

    def title_ways(self, title: str, beside: int) -> list[Way]:
        """How the title can stand, the best first; `beside`: columns next to the side column."""
        if self.small:
            return ["plain"]
        if self.wide or fits(title, Size.TITLE, beside):
            return ["beside", "plain"]
        above: list[Way] = ["above"] if fits(title, Size.TITLE, self.columns) else []
        two: list[Way] = ["two"] if two_lines(title, beside) else []
        return [*above, *two, "plain"]

    def title_rows(self, way: Way) -> int:
        """The rows it takes so, air included."""
        if self.wide and way == "beside":
            return 9
        return {"beside": 6, "above": 6, "two": 12, "plain": 3}[way]


def two_lines(title: str, columns: int) -> tuple[str, str] | None:
    """The title in two lines of letters, the first as long as it can be; None when it cannot."""
    words = title.split(" ")
    ways = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(len(words) - 1, 0, -1)]
    return next((way for way in ways if all(fits(line, Size.TITLE, columns) for line in way)), None)


def rows_of(paragraphs: tuple[Paragraph, ...], columns: int) -> int:
    """How many rows the paragraphs take."""
    area = Area(columns, 1)
    return Words(*paragraphs).get_content_height(area, area, columns)


def apart(*blocks: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The blocks that there are, an empty row between them."""
    told: list[Paragraph] = []
    for block in blocks:
        if block:
            told.extend(["", *block] if told else block)
    return tuple(told)
