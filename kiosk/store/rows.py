"""A table as TinyDB's updaters see it: they may change what they like, and memory is not touched."""

import math
from collections.abc import Iterator, MutableMapping
from typing import Any

import msgspec

from kiosk.store.facts import Document, same
from kiosk.store.overlay import Overlay

_LEAST, _MOST = -(1 << 63), (1 << 64) - 1
"""Numbers beyond these come back as others."""


class WorkingRows(MutableMapping[int, Document]):
    """Documents by number, copied when they are looked at; `keep` puts what differs into the overlay."""

    def __init__(self, overlay: Overlay, kind: str) -> None:
        self._overlay, self._kind = overlay, kind
        self._before = overlay.rows(kind)
        self._copies: dict[int, Document] = {}
        self._new: dict[int, None] = {}
        """Put, in order, also in place of a document of that number."""
        self._removed: set[int] = set()
        self._cleared = False

    def __getitem__(self, key: int) -> Document:
        if key in self._copies:
            return self._copies[key]
        if not self._is_before(key):
            raise KeyError(key)
        copy = own(self._before[str(key)])
        self._copies[key] = copy
        return copy

    def __setitem__(self, key: int, document: Document) -> None:
        if not self._is_before(key):
            self._new[key] = None
        self._copies[key] = document

    def __delitem__(self, key: int) -> None:
        if key not in self._new and not self._is_before(key):
            raise KeyError(key)
        self._copies.pop(key, None)
        if key in self._new:
            del self._new[key]
        if str(key) in self._before:
            self._removed.add(key)

    def __iter__(self) -> Iterator[int]:
        if not self._cleared:
            for place in self._before:
                if int(place) not in self._removed:
                    yield int(place)
        yield from self._new

    def __len__(self) -> int:
        before = 0 if self._cleared else len(self._before) - len(self._removed)
        return before + len(self._new)

    def __contains__(self, key: object) -> bool:
        return key in self._new or self._is_before(key)

    def clear(self) -> None:
        """Empty it; document ids begin again."""
        self._cleared = True
        self._copies.clear()
        self._new.clear()
        self._removed.clear()

    def keep(self) -> None:
        """Hand over what was changed. Raises ValueError or TypeError for what JSON cannot hold."""
        kept = {
            key: as_json(document) for key, document in self._copies.items() if self._differs(key, document)
        }
        overlay, kind = self._overlay, self._kind
        if self._cleared:
            overlay.truncate(kind)
        else:
            overlay.touch(kind)
            for key in self._removed:
                overlay.remove(kind, str(key))
        for key, document in kept.items():
            if key not in self._new:
                overlay.put(kind, str(key), document)
        for key in self._new:
            overlay.put(kind, str(key), kept[key])

    def _is_before(self, key: object) -> bool:
        known = isinstance(key, int) and not self._cleared and key not in self._removed
        return known and str(key) in self._before

    def _differs(self, key: int, document: Document) -> bool:
        return key in self._new or not same(document, self._before[str(key)])


def own(document: Document) -> Document:
    """A copy that shares nothing with it that can be changed."""
    copy = dict(document)
    for field, value in copy.items():
        if isinstance(value, dict | list):
            copy[field] = msgspec.json.decode(msgspec.json.encode(value))
    return copy


def as_json(document: Document) -> Document:
    """As it will be read back, and sharing nothing. Raises ValueError or TypeError for what is no JSON."""
    try:
        return {key: _kept(value) for key, value in document.items() if _is_name(key)}
    except (_Strange, RecursionError):
        found: Document = _read_back(document)
        return found


class _Strange(Exception):
    """It does not come back as it is: it has to be written and read to be known."""


def _is_name(key: object) -> bool:
    if type(key) is not str:
        raise _Strange
    return True


def _kept(value: Any) -> Any:
    """The value itself, or a copy of what can be changed. Raises _Strange."""
    kind = type(value)
    if kind is str or value is None or kind is bool or (kind is int and _LEAST <= value <= _MOST):
        return value
    if kind is list:
        return [_kept(each) for each in value]
    if kind is dict:
        return {key: _kept(each) for key, each in value.items() if _is_name(key)}
    raise _Strange


def _read_back(value: Any) -> Any:
    try:
        _check(value)
        return msgspec.json.decode(msgspec.json.encode(value))
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error


def _check(value: object) -> None:
    """Refuse what JSON has no word for, and numbers that would come back as others."""
    if isinstance(value, dict):
        for key, each in value.items():
            _check(key)
            _check(each)
    elif isinstance(value, list | tuple):
        for each in value:
            _check(each)
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("JSON knows no such number")
    elif isinstance(value, int):
        if not _LEAST <= value <= _MOST:
            raise ValueError("a number with that many digits comes back as another")
    elif value is not None and not isinstance(value, str):
        raise TypeError(f"JSON knows no {type(value).__name__}")
