"""One initiative: everything a visitor asks, and the way to join or to help."""

from collections.abc import Iterable

from textual import events, on
from textual.containers import Container
from textual.widget import Widget

from kiosk.board import Board, NewsItem
from kiosk.text import cells, one_line, shorten
from screens.messages import BeginSignUp, GoBack, GoHome, OpenLargeCode, OpenTasks
from screens.widgets.big_text import BigText
from screens.widgets.coat import Kind
from screens.widgets.face import Span, Tone, action_face, back_face, bold, words_face
from screens.widgets.page import Page, Push
from screens.widgets.paged_list import Item, PagedList
from screens.widgets.panel import Panel
from screens.widgets.qr_code import QrPanel
from screens.widgets.tile import Tile
from screens.widgets.words import Paragraph, Words
from screens.wording import codes, rows
from screens.wording.room import Room, Way, apart, rows_of, two_lines
from screens.wording.view import View
from screens.wording.whole import Whole

_SIDE = 38
"""Columns of the code and the news at the right."""
_INSIDE = _SIDE - 6
_HELPING = 50
"""Columns of the tasks where they have a column of their own."""
_BRIEF_PLACES = 27
"""Columns of the places beside the answers on a small terminal."""
_DATES = (4, 3, 2)
"""How many dates are named: as many as leave the tasks in sight."""
_TASKS = 6
"""Tasks shown here at most; the others are one press away."""


class InitiativeScreen(Page):
    """What, who, when, where, the code and the news; join is the last and loudest button.

    On a small terminal the code, the news and further tasks are buttons.
    """

    def __init__(self, board: Board, initiative: str) -> None:
        super().__init__()
        self._board, self._initiative = board, initiative
        self._reads = False
        """Whether a small terminal shows everything there is to read."""

    def compose_body(self) -> Iterable[Widget]:
        with Container(id="brief"):
            yield Words(id="brief-title")
            with Container(id="brief-facts"):
                yield Words(id="brief-answers")
                yield Words(id="brief-places")
            yield Words(id="brief-story")
        yield BigText(id="title-above")
        with Container(id="whole"):
            with Container(id="main"):
                yield BigText(id="title")
                yield BigText(id="second-line")
                yield Words(id="plain-title")
                with Container(id="columns"):
                    yield Words(id="told")
                    with Container(id="helping"):
                        yield Words(id="help-heading")
                        yield PagedList(id="tasks")
            with Container(id="side"):
                yield QrPanel(id="code")
                with Panel(id="news-panel", edge=Tone.BRICK, classes="linen"):
                    yield Words(id="news")
        with Container(id="brief-more"):
            yield Tile(kind=Kind.CHIP, id="small-code")
            yield Tile(kind=Kind.CHIP, id="read")
            yield Tile(kind=Kind.CHIP, id="more-tasks")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(id="help-too", tone=Tone.BLUE)
        yield Tile(id="join", tone=Tone.GREEN)

    def first_focus(self) -> Widget | None:
        tiles = [self.query_one(name, Tile) for name in ("#join", "#help-too", "#back")]
        return next((tile for tile in tiles if tile.display), None)

    def reword(self) -> None:
        page = self._board.initiative(self._initiative)
        if page is None:
            self.post_message(GoHome())
            return
        began = self._board.began_as(page.card.id)
        whole = Whole(View.of(self.language, self._board), page, began)
        small = self._room.small
        self.set_class(small, "-small")
        self.set_class(small and self._reads, "-reads")
        self._word_footer(whole)
        if small and not self._reads:
            self._word_brief(whole)
        else:
            self._word_whole(whole)

    def _word_footer(self, whole: Whole) -> None:
        text, card = self.language.text, whole.page.card
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        help_too, join = self.query_one("#help-too", Tile), self.query_one("#join", Tile)
        help_too.display, join.display = bool(whole.open_tasks()), card.can_join
        self.set_class(help_too.display and join.display, "-both")
        # NL: Ik help mee
        help_too.face = action_face(text("I help"), whole.help_detail())
        # NL: Ik doe mee
        join.face = action_face(text("I join"), whole.join_detail())

    def _word_whole(self, whole: Whole) -> None:
        """The best title with which everything stays in sight, and as many dates as do."""
        title, wanted = whole.page.card.title, min(1, len(whole.open_tasks()))
        ways = [(way, dates) for way in self._room.title_ways(title, self._main) for dates in _DATES]
        fitting = [(way, dates) for way, dates in ways if self._tasks_fitting(whole, way, dates) >= wanted]
        way, dates = (fitting or ways)[0]
        self._word_title(title, way)
        self.query_one("#told", Words).show(*self._told(whole, way, dates))
        self._word_side(whole, way)
        self._show_tasks(whole, max(wanted, min(self._tasks_fitting(whole, way, dates), _TASKS)))

    def _word_title(self, title: str, way: Way) -> None:
        for each in ("beside", "above", "two", "plain"):
            self.set_class(way == each, f"-title-{each}")
        first, second = two_lines(title, self._main) or (title, "")
        self.query_one("#title-above", BigText).show(title)
        self.query_one("#title", BigText).show(first if way == "two" else title)
        self.query_one("#second-line", BigText).show(second)
        self.query_one("#plain-title", Words).show(bold(title), "")

    def _tasks_fitting(self, whole: Whole, way: Way, dates: int) -> int:
        """How many tasks stay in sight under, or beside, all there is to read; below 0: not even that."""
        told = rows_of(self._told(whole, way, dates), self._reading)
        left = self._room.body - self._room.title_rows(way)
        if self._room.wide:
            return -1 if told > left else left // 4
        return (left - told - 2) // 4 if whole.open_tasks() else left - told

    def _told(self, whole: Whole, way: Way, dates: int) -> tuple[Paragraph, ...]:
        """Everything to read; under a title above everything the code leaves no room for the news."""
        page, warning = whole.page, whole.warning()
        promise: list[Paragraph] = [words for words in (page.card.summary, page.description) if words]
        if warning:
            promise.append(bold(warning, Tone.BRICK))
        news = whole.news(page.news[0], self._reading) if way == "above" and page.news else ()
        return apart(tuple(promise), whole.story(), tuple(whole.facts(dates)), self._places(whole), news)

    def _places(self, whole: Whole) -> tuple[Paragraph, ...]:
        """The bar beside the words where there is room, else under them."""
        words = whole.places()
        beside = self._reading - cells(words.text) - 3
        if beside >= 8:
            return ((words, Span("   "), *whole.places_bar(beside)),)
        drawn = whole.places_bar(self._reading)
        return (words, drawn) if drawn else (words,)

    def _word_side(self, whole: Whole, way: Way) -> None:
        payload = whole.page.payload
        news = apart(*(whole.news(item, _INSIDE) for item in self._news(whole, way)))
        self.set_class(not news, "-no-news")
        self.query_one("#news", Words).show(*news)
        above = codes.above(self.language, _INSIDE)
        below = codes.below(self.language, payload.kind, payload.words, _INSIDE)
        room = self._room.body - (self._room.title_rows(way) if way == "above" else 1)
        room -= rows_of(news, _INSIDE) + 3 if news else 0
        if codes.panel_rows(payload.text, _SIDE, len(above) + len(below), room) > room:
            below = below[:-1]
        panel = self.query_one("#code", QrPanel)
        panel.show(payload.text, above, below)
        panel.styles.height = codes.panel_rows(payload.text, _SIDE, len(above) + len(below), room)

    def _news(self, whole: Whole, way: Way) -> tuple[NewsItem, ...]:
        if way == "above":
            return ()
        return whole.page.news[: 3 if self._room.wide or self._room.small else 1]

    def _show_tasks(self, whole: Whole, most: int) -> None:
        tasks = whole.open_tasks()[:most]
        columns = self._room.columns if self._room.small else _HELPING if self._room.wide else self._main
        shown = self.query_one("#tasks", PagedList)
        shown.styles.height = shown.tile_rows * len(tasks)
        shown.show([Item(task.id, rows.own_task(whole.view, task, columns), Tone.BLUE) for task in tasks])
        self.set_class(not tasks, "-no-tasks")
        self.query_one("#help-heading", Words).show(bold(whole.help_heading(), Tone.BLUE))

    def _word_brief(self, whole: Whole) -> None:
        card, columns = whole.page.card, self._room.columns
        when = whole.short_when()
        space = columns - cells(card.title) - cells(when)
        title, date = bold(card.title), bold(when, Tone.BRICK)
        first: tuple[Paragraph, ...] = ((title, Span(" " * space), date),) if space > 1 else (title, date)
        # What began as an idea has no summary, but its author's words.
        promise = card.summary or shorten(one_line(whole.page.description), 3 * columns - 20)
        top = (*first, promise) if promise else first
        answers, drawn = tuple(whole.facts(0)[:3]), whole.places_bar(_BRIEF_PLACES)
        places = (whole.places(brief=True), drawn) if drawn else (whole.places(brief=True),)
        self.query_one("#brief-title", Words).show(*top)
        self.query_one("#brief-answers", Words).show(*answers)
        self.query_one("#brief-places", Words).show(*places)
        self.query_one("#brief-story", Words).show(*whole.story())
        self.set_class(bool(whole.story()), "-has-story")
        beside = max(rows_of(answers, columns - _BRIEF_PLACES - 3), rows_of(places, _BRIEF_PLACES))
        most = max(1, (self._room.body - rows_of(top, columns) - beside - 6) // 3)
        self._show_tasks(whole, most)
        self._word_buttons(whole, most)

    def _word_buttons(self, whole: Whole, shown: int) -> None:
        text = self.language.text
        # NL: Code voor telefoon
        self.query_one("#small-code", Tile).face = words_face(text("Code for phone"))
        # NL: Nieuws en meer
        news = text("News and more")
        # NL: Lees meer
        self.query_one("#read", Tile).face = words_face(news if whole.page.news else text("Read more"))
        more = self.query_one("#more-tasks", Tile)
        # NL: Meer klussen
        more.face = words_face(text("More tasks") + "  ↓")
        more.display = len(whole.open_tasks()) > shown

    @property
    def _room(self) -> Room:
        return Room(self.size.width, self.size.height)

    @property
    def _main(self) -> int:
        """Columns left of the code."""
        return self._room.columns - _SIDE - (6 if self._room.wide else 5)

    @property
    def _reading(self) -> int:
        """Columns of all there is to read."""
        if self._room.small:
            return self._room.columns
        return self._main - _HELPING - 6 if self._room.wide else self._main

    def on_key(self, event: events.Key) -> None:
        """Where there is only something to read, the arrows scroll."""
        if self.has_class("-reads") and event.key in {"up", "down"}:
            self.action_page(1 if event.key == "down" else -1)
            event.stop()
            event.prevent_default()

    @on(Tile.Pressed, "#read")
    def _read(self) -> None:
        self._show_reading(reads=True)

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        if self.has_class("-reads"):
            self._show_reading(reads=False)
        else:
            self.post_message(GoBack())

    def _show_reading(self, *, reads: bool) -> None:
        had_focus = self.focused is not None
        self._reads = reads
        self.renew()
        if had_focus:
            self.call_after_refresh(self.set_focus, self.query_one("#back" if reads else "#read"))

    @on(Tile.Pressed, "#join")
    def _join(self) -> None:
        self.post_message(BeginSignUp(self._initiative))

    @on(PagedList.Chosen, "#tasks")
    def _help(self, event: PagedList.Chosen) -> None:
        self.post_message(BeginSignUp(self._initiative, event.key))

    @on(Tile.Pressed, "#help-too, #more-tasks")
    def _help_too(self) -> None:
        self.post_message(OpenTasks(self._initiative))

    @on(Tile.Pressed, "#code, #small-code")
    def _code(self) -> None:
        page = self._board.initiative(self._initiative)
        if page is not None:
            self.post_message(OpenLargeCode(page.payload.text, page.payload.words, page.card.title))
