"""What people do: each takes the lock, reads the newest state, applies rules, commits, says what happened."""

from kiosk.actions.absence import Returned
from kiosk.actions.change_party import PartyDoesNotFit
from kiosk.actions.door import Actions
from kiosk.actions.ideas import HasBecome, HelpForm, Helping, IdeaForm, LeftIdea, TakenBack
from kiosk.actions.join_ideas import Joined
from kiosk.actions.own_code import Own
from kiosk.actions.sign_up import PlaceGone, SameName, SignedUp, SignUpForm
from kiosk.actions.start_idea import Made, StartForm
from kiosk.actions.withdraw import Restored
from kiosk.privacy.pin import Passed, Wrong

__all__ = [
    "Actions",
    "HasBecome",
    "HelpForm",
    "Helping",
    "IdeaForm",
    "Joined",
    "LeftIdea",
    "Made",
    "Own",
    "PartyDoesNotFit",
    "Passed",
    "PlaceGone",
    "Restored",
    "Returned",
    "SameName",
    "SignUpForm",
    "SignedUp",
    "StartForm",
    "TakenBack",
    "Wrong",
]
