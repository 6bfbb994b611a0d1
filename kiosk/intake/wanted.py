"""What a found event would be as records of the hall: the fields that import fills, and no others."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kiosk.intake.found import Found, FoundChange
from kiosk.settings import Theme

Fields = dict[str, object]
"""Names of a record's fields to their values."""

Groups = Mapping[str, tuple[str, ...]]
"""What people call a part, to its fields, taken or kept together: an end means nothing without its start."""

INITIATIVE_GROUPS: Groups = {
    name: (name,)
    for name in (
        "title", "summary", "description", "theme", "initiator",
        "costs", "bring", "place", "capacity", "link",
    )
}  # fmt: skip
MEETING_GROUPS: Groups = {
    "when": ("kind", "start", "end", "all_day", "zone", "rule", "excluded", "extra"),
    "cancelled": ("cancelled",),
}
CHANGE_GROUPS: Groups = {"occurrence": ("start", "end"), "place": ("place",), "cancelled": ("cancelled",)}
UNCHANGED: Fields = {"start": None, "end": None, "place": None, "cancelled": False}
"""An occurrence that the file no longer moves or cancels."""


def initiative_fields(found: Found, themes: Iterable[Theme]) -> Fields:
    """What the file says of the initiative."""
    return {
        "title": found.title,
        "summary": found.summary,
        "description": found.description,
        "theme": _theme(found.theme, themes),
        "initiator": found.initiator,
        "costs": found.costs,
        "bring": found.bring,
        "place": found.place,
        "capacity": found.capacity,
        "link": found.url,
    }


def meeting_fields(found: Found) -> Fields:
    """What the file says of when people come together."""
    recurring = bool(found.rule or found.extra)
    return {
        "kind": "recurring" if recurring else "by_arrangement" if found.start is None else "once",
        "start": found.start,
        "end": found.end,
        "all_day": found.all_day,
        "zone": found.zone,
        "rule": found.rule,
        "excluded": found.excluded,
        "extra": found.extra,
        "cancelled": found.cancelled,
    }


def change_fields(change: FoundChange) -> Fields:
    """What the file says of one changed occurrence."""
    return {"start": change.start, "end": change.end, "place": change.place, "cancelled": change.cancelled}


def original_of(change: FoundChange, zone: str) -> datetime:
    """Which occurrence it is: its original start in UTC."""
    return change.original.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _theme(word: str, themes: Iterable[Theme]) -> str:
    """The key of the hall's theme by that name in any language; another word stays as it is."""
    for theme in themes:
        if word.casefold() in {theme.key.casefold(), *(name.casefold() for name in theme.names.values())}:
            return theme.key
    return word
