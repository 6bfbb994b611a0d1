"""*Ik heb een half uur*: how long and when a visitor has time, and the tasks that fit in it."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import on
from textual.containers import Container
from textual.widget import Widget

from kiosk.board import TIMES, Board, Fitting, TaskCard, When
from kiosk.text import cells
from screens.messages import BeginSignUp, GoBack, OpenTasks
from screens.widgets.big_text import BigText
from screens.widgets.coat import Kind
from screens.widgets.face import Face, Tone, action_face, back_face, bold, soft, words_face
from screens.widgets.page import Page, Push
from screens.widgets.paged_list import PagedList
from screens.widgets.tile import Tile
from screens.widgets.words import Words
from screens.wording import own_time
from screens.wording.helping import warning
from screens.wording.long_list import LazyItem, LazyItems, LongList
from screens.wording.task_rows import task_row
from screens.wording.view import View


class TimeToHelp(Page):
    """The title is the answer; nothing full is in the list, and each row begins a sign-up."""

    FIRST_FOCUS: ClassVar[str] = "#tasks Tile"

    def __init__(self, board: Board, minutes: int = 30, visit: Iterable[str] = ()) -> None:
        """`visit`: the sign-ups of who stands here; what goes on at the same time is said."""
        super().__init__()
        self._board, self._visit = board, tuple(visit)
        self._minutes = minutes
        self._when: When = "week"
        self._found = Fitting((), {}, frozenset())
        self._list = LongList()
        self._turned = (0, 0, 0)

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(id="title")
        with Container(classes="chips", id="times"):
            for minutes in TIMES:
                yield Tile(kind=Kind.CHIP, id=f"minutes-{minutes}", classes="long")
            for when in ("now", "week", "day"):
                yield Tile(kind=Kind.CHIP, id=when, classes="when")
        with Container(classes="chips", id="days"):
            for ahead in range(own_time.DAYS):
                yield Tile(kind=Kind.CHIP, id=f"day-{ahead}", classes="day")
        with Container(id="above"):
            yield Words(id="count")
            yield Words(id="hint")
        yield Words(id="nothing")
        yield PagedList(small_rows=4, own_keys=False, id="tasks")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(id="more")
        yield Tile(id="everything", tone=Tone.BLUE)

    def reword(self) -> None:
        view = View.of(self.language, self._board)
        if not isinstance(self._when, str) and self._when < view.today:
            self._when = view.today
        self._word_chips(view)
        letters = None if self._is_narrow or self.size.height < 30 else self._columns
        title = own_time.title(view, self._minutes, self._when, letters)
        self.query_one("#title", BigText).show(title)
        self._show_tasks()
        self._word_footer()

    def renew_header(self) -> None:
        """The clock moved: what is *now* may be something else."""
        super().renew_header()
        if self._is_whole and self._when == "now":
            self._show_tasks()

    def action_page(self, pages: int) -> None:
        self.query_one(PagedList).turn(pages)

    def _word_chips(self, view: View) -> None:
        for minutes in TIMES:
            chip = self.query_one(f"#minutes-{minutes}", Tile)
            chip.face = words_face(own_time.chip(self.language, minutes, small=self._is_narrow))
            chip.chosen = minutes == self._minutes
        text = self.language.text
        # NL: Nu
        now = text("Now")
        # NL: Deze week
        week = text("This week")
        # NL: Dag
        short_day = text("Day")
        # NL: Een dag
        day = short_day if self._is_narrow else text("A day")
        for when, words in {"now": now, "week": week, "day": day}.items():
            chip = self.query_one(f"#{when}", Tile)
            chip.face = words_face(words)
            chip.chosen = self._when == when or (when == "day" and not isinstance(self._when, str))
        self.query_one("#days").display = not isinstance(self._when, str)
        for ahead, each in enumerate(own_time.week(view)):
            chip = self.query_one(f"#day-{ahead}", Tile)
            chip.face = words_face(own_time.day_chip(view, each, small=self._is_narrow))
            chip.chosen = self._when == each

    def _show_tasks(self) -> None:
        self._found = found = self._board.fitting(self._minutes, self._when, self._visit)
        items = LazyItems(found.tasks, lambda task: LazyItem(task.id, partial(self._face, task), Tone.BLUE))
        self._list.show(self.query_one(PagedList), items, self.language)
        self._word_count(found)
        self.query_one("#nothing").display = not found.tasks
        self.query_one(PagedList).display = bool(found.tasks)
        if not found.tasks:
            self._word_nothing()

    def _word_count(self, found: Fitting) -> None:
        language = self.language
        # NL: {n} klus past | {n} klussen passen
        count = language.plural("{n} task fits", "{n} tasks fit", len(found.tasks))
        # NL: de eerste staat bovenaan
        told = language.text("the first one is at the top")
        first = (soft(f"  {told}"),) if len(found.tasks) > 1 else ()
        self.query_one("#count", Words).show((bold(count, Tone.BLUE), *first))
        # NL: Loop een keer mee: kijken mag ook
        hint = language.text("Come along once: just looking is fine too")
        hinted = self.query_one("#hint", Words)
        hinted.show(soft(hint))
        hinted.styles.width = cells(hint)
        hinted.display = any(task.try_once for task in found.tasks) and not self._is_narrow

    def _word_nothing(self) -> None:
        text = self.language.text
        # NL: Hier zijn nu genoeg handen voor. Dank je wel!
        thanks = text("There are enough hands for this now. Thank you!")
        # NL: Kies meer tijd of een andere dag.
        other = text("Choose more time or another day.")
        most = len(self._board.fitting(TIMES[-1], "week").tasks)
        # NL: Deze week past er {n} klus in een dagdeel. | Deze week passen er {n} klussen in een dagdeel.
        more = self.language.plural(
            "{n} fits in half a day this week.", "{n} fit in half a day this week.", most
        )
        said = (bold(thanks, Tone.BLUE), soft(f"{other} {more}") if most else soft(other))
        self.query_one("#nothing", Words).show(*said)

    def _word_footer(self) -> None:
        language = self.language
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(language.text("Back"))
        # NL: {n} klus in het dorp | {n} klussen in het dorp
        count = language.plural("{n} in the village", "{n} in the village", len(self._board.home().tasks))
        # NL: Alle klussen
        self.query_one("#everything", Tile).face = action_face(language.text("All tasks"), count)
        first, last, total = self._turned
        more = self.query_one("#more", Tile)
        more.display = bool(self._found.tasks) and last - first + 1 < total
        if more.display:
            more.face = self._more_face(first, last, total)

    def _more_face(self, first: int, last: int, total: int) -> Face:
        language = self.language
        if last == total:
            # NL: Weer van voren
            again = language.text("From the first again")
            # NL: je ziet nummer {first} tot {last}
            return action_face(again, language.text("you see {first} to {last}", first=first, last=last), "↑")
        # NL: Nog {n} klus | Nog {n} klussen
        more = language.plural("{n} more task", "{n} more tasks", total - last)
        # NL: je ziet er {n} van {total}
        seen = language.text("you see {n} of {total}", n=last, total=total)
        if first > 1:
            # NL: je ziet nummer {first} tot {last}
            seen = language.text("you see {first} to {last}", first=first, last=last)
        return action_face(more, seen, "↓")

    def _face(self, task: TaskCard) -> Face:
        view = View.of(self.language, self._board)
        said = warning(self.language, self._found.clashes.get(task.id, ""), mine=task.id in self._found.mine)
        return task_row(view, task, self._columns, warning=said)

    @property
    def _is_narrow(self) -> bool:
        return self.size.width < 100

    @property
    def _columns(self) -> int:
        return self.size.width - (4 if self._is_narrow else 8 if self.size.width < 160 else 16)

    def _choose(self, minutes: int, when: When) -> None:
        self._minutes, self._when = minutes, when
        self.query_one(PagedList).page = 0
        self.renew()

    @on(Tile.Pressed, ".long")
    def _long(self, event: Tile.Pressed) -> None:
        self._choose(int((event.tile.id or "").removeprefix("minutes-")), self._when)

    @on(Tile.Pressed, "#now")
    def _now(self) -> None:
        self._choose(self._minutes, "now")

    @on(Tile.Pressed, "#week")
    def _week(self) -> None:
        self._choose(self._minutes, "week")

    @on(Tile.Pressed, "#day")
    def _a_day(self) -> None:
        """The first of them; which one is asked under it."""
        if isinstance(self._when, str):
            self._choose(self._minutes, View.of(self.language, self._board).today)

    @on(Tile.Pressed, ".day")
    def _day(self, event: Tile.Pressed) -> None:
        ahead = int((event.tile.id or "").removeprefix("day-"))
        self._choose(self._minutes, own_time.week(View.of(self.language, self._board))[ahead])

    @on(PagedList.Turned)
    def _in_sight(self, event: PagedList.Turned) -> None:
        self._turned = (event.first, event.last, event.total)
        self._word_footer()

    @on(Tile.Pressed, "#more")
    def _more(self) -> None:
        shown = self.query_one(PagedList)
        shown.page = shown.page + 1 if shown.page < shown.pages - 1 else 0

    @on(PagedList.Chosen)
    def _begin(self, event: PagedList.Chosen) -> None:
        chosen = next((task for task in self._found.tasks if task.id == event.key), None)
        if chosen is not None:
            self.post_message(BeginSignUp(chosen.initiative, chosen.id, chosen.occurrence, self._minutes))

    @on(Tile.Pressed, "#everything")
    def _everything(self) -> None:
        self.post_message(OpenTasks())

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())
