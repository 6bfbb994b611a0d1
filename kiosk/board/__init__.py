"""What screens, pages and the command line draw; a change number makes live refresh a comparison."""

from kiosk.board.board import Board
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

__all__ = [
    "Board",
    "CallRow",
    "Card",
    "Confirmed",
    "Found",
    "Home",
    "InitiativePage",
    "Joining",
    "Moment",
    "NewsItem",
    "OwnSignUp",
    "OwnTime",
    "Payload",
    "Series",
    "TaskCard",
]
