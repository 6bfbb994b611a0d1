"""What the visitor's own code shows of one sign-up: how it stands, what changed, what can be changed."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.board.digest import moment
from kiosk.board.models import Confirmed, Moment
from kiosk.board.pages import confirmed
from kiosk.model import Absence, SignUp, Task
from kiosk.reckoning import Outlook, Reckoning
from kiosk.rules.absence import stand_in_id
from kiosk.settings import Settings

_TIMES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class OwnTime:
    """One coming time of a series that somebody signed up to as a whole."""

    moment: Moment
    away: bool
    """They said *deze keer niet*."""
    stand_in: str
    """And *toch wel* after the place was given away: id of the sign-up that waits for this time alone."""


@dataclass(frozen=True, slots=True)
class OwnSignUp:
    """One sign-up, as its own visitor sees it again."""

    confirmed: Confirmed
    moved_up: bool
    """They were told *you are on the list* when they signed up, and have a place now."""
    off: Moment | None
    """The time that would have been next, which does not take place."""
    gone: datetime | None
    """Original start (aware) of the one time they chose, when it is no longer in the agenda at all."""
    times: tuple[OwnTime, ...]
    """Coming times of a series that take place; none for who comes once, cancelled or only waits."""
    capacity: int | None
    """People in all; None: without limit."""
    waiting: int
    """Parties in the row of this sign-up, its own among them."""


def own_sign_up(reckoning: Reckoning, outlook: Outlook, sign_up: SignUp, settings: Settings) -> OwnSignUp:
    """Work it out for a sign-up of the outlook's initiative."""
    task = reckoning.task(sign_up.task)
    shown = confirmed(outlook, sign_up, task, settings, "")
    allotment = outlook.allotment(task)
    is_gone = sign_up.occurrence is not None and shown.moment is None
    return OwnSignUp(
        confirmed=shown,
        moved_up=shown.state == "confirmed" and sign_up.told == "list",
        off=_off(outlook, task, sign_up, shown),
        gone=sign_up.occurrence if is_gone else None,
        times=_times(reckoning, outlook, task, sign_up, shown),
        capacity=allotment.capacity,
        waiting=allotment.waiting(sign_up.occurrence),
    )


def _by_meeting(task: Task | None) -> bool:
    return task is None or task.when == "meeting"


def _off(outlook: Outlook, task: Task | None, sign_up: SignUp, shown: Confirmed) -> Moment | None:
    if shown.state == "cancelled":
        return None
    if sign_up.occurrence is not None or not _by_meeting(task):
        return shown.moment if shown.moment and shown.moment.cancelled else None
    if not outlook.dates or not outlook.dates[0].cancelled:
        return None
    return moment(outlook.dates[0], outlook.initiative.place, outlook.allotment(task))


def _times(
    reckoning: Reckoning, outlook: Outlook, task: Task | None, sign_up: SignUp, shown: Confirmed
) -> tuple[OwnTime, ...]:
    if shown.series is None or shown.state != "confirmed" or not _by_meeting(task):
        return ()
    absences = reckoning.facts.of(Absence, sign_up.id)
    away = {each.occurrence for each in absences if not each.withdrawn}
    ids = {stand_in_id(sign_up.id, occurrence): occurrence for occurrence in away}
    stand_ins = {ids[each.id]: each.id for each in outlook.row(task) if each.id in ids and not each.cancelled}
    allotment, place = outlook.allotment(task), outlook.initiative.place
    held = [each for each in outlook.dates_ahead if each.recurring and not each.cancelled][:_TIMES_SHOWN]
    return tuple(
        OwnTime(moment(each, place, allotment), each.original in away, stand_ins.get(each.original, ""))
        for each in held
    )
