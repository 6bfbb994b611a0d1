"""Whether a finger, a mouse and a keyboard each come to everything on a page."""

from collections.abc import Awaitable, Callable, Iterator

from seen import is_shown, known
from textual.widget import Widget

from screens.widgets.field import Field
from screens.widgets.page import Page, PageBody, ScrollKeys
from screens.widgets.tile import Tile

ARROWS = ("up", "down", "left", "right")
LEAST = 3
"""Rows of a target that a finger needs."""


def unreachable_by_hand(page: Page) -> Iterator[str]:
    """What is pressed lies on top where it is seen, and comes into view by the two scroll keys."""
    body = page.query_one(PageBody)
    for widget in page.walk_children(Widget):
        if not is_shown(widget):
            continue
        if widget is not body and (widget.allow_horizontal_scroll or widget.allow_vertical_scroll):
            yield f"{known(widget)} scrolls, and has no keys for it"
        if isinstance(widget, Tile | Field) and widget.region.area:
            yield from _untouchable(page, body, widget)
    if bool(body.max_scroll_y) != is_shown(page.query_one(ScrollKeys)):
        yield "the scroll keys do not go with a body that scrolls"


def _untouchable(page: Page, body: PageBody, widget: Widget) -> Iterator[str]:
    here = widget.region
    if body not in widget.ancestors:
        seen = here.intersection(page.region)
    else:
        seen = here.intersection(body.region)
        pages = range(0, body.max_scroll_y + body.size.height, max(1, body.size.height - 2))
        tops = [here.y - body.region.y + body.scroll_offset.y - min(at, body.max_scroll_y) for at in pages]
        if not any(_rows(top, here.height, body.size.height) >= LEAST for top in tops):
            yield f"{known(widget)} never comes into view"
    for x, y in {(seen.x, seen.y), (seen.right - 1, seen.bottom - 1)} if seen.area else ():
        found, _ = page.get_widget_at(x, y)
        if found is not widget:
            yield f"{known(found)} lies over {known(widget)} at {x}, {y}"


def _rows(top: int, height: int, room: int) -> int:
    """How many rows of something that begins at `top` are seen."""
    return min(top + height, room) - max(top, 0)


async def unreachable_by_keys(page: Page, settle: Callable[[], Awaitable[None]]) -> list[str]:
    """Tab comes everywhere; so do the arrows from what has the focus first; and what has it is seen whole."""
    wrong: list[str] = []
    chain = page.focus_chain
    targets = [widget for widget in page.walk_children(Widget) if is_shown(widget) and _is_target(widget)]
    wrong += [f"Tab never comes to {known(widget)}" for widget in targets if widget not in chain]
    body = page.query_one(PageBody)
    before, at = page.focused, body.scroll_y
    # A page may give no focus before one has looked; then the first arrow brings it to the last thing.
    first = page.first_focus() or chain[-1]
    reached, to_do = {first}, [first]
    while to_do:
        here = to_do.pop()
        page.set_focus(here)
        if body.max_scroll_y:
            await settle()
            place = body.region if body in here.ancestors else page.region
            if not place.contains_region(here.region) and here.region.height <= place.height:
                wrong.append(f"{known(here)} has the focus at {here.region}, outside {place}")
        there = {page.next_focus(arrow) for arrow in ARROWS}
        to_do += [widget for widget in there if widget is not None and widget not in reached]
        reached |= {widget for widget in there if widget is not None}
    wrong += [f"arrows never come to {known(widget)}" for widget in chain if widget not in reached]
    page.set_focus(before)
    body.scroll_to(y=at, animate=False, force=True)
    return wrong


def _is_target(widget: Widget) -> bool:
    return (
        isinstance(widget, Tile | Field)
        and widget.region.area > 0
        and not any(isinstance(each, ScrollKeys) for each in widget.ancestors)
    )
