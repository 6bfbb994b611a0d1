"""The large letters can be read, in every size."""

from itertools import combinations

import pytest

from screens.letters import Bitmap, Size, fits, layout, width

NEEDED = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    "éèëêïíîìöóôòüúûùäáàâçñãõåøæýÿßÉÈËÊÏÍÎÖÓÔÜÚÛÄÁÀÂÇÑÅØÆ"
    ".,:;!?'\"’‘“”„-–—()[]/&+=%€@#*_…·√■←→"
)
CODE = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

both_sizes = pytest.mark.parametrize("size", Size, ids=lambda size: size.name.lower())


def ink(bitmap: Bitmap) -> set[tuple[int, int]]:
    return {(x, y) for y, row in enumerate(bitmap) for x, pixel in enumerate(row) if pixel == "#"}


def pieces(bitmap: Bitmap) -> int:
    """How many pieces of ink there are; pixels that meet at a corner are one piece."""
    left, count = ink(bitmap), 0
    while left:
        count += 1
        edge = [left.pop()]
        while edge:
            x, y = edge.pop()
            near = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} & left
            left -= near
            edge.extend(near)
    return count


@both_sizes
@pytest.mark.parametrize("char", NEEDED)
def test_every_letter_is_drawn_within_its_line(char: str, size: Size) -> None:
    """Every sign of Dutch, German, Frisian and English has ink, in rows of one length."""
    bitmap = layout(char, size)
    assert len(bitmap) == size.height
    assert len({len(row) for row in bitmap}) == 1
    assert ink(bitmap)


@both_sizes
def test_no_two_letters_are_the_same_picture(size: Size) -> None:
    """Two different signs never look the same, but for the pairs that are one stroke in any such font."""
    seen: dict[Bitmap, str] = {}
    alike = {frozenset(pair) for pair in ("Il", "-–", "''")}
    for char in NEEDED:
        other = seen.setdefault(layout(char, size), char)
        assert other == char or frozenset((char, other)) in alike


@both_sizes
def test_signs_of_a_code_are_not_mistaken(size: Size) -> None:
    """Any two of the 32 signs differ by a whole stroke (a leg, a foot) however they are shifted sideways."""
    stroke = {Size.TITLE: 3, Size.DISPLAY: 5}[size]
    for one, other in combinations(CODE, 2):
        first, second = ink(layout(one, size)), ink(layout(other, size))
        closest = min(len(first ^ {(x + shift, y) for x, y in second}) for shift in range(-4, 5))
        assert closest >= stroke, f"{one} and {other} look alike"


@both_sizes
@pytest.mark.parametrize(
    "pair", ["ai", "Va", "aa", "ee", "Ki", "ij", "To", "LT", "rt", "jj", "éé", "7.", "Éé", "fj"]
)
def test_neighbours_do_not_melt(pair: str, size: Size) -> None:
    """An empty column or more lies between two letters in every row, and at their corners."""
    assert pieces(layout(pair, size)) == sum(pieces(layout(char, size)) for char in pair)


def test_lines_have_the_width_of_the_page() -> None:
    """The longest title of home fits in the 112 columns of a page, and is not shown when it does not."""
    assert width("Vandaag en deze week", Size.TITLE) == 107
    assert fits("Vandaag en deze week", Size.TITLE, 107)
    assert not fits("Vandaag en deze week", Size.TITLE, 106)


@both_sizes
def test_what_is_not_drawn_is_refused_not_left_out(size: Size) -> None:
    """A name in another script is never shown with letters missing."""
    assert not fits("Ольга", size, 500)
    assert width("漢", size) is None
    with pytest.raises(ValueError, match="Ольга"):
        layout("Ольга", size)


@both_sizes
def test_an_accent_is_the_same_typed_in_one_or_two_characters(size: Size) -> None:
    """`é` and `e` with a combining accent are one letter, and so are ij and its ligature."""
    assert layout("cafe\u0301", size) == layout("café", size)
    assert layout("\u0133", size) == layout("ij", size)
