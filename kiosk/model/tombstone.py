"""What is left of what was removed or erased."""

from kiosk.model.record import Record


class Tombstone(Record, frozen=True, kw_only=True):
    """Says only that there was something, so that a backup put back does not bring it back.

    Its id is that of the record it speaks of.
    """

    record_kind: str
    """The table of that record."""
    cancelled: bool = False
    """Whether it was cancelled, or taken back: its place in a row is judged by that, and who sees it."""
    erased: tuple[str, ...] = ()
    """The fields whose words were erased; none: the whole record is gone."""
