"""`kiosk backup`: the whole hall in one file. `kiosk restore`: a hall made of such a file."""

import os
from argparse import Namespace
from pathlib import Path

from kiosk.cli.commands import Commands
from kiosk.cli.output import say
from kiosk.cli.session import Session, chosen_folder
from kiosk.errors import KioskError
from kiosk.hall import SETTINGS, Hall
from kiosk.language import Language
from kiosk.model import Tombstone


def add_to(commands: Commands) -> None:
    """Add both commands."""
    language = commands.language
    # NL: het hele dorpshuis in een bestand bewaren
    command = commands.add("backup", backup_hall, language.text("keep the whole hall in one file"))
    # NL: BESTAND
    file = language.text("FILE")
    # NL: het nieuwe bestand, liefst op een andere schijf
    to = language.text("the new file, best on another disk")
    command.words.add_argument("file", metavar=file, help=to)
    # NL: een dorpshuis maken van een reservekopie
    command = commands.add("restore", restore_hall, language.text("make a hall of a backup"))
    # NL: de reservekopie
    command.words.add_argument("file", metavar=file, help=language.text("the backup"))
    # NL: MAP
    metavar = language.text("DIR")
    # NL: een nieuwe map, of een lege
    folder = language.text("a new folder, or an empty one")
    command.words.add_argument("folder", metavar=metavar, help=folder)


def backup_hall(session: Session, options: Namespace) -> int:
    """Write the file, and say what it holds."""
    from kiosk.backup import backup  # for this command alone

    hall = session.open(options)
    size = backup(hall, Path(options.file))
    # NL: geschreven: {file} ({size} bytes)
    say(session.language.text("written: {file} ({size} bytes)", file=options.file, size=size))
    # NL: Er staan namen, nummers en de pincode in. Bewaar het als een ledenlijst.
    sentence = "There are names, numbers and the PIN in it. Keep it as a list of members."
    say(session.language.text(sentence))
    return 0


def restore_hall(session: Session, options: Namespace) -> int:
    """Make the hall, and say where it is."""
    from kiosk.backup import restore  # for this command alone

    folder = Path(options.folder)
    restored = restore(
        Path(options.file), folder, Language.available(), session.clock, _erased_since(session, options)
    )
    language = session.language
    # NL: Teruggezet in {folder}: {documents} gegevens.
    sentence = "Put back in {folder}: {documents} records."
    say(language.text(sentence, folder=folder, documents=restored.documents))
    if restored.erased:
        # NL: {n} aanmelding is opnieuw gewist | {n} aanmeldingen zijn opnieuw gewist
        say(language.plural("{n} record was erased again", "{n} records were erased again", restored.erased))
    # NL: Start het bord: kiosk --hall {folder}
    say(language.text("Start the board: kiosk --hall {folder}", folder=folder))
    return 0


def _erased_since(session: Session, options: Namespace) -> list[Tombstone]:
    """What the hall of today erased; without --hall, of the usual one if that can be read."""
    today = chosen_folder(options)
    if os.path.realpath(today) == os.path.realpath(options.folder):
        return []
    named = getattr(options, "hall", None) is not None
    if not named and not (today / SETTINGS).is_file():
        return []
    try:
        hall = Hall.open(today, Language.available(), session.clock)
    except KioskError:
        if named:
            raise
        return []
    try:
        session.language = Language.load(hall.settings.hall.language)
        return list(hall.store.state.all(Tombstone))
    finally:
        hall.close()
