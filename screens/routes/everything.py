"""The ways that are none of ideas or of signing up, and all of them together."""

from textual import on

from screens import messages as to
from screens.routes.of_ideas import IdeaRoutes
from screens.routes.of_sign_ups import SignUpRoutes
from screens.visitor.all_initiatives import AllInitiatives
from screens.visitor.all_tasks import AllTasks
from screens.visitor.help import Help
from screens.visitor.home import Home
from screens.visitor.initiative import InitiativeScreen
from screens.visitor.large_code import LargeCode
from screens.visitor.pin import Pin
from screens.visitor.search import Search
from screens.visitor.themes import Themes
from screens.visitor.time_to_help import TimeToHelp


class Routes(IdeaRoutes, SignUpRoutes):
    """All ways there are."""

    @on(to.ThemeChosen)
    def _theme_chosen(self, event: to.ThemeChosen) -> None:
        self.go_home()
        if isinstance(self.screen, Home):
            self.screen.choose_theme(event.theme)

    @on(to.OpenSearch)
    def _search(self, event: to.OpenSearch) -> None:
        if isinstance(self.screen, Search):
            # Letters typed on home in one go: the first one opened this.
            self.screen.type_on(event.words)
        else:
            self.push_screen(Search(self.board, event.words, event.theme))

    @on(to.OpenAll)
    def _all(self, event: to.OpenAll) -> None:
        self.push_screen(AllInitiatives(self.board, event.theme))

    @on(to.OpenTasks)
    def _tasks(self, event: to.OpenTasks) -> None:
        self.push_screen(AllTasks(self.board, event.initiative))

    @on(to.OpenTimeToHelp)
    def _time_to_help(self, event: to.OpenTimeToHelp) -> None:
        self.push_screen(TimeToHelp(self.board, event.minutes, self.presence.signed_up))

    @on(to.OpenThemes)
    def _themes(self, event: to.OpenThemes) -> None:
        self.push_screen(Themes(self.board, event.theme))

    @on(to.OpenInitiative)
    def _initiative(self, event: to.OpenInitiative) -> None:
        if self.board.initiative(event.initiative) is None:
            self.go_home()
        else:
            self.push_screen(InitiativeScreen(self.board, event.initiative))

    @on(to.OpenLargeCode)
    def _large_code(self, event: to.OpenLargeCode) -> None:
        self.push_screen(LargeCode(event.payload, event.words, event.title, event.short))

    @on(to.OpenHelp)
    def _help(self) -> None:
        if not isinstance(self.screen, Help):
            self.push_screen(Help(self.board, self.actions))

    @on(to.OpenPin)
    def _pin(self) -> None:
        self.push_screen(Pin(self.board, self.actions))

    @on(to.LeaveKiosk)
    def _leave(self) -> None:
        self.exit(0)
