"""How a family of commands adds its own to the command line."""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NoReturn

from kiosk.cli.refusals import wrong_use
from kiosk.cli.session import Session
from kiosk.language import Language

Run = Callable[[Session, argparse.Namespace], int]
"""Does what was asked and gives the exit code. Raises KioskError."""


class Parser(argparse.ArgumentParser):
    """argparse that raises WrongUse instead of ending the program, and gives help in one language."""

    def __init__(self, language: Language, prog: str, description: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: _Help(language, prog),
        )
        # NL: verplicht
        self.words = self.add_argument_group(language.text("needed"))
        # NL: keuzes
        self.choices = self.add_argument_group(language.text("choices"))
        # NL: deze uitleg
        self.choices.add_argument("-h", "--help", action="help", help=language.text("this help"))

    def error(self, message: str) -> NoReturn:
        """Raise WrongUse for a message of argparse."""
        raise wrong_use(message, self.prog)

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> object:
        """As ever; but `--name=--` is `--name --`, where argparse before 3.13 makes an empty list of it."""
        if action.option_strings and arg_strings == ["--"]:
            raise argparse.ArgumentError(action, "expected one argument")
        value: object = super()._get_values(action, arg_strings)
        return value


class _Help(argparse.HelpFormatter):
    def __init__(self, language: Language, prog: str) -> None:
        super().__init__(prog, max_help_position=30)
        self._language = language

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        language = self._language
        # NL: gebruik:
        super().add_usage(usage, actions, groups, prefix or f"{language.text('usage:')} ")


@dataclass(frozen=True)
class Commands:
    """Where families add their commands."""

    language: Language
    group: "argparse._SubParsersAction[Parser]"

    def add(self, name: str, run: Run, about: str) -> Parser:
        """A command of that name; --hall is understood after it as well as before it."""
        command = self.group.add_parser(
            name, language=self.language, prog=f"kiosk {name}", help=about, description=about
        )
        command.set_defaults(run=run)
        add_hall(command, self.language)
        return command


def add_hall(parser: Parser, language: Language) -> None:
    """Let the parser understand --hall.

    Without a default: a command's parser would put it over what was given before the command.
    """
    # NL: de map van het dorpshuis
    about = language.text("the hall's folder")
    # NL: MAP
    metavar = language.text("DIR")
    parser.choices.add_argument("--hall", metavar=metavar, default=argparse.SUPPRESS, help=about)


def add_json(parser: Parser, language: Language) -> None:
    """Let the parser understand --json."""
    # NL: antwoord in JSON, voor programma's
    parser.choices.add_argument(
        "--json", action="store_true", help=language.text("answer in JSON, for programs")
    )
