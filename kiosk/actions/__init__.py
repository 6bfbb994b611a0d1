"""What people do: each takes the lock, reads the newest state, applies rules, commits, says what happened."""

from kiosk.actions.absence import Returned
from kiosk.actions.change_party import PartyDoesNotFit
from kiosk.actions.door import Actions
from kiosk.actions.sign_up import PlaceGone, SameName, SignedUp, SignUpForm
from kiosk.actions.withdraw import Restored
from kiosk.privacy.pin import Passed, Wrong

__all__ = [
    "Actions",
    "PartyDoesNotFit",
    "Passed",
    "PlaceGone",
    "Restored",
    "Returned",
    "SameName",
    "SignUpForm",
    "SignedUp",
    "Wrong",
]
