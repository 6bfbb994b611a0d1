"""What stands on top of home, and who is there."""

from textual import on

from kiosk.actions import Actions
from kiosk.board import Board
from screens import messages as to
from screens.hatches import ClosedApp
from screens.presence import Presence
from screens.widgets.page import Page


class OnHome(ClosedApp):
    """Puts screens on top of home; home itself is never left."""

    def __init__(self, board: Board, actions: Actions, *, leave_with_keys: bool) -> None:
        super().__init__(leave_with_keys=leave_with_keys)
        self.board, self.actions = board, actions
        self.presence = Presence(actions.new_token())

    def go_home(self) -> None:
        """Put everything away that stands on top of home."""
        self._clear()
        self._renew_top()

    def _clear(self) -> None:
        while len(self.screen_stack) > 2:
            self.pop_screen()

    @on(to.GoBack)
    def _back(self) -> None:
        if len(self.screen_stack) > 2:
            self.pop_screen()
            self._keep_private()
            self._renew_top()

    @on(to.GoHome)
    def _home(self) -> None:
        self.go_home()
        self._keep_private()

    def _keep_private(self) -> None:
        """Back on home the next visitor may be there: what was written waits, codes and numbers do not."""
        if len(self.screen_stack) <= 2:
            if self.presence.start is not None:
                self.presence.start.code = ""
            if self.presence.idea is not None:
                self.presence.idea.contact = ""

    def _renew_top(self) -> None:
        if isinstance(self.screen, Page):
            self.screen.renew()
