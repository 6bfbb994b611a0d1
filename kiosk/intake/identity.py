"""Which event of a file is which listing: the same at every import and at every door."""

import re
import unicodedata
from datetime import datetime

from kiosk.ids import derived_id
from kiosk.intake.found import Found


def of_uid(uid: str) -> str:
    """The identity of an event with a UID. Not the UID itself: many are mail addresses."""
    return "uid:" + derived_id("uid", uid)


def of_found(found: Found) -> str:
    """By UID; without one by title and start, however the title is spaced or capitalised."""
    return of_uid(found.uid) if found.uid else of_row(found.title, found.start)


def of_row(title: str, start: datetime | None) -> str:
    """The identity of a row without a UID."""
    return "row:" + derived_id("row", plain_title(title), start.isoformat() if start else "")


def plain_title(title: str) -> str:
    """A title as it is compared."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", title).casefold()))
