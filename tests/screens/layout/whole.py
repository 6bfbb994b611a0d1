"""Whether all of a page stands there: no word cut, nothing over anything, everything in its place."""

from collections.abc import Iterator
from itertools import combinations, product

from seen import drawn, has_words, in_field, is_shown, known, page_size, pieces, spans, spoken, squeezed
from textual.geometry import Region
from textual.widget import Widget

from screens.widgets.big_text import BigText
from screens.widgets.field import Field
from screens.widgets.header import Header
from screens.widgets.page import Page, PageBody, PageFooter
from screens.widgets.tile import Tile
from screens.widgets.words import Words

FINGER = (12, 3)
"""Columns and rows that a tile has at least; the columns from 100 on."""


def touching(one: Region, other: Region) -> bool:
    """Whether they stand side by side without a column between; above one another each keeps half a row."""
    return one.grow((0, 1, 0, 1)).overlaps(other)


def painted(tile: Tile, region: Region) -> Region:
    """Of a key the part that is drawn: its target reaches to the next one."""
    return region.shrink((0, tile.inset, 0, tile.inset))


class Layout:
    """Looks at one page after another and keeps what is wrong."""

    def __init__(self, typed: frozenset[str], columns: int, rows: int) -> None:
        self.wrong: list[str] = []
        self._typed = typed
        self._columns, self._rows = columns, rows
        self._margin = 2 if columns < 100 else 4 if columns < 160 else 8

    def look(self, name: str, page: Page) -> None:
        """Everything that has to be so on every page."""
        shown = [widget for widget in page.walk_children(Widget) if is_shown(widget)]
        said = [*self._cut(shown), *self._outside(shown), *self._bands(page), *self._corners(page)]
        said += self._tiles(page, [widget for widget in shown if isinstance(widget, Tile)])
        self.wrong += [f"{name}: {each}" for each in said]

    def _cut(self, shown: list[Widget]) -> Iterator[str]:
        """Words that do not stand there whole."""
        for widget in shown:
            if isinstance(widget, Tile) and widget.cut:
                yield from self._cut_tile(widget)
            if isinstance(widget, Words | BigText):
                needed = widget.get_content_height(widget.size, page_size(widget), widget.size.width)
                if needed > widget.size.height and has_words(widget):
                    yield f"{known(widget)} has {widget.size.height} rows for {needed}"
            if isinstance(widget, Field):
                yield from self._cut_field(widget)
            yield from self._shortened(widget)

    def _cut_field(self, field: Field) -> Iterator[str]:
        """What it says by itself, whether it has the focus or not."""
        for words, focused in product(spoken(field), (False, True)):
            if squeezed(words) not in squeezed(in_field(field, focused=focused)):
                yield f"{known(field)} cuts {words!r}"

    def _cut_tile(self, tile: Tile) -> Iterator[str]:
        """A tile says that something is cut: that may only be what people typed."""
        on_it = set(drawn(tile).split())
        cut = [span.text for span in spans(tile) if not set(span.text.split()) <= on_it]
        if not cut:
            yield f"{known(tile)} is cut"
        for text in cut:
            if not self._is_typed(text):
                yield f"{known(tile)} cuts {text!r}"

    def _shortened(self, widget: Widget) -> Iterator[str]:
        """What was shortened before it came to the widget."""
        given = (
            spans(widget) if isinstance(widget, Tile) else pieces(widget) if isinstance(widget, Words) else []
        )
        for span in given:
            if span.text.endswith("…") and not self._is_typed(span.text):
                yield f"{known(widget)} got {span.text!r}"

    def _is_typed(self, text: str) -> bool:
        """Whether people typed it, or a part of it."""
        head = text.removesuffix("…")
        return any(typed in text or (head and head in typed) for typed in self._typed) or any(
            typed[:12] in text for typed in self._typed if len(typed) >= 12
        )

    def _outside(self, shown: list[Widget]) -> Iterator[str]:
        """Each lies in its parent; below its edge only where the parent scrolls."""
        for widget in shown:
            if has_words(widget) and not widget.region.area:
                yield f"{known(widget)} has no room at all"
            parent = widget.parent
            if not isinstance(parent, Widget) or not widget.region.area:
                continue
            inner, outer = widget.region, parent.region
            is_beside = inner.x < outer.x or inner.right > outer.right
            is_beyond = inner.y < outer.y or inner.bottom > outer.bottom
            if is_beside or (is_beyond and not parent.allow_vertical_scroll):
                yield f"{known(widget)} at {inner} lies outside {known(parent)} at {outer}"

    def _bands(self, page: Page) -> Iterator[str]:
        """Header and footer whole on the screen; the body between them."""
        screen = Region(0, 0, self._columns, self._rows)
        header, body, footer = page.query_one(Header), page.query_one(PageBody), page.query_one(PageFooter)
        for band in (header, footer):
            if is_shown(band) and not screen.contains_region(band.region):
                yield f"{known(band)} at {band.region} is not whole"
        for one, other in combinations((each for each in (header, body, footer) if is_shown(each)), 2):
            if one.region.overlaps(other.region):
                yield f"{known(one)} lies over {known(other)}"
        if is_shown(header) and self._columns >= 100 and header.words.when not in drawn(header):
            yield "the band has no room for the date"

    def _tiles(self, page: Page, tiles: list[Tile]) -> Iterator[str]:
        """Large enough for a finger, and never one over another."""
        least = FINGER[0] if self._columns >= 100 else 3
        for tile in tiles:
            wide, high = tile.region.size
            if high < FINGER[1] or wide < least:
                yield f"{known(tile)} is {wide} by {high}"
        body = page.query_one(PageBody).region
        seen = [
            (
                tile,
                tile.region.intersection(body)
                if any(isinstance(up, PageBody) for up in tile.ancestors)
                else tile.region,
            )
            for tile in tiles
        ]
        for (one, here), (other, there) in combinations(seen, 2):
            if here.overlaps(there):
                yield f"{known(one)} at {here} lies over {known(other)} at {there}"
            elif touching(painted(one, here), painted(other, there)):
                yield f"{known(one)} at {here} touches {known(other)} at {there}"

    def _corners(self, page: Page) -> Iterator[str]:
        """Back, forward, language and help where they are on every other screen."""
        margin = self._margin
        for tile in page.query("#back, #stop").results(Tile):
            if is_shown(tile) and (tile.region.x, tile.region.bottom) != (margin, self._rows):
                yield f"{known(tile)} at {tile.region} is not bottom left"
        footer = [tile for tile in page.query_one(PageFooter).query(Tile).results(Tile) if is_shown(tile)]
        if footer and not (len(footer) == 1 and footer[0].id == "back"):
            last = footer[-1].region
            if (last.right, last.bottom) != (self._columns - margin, self._rows):
                yield f"{known(footer[-1])} at {last} is not bottom right"
        for tile in page.query("Header Tile").results(Tile):
            side = 16 if tile.has_class("language") else 0
            if is_shown(tile) and tile.region != Region(self._columns - margin - 15 - side, 0, 15, 3):
                yield f"{known(tile)} at {tile.region} is not top right"
