"""Every screen at every size, in both languages and with the longest words: whole, in its place, readable."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from itertools import combinations, product
from pathlib import Path

import pytest
from rich.color import Color
from rich.segment import Segment
from textual.geometry import Region, Size
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from kiosk.actions import Actions, SignedUp, SignUpForm
from kiosk.board import Board
from kiosk.clock import FixedClock
from kiosk.errors import StoreTrouble
from kiosk.hall import Hall
from kiosk.language import Language
from kiosk.model import Initiative, Meeting, News, OccurrenceChange, Task
from kiosk.store import Who
from kiosk.text import LINE, NAME, TITLE, cells
from screens.app import KioskScreenApp
from screens.messages import SignUpDraft
from screens.visitor.all_initiatives import AllInitiatives
from screens.visitor.all_tasks import AllTasks
from screens.visitor.confirmation import Confirmation
from screens.visitor.empty_hall import EmptyHall
from screens.visitor.help import Help
from screens.visitor.home import Home
from screens.visitor.idea import Idea
from screens.visitor.initiative import InitiativeScreen
from screens.visitor.large_code import LargeCode
from screens.visitor.own_code import OwnCode
from screens.visitor.own_sign_ups import OwnSignUps
from screens.visitor.pin import Pin
from screens.visitor.same_name import SameNameScreen
from screens.visitor.search import Search
from screens.visitor.sign_up_full import SignUpFull
from screens.visitor.sign_up_last import SignUpLast
from screens.visitor.sign_up_name import SignUpName
from screens.visitor.sign_up_when import SignUpWhen
from screens.visitor.still_there import StillThere
from screens.visitor.themes import Themes
from screens.widgets.big_text import BigText
from screens.widgets.coat import State, coat_of
from screens.widgets.face import Face, Span, Tone
from screens.widgets.field import Field
from screens.widgets.header import Header
from screens.widgets.page import Page, PageBody, PageFooter
from screens.widgets.palette import THEMES
from screens.widgets.tile import Tile
from screens.widgets.words import Words

SIZES = [(80, 24), (120, 40), (200, 60)]
SIZE_IDS = ["80x24", "120x40", "200x60"]
CONTRAST = 7.0
"""Of text against what is behind it (WCAG 2.2, 1.4.6)."""
FINGER = (12, 3)
"""Columns and rows that a tile has at least; the columns from 100 on."""
TYPED = (
    *("title", "summary", "description", "initiator", "contact", "costs", "bring", "place", "story"),
    *("link", "note", "asked", "when_words", "words", "by"),
)
"""The fields of records that are free text."""
NO_LETTERS = set(" ▄▂▁█")
"""What edges, lips and bars are drawn with."""
LONG = "Samen zeewaardige zonnepanelenvlotten repareren onder begeleiding van vrijwilligers "
THEME = "een heel lang eigen thema"


class Longest(Language):
    """A language in which everything takes as much room as in the one that needs the most."""

    def __init__(self, each: tuple[Language, ...]) -> None:
        super().__init__("nl", ())
        self._each = each

    def text(self, message: str, /, **values: object) -> str:
        return max((one.text(message, **values) for one in self._each), key=cells)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        return max((each.plural(one, many, n, **values) for each in self._each), key=cells)


SPOKEN = (Language.load("nl"), Language.load("en"))
LANGUAGES: dict[str, Language] = {"nl": SPOKEN[0], "en": SPOKEN[1], "longest": Longest(SPOKEN)}


def long(limit: int) -> str:
    """Words of a length that people may type."""
    return (LONG * (limit // len(LONG) + 1))[:limit].rstrip()


def furnish(hall: Hall) -> None:
    """What the example hall lacks: one moved, one that does not take place, one with the longest texts."""
    now = hall.clock.now().astimezone(hall.settings.hall.zone).replace(tzinfo=None)
    gaming = next(each for each in hall.store.state.all(Initiative) if each.slug == "gamen")
    series = next(each for each in hall.store.state.all(Meeting) if each.initiative == gaming.id)
    page = Board(hall).initiative(gaming.id)
    assert page is not None
    line = long(LINE)
    with hall.store.transaction(Who("host"), "edit") as transaction:
        start = datetime(2026, 11, 28, 20)
        original = page.moments[0].original
        transaction.put(OccurrenceChange(id="moved", meeting=series.id, original=original, start=start))
        transaction.put(
            Initiative(
                id="long",
                slug="long",
                title=long(TITLE),
                summary=line,
                description=line * 5,
                theme=THEME,
                initiator=long(NAME),
                contact=line,
                costs=line,
                bring=line,
                place=line,
                capacity=120,
                link="https://dorpshuis.example/" + "lang" * 10,
            )
        )
        evening = datetime(2026, 11, 25, 19, 30)
        weekly = {"kind": "recurring", "start": evening, "end": evening + timedelta(hours=2)}
        rule = "FREQ=MONTHLY;INTERVAL=2;BYDAY=4WE"
        transaction.put(Meeting(id="long", initiative="long", place=line, rule=rule, **weekly))  # type: ignore[arg-type]
        transaction.put(News(id="long", initiative="long", words=line, by=long(NAME)))
        for at in range(5):
            asked = {"title": long(TITLE), "asked": line, "minutes": 75, "hands_min": 12, "hands_max": 14}
            transaction.put(Task(id=f"long-{at}", initiative="long", slug=f"long-{at}", **asked))  # type: ignore[arg-type]
        gone = Initiative(id="gone", slug="gone", title="Midwinterhoorn blazen", capacity=8)
        transaction.put(gone)
        transaction.put(Meeting(id="gone", initiative="gone", start=now + timedelta(days=2), cancelled=True))


@dataclass
class Scene:
    """A hall in which people can be signed up, and its records by the short name."""

    hall: Hall
    ids: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        furnish(self.hall)
        self.board, self.actions = Board(self.hall), Actions(self.hall)
        self.ids = {each.slug: each.id for each in self.hall.store.state.all(Initiative)}

    def task(self, title: str) -> tuple[str, str]:
        """Initiative and id of the task with that title."""
        task = next(each for each in self.hall.store.state.all(Task) if each.title == title)
        return task.initiative, task.id

    def draft(self, slug: str, **answers: object) -> SignUpDraft:
        """A form as far as it was filled in."""
        return SignUpDraft(self.actions.new_token(), self.ids[slug], **answers)  # type: ignore[arg-type]

    def sign_up(self, slug: str, name: str, task: str | None = None, **answers: object) -> SignedUp:
        """Somebody signs up."""
        form = {
            "token": self.actions.new_token(),
            "initiative": self.ids[slug],
            "name": name,
            "task": task,
            "another_person": True,
        }
        return self.actions.sign_up(SignUpForm(**form, **answers))  # type: ignore[arg-type]

    def typed(self) -> frozenset[str]:
        """What people typed: only that may be shortened."""
        kinds = (Initiative, Meeting, Task, News)
        records = [each for kind in kinds for each in self.hall.store.state.all(kind)]
        values = [str(getattr(record, name, "")) for record in records for name in TYPED]
        return frozenset(each for each in (*values, long(NAME), THEME) if len(each) > 2)


Shown = tuple[str, Page, str]
"""What it is, the screen, and what is pressed on it first, if anything."""


def screens(scene: Scene) -> Iterator[Shown]:
    """Every screen that can be pushed, in the states that look different; the last ones change the hall."""
    yield from looking(scene)
    yield from reading(scene)
    yield from signing_up(scene)
    yield from others(scene)
    yield from confirming(scene)
    yield from waiting(scene)


def looking(scene: Scene) -> Iterator[Shown]:
    board = scene.board
    yield "search", Search(board, "", ""), ""
    yield "search: found", Search(board, "koffie", ""), ""
    yield "search: alike", Search(board, "repaircaffee", ""), ""
    yield "search: nothing", Search(board, "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq", "cultuur"), ""
    yield "search: themes", Search(board, "", "cultuur"), "#one-theme"
    yield "all", AllInitiatives(board, ""), ""
    yield "all: theme", AllInitiatives(board, "cultuur"), ""
    yield "tasks", AllTasks(board, ""), ""
    yield "tasks: of one", AllTasks(board, "long"), ""
    yield "themes", Themes(board, ""), ""


def reading(scene: Scene) -> Iterator[Shown]:
    for slug, kind in {
        "repaircafe": "series",
        "verhalen": "once",
        "picknick": "done with story",
        "breien": "paused",
        "taalmaatje": "resting",
        "stoelgym": "one cancelled",
        "gone": "cancelled",
        "gamen": "moved",
        "boekenborrel": "full",
        "koffie": "walk-in",
        "geldzorgen": "discreet",
        "noabers": "by arrangement",
        "vlot": "no date yet",
        "klusdag": "tasks only",
        "long": "long",
    }.items():
        yield f"initiative: {kind}", InitiativeScreen(scene.board, scene.ids[slug]), ""
    for slug in ("klaverjassen", "picknick", "long"):
        yield f"initiative: read {slug}", InitiativeScreen(scene.board, scene.ids[slug]), "#read"


def signing_up(scene: Scene) -> Iterator[Shown]:
    board, actions, draft = scene.board, scene.actions, scene.draft
    row = {"chosen_when": True, "accepts_waiting": True, "name": "Greetje"}
    _, chairs = scene.task("Stoelen klaarzetten")
    yield "when", SignUpWhen(board, draft("repaircafe")), ""
    yield "when: task", SignUpWhen(board, draft("klaverjassen", task=chairs)), ""
    yield "when: long", SignUpWhen(board, draft("long")), ""
    yield "full", SignUpFull(board, draft("boekenborrel", chosen_when=True)), ""
    yield "full: too many", SignUpFull(board, draft("klaverjassen", party=12, chosen_when=True)), ""
    yield "name", SignUpName(board, draft("verhalen")), ""
    yield "name: early", SignUpName(board, draft("verhalen")), "#forward"
    yield "name: task", SignUpName(board, draft("klaverjassen", task=chairs, chosen_when=True)), ""
    another = {"name": long(NAME), "another_person": True}
    yield "name: long", SignUpName(board, draft("long", chosen_when=True, **another)), ""
    yield "last", SignUpLast(board, actions, draft("verhalen", name="Greetje")), ""
    yield "last: task", SignUpLast(board, actions, draft("klaverjassen", task=chairs, name="Greetje")), ""
    yield "last: when asked", SignUpLast(board, actions, draft("repaircafe", asked_when=True, **row)), ""
    yield "last: waiting", SignUpLast(board, actions, draft("boekenborrel", **row)), ""
    yield "last: long", SignUpLast(board, actions, draft("long", name=long(NAME), chosen_when=True)), ""
    yield "last: more people", SignUpLast(board, actions, draft("verhalen", name="Greetje")), "#party .more"
    yield "last: trouble", troubled(SignUpLast(board, actions, draft("verhalen", name="Greetje"))), ""
    yield "same name", SameNameScreen(board, actions, draft("verhalen", name="Jacob")), ""
    yield "same name: long", SameNameScreen(board, actions, draft("long", name=long(NAME))), ""
    yield "same name: yes", SameNameScreen(board, actions, draft("verhalen", name="Jacob")), "#yes"
    yield "same name: yes, long", SameNameScreen(board, actions, draft("long", name=long(NAME))), "#yes"


def others(scene: Scene) -> Iterator[Shown]:
    board, actions = scene.board, scene.actions
    yield "help", Help(board, actions), ""
    yield "own code", OwnCode(board, actions), ""
    yield "pin", Pin(board, actions), ""
    yield "own code: trouble", troubled(OwnCode(board, actions)), ""
    yield "pin: trouble", troubled(Pin(board, actions)), ""
    yield "still there", StillThere(20, form=False), ""
    yield "still there: form", StillThere(20, form=True), ""
    yield "idea", Idea(board), ""
    for slug in ("repaircafe", "long"):
        page = board.initiative(scene.ids[slug])
        assert page is not None
        yield f"large code: {slug}", LargeCode(page.payload.text, page.payload.words, page.card.title), ""


def confirming(scene: Scene) -> Iterator[Shown]:
    board, actions = scene.board, scene.actions
    _, chairs = scene.task("Stoelen klaarzetten")
    mine = {
        "once": scene.sign_up("verhalen", "Greetje"),
        "series": scene.sign_up("repaircafe", "Greetje"),
        "task": scene.sign_up("klaverjassen", "Greetje", chairs),
        "waiting": scene.sign_up("boekenborrel", "Greetje"),
        "many": scene.sign_up("vlot", "Greetje", party=6),
        "discreet": scene.sign_up("geldzorgen", "Greetje"),
        "long": scene.sign_up("long", long(NAME), party=7),
    }
    for kind, made in mine.items():
        yield f"confirmation: {kind}", Confirmation(board, actions, made.id, made.code), ""
    everything = tuple(made.id for made in mine.values())
    yield "own sign-ups", OwnSignUps(board, actions, everything), ""
    yield "own sign-ups: one", OwnSignUps(board, actions, everything[-1:]), ""
    yield "own sign-ups: trouble", troubled(OwnSignUps(board, actions, everything)), ""
    yield "confirmation: trouble", troubled(Confirmation(board, actions, made.id, made.code)), ""
    actions.withdraw(mine["once"].id)
    yield "own sign-ups: cancelled", OwnSignUps(board, actions, everything), ""
    yield "confirmation: cancelled", Confirmation(board, actions, mine["once"].id, mine["once"].code), ""


def waiting(scene: Scene) -> Iterator[Shown]:
    while not scene.actions.pin_wait():
        scene.actions.check_pin("0000")
    yield "pin: waiting", Pin(scene.board, scene.actions), ""


class StillApp(KioskScreenApp):
    """Nobody comes or goes while one looks."""

    def _look(self) -> None:
        pass


def troubled(page: Page) -> Page:
    """The same when what it does went wrong, told at length."""
    sentence = "Another program is still busy with the data. Try again in a moment."
    page._trouble = StoreTrouble(sentence)  # type: ignore[attr-defined]
    return page


async def settle(pilot: Pilot[int]) -> None:
    """Until all is laid out; as `Pilot.pause`, without its long wait for an idle processor."""
    for _ in range(4):
        await pilot._wait_for_screen()
        pilot.app.screen._on_timer_update()


async def walk(
    scene: Scene, app: KioskScreenApp, pilot: Pilot[int], look: Callable[[str, Page], Awaitable[None]]
) -> None:
    """Home, then each screen in turn on top of it."""
    await settle(pilot)
    home = app.screen
    assert isinstance(home, Home)
    await look("home", home)
    home.choose_theme("cultuur")
    await look("home: theme", home)
    home.choose_theme("")
    for name, page, pressed in screens(scene):
        await app.push_screen(page)
        await settle(pilot)
        for tile in page.query(pressed or ".nothing").results(Tile):
            if tile.region.area:
                tile.press()
                await settle(pilot)
        await look(name, page)
        assert app.screen is page, name
        app.pop_screen()


class Layout:
    """Looks at one page after another and keeps what is wrong."""

    def __init__(self, typed: frozenset[str], columns: int, rows: int) -> None:
        self.wrong: list[str] = []
        self._typed = typed
        self._columns, self._rows = columns, rows
        self._places: dict[str, tuple[int, int]] = {}
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
            for words in spoken(widget):
                if squeezed(words) not in squeezed(drawn(widget)):
                    yield f"{known(widget)} cuts {words!r}"
            yield from self._shortened(widget)

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
        return any(typed in text or (head and typed.startswith(head)) for typed in self._typed) or any(
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


def is_shown(widget: Widget) -> bool:
    return (
        all(each.display for each in (widget, *widget.ancestors) if isinstance(each, Widget))
        and widget.visible
    )


def known(widget: Widget) -> str:
    return f"{type(widget).__name__}#{widget.id or '.'.join(sorted(widget.classes))}"


def drawn(widget: Widget) -> str:
    """The characters it draws, row under row."""
    return "\n".join(widget.render_line(y).text for y in range(widget.size.height))


def squeezed(text: str) -> str:
    return "".join(text.split())


def page_size(widget: Widget) -> Size:
    return widget.app.size


def has_words(widget: Widget) -> bool:
    if isinstance(widget, Tile):
        return widget.face != Face()
    if isinstance(widget, BigText):
        return bool(widget.text)
    return isinstance(widget, Words) and any(span.text.strip() for span in pieces(widget))


def spoken(widget: Widget) -> list[str]:
    """What a field says by itself."""
    if not isinstance(widget, Field):
        return []
    return [*([widget.placeholder] if not widget.value else []), widget._counter_words()]


def spans(tile: Tile) -> list[Span]:
    """What stands on a tile of its height."""
    face = tile.face
    lines = (
        [face.small or face.lines[0]] if tile.size.height <= 3 and (face.small or face.lines) else face.lines
    )
    return [span for line in (*lines, *face.below) for span in (*line.left, *line.middle, *line.right)]


def pieces(words: Words) -> list[Span]:
    found: list[Span] = []
    for each in words.paragraphs:
        if isinstance(each, Span):
            found.append(each)
        elif isinstance(each, tuple):
            found.extend(each)
        else:
            found += [Span(text) for text in ([each] if isinstance(each, str) else [each.label, each.answer])]
    return found


def told(wrong: list[str]) -> str:
    """One under the other, each once."""
    return "\n".join(dict.fromkeys(wrong))


@pytest.mark.parametrize("size", SIZES, ids=SIZE_IDS)
async def test_every_screen_is_whole(
    hall: Hall, clock: FixedClock, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is cut, nothing lies over anything, and what is pressed is where it always is."""
    # Only laid out: drawing it all for a terminal that is not there takes half of the time.
    monkeypatch.setattr(Screen, "_compositor_refresh", lambda _: None)
    scene = Scene(hall)
    app = StillApp(scene.board, scene.actions, clock)
    layout = Layout(scene.typed(), *size)

    async def look(name: str, page: Page) -> None:
        for code, app.language in LANGUAGES.items():
            page.renew()
            await settle(pilot)
            layout.look(f"{name} ({code})", page)

    async with app.run_test(size=size) as pilot:
        await walk(scene, app, pilot, look)
    assert not layout.wrong, told(layout.wrong)


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


def pale(page: Page) -> Iterator[str]:
    """What stands out too little."""
    for strip in page._compositor.render_strips():
        for segment in strip:
            text = "".join(char for char in segment.text if char not in NO_LETTERS)
            if text and not segment.control and contrast(*colours(segment)) < CONTRAST:
                yield f"{segment.text.strip()!r} in {segment.style}"
    for widget in page.walk_children(Widget):
        if isinstance(widget, BigText) and is_shown(widget):
            # Its letters are drawn in blocks.
            ink, ground = getattr(widget.palette, widget.colour), widget.ground
            if contrast(triplet(ink), triplet(ground)) < CONTRAST:
                yield f"{known(widget)} in {ink} on {ground}"
        elif isinstance(widget, Tile) and is_shown(widget):
            yield from pale_states(widget)


def pale_states(tile: Tile) -> Iterator[str]:
    """Its words and title letters, at rest, focused and pressed, chosen or not."""
    tones = {Tone.INK} | {span.tone for span in spans(tile) if set(span.text) - NO_LETTERS}
    for state, chosen in product(State, (False, True)):
        coat = coat_of(tile.kind, tile.tone, state, tile.palette, chosen=chosen, under=tile.under)
        for tone in tones:
            if contrast(triplet(coat.colour(tone)), triplet(coat.fill)) < CONTRAST:
                yield f"{known(tile)} {state.name} {tone.name} in {coat.colour(tone)} on {coat.fill}"


Triplet = tuple[int, int, int]


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
