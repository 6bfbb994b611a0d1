"""What the sign-up screen promises: contact details and names past their time are erased, counts stay."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.hall import Hall
from kiosk.model import Idea, Initiative, Meeting, OccurrenceChange, SignUp, Supporter, Task
from kiosk.rules import retention
from kiosk.rules.idea_retention import idea_end, support_end, unsigned
from kiosk.rules.retention import Due
from kiosk.store import State, Transaction, Who

PATIENCE = timedelta(days=6)
"""How long what fell due waits for company: at most a week is promised, and a kiosk is off at night."""


@dataclass(frozen=True, slots=True)
class Retained:
    """What was erased: ids of records, which are nobody's details."""

    contacts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def due(hall: Hall, now: datetime | None = None) -> Due:
    """What is past its time at `now` (aware; without it, by the hall's clock). Raises StoreTrouble."""
    with hall.store.reading() as state:
        return _due(hall, state, now or hall.clock.now())


def retain(hall: Hall, now: datetime | None = None) -> Retained:
    """Erase all that is past its time, in one go, from every file of the hall; nothing when nothing is due.

    What an earlier time could not take out of the files goes now. Raises StoreTrouble; then the next time
    goes on.
    """
    now = now or hall.clock.now()
    if due(hall, now).since is None:
        hall.store.finish_redaction()
        return Retained()
    with hall.store.redaction(Who("organizer"), "retain") as transaction:
        found = _due(hall, transaction.state, now)
        for record, fields in found.erasures():
            if isinstance(record, Idea) and "name" in fields:
                take_out_name(transaction, record)
            transaction.change(record, **fields)
    return Retained(_ids(found.contacts), _ids(found.names))


def weekly(hall: Hall) -> Retained:
    """For the kiosk, when nobody is there: `retain`, at most about once a week, and never too late.

    Nothing has to be remembered for it: all goes as soon as the first of it has been due for `PATIENCE`.
    Raises StoreTrouble.
    """
    now = hall.clock.now()
    since = due(hall, now).since
    if since is not None and now - since >= PATIENCE:
        return retain(hall, now)
    hall.store.finish_redaction()
    return Retained()


def take_out_name(transaction: Transaction, idea: Idea) -> None:
    """The initiative that the idea became says its author's name no more; before the idea's is erased."""
    became = transaction.state.get(Initiative, idea.became)
    if became is not None:
        transaction.change(became, description=unsigned(became.description, idea.name))


def _due(hall: Hall, state: State, now: datetime) -> Due:
    privacy = hall.settings.privacy
    ended = _ideas(state, now)
    return retention.due(_facts(state), now, privacy.contact_days, privacy.name_days, ended)


def _facts(state: State) -> Iterator[retention.Facts]:
    """By what is signed up to: a sign-up whose initiative is not there any more is found as well."""
    sign_ups: defaultdict[str, list[SignUp]] = defaultdict(list)
    for sign_up in state.all(SignUp):
        sign_ups[sign_up.initiative].append(sign_up)
    for initiative, row in sign_ups.items():
        yield _facts_of(state, initiative, row)


def _facts_of(state: State, initiative: str, row: Iterable[SignUp] = ()) -> retention.Facts:
    meetings = state.of(Meeting, initiative)
    return retention.Facts(
        initiative=state.get(Initiative, initiative),
        sign_ups=tuple(row),
        meetings=tuple(meetings),
        changes=tuple(change for each in meetings for change in state.of(OccurrenceChange, each.id)),
        tasks=tuple(state.of(Task, initiative)),
    )


def _ideas(state: State, now: datetime) -> Iterator[tuple[Idea | Supporter, datetime | None]]:
    """Ideas, and who helps with them, each with the end of its purpose."""
    for idea in state.all(Idea):
        if idea.became or not idea.shown:
            over = retention.over(_facts_of(state, idea.became), now) if idea.became else None
            yield idea, idea_end(idea, over)
    for supporter in state.all(Supporter):
        if supporter.kind == "help":
            stood_by = state.get(Idea, supporter.idea)
            initiative = state.get(Initiative, stood_by.became) if stood_by else None
            yield supporter, support_end(supporter, stood_by, initiative)


def _ids(records: tuple[retention.Erasable, ...]) -> tuple[str, ...]:
    return tuple(record.id for record in records)
