"""The words of the command line, and which function answers to them."""

import argparse
from collections.abc import Sequence

from kiosk.cli import (
    backup,
    calls,
    care,
    export,
    hall,
    intake,
    listings,
    log,
    retain,
    screen,
    sign_ups,
    writing,
)
from kiosk.cli.commands import Commands, Parser, add_hall
from kiosk.language import Language

_FAMILIES = (screen, hall, listings, writing, sign_ups, calls, intake, export, log, retain, care, backup)


def parse(language: Language, words: Sequence[str]) -> argparse.Namespace | None:
    """What was asked, with `run(session, options) -> exit code`; None when only help was asked, and given.

    Raises WrongUse.
    """
    try:
        return build(language).parse_args(words)
    except SystemExit:  # argparse has shown the help
        return None


def build(language: Language) -> Parser:
    """The parser, its help in that language."""
    # NL: Het bord van het dorpshuis: wat er te doen is, en wie er meedoet.
    about = language.text("The village hall's board: what goes on, and who joins in.")
    parser = Parser(language, prog="kiosk", description=about)
    parser.set_defaults(run=screen.run_kiosk)
    add_hall(parser, language)
    # NL: opdrachten
    title = language.text("commands")
    # NL: opdracht
    metavar = language.text("command")
    group = parser.add_subparsers(title=title, metavar=metavar, prog="kiosk")
    commands = Commands(language, group)
    for family in _FAMILIES:
        family.add_to(commands)
    return parser
