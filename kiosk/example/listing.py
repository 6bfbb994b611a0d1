"""One file of `listings/`: an initiative with all that belongs to it."""

import re
from pathlib import Path
from typing import get_args

from kiosk.errors import InputRefused
from kiosk.example.meetings import Day, Gathering, read_meeting
from kiosk.example.people import read_people
from kiosk.example.table import Table, open_table
from kiosk.example.tasks import read_task
from kiosk.ids import derived_id
from kiosk.model import Initiative, News, Record, SignUp, Status, Task
from kiosk.settings.spot import quoted
from kiosk.text import LINE, LONG, NAME, TITLE

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_listing(path: Path, day: Day) -> list[Record]:
    """The records of one listing: what it is first, then who signed up, in order of arrival.

    Everybody is told *place* until it is worked out. Raises InputRefused, with file and line.
    """
    table = open_table(path)
    initiative = _initiative(table, _slug(path), day)
    gatherings = _gatherings(table, initiative.id, day)
    tasks = _tasks(table, initiative.id, gatherings, day)
    news = [_news(words, initiative.id, number) for number, words in enumerate(table.tables("news"))]
    records: list[Record] = [initiative]
    people: list[SignUp] = list(read_people(table, "joined", initiative.id, None, None, day.midnight))
    table.finish()
    for gathering in gatherings:
        records += [gathering.meeting, *gathering.changes]
        people += gathering.sign_ups
    for task, helpers in tasks:
        records.append(task)
        people += helpers
    return [*records, *news, *people]


def _slug(path: Path) -> str:
    if _SLUG.fullmatch(path.stem):
        return path.stem
    # NL: De naam van {file} wordt een link: alleen kleine letters, cijfers en streepjes, zoals koor.toml.
    sentence = "The name of {file} becomes a link: small letters, figures and hyphens only, as in choir.toml."
    raise InputRefused(sentence, file=quoted(path.name))


def _initiative(table: Table, slug: str, day: Day) -> Initiative:
    fresh = table.moment("fresh_until", day.today)
    return Initiative(
        id=derived_id("example", slug),
        slug=slug,
        title=table.required("title", TITLE),
        summary=table.line("summary", LINE),
        description=table.text("description", LONG),
        theme=table.line("theme", NAME),
        initiator=table.line("initiator", LINE),
        contact=table.line("contact", LINE),
        costs=table.line("costs", LINE),
        bring=table.line("bring", LINE),
        place=table.line("place", LINE),
        capacity=table.number("capacity", least=1),
        link=_link(table),
        fresh_until=fresh.on(day.today).date() if fresh else None,
        story=table.text("story", LONG),
        helped=table.number("helped"),
        discreet=table.flag("discreet"),
        joinable=table.flag("joinable", default=True),
        status=table.choice("status", get_args(Status), "active"),
        hidden=table.flag("hidden"),
        hidden_by=table.line("hidden_by", NAME),
        hidden_why=table.line("hidden_why", LINE),
    )


def _link(table: Table) -> str:
    link = table.line("link", LINE)
    if not link or re.match(r"https?://[^/\s]+", link):
        return link
    # NL: {file}, regel {line}: {key} is een webadres dat begint met https://.
    sentence = "{file}, line {line}: {key} must be a web address that begins with https://."
    raise InputRefused(sentence, **table.spot.inside("link").told)


def _gatherings(table: Table, initiative: str, day: Day) -> list[Gathering]:
    tables = table.tables("meetings")
    return [read_meeting(meeting, initiative, number, day) for number, meeting in enumerate(tables)]


def _tasks(
    table: Table, initiative: str, gatherings: list[Gathering], day: Day
) -> list[tuple[Task, list[SignUp]]]:
    meetings = tuple(gathering.meeting for gathering in gatherings)
    tasks: list[tuple[Task, list[SignUp]]] = []
    for written in table.tables("tasks"):
        task, helpers = read_task(written, initiative, meetings, day)
        if any(task.slug == other.slug for other, _ in tasks):
            # NL: {file}, regel {line}: er is al een klus die {slug} heet.
            sentence = "{file}, line {line}: there is a task {slug} already."
            raise InputRefused(sentence, slug=task.slug, **written.spot.told)
        tasks.append((task, helpers))
    return tasks


def _news(table: Table, initiative: str, number: int) -> News:
    news = News(
        id=derived_id("example", initiative, "news", str(number)),
        initiative=initiative,
        words=table.text("words", LONG),
        by=table.line("by", NAME),
    )
    table.finish()
    return news
