"""Every screen at every size, in both languages and with the longest words: whole, in its place, readable."""

from functools import partial
from pathlib import Path

import pytest
from every_screen import StillApp, settle, walk
from legible import pale
from reach import unreachable_by_hand, unreachable_by_keys
from scene import LANGUAGES, Scene
from textual.screen import Screen
from whole import Layout

from kiosk.actions import Actions
from kiosk.board import Board
from kiosk.clock import FixedClock
from kiosk.hall import Hall
from screens.visitor.empty_hall import EmptyHall
from screens.widgets.page import Page
from screens.widgets.palette import THEMES

SIZES = [(80, 24), (120, 40), (200, 60)]
SIZE_IDS = ["80x24", "120x40", "200x60"]


@pytest.fixture(autouse=True)
def only_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawing it all for a terminal that is not there takes half of the time."""
    monkeypatch.setattr(Screen, "_compositor_refresh", lambda _: None)


def told(wrong: list[str]) -> str:
    """One under the other, each once."""
    return "\n".join(dict.fromkeys(wrong))


@pytest.mark.parametrize("size", SIZES, ids=SIZE_IDS)
async def test_every_screen_is_whole(hall: Hall, clock: FixedClock, size: tuple[int, int]) -> None:
    """Nothing is cut, nothing lies over anything, and what is pressed is where it always is."""
    scene = Scene(hall)
    app = StillApp(scene.board, scene.actions, clock)
    layout = Layout(scene.typed(), *size)
    wrong: list[str] = []
    met: set[type[Page]] = set()

    async def look(name: str, page: Page) -> None:
        for code, app.language in LANGUAGES.items():
            page.renew()
            await settle(pilot)
            layout.look(f"{name} ({code})", page)
            wrong.extend(f"{name} ({code}): {each}" for each in unreachable_by_hand(page))
        wrong.extend(f"{name}: {each}" for each in await unreachable_by_keys(page, partial(settle, pilot)))
        met.add(type(page))

    async with app.run_test(size=size) as pilot:
        await walk(scene, app, pilot, look)
    wrong += layout.wrong
    assert not wrong, told(wrong)
    assert {page.__name__ for page in every_kind()} - {page.__name__ for page in met} == {"EmptyHall"}


@pytest.mark.parametrize("size", SIZES, ids=SIZE_IDS)
async def test_a_hall_that_begins_is_whole(tmp_path: Path, clock: FixedClock, size: tuple[int, int]) -> None:
    """The first screen of a hall in which nothing is put up yet."""
    hall = Hall.create(tmp_path / "new", "Dorpshuis Nieuw", "nl", "Europe/Amsterdam", "2468", clock=clock)
    app = StillApp(Board(hall), Actions(hall), clock)
    layout = Layout(frozenset(), *size)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        page = app.screen
        assert isinstance(page, EmptyHall)
        for code, app.language in LANGUAGES.items():
            page.renew()
            await settle(pilot)
            layout.look(f"empty hall ({code})", page)
    assert not layout.wrong, told(layout.wrong)


def every_kind() -> set[type[Page]]:
    """Each screen that the program has."""
    return {page for page in Page.__subclasses__() if page.__module__.startswith("screens.visitor.")}


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_text_can_be_read(hall: Hall, clock: FixedClock, theme: str) -> None:
    """Seven to one at least, in both themes; what is pressed also while it is focused or pressed."""
    scene = Scene(hall)
    app = StillApp(scene.board, scene.actions, clock)
    app.theme = theme
    wrong: list[str] = []

    async def look(name: str, page: Page) -> None:
        wrong.extend(f"{name}: {each}" for each in pale(page))

    async with app.run_test(size=(120, 40)) as pilot:
        await walk(scene, app, pilot, look)
    assert not wrong, told(wrong)
