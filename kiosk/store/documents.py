"""Between a record and the JSON document that TinyDB keeps."""

from typing import get_args

import msgspec
from msgspec.structs import FieldInfo, fields

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

_NEVER_SHOWN = frozenset({"id", "initiative", "task", "meeting", "sign_up", "record", "code"})
"""Ids and hashes, by which records find each other."""


def _can_hold_words(field: FieldInfo) -> bool:
    return field.name not in _NEVER_SHOWN and str in (field.type, *get_args(field.type))


_TEXTS = {
    kind: tuple(field.name for field in fields(record) if _can_hold_words(field))
    for kind, record in KINDS.items()
}
"""The fields in which a word may stand."""

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
    cleaned = document
    for name in _TEXTS[kind]:
        value = document.get(name)
        if type(value) is str and (len(value) > NAME or not value.isascii() or not value.isprintable()):
            cleaned = {**cleaned, name: _clean(name, value)}
    record = msgspec.convert(cleaned, KINDS[kind])
    if not record.id.isascii() or not record.id.isprintable():
        raise ValueError("the id has signs that are not to be read")
    return record


def _clean(name: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    limit = _LIMITS.get(name, LONG)
    if len(value) <= limit and value.isascii() and value.isprintable():
        return value
    return clean_text(value, limit) if name in _MANY_LINES else clean_line(value, limit)
