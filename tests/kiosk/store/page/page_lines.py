"""A line of a journal, read with nothing but docs/store.md; only the standard library."""

import copy
import dataclasses
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]

REDACTED = b'{"redacted":true}'
ABSENT = object()
"""A field that was not there; null is a value."""


class Wrong(Exception):
    """Not as the page says."""


@dataclass(frozen=True)
class Line:
    """One transaction."""

    sequence: int
    places: list[int]
    head: dict[str, Any]
    part: dict[str, Any] | None
    raw_head: bytes

    @property
    def text(self) -> dict[int, list[Any]]:
        """What stands in the part, by the number of its operation."""
        return {entry[0]: entry[1:] for entry in (self.part or {}).get("text", [])}


@dataclass(frozen=True)
class Change:
    """One operation, whole: what stood in the part put back in."""

    verb: str
    """new, gone: a document; set, unset: a field; comes, goes: a table."""
    table: str
    place: str = ""
    id: str = ""
    field: str = ""
    fields: Document = dataclasses.field(default_factory=dict)
    """Of a document that is new or gone."""
    value: Any = None
    was: Any = ABSENT


def need(holds: object, why: str) -> None:
    """Raise Wrong when it does not hold."""
    if not holds:
        raise Wrong(why)


def digest(content: bytes, size: int) -> str:
    """BLAKE2b of that many bytes, in hex."""
    return blake2b(content, digest_size=size).hexdigest()


def content_of(line: bytes) -> bytes:
    """What stands behind a line's sum (the line without its newline)."""
    need(line[:2] == b'["' and line[18:20] == b'",', "no sum")
    need(line[2:18].decode() == digest(line[20:], 8), "the sum does not fit")
    need(isinstance(json.loads(line), list), "not a JSON array")
    return line[20:]


def read_line(line: bytes) -> Line:
    """A transaction."""
    content_of(line)
    pieces = line.split(b",\t")
    need(len(pieces) == 3, "not three pieces")
    frame, head = json.loads(pieces[0] + b"]"), json.loads(pieces[1])
    raw_part = pieces[2].removesuffix(b"]")
    part = json.loads(raw_part)
    need(head["v"] == 1, "of another version")
    need(len(frame[2]) == len(head["ops"]), "places and operations")
    if part is None or raw_part != REDACTED:
        need(head["x"] == ("" if part is None else digest(raw_part, 16)), "the part does not fit")
    else:
        need(head["x"], "redacted, and there was no part")
    return Line(frame[1], frame[2], head, part, pieces[1])


def read_header(line: bytes) -> dict[str, Any]:
    """The first line of a journal."""
    header: dict[str, Any] = json.loads(b"[" + content_of(line))[0]
    need(header["format"] == 2, "of another format")
    return header


def is_header(line: bytes) -> bool:
    """Whether an archive file's first line is a journal's header."""
    return line[20:21] == b"{"


def lines_of(content: bytes) -> list[bytes]:
    """The lines before the zeros. Nothing but zeros may follow the last newline."""
    written = content.rstrip(b"\0")
    need(not written or written.endswith(b"\n"), "the last line is torn")
    return written.split(b"\n")[:-1]


def changes_of(line: Line) -> list[Change]:
    """Its operations in order; of a redacted part nothing comes back."""
    found = []
    for number, (place, op) in enumerate(zip(line.places, line.head["ops"], strict=True)):
        change = change_of(op, str(place), line.text.get(number, []), line.part == {"redacted": True})
        if change is not None:
            found.append(change)
    return found


def change_of(op: list[Any], place: str, said: list[Any], redacted: bool) -> Change | None:
    verb, table, name = op[:3]
    if not name:
        return Change("comes" if verb == "new" else "goes", table)
    if isinstance(op[3], dict):
        own = {} if name.startswith("#") else {"id": name}
        fields = {**own, **op[3], **(said[0] if said else {})}
        return Change(verb, table, place, name, fields=fields)
    values = op[4:] or said
    if not values:
        need(redacted, "an operation has no value")
        return None
    if verb == "set":
        was = values[1] if len(values) > 1 else ABSENT
        return Change("set", table, place, name, op[3], value=values[0], was=was)
    need(verb == "gone", f"no such operation: {verb}")
    return Change("unset", table, place, name, op[3], was=values[0])


def wall_of(head: dict[str, Any]) -> datetime:
    """The wall clock as it stood."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=head.get("at", head["t"][0]))


def stamped(changes: list[Change], head: dict[str, Any]) -> list[Change]:
    """With the four fields that a line with `s` leaves out."""
    if head.get("s") != 1:
        return changes
    moment = wall_of(head)
    decimals = f".{moment.microsecond:06}" if moment.microsecond else ""
    wall, stamp = f"{moment:%Y-%m-%dT%H:%M:%S}{decimals}Z", [*head["t"], head["w"], head["n"]]
    later = {"changed": wall, "touched": stamp}
    for change in changes:
        if change.verb == "new":
            change.fields.update({"made": stamp, "created": wall, **later})
    touched = {(each.table, each.place): each.id for each in changes if each.verb in {"set", "unset"}}
    return changes + [
        Change("set", table, place, name, key, value=value)
        for (table, place), name in touched.items()
        for key, value in later.items()
    ]


def agrees(document: Document, name: str, was: Any) -> None:
    """What the operation says was there is what was there, where it says so."""
    if was is not ABSENT:
        need(json.dumps(document.get(name, 0)) == json.dumps(was), f"{name} was something else")
        need(name in document, f"{name} was not there")


def apply(tables: Tables, following: dict[str, int], change: Change) -> None:
    """Make the tables be as after it."""
    table, place = change.table, change.place
    match change.verb:
        case "new":
            rows = tables.setdefault(table, {})
            rows[place] = copy.deepcopy(change.fields)
            following[table] = max(following.get(table, 1), int(place) + 1)
        case "gone":
            for name, value in change.fields.items():
                agrees(tables[table][place], name, value)
            del tables[table][place]
        case "set":
            agrees(tables[table][place], change.field, change.was)
            tables[table][place][change.field] = copy.deepcopy(change.value)
        case "unset":
            agrees(tables[table][place], change.field, change.was)
            del tables[table][place][change.field]
        case "comes":
            if not tables.setdefault(table, {}):
                following[table] = 1
        case "goes":
            tables.pop(table, None)
            following.pop(table, None)
