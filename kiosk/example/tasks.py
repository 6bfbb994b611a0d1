"""The tasks of a listing, with who helps."""

import re
import unicodedata
from datetime import datetime
from typing import Literal

from kiosk.errors import InputRefused
from kiosk.example.meetings import Day, coming
from kiosk.example.people import read_people
from kiosk.example.table import Table
from kiosk.ids import derived_id
from kiosk.model import Meeting, SignUp, Task
from kiosk.text import LINE, NAME, TITLE

_WHEN: tuple[Literal["meeting", "once", "any_time"], ...] = ("meeting", "once", "any_time")


def read_task(
    table: Table, initiative: str, meetings: tuple[Meeting, ...], day: Day
) -> tuple[Task, list[SignUp]]:
    """One `[[tasks]]`: the task and its sign-ups, those to the whole first. Raises InputRefused."""
    title = table.required("title", TITLE)
    slug = table.line("slug", NAME, default=_slug(title))
    when = table.choice("when", _WHEN, "meeting")
    hands_min, hands_max = _hands(table)
    task = Task(
        id=derived_id("example", initiative, "task", slug),
        initiative=initiative,
        slug=slug,
        title=title,
        asked=table.line("asked", LINE),
        when=when,
        start=_start(table, day) if when == "once" else None,
        when_words=table.line("when_words", LINE),
        minutes=table.number("minutes", least=1),
        hands_min=hands_min,
        hands_max=hands_max,
        try_once=table.flag("try_once"),
        done=table.flag("done"),
    )
    helpers = _helpers(table, task, meetings, day)
    table.finish()
    return task, helpers


def _helpers(table: Table, task: Task, meetings: tuple[Meeting, ...], day: Day) -> list[SignUp]:
    helpers = list(read_people(table, "helpers", task.initiative, task.id, None, day.midnight))
    for occurrence in table.tables("occurrences"):
        moment = coming(occurrence, meetings, day).original
        helpers += read_people(occurrence, "helpers", task.initiative, task.id, moment, day.midnight)
        occurrence.finish()
    return helpers


def _hands(table: Table) -> tuple[int, int | None]:
    least, most = table.number("hands_min"), table.number("hands_max", least=1)
    hands_min = 1 if least is None else least
    if most is None or most >= hands_min:
        return hands_min, most
    # NL: {file}, regel {line}: hands_max is kleiner dan hands_min.
    sentence = "{file}, line {line}: hands_max is smaller than hands_min."
    raise InputRefused(sentence, **table.spot.inside("hands_max").told)


def _start(table: Table, day: Day) -> datetime:
    start = table.moment("start", day.today)
    if start is not None and start.day is not None and start.hour is not None:
        return day.instant(start.on(day.today))
    # NL: {file}, regel {line}: een klus met when = "once" heeft een start met dag en tijd.
    sentence = '{file}, line {line}: a task with when = "once" needs a start with a day and a time.'
    raise InputRefused(sentence, **table.spot.inside("start").told)


def _slug(title: str) -> str:
    """*Klein naaiwerk* is klein-naaiwerk."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "task"
