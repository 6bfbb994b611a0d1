"""The door *Helpen*: every open task, or those of one initiative."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.containers import Container
from textual.widget import Widget

from kiosk.board import Board, TaskCard
from screens.messages import BeginSignUp, GoBack, GoHome, OpenTasks
from screens.widgets.big_text import BigText
from screens.widgets.face import Face, Tone, action_face, back_face, bold, soft
from screens.widgets.page import Page, Push
from screens.widgets.paged_list import Item, PagedList
from screens.widgets.tile import Tile
from screens.widgets.words import Words
from screens.wording.long_list import LazyItem, LazyItems, LongList, turn
from screens.wording.task_rows import task_row
from screens.wording.view import View


class AllTasks(Page):
    """One flat list, the soonest first; nothing full is in it, but of one initiative it is said."""

    FIRST_FOCUS: ClassVar[str] = "#tasks Tile"

    def __init__(self, board: Board, initiative: str) -> None:
        super().__init__()
        self._board, self._initiative = board, initiative
        self._list = LongList()
        self._items: Sequence[Item] = ()
        self._listed = -1
        """The change that the items belong to."""
        self._whose: dict[str, str] = {}
        """The initiative of each task."""

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(id="title")
        with Container(id="above"):
            yield Words(id="small-title")
            yield Words(id="count")
            yield Words(id="hint")
        yield PagedList(id="tasks")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        if self._initiative:
            yield Tile(id="everywhere", tone=Tone.BLUE)

    def reword(self) -> None:
        text = self.language.text
        page = self._board.initiative(self._initiative) if self._initiative else None
        if self._initiative and page is None:
            self.post_message(GoHome())
            return
        tasks = [task for task in page.tasks if task.open] if page else self._board.home().tasks
        # NL: Ik wil helpen
        self.query_one("#title", BigText).show(text("I want to help"))
        self._word_count(tasks, page.card.title if page else "")
        self._list.show(self.query_one(PagedList), self._all(tasks), self.language)
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        if page is not None:
            self._word_everywhere()

    def action_page(self, pages: int) -> None:
        turn(self.query_one(PagedList), pages)

    def _word_count(self, tasks: Iterable[TaskCard], title: str) -> None:
        language = self.language
        wanted = [task for task in tasks if not task.enough]
        # NL: {n} klus | {n} klussen
        count = language.plural("{n} task", "{n} tasks", len(wanted))
        # NL: Er zijn genoeg handen. Dank je wel!
        enough = language.text("There are enough hands. Thank you!")
        # NL: de eerste staat bovenaan
        told = title or language.text("the first one is at the top")
        words = (bold(count, Tone.BLUE), soft(f"  {told}")) if wanted else (bold(enough, Tone.BLUE),)
        self.query_one("#count", Words).show(words)
        # NL: Ik wil helpen
        want = bold(language.text("I want to help"), Tone.BLUE)
        self.query_one("#small-title", Words).show(want)
        # NL: Loop een keer mee: kijken mag ook
        hint = language.text("Come along once: just looking is fine too")
        hinted = self.query_one("#hint", Words)
        hinted.show(soft(hint))
        hinted.styles.width = len(hint)
        self.set_class(not any(task.try_once for task in wanted), "-no-hint")

    def _word_everywhere(self) -> None:
        language = self.language
        # NL: {n} klus in het dorp | {n} klussen in het dorp
        count = language.plural("{n} in the village", "{n} in the village", len(self._board.home().tasks))
        # NL: Alle klussen
        self.query_one("#everywhere", Tile).face = action_face(language.text("All tasks"), count)

    def _all(self, tasks: Iterable[TaskCard]) -> Sequence[Item]:
        change = self._board.change()
        if change != self._listed:
            self._listed = change
            ordered = sorted(tasks, key=_soonest)
            self._whose = {task.id: task.initiative for task in ordered}
            self._items = LazyItems(ordered, self._item)
        return self._items

    def _item(self, task: TaskCard) -> Item:
        return LazyItem(task.id, partial(self._face, task), Tone.BLUE)

    def _face(self, task: TaskCard) -> Face:
        columns = self.query_one(PagedList).size.width
        view = View.of(self.language, self._board)
        return task_row(view, task, columns, within=bool(self._initiative))

    @on(PagedList.Chosen)
    def _begin(self, event: PagedList.Chosen) -> None:
        self.post_message(BeginSignUp(self._whose[event.key], event.key))

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())

    @on(Tile.Pressed, "#everywhere")
    def _everywhere(self) -> None:
        self.post_message(OpenTasks())


def _soonest(task: TaskCard) -> tuple[bool, float, bool, str]:
    start = task.moment.start.timestamp() if task.moment else float("inf")
    return task.enough, start, not task.needed, task.title.casefold()
