"""Where a visitor wants to go: a screen posts one of these, `screens.routes` decides what that means."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from textual.message import Message

from kiosk.actions import Own
from kiosk.board import Confirmed


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


class Destination(Message):
    """Somewhere to go."""


@dataclass
class GoBack(Destination):
    """To the screen before this one, as it was left."""


@dataclass
class GoHome(Destination):
    """To the first screen; what was begun is put away."""


@dataclass
class StartOver(Destination):
    """The visitor is done: wipe everything, as when nobody is there."""


@dataclass
class OpenSearch(Destination):
    """Find by word, beginning with what was typed already."""

    words: str = ""
    theme: str = ""


@dataclass
class OpenAll(Destination):
    """Everything there is, page by page."""

    theme: str = ""


@dataclass
class OpenTasks(Destination):
    """All tasks that can use hands, or those of one initiative."""

    initiative: str = ""


@dataclass
class OpenTimeToHelp(Destination):
    """*Ik heb een half uur*: the tasks that fit the time one has, which can be chosen there."""

    minutes: int = 30


@dataclass
class OpenInitiative(Destination):
    """One initiative, whole."""

    initiative: str


@dataclass
class OpenThemes(Destination):
    """Choose a theme, where the chips do not fit."""

    theme: str = ""


@dataclass
class ThemeChosen(Destination):
    """Show home with this theme alone; empty: all of them."""

    theme: str = ""


@dataclass
class OpenIdea(Destination):
    """*Ik heb een idee.*"""

    words: str = ""
    """What was typed already; an idea that is being written keeps its own."""


@dataclass
class OpenIdeaLeft(Destination):
    """The idea is on the board."""

    idea: str
    code: str = field(repr=False)


@dataclass
class WriteAgain(Destination):
    """The idea was taken back: to its words, as they were sent."""

    draft: IdeaDraft


@dataclass
class HelpTakenBack(Destination):
    """*Toch niet*, after *ik help mee*: to the idea itself."""

    idea: str


@dataclass
class OpenIdeas(Destination):
    """The idea board."""


@dataclass
class OpenIdeaPage(Destination):
    """One idea, whole."""

    idea: str


@dataclass
class OpenJoinIdeas(Destination):
    """*Samenvoegen*: ask an author of either for their code."""

    one: str
    other: str


@dataclass
class OpenIdeaHelp(Destination):
    """*Ik help mee* with an idea: ask for a name."""

    idea: str


@dataclass
class OpenIdeaHelped(Destination):
    """The name is noted: show the code."""

    helping: str
    code: str = field(repr=False)
    is_new: bool = True
    """False: this person helped already; there is nothing to undo then."""


@dataclass
class OpenStartIdea(Destination):
    """Make an initiative of an idea; `code` when it was typed already."""

    idea: str
    code: str = field(default="", repr=False)


@dataclass
class OpenStarted(Destination):
    """The idea is an initiative: show its owner code."""

    initiative: str
    code: str = field(repr=False)


@dataclass
class BeginSignUp(Destination):
    """Join, or help with a task; `occurrence` when it is clear which."""

    initiative: str
    task: str | None = None
    occurrence: datetime | None = None
    minutes: int = 0
    """How long the visitor said to have for helping; 0: did not say."""
    together: bool = False
    """For somebody who comes along: on the code of this visit, whatever the name."""


@dataclass
class ContinueSignUp(Destination):
    """The next question of this form, after the one that was answered."""

    draft: SignUpDraft
    answered: Literal["", "when", "full", "name"] = ""
    """Empty: look again from the first question on."""


@dataclass
class AskSameName(Destination):
    """*Ben jij dat?*"""

    draft: SignUpDraft


@dataclass
class OpenConfirmation(Destination):
    """It worked."""

    sign_up: str
    code: str = field(repr=False)


@dataclass
class OpenTakeAlong(Destination):
    """Code, when and where in large type: for a photo, or a pencil."""

    sign_up: str
    code: str = field(repr=False)


@dataclass
class ForgetCode(Destination):
    """This sign-up got a code of its own: the visit goes on with the one it had."""

    sign_up: str


@dataclass
class OpenLargeCode(Destination):
    """The sturdy QR code over the whole screen."""

    payload: str = field(repr=False)
    words: str = ""
    """Where it leads, as the panel says it."""
    title: str = ""
    short: str = field(default="", repr=False)
    """The same with less in it, for where the whole is too large for the sturdy form."""

    @classmethod
    def of(cls, confirmed: Confirmed) -> "OpenLargeCode":
        """That of a sign-up."""
        payload = confirmed.payload
        return cls(payload.text, payload.words, confirmed.title, confirmed.short.text)


@dataclass
class OpenHelp(Destination):
    """*Hulp*, from the header."""


@dataclass
class OpenOwnCode(Destination):
    """*Ik kan toch niet*: type the code."""


@dataclass
class OpenOwn(Destination):
    """What the code opened."""

    own: Own


@dataclass
class OpenChangeSignUp(Destination):
    """With how many, and which times of a series not."""

    sign_up: str


@dataclass
class OpenPin(Destination):
    """*Ik ben van het dorpshuis.*"""


@dataclass
class LeaveKiosk(Destination):
    """The PIN was right."""


@dataclass
class SwitchLanguage(Message):
    """The next language of the hall."""
