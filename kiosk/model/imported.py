"""What import last took, so that the next import knows what was changed at the kiosk since."""

from kiosk.model.record import Record


class Imported(Record, frozen=True, kw_only=True):
    """Memory of one record that came from a file."""

    source: str
    """Identity in the file: a hash of the UID (which often is a mail address), or of title and start."""
    kind: str
    """The table of the record: initiative, meeting, occurrence, task."""
    record: str
    """Id of the record."""
    taken: dict[str, object]
    """Its fields as they were taken, in JSON's own types."""
    file: str = ""
    """Name of the file it last came from, without folders."""
