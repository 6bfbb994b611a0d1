"""One idea: its words, how far it is, what looks like it, and how to join."""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on
from textual.containers import Container, Vertical
from textual.widget import Widget

from kiosk.actions import Actions
from kiosk.board import Board, IdeaCard, IdeaPage
from screens.messages import (
    GoBack,
    OpenIdeaHelp,
    OpenIdeaPage,
    OpenInitiative,
    OpenJoinIdeas,
    OpenStartIdea,
)
from screens.presence import Presence
from screens.widgets.alike_rows import AlikeRows
from screens.widgets.big_text import BigText
from screens.widgets.face import Tone, action_face, back_face, bold, soft
from screens.widgets.page import Page, Push
from screens.widgets.panel import Panel
from screens.widgets.tile import Tile
from screens.widgets.words import Paragraph, Words
from screens.wording import alike_rows
from screens.wording import ideas as wording
from screens.wording.alike_rows import SaidAlike
from screens.wording.me_too import MeToo
from screens.wording.room import Room
from screens.wording.view import View

_BAR: Final = 36


class IdeaScreen(Page):
    """Everything of one idea, or of those that their authors joined."""

    FIRST_FOCUS: ClassVar[str] = "#too"

    def __init__(self, board: Board, actions: Actions, presence: Presence, idea: str) -> None:
        super().__init__()
        self._board, self._idea = board, idea
        self._circle = idea
        """How the idea is called with those that are joined to it now."""
        self._me_too = MeToo(actions, presence)
        self._said_alike = SaidAlike(actions, presence)
        self._became = ""

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(id="title")
        with Container(id="whole"):
            with Panel(edge=Tone.PLUM, id="paper"):
                yield Words(id="texts")
            with Vertical(id="side"):
                yield Words(id="far")
                yield Words(id="next")
                yield Tile(id="begin")
        yield Words(id="alike-heading")
        yield AlikeRows(id="alike")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(id="too", tone=Tone.PLUM)
        yield Tile(id="forward", tone=Tone.PLUM)

    def on_mount(self) -> None:
        self.set_interval(1, self.tick)

    def reword(self) -> None:
        page = self._board.idea(self._idea)
        if page is None:
            if self.is_current:
                self.post_message(GoBack())
            return
        self._circle, self._became = page.card.id, page.card.initiative
        self._word_title(page)
        self._word_texts(page)
        self._word_far(page)
        self._word_alike(page)
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(self.language.text("Back"))
        self._word_footer(page)

    def tick(self) -> None:
        """A second of the time to undo is over."""
        if any([self._me_too.tick(), self._said_alike.tick()]):
            self.renew()

    def _word_title(self, page: IdeaPage) -> None:
        text = self.language.text
        # NL: Een idee
        title = text("An idea")
        if page.card.initiative:
            # NL: Dit is begonnen!
            title = text("This has begun!")
        elif page.card.can_start:
            # NL: Dit kan beginnen!
            title = text("This can begin!")
        self.query_one("#title", BigText).show(title)

    def _word_texts(self, page: IdeaPage) -> None:
        view = View.of(self.language, self._board)
        self.query_one("#texts", Words).show(*wording.texts(view, page))

    def _word_far(self, page: IdeaPage) -> None:
        language, card = self.language, page.card
        drawn = wording.share_bar(card, _BAR)
        want, helping = wording.want(language, card), wording.helping(language, card)
        far: list[Paragraph] = [bold(wording.needed(language, card), Tone.PLUM), drawn, "", want, helping]
        if self._me_too.trouble is not None:
            far = [bold(language.error(self._me_too.trouble), Tone.BRICK), "", *far]
        self.query_one("#far", Words).show(*far)
        self.query_one("#next", Words).show(*self._next(page))
        begin = self.query_one("#begin", Tile)
        begin.display = card.can_start
        # NL: Begin dit idee
        begin.face = action_face(language.text("Begin this idea"))

    def _next(self, page: IdeaPage) -> tuple[Paragraph, ...]:
        """What happens next, in a sentence."""
        text = self.language.text
        if page.card.initiative:
            # NL: Dit idee is al begonnen. Doe daar mee.
            return (bold(text("This idea has begun. Join in there.")),)
        if not page.card.can_start:
            # NL: Zijn er genoeg medestanders? Dan kan het beginnen.
            return (soft(text("Are there enough supporters? Then it can begin.")),)
        if page.author_starts:
            # NL: Schreef jij dit op? Dan kun je het beginnen, met je code.
            return (bold(text("Did you write this? Then you can begin it, with your code.")),)
        # NL: Help je mee? Dan kun je het beginnen, met je code.
        return (bold(text("Do you help? Then you can begin it, with your code.")),)

    def _word_alike(self, page: IdeaPage) -> None:
        rows = alike_rows.rows(self.language, page, self._said_alike, Room(*self.size).columns)
        self.query_one(AlikeRows).show(rows)
        heading, trouble = self.query_one("#alike-heading", Words), self._said_alike.trouble
        heading.display = bool(rows)
        # NL: Dit lijkt erop
        looks = bold(self.language.text("This looks like it"), Tone.PLUM)
        heading.show(looks if trouble is None else bold(self.language.error(trouble), Tone.BRICK))

    def _word_footer(self, page: IdeaPage) -> None:
        text, me_too = self.language.text, self._me_too
        too, forward = self.query_one("#too", Tile), self.query_one("#forward", Tile)
        too.display = not page.card.initiative
        undoing = me_too.can_undo(self._circle)
        too.chosen = me_too.said(self._circle) and not undoing
        too.tone = Tone.INK if undoing else Tone.PLUM
        too.face = (
            wording.undo_face(self.language, me_too.seconds, short=True)
            if undoing
            else wording.too_face(self.language, page.card, said=me_too.said(self._circle))
        )
        if page.card.initiative:
            # NL: Bekijk het
            forward.face = action_face(text("Look at it"))
        else:
            # NL: we vragen alleen je naam
            name = text("we only ask your name")
            # NL: Ik help mee
            forward.face = action_face(text("I help"), name)

    @on(Tile.Pressed, "#too")
    def _too(self) -> None:
        if self._me_too.can_undo(self._circle):
            self._me_too.take_back()
        else:
            self._me_too.say(self._circle)
        self.renew()

    @on(Tile.Pressed, "#begin")
    def _begin(self) -> None:
        self.post_message(OpenStartIdea(self._idea))

    @on(Tile.Pressed, "#forward")
    def _forward(self) -> None:
        self.post_message(OpenInitiative(self._became) if self._became else OpenIdeaHelp(self._idea))

    @on(AlikeRows.Pressed)
    def _alike(self, event: AlikeRows.Pressed) -> None:
        page = self._board.idea(self._idea)
        if page is None:
            return
        if event.part == "button":
            self._press_alike(page, event.key)
        elif any(event.key == each.id for each in page.looks_alike if not isinstance(each, IdeaCard)):
            self.post_message(OpenInitiative(event.key))
        else:
            self.post_message(OpenIdeaPage(event.key))

    def _press_alike(self, page: IdeaPage, other: str) -> None:
        """*Is hetzelfde*, taking it back, or *Samenvoegen*: what the button said."""
        pair, said = SaidAlike.pair(self._circle, other), self._said_alike
        asked = {each.card.id for each in page.found_alike if alike_rows.may_join(each)}
        if said.can_undo(pair):
            said.take_back()
        elif other in asked:
            self.post_message(OpenJoinIdeas(self._circle, other))
        else:
            said.say(pair)
        self.renew()

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())
