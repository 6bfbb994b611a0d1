"""The door that the screens write through."""

from datetime import datetime

from kiosk.actions import absence, change_party, own, sign_up, upkeep, withdraw
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
        """For one form: sent twice, it is one sign-up."""
        return self._hall.random(16).hex()

    def sign_up(self, form: sign_up.SignUpForm) -> sign_up.SignedUp:
        """Join, or help with a task. Raises SameName, RuleBroken, NotFound, StoreTrouble."""
        return sign_up.sign_up(self._hall, form)

    def take_back(self, record: str) -> None:
        """*Toch niet*, right after signing up. Raises NotFound, StoreTrouble."""
        withdraw.withdraw(self._hall, record, "take_back")

    def open_code(self, typed: str) -> tuple[str, ...]:
        """Ids of the sign-ups that carry the code. Raises InputRefused, RuleBroken (wait), NotFound."""
        return withdraw.open_code(self._hall, typed)

    def withdraw(self, record: str) -> None:
        """*Ik kan toch niet.* Raises NotFound, StoreTrouble."""
        withdraw.withdraw(self._hall, record)

    def restore(self, record: str) -> Restored:
        """Undo a withdrawal. Raises NotFound, StoreTrouble."""
        return withdraw.restore(self._hall, record)

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
