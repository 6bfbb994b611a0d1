"""`kiosk check`: are the files as they were written. `kiosk compact`: a hall that opens fast."""

import secrets
from argparse import Namespace
from pathlib import Path

from kiosk.cli.commands import Commands, add_json
from kiosk.cli.output import Json, say, say_json
from kiosk.cli.session import Session, chosen_folder
from kiosk.clock import SystemClock
from kiosk.errors import KioskError, NotFound, StoreTrouble
from kiosk.hall import LIVE, SETTINGS
from kiosk.language import Language, mark
from kiosk.privacy.secrets import Secrets
from kiosk.settings import load
from kiosk.store import Finding, Report, check, repair

_SECRETS = "secrets"

_SENTENCES = {
    # NL: {file} is niet meer zoals het is geschreven [{detail}]
    "damaged": mark("{file} is not as it was written [{detail}]"),
    # NL: {file} is er niet meer [{detail}]
    "missing": mark("{file} is not there any more [{detail}]"),
    # NL: {file}: wat hier was bewaard is weg [{detail}]
    "lost": mark("{file}: what was saved here is gone [{detail}]"),
    # NL: {file}: hier sluit het logboek niet aan [{detail}]
    "gap": mark("{file}: here the log does not join on [{detail}]"),
    # NL: {file}: de schijf geeft dit niet [{detail}]
    "unreadable": mark("{file}: the disk does not give this [{detail}]"),
    # NL: {file}: een gegeven is onleesbaar en blijft liggen [{detail}]
    "record": mark("{file}: a record cannot be read and is left alone [{detail}]"),
    # NL: {file}: nooit afgemaakt, en nooit bevestigd [{detail}]
    "torn": mark("{file}: never finished, and never confirmed [{detail}]"),
    # NL: {file} hoort nergens bij, en kan geen kwaad.
    "stray": mark("{file} belongs to nothing, and does no harm."),
    # NL: {file}: hier mist iets in het logboek; dat is hersteld [{detail}]
    "known": mark("{file}: here the log misses something; that was repaired [{detail}]"),
    # NL: {file}: bewaard bij een herstel. Er kunnen namen in staan.
    "kept": mark("{file}: kept at a repair. There may be names in it."),
    # NL: {file}: er is nog iets te wissen. Dat doet: kiosk retain
    "pending": mark("{file}: something is still to be erased. This does it: kiosk retain"),
    # NL: {file}: een wijziging die nooit bevestigd is telt niet [{detail}]
    "unsaid": mark("{file}: a change that was never confirmed does not count [{detail}]"),
}
"""What each sort of finding is for people; what stands in brackets is for who knows the files."""


def add_to(commands: Commands) -> None:
    """Add both commands."""
    language = commands.language
    # NL: de bestanden nakijken
    command = commands.add("check", check_hall, language.text("look through the files"))
    # NL: ook herstellen wat beschadigd is
    mend = language.text("repair what is damaged as well")
    command.choices.add_argument("--repair", action="store_true", help=mend)
    add_json(command, language)
    # NL: de bestanden inpakken, zodat alles snel opent
    about = language.text("pack the files, so that all opens fast")
    commands.add("compact", compact_hall, about)


def check_hall(session: Session, options: Namespace) -> int:
    """Say what is not as it was written, and what to do about it; also of a hall that does not open."""
    folder = chosen_folder(options)
    live = folder / LIVE
    if not (folder / SETTINGS).is_file() and not live.is_dir():
        # NL: In {folder} staat geen dorpshuis. Maak er een met: kiosk init {folder}
        raise NotFound("There is no hall in {folder}. Make one with: kiosk init {folder}", folder=folder)
    _speak(session, folder)
    before = _with_secrets(live, check(live))
    after = before
    if options.repair and not before.sound:
        repair(live, session.clock or SystemClock(), secrets.token_bytes)
        after = _with_secrets(live, check(live))
    if options.json:
        say_json(_shape(before, after))
    else:
        _tell(session.language, live, before, after, repaired=options.repair)
    return 0 if after.sound else 1


def compact_hall(session: Session, options: Namespace) -> int:
    """Begin a new generation of files."""
    store, language = session.open(options).store, session.language
    if not store.exists:
        # NL: Er is nog niets om in te pakken.
        say(language.text("There is nothing to pack yet."))
        return 0
    before = store.size
    if not store.compact():
        # NL: Een ander programma is al aan het inpakken. Probeer het zo nog eens.
        raise StoreTrouble("Another program is packing already. Try again in a moment.")
    after = store.size
    if after < before:
        # NL: Ingepakt: openen leest nu {after} bytes in plaats van {before}.
        sentence = "Packed: opening now reads {after} bytes instead of {before}."
    else:
        # NL: Ingepakt. Openen leest {after} bytes; korter kan het niet.
        sentence = "Packed. Opening reads {after} bytes; it cannot be less."
    say(language.text(sentence, after=after, before=before))
    return 0


def _speak(session: Session, folder: Path) -> None:
    """In the hall's language where its settings can be read: what is wrong with them is said by others."""
    try:
        session.language = Language.load(load(folder / SETTINGS, Language.available()).hall.language)
    except (KioskError, OSError):
        return


def _with_secrets(live: Path, report: Report) -> Report:
    """The PIN and the hall key are in a file of their own, which no repair can make anew."""
    if not (live / _SECRETS).exists():
        return report
    try:
        Secrets(live).read()
    except StoreTrouble as error:
        return report._replace(findings=(Finding(_SECRETS, "", str(error)), *report.findings))
    return report


def _tell(language: Language, live: Path, before: Report, after: Report, *, repaired: bool) -> None:
    for finding in before.findings if not before.sound else after.findings:
        say(_line(language, finding))
    folder = live / "damaged"
    if before.sound:
        # NL: Alles is zoals het is geschreven: {documents} gegevens, logboek tot nummer {sequence}.
        sentence = "All is as it was written: {documents} records, a log up to number {sequence}."
        say(language.text(sentence, documents=after.documents, sequence=after.sequence))
    elif after.sound:
        # NL: Hersteld: {documents} gegevens. Mis je iets? Kijk in {folder}. Gooi die map later weg.
        sentence = "Repaired: {documents} records. Do you miss anything? Look in {folder}. Delete that later."
        say(language.text(sentence, documents=after.documents, folder=folder))
    elif repaired:
        # NL: Dit is niet te herstellen. Zet een reservekopie terug met: kiosk restore
        say(language.text("This cannot be repaired. Put back a backup with: kiosk restore"))
    else:
        # NL: Herstel het met: kiosk check --repair. Wat leesbaar is blijft. De rest gaat naar {folder}.
        sentence = "Repair it with: kiosk check --repair. What can be read stays. The rest goes to {folder}."
        say(language.text(sentence, folder=folder))


def _line(language: Language, finding: Finding) -> str:
    detail = ": ".join(filter(None, (finding.place, finding.what)))
    return language.text(_SENTENCES[finding.kind], file=finding.file, detail=detail)


def _shape(before: Report, after: Report) -> Json:
    return {
        "sound": after.sound,
        "repaired": after.sound and not before.sound,
        "documents": after.documents,
        "sequence": after.sequence,
        "findings": [_finding(finding, before) for finding in before.findings],
        "left": [_finding(finding, after) for finding in after.findings],
    }


def _finding(finding: Finding, report: Report) -> Json:
    return {
        "file": finding.file,
        "place": finding.place,
        "what": finding.what,
        "kind": finding.kind,
        "damage": finding in report.damage,
    }
