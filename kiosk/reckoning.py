"""The rules applied to the hall as it stands: shared by what is shown and what is allowed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import cached_property
from typing import TypeVar

from kiosk.model import (
    Absence,
    CallAnswer,
    Idea,
    Initiative,
    Likeness,
    Meeting,
    OccurrenceChange,
    SignUp,
    Supporter,
    Task,
)
from kiosk.rules import agenda, calls, ideas, places, state
from kiosk.rules.agenda import Occurrence
from kiosk.rules.hands import Hands, hands
from kiosk.rules.ideas import Circle
from kiosk.rules.places import Allotment
from kiosk.store import State

R = TypeVar("R", Absence, CallAnswer)

NEAR = timedelta(days=8)
"""*Today and this week*, whatever the hour and the zone."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Derives outcomes from the facts of one state at one moment; keeps nothing."""

    facts: State
    now: datetime
    zone: tzinfo
    """The hall's own, for what day it is."""

    @property
    def today(self) -> date:
        """The date in the hall."""
        return self.now.astimezone(self.zone).date()

    def outlook(self, initiative: Initiative) -> "Outlook":
        """Everything that can be derived of one initiative."""
        return Outlook(self, initiative)

    def task(self, record: str | None) -> Task | None:
        """The task of that id."""
        return self.facts.get(Task, record) if record else None

    def calls(self) -> list[calls.Call]:
        """Everybody who is to be told something, the soonest first."""
        people = (each for each in self.facts.all(Initiative) if self.facts.of(SignUp, each.id))
        return calls.in_order(call for each in people for call in self.outlook(each).calls())

    def circle(self, idea: Idea) -> Circle:
        """The idea, those that its author and theirs joined with it, and all their supporters."""
        near, said, look_at = {idea.id: idea}, dict[str, Likeness](), [idea.id]
        while look_at:
            for likeness in filter(ideas.wants_to_join, self.facts.of(Likeness, look_at.pop())):
                said[likeness.id] = likeness
                for each in {likeness.one, likeness.other} - near.keys():
                    if (found := self.facts.get(Idea, each)) is not None:
                        near[each] = found
                        look_at.append(each)
        one = ideas.joined(idea, near, said.values())
        supporters = self.facts.of_each(Supporter, [each.id for each in one])
        return Circle(one, tuple(sorted(supporters, key=ideas.arrival)))


class Outlook:
    """One initiative worked out; each part when it is first asked for."""

    def __init__(self, reckoning: Reckoning, initiative: Initiative) -> None:
        self.initiative = initiative
        self._reckoning = reckoning
        self._facts = reckoning.facts

    @property
    def now(self) -> datetime:
        """The moment it is worked out for."""
        return self._reckoning.now

    @cached_property
    def meetings(self) -> list[Meeting]:
        """Those that still count; one whose rule cannot be read must not take the screen along."""
        found = self._facts.of(Meeting, self.initiative.id)
        return [meeting for meeting in found if not meeting.removed and agenda.can_be_read(meeting)]

    @cached_property
    def changes(self) -> list[OccurrenceChange]:
        """What was moved or cancelled of them."""
        return [
            change for meeting in self.meetings for change in self._facts.of(OccurrenceChange, meeting.id)
        ]

    @cached_property
    def tasks(self) -> list[Task]:
        """Those still asked, done ones included."""
        return [task for task in self._facts.of(Task, self.initiative.id) if not task.removed]

    @cached_property
    def dates(self) -> list[Occurrence]:
        """The coming eight days, or else up to the first date that takes place; for lists.

        Cancelled ones are among them. A list of thousands would be slow if each date of a year were asked.
        """
        near = self._coming(NEAR, most=24)
        if not near:
            near = self._coming(agenda.YEAR, most=1)
        held = any(not occurrence.cancelled for occurrence in near)
        return near if held or not near else self.dates_ahead

    @cached_property
    def dates_ahead(self) -> list[Occurrence]:
        """The next twelve dates of a year, those that do not take place included; for a page."""
        return self._coming(agenda.YEAR, most=12)

    @cached_property
    def joiners(self) -> Allotment:
        """Who joins, and how many places are left."""
        return self.allotment(None)

    @cached_property
    def shown(self) -> state.Shown:
        """The state that people see."""
        shown = self._shown(self.dates)
        return self._shown(self.dates_ahead) if shown == "full" else shown

    @property
    def can_join(self) -> bool:
        """Whether somebody can sign up to join now, be it for the waiting list."""
        return state.can_join(self.initiative, self.shown, self.dates)

    def can_help(self, task: Task) -> bool:
        """Whether somebody can sign up for the task now, be it for the waiting list."""
        return state.can_help(self.initiative, task, self.shown, self.dates, self._reckoning.now)

    def choices(self, task: Task | None) -> list[Occurrence]:
        """The dates ahead that one can come to; none for a task that is not done when people meet."""
        by_meeting = task is None or task.when == "meeting"
        return [date for date in self.dates_ahead if not date.cancelled] if by_meeting else []

    def find(self, original: datetime) -> Occurrence | None:
        """The occurrence of that original start, past or coming."""
        return agenda.find(self.meetings, self.changes, original)

    def row(self, task: Task | None) -> list[SignUp]:
        """Everybody who signed up to join (None), or to that task."""
        wanted = task.id if task else None
        return [sign_up for sign_up in self._facts.of(SignUp, self.initiative.id) if sign_up.task == wanted]

    def allotment(self, task: Task | None) -> Allotment:
        """Who has a place, who waits, what is left: as it is now, in a transaction that goes on."""
        row = self.row(task)
        return places.allot(
            task.hands_max if task else self.initiative.capacity,
            row,
            self._of(Absence, row),
            self._of(CallAnswer, row),
            agenda.taking_place(self.meetings, self.changes, self._reckoning.now),
        )

    def hands(self, task: Task, at: datetime | None, helpers: Allotment) -> Hands:
        """Hands that are there, needed and welcome; at one occurrence, or for the whole."""
        return hands(task, helpers, at)

    def calls(self) -> list[calls.Call]:
        """Who of this initiative is to be told something."""
        sign_ups = self._facts.of(SignUp, self.initiative.id)
        facts = calls.Facts(
            meetings=tuple(self.meetings),
            changes=tuple(self.changes),
            tasks=tuple(self._facts.of(Task, self.initiative.id)),
            sign_ups=tuple(sign_ups),
            absences=tuple(self._of(Absence, sign_ups)),
            answers=tuple(self._of(CallAnswer, sign_ups)),
        )
        families: dict[str | None, Allotment] = {task.id: self.allotment(task) for task in self.tasks}
        return calls.to_call(facts, {None: self.joiners, **families}, self._reckoning.now)

    def _coming(self, horizon: timedelta, most: int) -> list[Occurrence]:
        return agenda.coming(self.meetings, self.changes, self._reckoning.now, horizon, most)

    def _shown(self, dates: list[Occurrence]) -> state.Shown:
        now, today = self._reckoning.now, self._reckoning.today
        return state.shown_state(
            self.initiative, self.meetings, self.changes, self.joiners, dates, now, today
        )

    def _of(self, kind: type[R], row: Iterable[SignUp]) -> list[R]:
        return self._facts.of_each(kind, [sign_up.id for sign_up in row])
