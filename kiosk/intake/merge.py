"""One record, three ways: as it was last taken from a file, as it is here now, and as the file has it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from kiosk.intake.wanted import Fields, Groups
from kiosk.model import Record


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of one record."""

    fields: Fields
    """The fields to set, in JSON's own types."""
    taken: Fields
    """What import remembers from now on."""
    changed: tuple[str, ...]
    """Groups that the file changes."""
    kept: tuple[str, ...]
    """Groups that were changed at the kiosk and stay so."""


def merge(
    current: Record, taken: Mapping[str, object], wanted: Mapping[str, object], groups: Groups
) -> Merged:
    """Take each group of fields that the kiosk left alone; keep and name the others.

    What was never taken counts as left alone while it has the record's own default.
    """
    here = builtins(current)
    there = builtins_of(wanted)
    fields: Fields = {}
    changed: list[str] = []
    kept: list[str] = []
    remembered = dict(taken)
    for group, names in groups.items():
        same = all(here[name] == there[name] for name in names)
        if not (same or is_untouched(current, taken, names)):
            kept.append(group)
            continue
        remembered |= {name: there[name] for name in names}
        if not same:
            changed.append(group)
            fields |= {name: there[name] for name in names}
    return Merged(fields, remembered, tuple(changed), tuple(kept))


def is_untouched(current: Record, taken: Mapping[str, object], names: Iterable[str]) -> bool:
    """Whether these fields are as they were last taken, or their default when they never were."""
    here = builtins(current)
    before = {**_defaults(type(current)), **taken}
    return all(name in before and here[name] == before[name] for name in names)


def builtins(record: Record) -> Fields:
    """A record in JSON's own types."""
    return builtins_of(msgspec.structs.asdict(record))


def builtins_of(fields: Mapping[str, object]) -> Fields:
    """Fields in JSON's own types."""
    found: Fields = msgspec.to_builtins(dict(fields))
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}


@cache
def _defaults(kind: type[Record]) -> Mapping[str, object]:
    given = {
        field.name: field.default
        for field in msgspec.structs.fields(kind)
        if field.default is not msgspec.NODEFAULT
    }
    return builtins_of(given)
