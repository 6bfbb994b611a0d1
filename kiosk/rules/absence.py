"""*Deze keer niet*: what the records about one time of a series are called."""

from datetime import UTC, datetime

from kiosk.ids import derived_id


def absence_id(sign_up: str, occurrence: datetime) -> str:
    """One absence for each sign-up to the whole and each occurrence (original start), whoever says it."""
    return derived_id("absence", sign_up, _name(occurrence))


def stand_in_id(sign_up: str, occurrence: datetime) -> str:
    """The sign-up that waits for that one time in place of the whole, when its place there was given away."""
    return derived_id("come after all", sign_up, _name(occurrence))


def _name(occurrence: datetime) -> str:
    return occurrence.astimezone(UTC).isoformat()
