"""Who stands here, what they did and what they are filling in: all of it is wiped when they leave."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Visit:
    """What this visitor signed up for so far: one code gathers it, until they are done or gone."""

    code: str = field(repr=False)
    name: str = field(repr=False)
    """Of the first one."""
    sign_ups: tuple[str, ...]
    together: bool = False
    """They are signing somebody up with them, whatever the name."""

    def code_for(self, name: str) -> str:
        """The code for one more sign-up; empty for another name: that may be the next person in the queue."""
        is_same = name.strip().casefold() == self.name.strip().casefold()
        return self.code if self.together or is_same else ""


@dataclass
class SignUpDraft:
    """What the visitor has filled in so far; travels from question to question, wiped with them."""

    token: str
    """One-time: the same form sent twice is one sign-up."""
    initiative: str
    task: str | None = None
    occurrence: datetime | None = None
    """Original start of the one occurrence; None: the whole."""
    chosen_when: bool = False
    """Whether *elke keer* or *deze keer* was answered, or need not be."""
    name: str = ""
    contact: str = ""
    party: int = 1
    trial: bool = False
    """*Ik loop een keer mee*, instead of helping."""
    another_person: bool = False
    """Answered *nee* to *ben jij dat?*"""
    accepts_waiting: bool = False
    """Has seen their place in the row and still wants it."""
    asked_when: bool = False
    """Whether that question was put on screen, with how many people come: one question more."""
    place_gone: bool = False
    """Somebody else was first while the form was being filled in."""
    minutes: int = 0
    """How long the visitor said to have for helping; 0: did not say."""
    visit: Visit | None = None
    """What was signed up for before in this visit."""


@dataclass
class IdeaDraft:
    """What the visitor has written of an idea; kept until it is sent or nobody is there."""

    token: str
    """One-time: the same form sent twice is one idea."""
    words: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    taken_back: bool = False
    """It was on the board, and is not any more."""


@dataclass
class StartDraft:
    """What they fill in to make an initiative of an idea; kept until it began or nobody is there."""

    token: str
    """One-time: the same form sent twice is one initiative."""
    idea: str
    title: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    code: str = field(default="", repr=False)


@dataclass
class Presence:
    """Somebody at the kiosk, from the first touch until the app starts over: then all of it is wiped."""

    token: str
    """Random: *ik ook* counts once an idea and visit."""
    too: dict[str, str] = field(default_factory=dict)
    """Ideas they said *ik ook* to, with the supporter it made."""
    alike: dict[str, str] = field(default_factory=dict)
    """Pairs of ideas they called alike (both ids, sorted, a space between), with the likeness it made."""
    signed_up: list[str] = field(default_factory=list)
    """The sign-ups they made."""
    visit: Visit | None = None
    """What one code gathers of these."""
    idea: IdeaDraft | None = None
    """What they are writing."""
    start: StartDraft | None = None
    """The idea that they are beginning."""
