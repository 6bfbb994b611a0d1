"""The ideas of a code, and the help that was offered with it: a note for each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from kiosk.actions import Actions, Own
from kiosk.board import Board, OwnHelp
from kiosk.errors import KioskError
from screens.messages import OpenIdeaPage, OpenInitiative, OpenStartIdea
from screens.widgets.second_press import SecondPress
from screens.widgets.tile import Tile
from screens.widgets.undo_tile import UNDO_SECONDS
from screens.wording.idea_note import IdeaNote
from screens.wording.view import View

UNDO: Final = timedelta(seconds=UNDO_SECONDS)
"""How long *toch wel* stands there."""


class OwnIdeas(Vertical):
    """Oldest first, ideas before help. What became an initiative is there among the sign-ups."""

    @dataclass
    class Tried(Message):
        """Something was pressed; `error` when that did not work."""

        error: KioskError | None

    def __init__(self, board: Board, actions: Actions, own: Own, second_press: SecondPress) -> None:
        """`second_press`: of the page, which begins it anew after each press that did something."""
        super().__init__(id="own-ideas")
        self._board, self._actions, self._own, self._second_press = board, actions, own, second_press

    def compose(self) -> Iterable[Widget]:
        for record in (*self._own.ideas, *self._own.helping):
            yield IdeaNote(record)

    @property
    def who(self) -> str:
        """The name that was given with the first of these; empty when none was."""
        ideas = map(self._board.own_idea, self._own.ideas)
        helping = map(self._board.own_help, self._own.helping)
        return next((each.name for each in (*ideas, *helping) if each and each.name), "")

    @property
    def can_begin(self) -> bool:
        """Whether one of one's own ideas waits for nothing but oneself."""
        ideas = map(self._board.own_idea, self._own.ideas)
        return any(idea is not None and idea.card is not None and idea.card.can_start for idea in ideas)

    def reword(self, view: View) -> bool:
        """Word all notes; says whether there is any."""
        for note in self.query(IdeaNote):
            note.display = self._word(view, note)
        self.display = any(note.display for note in self.query(IdeaNote))
        return self.display

    def look(self, view: View) -> None:
        """Count down what can still be taken back."""
        for note in self.query(IdeaNote):
            if note.undo_until is not None:
                if note.undo_until <= view.now:
                    note.undo_until = None
                note.display = self._word(view, note)

    def _word(self, view: View, note: IdeaNote) -> bool:
        """Word it; False when there is nothing to say any more."""
        columns = self.app.size.width
        if note.record in self._own.ideas:
            idea = self._board.own_idea(note.record)
            if idea is not None:
                note.show_idea(view, idea, columns=columns)
            return idea is not None
        helping = self._board.own_help(note.record)
        if helping is None or self._is_past(helping):
            return False
        note.show_help(view, helping, begins=self._begins(helping), columns=columns)
        return True

    def _is_past(self, helping: OwnHelp) -> bool:
        """The idea is an initiative, where they are signed up."""
        has_become = helping.card is not None and bool(helping.card.initiative)
        return has_become and not helping.withdrawn

    def _begins(self, helping: OwnHelp) -> bool:
        """Whether who helps may start it: where its author left no code."""
        if helping.card is None or not helping.card.can_start:
            return False
        page = self._board.idea(helping.card.id)
        return page is not None and not page.author_starts

    def _note_of(self, tile: Tile) -> IdeaNote:
        return next(each for each in self.query(IdeaNote) if each in tile.ancestors)

    @on(Tile.Pressed, ".look")
    def _look_at(self, event: Tile.Pressed) -> None:
        event.stop()
        card = self._note_of(event.tile).card
        if card is not None and not self._second_press.swallows():
            became = card.initiative
            self.post_message(OpenInitiative(became) if became else OpenIdeaPage(card.id))

    @on(Tile.Pressed, ".begin")
    def _begin(self, event: Tile.Pressed) -> None:
        event.stop()
        card = self._note_of(event.tile).card
        if card is not None and not self._second_press.swallows():
            self.post_message(OpenStartIdea(card.id, self._own.code))

    @on(Tile.Pressed, ".cannot")
    def _cannot(self, event: Tile.Pressed) -> None:
        event.stop()
        note, trouble = self._note_of(event.tile), None
        if self._second_press.swallows():
            return
        try:
            if note.undo_until is None:
                self._actions.take_back_support(note.record)
                note.undo_until = self._board.now() + UNDO
            else:
                self._actions.restore_support(note.record)
                note.undo_until = None
        except KioskError as error:
            trouble = error
        self.post_message(self.Tried(trouble))
