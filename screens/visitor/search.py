"""Find by word, forgiving its spelling; what is typed shows at once what there is."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.containers import Container
from textual.widget import Widget

from kiosk.board import Board, Card, Found, Home, IdeaCard, TaskCard
from screens.messages import GoBack, OpenIdea, OpenIdeaPage, OpenInitiative
from screens.widgets.coat import Kind
from screens.widgets.face import Face, Tone, action_face, back_face, bold, words_face
from screens.widgets.field import Field
from screens.widgets.page import Page, Push
from screens.widgets.paged_list import Item, PagedList
from screens.widgets.tile import Tile
from screens.widgets.words import Words
from screens.wording import found as said
from screens.wording.cards import agenda_card, task_face
from screens.wording.idea_cards import found_face
from screens.wording.long_list import LazyItem, LazyItems, LongList, turn
from screens.wording.room import Room
from screens.wording.theme_chips import ThemeChips
from screens.wording.themes import theme_name
from screens.wording.view import View

_IDEA = "idea:"
"""Begins the key of an idea in the lists."""
_LITTLE = 2
"""With so few found, the way to make an idea of the words says so."""
_TILE, _KEYS = 4, 3
"""Rows of a card, and of the keys under a list."""
_ABOVE = 16
"""Rows of the body that are not for the cards at the left when there are ideas."""


class Search(Page):
    """The field, then what joins at the left with the ideas under it, and what helps at the right.

    On a small terminal both stand in one list, and the themes behind a button.
    """

    FIRST_FOCUS: ClassVar[str] = "#words"

    def __init__(self, board: Board, words: str, theme: str) -> None:
        super().__init__()
        self._board, self._theme = board, theme
        self._field = Field(words, id="words")
        self._lists = {"joining": LongList(), "helping": LongList(), "ideas": LongList()}

    @property
    def words(self) -> str:
        """What is typed."""
        return self._field.value

    def type_on(self, letters: str) -> None:
        """Letters that were typed while this screen was still opening."""
        self._field.insert(letters)

    def compose_body(self) -> Iterable[Widget]:
        with Container(id="top"):
            yield self._field
            yield Tile(kind=Kind.CHIP, id="one-theme")
        with Container(id="between"):
            yield Words(id="said")
            yield ThemeChips(self._board, id="themes")
        with Container(id="lists"):
            with Container(id="joining-side"):
                yield Words(id="joining-heading")
                yield PagedList(id="joining")
                yield Words(id="ideas-heading")
                yield PagedList(id="ideas")
            with Container(id="helping-side"):
                yield Words(id="helping-heading")
                yield PagedList(id="helping")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(id="wider")
        yield Tile(id="idea", tone=Tone.PLUM)

    def on_mount(self) -> None:
        self.set_focus(self._field)

    def reword(self) -> None:
        home = self._board.home(self._theme, self.words)
        # NL: Typ wat je zoekt
        self._field.placeholder = self.language.text("Type what you look for")
        self._word_themes(home)
        beyond = self._beyond(home.found)
        sentence = said.line(self.language, self.words.strip(), home.found, beyond=beyond or 0)
        self.query_one("#said", Words).show(sentence)
        self._show_lists(home)
        self._word_footer(beyond, home.found)

    def action_page(self, pages: int) -> None:
        here = self.focused
        lists = [each for each in self.query(PagedList) if here is not None and each in here.ancestors]
        turn(lists[0] if lists else self.query_one("#joining", PagedList), pages)

    def on_key(self, event: events.Key) -> None:
        """Down leads from the field to the first thing found, past the themes."""
        if event.key == "down" and self.focused is self._field:
            self._focus_first_found()
            event.stop()
            event.prevent_default()

    def _word_themes(self, home: Home) -> None:
        self.query_one(ThemeChips).show(self.language, home.themes, self._theme)
        # NL: Alles
        everything = self.language.text("All")
        current = theme_name(self.language, self._board, self._theme) if self._theme else everything
        # NL: Thema: {theme}
        words = self.language.text("Theme: {theme}", theme=current)
        self.query_one("#one-theme", Tile).face = words_face(words)

    def _show_lists(self, home: Home) -> None:
        joining, helping = self._found(home)
        ideas: Sequence[Item] = self._ideas(home.found.ideas) if home.found is not None else ()
        small = Room(*self.size).small
        self.set_class(small, "-small")
        if small:
            joining, helping, ideas = (*joining, *helping, *ideas), (), ()
        # NL: Meedoen
        self.query_one("#joining-heading", Words).show(bold(self.language.text("Join in"), Tone.GREEN))
        # NL: Helpen
        self.query_one("#helping-heading", Words).show(bold(self.language.text("Help out"), Tone.BLUE))
        # NL: Ideeën
        self.query_one("#ideas-heading", Words).show(bold(self.language.text("Ideas"), Tone.PLUM))
        lists: dict[str, Sequence[Item]] = {"joining": joining, "helping": helping, "ideas": ideas}
        for name, items in lists.items():
            self.set_class(not items, f"-no-{name}")
        self.set_class(bool(ideas) and not joining, "-ideas-alone")
        self._share_out(len(joining), len(ideas))
        for name, items in lists.items():
            self._lists[name].show(self.query_one(f"#{name}", PagedList), items, self.language)

    def _share_out(self, joining: int, ideas: int) -> None:
        """The rows of the left column: all that is found, or else one idea a page under the rest."""
        rows = Room(*self.size).body - _ABOVE
        needed = ideas * _TILE if ideas <= _LITTLE else _TILE + _KEYS
        both = bool(joining and ideas)
        self.query_one("#ideas").styles.height = max(needed, rows - joining * _TILE) if both else "1fr"

    def _found(self, home: Home) -> tuple[Sequence[Item], Sequence[Item]]:
        if home.found is not None:
            return self._cards(home.found.cards), self._tasks(home.found.tasks)
        return self._cards(home.everything), self._tasks(home.tasks[:60])

    def _cards(self, cards: Sequence[Card]) -> Sequence[Item]:
        return LazyItems(cards, lambda card: LazyItem(card.id, partial(self._card_face, card)))

    def _tasks(self, tasks: Iterable[TaskCard]) -> tuple[LazyItem, ...]:
        return tuple(
            LazyItem(f"{task.initiative} {task.id}", partial(self._task_face, task), Tone.BLUE)
            for task in tasks
        )

    def _ideas(self, ideas: Iterable[IdeaCard]) -> tuple[LazyItem, ...]:
        return tuple(
            LazyItem(f"{_IDEA}{card.id}", partial(self._idea_face, card), Tone.PLUM) for card in ideas
        )

    def _idea_face(self, card: IdeaCard) -> Face:
        return found_face(self.language, card, self.query_one("#joining-side").size.width)

    def _card_face(self, card: Card) -> Face:
        view = View.of(self.language, self._board)
        return agenda_card(view, card, with_date=True).face(self.query_one("#joining", PagedList).size.width)

    def _task_face(self, task: TaskCard) -> Face:
        columns = self.query_one("#helping", PagedList).size.width or self.size.width
        return task_face(View.of(self.language, self._board), task, columns=columns)

    def _word_footer(self, beyond: int | None, found: Found | None) -> None:
        text = self.language.text
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        self.query_one("#idea", Tile).face = self._idea_door(found)
        wider = self.query_one("#wider", Tile)
        wider.display = bool(self._theme) and (beyond is None or beyond > 0)
        self.set_class(wider.display, "-widens")
        # NL: in alle thema's
        everywhere = text("in all themes")
        # NL: nog {n} in andere thema's | nog {n} in andere thema's
        count = self.language.plural("{n} more in other themes", "{n} more in other themes", beyond or 0)
        # NL: Zoek ook daarbuiten
        wider.face = action_face(text("Search everywhere"), everywhere if beyond is None else count)

    def _idea_door(self, found: Found | None) -> Face:
        text = self.language.text
        # NL: maak er een idee van
        make_it = text("make it an idea")
        if found is None or said.how_many(found) > _LITTLE:
            # NL: Ik mis iets
            return action_face(text("I miss something"), make_it)
        # NL: met de woorden die je typte
        typed = text("with the words you typed")
        # NL: Maak een idee
        short = text("Make an idea")
        # NL: Maak er een idee van
        return action_face(short if Room(*self.size).small else text("Make it an idea"), typed)

    def _beyond(self, found: Found | None) -> int | None:
        """How many more there are outside the chosen theme; None while nothing is typed."""
        if not self._theme or found is None:
            return None
        whole = self._board.home("", self.words).found
        if whole is None:
            return None
        return said.how_many(whole) - said.how_many(found)

    def _focus_first_found(self) -> None:
        for name in ("#joining", "#helping", "#ideas"):
            for tile in self.query(f"{name} .pool Tile").results(Tile):
                if tile in self.focus_chain:
                    self.kiosk.keys_in_use = True
                    self.set_focus(tile)
                    return

    @on(Field.Changed, "#words")
    def _typed(self) -> None:
        for paged in self.query(PagedList):
            paged.page = 0
        if self.is_mounted:
            self.reword()

    @on(Field.Submitted, "#words")
    def _first(self) -> None:
        """Enter opens the first thing found."""
        found = self._board.home(self._theme, self.words).found
        if found is None:
            self._focus_first_found()
        elif found.cards:
            self.post_message(OpenInitiative(found.cards[0].id))
        elif found.tasks:
            self.post_message(OpenInitiative(found.tasks[0].initiative))
        elif found.ideas:
            self.post_message(OpenIdeaPage(found.ideas[0].id))

    @on(PagedList.Chosen)
    def _open(self, event: PagedList.Chosen) -> None:
        if event.key.startswith(_IDEA):
            self.post_message(OpenIdeaPage(event.key.removeprefix(_IDEA)))
        else:
            self.post_message(OpenInitiative(event.key.split(" ")[0]))

    @on(ThemeChips.Chosen)
    def _choose(self, event: ThemeChips.Chosen) -> None:
        self._choose_theme(event.theme)

    @on(Tile.Pressed, "#wider")
    def _wider(self) -> None:
        self._choose_theme("")

    @on(Tile.Pressed, "#one-theme")
    def _themes(self) -> None:
        self.toggle_class("-chooses")

    def _choose_theme(self, theme: str) -> None:
        self._theme = theme
        self.remove_class("-chooses")
        for paged in self.query(PagedList):
            paged.page = 0
        self.renew()

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())

    @on(Tile.Pressed, "#idea")
    def _idea(self) -> None:
        self.post_message(OpenIdea(self.words.strip()))
