"""The JSON that other programs rely on: names stay, fields are only ever added."""

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from kiosk.board import CallRow
from kiosk.cli.output import Json
from kiosk.cli.view import View
from kiosk.export.standings import standings
from kiosk.model import Meeting, News, Task
from kiosk.reckoning import Outlook
from kiosk.rules.agenda import Occurrence

Shape = dict[str, Json]


def listed(view: View, outlook: Outlook) -> Shape:
    """One initiative of `kiosk list --json`; times are ISO 8601 with the offset of the hall's zone.

    `places_left` and `hands_left` are what a newcomer to the whole gets now, null without limit.
    """
    initiative = outlook.initiative
    coming = [each for each in outlook.dates if not each.cancelled]
    return {
        "id": initiative.id,
        "slug": initiative.slug,
        "title": initiative.title,
        "state": outlook.shown,
        "can_join": outlook.can_join,
        "theme": initiative.theme,
        "next": iso(coming[0].start, view.zone) if coming else None,
        "places": initiative.capacity,
        "places_left": outlook.joiners.left(),
        "hidden": initiative.hidden,
        "tasks": [task_shape(outlook, task) for task in outlook.tasks],
    }


def shown(view: View, outlook: Outlook, *, contacts: bool) -> Shape:
    """`kiosk show SLUG --json`: as `listed`, with the texts, meetings, news and who signed up.

    How to reach who signed up is there only with `contacts`.
    """
    initiative, facts = outlook.initiative, view.reckoning.facts
    texts: Shape = {
        "summary": initiative.summary,
        "description": initiative.description,
        "initiator": initiative.initiator,
        "contact": initiative.contact,
        "costs": initiative.costs,
        "bring": initiative.bring,
        "place": initiative.place,
        "link": initiative.link,
        "fresh_until": initiative.fresh_until.isoformat() if initiative.fresh_until else None,
        "story": initiative.story,
        "helped": initiative.helped,
        "discreet": initiative.discreet,
        "joinable": initiative.joinable,
        "status": initiative.status,
        "hidden_by": initiative.hidden_by,
        "hidden_why": initiative.hidden_why,
    }
    lists: Shape = {
        "meetings": [_meeting(meeting, outlook.dates_ahead, view.zone) for meeting in outlook.meetings],
        "news": [_news(item, view.zone) for item in facts.of(News, initiative.id)],
        "sign_ups": _sign_ups(view, outlook, contacts=contacts),
    }
    return listed(view, outlook) | texts | lists


def task_shape(outlook: Outlook, task: Task) -> Shape:
    """One task."""
    return {
        "id": task.id,
        "slug": task.slug,
        "title": task.title,
        "hands_min": task.hands_min,
        "hands_max": task.hands_max,
        "hands_left": outlook.allotment(task).left(),
        "asked": task.asked,
        "when": task.when,
        "done": task.done,
    }


def call_shape(row: CallRow, zone: tzinfo) -> Shape:
    """One line of `kiosk list --to-call --json`; `id` is what `kiosk call` wants."""
    return {
        "id": row.id,
        "sign_up": row.sign_up,
        "name": row.name,
        "contact": row.contact,
        "party": row.party,
        "title": row.title,
        "task": row.task,
        "cause": row.cause,
        "occurrence": iso(row.occurrence, zone),
        "start": iso(row.start, zone),
        "tried": row.tried,
    }


def iso(moment: datetime | None, zone: tzinfo) -> str | None:
    """An aware moment as ISO 8601 with the zone's offset, in whole seconds."""
    return moment.astimezone(zone).isoformat(timespec="seconds") if moment else None


def _meeting(meeting: Meeting, coming: Sequence[Occurrence], zone: tzinfo) -> Shape:
    own = ZoneInfo(meeting.zone)
    return {
        "id": meeting.id,
        "kind": meeting.kind,
        "start": iso(meeting.start.replace(tzinfo=own), own) if meeting.start else None,
        "end": iso(meeting.end.replace(tzinfo=own), own) if meeting.end else None,
        "all_day": meeting.all_day,
        "zone": meeting.zone,
        "rule": meeting.rule,
        "place": meeting.place,
        "note": meeting.note,
        "cancelled": meeting.cancelled,
        "occurrences": [_occurrence(each, zone) for each in coming if each.meeting == meeting.id],
    }


def _occurrence(occurrence: Occurrence, zone: tzinfo) -> Shape:
    return {
        "original": iso(occurrence.original, UTC),
        "start": iso(occurrence.start, zone),
        "end": iso(occurrence.end, zone),
        "place": occurrence.place,
        "cancelled": occurrence.cancelled,
        "moved": occurrence.moved,
    }


def _news(item: News, zone: tzinfo) -> Shape:
    return {"id": item.id, "words": item.words, "by": item.by, "at": iso(item.created, zone)}


def _sign_ups(view: View, outlook: Outlook, *, contacts: bool) -> Sequence[Json]:
    shapes: list[Json] = []
    for record, _, standing in standings(outlook, view.reckoning.facts):
        shape: Shape = {
            "id": record.id,
            "name": record.name,
            "state": standing.state,
            "party": record.party,
            "trial": record.trial,
            "position": standing.position,
            "occurrence": iso(record.occurrence, view.zone),
            "task": record.task,
        }
        shapes.append(shape | {"contact": record.contact} if contacts else shape)
    return shapes
