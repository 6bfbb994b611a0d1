"""docs/store.md is true: a reader written from that page alone finds in the files what the store finds."""

import ast
import json
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import example_hall
import page_lines
import page_reader
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odd_days import ACTS, Days
from page_lines import ABSENT, Change, Line, Wrong, read_line, wall_of
from page_reader import read_hall, read_mark

from kiosk.model import HEAD_FIELDS
from kiosk.store import Store

PAGE = (Path(__file__).parents[3] / "docs" / "store.md").read_text("utf-8")
EXAMPLE = re.compile(r"^\*\*`([^`]+)`\*\*\n\n```\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
EXAMPLES = dict(EXAMPLE.findall(PAGE))

EVERYTHING = """
    sign_up 1 insert 1 insert 2 insert 3 insert 4 insert 5 insert 6 insert 7 insert 8 insert 9 insert 10
    update 1 change 0 time 9 change 1 time 0 remove 3 again 1 compact 0 insert 3 update 2 again 2 copy 1
    sign_up 3 insert 0 empty 2 empty 5 compact 0 drop 0 empty 0 empty 1 insert 1 time 9 drop 7 sign_up 2
    redact 0 sign_up 4 change 2 time 0 copy 0 insert 9 drop 1 compact 0 sign_up 5 insert 1
"""


def exact(value: object) -> str:
    """As JSON: 1, 1.0 and true are three things. The order of a document's fields says nothing."""
    return json.dumps(value, sort_keys=True, default=str)


def told(line: Line, changes: list[Change]) -> list[Any]:
    """What the page's reader says of a transaction, as the store's own log does."""
    head = line.head
    stamp = [*head["t"], head["w"], head["n"]]
    said = [_change(each) for each in changes if each.id and each.field not in {"changed", "touched"}]
    return [line.sequence, stamp, wall_of(head), head["by"], head.get("of", ""), head["do"], said]


def _change(change: Change) -> list[Any]:
    before, after = None if change.was is ABSENT else change.was, change.value
    if not change.field:
        before, after = (None, change.fields) if change.verb == "new" else (change.fields, None)
    return [change.table, change.id, change.field, before, after]


def compare(store: Store) -> None:
    """The page's reader and the store see the same, down to the order of documents and of tables."""
    if not store.exists:
        return
    found = read_hall(store.folder)
    memory = store._engine.memory
    assert exact(found.tables) == exact(memory.tables)
    order = [(name, list(rows)) for name, rows in memory.tables.items()]
    assert [(name, list(rows)) for name, rows in found.tables.items()] == order
    assert {name: found.next.get(name, 1) for name in found.tables} == {
        name: memory.next_place(name) for name in memory.tables
    }
    log = [
        [entry.sequence, entry.stamp, entry.at, entry.who.role, entry.who.record, entry.what, entry.changes]
        for entry in store.log()
    ]
    assert exact([told(*each) for each in found.log]) == exact(log)


def parsed(days: str) -> list[tuple[str, int]]:
    words = days.split()
    return [(name, int(number)) for name, number in zip(words[::2], words[1::2], strict=True)]


def test_the_reader_knows_nothing_but_the_page() -> None:
    """The standard library and its own two files: nothing of the kiosk, nor what the kiosk stands on."""
    used = set()
    for module in (page_lines, page_reader):
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
            if isinstance(node, ast.Import):
                used |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                used.add(str(node.module))
    assert used - {"page_lines"} <= sys.stdlib_module_names


def test_a_hall_with_everything_in_it_is_read_from_the_page_alone(tmp_path: Path) -> None:
    """Every operation, several generations, months and writers, a clock that goes back, an erasure."""
    days = Days(tmp_path, os.urandom)
    done = []
    for act in parsed(EVERYTHING):
        days.live([act])
        compare(days.store)
        done.append(act[0])
    assert set(done) == set(ACTS)
    log = read_hall(days.store.folder).log
    heads = [line.head for line, _ in log]
    assert len({head["w"] for head in heads}) == 3
    assert len(list((days.store.folder / "archive").iterdir())) > 4
    assert {each.verb for _, changes in log for each in changes} == {
        *("new", "gone", "set", "unset", "comes", "goes")
    }
    assert any(line.part == {"redacted": True} for line, _ in log)
    assert {"at", "clock", "of", "s"} <= {key for head in heads for key in head}
    assert any(change.id.startswith("#") for _, changes in log for change in changes)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 10)), max_size=14))
def test_any_hall_is_read_from_the_page_alone(happens: list[tuple[str, int]]) -> None:
    """Whatever happens in whatever order."""
    with tempfile.TemporaryDirectory() as made:
        days = Days(Path(made), os.urandom)
        days.live(happens)
        compare(days.store)
        days.store.close()


@pytest.mark.parametrize("name", ["snapshot.*.json", "snapshot.*.sums", "journal.*", "archive/*"])
def test_a_changed_byte_is_noticed(tmp_path: Path, name: str) -> None:
    """The sums, hashes and the chain of the page cover every byte of what was written."""
    days = Days(tmp_path, os.urandom)
    days.live(parsed("sign_up 1 insert 3 compact 0 sign_up 2"))
    path = max(days.store.folder.glob(name))
    content = path.read_bytes().rstrip(b"\0")
    for at in range(0, len(content), 7):
        path.write_bytes(content[:at] + bytes([content[at] ^ 0x10]) + content[at + 1 :])
        with pytest.raises((Wrong, ValueError)):
            read_hall(days.store.folder)
    path.write_bytes(content)
    compare(days.store)


def test_the_page_shows_what_the_store_writes(tmp_path: Path) -> None:
    """Every example, to the letter: `python tests/kiosk/store/page/example_hall.py` prints them."""
    assert example_hall.blocks(tmp_path / "live") == EXAMPLES


def test_the_examples_hold_together(tmp_path: Path) -> None:
    """Who types over the page has a hall: its sums, hashes and chain hold."""
    (tmp_path / "archive").mkdir()
    for caption, block in EXAMPLES.items():
        if caption == example_hall.BEFORE or ("." in caption and "/" not in caption):
            (tmp_path / caption).write_bytes(block.replace("⇥", "\t").encode() + b"\n")
    (tmp_path / "mark").write_bytes(bytes.fromhex(EXAMPLES["mark"]))
    hall = read_hall(tmp_path)
    assert len(hall.log) == 5
    assert hall.tables["sign_up"]["1"]["name"] == "Greetje B."
    assert read_mark(bytes.fromhex(EXAMPLES["mark"])) == (2, 5, size_of("journal.000002"))
    apart = EXAMPLES[example_hall.APART].replace("⇥\n", "\t").encode()
    assert read_line(apart).raw_head == hall.log[2][0].raw_head
    erased = EXAMPLES[example_hall.AFTER].replace("⇥", "\t").encode().split(b"\n")
    assert [read_line(each).raw_head for each in erased] == [each.raw_head for each, _ in hall.log[:2]]


def size_of(caption: str) -> int:
    return len(EXAMPLES[caption].replace("⇥", "\t").encode()) + 1


def test_the_page_names_the_fields_of_the_head() -> None:
    """Another program that writes knows of each field where it has to stand."""
    rows = re.findall(r"^\| `(\w+)` \| ((?:`\w+`(?:, )?)+) \|$", PAGE, re.MULTILINE)
    named = {kind: set(re.findall(r"\w+", fields)) for kind, fields in rows}
    every = named.pop("every")
    assert {kind: fields | every for kind, fields in named.items()} == HEAD_FIELDS
