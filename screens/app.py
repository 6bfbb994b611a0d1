"""The app: puts the doors, the language and the first screen together."""

from typing import ClassVar, Final

from textual import events, on
from textual.binding import Binding, BindingType

from kiosk.actions import Actions
from kiosk.board import Board
from kiosk.clock import Clock
from kiosk.language import Language, days
from screens.idle import Idle
from screens.live import EVERY, Live
from screens.messages import OpenHelp, StartOver
from screens.presence import Presence
from screens.routes import Routes
from screens.upkeep import Upkeep
from screens.visitor.empty_hall import EmptyHall
from screens.visitor.home import Home
from screens.visitor.still_there import StillThere
from screens.widgets.header import Header, HeaderWords
from screens.widgets.page import Page
from screens.widgets.palette import THEMES, theme_for
from screens.widgets.sheets import style_sheets

_THEMES: Final = {"paper": "standard", "high-contrast": "high_contrast"}
"""What hall.toml calls a theme, and its name among ours."""


class KioskScreenApp(Routes):
    """The kiosk on the screen. Ends with 0 when a host leaves it or the machine stops it."""

    CSS_PATH = style_sheets()
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", show=False, priority=True)]

    def __init__(self, board: Board, actions: Actions, clock: Clock, *, demo: bool = False) -> None:
        """`demo`: it stands in nobody's hall, so Ctrl+Q leaves too."""
        super().__init__(board, actions, leave_with_keys=demo)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = theme_for(self, _THEMES[board.settings.screen.theme])
        self.language = Language.load(board.settings.hall.language)
        self.keys_in_use = False
        self._is_demo = demo
        self._idle = Idle(clock, board.settings.screen)
        self._live = Live(self, board)
        self._upkeep = Upkeep(self, actions, clock)

    def on_mount(self) -> None:
        self.close_hatches()
        self.push_screen(self._first_screen())
        self.set_interval(EVERY, self._look)

    def header_words(self) -> HeaderWords:
        """The words of the band, in the language shown, at the time it is."""
        other = self._next_language()
        return HeaderWords(
            hall=self._hall_name(),
            when=days.clock_line(self.language, self.board.now(), self.board.zone),
            language=other.name if other else "",
            # NL: Hulp
            help=self.language.text("Help"),
        )

    def _hall_name(self) -> str:
        """The hall's own; an example that was put up for real says so, or people would come to its soup."""
        hall = self.board.settings.hall
        if not hall.example or self._is_demo:
            return hall.name
        # NL: {hall} (voorbeeld)
        return self.language.text("{hall} (example)", hall=hall.name)

    async def on_event(self, event: events.Event) -> None:
        """Whoever presses anything is there."""
        self._idle.saw(event)
        if isinstance(event, events.Key):
            # Who typed a name and Enter goes on by Enter: the next screen shows a focus at once.
            self.keys_in_use = True
        await super().on_event(event)

    @on(StartOver)
    def start_over(self) -> None:
        """Nobody is there: wipe what was typed, and everything the visitor chose."""
        self.clear_notifications()
        self._clipboard = ""
        self.presence = Presence(self.actions.new_token())
        self.language = Language.load(self.board.settings.hall.language)
        self.keys_in_use = False
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(self._first_screen())
        self._idle.is_here()

    @on(Header.LanguagePressed)
    def _switch_language(self) -> None:
        other = self._next_language()
        if other is not None:
            self.language = other
            for screen in self.screen_stack:
                if isinstance(screen, Page):
                    screen.renew()

    @on(Header.HelpPressed)
    def _help(self) -> None:
        self.post_message(OpenHelp())

    def _next_language(self) -> Language | None:
        languages = self.board.settings.hall.languages
        if len(languages) < 2 or self.language.code not in languages:
            return None
        return Language.load(languages[(languages.index(self.language.code) + 1) % len(languages)])

    def _first_screen(self) -> Page:
        return EmptyHall(self.board) if self.board.home().empty else Home(self.board)

    def _look(self) -> None:
        self._live.look()
        if isinstance(self.screen, EmptyHall | Home):
            first = EmptyHall if self.board.home().empty else Home
            if not isinstance(self.screen, first):
                self.switch_screen(first(self.board))
        self._count_down()

    def _count_down(self) -> None:
        """Show, move or end the countdown. Home as the hall left it has nothing to wipe."""
        page = self.screen
        beneath = self.screen_stack[-2] if isinstance(page, StillThere) else page
        form = bool(getattr(beneath, "IS_FORM", False))
        left = self._idle.countdown(form=form)
        if left == 0 and isinstance(page, Page) and self._is_as_ever(page):
            self.presence = Presence(self.actions.new_token())
            if isinstance(page, Home):
                page.forget()
            self._upkeep.look()
        elif left == 0:
            self.start_over()
            self._upkeep.soon()
        elif isinstance(page, StillThere):
            if left is None:
                self.pop_screen()
            else:
                page.show(left)
        elif left is not None and isinstance(page, Page) and not self._is_as_ever(page):
            self.push_screen(StillThere(left, form=form))

    def _is_as_ever(self, page: Page) -> bool:
        """Whether it stands as the hall left it, so that nobody would miss anything."""
        as_ever = page.is_as_ever if isinstance(page, Home) else isinstance(page, EmptyHall)
        return (
            as_ever
            and self.presence.visit is None
            and self.language.code == self.board.settings.hall.language
        )


def run(board: Board, actions: Actions, clock: Clock, *, demo: bool = False) -> int:
    """Run the kiosk in this terminal until it ends; what `kiosk run` exits with."""
    app = KioskScreenApp(board, actions, clock, demo=demo)
    return app.run() or 0
