"""The ways out of a stock Textual app, closed: this stands in public (design.md 5.9)."""

import asyncio
import os
import signal
import threading
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType

_IGNORED = (
    signal.SIGINT,
    signal.SIGTSTP,
    signal.SIGQUIT,
    signal.SIGUSR1,
    signal.SIGUSR2,
    signal.SIGCONT,
)
"""A keyboard can send the first three; the next two would end the process without clean-up. A terminal
that goes away sends SIGCONT after SIGHUP, on which Textual would begin drawing on it anew, for ever."""

_ENDS = (signal.SIGTERM, signal.SIGHUP)
"""The machine shuts down, or the terminal is gone: end cleanly."""

_PATIENCE = 3.0
"""Seconds for an orderly end."""


class ClosedApp(App[int]):
    """No key, signal, palette, selection or clipboard leads out."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, *, leave_with_keys: bool = False) -> None:
        """`leave_with_keys`: Ctrl+Q ends it; for the demo, which stands in nobody's hall."""
        super().__init__()
        self._leave_with_keys = leave_with_keys

    def close_hatches(self) -> None:
        """Signals: to be called when the driver runs, which sets SIGTSTP for itself."""
        for ignored in _IGNORED:
            signal.signal(ignored, signal.SIG_IGN)
        loop = asyncio.get_running_loop()
        for ends in _ENDS:
            loop.add_signal_handler(ends, self._end)

    def _end(self) -> None:
        """End in an orderly way, or without it when the terminal is gone and drawing on it never returns.

        Nothing is lost by that: each transaction was on disk before anybody was told of it.
        """
        self.exit(0)
        last = threading.Timer(_PATIENCE, os._exit, (0,))
        last.daemon = True
        last.start()

    async def action_quit(self) -> None:
        """Ctrl+Q: only in the demo."""
        if self._leave_with_keys:
            self.exit(0)

    def action_help_quit(self) -> None:
        """Ctrl+C: nothing; Textual would tell how to quit."""

    def action_suspend_process(self) -> None:
        """Ctrl+Z: nothing."""

    def action_command_palette(self) -> None:
        """Ctrl+P: nothing."""

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Nothing: a visitor writes no files here."""

    def copy_to_clipboard(self, text: str) -> None:
        """Nothing: what one visitor typed is not for the next."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Nothing: there is no browser to get lost in."""
