"""`kiosk sign-up`, `kiosk withdraw`: a telephone call to the hall."""

from argparse import Namespace

from kiosk.actions.own_code import opened
from kiosk.actions.sign_up import SameName, SignedUp, SignUpForm, sign_up
from kiosk.actions.withdraw import withdraw
from kiosk.cli.commands import Commands, add_json
from kiosk.cli.moments import read_day
from kiosk.cli.output import Json, say, say_json
from kiosk.cli.session import Session
from kiosk.cli.view import View
from kiosk.errors import NotFound, RuleBroken
from kiosk.language import Language, counts, days
from kiosk.model import Initiative, SignUp, Task
from kiosk.privacy.codes import shown
from kiosk.reckoning import Outlook
from kiosk.rules.agenda import Occurrence, coming
from kiosk.text import NAME, clean_line


def add_to(commands: Commands) -> None:
    """Add both commands."""
    _add_sign_up(commands)
    _add_withdraw(commands)


def _add_sign_up(commands: Commands) -> None:
    language = commands.language
    # NL: iemand aanmelden
    signing = commands.add("sign-up", sign_somebody_up, language.text("sign somebody up"))
    # NL: korte naam uit kiosk list
    slug = language.text("short name from kiosk list")
    signing.words.add_argument("slug", metavar="SLUG", help=slug)
    # NL: zoals die persoon het wil
    name = language.text("as that person wants it")
    signing.choices.add_argument("--name", required=True, help=name)
    # NL: voor deze klus, niet om mee te doen
    task = language.text("for this task, not to join")
    signing.choices.add_argument("--task", metavar="SLUG", default="", help=task)
    # NL: alleen die dag, niet elke keer
    once = language.text("that day only, not every time")
    # NL: DATUM
    day = language.text("DATE")
    signing.choices.add_argument("--once", metavar=day, default="", help=once)
    # NL: met hoeveel mensen
    party = language.text("how many people come")
    signing.choices.add_argument("--party", type=int, default=1, metavar="N", help=party)
    # NL: loopt een keer mee, zit nergens aan vast
    trial = language.text("comes along once, without obligation")
    signing.choices.add_argument("--trial", action="store_true", help=trial)
    # NL: telefoon of e-mail
    contact = language.text("telephone or e-mail")
    signing.choices.add_argument("--contact", default="", help=contact)
    # NL: een ander met dezelfde naam
    other = language.text("somebody else of the same name")
    signing.choices.add_argument("--another-person", action="store_true", help=other)
    add_json(signing, language)


def _add_withdraw(commands: Commands) -> None:
    language = commands.language
    # NL: iemand afmelden
    withdrawing = commands.add("withdraw", withdraw_code, language.text("cancel a sign-up"))
    # NL: de code die bij de aanmelding hoort
    code = language.text("the code that came with the sign-up")
    withdrawing.words.add_argument("code", metavar="CODE", nargs="+", help=code)
    add_json(withdrawing, language)


def sign_somebody_up(session: Session, options: Namespace) -> int:
    """Put somebody who called on the list."""
    hall = session.open(options)
    view = View.of(hall, session.language)
    outlook = view.outlook(options.slug)
    task = _task(outlook, options.task) if options.task else None
    once = _occurrence(view, outlook, options.once) if options.once else None
    form = SignUpForm(
        token=hall.random(16).hex(),
        initiative=outlook.initiative.id,
        task=task.id if task else None,
        occurrence=once.original if once else None,
        name=options.name,
        contact=options.contact,
        party=options.party,
        trial=options.trial,
        another_person=options.another_person,
        by="host",
    )
    try:
        signed = sign_up(hall, form)
    except SameName as error:
        # NL: Er staat al iemand met de naam {name}. Is dit een ander? Zet er --another-person bij.
        sentence = "Somebody called {name} is on the list already. Another person? Add --another-person."
        raise RuleBroken(sentence, **error.values) from error
    if options.json:
        say_json(_shape(signed, clean_line(options.name, NAME)))
    else:
        _tell(session.language, signed, outlook.initiative, task, trial=form.trial)
    return 0


def withdraw_code(session: Session, options: Namespace) -> int:
    """Cancel every sign-up that carries the code."""
    hall = session.open(options)
    own = opened(hall, " ".join(options.code))
    if not own.sign_ups:
        # NL: Bij deze code horen geen aanmeldingen, alleen ideeën. Er is niets veranderd.
        raise RuleBroken("No sign-ups carry this code, only ideas. Nothing has changed.")
    shapes: list[Json] = []
    for record in own.sign_ups:
        withdraw(hall, record, by="host")
        facts = hall.store.state
        found = facts.get(SignUp, record)
        initiative = facts.get(Initiative, found.initiative) if found else None
        if found is None or initiative is None:
            continue
        shapes.append(
            {"id": found.id, "name": found.name, "state": "cancelled", "initiative": initiative.slug}
        )
        if not options.json:
            # NL: {name} is afgemeld voor {title}.
            said = session.language.text(
                "{name} no longer takes part in {title}.", name=found.name, title=initiative.title
            )
            say(said)
    if options.json:
        say_json({"withdrawn": shapes})
    return 0


def _task(outlook: Outlook, name: str) -> Task:
    for task in outlook.tasks:
        if name in (task.slug, task.id):
            return task
    slugs = ", ".join(task.slug for task in outlook.tasks) or "-"
    # NL: {title} heeft geen klus {name}. Wel: {slugs}
    sentence = "{title} has no task {name}. It has: {slugs}"
    raise NotFound(sentence, title=outlook.initiative.title, name=name, slugs=slugs)


def _occurrence(view: View, outlook: Outlook, typed: str) -> Occurrence:
    """The first occurrence on that day, as the hall's calendar has it."""
    day = read_day(typed, view.today)
    for occurrence in coming(outlook.meetings, outlook.changes, view.now, most=400):
        if days.local(occurrence.start, view.zone).date() == day:
            return occurrence
    # NL: {title} is er niet op {day}.
    sentence = "{title} is not there on {day}."
    when = days.full_day(view.language, day, view.today)
    raise NotFound(sentence, title=outlook.initiative.title, day=when)


def _shape(signed: SignedUp, name: str) -> Json:
    return {
        "id": signed.id,
        "code": signed.code,
        "name": name,
        "state": signed.state,
        "position": signed.position,
    }


def _tell(
    language: Language, signed: SignedUp, initiative: Initiative, task: Task | None, *, trial: bool
) -> None:
    title = f"{initiative.title}: {task.title}" if task else initiative.title
    if signed.position is not None:
        number = counts.number(language, signed.position)
        # NL: Op de wachtlijst, {number}: {title}
        say(language.text("On the waiting list, {number}: {title}", number=number, title=title))
    elif trial:
        # NL: Loopt een keer mee: {title}
        say(language.text("Comes along once: {title}", title=title))
    else:
        # NL: Aangemeld: {title}
        say(language.text("Signed up: {title}", title=title))
    # NL: Code om af te melden: {code}
    say(language.text("Code to cancel: {code}", code=shown(signed.code)))
