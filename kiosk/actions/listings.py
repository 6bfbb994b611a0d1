"""Listings in, and small corrections: what a host or organizer does from the command line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

import msgspec

from kiosk.errors import InputRefused, NotFound
from kiosk.follow_up.links import slug
from kiosk.hall import Hall
from kiosk.model import Idea, Initiative, Meeting, Record, Task
from kiosk.rules import recurrence
from kiosk.store import State, Transaction, Who

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """When a new listing takes place; no start: nothing planned yet."""

    start: datetime | None = None
    """Naive, on the hall's wall clock."""
    end: datetime | None = None
    rule: str = ""
    """RFC 5545 RRULE value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskForm:
    """A new task for an initiative."""

    title: str
    asked: str = ""
    hands_min: int = 1
    hands_max: int | None = None
    minutes: int | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


def find_initiative(state: State, name: str) -> Initiative:
    """The initiative of that slug or id. Raises NotFound."""
    for initiative in state.all(Initiative):
        if name in (initiative.slug, initiative.id):
            return initiative
    # NL: Er is geen initiatief {name}. Kijk met: kiosk list
    raise NotFound("There is no initiative {name}. Look with: kiosk list", name=name)


def add_initiative(hall: Hall, fields: Mapping[str, object], dates: Dates) -> str:
    """A new listing, on the board at once; returns its slug. Raises InputRefused, StoreTrouble."""
    with hall.store.transaction(Who("host"), "add") as transaction:
        taken = {initiative.slug for initiative in transaction.state.all(Initiative)}
        name = slug(str(fields.get("title", "")), taken)
        initiative = transaction.put(_checked(Initiative, id=transaction.new_id(), slug=name, **fields))
        if dates.start is not None:
            transaction.put(_meeting(hall, transaction, initiative, dates))
        return initiative.slug


def add_task(hall: Hall, name: str, form: TaskForm) -> str:
    """A new task for the initiative of that slug; returns the task's slug.

    Raises NotFound, InputRefused, StoreTrouble.
    """
    with hall.store.transaction(Who("host"), "add_task") as transaction:
        initiative = find_initiative(transaction.state, name)
        taken = {task.slug for task in transaction.state.of(Task, initiative.id)}
        task = transaction.put(
            _checked(
                Task,
                id=transaction.new_id(),
                initiative=initiative.id,
                slug=slug(form.title, taken),
                title=form.title,
                asked=form.asked,
                hands_min=form.hands_min,
                hands_max=form.hands_max,
                minutes=form.minutes,
                **form.extra,
            )
        )
        return task.slug


def edit_initiative(hall: Hall, name: str, fields: Mapping[str, object]) -> None:
    """Replace these fields. Raises NotFound, InputRefused, StoreTrouble."""
    with hall.store.transaction(Who("host"), "edit") as transaction:
        initiative = find_initiative(transaction.state, name)
        before = {field: getattr(initiative, field) for field in initiative.__struct_fields__}
        transaction.put(_checked(Initiative, **before | dict(fields)))


def hide(hall: Hall, name: str, why: str, *, hidden: bool = True) -> None:
    """Take a listing off the screens, or put it back; nothing is deleted. Raises NotFound, StoreTrouble."""
    with hall.store.transaction(Who("host"), "hide" if hidden else "show") as transaction:
        initiative = find_initiative(transaction.state, name)
        by, reason = ("host", why) if hidden else ("", "")
        transaction.change(initiative, hidden=hidden, hidden_by=by, hidden_why=reason)


def hide_idea(hall: Hall, record: str, why: str, *, hidden: bool = True) -> Idea | None:
    """The same for an idea; gives it as it is now, None when there is none. Raises StoreTrouble."""
    with hall.store.transaction(Who("host", record), "hide" if hidden else "show") as transaction:
        idea = transaction.state.get(Idea, record)
        if idea is None or idea.withdrawn:
            return None
        by, reason, at = ("host", why, transaction.now) if hidden else ("", "", None)
        return transaction.change(idea, hidden=hidden, hidden_by=by, hidden_why=reason, hidden_at=at)


def _meeting(hall: Hall, transaction: Transaction, initiative: Initiative, dates: Dates) -> Meeting:
    meeting = _checked(
        Meeting,
        id=transaction.new_id(),
        initiative=initiative.id,
        kind="recurring" if dates.rule else "once",
        start=dates.start,
        end=dates.end,
        rule=dates.rule,
        zone=hall.settings.hall.time_zone,
    )
    if dates.rule:
        recurrence.read_rule(dates.rule)
    return meeting


def _checked(record: type[R], /, **fields: object) -> R:
    """Convert at the border: typed, and the record's own rules kept. Raises InputRefused."""
    try:
        return msgspec.convert(fields, record, from_attributes=True)
    except ValueError as error:
        # NL: Dit klopt niet: {detail}
        raise InputRefused("This is not right: {detail}", detail=error) from error
