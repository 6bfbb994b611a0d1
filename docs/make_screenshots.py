"""Makes every picture of the documentation anew, from the real screens in a real terminal.

`.venv/bin/python docs/make_screenshots.py` writes docs/screenshots/*.png: the example hall on a Tuesday
afternoon in November, used by finger. It needs what the tests need (.ci/run installs it), and shows the kiosk
as it is installed.
"""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import dist
from pathlib import Path

from PIL import Image, ImageChops

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent / "tests" / "end_to_end"))

from picture_kiosk import prepare  # noqa: E402 - found by the line above, as the next one
from terminal import Xterm  # noqa: E402 - the tests' own terminal

CODE = "the code"
"""Typed: what stands on Hinke's note."""
LETTERS = 500
"""Colours that a picture has at least when there are letters on it, their edges being smooth."""
STILL = 0.8
"""Seconds without a change: more than a screen refuses a double press, less than a second counted down."""
COLOURS = 128
"""The most frequent ones: all that surfaces have, and enough for the smooth edges of letters."""
FEW = 20
"""Pixels in which two pictures of the same screen may differ."""

Cell = tuple[int, int]
"""Column and row of the terminal, from 0."""

LANGUAGE: Cell = (92, 1)
HELP: Cell = (110, 1)
SEARCH: Cell = (90, 10)
FIRST_CARD: Cell = (20, 15)
FORWARD: Cell = (100, 36)
SECOND: Cell = (62, 36)
HELPING_DOOR: Cell = (60, 36)
OWN_CODE: Cell = (106, 10)
BEGIN: Cell = (105, 12)
FIRST_NOTE: Cell = (20, 12)


@dataclass(frozen=True)
class Step:
    """What a visitor does, and how the picture of the screen after it is called; empty: none is taken."""

    picture: str
    tap: Cell | None = None
    typed: str = ""


@dataclass(frozen=True)
class Walk:
    """From home through some screens, in a terminal of that size."""

    columns: int
    rows: int
    steps: tuple[Step, ...]


WALKS = (
    Walk(
        120,
        40,
        (
            Step("home"),
            Step("initiative", FIRST_CARD),
            Step("sign-up-when", FORWARD),
            Step("sign-up-name", FORWARD, "Greetje"),
            Step("sign-up-last", FORWARD),
            Step("confirmation", FORWARD),
        ),
    ),
    Walk(120, 40, (Step("help", HELP),)),
    Walk(120, 40, (Step("time-to-help", HELPING_DOOR),)),
    Walk(120, 40, (Step("own-code", OWN_CODE), Step("own-sign-ups", typed=CODE), Step("idea-begin", BEGIN))),
    Walk(120, 40, (Step("idea-board", FORWARD), Step("idea", FIRST_NOTE))),
    Walk(
        120,
        40,
        (
            Step("", FORWARD),
            Step("idea-writing", FORWARD, "Een bankje in het park"),
            Step("idea-left", FORWARD),
        ),
    ),
    Walk(120, 40, (Step("search", SEARCH, "repaircaffee"),)),
    Walk(120, 40, (Step("home-english", LANGUAGE),)),
    Walk(80, 24, (Step("home-80x24"),)),
)


def pictures(walk: Walk) -> Iterator[tuple[str, Image.Image]]:
    """Each picture of a walk with its name. Raises AssertionError when a step changes nothing on screen."""
    with tempfile.TemporaryDirectory() as folder:
        code = prepare(Path(folder))
        yield from _taken(walk, [sys.executable, str(DOCS / "picture_kiosk.py"), folder], code)


def _taken(walk: Walk, command: list[str], code: str) -> Iterator[tuple[str, Image.Image]]:
    with Xterm(command, columns=walk.columns, rows=walk.rows, size=14.5) as xterm:
        last = xterm.settled(LETTERS, STILL)
        for step in walk.steps:
            if step.tap:
                xterm.tap(*step.tap)
                seen = xterm.settled(LETTERS, STILL)
                assert seen.tobytes() != last.tobytes(), f"{step.picture}: nothing to press at {step.tap}"
                last = seen
            if step.typed:
                xterm.type(code if step.typed == CODE else step.typed)
                last = xterm.settled(LETTERS, STILL)
            if step.picture:
                yield step.picture, last


def small(picture: Image.Image) -> Image.Image:
    """The same with few colours; every surface keeps its own exactly."""
    pixels = list(zip(*[iter(picture.tobytes())] * 3, strict=True))
    counts = Counter(pixels)
    kept = [colour for colour, _ in counts.most_common(COLOURS)]

    def nearest(colour: tuple[int, ...]) -> int:
        return min(range(len(kept)), key=lambda at: dist(kept[at], colour))

    places = {colour: nearest(colour) for colour in counts}
    reduced = Image.frombytes("P", picture.size, bytes(places[pixel] for pixel in pixels))
    reduced.putpalette([part for colour in kept for part in colour])
    return reduced


def shows_the_same(target: Path, picture: Image.Image) -> bool:
    """Whether the file has this picture already, but for a few pixels where letters touch.

    Which of two touching letters xterm draws last differs from run to run.
    """
    if not target.exists():
        return False
    with Image.open(target) as old:
        if old.size != picture.size:
            return False
        changed = ImageChops.difference(old.convert("RGB"), picture.convert("RGB")).convert("L")
    return changed.width * changed.height - changed.histogram()[0] <= FEW


def main() -> None:
    """Make every picture and say how large each is."""
    folder = DOCS / "screenshots"
    folder.mkdir(exist_ok=True)
    os.environ["LANG"] = "nl_NL.UTF-8"
    os.environ.pop("LC_ALL", None)
    for walk in WALKS:
        for name, picture in pictures(walk):
            target = folder / f"{name}.png"
            reduced = small(picture)
            if not shows_the_same(target, reduced):
                reduced.save(target, optimize=True)
            print(f"{target.relative_to(DOCS.parent)}: {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
