"""What every test stands on: a clean environment, and no silent skips in a complete run.

KIOSK_TESTS_COMPLETE=1 asks for a complete run: a test that would skip - for a missing tool, say - fails
instead, unless it is marked may_skip.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings

COMPLETE = os.environ.get("KIOSK_TESTS_COMPLETE") == "1"

# A program under test must not behave otherwise because of who runs the tests.
FOREIGN = ("KIOSK_", "TEXTUAL", "XDG_", "LC_", "LANG", "COLORTERM", "NO_COLOR", "FORCE_", "COLUMNS", "LINES")

# Far from every hall's zone, so that code which takes the machine's zone for the hall's is found.
SOMEWHERE_ELSE = "Pacific/Auckland"

_home = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Before anything is imported: replace the developer's own configuration by an empty home."""
    for name in list(os.environ):
        if name.startswith(FOREIGN) and name != "KIOSK_TESTS_COMPLETE":
            del os.environ[name]
    home = Path(tempfile.mkdtemp(prefix="kiosk-tests-home-"))
    config.stash[_home] = home
    os.environ.update(
        HOME=str(home),
        LANG="C.UTF-8",
        TERM="xterm-256color",
        TZ=SOMEWHERE_ELSE,
        PYTHONSAFEPATH="1",  # `python -m kiosk` runs what is installed, not the folder it stands in
    )
    time.tzset()
    settings.register_profile("kiosk", deadline=None, print_blob=True)
    settings.load_profile("kiosk")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the empty home away again."""
    shutil.rmtree(config.stash[_home], ignore_errors=True)


def _fail_instead(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    report.outcome = "failed"
    report.longrepr = f"KIOSK_TESTS_COMPLETE=1 allows no skip: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In a complete run a skipped test is a failed test."""
    report = yield
    expected_failure = hasattr(report, "wasxfail")
    if COMPLETE and report.skipped and not expected_failure and not item.get_closest_marker("may_skip"):
        _fail_instead(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole file that skips while it is read."""
    report = yield
    if COMPLETE and report.skipped:
        _fail_instead(report)
    return report


@pytest.fixture
def needs() -> Callable[..., None]:
    """Skip when a program or a module is not there: `needs("xterm", "module:zxingcpp")`."""

    def check(*names: str) -> None:
        for name in names:
            module = name.removeprefix("module:")
            there = find_spec(module) if module != name else shutil.which(name)
            if not there:
                pytest.skip(f"{module} is not installed")

    return check


@pytest.fixture
def kiosk_command() -> list[str]:
    """How a test starts the installed `kiosk` command in a process of its own."""
    return [sys.executable, "-m", "kiosk"]
