"""The model of power cuts allows what a disk may do, no more, and finds what a careless program loses."""

from pathlib import Path

import pytest
from cuts import Moment, bare_cuts, close_cuts, moments, random_cuts
from disk import SECTOR, Found
from rebuilt import PowerCuts, Tried, fast_folder, not_traced
from toy_logs import Faults, entries, toy_day
from traced import Trace, TracedFiles

from kiosk.store.files import Files, write_all


def left_by(trace: Trace, cuts: int = 3000) -> list[dict[str, bytes]]:
    """Every folder that may be found after a cut at the end of the trace, by many tries."""
    last = moments(trace.operations)[-1]
    tried = [last.disk.after(cut) for ways in (bare_cuts, close_cuts) for cut in ways(last.disk)]
    tried += [last.disk.after(cut) for (_, cut), _ in zip(random_cuts([last], 1), range(cuts), strict=False)]
    return [_plain(found) for found in {found.digest: found for found in tried}.values()]


def _plain(found: Found) -> dict[str, bytes]:
    return {
        name: content.bytes_.ljust(content.size, b"\0") for name, (_, content) in found.files.items()
    } | dict.fromkeys((f"{name}/" for name in found.folders), b"")


@pytest.fixture
def trace(tmp_path: Path) -> Trace:
    return Trace(tmp_path)


@pytest.fixture
def files(trace: Trace) -> TracedFiles:
    return TracedFiles(trace)


def a_file(files: TracedFiles, path: Path, content: bytes) -> int:
    """One that is on the disk, its name too."""
    handle = files.open(path, create=True)
    write_all(files, handle, content, 0)
    files.sync(handle)
    files.sync_folder(path.parent)
    return handle


def test_sectors_arrive_in_any_order_but_each_in_its_own(trace: Trace, files: TracedFiles) -> None:
    """A later write may come without an earlier one, except where both are in one sector."""
    handle = a_file(files, trace.root / "f", bytes(2 * SECTOR))
    files.write(handle, b"a", 0)
    files.write(handle, b"b", 1)
    files.write(handle, b"c", SECTOR)
    files.close(handle)
    found = {(state["f"][:2], state["f"][SECTOR:][:1]) for state in left_by(trace)}
    assert found == {(first, last) for first in (b"\0\0", b"a\0", b"ab") for last in (b"\0", b"c")}


def test_a_write_is_torn_at_any_byte_of_one_sector(trace: Trace, files: TracedFiles) -> None:
    """Old bytes stand behind new ones, never before them within a sector."""
    handle = a_file(files, trace.root / "f", b"-" * 10)
    files.write(handle, b"0123456789", 0)
    files.close(handle)
    found = {state["f"] for state in left_by(trace)}
    assert found == {b"0123456789"[:done].ljust(10, b"-") for done in range(11)}


def test_size_and_content_go_their_own_ways(trace: Trace, files: TracedFiles) -> None:
    """A longer file may hold zeros, a shorter one loses its end, and what is reserved reads as zeros."""
    handle = a_file(files, trace.root / "f", b"old")
    files.write(handle, b"x" * SECTOR, SECTOR)
    files.reserve(handle, 0, 3 * SECTOR)
    files.close(handle)
    found = {state["f"] for state in left_by(trace)}
    assert {b"old", b"old".ljust(2 * SECTOR, b"\0"), b"old".ljust(3 * SECTOR, b"\0")} <= found
    assert b"old".ljust(SECTOR, b"\0") + b"x" * SECTOR in found
    assert all(content.startswith(b"old") for content in found)


def test_what_follows_a_cutting_off_is_not_there_without_it(trace: Trace, files: TracedFiles) -> None:
    """A file that is emptied and written again never mixes both."""
    handle = a_file(files, trace.root / "f", b"o" * 2 * SECTOR)
    files.truncate(handle, 0)
    files.write(handle, b"n" * SECTOR, 0)
    files.close(handle)
    found = {state["f"] for state in left_by(trace)}
    assert {b"o" * 2 * SECTOR, b"", bytes(SECTOR), b"n" * SECTOR} <= found
    assert not any(b"o" in content and b"n" in content for content in found)


def test_names_come_and_go_in_order(trace: Trace, files: TracedFiles) -> None:
    """A first part of what was done in a folder is there; what was synced all of it."""
    files.close(a_file(files, trace.root / "a", b"a"))
    files.link(trace.root / "a", trace.root / "b")
    files.rename(trace.root / "b", trace.root / "c")
    files.remove(trace.root / "a")
    found = {tuple(sorted(state)) for state in left_by(trace)}
    assert found == {("a",), ("a", "b"), ("a", "c"), ("c",)}
    files.sync_folder(trace.root)
    assert left_by(trace) == [{"c": b"a"}]


def test_a_synced_file_may_have_no_name(trace: Trace, files: TracedFiles) -> None:
    """Its folder, and the folder of its folder, have to be synced too."""
    files.make_folder(trace.root / "d")
    files.close(a_file(files, trace.root / "d" / "f", b"f"))
    assert left_by(trace) == [{"d/": b"", "d/f": b"f"}, {}]
    files.sync_folder(trace.root)
    assert left_by(trace) == [{"d/": b"", "d/f": b"f"}]


def toy_tried(faults: Faults) -> Tried:
    """Power cuts on a toy's day."""
    with fast_folder() as root:
        trace, said = toy_day(root, faults)
        assert not_traced(trace) == []

    def judge(moment: Moment, _: Found, answer: list[bytes]) -> str:
        promised = len(moment.acknowledged)
        whole = answer == said[: len(answer)]
        return "" if whole and promised <= len(answer) <= promised + 1 else f"{len(answer)} of {promised}"

    def opened(folder: Path, _: Files) -> list[bytes]:
        return entries(folder, faults)

    return PowerCuts(trace, opened, judge).tried(1000)


def test_a_log_that_syncs_in_the_right_order_loses_nothing() -> None:
    """The model does not cry wolf."""
    tried = toy_tried(Faults())
    assert tried.wrong == []
    assert tried.states == 1000


@pytest.mark.parametrize("fault", Faults._fields)
def test_a_log_that_leaves_something_out_is_caught(fault: str) -> None:
    """Each sync and each checksum is missed."""
    assert toy_tried(Faults(**{fault: True})).wrong
