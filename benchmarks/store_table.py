"""The table: what was measured at each size, and beside every ratio its goal."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import store_reading as reading
from store_candidates import APPEND, INSERT, PUT, SIGN_UP, SQLITE, TINYDB
from store_disk import Disk
from store_halls import EACH
from store_opening import Opening
from store_turns import Writes
from store_year import Year

Sizes = Sequence[int]

_EVERYBODY = (APPEND, SQLITE, TINYDB, INSERT, PUT, SIGN_UP)


class Goal(NamedTuple):
    """What a figure should be."""

    limit: float
    at_most: bool = True
    unit: str = "x"

    def words(self, value: float) -> str:
        """The goal, and whether the value reaches it."""
        met = value <= self.limit if self.at_most else value >= self.limit
        sign = "<=" if self.at_most else ">="
        return f"{sign} {self.limit:,g}{self.unit}  {'yes' if met else 'NO'}"


class Line(NamedTuple):
    """One line of the table."""

    what: str
    cells: Sequence[str] = ()
    """One for each size; or one, for the largest."""
    goal: str = ""


def say(lines: Iterable[Line], sizes: Sizes) -> None:
    """Print them under one another."""
    for what, cells, goal in lines:
        padded = ["", *[""] * len(sizes)][len(cells) + 1 :] + list(cells)
        print((f"{what:44}" + "".join(f"{cell:>20}" for cell in padded) + f"   {goal}").rstrip())


def heading(sizes: Sizes) -> Line:
    """The line above."""
    return Line("sign-ups there before", [f"{size:,}" for size in sizes], "goal")


def writes(disk: Disk, found: Writes, sizes: Sizes) -> list[Line]:
    """Durable writes on one disk."""
    lines = [
        Line(f"-- durable writes: {disk.name}; median / p99, microseconds"),
        Line(f"   (who signs up joins a row of {EACH} or more, dealt out under the lock)"),
    ]
    lines += [
        Line(name, [f"{found.median(name, n):,.0f} / {found.late(name, n):,.0f}" for n in sizes])
        for name in _EVERYBODY
    ]

    def against(one: str, other: str, of: Callable[[str, int], float] = found.median) -> Sequence[float]:
        return [of(one, size) / of(other, size) for size in sizes]

    append_goal = Goal(0.8 if disk.has_journal else 1.4)
    sign_up_goal = Goal(1.2) if disk.has_journal else None
    lines += [
        _ratios("insert / append", against(INSERT, APPEND), append_goal),
        _ratios("insert / append, both p99", against(INSERT, APPEND, found.late), Goal(2)),
        _ratios("insert / SQLite", against(INSERT, SQLITE), Goal(0.6)),
        _ratios("JSONStorage / insert", against(TINYDB, INSERT), Goal(2_500, at_most=False)),
        _ratios("sign up / append", against(SIGN_UP, APPEND), sign_up_goal),
        _growth("insert", found, INSERT, sizes, Goal(1.1)),
        _growth("sign up", found, SIGN_UP, sizes, Goal(1.1)),
        _growth("append", found, APPEND, sizes, None),
    ]
    if not found.device:
        return [*lines, Line("bytes to the device: the kernel does not count them here")]
    lines.append(Line(f"-- bytes to the device for each write, whoever wrote: {disk.name}"))
    lines += [Line(name, [f"{found.device[name, size]:,.0f}" for size in sizes]) for name in _EVERYBODY]
    return lines


def years(found: Mapping[int, Year], days: int) -> list[Line]:
    """Bytes handed to the kernel; `found` by the size of the hall at the start."""
    lines = [Line(f"-- bytes handed to the kernel / JSON of the documents, {days} days of use")]
    goals = {"sign up": Goal(1.5)}
    for what in next(iter(found.values())).alone:
        ratios = [sorted(year.alone[what])[len(year.alone[what]) // 2] for year in found.values()]
        lines.append(_ratios(f"{what}, median", ratios, goals.get(what)))
    totals = [year.kernel / year.documents for year in found.values()]
    lines.append(_ratios("all of it, compactions included", totals, Goal(3)))
    counts = [f"{year.transactions:,} / {year.compactions}" for year in found.values()]
    return [*lines, Line("transactions / compactions", counts)]


def openings(found: Sequence[Opening], sizes: Sizes) -> list[Line]:
    """Opening and memory, each in a process of its own."""
    compacted = [each.compacted.seconds / each.loads.seconds for each in found]
    database = [each.database.seconds / each.loads.seconds for each in found]
    long = [each.long.seconds / each.long_loads.seconds for each in found]
    held = [each.compacted.memory / each.loads.memory for each in found]
    return [
        Line("-- opening, milliseconds; memory, bytes a sign-up"),
        Line("orjson.loads of the snapshot", [f"{1e3 * each.loads.seconds:,.1f}" for each in found]),
        Line("open, just compacted", [f"{1e3 * each.compacted.seconds:,.1f}" for each in found]),
        Line("open, and look at every record once", [f"{1e3 * each.start.seconds:,.1f}" for each in found]),
        Line("open, longest journal", [f"{1e3 * each.long.seconds:,.1f}" for each in found]),
        Line("transactions in that journal", [f"{each.transactions:,}" for each in found]),
        _ratios("open / orjson.loads, just compacted", compacted, Goal(1.4)),
        _ratios("the same, the TinyDB view alone", database, None),
        _ratios("open / orjson.loads, longest journal", long, Goal(3)),
        Line("memory, parsed JSON as dicts", _each([one.loads.memory for one in found], sizes)),
        Line("memory, every record looked at once", _each([one.start.memory for one in found], sizes)),
        Line("memory, the store", _each([one.compacted.memory for one in found], sizes)),
        _ratios("store / dicts", held, Goal(1.1)),
    ]


def reads(found: Sequence[reading.Reads]) -> list[Line]:
    """Looking things up."""
    limits = {reading.BY_ID: 10, reading.BY_ID + reading.FIRST: 10, reading.LOOK: 5}
    lines = [Line("-- reading, microseconds")]
    for name in found[-1]:
        goal = Goal(limits[name], unit=" us").words(found[-1][name]) if name in limits else ""
        goal = "at the first look  yes" if name == reading.NOTICED else goal
        lines.append(Line(name, [f"{each[name]:,.2f}" for each in found], goal))
    per_answer = [(each[reading.MANY] / reading.LONG) / (each[reading.FEW] / reading.EACH) for each in found]
    growth = found[-1][reading.FEW] / found[0][reading.FEW]
    return [
        *lines,
        _ratios("sign-ups of one: time for each, many / few", per_answer, Goal(1.1)),
        Line("sign-ups of one: growth with the table", [f"{growth:.2f}x"], Goal(1.1).words(growth)),
    ]


def _ratios(what: str, ratios: Sequence[float], goal: Goal | None) -> Line:
    return Line(what, [f"{ratio:,.2f}x" for ratio in ratios], goal.words(ratios[-1]) if goal else "")


def _growth(what: str, found: Writes, name: str, sizes: Sizes, goal: Goal | None) -> Line:
    growth = found.median(name, sizes[-1]) / found.median(name, sizes[0])
    return _ratios(f"growth from {sizes[0]:,}: {what}", [growth], goal)


def _each(memory: Sequence[float], sizes: Sizes) -> list[str]:
    return [f"{held / size:,.0f}" for held, size in zip(memory, sizes, strict=True)]
