"""The documentation is true where a program can tell: its links, its pictures, its commands, its versions."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.cli.parser import parse
from kiosk.language import Language

CHECKOUT = Path(__file__).parents[1]
PAGES = [CHECKOUT / "README.md", CHECKOUT / "CHANGELOG.md", *sorted((CHECKOUT / "docs").glob("*.md"))]
PICTURES = CHECKOUT / "docs" / "screenshots"

LINK = re.compile(r"\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)
IN_LINE = re.compile(r"`([^`\n]+)`")
SHELL_ENDS_IT = {"&&", "|", ">"}

page = pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)


def kiosk_words(line: str) -> list[str] | None:
    """What stands behind `kiosk` on a shell line; None when it does not start the kiosk."""
    words = shlex.split(line, comments=True)
    at = next((at for at, word in enumerate(words) if word == "kiosk" or word.endswith("/bin/kiosk")), None)
    if at is None:
        return None
    rest = words[at + 1 :]
    end = next((end for end, word in enumerate(rest) if word in SHELL_ENDS_IT), len(rest))
    return rest[:end]


def commands_to_copy() -> Iterator[tuple[str, str]]:
    """Page and line of each shell line that starts the kiosk."""
    for path in PAGES:
        for block in BLOCK.findall(path.read_text("utf-8")):
            for line in block.splitlines():
                if re.match(r"\S*kiosk |\S*xterm |python3 ", line) and kiosk_words(line) is not None:
                    yield path.name, line


def commands_spoken_of() -> Iterator[tuple[str, str]]:
    """Page and command of each `kiosk ...` between backticks in running text."""
    for path in PAGES:
        for said in IN_LINE.findall(BLOCK.sub("", path.read_text("utf-8"))):
            if said.startswith("kiosk ") and "COMMAND" not in said:
                yield path.name, said


def anchors(path: Path) -> set[str]:
    """What a link can point to inside a page, as repository hosts name headings."""
    headings = re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@page
def test_every_link_and_picture_of_a_page_is_there(page: Path) -> None:
    """A reader who follows a link inside the project finds the file, and the heading in it."""
    for link in LINK.findall(page.read_text("utf-8")):
        if link.startswith("https://"):
            continue
        name, _, heading = link.partition("#")
        target = (page.parent / name) if name else page
        assert target.exists(), link
        assert not heading or heading in anchors(target), link


@pytest.mark.parametrize(("page", "line"), list(commands_to_copy()))
def test_a_command_to_copy_is_understood(page: str, line: str) -> None:
    """Whoever copies a line from the documentation gets no *wrong use*."""
    words = kiosk_words(line)
    assert words is not None
    assert parse(Language.load("en"), words) is not None


@pytest.mark.parametrize(("page", "said"), list(commands_spoken_of()))
def test_a_command_that_a_page_speaks_of_exists(
    page: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each command has help, and each flag named beside it is in that help."""
    words = said.split()[1:]
    parse(Language.load("en"), [*(word for word in words[:1] if not word.startswith("-")), "--help"])
    told = capsys.readouterr().out
    assert not [word for word in words if word.startswith("--") and word not in told]


def test_the_readme_has_its_two_commands_once() -> None:
    """Two lines do all their own set-up from a bare clone: one shows the demo, one runs the tests."""
    readme = (CHECKOUT / "README.md").read_text("utf-8")
    lines = re.findall(r"^python3 -m venv \.venv && .*$", readme, re.MULTILINE)
    assert [line.rpartition("&& ")[2] for line in lines] == [".venv/bin/kiosk demo", ".venv/bin/pytest"]
    assert all("-c constraints.txt" in line and " -e " not in line for line in lines)


def test_every_picture_is_shown_and_made_by_the_command() -> None:
    """No picture is forgotten when the screens change: docs/make_screenshots.py makes all that are there."""
    made = set(
        re.findall(r'Step\("([\w-]+)"', (CHECKOUT / "docs" / "make_screenshots.py").read_text("utf-8"))
    )
    there = {path.stem for path in PICTURES.glob("*.png")}
    shown = {Path(link).stem for path in PAGES for link in LINK.findall(path.read_text("utf-8"))}
    assert made == there
    assert there <= shown


@pytest.mark.parametrize("picture", sorted(PICTURES.glob("*.png")), ids=lambda path: path.stem)
def test_a_picture_is_light(picture: Path) -> None:
    """The documentation opens fast on a bad line: under 60 kB a picture."""
    assert picture.stat().st_size < 60_000


def test_the_changelog_tells_of_this_version() -> None:
    """The newest section of the changelog is the version that is installed from here."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    newest = re.search(r"^## \[([^\]]+)\]", (CHECKOUT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == project["version"]
