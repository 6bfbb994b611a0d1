"""A visitor's yes, to join or to a task; and what was said to them since."""

from typing import Literal

from kiosk.model.record import Moment, Record, Stamp, check_years

Told = Literal["place", "list"]
"""What the person was told: *you have a place* or *you are on the list*."""


class SignUp(Record, frozen=True, kw_only=True):
    """A fact, with what the person was told. Confirmed or waiting is derived (kiosk.rules.places)."""

    initiative: str
    task: str | None = None
    """Id of one of its tasks; None: to join."""
    occurrence: Moment | None = None
    """Original start (aware, UTC) of one occurrence; None: the whole."""
    name: str
    """As the person wants it; another person may write the same."""
    contact: str = ""
    """Telephone or mail, when given; erased when its purpose is over."""
    party: int = 1
    """How many people come on this sign-up, who signed up included."""
    trial: bool = False
    """*Ik loop een keer mee*: beside somebody, without obligation; takes no hands and never waits."""
    told: Told
    code: str = ""
    """HMAC of the visitor's own code (kiosk.privacy.codes); several sign-ups may carry the same."""
    by: str = "visitor"
    """Who typed it: visitor, or host for a telephone call."""
    cancelled: bool = False
    cancelled_at: Moment | None = None
    """Wall clock (UTC) of the cancellation."""
    arrived: Stamp | None = None
    """Where it stands in the row, when not by its own `made`: who said *deze keer niet* and found the place
    given away keeps the turn of the sign-up to the whole."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.name:
            raise ValueError("a sign-up needs a name")
        if self.party < 1:
            raise ValueError("a party is at least one person")
        if self.task == "":
            raise ValueError("a task is named by its id, or not at all")
        if self.trial and self.task is None:
            raise ValueError("what is tried once is a task")
        if self.occurrence is not None and self.occurrence.tzinfo is None:
            raise ValueError("an occurrence is known by its original start in UTC")
        check_years(self.occurrence, self.cancelled_at)


class Absence(Record, frozen=True, kw_only=True):
    """*Deze keer niet*: who signed up to the whole is not there at one occurrence."""

    sign_up: str
    occurrence: Moment
    """Original start (aware, UTC)."""
    withdrawn: bool = False
    """They come after all."""

    def __post_init__(self) -> None:
        super().__post_init__()
        check_years(self.occurrence)


Cause = Literal["moved_up", "not_taking_place", "moved"]
"""Why somebody is to be called: a place came free, a meeting does not take place, or at another time."""

Answer = Literal["told", "not_reached", "passed"]
"""What became of the call. *Passed* (volgende): the place goes to the next that fits."""


class CallAnswer(Record, frozen=True, kw_only=True):
    """The answer to a call; that there is one to make is derived (kiosk.rules.calls)."""

    sign_up: str
    cause: Cause
    occurrence: Moment | None = None
    """Original start (aware, UTC) of the occurrence it is about; None: the whole."""
    answer: Answer
    by: str = "host"
    at: Moment
    """Wall clock (UTC)."""
    answered: int = 0
    """Milliseconds of the store's stamp when this answer was given: `made` is that of the first answer."""

    def __post_init__(self) -> None:
        super().__post_init__()
        check_years(self.occurrence, self.at)
