"""How well and how fast the kiosk sees that two ideas are alike; prints what it misses as well.

    python benchmarks/similar.py [small] [large]

The pairs stand in tests/fixtures/ideas/pairs.tsv, in three sets: *tune*, which words and figures were chosen
on; *held*, put aside at the first writing, though the families were written by who had just written it; and
*later*, written last, on whose misses nothing was chosen: the figure to believe. Each second idea is typed
into a hall that holds all the first ones of the file.
"""

import platform
import random
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kiosk.settings.families import FAMILIES, default_families, parse_families
from kiosk.similar import Similar

PAIRS = Path(__file__).parents[1] / "tests" / "fixtures" / "ideas" / "pairs.tsv"
SETS = ("tune", "held", "later")
TARGET = 16.0
"""Milliseconds that a keystroke may take."""

SYLLABLES = [first + rest for first in "bdhklmnprstvwz" for rest in ("a", "e", "ij", "oe", "or", "un", "aar")]


class Pair(NamedTuple):
    """Two ideas, and whether people would call them alike."""

    part: str
    language: str
    alike: str
    kind: str
    one: str
    other: str


def pairs() -> list[Pair]:
    """All of the file."""
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    return [Pair(*line.split("\t")) for line in lines if not line.startswith("#")]


def said_alike(every: list[Pair], similar: Similar) -> list[bool]:
    """Whether the first of each pair is among what looks like the second."""
    for number, pair in enumerate(every):
        similar.put(str(number), pair.one)
    return [
        str(number) in {match.id for match in similar.find(pair.other, most=len(every))}
        for number, pair in enumerate(every)
    ]


def judge(part: str, every: list[Pair], said: list[bool]) -> None:
    """Print precision and recall of one set, and by name what went wrong."""
    own = [(pair, yes) for pair, yes in zip(every, said, strict=True) if pair.part == part]
    wrong = [pair for pair, yes in own if yes and pair.alike == "no"]
    missed = [pair for pair, yes in own if not yes and pair.alike == "yes"]
    right = sum(yes and pair.alike == "yes" for pair, yes in own)
    precision, recall = right / (right + len(wrong)), right / (right + len(missed))
    print(f"\n{part}: {len(own)} pairs, precision {precision:.2f}, recall {recall:.2f}")
    for word, some in (("missed", missed), ("wrongly alike", wrong)):
        for pair in some:
            print(f"  {word:<13} {pair.kind:<9} {pair.one} | {pair.other}")


def made(count: int, texts: list[str]) -> Iterator[str]:
    """Ideas of 3 to 14 words: of the pairs' own, and one in five a name that few others have."""
    chance = random.Random(count)
    words = [word for text in texts for word in text.split()]
    names = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(count)]
    for _ in range(count):
        length = chance.randint(3, 14)
        yield " ".join(chance.choice(names if chance.random() < 0.2 else words) for _ in range(length))


def typing(similar: Similar, texts: list[str]) -> list[float]:
    """Milliseconds of each key, while each text is typed after something new came to the hall."""
    times = []
    for text in texts:
        similar.put("new", "net binnengekomen")
        for length in range(1, len(text) + 1):
            started = time.perf_counter()
            similar.find(text[:length])
            times.append((time.perf_counter() - started) * 1000)
    return times


def main(sizes: list[int]) -> None:
    """Print everything."""
    families = parse_families(default_families(), FAMILIES)
    every = pairs()
    said = said_alike(every, Similar(families))
    for part in SETS:
        judge(part, every, said)
    print(f"\n{platform.machine()}, Python {platform.python_version()}")
    print(f"{'ideas':>7} {'put, each':>10} {'key: median':>12} {'p99':>8} {'slowest':>8}   ms")
    texts = [text for pair in every for text in (pair.one, pair.other)]
    medians = []
    for size in sizes:
        similar = Similar(families)
        started = time.perf_counter()
        for number, text in enumerate(made(size, texts)):
            similar.put(str(number), text)
        put = (time.perf_counter() - started) * 1000 / size
        times = sorted(typing(similar, texts[::7]))
        medians.append(statistics.median(times))
        p99 = times[len(times) * 99 // 100]
        print(f"{size:>7} {put:>10.3f} {medians[-1]:>12.3f} {p99:>8.2f} {times[-1]:>8.2f}")
        if times[-1] > TARGET:
            print(f"        slower than {TARGET:.0f} ms")
    print(f"ratio of the medians: {medians[-1] / medians[0]:.1f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 10_000])
