"""What screens, pages and the command line draw; a change number makes live refresh a comparison."""

from kiosk.board.board import Board
from kiosk.board.fitting import EnoughHands, Fitting
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
from kiosk.board.own import OwnSignUp, OwnTime
from kiosk.follow_up import Payload
from kiosk.rules.fitting import TIMES, When

__all__ = [
    "TIMES",
    "AlikeIdea",
    "Board",
    "CallRow",
    "Card",
    "Confirmed",
    "EnoughHands",
    "Fitting",
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
    "OwnSignUp",
    "OwnTime",
    "Payload",
    "Series",
    "TaskCard",
    "When",
]
