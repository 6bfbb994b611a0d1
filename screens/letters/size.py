"""The sizes in which the large letters come."""

from enum import Enum


class Size(Enum):
    """How large: the file of text art, and its measures in pixels (half a terminal row, one column)."""

    TITLE = ("title.txt", 8, 2, 3)
    """Capital 8, stroke 1: questions, doors, what a visitor types."""
    DISPLAY = ("display.txt", 11, 3, 5)
    """Capital 11, stroke 2: the attract screen, and titles where there is much room."""

    def __init__(self, file: str, capital: int, tail: int, space: int) -> None:
        self.file = file
        self.capital = capital
        self.tail = tail
        self.space = space

    @property
    def head(self) -> int:
        """Pixels above a capital, for its accent."""
        return 2

    @property
    def height(self) -> int:
        """Pixels from the top of an accent to the end of a tail; always even, so whole terminal rows."""
        return self.head + self.capital + self.tail
