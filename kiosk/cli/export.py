"""`kiosk export`: the hall's data for spreadsheets and other programs."""

from argparse import Namespace
from pathlib import Path

from kiosk.cli.commands import Commands, add_json
from kiosk.cli.output import say, say_json
from kiosk.cli.session import Session
from kiosk.errors import WrongUse

_FORMATS = ("csv", "xlsx", "json")
_SEPARATORS = {",": ",", ";": ";", "tab": "\t", "\\t": "\t", "\t": "\t", "comma": ",", "semicolon": ";"}


def add_to(commands: Commands) -> None:
    """Add the command."""
    language = commands.language
    # NL: de gegevens voor een spreadsheet of ander programma
    about = language.text("the data for a spreadsheet or another program")
    command = commands.add("export", export_hall, about)
    # NL: MAP
    metavar = language.text("DIR")
    # NL: de map voor de bestanden
    folder = language.text("the folder for the files")
    command.choices.add_argument("--to", metavar=metavar, required=True, help=folder)
    # NL: welke soort, met komma's ertussen
    kinds = language.text("which kinds, commas between them")
    command.choices.add_argument("--format", metavar="csv,xlsx,json", default="csv,xlsx,json", help=kinds)
    # NL: ook hoe mensen te bereiken zijn
    contacts = language.text("how to reach people too")
    command.choices.add_argument("--contacts", action="store_true", help=contacts)
    # NL: wat in een csv tussen de velden staat; ; voor Nederlands Excel
    separator = language.text("what stands between fields in csv; ; for Dutch Excel")
    command.choices.add_argument("--separator", metavar=", | ; | tab", default=",", help=separator)
    add_json(command, language)


def export_hall(session: Session, options: Namespace) -> int:
    """Write the files, and name them."""
    formats = [word.strip().lower() for word in options.format.split(",") if word.strip()]
    unknown = next((word for word in formats if word not in _FORMATS), "" if formats else options.format)
    if unknown or not formats:
        raise _not_one_of(unknown, _FORMATS)
    if options.separator not in _SEPARATORS:
        raise _not_one_of(options.separator, (",", ";", "tab"))
    hall = session.open(options)
    from kiosk.export import export  # for this command alone

    files = export(
        hall,
        Path(options.to),
        formats,
        contacts=options.contacts,
        separator=_SEPARATORS[options.separator],
    )
    if options.json:
        say_json({"files": [str(file) for file in files]})
        return 0
    for file in files:
        # NL: geschreven: {file}
        say(session.language.text("written: {file}", file=file))
    return 0


def _not_one_of(name: str, choices: tuple[str, ...]) -> WrongUse:
    # NL: {name} kan niet. Kies uit: {choices}
    return WrongUse("{name} is not possible. Choose from: {choices}", name=name, choices=" ".join(choices))
