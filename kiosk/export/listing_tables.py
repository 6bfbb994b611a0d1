"""Initiatives, tasks, meetings and their dates as tables."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.export.table import Row, Table, Value
from kiosk.export.words import KINDS, STATES, TASK_TIMES
from kiosk.language import Language, recurrence
from kiosk.model import Initiative, Meeting
from kiosk.reckoning import Outlook, Reckoning
from kiosk.rules.agenda import Occurrence, occurrences

AHEAD = timedelta(weeks=12)
"""How far the table of dates looks."""

_PLAIN = (
    "id", "slug", "title", "status", "theme", "summary", "description", "initiator", "contact", "costs",
    "bring", "place", "capacity", "link", "fresh_until", "story", "helped", "discreet", "joinable", "hidden",
    "hidden_by", "hidden_why", "created", "changed",
)  # fmt: skip
"""Fields of an initiative that are exported as they are."""


def initiatives(outlooks: Sequence[Outlook], *, contacts: bool) -> Table:
    """Every initiative, hidden ones included; how to reach the initiator only with `contacts`."""
    columns = (
        "id", "slug", "title", "state", "status", "theme", "next", "place", "capacity", "places_left",
        "taken", "waiting", "summary", "description", "initiator", "contact", "costs", "bring", "link",
        "fresh_until", "story", "helped", "discreet", "joinable", "hidden", "hidden_by", "hidden_why",
        "created", "changed",
    )  # fmt: skip
    kept = columns if contacts else tuple(key for key in columns if key != "contact")
    return Table(
        "initiatives", kept, [_initiative(each) for each in outlooks], {"state": STATES, "status": STATES}
    )


def tasks(outlooks: Sequence[Outlook]) -> Table:
    """Every task that is still asked."""
    columns = (
        "id", "initiative", "initiative_title", "slug", "title", "asked", "when", "start", "when_words",
        "minutes", "hands_min", "hands_max", "taken", "hands_left", "waiting", "try_once", "done",
        "created", "changed",
    )  # fmt: skip
    rows = [row for outlook in outlooks for row in _tasks(outlook)]
    return Table("tasks", columns, rows, {"when": TASK_TIMES})


def meetings(outlooks: Sequence[Outlook], reckoning: Reckoning, language: Language) -> Table:
    """Every meeting with its rule; the dates themselves are in `dates`."""
    columns = (
        "id", "initiative", "initiative_title", "kind", "start", "end", "all_day", "zone", "repeat", "rule",
        "place", "note", "not_taking_place", "created", "changed",
    )  # fmt: skip
    rows = [
        _meeting(outlook.initiative, meeting, reckoning, language)
        for outlook in outlooks
        for meeting in outlook.meetings
    ]
    return Table("meetings", columns, rows, {"kind": KINDS})


def dates(outlooks: Sequence[Outlook], now: datetime) -> Table:
    """Every date of the coming twelve weeks, also one that does not take place, the soonest first."""
    columns = (
        "initiative", "initiative_title", "start", "end", "all_day", "place", "not_taking_place", "moved",
        "taken", "places_left", "waiting", "original", "meeting",
    )  # fmt: skip
    found = [
        (occurrence, outlook)
        for outlook in outlooks
        for meeting in outlook.meetings
        for occurrence in occurrences(meeting, outlook.changes, now, now + AHEAD)
    ]
    found.sort(key=lambda pair: (pair[0].start, pair[1].initiative.slug))
    return Table("dates", columns, [_date(occurrence, outlook) for occurrence, outlook in found])


def _initiative(outlook: Outlook) -> Row:
    coming = [each for each in outlook.dates if not each.cancelled]
    plain: dict[str, Value] = {name: getattr(outlook.initiative, name) for name in _PLAIN}
    return plain | {
        "state": outlook.shown,
        "next": coming[0].start if coming else None,
        "places_left": outlook.joiners.left(),
        "taken": outlook.joiners.taken(),
        "waiting": outlook.joiners.waiting(),
    }


def _tasks(outlook: Outlook) -> list[Row]:
    rows: list[Row] = []
    for task in outlook.tasks:
        helpers = outlook.allotment(task)
        rows.append(
            {
                "id": task.id,
                "initiative": outlook.initiative.slug,
                "initiative_title": outlook.initiative.title,
                "slug": task.slug,
                "title": task.title,
                "asked": task.asked,
                "when": task.when,
                "start": task.start,
                "when_words": task.when_words,
                "minutes": task.minutes,
                "hands_min": task.hands_min,
                "hands_max": task.hands_max,
                "taken": helpers.taken(),
                "hands_left": helpers.left(),
                "waiting": helpers.waiting(),
                "try_once": task.try_once,
                "done": task.done,
                "created": task.created,
                "changed": task.changed,
            }
        )
    return rows


def _meeting(initiative: Initiative, meeting: Meeting, reckoning: Reckoning, language: Language) -> Row:
    zone = ZoneInfo(meeting.zone)
    repeat = ""
    if meeting.rule and meeting.start:
        repeat = recurrence.recurrence(
            language, meeting.rule, meeting.start, today=reckoning.today, zone=zone, all_day=meeting.all_day
        )
    return {
        "id": meeting.id,
        "initiative": initiative.slug,
        "initiative_title": initiative.title,
        "kind": meeting.kind,
        "start": meeting.start.replace(tzinfo=zone) if meeting.start else None,
        "end": meeting.end.replace(tzinfo=zone) if meeting.end else None,
        "all_day": meeting.all_day,
        "zone": meeting.zone,
        "repeat": repeat,
        "rule": meeting.rule,
        "place": meeting.place or initiative.place,
        "note": meeting.note,
        "not_taking_place": meeting.cancelled,
        "created": meeting.created,
        "changed": meeting.changed,
    }


def _date(occurrence: Occurrence, outlook: Outlook) -> Row:
    return {
        "initiative": outlook.initiative.slug,
        "initiative_title": outlook.initiative.title,
        "start": occurrence.start,
        "end": occurrence.end,
        "all_day": occurrence.all_day,
        "place": occurrence.place or outlook.initiative.place,
        "not_taking_place": occurrence.cancelled,
        "moved": occurrence.moved,
        "taken": outlook.joiners.taken(occurrence.original),
        "places_left": outlook.joiners.left(occurrence.original),
        "waiting": outlook.joiners.waiting(occurrence.original),
        "original": occurrence.original,
        "meeting": occurrence.meeting,
    }
