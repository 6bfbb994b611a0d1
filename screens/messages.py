"""Where a visitor wants to go: a screen posts one of these, `screens.routes` decides what that means."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from textual.message import Message

from kiosk.actions import Own
from kiosk.board import Confirmed
from screens.presence import IdeaDraft, SignUpDraft


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
