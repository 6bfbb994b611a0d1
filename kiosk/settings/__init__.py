"""`hall.toml`: what the people of a hall decide, checked before anything starts."""

from kiosk.settings.new_hall import write_new
from kiosk.settings.reading import LANGUAGES, load, parse
from kiosk.settings.shape import (
    ClosedDays,
    FollowUp,
    HallInfo,
    Night,
    PrivacySettings,
    RuleSettings,
    Screen,
    Settings,
    Theme,
)

__all__ = [
    "LANGUAGES",
    "ClosedDays",
    "FollowUp",
    "HallInfo",
    "Night",
    "PrivacySettings",
    "RuleSettings",
    "Screen",
    "Settings",
    "Theme",
    "load",
    "parse",
    "write_new",
]
