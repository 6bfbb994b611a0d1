"""Following the hall: what others commit, and the clock, show without anybody asking."""

from datetime import datetime

from textual.app import App

from kiosk.board import Board
from screens.widgets.page import Page

EVERY = 0.4
"""Seconds between two looks: what another process commits shows within a second."""

_AHEAD = 0.03
"""Seconds of a look that the board may work ahead: nobody notices them, not even who types."""


class Live:
    """Compares the board's change number and the minute, and has the page on top worded anew."""

    def __init__(self, app: App[int], board: Board) -> None:
        self._app, self._board = app, board
        self._change = board.change()
        self._minute = _minute(board.now())

    def look(self) -> None:
        """Word the page anew when something changed; only its band when just the minute did."""
        change, minute = self._board.change(), _minute(self._board.now())
        page = self._app.screen
        if isinstance(page, Page):
            if change != self._change:
                page.renew()
            elif minute != self._minute:
                page.renew_header()
        self._change, self._minute = change, minute
        self._board.get_ready(_AHEAD)


def _minute(now: datetime) -> int:
    return int(now.timestamp() // 60)
