"""Long lists on few tiles."""

from typing import TYPE_CHECKING

import pytest

from screens.widgets.face import words_face
from screens.widgets.paged_list import Item, PagedList
from screens.widgets.tile import Tile

if TYPE_CHECKING:
    from tests.screens.widgets.conftest import StageMaker


def items(*keys: object) -> list[Item]:
    return [Item(str(key), words_face(f"ding {key}")) for key in keys]


def shown(list_: PagedList) -> list[str]:
    return [
        tile.face.lines[0].left[0].text.removeprefix("ding ")
        for tile in list_.query(".pool Tile").results(Tile)
        if tile.display
    ]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_item_is_reached_page_by_page(stage: "StageMaker", size: tuple[int, int]) -> None:
    """By tapping "more" each item comes by once, whole; ten thousand take no more tiles than fit."""
    listed = PagedList(id="list")
    app = stage(listed)
    async with app.run_test(size=size) as pilot:
        listed.label("Meer  ↓", "Terug  ↑")
        listed.show(items(*range(50)))
        await pilot.pause()
        seen = shown(listed)
        while listed.query_one(".more", Tile).display:
            for tile in listed.query(".pool Tile").results(Tile):
                assert not tile.display or (
                    tile.region.height >= 3 and listed.region.contains_region(tile.region)
                )
            await pilot.click(".more")
            await pilot.pause()
            seen += shown(listed)
        assert seen == [str(at) for at in range(50)]
        listed.show(items(*range(10_000)))
        assert len(listed.query(".pool Tile")) <= 24


async def test_the_focus_stays_with_its_item(stage: "StageMaker") -> None:
    """What another process adds before it does not move the visitor to another thing."""
    listed = PagedList(id="list")
    app = stage(listed)
    async with app.run_test(size=(120, 40)) as pilot:
        listed.show(items(*range(20)))
        await pilot.pause()
        await pilot.press("down", "down", "down")
        assert app.focus_words() == "ding 2"
        listed.show(items("new", "newer", *range(20)))
        await pilot.pause()
        assert app.focus_words() == "ding 2"
        listed.show(items(*(f"n{at}" for at in range(30)), *range(20)))
        await pilot.pause()
        assert app.focus_words() == "ding 2"
        await pilot.press("enter")
        assert app.chosen == ["2"]


async def test_what_is_gone_leaves_the_focus_on_the_list(stage: "StageMaker") -> None:
    """When the focused item vanishes, what stands in its place gets the focus, never nothing."""
    listed = PagedList(id="list")
    app = stage(listed)
    async with app.run_test(size=(120, 40)) as pilot:
        listed.show(items(*range(3)))
        await pilot.pause()
        await pilot.press("down", "down", "down")
        listed.show(items(0, 1))
        await pilot.pause()
        assert app.focus_words() == "ding 1"


async def test_the_last_page_shrinks_with_the_list(stage: "StageMaker") -> None:
    """A page that no longer exists becomes the last one that does."""
    listed = PagedList(id="list")
    app = stage(listed)
    async with app.run_test(size=(120, 40)) as pilot:
        listed.show(items(*range(50)))
        await pilot.pause()
        listed.page = listed.pages - 1
        listed.show(items(0, 1, 2))
        await pilot.pause()
        assert listed.page == 0
        assert shown(listed) == ["0", "1", "2"]
