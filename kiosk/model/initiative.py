"""Something citizens do together."""

from datetime import date
from typing import Literal

from kiosk.model.record import Record

Status = Literal["active", "paused", "done", "archived"]
"""What people set. Gathering, full, resting and over are derived (kiosk.rules.state)."""


class Initiative(Record, frozen=True, kw_only=True):
    """It belongs to its initiator: others help, visibly, and can be undone."""

    slug: str
    """Short name for links and the command line: lower-case ASCII, unique in the hall."""
    title: str
    """As people call it."""
    summary: str = ""
    """The promise in one or two sentences."""
    description: str = ""
    """Everything else worth telling."""
    theme: str = ""
    """A key of [themes] in hall.toml, or any word."""
    initiator: str = ""
    """Public name, as the initiator wants it."""
    contact: str = ""
    """How the public may reach the initiator."""
    costs: str = ""
    """In words: *gratis, een gift mag*."""
    bring: str = ""
    """What to bring, in words."""
    place: str = ""
    """Where, unless a meeting says otherwise."""
    capacity: int | None = None
    """The most people that can join one occurrence; None: always room."""
    link: str = ""
    """The initiative's own page (http or https)."""
    fresh_until: date | None = None
    """After this day it rests until its initiator says it still lives; None: no limit."""
    story: str = ""
    """What came of it, told when it is done."""
    helped: int | None = None
    """How many people helped, for the story."""
    discreet: bool = False
    """Debts, grief, addiction: no name is ever recognised at the screen."""
    joinable: bool = True
    """Whether people sign up to join; False: only help is asked, or one just walks in."""
    status: Status = "active"
    owner: str = ""
    """HMAC of the initiator's owner code (kiosk.privacy.codes); none: nobody was given one."""
    hidden: bool = False
    """Not shown to visitors. By whom and why stand beside it."""
    hidden_by: str = ""
    hidden_why: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.title or not self.slug:
            raise ValueError("an initiative needs a title and a slug")
        if self.capacity is not None and self.capacity < 1:
            raise ValueError("a capacity is at least 1, or not set")
