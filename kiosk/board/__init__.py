"""What screens, pages and the command line draw; a change number makes live refresh a comparison."""

from kiosk.board.board import Board
from kiosk.board.idea_models import AlikeIdea, IdeaCard, IdeaPage, IdeaText, OwnHelp, OwnIdea
from kiosk.board.models import (
    CallRow,
    Card,
    Confirmed,
    Found,
    Home,
    InitiativePage,
    Joining,
    Moment,
    NewsItem,
    Series,
    TaskCard,
)
from kiosk.follow_up import Payload

__all__ = [
    "AlikeIdea",
    "Board",
    "CallRow",
    "Card",
    "Confirmed",
    "Found",
    "Home",
    "IdeaCard",
    "IdeaPage",
    "IdeaText",
    "InitiativePage",
    "Joining",
    "Moment",
    "NewsItem",
    "OwnHelp",
    "OwnIdea",
    "Payload",
    "Series",
    "TaskCard",
]
