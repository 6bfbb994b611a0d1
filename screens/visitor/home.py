"""The first screen: what goes on today and this week, who seeks help, and three doors."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.containers import Container, Vertical
from textual.widget import Widget

from kiosk.board import Board, Card
from kiosk.board import Home as HomeLists
from kiosk.language import days
from screens.messages import (
    OpenAll,
    OpenIdeaPage,
    OpenIdeas,
    OpenInitiative,
    OpenOwnCode,
    OpenSearch,
    OpenThemes,
    OpenTimeToHelp,
)
from screens.widgets.big_text import BigText
from screens.widgets.coat import Kind
from screens.widgets.face import Face, Line, Tone, bold, door_face, soft, words_face
from screens.widgets.page import Page
from screens.widgets.paged_list import Item, PagedList
from screens.widgets.tile import Tile
from screens.widgets.words import Words
from screens.wording.cards import agenda_card, task_face
from screens.wording.home_ideas import HomeIdeas
from screens.wording.themes import theme_name
from screens.wording.view import View

_CHIPS = 4
"""Theme chips at most, *all* included."""

_THIRD, _MARGINS, _BEFORE_IDEAS, _HELP = 200, 16, 140, 44
"""Columns of a terminal with a third column; of its margins, of what stands left of that, of a task there."""


class Home(Page):
    """Never left: everything else stands on top of it."""

    FIRST_FOCUS: ClassVar[str] = "#agenda Tile"

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board = board
        self._theme = ""
        self._from = 0
        """The first card shown where they do not all fit."""
        self._themes_shown: tuple[str, ...] = ("",)
        self._keys: dict[str, str] = {}
        """Which initiative stands behind each key of the lists."""

    @property
    def is_as_ever(self) -> bool:
        """Whether nothing was chosen here that somebody would miss."""
        return not self._theme

    def forget(self) -> None:
        """Back to the first cards, without a focus."""
        self.set_focus(None)
        if self._from:
            self._from = 0
            self.renew()

    def choose_theme(self, theme: str) -> None:
        """Show this theme alone; empty: everything."""
        self._theme, self._from = theme, 0
        self.renew()

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(id="title")
        yield Words(id="small-title")
        with Container(id="tools"):
            with Container(id="chips"):
                for at in range(_CHIPS):
                    yield Tile(kind=Kind.CHIP, classes="theme", id=f"theme-{at}")
                yield Tile(kind=Kind.CHIP, id="more-themes")
            yield Tile(kind=Kind.PANEL, id="search")
            yield Tile(kind=Kind.CHIP, classes="own-code")
        with Container(id="lists"):
            with Vertical(id="agenda-side"):
                yield Words(id="agenda-heading")
                yield PagedList(id="agenda", wide_rows=5)
            with Vertical(id="help-side"):
                yield Words(id="help-heading")
                yield PagedList(id="helping", wide_rows=5)
            yield HomeIdeas(id="ideas-side")
        with Container(id="small-tools"):
            yield Tile(kind=Kind.CHIP, id="more")
            yield Tile(kind=Kind.CHIP, id="one-theme")
            yield Tile(kind=Kind.PANEL, id="small-search")
            yield Tile(kind=Kind.CHIP, classes="own-code")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="look", tone=Tone.GREEN, classes="door")
        yield Tile(id="help-out", tone=Tone.BLUE, classes="door")
        yield Tile(id="idea", tone=Tone.PLUM, classes="door")

    def reword(self) -> None:
        home = self._board.home(self._theme)
        view = View.of(self.language, self._board)
        self._word_titles(view)
        self._word_themes(home)
        self._show_lists(home, view)
        self._show_ideas()
        self._word_doors(home)

    def _word_titles(self, view: View) -> None:
        # NL: Vandaag en deze week
        title = self.language.text("Today and this week")
        self.query_one("#title", BigText).show(title)
        line = days.clock_line(self.language, view.now, view.zone)
        self.query_one("#small-title", Words).show(
            (bold(title, Tone.GREEN), soft(" " * max(2, self._columns - len(title) - len(line)) + line))
        )

    def _word_themes(self, home: HomeLists) -> None:
        text = self.language.text
        wide = self.size.width >= 160
        names = list(home.themes[: 3 if wide else 2])
        if self._theme and self._theme not in names:
            names = [*names[:-1], self._theme]
        # NL: Alles
        everything = text("All")
        self._themes_shown = ("", *names)
        for at in range(_CHIPS):
            chip = self.query_one(f"#theme-{at}", Tile)
            chip.display = at < len(self._themes_shown)
            if chip.display:
                theme = self._themes_shown[at]
                chip.face = words_face(theme_name(self.language, self._board, theme) if theme else everything)
                chip.chosen = theme == self._theme
        more = self.query_one("#more-themes", Tile)
        more.display = len(home.themes) > len(names)
        # NL: Meer
        more.face = words_face(text("More") + "  ↓")
        current = theme_name(self.language, self._board, self._theme) if self._theme else everything
        # NL: Thema: {theme}
        self.query_one("#one-theme", Tile).face = words_face(text("Theme: {theme}", theme=current))
        # NL: Zoek op naam of woord
        search = text("Search by name or word")
        self.query_one("#search", Tile).face = Face((Line((soft(search),)),))
        # NL: Ik heb een code
        own_code = words_face(text("I have a code"))
        for tile in self.query(".own-code").results(Tile):
            tile.face = own_code
        # NL: Zoeken
        self.query_one("#small-search", Tile).face = words_face(text("Search"))
        self.query_one("#more", Tile).face = words_face(text("More") + "  ↓")

    def _show_lists(self, home: HomeLists, view: View) -> None:
        cards, soon = self._agenda(home)
        text = self.language.text
        # NL: Dit is er te doen
        going_on = text("This is going on")
        # NL: Dit komt eraan
        coming_up = text("This is coming up")
        self.query_one("#agenda-heading", Words).show(bold(going_on if soon else coming_up, Tone.GREEN))
        # NL: Hier zoeken ze hulp
        help_heading = text("They are looking for help")
        room = self._room
        wide = self.size.width >= 160
        agenda = self.query_one("#agenda", PagedList)
        helping = self.query_one("#helping", PagedList)
        rows = agenda.tile_rows
        shown = cards[self._from : self._from + room[0]]
        tasks = home.help[: room[1]] if not self._from else home.help[self._from // room[0] :][: room[1]]
        self._keys = {card.key: card.id for card in shown} | {task.id: task.initiative for task in tasks}
        columns = 84 if wide else 62
        agenda.styles.height = rows * max(1, len(shown))
        agenda.show([Item(card.key, agenda_card(view, card).face(columns, sentence=wide)) for card in shown])
        helping.styles.height = rows * max(1, len(tasks))
        helps = _HELP if self._has_third else 46
        items = [
            Item(task.id, task_face(view, task, columns=helps, sentence=wide), Tone.BLUE) for task in tasks
        ]
        helping.show(items)
        if not tasks:
            # NL: Er zijn genoeg handen. Dank je wel!
            self.query_one("#help-heading", Words).show(soft(text("There are enough hands. Thank you!")))
        else:
            self.query_one("#help-heading", Words).show(bold(help_heading, Tone.BLUE))
        self.query_one("#more", Tile).display = len(cards) > room[0]

    def _show_ideas(self) -> None:
        """The newest and the closest to starting, where there is room for a third column."""
        self.set_class(self._has_third, "-third")
        if not self._has_third:
            return
        columns = self.size.width - _MARGINS - _BEFORE_IDEAS
        self.query_one(HomeIdeas).show(self.language, self._board.ideas()[: self._room[1]], columns)

    def _word_doors(self, home: HomeLists) -> None:
        text, plural = self.language.text, self.language.plural
        # NL: alle {n} initiatieven
        everything = plural("{n} initiative", "all {n} initiatives", len(home.everything))
        # NL: {n} klus zoekt handen | {n} klussen zoeken handen
        tasks = plural("{n} task needs hands", "{n} tasks need hands", len(home.help))
        # NL: Kijken
        look = text("Look")
        # NL: Alles bekijken
        see_all = text("See everything")
        # NL: Helpen
        # EN: Help
        help_out = text("Help out")
        # NL: Ik wil helpen
        want_to_help = text("I want to help")
        # NL: Idee
        idea = text("Idea")
        # NL: Ideeën
        see_ideas = text("Ideas")
        self.query_one("#look", Tile).face = door_face(look, everything, see_all)
        self.query_one("#help-out", Tile).face = door_face(help_out, tasks, want_to_help)
        # NL: {n} idee op het bord | {n} ideeën op het bord
        ideas = plural("{n} idea on the board", "{n} ideas on the board", len(self._board.ideas()))
        self.query_one("#idea", Tile).face = door_face(idea, ideas, see_ideas)

    def _agenda(self, home: HomeLists) -> tuple[tuple[Card, ...], bool]:
        """This week's cards; in a quiet week what comes after it, so that home is never bare."""
        if home.agenda:
            return home.agenda, True
        return home.everything, False

    @property
    def _columns(self) -> int:
        return self.size.width - (4 if self.size.width < 100 else 8)

    @property
    def _has_third(self) -> bool:
        """Whether ideas stand beside agenda and help."""
        return self.size.width >= _THIRD and self.size.height >= 50

    @property
    def _room(self) -> tuple[int, int]:
        """How many cards and tasks fit beside what else stands on home."""
        width, height = self.size
        if width < 100:
            more = max(0, (height - 24) // 3)
            return 3 + more - more // 2, 1 + more // 2
        if height < 30:
            return max(1, (height - 15) // 3), max(1, (height - 15) // 3)
        rows = 5 if width >= 160 else 4
        fits = max(1, (height - (28 if width >= 160 else 24)) // rows)
        return fits, fits

    @on(PagedList.Chosen)
    def _open(self, event: PagedList.Chosen) -> None:
        is_idea = event.list.id == "ideas"
        self.post_message(OpenIdeaPage(event.key) if is_idea else OpenInitiative(self._keys[event.key]))

    @on(Tile.Pressed, "#look")
    def _look(self) -> None:
        self.post_message(OpenAll(self._theme))

    @on(Tile.Pressed, "#help-out")
    def _help_out(self) -> None:
        self.post_message(OpenTimeToHelp())

    @on(Tile.Pressed, "#idea")
    def _idea(self) -> None:
        self.post_message(OpenIdeas())

    @on(Tile.Pressed, ".theme")
    def _choose(self, event: Tile.Pressed) -> None:
        self.choose_theme(self._themes_shown[int((event.tile.id or "theme-0").removeprefix("theme-"))])

    @on(Tile.Pressed, "#more-themes, #one-theme")
    def _themes(self) -> None:
        self.post_message(OpenThemes(self._theme))

    @on(Tile.Pressed, "#search, #small-search")
    def _search(self) -> None:
        self.post_message(OpenSearch(theme=self._theme))

    @on(Tile.Pressed, ".own-code")
    def _own_code(self) -> None:
        self.post_message(OpenOwnCode())

    @on(Tile.Pressed, "#more")
    def _more(self) -> None:
        cards, _ = self._agenda(self._board.home(self._theme))
        following = self._from + self._room[0]
        self._from = following if following < len(cards) else 0
        self.renew()

    def on_key(self, event: events.Key) -> None:
        """A letter begins a search, wherever the focus is."""
        if event.is_printable and event.character and not event.character.isspace():
            event.stop()
            event.prevent_default()
            self.kiosk.keys_in_use = True
            self.post_message(OpenSearch(event.character, self._theme))
