"""`kiosk init`: a new, empty hall. `kiosk pin`: another PIN for its hosts."""

from argparse import SUPPRESS, Namespace
from pathlib import Path
from zoneinfo import available_timezones

from kiosk.cli.asking import Asker
from kiosk.cli.commands import Commands
from kiosk.cli.output import say
from kiosk.cli.session import Session
from kiosk.errors import InputRefused, WrongUse
from kiosk.hall import SETTINGS, Hall
from kiosk.language import Language

_TIME_ZONE = "Europe/Amsterdam"


def add_to(commands: Commands) -> None:
    """Add both commands."""
    add_pin_to(commands)
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


def add_pin_to(commands: Commands) -> None:
    """Add the other command."""
    language = commands.language
    # NL: een nieuwe pincode voor de gastheren
    command = commands.add("pin", new_pin, language.text("a new PIN for the hosts"))
    # NL: de pincode van de gastheren, 4 tot 12 cijfers
    pin = language.text("the hosts' PIN, 4 to 12 figures")
    command.choices.add_argument("--pin", help=pin)


def new_pin(session: Session, options: Namespace) -> int:
    """Set another PIN; the old one ends at once, and wrong tries are forgotten."""
    hall = session.open(options)
    hall.set_pin(options.pin or Asker(session.language).pin())
    # NL: De nieuwe pincode werkt meteen.
    say(session.language.text("The new PIN works at once."))
    return 0


def init(session: Session, options: Namespace) -> int:
    """Make the hall, asking at the terminal for what no flag says."""
    language = session.language
    folder = _folder(options)
    if (folder / SETTINGS).exists():
        # NL: In {folder} staat al een dorpshuis.
        raise InputRefused("There is a hall in {folder} already.", folder=folder)
    ask = Asker(language)
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
