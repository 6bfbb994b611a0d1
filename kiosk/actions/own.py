"""A visitor's own sign-up as it stands in a transaction, and what they see of it on the kiosk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.errors import NotFound
from kiosk.hall import Hall
from kiosk.model import CallAnswer, Cause, Initiative, SignUp, Task
from kiosk.reckoning import Outlook, Reckoning
from kiosk.rules.calls import Call, call_id
from kiosk.rules.places import Allotment
from kiosk.store import State, Transaction, Who


@dataclass(frozen=True, slots=True)
class Own:
    """One sign-up, and what it is for."""

    sign_up: SignUp
    outlook: Outlook
    task: Task | None

    def places(self) -> Allotment:
        """Those of its family, dealt out as the transaction stands."""
        return self.outlook.allotment(self.task)


def own(hall: Hall, transaction: Transaction, record: str) -> Own:
    """The sign-up of that id. Raises NotFound when it, or what it is for, is gone."""
    facts = transaction.state
    sign_up = facts.get(SignUp, record)
    if sign_up is None:
        # NL: Deze aanmelding is er niet meer.
        raise NotFound("This sign-up is no longer there.")
    initiative = facts.get(Initiative, sign_up.initiative)
    task = facts.get(Task, sign_up.task) if sign_up.task else None
    if initiative is None or (sign_up.task and task is None):
        # NL: Dit staat niet meer op het bord.
        raise NotFound("This is no longer on the board.")
    reckoning = Reckoning(facts, transaction.now, hall.settings.hall.zone)
    return Own(sign_up, reckoning.outlook(initiative), task)


def saw(hall: Hall, sign_ups: Iterable[str]) -> None:
    """The visitor reads their own sign-ups: what they see there, no host need tell them any more.

    Above all a place that came free: who was shown it keeps it (kiosk.rules.places, 1). Raises StoreTrouble.
    """
    wanted = frozenset(sign_ups)
    with hall.store.reading():
        is_news = any(_news(hall, hall.store.state, wanted))
    if not is_news:
        return
    with hall.store.transaction(Who("visitor"), "saw") as transaction:
        for call in list(_news(hall, transaction.state, wanted)):
            _told(transaction, call.sign_up, call.cause, call.about)


def tell_place(transaction: Transaction, sign_up: SignUp) -> None:
    """The screen says *you have a place* to somebody who was on the list: that is a promise."""
    _told(transaction, sign_up, "moved_up", sign_up.occurrence)


def _told(transaction: Transaction, sign_up: SignUp, cause: Cause, occurrence: datetime | None) -> None:
    transaction.put(
        CallAnswer(
            id=call_id(sign_up.id, cause, occurrence),
            sign_up=sign_up.id,
            cause=cause,
            occurrence=occurrence,
            answer="told",
            by="visitor",
            at=transaction.now,
            answered=transaction.stamp.milliseconds,
        )
    )


def _news(hall: Hall, facts: State, wanted: frozenset[str]) -> Iterable[Call]:
    """The calls that a host would have to make about these sign-ups."""
    reckoning = Reckoning(facts, hall.clock.now(), hall.settings.hall.zone)
    records = (facts.get(SignUp, each) for each in sorted(wanted))
    for initiative in dict.fromkeys(record.initiative for record in records if record):
        found = facts.get(Initiative, initiative)
        if found is not None:
            yield from (call for call in reckoning.outlook(found).calls() if call.sign_up.id in wanted)
