"""The note of one's own idea, or of help one offered with somebody's, under the own code."""

from collections.abc import Iterable
from datetime import datetime
from math import ceil

from textual.containers import Container, Horizontal
from textual.widget import Widget

from kiosk.board import IdeaCard, OwnHelp, OwnIdea
from kiosk.language import days
from kiosk.text import one_line, shorten
from screens.widgets.coat import Kind
from screens.widgets.face import Tone, bold, soft, words_face
from screens.widgets.panel import Panel
from screens.widgets.tile import Tile
from screens.widgets.words import Paragraph, Words
from screens.wording import ideas
from screens.wording.view import View

_BAR = 28
_ROWS = 2
"""Of the author's words, about."""


class IdeaNote(Panel):
    """What happened with it, and what can be done now: each in one press."""

    def __init__(self, record: str) -> None:
        super().__init__(classes="note")
        self.record = record
        self.card: IdeaCard | None = None
        """How the idea stands on the board; None: it is not there."""
        self.undo_until: datetime | None = None
        """Until when *toch wel* is offered."""

    def compose(self) -> Iterable[Widget]:
        with Horizontal(classes="told"):
            yield Words(classes="when")
            yield Words(classes="what")
            with Container(classes="answers"), Horizontal():
                yield Tile(kind=Kind.CHIP, classes="look")
                yield Tile(kind=Kind.CHIP, classes="begin")
                yield Tile(kind=Kind.CHIP, classes="cannot")

    def show_idea(self, view: View, shown: OwnIdea, *, columns: int) -> None:
        """An idea of one's own."""
        # NL: Jouw idee
        heading = view.language.text("Your idea")
        when = days.ago(view.language, days.local(shown.since, view.zone).date(), view.today)
        begins = shown.card is not None and shown.card.can_start
        self._show(view, (heading, when), (shown.words, shown.card), self._what_became(view, shown), columns)
        self._show_buttons(view, begins=begins, helps=False)

    def show_help(self, view: View, shown: OwnHelp, *, begins: bool, columns: int) -> None:
        """Help that was offered; `begins`: they may start the idea."""
        text = view.language.text
        # NL: Je helpt mee
        heading = text("You help")
        # NL: met een idee
        second = text("with an idea")
        # NL: Dit idee staat niet meer op het bord.
        words = shown.card.words if shown.card else text("This idea is no longer on the board.")
        state: tuple[Paragraph, ...] = ()
        if shown.withdrawn:
            # NL: Je helpt niet meer mee.
            state = (bold(text("You no longer help.")),)
        elif shown.card:
            state = self._how_far(view, shown.card, begins=begins)
        self._show(view, (heading, second), (words, shown.card), state, columns)
        self._show_buttons(view, begins=begins and not shown.withdrawn, helps=not shown.withdrawn)

    def _show(
        self,
        view: View,
        heading: tuple[str, str],
        idea: tuple[str, IdeaCard | None],
        state: tuple[Paragraph, ...],
        columns: int,
    ) -> None:
        words, self.card = idea
        self.edge = Tone.PLUM
        first, second = heading
        narrow = columns < 100
        self.query_one(".when", Words).show(bold(first, Tone.PLUM), soft(second))
        line = shorten(one_line(words), _ROWS * max(24, columns // 3))
        above: list[Paragraph] = [(bold(first, Tone.PLUM), soft(f"  {second}"))] if narrow else []
        self.query_one(".what", Words).show(*above, bold(line), *([] if narrow else [""]), *state)

    def _what_became(self, view: View, shown: OwnIdea) -> tuple[Paragraph, ...]:
        text = view.language.text
        if shown.hidden_by:
            # NL: Het dorpshuis haalde dit van het bord.
            hidden = bold(text("The village hall took this off the board."), Tone.BRICK)
            # NL: Vraag de gastheer of gastvrouw ernaar.
            ask = soft(text("Ask the host about it."))
            return (hidden, shown.hidden_why or ask)
        if shown.card is None:
            # NL: Dit staat nu niet op het bord.
            return (bold(text("This is not on the board now.")),)
        if shown.card.initiative:
            # NL: Je idee is begonnen!
            return (bold(text("Your idea has begun!"), Tone.GREEN),)
        return self._how_far(view, shown.card, begins=shown.card.can_start)

    def _how_far(self, view: View, card: IdeaCard, *, begins: bool) -> tuple[Paragraph, ...]:
        language = view.language
        if begins:
            # NL: Genoeg medestanders. Jij kunt het beginnen!
            far = language.text("Enough supporters. You can begin it!")
        else:
            far = ideas.needed(language, card)
        drawn = ideas.share_bar(card, _BAR)
        return (bold(far, Tone.PLUM), drawn, soft(ideas.want(language, card)))

    def _show_buttons(self, view: View, *, begins: bool, helps: bool) -> None:
        text = view.language.text
        look, begin, cannot = (self.query_one(f".{each}", Tile) for each in ("look", "begin", "cannot"))
        left = ceil((self.undo_until - view.now).total_seconds()) if self.undo_until else 0
        self.set_class(left > 0, "-undo")
        look.display = self.card is not None and not left
        begin.display, cannot.display = begins, helps or left > 0
        # NL: Bekijk het
        look.face = words_face(text("Look at it"))
        # NL: Begin het
        begin.face = words_face(text("Begin it"))
        # NL: Ik kan niet
        cannot.face = words_face(text("I cannot"))
        if left > 0:
            # NL: Toch wel, nog {n} tel | Toch wel, nog {n} tellen
            undo = view.language.plural("I can after all: {n} second", "I can after all: {n} seconds", left)
            cannot.face = words_face(undo)
