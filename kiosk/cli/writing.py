"""`kiosk add`, `kiosk edit`, `kiosk hide`: small corrections by hand."""

from argparse import SUPPRESS, Namespace
from typing import get_args

from kiosk.actions.listings import TaskForm, add_initiative, add_task, edit_initiative, hide, hide_idea
from kiosk.actions.set_dates import set_dates
from kiosk.cli import ideas
from kiosk.cli.commands import Commands, Parser, add_json
from kiosk.cli.fields import add_fields, dates_of, fields_of, hands_of
from kiosk.cli.output import say, say_json
from kiosk.cli.session import Session
from kiosk.cli.shapes import listed, task_shape
from kiosk.cli.view import View
from kiosk.errors import WrongUse
from kiosk.hall import Hall
from kiosk.language import Language
from kiosk.model import Status
from kiosk.text import LINE, TITLE, clean_line


def add_to(commands: Commands) -> None:
    """Add the three commands."""
    language = commands.language
    # NL: korte naam uit kiosk list
    slug = language.text("short name from kiosk list")
    # NL: TITEL
    title = language.text("TITLE")
    _add_add(commands, title)
    for command in (_add_edit(commands, title), _add_hide(commands)):
        command.words.add_argument("slug", metavar="SLUG", help=slug)
        add_json(command, language)


def _add_add(commands: Commands, title: str) -> None:
    language = commands.language
    # NL: een initiatief of een klus erbij
    command = commands.add("add", add, language.text("one initiative or task more"))
    # NL: zoals mensen het noemen
    about = language.text("as people call it")
    command.words.add_argument("title", metavar=title, nargs="?", default="", help=about)
    add_fields(command, language)
    _add_task_flags(command, language)
    add_json(command, language)


def _add_edit(commands: Commands, title: str) -> Parser:
    language = commands.language
    # NL: een initiatief verbeteren
    command = commands.add("edit", edit, language.text("correct an initiative"))
    # NL: hoe het heet
    about = language.text("what it is called")
    command.choices.add_argument("--title", default=SUPPRESS, metavar=title, help=about)
    add_fields(command, language)
    # NL: hoe het ermee staat
    status = language.text("how it stands with it")
    command.choices.add_argument("--status", choices=get_args(Status), default=SUPPRESS, help=status)
    return command


def _add_hide(commands: Commands) -> Parser:
    language = commands.language
    # NL: een initiatief of idee van het bord halen, of terugzetten
    about = language.text("take an initiative or idea off the board, or put it back")
    command = commands.add("hide", hide_or_show, about)
    # NL: waarom
    command.choices.add_argument("--why", metavar="...", default="", help=language.text("why"))
    # NL: weer laten zien
    command.choices.add_argument("--undo", action="store_true", help=language.text("show it again"))
    return command


def _add_task_flags(parser: Parser, language: Language) -> None:
    # NL: KLUS
    task = language.text("TASK")
    # NL: een klus, voor het initiatief bij --to
    about = language.text("a task, for the initiative at --to")
    parser.choices.add_argument("--task", metavar=task, default="", help=about)
    # NL: het initiatief waar de klus bij hoort
    owner = language.text("the initiative that the task belongs to")
    parser.choices.add_argument("--to", metavar="SLUG", default="", help=owner)
    # NL: wat er gevraagd wordt
    parser.choices.add_argument("--asked", metavar="...", default="", help=language.text("what is asked"))
    # NL: hoeveel mensen, minstens en hoogstens
    hands = language.text("how many people, at least and at most")
    parser.choices.add_argument("--hands", metavar="MIN[-MAX]", default="1", help=hands)
    # NL: hoe lang het duurt, in minuten
    minutes = language.text("how long it takes, in minutes")
    parser.choices.add_argument("--minutes", type=int, metavar="N", help=minutes)
    # NL: je kunt een keer meelopen
    once = language.text("one can come along once")
    parser.choices.add_argument("--try-once", action="store_true", help=once)


def add(session: Session, options: Namespace) -> int:
    """Put up an initiative, or a task for one."""
    hall = session.open(options)
    if options.task or options.to:
        return _add_task(hall, session.language, options)
    fields = fields_of(hall, options) | {"title": _title(options.title)}
    slug = add_initiative(hall, fields, dates_of(hall, options))
    _tell(hall, session.language, slug, options.json)
    return 0


def edit(session: Session, options: Namespace) -> int:
    """Replace what the flags say, leave the rest."""
    hall = session.open(options)
    fields = fields_of(hall, options)
    if "title" in options:
        fields["title"] = _title(options.title)
    if "status" in options:
        fields["status"] = options.status
    dates = dates_of(hall, options)
    if not fields and dates.start is None:
        # NL: Zeg wat er anders moet. Kijk met: kiosk edit --help
        raise WrongUse("Say what should be different. Look with: kiosk edit --help")
    if dates.start is not None:
        set_dates(hall, options.slug, dates)
    if fields:
        edit_initiative(hall, options.slug, fields)
    _tell(hall, session.language, options.slug, options.json)
    return 0


def hide_or_show(session: Session, options: Namespace) -> int:
    """Take a listing off the screens, or put it back."""
    why = clean_line(options.why, LINE)
    if not why and not options.undo:
        # NL: Zeg waarom, met --why. De initiatiefnemer leest het.
        raise WrongUse("Say why, with --why. The initiator reads it.")
    hall = session.open(options)
    idea = hide_idea(hall, options.slug, why, hidden=not options.undo)
    if idea is not None:
        ideas.tell_hidden(hall, session.language, idea, as_json=options.json)
        return 0
    hide(hall, options.slug, why, hidden=not options.undo)
    _tell(hall, session.language, options.slug, options.json)
    return 0


def _add_task(hall: Hall, language: Language, options: Namespace) -> int:
    if not (options.task and options.to):
        # NL: Een klus heeft een naam en een initiatief: --task en --to.
        raise WrongUse("A task has a name and an initiative: --task and --to.")
    if options.title:
        # NL: Zeg een titel of --task, niet allebei.
        raise WrongUse("Give a title or --task, not both.")
    if options.minutes is not None and options.minutes < 1:
        # NL: Een klus duurt minstens een minuut.
        raise WrongUse("A task takes a minute at least.")
    least, most = hands_of(options.hands)
    form = TaskForm(
        title=_title(options.task),
        asked=clean_line(options.asked, LINE),
        hands_min=least,
        hands_max=most,
        minutes=options.minutes,
        extra={"try_once": options.try_once},
    )
    slug = add_task(hall, options.to, form)
    outlook = View.of(hall, language).outlook(options.to)
    task = next(each for each in outlook.tasks if each.slug == slug)
    if options.json:
        say_json(task_shape(outlook, task) | {"initiative": outlook.initiative.slug})
    else:
        # NL: Op het bord: {title} ({slug}).
        say(language.text("On the board: {title} ({slug}).", title=task.title, slug=task.slug))
    return 0


def _title(typed: str) -> str:
    title = clean_line(typed, TITLE)
    if not title:
        # NL: Zeg hoe het heet: kiosk add "Samen zingen"
        raise WrongUse('Say what it is called: kiosk add "Singing together"')
    return title


def _tell(hall: Hall, language: Language, slug: str, as_json: bool) -> None:
    view = View.of(hall, language)
    outlook = view.outlook(slug)
    initiative = outlook.initiative
    if as_json:
        say_json(listed(view, outlook))
    elif initiative.hidden:
        # NL: Van het bord: {title} ({slug}).
        say(language.text("Off the board: {title} ({slug}).", title=initiative.title, slug=initiative.slug))
    else:
        # NL: Op het bord: {title} ({slug}).
        say(language.text("On the board: {title} ({slug}).", title=initiative.title, slug=initiative.slug))
