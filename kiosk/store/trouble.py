"""The store's errors, in sentences for people."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import StoreTrouble
from kiosk.store.recovery import Finding


def unreadable(path: Path, error: OSError) -> StoreTrouble:
    """The error for a file that is there and cannot be read."""
    # NL: {file} is niet te lezen: {detail}.
    return StoreTrouble("{file} cannot be read: {detail}.", file=path, detail=error.strerror or error)


def unsaved(error: Exception) -> StoreTrouble:
    """The error for what did not get on the disk; nothing was changed."""
    detail = error.strerror if isinstance(error, OSError) and error.strerror else error
    # NL: Bewaren lukt niet: {detail}.
    return StoreTrouble("Saving does not work: {detail}.", detail=detail)


def damaged(findings: list[Finding]) -> StoreTrouble:
    """The error for writing to a hall whose files are not as they were written."""
    first = findings[0]
    # NL: {file} is beschadigd ({detail}). Er wordt niets bewaard tot: kiosk check --repair
    sentence = "{file} is damaged ({detail}). Nothing is saved until: kiosk check --repair"
    return StoreTrouble(sentence, file=first.file, detail=": ".join(filter(None, (first.place, first.what))))


def newer() -> StoreTrouble:
    """The error for files of a later kiosk."""
    # NL: Deze gegevens zijn van een nieuwere kiosk. Werk het programma bij.
    return StoreTrouble("These data were written by a newer kiosk. Update the program.")


@contextmanager
def saving() -> Iterator[None]:
    """What the disk refuses in the block is said in a sentence. Raises StoreTrouble."""
    try:
        yield
    except OSError as error:
        raise unsaved(error) from error
