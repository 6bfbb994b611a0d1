"""Which message leads to which screen."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from textual import on

from kiosk.actions import Actions
from kiosk.board import Board
from screens import messages as to
from screens.hatches import ClosedApp
from screens.visitor.all_initiatives import AllInitiatives
from screens.visitor.all_tasks import AllTasks
from screens.visitor.change_sign_up import ChangeSignUp
from screens.visitor.confirmation import Confirmation
from screens.visitor.enough_hands import EnoughHands
from screens.visitor.help import Help
from screens.visitor.home import Home
from screens.visitor.idea import Idea
from screens.visitor.idea_help import IdeaHelp
from screens.visitor.idea_helped import IdeaHelped
from screens.visitor.idea_left import IdeaLeft
from screens.visitor.idea_page import IdeaScreen
from screens.visitor.ideas import Ideas
from screens.visitor.initiative import InitiativeScreen
from screens.visitor.join_ideas import JoinIdeas
from screens.visitor.large_code import LargeCode
from screens.visitor.own_code import OwnCode
from screens.visitor.own_sign_ups import OwnSignUps
from screens.visitor.pin import Pin
from screens.visitor.same_name import SameNameScreen
from screens.visitor.search import Search
from screens.visitor.sign_up_full import SignUpFull
from screens.visitor.sign_up_last import SignUpLast
from screens.visitor.sign_up_name import SignUpName
from screens.visitor.sign_up_when import SignUpWhen
from screens.visitor.start_idea import StartIdea
from screens.visitor.started import Started
from screens.visitor.take_along import TakeAlong
from screens.visitor.themes import Themes
from screens.visitor.time_to_help import TimeToHelp
from screens.widgets.page import Page

STEPS: Final = ("when", "full", "name", "last")
"""The questions of a sign-up, in order; the first two only where there is something to ask or say."""


class Routes(ClosedApp):
    """Puts the screens on top of home; home itself is never left."""

    def __init__(self, board: Board, actions: Actions, *, leave_with_keys: bool) -> None:
        super().__init__(leave_with_keys=leave_with_keys)
        self.board, self.actions = board, actions
        self.presence = to.Presence(actions.new_token())

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
            self._renew_top()

    @on(to.GoHome)
    def _home(self) -> None:
        self.presence.idea = self.presence.start = None
        self.go_home()

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

    @on(to.OpenIdea)
    def _idea(self, event: to.OpenIdea) -> None:
        if any(isinstance(screen, Idea) for screen in self.screen_stack):
            # It is being written already, and something alike was looked at.
            while not isinstance(self.screen, Idea):
                self.pop_screen()
            self._renew_top()
            return
        if self.presence.idea is None:
            self.presence.idea = to.IdeaDraft(self.actions.new_token())
        if not self.presence.idea.words.strip():
            self.presence.idea.words = event.words
        self.push_screen(Idea(self.board, self.actions, self.presence.idea))

    @on(to.OpenIdeaLeft)
    def _idea_left(self, event: to.OpenIdeaLeft) -> None:
        draft = self.presence.idea or to.IdeaDraft(self.actions.new_token())
        self.presence.idea = None
        self._clear()
        self.push_screen(IdeaLeft(self.board, self.actions, event.idea, event.code, draft))

    @on(to.WriteAgain)
    def _write_again(self, event: to.WriteAgain) -> None:
        """Sent once more it is another idea: the one that was taken back stays so."""
        self._clear()
        draft = replace(event.draft, token=self.actions.new_token(), taken_back=True)
        self.presence.idea = draft
        self.push_screen(Idea(self.board, self.actions, draft))

    @on(to.OpenIdeas)
    def _ideas(self) -> None:
        self.push_screen(Ideas(self.board, self.actions, self.presence))

    @on(to.OpenIdeaPage)
    def _idea_page(self, event: to.OpenIdeaPage) -> None:
        if self.board.idea(event.idea) is None:
            self.go_home()
        else:
            self.push_screen(IdeaScreen(self.board, self.actions, self.presence, event.idea))

    @on(to.OpenJoinIdeas)
    def _join_ideas(self, event: to.OpenJoinIdeas) -> None:
        self.push_screen(JoinIdeas(self.board, self.actions, event.one, event.other))

    @on(to.OpenIdeaHelp)
    def _idea_help(self, event: to.OpenIdeaHelp) -> None:
        self.push_screen(IdeaHelp(self.board, self.actions, self.presence, event.idea))

    @on(to.OpenIdeaHelped)
    def _idea_helped(self, event: to.OpenIdeaHelped) -> None:
        self._clear()
        self.push_screen(IdeaHelped(self.board, self.actions, event.helping, event.code, is_new=event.is_new))

    @on(to.HelpTakenBack)
    def _help_taken_back(self, event: to.HelpTakenBack) -> None:
        self._clear()
        self._idea_page(to.OpenIdeaPage(event.idea))

    @on(to.OpenStartIdea)
    def _start_idea(self, event: to.OpenStartIdea) -> None:
        draft = self.presence.start
        if draft is None or draft.idea != event.idea:
            draft = self.presence.start = to.StartDraft(self.actions.new_token(), event.idea)
        draft.code = event.code or draft.code
        self.push_screen(StartIdea(self.board, self.actions, draft, asks_code=not event.code))

    @on(to.OpenStarted)
    def _started(self, event: to.OpenStarted) -> None:
        self.presence.start = None
        while len(self.screen_stack) > 2:
            self.pop_screen()
        self.push_screen(Started(self.board, self.actions, event.initiative, event.code))

    @on(to.OpenLargeCode)
    def _large_code(self, event: to.OpenLargeCode) -> None:
        self.push_screen(LargeCode(event.payload, event.words, event.title, event.short))

    @on(to.OpenTakeAlong)
    def _take_along(self, event: to.OpenTakeAlong) -> None:
        self.push_screen(TakeAlong(self.board, event.sign_up, event.code))

    @on(to.OpenHelp)
    def _help(self) -> None:
        if not isinstance(self.screen, Help):
            self.push_screen(Help(self.board, self.actions))

    @on(to.OpenOwnCode)
    def _own_code(self) -> None:
        self.push_screen(OwnCode(self.board, self.actions))

    @on(to.OpenOwn)
    def _own(self, event: to.OpenOwn) -> None:
        self.switch_screen(OwnSignUps(self.board, self.actions, event.own))

    @on(to.OpenChangeSignUp)
    def _change_sign_up(self, event: to.OpenChangeSignUp) -> None:
        self.push_screen(ChangeSignUp(self.board, self.actions, event.sign_up))

    @on(to.OpenPin)
    def _pin(self) -> None:
        self.push_screen(Pin(self.board, self.actions))

    @on(to.LeaveKiosk)
    def _leave(self) -> None:
        self.exit(0)

    @on(to.BeginSignUp)
    def _begin(self, event: to.BeginSignUp) -> None:
        if isinstance(self.screen, Confirmation):
            # For the next person: the first one's code is not to be gone back to.
            self.pop_screen()
        draft = to.SignUpDraft(
            token=self.actions.new_token(),
            initiative=event.initiative,
            task=event.task,
            occurrence=event.occurrence,
            chosen_when=event.occurrence is not None,
            minutes=event.minutes,
            visit=self.presence.visit and replace(self.presence.visit, together=event.together),
        )
        self._ask(draft, STEPS[0])

    @on(to.ContinueSignUp)
    def _continue(self, event: to.ContinueSignUp) -> None:
        after = STEPS.index(event.answered) + 1 if event.answered else 0
        self._ask(event.draft, STEPS[after])

    @on(to.AskSameName)
    def _same_name(self, event: to.AskSameName) -> None:
        self.push_screen(SameNameScreen(self.board, self.actions, event.draft))

    @on(to.OpenConfirmation)
    def _confirmation(self, event: to.OpenConfirmation) -> None:
        self._clear()
        self.presence.signed_up.append(event.sign_up)
        visit = self.presence.visit = self._gathered(event)
        gathered = len(visit.sign_ups) if visit else 1
        self.push_screen(Confirmation(self.board, self.actions, event.sign_up, event.code, gathered))

    def _gathered(self, event: to.OpenConfirmation) -> to.Visit | None:
        """The visit with this sign-up; one on another code leaves it to whoever is there now."""
        known, confirmed = self.presence.visit, self.board.confirmed(event.sign_up)
        if known is not None and known.code == event.code:
            return replace(known, sign_ups=tuple(dict.fromkeys((*known.sign_ups, event.sign_up))))
        return to.Visit(event.code, confirmed.name, (event.sign_up,)) if confirmed else None

    @on(to.ForgetCode)
    def _forget_code(self, event: to.ForgetCode) -> None:
        if self.presence.visit is not None:
            kept = tuple(each for each in self.presence.visit.sign_ups if each != event.sign_up)
            self.presence.visit = replace(self.presence.visit, sign_ups=kept)

    def _ask(self, draft: to.SignUpDraft, step: str) -> None:
        """The first question from `step` on that has to be asked."""
        joining = self.board.joining(draft.initiative, draft.task)
        if joining is None:
            self.go_home()
            return
        if step == "when" and (draft.chosen_when or not joining.recurring):
            step = "full"
        if step == "full":
            position = self.board.position(draft.initiative, draft.task, draft.occurrence, draft.party)
            if position is None or draft.accepts_waiting:
                step = "name"
        made: dict[str, Callable[[], Page]] = {
            "when": lambda: SignUpWhen(self.board, draft),
            "full": lambda: self._full(draft),
            "name": lambda: SignUpName(self.board, draft),
            "last": lambda: SignUpLast(self.board, self.actions, draft, self.presence.signed_up),
        }
        self.push_screen(made[step]())

    def _full(self, draft: to.SignUpDraft) -> Page:
        """A task that has all hands it can use is no loss to anybody: other tasks need them."""
        if draft.task is not None and self.board.position(draft.initiative, draft.task, draft.occurrence, 1):
            return EnoughHands(self.board, draft, self.presence.signed_up)
        return SignUpFull(self.board, draft)

    def _renew_top(self) -> None:
        if isinstance(self.screen, Page):
            self.screen.renew()
