"""`kiosk list --to-call` and `kiosk call`: who is to be told something, and what became of it."""

from argparse import Namespace

from kiosk.actions.answer_call import answer_call
from kiosk.board import Board, CallRow
from kiosk.cli.commands import Commands, add_json
from kiosk.cli.output import say, say_json, say_table
from kiosk.cli.session import Session
from kiosk.cli.shapes import call_shape
from kiosk.cli.view import View
from kiosk.errors import NotFound, WrongUse
from kiosk.export.words import ANSWERS, CAUSES, worded
from kiosk.hall import Hall
from kiosk.language import Language
from kiosk.model import Answer

_ANSWERS: dict[str, Answer] = {"told": "told", "not-reached": "not_reached", "next": "passed"}

_SHORT = 8
"""Characters of an id that tell calls apart for people."""


def add_to(commands: Commands) -> None:
    """Add the command."""
    language = commands.language
    # NL: wat er van een telefoontje werd
    call = commands.add("call", answer, language.text("what became of a call"))
    # NL: nummer uit kiosk list --to-call
    about = language.text("id from kiosk list --to-call")
    call.words.add_argument("id", metavar="ID", help=about)
    # NL: told: weet het. not-reached: niet bereikt. next: de plek gaat naar de volgende
    about = language.text("told: knows. not-reached: not reached. next: the place goes to the next")
    call.words.add_argument("answer", choices=tuple(_ANSWERS), help=about)
    add_json(call, language)


def list_calls(hall: Hall, language: Language, *, as_json: bool) -> int:
    """Who to call, why, at what number, and what was tried."""
    rows = Board(hall).calls()
    if as_json:
        say_json([call_shape(row, hall.settings.hall.zone) for row in rows])
    elif rows:
        view = View.of(hall, language)
        say_table([_line(view, row) for row in rows])
        # NL: Gebeld? Zeg het met: kiosk call {id} told
        say(language.text("Called? Tell it with: kiosk call {id} told", id=rows[0].id[:_SHORT]))
    else:
        # NL: Er hoeft nu niemand gebeld te worden.
        say(language.text("There is nobody to call now."))
    return 0


def answer(session: Session, options: Namespace) -> int:
    """Keep what became of a call."""
    hall = session.open(options)
    row = _find(Board(hall).calls(), options.id)
    given = _ANSWERS[options.answer]
    answer_call(hall, row.sign_up, row.cause, row.occurrence, given)
    if options.json:
        say_json(call_shape(row, hall.settings.hall.zone) | {"tried": given})
    else:
        # NL: Genoteerd: {name}, {answer}.
        said = session.language.text(
            "Noted: {name}, {answer}.", name=row.name, answer=worded(session.language, ANSWERS, given)
        )
        say(said)
    return 0


def _find(rows: tuple[CallRow, ...], typed: str) -> CallRow:
    """The call whose id, or whose sign-up's id, begins so. Raises NotFound, WrongUse (more than one)."""
    start = typed.strip().lower()
    found = [row for row in rows if start and row.id.startswith(start)]
    found = found or [row for row in rows if start and row.sign_up.startswith(start)]
    if not found:
        # NL: Er is geen telefoontje {id}. Kijk met: kiosk list --to-call
        raise NotFound("There is no call {id}. Look with: kiosk list --to-call", id=typed)
    if len(found) > 1:
        ids = ", ".join(row.id for row in found)
        # NL: {id} kan meer dan één telefoontje zijn. Kies uit: {ids}
        raise WrongUse("{id} could be more than one call. Choose from: {ids}", id=typed, ids=ids)
    return found[0]


def _line(view: View, row: CallRow) -> tuple[str, ...]:
    language = view.language
    # NL: geen nummer
    contact = row.contact or language.text("no number")
    when = view.moment(row.start)
    thing = f"{row.title}: {row.task}" if row.task else row.title
    tried = worded(language, ANSWERS, row.tried) if row.tried else ""
    return row.id[:_SHORT], row.name, contact, worded(language, CAUSES, row.cause), thing, when, tried
