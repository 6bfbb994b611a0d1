"""`hall.toml`: what the people of a hall decide, checked before anything starts."""

from kiosk.settings.families import FAMILIES, Families, load_families, parse_families, write_families
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
    "FAMILIES",
    "LANGUAGES",
    "ClosedDays",
    "Families",
    "FollowUp",
    "HallInfo",
    "Night",
    "PrivacySettings",
    "RuleSettings",
    "Screen",
    "Settings",
    "Theme",
    "load",
    "load_families",
    "parse",
    "parse_families",
    "write_families",
    "write_new",
]
