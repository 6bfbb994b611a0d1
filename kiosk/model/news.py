"""What an initiator wants to tell."""

from kiosk.model.record import Record


class News(Record, frozen=True, kw_only=True):
    """A short message in the initiator's own name."""

    initiative: str
    """Id of the initiative."""
    words: str
    """As typed."""
    by: str = ""
    """Public name of who wrote it."""
