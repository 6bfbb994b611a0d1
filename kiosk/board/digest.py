"""One initiative worked out for the lists; kept until something about it changes or its time comes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.board.models import Card, Moment, Series, TaskCard
from kiosk.board.openings import Opening, openings
from kiosk.model import Initiative, Meeting, Task
from kiosk.reckoning import NEAR, Outlook
from kiosk.rules.agenda import Occurrence
from kiosk.rules.places import Allotment


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything the lists say of one initiative."""

    touched: int
    """The transaction it was worked out after."""
    until: datetime
    """From this moment on it has to be worked out again."""
    initiative: Initiative
    card: Card
    agenda: tuple[Card, ...]
    """One card an occurrence, for the coming eight days."""
    tasks: tuple[TaskCard, ...]
    openings: tuple[Opening, ...]
    """When its tasks need hands in the coming eight days, and whenever it suits."""


def digest(outlook: Outlook, touched: int, now: datetime) -> Digest:
    """Work out one initiative at the moment `now`."""
    helpers = {task.id: outlook.allotment(task) for task in outlook.tasks}
    tasks = tuple(task_card(outlook, task, helpers[task.id]) for task in outlook.tasks)
    card = _card(outlook, tasks)
    place = outlook.initiative.place
    near = [each for each in outlook.dates if each.start < now + NEAR]
    return Digest(
        touched=touched,
        until=_until(outlook, now),
        initiative=outlook.initiative,
        card=card,
        agenda=tuple(_at(card, moment(each, place, outlook.joiners)) for each in near),
        tasks=tasks,
        openings=tuple(
            opening
            for task, shown in zip(outlook.tasks, tasks, strict=True)
            for opening in openings(
                outlook, task, helpers[task.id], shown, _moments(near, place, helpers[task.id])
            )
        ),
    )


def moment(occurrence: Occurrence, place: str, allotment: Allotment) -> Moment:
    """The occurrence with the room at it; `place` is where, unless the occurrence says otherwise."""
    return Moment(
        original=occurrence.original,
        start=occurrence.start,
        end=occurrence.end,
        all_day=occurrence.all_day,
        place=occurrence.place or place,
        cancelled=occurrence.cancelled,
        moved=occurrence.moved,
        recurring=occurrence.recurring,
        left=allotment.left(occurrence.original),
        taken=allotment.taken(occurrence.original),
        waiting=allotment.waiting(occurrence.original),
    )


def series_of(meetings: Sequence[Meeting]) -> tuple[Series, ...]:
    """How the recurring ones recur."""
    return tuple(
        Series(meeting.rule, meeting.start, meeting.all_day)
        for meeting in meetings
        if meeting.kind == "recurring" and meeting.start is not None and not meeting.cancelled
    )


def _moments(dates: Iterable[Occurrence], place: str, helpers: Allotment) -> Iterator[Moment]:
    return (moment(each, place, helpers) for each in dates)


def task_card(outlook: Outlook, task: Task, helpers: Allotment) -> TaskCard:
    """One task at its next moment, with who helps."""
    at = task_moment(outlook, task, helpers)
    by_meeting = task.when == "meeting"
    found = outlook.hands(task, at.original if at and by_meeting else None, helpers)
    series = series_of(outlook.meetings) if by_meeting and at and at.recurring else ()
    return TaskCard(
        id=task.id,
        slug=task.slug,
        initiative=outlook.initiative.id,
        initiative_title=outlook.initiative.title,
        title=task.title,
        asked=task.asked,
        when=task.when,
        moment=at,
        series=series[0] if series else None,
        when_words=task.when_words,
        minutes=task.minutes,
        try_once=task.try_once,
        done=task.done,
        open=outlook.can_help(task),
        hands_min=task.hands_min,
        hands_max=task.hands_max,
        taken=found.taken,
        needed=found.needed,
        left=found.left,
        waiting=helpers.waiting(at.original if at and by_meeting else None),
    )


def task_moment(outlook: Outlook, task: Task, helpers: Allotment) -> Moment | None:
    """When the task is done next: its own moment, or the next occurrence that takes place."""
    place = outlook.initiative.place
    if task.when == "once" and task.start is not None:
        end = task.start + timedelta(minutes=task.minutes) if task.minutes else None
        return Moment(
            original=task.start,
            start=task.start,
            end=end,
            all_day=False,
            place=place,
            cancelled=False,
            moved=False,
            recurring=False,
            left=helpers.left(),
            taken=helpers.taken(),
            waiting=helpers.waiting(),
        )
    held = [each for each in outlook.dates if not each.cancelled] if task.when == "meeting" else []
    return moment(held[0], place, helpers) if held else None


def _card(outlook: Outlook, tasks: Sequence[TaskCard]) -> Card:
    initiative, dates = outlook.initiative, outlook.dates
    arranged = [meeting for meeting in outlook.meetings if meeting.kind == "by_arrangement"]
    series = series_of(outlook.meetings)
    return Card(
        id=initiative.id,
        slug=initiative.slug,
        title=initiative.title,
        summary=initiative.summary,
        theme=initiative.theme,
        place=(dates[0].place if dates else "") or initiative.place,
        initiator=initiative.initiator,
        state=outlook.shown,
        can_join=outlook.can_join,
        joinable=initiative.joinable,
        moment=moment(dates[0], initiative.place, outlook.joiners) if dates else None,
        series=series[0] if series else None,
        by_arrangement=bool(arranged) and not dates,
        note=arranged[0].note if arranged else "",
        capacity=initiative.capacity,
        left=outlook.joiners.left(),
        taken=outlook.joiners.taken(),
        waiting=outlook.joiners.waiting(),
        needs_hands=sum(task.needed for task in tasks if task.open),
    )


def _at(card: Card, at: Moment) -> Card:
    return replace(card, moment=at, place=at.place, left=at.left, taken=at.taken, waiting=at.waiting)


def _until(outlook: Outlook, now: datetime) -> datetime:
    """The next moment at which time alone changes something: a date is over, or an hour (a day may be)."""
    hour = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    ends = [each.over for each in outlook.dates[:1]]
    starts = [task.start for task in outlook.tasks if task.start is not None and task.start > now]
    return min([hour, *ends, *starts])
