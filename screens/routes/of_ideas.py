"""The ways through ideas."""

from dataclasses import replace

from textual import on

from screens import messages as to
from screens.presence import IdeaDraft, StartDraft
from screens.routes.top import OnHome
from screens.visitor.idea import Idea
from screens.visitor.idea_help import IdeaHelp
from screens.visitor.idea_helped import IdeaHelped
from screens.visitor.idea_left import IdeaLeft
from screens.visitor.idea_page import IdeaScreen
from screens.visitor.ideas import Ideas
from screens.visitor.join_ideas import JoinIdeas
from screens.visitor.start_idea import StartIdea
from screens.visitor.started import Started


class IdeaRoutes(OnHome):
    """Which message about an idea leads to which screen."""

    @on(to.OpenIdea)
    def _idea(self, event: to.OpenIdea) -> None:
        if any(isinstance(screen, Idea) for screen in self.screen_stack):
            # It is being written already, and something alike was looked at.
            while not isinstance(self.screen, Idea):
                self.pop_screen()
            self._renew_top()
            return
        if self.presence.idea is None:
            self.presence.idea = IdeaDraft(self.actions.new_token())
        if not self.presence.idea.words.strip():
            self.presence.idea.words = event.words
        self.push_screen(Idea(self.board, self.actions, self.presence.idea))

    @on(to.OpenIdeaLeft)
    def _idea_left(self, event: to.OpenIdeaLeft) -> None:
        draft, self.presence.idea = self.presence.idea, None
        if draft is None:
            return  # pressed twice: it is there
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
            draft = self.presence.start = StartDraft(self.actions.new_token(), event.idea)
        draft.code = event.code or draft.code
        self.push_screen(StartIdea(self.board, self.actions, draft, asks_code=not event.code))

    @on(to.OpenStarted)
    def _started(self, event: to.OpenStarted) -> None:
        self.presence.start = None
        self._clear()
        self.push_screen(Started(self.board, self.actions, event.initiative, event.code))
