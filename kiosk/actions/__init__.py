"""What people do: each takes the lock, reads the newest state, applies rules, commits, says what happened."""

from kiosk.actions.door import Actions
from kiosk.actions.sign_up import PlaceGone, SameName, SignedUp, SignUpForm
from kiosk.actions.withdraw import Restored
from kiosk.privacy.pin import Passed, Wrong

__all__ = ["Actions", "Passed", "PlaceGone", "Restored", "SameName", "SignUpForm", "SignedUp", "Wrong"]
