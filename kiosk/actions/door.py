"""The door that the screens write through."""

from datetime import datetime

from kiosk.actions import (
    absence,
    change_party,
    ideas,
    join_ideas,
    own,
    own_code,
    sign_up,
    start_idea,
    undo_support,
    upkeep,
    withdraw,
)
from kiosk.actions.absence import Returned
from kiosk.actions.withdraw import Restored
from kiosk.hall import Hall
from kiosk.privacy.pin import Passed, Wrong
from kiosk.rules.places import Standing


class Actions:
    """Everything a visitor can do at the kiosk. Methods raise KioskError; then nothing changed."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def new_token(self) -> str:
        """For one form: sent twice, it is one sign-up, one idea. Also what a visit is known by."""
        return self._hall.random(16).hex()

    def sign_up(self, form: sign_up.SignUpForm) -> sign_up.SignedUp:
        """Join, or help with a task. Raises SameName, RuleBroken, NotFound, StoreTrouble."""
        return sign_up.sign_up(self._hall, form)

    def take_back(self, record: str) -> None:
        """*Toch niet*, right after signing up. Raises NotFound, StoreTrouble."""
        withdraw.withdraw(self._hall, record, "take_back")

    def open_own(self, typed: str) -> own_code.Own:
        """Everything that carries the code. Raises InputRefused, RuleBroken (wait), NotFound."""
        return own_code.opened(self._hall, typed)

    def withdraw(self, record: str) -> None:
        """*Ik kan toch niet.* Raises NotFound, StoreTrouble."""
        withdraw.withdraw(self._hall, record)

    def restore(self, record: str) -> Restored:
        """Undo a withdrawal. Raises NotFound, StoreTrouble."""
        return withdraw.restore(self._hall, record)

    def leave_idea(self, form: ideas.IdeaForm) -> ideas.LeftIdea:
        """On the board at once. Raises RuleBroken, InputRefused, NotFound (its code), StoreTrouble."""
        return ideas.leave_idea(self._hall, form)

    def take_back_idea(self, record: str) -> None:
        """*Toch niet*, right after leaving it. Raises NotFound, HasBecome, StoreTrouble."""
        ideas.take_back_idea(self._hall, record)

    def me_too(self, idea: str, visit: str) -> str:
        """*Ik ook*; gives the supporter's id. Raises NotFound, HasBecome, StoreTrouble."""
        return ideas.me_too(self._hall, idea, visit)

    def help_along(self, form: ideas.HelpForm) -> ideas.Helping:
        """*Ik help mee.* Raises NotFound, HasBecome, RuleBroken, InputRefused, StoreTrouble."""
        return ideas.help_along(self._hall, form)

    def take_back_support(self, supporter: str) -> None:
        """Undo either of these. Raises NotFound, StoreTrouble."""
        undo_support.take_back_support(self._hall, supporter)

    def restore_support(self, supporter: str) -> None:
        """*Toch wel.* Raises NotFound, HasBecome, StoreTrouble."""
        undo_support.restore_support(self._hall, supporter)

    def make_initiative(self, form: start_idea.StartForm) -> start_idea.Made:
        """Start the idea. Raises RuleBroken, InputRefused, NotFound, StoreTrouble."""
        return start_idea.make_initiative(self._hall, form)

    def take_back_start(self, initiative: str) -> None:
        """*Toch niet*, right after starting. Raises RuleBroken (others were busy with it), StoreTrouble."""
        start_idea.take_back_start(self._hall, initiative)

    def say_alike(self, one: str, other: str, visit: str) -> str:
        """Two ideas are alike; gives the likeness's id. Raises NotFound, RuleBroken, StoreTrouble."""
        return join_ideas.say_alike(self._hall, one, other, visit)

    def join_ideas(self, one: str, other: str, code: str) -> join_ideas.Joined:
        """An author makes two ideas one. Raises RuleBroken, InputRefused, NotFound, StoreTrouble."""
        return join_ideas.join_ideas(self._hall, one, other, code)

    def part_ideas(self, idea: str, code: str) -> tuple[str, ...]:
        """An author takes their own out again. Raises RuleBroken, InputRefused, NotFound, StoreTrouble."""
        return join_ideas.part_ideas(self._hall, idea, code)

    def take_back_likeness(self, likeness: str) -> None:
        """Undo saying alike, or joining. Raises NotFound, HasBecome, StoreTrouble."""
        join_ideas.take_back_likeness(self._hall, likeness)

    def saw(self, sign_ups: tuple[str, ...]) -> None:
        """They stand on the visitor's own screen: no host need tell what is new. Raises StoreTrouble."""
        own.saw(self._hall, sign_ups)

    def change_party(self, record: str, party: int) -> Standing:
        """*Met hoeveel?* Raises PartyDoesNotFit, RuleBroken, NotFound, StoreTrouble."""
        return change_party.change_party(self._hall, record, party)

    def stay_away(self, record: str, occurrence: datetime) -> None:
        """*Deze keer niet.* Raises RuleBroken, NotFound, StoreTrouble."""
        absence.stay_away(self._hall, record, occurrence)

    def come_after_all(self, record: str, occurrence: datetime) -> Returned:
        """*Toch wel*, that time. Raises RuleBroken, NotFound, StoreTrouble."""
        return absence.come_after_all(self._hall, record, occurrence)

    def code_of_its_own(self, record: str) -> str:
        """Another code than the rest of the visit has. Raises NotFound, StoreTrouble."""
        return sign_up.code_of_its_own(self._hall, record)

    def pin_wait(self) -> float:
        """Seconds until the next PIN is looked at; 0: now."""
        return self._hall.pin.wait()

    @property
    def has_pin(self) -> bool:
        """Whether the hosts chose one."""
        return self._hall.pin.is_set

    def check_pin(self, typed: str) -> Passed | Wrong:
        """Slow on purpose: call it off the drawing thread. Raises RuleBroken, StoreTrouble."""
        return self._hall.pin.check(typed)

    def keep_up(self) -> None:
        """Look after the data while nobody is there: call it off the drawing thread. Raises StoreTrouble."""
        upkeep.keep_up(self._hall)
