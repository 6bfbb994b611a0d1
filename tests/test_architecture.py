"""The house stays in order: who may know whom, and what the program does not load before it needs it."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]

OPEN_TO_SCREENS = {
    "kiosk.actions",
    "kiosk.board",
    "kiosk.clock",
    "kiosk.errors",
    "kiosk.language",
    "kiosk.model",
    "kiosk.settings",
    "kiosk.text",
}

# Each costs 10-150 ms on a Raspberry Pi's first start, and no first screen needs them.
HEAVY = {
    "argon2",
    "babel.messages",
    "icalendar",
    "openpyxl",
    "PIL",
    "python_calamine",
    "qrcode",
    "recurring_ical_events",
}


def loaded_by(statement: str) -> set[str]:
    """Names of all modules that a fresh interpreter has loaded after `statement`."""
    program = f"{statement}\nimport sys\nprint(*sys.modules)"
    return set(subprocess.check_output([sys.executable, "-c", program], text=True).split())


def core_files() -> list[Path]:
    """Every source file of the core."""
    return sorted((CHECKOUT / "kiosk").rglob("*.py"))


def core_modules() -> list[str]:
    """Dotted names of every module of the core, as the checkout has them."""
    parts = (path.relative_to(CHECKOUT).with_suffix("").parts for path in core_files())
    return [".".join(part for part in name if part != "__init__") for name in parts]


def test_the_core_runs_without_textual() -> None:
    """Importing every module of the core loads neither Textual nor the screens."""
    loaded = loaded_by("import " + ", ".join(core_modules()))
    assert {"kiosk.model", "tinydb"} <= loaded
    assert not loaded & {"textual", "screens"}


@pytest.mark.parametrize("first", ["kiosk.__main__", "screens.app"])
def test_heavy_libraries_wait_until_they_are_used(first: str) -> None:
    """Starting the command and starting the screens load no library that only a later step needs."""
    assert not loaded_by(f"import {first}") & HEAVY


def test_the_core_imports_the_screens_in_one_function() -> None:
    """The command line imports the app at one place; nothing else in the core knows that there is one."""
    places = [
        f"{path.name}:{node.lineno}"
        for path in core_files()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "screens"
    ]
    assert len(places) == 1, places


def test_every_module_of_the_core_is_open_or_closed_to_screens() -> None:
    """A new module of the core is put on one of the two lists, so that no screen can lean on it unnoticed."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    contracts = {contract["name"]: contract for contract in project["tool"]["importlinter"]["contracts"]}
    closed = set(contracts["Screens use the doors only, never what lies behind"]["protected_modules"])
    everything = {name for name in core_modules() if name.count(".") == 1}
    assert everything == OPEN_TO_SCREENS | closed
    assert not OPEN_TO_SCREENS & closed
