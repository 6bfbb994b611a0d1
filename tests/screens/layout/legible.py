"""Whether everything on a page can be read and told from what it stands on."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import product

from rich.color import Color
from rich.segment import Segment
from seen import is_shown, known, spans
from textual.widget import Widget

from screens.widgets.big_text import BigText
from screens.widgets.coat import State, coat_of
from screens.widgets.face import Tone
from screens.widgets.field import Field
from screens.widgets.field_painting import paint_field
from screens.widgets.page import Page
from screens.widgets.tile import Tile

CONTRAST = 7.0
"""Of text against what is behind it (WCAG 2.2, 1.4.6)."""
BORDER = 3.0
"""Of what shows where a control is against what it stands on (WCAG 2.2, 1.4.11)."""
Triplet = tuple[int, int, int]
NO_LETTERS = set(" ▄▂▁█")
"""What edges, lips and bars are drawn with."""


def pale(page: Page) -> Iterator[str]:
    """What stands out too little."""
    yield from pale_words(page._compositor.render_strips())
    for widget in page.walk_children(Widget):
        if isinstance(widget, BigText) and is_shown(widget):
            # Its letters are drawn in blocks.
            ink, ground = getattr(widget.palette, widget.colour), widget.ground
            if contrast(triplet(ink), triplet(ground)) < CONTRAST:
                yield f"{known(widget)} in {ink} on {ground}"
        elif isinstance(widget, Tile) and is_shown(widget):
            yield from pale_states(widget)
        elif isinstance(widget, Field) and is_shown(widget):
            yield from pale_field(widget)


def pale_words(strips: Iterable[Iterable[Segment]]) -> Iterator[str]:
    """Letters, with the exact colours they are drawn in."""
    for segment in (each for strip in strips for each in strip):
        text = "".join(char for char in segment.text if char not in NO_LETTERS)
        if text and not segment.control and contrast(*colours(segment)) < CONTRAST:
            yield f"{segment.text.strip()!r} in {segment.style}"


def pale_states(tile: Tile) -> Iterator[str]:
    """Its words and title letters, at rest, focused and pressed, chosen or not."""
    tones = {Tone.INK} | {span.tone for span in spans(tile) if set(span.text) - NO_LETTERS}
    for state, chosen in product(State, (False, True)):
        coat = coat_of(tile.kind, tile.tone, state, tile.palette, chosen=chosen, under=tile.under)
        for tone in tones:
            if contrast(triplet(coat.colour(tone)), triplet(coat.fill)) < CONTRAST:
                yield f"{known(tile)} {state.name} {tone.name} in {coat.colour(tone)} on {coat.fill}"
        shapes = [colour for colour in (coat.fill, coat.edge, coat.lip, coat.frame) if colour]
        if state is not State.PRESSED and chosen == tile.chosen and not stands_out(shapes, tile.under):
            yield f"{known(tile)} {state.name} does not stand out from {tile.under}"


def pale_field(field: Field) -> Iterator[str]:
    """Its words and its frame, focused or not."""
    for focused in (False, True):
        strips = paint_field(replace(field._look(), focused=focused))
        yield from (f"{known(field)}: {each}" for each in pale_words(strips))
        if not stands_out([hexed(each) for segment in strips[-1] for each in colours(segment)], field.under):
            yield f"{known(field)} does not stand out from {field.under}"


def stands_out(colours_of_it: list[str], under: str) -> bool:
    """Whether one of them at least tells where it ends."""
    return max(contrast(triplet(colour), triplet(under)) for colour in colours_of_it) >= BORDER


def hexed(colour: Triplet) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def colours(segment: Segment) -> tuple[Triplet, Triplet]:
    """Of the text and of what is behind it; none is left to the terminal."""
    style = segment.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    return style.color.get_truecolor(), style.bgcolor.get_truecolor()


@cache
def triplet(colour: str) -> Triplet:
    return Color.parse(colour).get_truecolor()


@cache
def contrast(one: Triplet, other: Triplet) -> float:
    """The ratio that WCAG 2.2 defines."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Triplet) -> float:
    red, green, blue = (
        (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
