"""What a screen, a page or the command line draws: frozen, with times and numbers, never sentences."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from kiosk.follow_up import Payload
from kiosk.model import Answer, Cause

if TYPE_CHECKING:
    from kiosk.board.idea_models import IdeaCard

Shown = Literal["gathering", "active", "full", "resting", "paused", "done", "archived"]
"""The state that people see (kiosk.rules.state)."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One occurrence, with the room there is for somebody who comes to it alone."""

    original: datetime
    """Its identity: the start the series would give (aware, UTC)."""
    start: datetime
    """Aware, in the meeting's zone, after a move."""
    end: datetime | None
    all_day: bool
    place: str
    cancelled: bool
    moved: bool
    recurring: bool
    left: int | None
    """Places (or hands) left for a newcomer to this occurrence; None: without limit."""
    taken: int
    waiting: int
    """Parties on its waiting list."""


@dataclass(frozen=True, slots=True)
class Series:
    """How a recurring meeting recurs."""

    rule: str
    """RFC 5545 RRULE value."""
    start: datetime
    """Naive, on the wall clock of the meeting's zone."""
    all_day: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One initiative on a list, at one of its occurrences (or none)."""

    id: str
    slug: str
    title: str
    summary: str
    theme: str
    place: str
    initiator: str
    state: Shown
    can_join: bool
    joinable: bool
    """Whether people sign up at all; False: help is asked, or one just walks in."""
    moment: Moment | None
    series: Series | None
    by_arrangement: bool
    note: str
    """In words, for what is by arrangement."""
    capacity: int | None
    left: int | None
    """Places left: at `moment` on the agenda, for the whole elsewhere."""
    taken: int
    waiting: int
    needs_hands: int
    """Hands still needed over all its tasks."""

    @property
    def key(self) -> str:
        """The same card on the next drawing: initiative and occurrence."""
        return f"{self.id} {self.moment.original.isoformat()}" if self.moment else self.id


@dataclass(frozen=True, slots=True)
class TaskCard:
    """One task, with the hands it has and needs at its next moment."""

    id: str
    slug: str
    initiative: str
    initiative_title: str
    title: str
    asked: str
    when: Literal["meeting", "once", "any_time"]
    moment: Moment | None
    """The initiative's next occurrence, or the task's own moment."""
    series: Series | None
    when_words: str
    minutes: int | None
    try_once: bool
    done: bool
    open: bool
    """Whether somebody can take it now."""
    hands_min: int
    hands_max: int | None
    taken: int
    needed: int
    """Minimum less taken, never below 0."""
    left: int | None
    """Maximum less taken; None: without limit."""
    waiting: int

    @property
    def enough(self) -> bool:
        """Whether a newcomer would wait."""
        return self.left == 0

    @property
    def occurrence(self) -> datetime | None:
        """The one occurrence of a series that this card is about; None: the task is no part of a series."""
        at = self.moment
        return at.original if at is not None and at.recurring and self.when == "meeting" else None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for typed words."""

    cards: tuple[Card, ...]
    tasks: tuple[TaskCard, ...]
    exact: bool
    """False: nothing has these words, this looks like it."""
    ideas: "tuple[IdeaCard, ...]" = ()
    """Those that are no initiative yet; they have no theme, so they are found in every one."""


@dataclass(frozen=True, slots=True)
class Home:
    """Everything the first screens list."""

    agenda: tuple[Card, ...]
    """Occurrences of today and the six days after it, soonest first."""
    help: tuple[TaskCard, ...]
    """Tasks with too few hands, soonest first."""
    everything: tuple[Card, ...]
    """Each initiative once: what meets first, then by arrangement, gathering, resting, paused, done."""
    tasks: tuple[TaskCard, ...]
    """Every open task that has room, those with too few hands first."""
    themes: tuple[str, ...]
    """Themes in use, in the order of hall.toml."""
    found: Found | None
    """What answers to the typed words; None when nothing is typed."""
    empty: bool
    """Nothing at all is on the board."""


@dataclass(frozen=True, slots=True)
class NewsItem:
    """What the initiator told."""

    words: str
    by: str
    at: datetime | None
    """Wall clock (UTC)."""


@dataclass(frozen=True, slots=True)
class InitiativePage:
    """One initiative, whole."""

    card: Card
    description: str
    contact: str
    costs: str
    bring: str
    moments: tuple[Moment, ...]
    """Coming occurrences, those that do not take place included."""
    series: tuple[Series, ...]
    tasks: tuple[TaskCard, ...]
    news: tuple[NewsItem, ...]
    """Newest first."""
    story: str
    helped: int | None
    payload: Payload
    """What its QR code carries."""


@dataclass(frozen=True, slots=True)
class Joining:
    """What the sign-up screens ask about."""

    card: Card
    task: TaskCard | None
    recurring: bool
    """Whether to ask *elke keer* or *deze keer*."""
    moments: tuple[Moment, ...]
    """Coming occurrences that take place, with the room at each."""
    left: int | None
    """For the whole."""
    waiting: int
    capacity: int | None
    other_tasks: tuple[TaskCard, ...]
    """That need hands: of this initiative first."""
    contact_days: int
    name_days: int


@dataclass(frozen=True, slots=True)
class Confirmed:
    """One sign-up, as its own visitor sees it."""

    sign_up: str
    initiative: str
    title: str
    task: str
    """Title of the task; empty: to join."""
    task_id: str | None
    name: str
    party: int
    trial: bool
    """They come along once, beside somebody."""
    state: Literal["confirmed", "waiting", "cancelled"]
    position: int | None
    moment: Moment | None
    """The occurrence it is for, or the next one."""
    series: Series | None
    """Set when the sign-up is for the whole series."""
    when_words: str
    dateless: bool
    """Joined, and there is no date yet: nothing is by arrangement either."""
    place: str
    bring: str
    initiator: str
    has_contact: bool
    discreet: bool
    payload: Payload
    """What the confirmation's QR code carries."""
    short: Payload
    """The same without the alarm, for where that code is too large."""


@dataclass(frozen=True, slots=True)
class CallRow:
    """Somebody to tell something."""

    id: str
    """Of the answer to it."""
    sign_up: str
    name: str
    contact: str
    party: int
    title: str
    task: str
    cause: Cause
    occurrence: datetime | None
    """Original start (aware, UTC) of what it is about."""
    start: datetime | None
    """When that would be, or is now."""
    tried: Answer | None
    """The answer so far."""
