"""Where and how power may fail in a trace: first in every plain way, then at random from a seed."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from disk import NOTHING, SECTOR, Cut, Disk, File, FileCut, sectors
from traced import Acknowledged, Operation, Resize, Sync, Write

PAGE = 4096


class Moment(NamedTuple):
    """Power fails here."""

    number: int
    """How many operations of the trace were done."""
    last: Operation | None
    disk: Disk
    acknowledged: tuple[object, ...]


def moments(operations: Iterable[Operation], disk: Disk | None = None) -> list[Moment]:
    """Before the first operation on the disk (an empty one when not said) and after each."""
    found = [Moment(0, None, disk or Disk(), ())]
    for number, operation in enumerate(operations, 1):
        before = found[-1]
        said = (operation.what,) if isinstance(operation, Acknowledged) else ()
        found.append(Moment(number, operation, before.disk.then(operation), before.acknowledged + said))
    return found


def random_cuts(found: list[Moment], seed: int) -> Iterator[tuple[Moment, Cut]]:
    """Legal cuts of moments where much may go wrong, without end; the same ones for the same seed."""
    chance = random.Random(seed)
    synced = frozenset(moment.last.file for moment in found if isinstance(moment.last, Sync))
    weights = [_weight(moment.disk, synced) for moment in found]
    while any(weights):
        moment = chance.choices(found, weights)[0]
        yield moment, random_cut(moment.disk, chance, synced)


def _weight(disk: Disk, synced: frozenset[int]) -> int:
    """How much there is to go wrong; what nobody ever syncs is not worth many tries."""
    names = sum(len(folder.pending) for folder in disk.folders.values())
    writes = sum(len(file.pending) for number, file in disk.files.items() if number in synced)
    never = any(file.pending for file in disk.files.values())
    return min(60, 6 * names + 6 * writes) + never


def bare_cuts(disk: Disk) -> Iterator[Cut]:
    """All or nothing of what was not synced: for everything, and for names, data and sizes apart."""
    whole = disk.whole
    yield whole
    yield Cut()
    yield Cut(folders=whole.folders)
    yield Cut(whole.files)
    yield Cut(_hollows(disk), whole.folders)


def close_cuts(disk: Disk) -> Iterator[Cut]:
    """One file or folder at a time: its names one by one, and its last write torn in each simple way."""
    whole = disk.whole
    for number, count in whole.folders.items():
        for some in range(count):
            yield replace(whole, folders={**whole.folders, number: some})
            yield Cut(folders={**whole.folders, number: some})
    for number, hollow in _hollows(disk).items():
        file = disk.files[number]
        for cut in (NOTHING, hollow, *_torn_last(file)):
            yield replace(whole, files={**whole.files, number: cut})
        yield Cut({number: file.whole}, whole.folders)


def _hollows(disk: Disk) -> dict[int, FileCut]:
    return {number: _hollow(file) for number, file in disk.files.items() if file.pending}


def _hollow(file: File) -> FileCut:
    """As long as it was to be, without what was written."""
    touched = {sector: 0 for write in file.pending if isinstance(write, Write) for sector in sectors(write)}
    return replace(file.whole, sectors=touched)


def _torn_last(file: File) -> Iterator[FileCut]:
    number = len(file.pending) - 1
    write = file.pending[number]
    if not isinstance(write, Write):
        return
    long = len(write.content)
    to_sector = SECTOR - write.position % SECTOR
    to_page = PAGE - write.position % PAGE
    for done in sorted({1, long // 2, long - 1, to_sector, to_page, long - write.end % SECTOR}):
        if 0 < done < long:
            yield _torn(file, number, done, longer=True)
            yield _torn(file, number, done, longer=False)
    if len(touched := sectors(write)) > 1:
        for sector in (touched[0], touched[len(touched) // 2], touched[-1]):
            yield replace(file.whole, sectors={sector: number})


def _torn(file: File, number: int, done: int, *, longer: bool) -> FileCut:
    """The write of that number stopped after `done` bytes, and nothing followed."""
    write = file.pending[number]
    assert isinstance(write, Write)
    sector, rest = divmod(write.position + done, SECTOR)
    missing = {other: number for other in sectors(write) if other > sector or (other == sector and not rest)}
    size = None if longer else max(_sizes(file)[number], write.position + done)
    return FileCut(number + 1, missing, (sector, rest) if rest else None, size)


def _sizes(file: File) -> list[int]:
    """The size before the first operation that is not synced, and after each."""
    sizes = [file.content.size]
    for operation in file.pending:
        match operation:
            case Resize(size=size):
                sizes.append(size)
            case _:
                sizes.append(max(sizes[-1], operation.end))
    return sizes


def random_cut(disk: Disk, chance: random.Random, synced: frozenset[int]) -> Cut:
    """Any legal part of what was not synced. What nobody ever syncs is whole, mostly."""
    files: dict[int, FileCut] = {}
    for number, file in disk.files.items():
        if not file.pending:
            continue
        at_random = number in synced or chance.random() < 0.1
        files[number] = _random_file_cut(file, chance) if at_random else file.whole
    folders = {
        number: chance.choice((len(folder.pending), chance.randint(0, len(folder.pending))))
        for number, folder in disk.folders.items()
        if folder.pending
    }
    return Cut(files, folders)


def _random_file_cut(file: File, chance: random.Random) -> FileCut:
    kind = chance.random()
    if kind < 0.2:
        return file.whole
    if kind < 0.3:
        return NOTHING
    number = chance.choice((len(file.pending) - 1, chance.randrange(len(file.pending))))
    write = file.pending[number]
    if kind < 0.5 and isinstance(write, Write) and len(write.content) > 1:
        done = chance.randrange(1, len(write.content))
        return _torn(file, number, done, longer=chance.random() < 0.5)
    return _shuffled(file, chance)


def _shuffled(file: File, chance: random.Random) -> FileCut:
    """Each sector in a version of its own, none of them from behind a cutting off that did not happen."""
    ends = [number for number, operation in enumerate(file.pending) if isinstance(operation, Resize)]
    upto = chance.choice((*ends, len(file.pending), len(file.pending)))
    versions: dict[int, list[int]] = {}
    for number, operation in enumerate(file.pending[:upto]):
        if isinstance(operation, Write):
            for sector in sectors(operation):
                versions.setdefault(sector, [0]).append(number + 1)
    behind = chance.choice((0.05, 0.3, 0.7))
    chosen = {
        sector: chance.choice(known[:-1]) if chance.random() < behind else known[-1]
        for sector, known in versions.items()
    }
    torn = None
    reached = [sector for sector, version in chosen.items() if version]
    if reached and chance.random() < 0.4:
        torn = chance.choice(reached), chance.randrange(1, SECTOR)
    return FileCut(upto, chosen, torn, _random_size(file, upto, ends, chance))


def _random_size(file: File, upto: int, ends: list[int], chance: random.Random) -> int | None:
    if chance.random() < 0.5:
        return None
    sizes = _sizes(file)[max((end + 1 for end in ends if end < upto), default=0) : upto + 1]
    between = range(min(sizes) // PAGE * PAGE + PAGE, max(sizes), PAGE)
    return chance.choice((*sizes, chance.choice(between)) if between else sizes)
