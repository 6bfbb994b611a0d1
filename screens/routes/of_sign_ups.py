"""The ways through signing up and one's own sign-ups."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from textual import on

from screens import messages as to
from screens.presence import SignUpDraft, Visit
from screens.routes.top import OnHome
from screens.visitor.change_sign_up import ChangeSignUp
from screens.visitor.confirmation import Confirmation
from screens.visitor.enough_hands import EnoughHands
from screens.visitor.own_code import OwnCode
from screens.visitor.own_sign_ups import OwnSignUps
from screens.visitor.same_name import SameNameScreen
from screens.visitor.sign_up_full import SignUpFull
from screens.visitor.sign_up_last import SignUpLast
from screens.visitor.sign_up_name import SignUpName
from screens.visitor.sign_up_when import SignUpWhen
from screens.visitor.take_along import TakeAlong
from screens.widgets.page import Page
from screens.wording import sign_up

STEPS: Final = ("when", "full", "name", "last")
"""The questions of a sign-up, in order; the first two only where there is something to ask or say."""


class SignUpRoutes(OnHome):
    """Which message about a sign-up leads to which screen."""

    @on(to.BeginSignUp)
    def _begin(self, event: to.BeginSignUp) -> None:
        if isinstance(self.screen, Confirmation):
            # For the next person: the first one's code is not to be gone back to.
            self.pop_screen()
        draft = SignUpDraft(
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

    def _gathered(self, event: to.OpenConfirmation) -> Visit | None:
        """The visit with this sign-up; one on another code leaves it to whoever is there now."""
        known, confirmed = self.presence.visit, self.board.confirmed(event.sign_up)
        if known is not None and known.code == event.code:
            return replace(known, sign_ups=tuple(dict.fromkeys((*known.sign_ups, event.sign_up))))
        return Visit(event.code, confirmed.name, (event.sign_up,)) if confirmed else None

    @on(to.ForgetCode)
    def _forget_code(self, event: to.ForgetCode) -> None:
        if self.presence.visit is not None:
            kept = tuple(each for each in self.presence.visit.sign_ups if each != event.sign_up)
            self.presence.visit = replace(self.presence.visit, sign_ups=kept)

    @on(to.OpenTakeAlong)
    def _take_along(self, event: to.OpenTakeAlong) -> None:
        self.push_screen(TakeAlong(self.board, event.sign_up, event.code))

    @on(to.OpenOwnCode)
    def _own_code(self) -> None:
        self.push_screen(OwnCode(self.board, self.actions))

    @on(to.OpenOwn)
    def _own(self, event: to.OpenOwn) -> None:
        self.switch_screen(OwnSignUps(self.board, self.actions, event.own))

    @on(to.OpenChangeSignUp)
    def _change_sign_up(self, event: to.OpenChangeSignUp) -> None:
        self.push_screen(ChangeSignUp(self.board, self.actions, event.sign_up))

    def _ask(self, draft: SignUpDraft, step: str) -> None:
        """The first question from `step` on that has to be asked."""
        joining = self.board.joining(draft.initiative, draft.task)
        if joining is None:
            self.go_home()
            return
        if step == "when" and (draft.chosen_when or not joining.recurring):
            step = "full"
        if step == "full" and (draft.accepts_waiting or sign_up.position(self.board, draft) is None):
            step = "name"
        made: dict[str, Callable[[], Page]] = {
            "when": lambda: SignUpWhen(self.board, draft),
            "full": lambda: self._full(draft),
            "name": lambda: SignUpName(self.board, draft),
            "last": lambda: SignUpLast(self.board, self.actions, draft, self.presence.signed_up),
        }
        self.push_screen(made[step]())

    def _full(self, draft: SignUpDraft) -> Page:
        """A task that has all hands it can use is no loss to anybody: other tasks need them."""
        if draft.task is not None and self.board.position(draft.initiative, draft.task, draft.occurrence, 1):
            return EnoughHands(self.board, draft, self.presence.signed_up)
        return SignUpFull(self.board, draft)
