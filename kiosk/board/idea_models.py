"""What is drawn of ideas: frozen, with times and numbers, never sentences."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.board.models import Card


@dataclass(frozen=True, slots=True)
class IdeaCard:
    """One idea on the board, or several that their authors joined."""

    id: str
    """Of the oldest one."""
    words: str
    """Of the oldest one, as its author wrote them."""
    name: str
    """Public name of that author; empty: none was given."""
    since: datetime
    """When it was left (aware, UTC)."""
    supporters: int
    """People, those who help included."""
    helpers: int
    needed: int
    """Supporters still needed."""
    share: float
    """From 0 to 1."""
    can_start: bool
    """It has supporters enough and nobody has started it yet."""
    initiative: str
    """Id of the initiative it became; empty: it is an idea still."""
    joined: tuple[str, ...] = ()
    """The words of the others, oldest first."""


@dataclass(frozen=True, slots=True)
class IdeaText:
    """What one author wrote."""

    id: str
    words: str
    name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class AlikeIdea:
    """An idea that people find like this one."""

    card: IdeaCard
    people: int
    """So many say so."""
    asked: bool
    """Enough of them: the authors are asked to join the two."""
    wanted: bool
    """The other author wants it already."""
    can_join: bool = True
    """An author of either is known, so there is somebody who can join them."""


@dataclass(frozen=True, slots=True)
class IdeaPage:
    """One idea, whole."""

    card: IdeaCard
    texts: tuple[IdeaText, ...]
    """Every author's own words, the oldest first."""
    found_alike: tuple[AlikeIdea, ...]
    """What people say is alike, the most people first."""
    looks_alike: tuple[IdeaCard | Card, ...]
    """What else its words look like."""
    author_starts: bool
    """Whether an author is known who alone may start it; False: anybody who helps may."""
    contact_days: int
    name_days: int


@dataclass(frozen=True, slots=True)
class OwnIdea:
    """What happened with an idea, for its author."""

    id: str
    words: str
    name: str
    """As the author gave it; empty: none."""
    since: datetime
    hidden_by: str
    """Who took it off the board; empty: nobody."""
    hidden_why: str
    card: IdeaCard | None
    """How it stands on the board; None: it is not there."""


@dataclass(frozen=True, slots=True)
class OwnHelp:
    """An offer of help, for who made it."""

    id: str
    name: str
    withdrawn: bool
    card: IdeaCard | None
    """The idea; None: it is not on the board any more."""
