"""`kiosk run`, `kiosk demo`: the full-screen kiosk. The core's one door to the screens."""

import os
import sys
import tempfile
from argparse import SUPPRESS, Namespace
from datetime import datetime, tzinfo
from pathlib import Path

from kiosk.cli.commands import Commands
from kiosk.cli.session import Session
from kiosk.clock import FixedClock
from kiosk.errors import InputRefused, StoreTrouble, WrongUse
from kiosk.hall import SETTINGS, Hall
from kiosk.settings import load


def add_to(commands: Commands) -> None:
    """Add both commands."""
    language = commands.language
    # NL: het bord op dit scherm
    commands.add("run", run_kiosk, language.text("the board on this screen"))
    # NL: het bord van een voorbeeld-dorpshuis, om te proberen
    demo = commands.add("demo", run_demo, language.text("the board of an example hall, to try"))
    demo.choices.add_argument("--clock", default=None, help=SUPPRESS)  # for the pictures in the docs


def run_kiosk(session: Session, options: Namespace) -> int:
    """The kiosk of the hall, until a host ends it."""
    _need_terminal()
    return _screens(session.open(options), demo=False)


def run_demo(session: Session, options: Namespace) -> int:
    """The kiosk on a copy of the example hall that is gone afterwards."""
    from kiosk.example import demo_copy

    _need_terminal()
    with _temporary() as name:
        folder = Path(name)
        demo_copy(folder)
        if options.clock:
            session.clock = _fixed(options.clock, load(folder / SETTINGS).hall.zone)
        return _screens(session.open_folder(folder), demo=True)


def _temporary() -> "tempfile.TemporaryDirectory[str]":
    try:
        return tempfile.TemporaryDirectory(prefix="kiosk-demo-", ignore_cleanup_errors=True)
    except OSError as error:
        # NL: Er is geen plek voor een map van even: {detail}.
        sentence = "There is no room for a folder for the time being: {detail}."
        raise StoreTrouble(sentence, detail=error.strerror or error) from error


def _fixed(text: str, zone: tzinfo) -> FixedClock:
    """A clock that stands at an ISO 8601 moment, on the hall's wall clock when it names no offset."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        # NL: {text} is geen moment zoals 2026-11-24T14:05.
        raise WrongUse("{text} is no moment such as 2026-11-24T14:05.", text=text) from error
    return FixedClock(moment if moment.tzinfo else moment.replace(tzinfo=zone))


def _screens(hall: Hall, *, demo: bool) -> int:
    from kiosk.actions import Actions
    from kiosk.board import Board
    from screens.app import run

    return run(Board(hall), Actions(hall), hall.clock, demo=demo)


def _need_terminal() -> None:
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        # NL: De kiosk heeft een beeldscherm met toetsenbord nodig: start hem in een terminal.
        raise InputRefused("The kiosk needs a screen and a keyboard: start it in a terminal.")
    if os.environ.get("TERM", "dumb") == "dumb":
        # NL: Deze terminal kan geen vensters tekenen (TERM=dumb).
        raise InputRefused("This terminal cannot draw a screen (TERM=dumb).")
