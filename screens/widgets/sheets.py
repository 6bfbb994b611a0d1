"""The style sheets that ship with the screens."""

from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePath


def style_sheets() -> list[str | PurePath]:
    """Every style sheet under `screens`, for the app's `CSS_PATH`: the widgets' first, so screens overrule.

    Packages are unpacked when installed, so each is a real file.
    """
    found: list[Path] = []
    for sheet in _sheets(files("screens")):
        with as_file(sheet) as path:
            found.append(path)
    return [*sorted(found, key=lambda path: (path.parent.name != "widgets", str(path)))]


def _sheets(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for item in folder.iterdir():
        if item.is_dir():
            found.extend(_sheets(item))
        elif item.name.endswith(".tcss"):
            found.append(item)
    return found
