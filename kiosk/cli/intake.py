"""`kiosk import`: the hall's own calendar or spreadsheet, taken in and told about."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.actions.import_listings import import_listings
from kiosk.cli.commands import Commands, add_json
from kiosk.cli.output import Json, complain, in_words, say, say_json
from kiosk.cli.session import Session
from kiosk.errors import InputRefused
from kiosk.hall import Hall
from kiosk.intake.found import Reading
from kiosk.intake.plan import PARTS, Entry, Plan, plan
from kiosk.language import Language
from kiosk.store import State
from kiosk.text import clean_line

_NOTHING_READ, _NOTHING_PLANNED = Reading(), Plan()


@dataclass(frozen=True, slots=True)
class _Taken:
    """What became of one file."""

    file: str
    reading: Reading = _NOTHING_READ
    plan: Plan = _NOTHING_PLANNED
    error: str = ""
    """Why it was refused whole; empty when it was taken."""


def add_to(commands: Commands) -> None:
    """Add the command."""
    language = commands.language
    # NL: een agenda of lijst inlezen
    command = commands.add("import", import_files, language.text("take in a calendar or a list"))
    # NL: BESTAND
    metavar = language.text("FILE")
    # NL: een agenda (.ics) of een lijst (.csv, .xlsx)
    about = language.text("a calendar (.ics) or a list (.csv, .xlsx)")
    command.words.add_argument("files", metavar=metavar, nargs="+", help=about)
    # NL: laat zien wat er zou veranderen
    dry = language.text("show what would change")
    command.choices.add_argument("--dry-run", action="store_true", help=dry)
    # NL: ook wat al geweest is
    command.choices.add_argument("--past", action="store_true", help=language.text("what is over too"))
    add_json(command, language)


def import_files(session: Session, options: Namespace) -> int:
    """Take the files in, one transaction each; one that is refused does not stop the others."""
    hall = session.open(options)
    language = session.language
    all_taken = []
    for name in options.files:
        taken = _take(hall, language, Path(name), past=options.past, dry=options.dry_run)
        all_taken.append(taken)
        if taken.error:
            complain(taken.error)
        elif not options.json:
            _tell(language, taken, dry=options.dry_run)
    if options.json:
        say_json({"dry_run": options.dry_run, "files": [_shape(language, taken) for taken in all_taken]})
    return 1 if any(taken.error for taken in all_taken) else 0


def _take(hall: Hall, language: Language, path: Path, *, past: bool, dry: bool) -> _Taken:
    from kiosk.intake.reading import read  # the readers are for this command alone

    themes = hall.settings.themes
    try:
        reading = read(path, hall.settings.hall.time_zone, hall.clock.now(), past=past)
    except InputRefused as error:
        words = in_words(language, error)
        name = clean_line(path.name)
        return _Taken(name, error=words if "file" in error.values else f"{name}: {words}")

    def planned(state: State, now: datetime) -> Plan:
        return plan(reading, state, now, themes)

    if dry:
        return _Taken(reading.file, reading, planned(hall.store.state, hall.clock.now()))
    return _Taken(reading.file, reading, import_listings(hall, planned))


def _tell(language: Language, taken: _Taken, *, dry: bool) -> None:
    say(f"{taken.file}: {_numbers(language, taken.plan, dry=dry)}")
    for line in (*_listings(language, taken.plan), *_left_out(language, taken.reading)):
        say(f"  {line}")


def _numbers(language: Language, found: Plan, *, dry: bool) -> str:
    values = {"new": len(found.new), "changed": len(found.updated), "same": found.unchanged}
    if dry:
        # NL: zou worden {new} nieuw, {changed} gewijzigd, {same} ongewijzigd; er is niets veranderd
        return language.text(
            "would be {new} new, {changed} changed, {same} unchanged; nothing was done", **values
        )
    # NL: {new} nieuw, {changed} gewijzigd, {same} ongewijzigd
    return language.text("{new} new, {changed} changed, {same} unchanged", **values)


def _listings(language: Language, found: Plan) -> Iterator[str]:
    for entry in found.new:
        # NL: nieuw: {title} ({slug})
        yield language.text("new: {title} ({slug})", title=entry.title, slug=entry.slug)
        if entry.resembles:
            # NL: let op: {slug} lijkt op {other}
            yield language.text("mind: {slug} looks like {other}", slug=entry.slug, other=entry.resembles)
    for entry in found.updated:
        parts = _parts(language, entry)
        # NL: gewijzigd: {title} ({parts})
        yield language.text("changed: {title} ({parts})", title=entry.title, parts=parts)
    for entry in found.kept:
        parts = _parts(language, entry)
        # NL: zo gelaten, want op de kiosk veranderd: {title} ({parts})
        yield language.text(
            "left alone, as the kiosk changed it: {title} ({parts})", title=entry.title, parts=parts
        )
    for entry in found.gone:
        # NL: niet meer in het bestand, wel op het bord: {title} ({slug})
        sentence = "no longer in the file, still on the board: {title} ({slug})"
        yield language.text(sentence, title=entry.title, slug=entry.slug)


def _left_out(language: Language, reading: Reading) -> Iterator[str]:
    for row in reading.refused:
        reason = language.error(row.reason)
        # NL: niet gelezen: regel {line}, {title}: {reason}
        sentence = "not read: line {line}, {title}: {reason}"
        yield language.text(sentence, line=row.line, title=row.title or "?", reason=reason)
    if reading.private:
        # NL: {n} privé, overgeslagen | {n} privé, overgeslagen
        yield language.plural("{n} private, left out", "{n} private, left out", reading.private)
    if reading.past:
        # NL: {n} al geweest, overgeslagen (anders --past) | {n} al geweest, overgeslagen (anders --past)
        yield language.plural(
            "{n} is over, left out (--past takes it)",
            "{n} are over, left out (--past takes them)",
            reading.past,
        )
    if reading.ignored:
        # NL: kolommen die hier niets betekenen: {names}
        yield language.text("columns that mean nothing here: {names}", names=", ".join(reading.ignored))


def _parts(language: Language, entry: Entry) -> str:
    return ", ".join(language.text(PARTS[part]) if part in PARTS else part for part in entry.parts)


def _shape(language: Language, taken: _Taken) -> Json:
    found, reading = taken.plan, taken.reading
    refused: list[Json] = [
        {"line": row.line, "title": row.title, "reason": language.error(row.reason)}
        for row in reading.refused
    ]
    return {
        "file": taken.file,
        "error": taken.error or None,
        "new": _entries(found.new),
        "changed": _entries(found.updated),
        "unchanged": found.unchanged,
        "kept": _entries(found.kept),
        "gone": _entries(found.gone),
        "refused": refused,
        "private": reading.private,
        "past": reading.past,
        "ignored_columns": list(reading.ignored),
    }


def _entries(entries: Sequence[Entry]) -> list[Json]:
    return [
        {
            "slug": entry.slug,
            "title": entry.title,
            "parts": list(entry.parts),
            "resembles": entry.resembles or None,
        }
        for entry in entries
    ]
