"""What pip ships is whole, and it is what these tests test."""

import os
import re
from importlib.metadata import distribution, distributions
from importlib.resources import files
from pathlib import Path

import pytest

import kiosk
import screens

CHECKOUT = Path(__file__).parents[1]
INSTALLED_BY_PIP = "site-packages" in Path(kiosk.__file__).parts

# Parts of a virtual environment itself, not of the kiosk.
TOOLS = {"pip", "setuptools", "village-hall-kiosk"}


installed = pytest.mark.skipif(not INSTALLED_BY_PIP, reason="kiosk is imported from the checkout")


def shipped(package: str, pattern: str) -> set[str]:
    """Files below a package of the checkout that an install must hold too, as paths inside the package."""
    root = CHECKOUT / package
    return {path.relative_to(root).as_posix() for path in root.rglob(pattern)}


def normal(name: str) -> str:
    """A distribution's name as it is compared (packaging specification "Name normalization")."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_a_complete_run_tests_what_pip_installed() -> None:
    """Under KIOSK_TESTS_COMPLETE=1 neither package comes from the checkout, though pytest runs inside it."""
    if os.environ.get("KIOSK_TESTS_COMPLETE") == "1":
        assert INSTALLED_BY_PIP, kiosk.__file__
    assert Path(screens.__file__).parents[1] == Path(kiosk.__file__).parents[1]


@pytest.mark.parametrize(
    ("package", "pattern"),
    [
        ("kiosk", "*.py"),
        ("kiosk", "*.po"),
        ("kiosk", "*.txt"),
        ("screens", "*.py"),
        ("screens", "*.tcss"),
        ("screens", "*.txt"),
    ],
)
def test_every_file_of_the_checkout_is_shipped(package: str, pattern: str) -> None:
    """Sources, catalogs, style sheets and letter tables: nothing of the checkout is left behind."""
    wanted = shipped(package, pattern)
    root = files(package)
    assert wanted
    assert not [name for name in wanted if not root.joinpath(name).is_file()]


@installed
def test_an_install_holds_compiled_catalogs_and_the_example_hall() -> None:
    """The build compiles both catalogs and adds the example hall, and nothing of a running hall."""
    root = files("kiosk")
    hall = {
        path.relative_to(CHECKOUT / "data").as_posix()
        for path in (CHECKOUT / "data" / "listings").rglob("*.*")
    }
    wanted = {"locale/nl/LC_MESSAGES/kiosk.mo", "locale/en/LC_MESSAGES/kiosk.mo", "example_hall/hall.toml"}
    wanted |= {f"example_hall/{name}" for name in hall}
    assert hall
    assert not [name for name in wanted if not root.joinpath(name).is_file()]
    assert not root.joinpath("example_hall/live").is_dir()


@installed
def test_an_install_ships_the_two_packages_and_nothing_else() -> None:
    """No tests, tools or data land beside the packages in site-packages."""
    parts = {
        path.parts[0] for path in distribution("village-hall-kiosk").files or [] if path.parts[0] != ".."
    }
    assert {part for part in parts if not part.endswith((".dist-info", ".pth"))} <= {"kiosk", "screens"}


@installed
def test_constraints_pin_everything_that_is_installed() -> None:
    """Two installs, a year apart, hold the same versions: each installed distribution is pinned exactly."""
    lines = (CHECKOUT / "constraints.txt").read_text("utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    pinned = {normal(name): version for name, version in pins.items()}
    installed = {normal(each.metadata["Name"]): each.version for each in distributions()}
    loose = {name: version for name, version in installed.items() if pinned.get(name) != version}
    assert not set(loose) - TOOLS, loose
