"""`kiosk init`: a new, empty hall."""

import getpass
import sys
from argparse import SUPPRESS, Namespace
from collections.abc import Callable
from pathlib import Path
from zoneinfo import available_timezones

from kiosk.cli.commands import Commands
from kiosk.cli.output import say
from kiosk.cli.session import Session
from kiosk.errors import InputRefused, WrongUse
from kiosk.hall import SETTINGS, Hall
from kiosk.language import Language
from kiosk.privacy.pin import LONGEST, SHORTEST

_TIME_ZONE = "Europe/Amsterdam"


def add_to(commands: Commands) -> None:
    """Add the command."""
    language = commands.language
    # NL: een nieuw dorpshuis beginnen
    command = commands.add("init", init, language.text("begin a new hall"))
    # NL: MAP
    metavar = language.text("DIR")
    # NL: de map waarin alles komt
    about = language.text("the folder for all of it")
    command.words.add_argument("folder", metavar=metavar, nargs="?", default=SUPPRESS, help=about)
    # NL: hoe het dorpshuis heet
    command.choices.add_argument("--name", help=language.text("what the hall is called"))
    # NL: de taal van het scherm: nl of en
    tongue = language.text("the language of the screen: nl or en")
    command.choices.add_argument("--language", metavar="nl|en", help=tongue)
    # NL: de tijdzone
    zone = language.text("the time zone")
    command.choices.add_argument("--time-zone", metavar=_TIME_ZONE, help=zone)
    # NL: de pincode van de gastheren, 4 tot 12 cijfers
    pin = language.text("the hosts' PIN, 4 to 12 figures")
    command.choices.add_argument("--pin", help=pin)


def init(session: Session, options: Namespace) -> int:
    """Make the hall, asking at the terminal for what no flag says."""
    language = session.language
    folder = _folder(options)
    if (folder / SETTINGS).exists():
        # NL: In {folder} staat al een dorpshuis.
        raise InputRefused("There is a hall in {folder} already.", folder=folder)
    ask = _Asker(language)
    # NL: Hoe heet het dorpshuis?
    name = options.name or ask("--name", language.text("What is the hall called?"))
    codes = Language.available()
    # NL: Welke taal spreekt het scherm ({choices})?
    question = language.text("Which language does the screen speak ({choices})?", choices=", ".join(codes))
    tongue = options.language or ask("--language", question, language.code, codes.__contains__)
    # NL: In welke tijdzone staat het?
    question = language.text("In which time zone does it stand?")
    zone = options.time_zone or ask(
        "--time-zone", question, _TIME_ZONE, lambda typed: typed in available_timezones()
    )
    pin = options.pin or ask.pin()
    hall = Hall.create(folder, name, tongue, zone, pin, codes, session.clock)
    _tell(Language.load(hall.settings.hall.language), hall)
    return 0


def _folder(options: Namespace) -> Path:
    given: str | None = getattr(options, "folder", None) or getattr(options, "hall", None)
    if given is None:
        # NL: Zeg in welke map: kiosk init MAP
        raise WrongUse("Say in which folder: kiosk init DIR")
    return Path(given)


def _tell(language: Language, hall: Hall) -> None:
    folder = hall.folder
    # NL: {name} staat klaar in {folder}.
    say(language.text("{name} is ready in {folder}.", name=hall.settings.hall.name, folder=folder))
    # NL: Kijk {file} na: adres, telefoon, openingstijden, thema's.
    sentence = "Look through {file}: address, telephone, opening hours, themes."
    say(language.text(sentence, file=folder / SETTINGS))
    # NL: Lees je agenda in: kiosk --hall {folder} import agenda.ics
    say(language.text("Take in your calendar: kiosk --hall {folder} import calendar.ics", folder=folder))
    # NL: Start het bord: kiosk --hall {folder}
    say(language.text("Start the board: kiosk --hall {folder}", folder=folder))


class _Asker:
    """Asks at the terminal; without one, names the flag that is missing."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __call__(self, flag: str, question: str, usual: str = "", fits: Callable[[str], bool] = bool) -> str:
        """An answer that fits; the usual one for an empty answer, and where there is no terminal."""
        if not sys.stdin or not sys.stdin.isatty():
            if usual:
                return usual
            raise _missing(flag)
        shown = f"{question} [{usual}] " if usual else f"{question} "
        while not fits(answer := self._line(flag, shown).strip() or usual):
            # NL: Dat kan niet. Probeer het nog eens.
            say(self._language.text("That cannot be. Try once more."))
        return answer

    def pin(self) -> str:
        """A PIN, typed twice without being shown. Raises WrongUse without a terminal."""
        if not sys.stdin or not sys.stdin.isatty():
            raise _missing("--pin")
        language = self._language
        # NL: Pincode voor de gastheren (4 tot 12 cijfers):
        first = language.text("PIN for the hosts (4 to 12 figures):")
        # NL: Nog een keer:
        second = language.text("Once more:")
        while True:
            typed = getpass.getpass(f"{first} ")
            if not (SHORTEST <= len(typed) <= LONGEST and typed.isascii() and typed.isdigit()):
                # NL: Een pincode heeft {shortest} tot {longest} cijfers, en niets anders.
                sentence = "A PIN has {shortest} to {longest} figures, and nothing else."
                say(language.text(sentence, shortest=SHORTEST, longest=LONGEST))
            elif getpass.getpass(f"{second} ") != typed:
                # NL: Dat was niet twee keer hetzelfde.
                say(language.text("That was not the same twice."))
            else:
                return typed

    def _line(self, flag: str, question: str) -> str:
        try:
            return input(question)
        except EOFError:
            raise _missing(flag) from None


def _missing(flag: str) -> WrongUse:
    # NL: {flag} ontbreekt, en hier is niemand om het te vragen.
    return WrongUse("{flag} is missing, and there is nobody here to ask.", flag=flag)
