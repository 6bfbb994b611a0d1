"""The idea board: what people wish for, and *Ik ook* in one touch."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import Container, Vertical
from textual.widget import Widget

from kiosk.actions import Actions
from kiosk.board import Board, IdeaCard
from kiosk.text import one_line, shorten
from screens.messages import GoBack, OpenIdea, OpenIdeaPage
from screens.presence import Presence
from screens.widgets.big_text import BigText
from screens.widgets.face import Tone, action_face, back_face, bold
from screens.widgets.notes import Note, Notes
from screens.widgets.page import Page, Push
from screens.widgets.tile import Tile
from screens.widgets.words import Words
from screens.wording import ideas as wording
from screens.wording.me_too import MeToo

_SIDES = 6
"""Columns that a tile keeps free beside its words."""
_SPOT = 19
"""Columns of the button's place."""
_UNDO = 18
"""Columns of undoing, where it stands beside the words."""


class Ideas(Page):
    """Newest and closest to starting first. While one reads nothing moves: what is new comes after it."""

    FIRST_FOCUS: ClassVar[str] = "#notes .button, #have-idea"

    def __init__(self, board: Board, actions: Actions, presence: Presence) -> None:
        super().__init__()
        self._board = board
        self._me_too = MeToo(actions, presence)
        self._cards: dict[str, IdeaCard] = {}
        self._order: tuple[str, ...] = ()
        self._listed: tuple[IdeaCard, ...] = ()
        """What the order was made of."""
        self._just_left = ""
        """The idea that came last, while this stood open."""

    def compose_body(self) -> Iterable[Widget]:
        with Container(id="top"):
            yield BigText(id="title")
            with Vertical(id="told"):
                yield Words(id="hint")
                yield Words(id="threshold")
        yield Notes(self._note, id="notes")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(id="more")
        yield Tile(id="have-idea", tone=Tone.PLUM)

    def on_mount(self) -> None:
        self.set_interval(1, self.tick)

    def reword(self) -> None:
        text = self.language.text
        self._take_in()
        # NL: Ideeënbord
        self.query_one("#title", BigText).show(text("Idea board"))
        threshold = max(1, self._board.settings.rules.idea_threshold)
        # NL: Bij {n} medestander kan een idee beginnen. | Bij {n} medestanders kan een idee beginnen.
        begins = self.language.plural(
            "With {n} supporter an idea can begin.", "With {n} supporters an idea can begin.", threshold
        )
        self.query_one("#threshold", Words).show(bold(begins, Tone.PLUM))
        self.query_one("#notes", Notes).show(self._order)
        self._word_hint()
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        # NL: Zet het op dit bord
        put_up = text("Put it on this board")
        # NL: Ik heb een idee
        self.query_one("#have-idea", Tile).face = action_face(text("I have an idea"), put_up)
        self._word_more()
        self.call_after_refresh(self._word_more)

    def action_page(self, pages: int) -> None:
        notes = self.query_one("#notes", Notes)
        notes.page = max(0, min(notes.page + pages, notes.pages - 1))
        self._word_hint()
        self._word_more()

    def tick(self) -> None:
        """A second of the time to undo is over."""
        if self._me_too.tick():
            self.renew()

    def _take_in(self) -> None:
        """What is in sight stays where it is: a finger may be on its way. What is new comes right after."""
        cards = self._board.ideas()
        if cards is self._listed:
            return
        self._listed = cards
        self._cards = {card.id: card for card in cards}
        known, in_sight = set(self._order), set(self.query_one("#notes", Notes).shown)
        new = tuple(card.id for card in cards if card.id not in known)
        kept = tuple(idea for idea in self._order if idea in self._cards)
        after = max((at for at, idea in enumerate(kept, start=1) if idea in in_sight), default=0)
        self._order = (*kept[:after], *new, *kept[after:])
        if known and new:
            self._just_left = max(new, key=lambda idea: self._cards[idea].since)

    def _word_hint(self) -> None:
        text, me_too = self.language.text, self._me_too
        # NL: Wil jij dit ook? Druk op Ik ook.
        hint = text("Do you want this too? Press Me too.")
        card = self._cards.get(me_too.idea) if me_too.seconds else None
        just_left = self._cards.get(self._just_left)
        if me_too.trouble is not None:
            hint = self.language.error(me_too.trouble)
        elif not self._order:
            # NL: Er hangt nog niets. Zet jij het eerste idee erop?
            hint = text("Nothing here yet. Will you put up the first idea?")
        elif card is not None and not card.needed:
            # NL: Fijn! Dit idee kan beginnen.
            hint = text("Good! This idea can begin.")
        elif card is not None:
            # NL: Fijn! Er is nog {n} medestander nodig. | Fijn! Er zijn nog {n} medestanders nodig.
            hint = self.language.plural(
                "Good! {n} more supporter is needed.", "Good! {n} more supporters are needed.", card.needed
            )
        elif just_left is not None and just_left.id not in self.query_one("#notes", Notes).shown:
            # NL: Net erbij: {words}
            hint = text("Just added: {words}", words=one_line(just_left.words))
            hint = shorten(hint, max(20, self.query_one("#hint").size.width))
        self.query_one("#hint", Words).show(bold(hint, Tone.BRICK if me_too.trouble else Tone.INK))

    def _word_more(self) -> None:
        notes, more = self.query_one("#notes", Notes), self.query_one("#more", Tile)
        more.display = notes.pages > 1
        last = min(len(self._order), (notes.page + 1) * notes.per_page)
        # NL: je ziet er {last} van {all}
        seen = self.language.text("you see {last} of {all}", last=last, all=len(self._order))
        if notes.page + 1 < notes.pages:
            # NL: Meer ideeën
            more.face = action_face(self.language.text("More ideas"), seen, "↓")
        else:
            # NL: Naar het begin
            more.face = action_face(self.language.text("To the first ones"), seen, "↑")

    def _note(self, key: str, columns: int, rows: int) -> Note:
        card, me_too = self._cards[key], self._me_too
        small, undoing = rows < 7, me_too.can_undo(key)
        room = columns - _SPOT - _SIDES - (_UNDO if small and undoing else 0)
        brief = undoing and not small
        lines = 2 if brief else rows - 2
        return Note(
            wording.note_face(self.language, card, room, lines, brief=brief),
            wording.too_face(self.language, card, said=me_too.said(key)),
            me_too.said(key),
            wording.undo_face(self.language, me_too.seconds) if undoing else None,
        )

    @on(Notes.Pressed)
    def _press(self, event: Notes.Pressed) -> None:
        if event.part == "words":
            self.post_message(OpenIdeaPage(event.key))
            return
        if event.part == "undo":
            self._me_too.take_back()
        else:
            self._me_too.say(event.key)
        self.renew()
        if event.part == "button" and self.focused is not None and self._me_too.can_undo(event.key):
            self.query_one("#notes", Notes).focus_undo(event.key)

    @on(Tile.Pressed, "#more")
    def _more(self) -> None:
        notes = self.query_one("#notes", Notes)
        if notes.page + 1 < notes.pages:
            notes.page += 1
        else:
            notes.page, self._order, self._listed = 0, (), ()
            self._just_left = ""
        self.renew()

    @on(Tile.Pressed, "#have-idea")
    def _have_idea(self) -> None:
        self.post_message(OpenIdea())

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())
