"""`kiosk retain`: erase the contact details and names whose time is over."""

from argparse import Namespace
from collections.abc import Sequence

from kiosk.actions.retain import due, retain
from kiosk.cli.commands import Commands, add_json
from kiosk.cli.output import say, say_json
from kiosk.cli.session import Session
from kiosk.language import Language


def add_to(commands: Commands) -> None:
    """Add the command."""
    language = commands.language
    # NL: wissen wat te oud is
    command = commands.add("retain", run_retain, language.text("erase what is too old"))
    # NL: alleen zeggen wat er gewist zou worden
    dry = language.text("only say what would be erased")
    command.choices.add_argument("--dry-run", action="store_true", help=dry)
    add_json(command, language)


def run_retain(session: Session, options: Namespace) -> int:
    """Erase what is past its time, or only say how much that is; never whose it is."""
    hall = session.open(options)
    if options.dry_run:
        found = due(hall)
        contacts, names = ([each.id for each in sign_ups] for sign_ups in (found.contacts, found.names))
    else:
        erased = retain(hall)
        contacts, names = list(erased.contacts), list(erased.names)
    if options.json:
        say_json({"dry_run": options.dry_run, "contacts": contacts, "names": names})
    else:
        say(_told(session.language, contacts, names, dry_run=options.dry_run))
    return 0


def _told(language: Language, contacts: Sequence[str], names: Sequence[str], *, dry_run: bool) -> str:
    if not contacts and not names:
        # NL: Er is nu niets te wissen.
        return language.text("There is nothing to erase now.")
    # NL: {n} telefoonnummer of e-mailadres | {n} telefoonnummers of e-mailadressen
    reach = language.plural(
        "{n} telephone number or e-mail", "{n} telephone numbers or e-mails", len(contacts)
    )
    # NL: {n} naam | {n} namen
    people = language.plural("{n} name", "{n} names", len(names))
    if dry_run:
        # NL: Te wissen: {contacts}, {names}. Wis het met: kiosk retain
        sentence = "To erase: {contacts}, {names}. Erase it with: kiosk retain"
    else:
        # NL: Gewist: {contacts}, {names}. De aantallen blijven.
        sentence = "Erased: {contacts}, {names}. The numbers of people stay."
    return language.text(sentence, contacts=reach, names=people)
