"""`kiosk log`: who changed what."""

from argparse import Namespace
from datetime import datetime, time

from kiosk.cli.commands import Commands, add_json
from kiosk.cli.moments import read_day
from kiosk.cli.output import Json, say, say_json
from kiosk.cli.session import Session
from kiosk.cli.shapes import iso
from kiosk.cli.view import View
from kiosk.export.log import Line, about, lines
from kiosk.language import days

_SHOWN = 60
"""Characters of a value that are shown to people."""


def add_to(commands: Commands) -> None:
    """Add the command."""
    language = commands.language
    # NL: wie er wat veranderde
    command = commands.add("log", show_log, language.text("who changed what"))
    # NL: alleen over dit initiatief
    one = language.text("about this initiative only")
    command.choices.add_argument("--about", metavar="SLUG", default="", help=one)
    # NL: DATUM
    metavar = language.text("DATE")
    # NL: vanaf deze dag
    since = language.text("from this day on")
    command.choices.add_argument("--since", metavar=metavar, default="", help=since)
    add_json(command, language)


def show_log(session: Session, options: Namespace) -> int:
    """Every change, oldest first; how to reach people reads *changed*."""
    hall = session.open(options)
    view = View.of(hall, session.language)
    since = None
    if options.since:
        day = read_day(options.since, view.today)
        since = datetime.combine(day, time(), tzinfo=view.zone)
    records = about(view.reckoning.facts, view.outlook(options.about).initiative) if options.about else None
    # NL: gewijzigd
    changed = session.language.text("changed")
    found = lines(hall.store.log(since=since), changed, records)
    if options.json:
        say_json([_shape(line, view) for line in found])
        return 0
    for line in found:
        _tell(line, view)
    return 0


def _shape(line: Line, view: View) -> Json:
    return {
        "sequence": line.sequence,
        "at": iso(line.at, view.zone),
        "who": line.role,
        "record": line.who,
        "what": line.what,
        "kind": line.kind,
        "id": line.id,
        "field": line.field,
        "before": line.before,
        "after": line.after,
    }


def _tell(line: Line, view: View) -> None:
    at = days.local(line.at, view.zone)
    change = f"{line.kind} {line.id[:8]} {line.field}".rstrip()
    values = f"{line.before[:_SHOWN]} -> {line.after[:_SHOWN]}" if line.field else line.after[:_SHOWN]
    say(f"{at:%Y-%m-%d %H:%M}  {line.role}  {line.what}  {change}  {values}")
