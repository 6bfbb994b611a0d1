"""One initiative, one sign-up form, one sign-up: worked out when a screen asks."""

from datetime import timedelta

from kiosk.board.digest import Digest, moment, series_of, task_moment
from kiosk.board.models import CallRow, Confirmed, InitiativePage, Joining, Moment, NewsItem, TaskCard
from kiosk.follow_up import WITH_ALARM, Payload, carried, event, hours_before
from kiosk.follow_up import Moment as EventMoment
from kiosk.model import Initiative, News, SignUp, Stamp, Task
from kiosk.reckoning import Outlook, Reckoning
from kiosk.rules.calls import Call
from kiosk.rules.places import Allotment
from kiosk.settings import Settings

_DATES_SHOWN = 8
_NEVER = Stamp(0, 0, "", 0)


def initiative_page(outlook: Outlook, found: Digest, news: list[News], settings: Settings) -> InitiativePage:
    """The page of the initiative of that digest."""
    initiative = found.initiative
    dates = outlook.dates_ahead[:_DATES_SHOWN]
    moments = tuple(moment(each, initiative.place, outlook.joiners) for each in dates)
    held = [shown for shown in moments if not shown.cancelled]
    newest = sorted(news, key=lambda item: item.made or _NEVER, reverse=True)
    return InitiativePage(
        card=found.card,
        description=initiative.description,
        contact=initiative.contact,
        costs=initiative.costs,
        bring=initiative.bring,
        moments=moments,
        series=series_of(outlook.meetings),
        tasks=found.tasks,
        news=tuple(NewsItem(item.words, item.by or initiative.initiator, item.created) for item in newest),
        story=initiative.story,
        helped=initiative.helped,
        payload=carried(initiative, _event_moment(held[0]) if held else None, settings),
    )


def joining(
    outlook: Outlook, found: Digest, task: Task | None, others: tuple[TaskCard, ...], settings: Settings
) -> Joining:
    """What the sign-up screens ask, to join the initiative or to help with one of its tasks."""
    initiative = found.initiative
    wanted = task.id if task else None
    allotment = outlook.allotment(task)
    held = outlook.choices(task)
    rest = [other for other in others if other.id != wanted]
    return Joining(
        card=found.card,
        task=next((card for card in found.tasks if card.id == wanted), None),
        recurring=len(held) > 1,
        moments=tuple(moment(each, initiative.place, allotment) for each in held[:_DATES_SHOWN]),
        left=allotment.left(),
        waiting=allotment.waiting(),
        capacity=task.hands_max if task else initiative.capacity,
        other_tasks=tuple(sorted(rest, key=lambda other: other.initiative != initiative.id)),
        contact_days=settings.privacy.contact_days,
        name_days=settings.privacy.name_days,
    )


def confirmed(
    outlook: Outlook, sign_up: SignUp, task: Task | None, settings: Settings, code: str
) -> Confirmed:
    """The sign-up as its visitor sees it."""
    initiative = outlook.initiative
    allotment = outlook.allotment(task)
    standing = allotment.standing(sign_up.id)
    at = _moment_of(outlook, task, sign_up, allotment)
    whole_series = sign_up.occurrence is None and at is not None and at.recurring
    series = series_of(outlook.meetings) if whole_series else ()
    title = f"{initiative.title}: {task.title}" if task else initiative.title
    payload, short = _payloads(outlook, title, at, standing.state == "confirmed", settings, code)
    return Confirmed(
        sign_up=sign_up.id,
        initiative=initiative.id,
        title=initiative.title,
        task=task.title if task else "",
        task_id=sign_up.task,
        name=sign_up.name,
        party=sign_up.party,
        trial=sign_up.trial,
        state=standing.state,
        position=standing.position,
        moment=at,
        series=series[0] if series else None,
        when_words=task.when_words if task else "",
        dateless=task is None and not outlook.meetings,
        place=at.place if at else initiative.place,
        bring=initiative.bring,
        initiator=initiative.initiator,
        has_contact=bool(sign_up.contact),
        discreet=initiative.discreet,
        payload=payload,
        short=short,
    )


def _payloads(
    outlook: Outlook, title: str, at: Moment | None, confirmed: bool, settings: Settings, code: str
) -> tuple[Payload, Payload]:
    """What the telephone takes along, with an alarm where there is time for one, and without."""
    if not confirmed or at is None or at.cancelled:
        other = carried(outlook.initiative, _event_moment(at) if at else None, settings)
        return other, other
    moment = _event_moment(at)
    short = event(title, moment, code=code)
    hours = hours_before(at.start, outlook.now, settings.hall.zone)
    if hours is None:
        return short, short
    return event(title, moment, code=code, limit=WITH_ALARM, alarm=hours), short


def _moment_of(outlook: Outlook, task: Task | None, sign_up: SignUp, allotment: Allotment) -> Moment | None:
    place = outlook.initiative.place
    if sign_up.occurrence is not None:
        found = outlook.find(sign_up.occurrence)
        return moment(found, place, allotment) if found else None
    if task is not None:
        return task_moment(outlook, task, allotment)
    held = [each for each in outlook.dates if not each.cancelled] or outlook.dates
    return moment(held[0], place, allotment) if held else None


def _event_moment(at: Moment) -> EventMoment:
    length = at.end - at.start if at.end else timedelta(0)
    return EventMoment(at.start, length, at.place, at.all_day)


def call_rows(reckoning: Reckoning) -> tuple[CallRow, ...]:
    """Everybody who is to be told something, as the rules order them: the soonest first."""
    return tuple(_call_row(reckoning, call) for call in reckoning.calls())


def _call_row(reckoning: Reckoning, call: Call) -> CallRow:
    sign_up = call.sign_up
    initiative = reckoning.facts.get(Initiative, sign_up.initiative)
    task = reckoning.task(sign_up.task)
    return CallRow(
        id=call.id,
        sign_up=sign_up.id,
        name=sign_up.name,
        contact=sign_up.contact,
        party=sign_up.party,
        title=initiative.title if initiative else "",
        task=task.title if task else "",
        cause=call.cause,
        occurrence=call.about,
        start=call.when,
        tried=call.tried,
    )
