"""Between a record and the JSON document that TinyDB keeps."""

import msgspec

from kiosk.model import KINDS, Record
from kiosk.text import LINE, LONG, NAME, TITLE, clean_line, clean_text

Document = dict[str, object]

_KIND_OF = {record: kind for kind, record in KINDS.items()}

_LIMITS = {
    "title": TITLE,
    "name": NAME,
    "initiator": LINE,
    "by": NAME,
    "contact": LINE,
    "costs": LINE,
    "bring": LINE,
    "place": LINE,
    "asked": LINE,
    "when_words": LINE,
    "note": LINE,
    "summary": LINE * 2,
    "hidden_why": LINE,
}
"""The longest text of a field, whoever wrote the file; longer is cut where it is read, never on disk."""

_MANY_LINES = frozenset({"description", "words", "story", "rule"})


def kind_of(record: type[Record]) -> str:
    """The table of that class of record."""
    return _KIND_OF[record]


def encode(record: Record) -> Document:
    """The record in JSON's own types."""
    document: Document = msgspec.to_builtins(record)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in document.items()}


def decode(kind: str, document: Document) -> Record:
    """The record that a document tells of, its text made harmless; fields it does not know are left.

    Raises ValueError (msgspec.ValidationError) when it is no such record.
    """
    stored = document["id"]
    for name, value in document.items():
        if type(value) is str and (len(value) > NAME or not value.isascii() or not value.isprintable()):
            cleaned = _clean(name, value)
            if cleaned != value:
                document = {**document, name: cleaned}
    record = msgspec.convert(document, KINDS[kind])
    if record.id != stored:
        raise ValueError("the id has signs that are not to be read")
    return record


def _clean(name: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    limit = _LIMITS.get(name, LONG)
    if len(value) <= limit and value.isascii() and value.isprintable():
        return value
    return clean_text(value, limit) if name in _MANY_LINES else clean_line(value, limit)
