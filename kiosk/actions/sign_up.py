"""A visitor says yes."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from kiosk.actions.own_code import form_code
from kiosk.errors import NotFound, RuleBroken
from kiosk.hall import Hall
from kiosk.ids import derived_id
from kiosk.model import Initiative, SignUp, Task
from kiosk.privacy.codes import SIGN_UP, lookup, tidy
from kiosk.reckoning import Outlook, Reckoning
from kiosk.rules import same_name
from kiosk.store import Transaction, Who
from kiosk.text import LINE, NAME, clean_line

MOST_PEOPLE = 50
"""In one party; more is a telephone call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignUpForm:
    """What the visitor filled in."""

    token: str
    """One-time, random: the same form sent twice is one sign-up."""
    initiative: str
    task: str | None = None
    occurrence: datetime | None = None
    """Original start (aware) of one occurrence of a series; None: the whole."""
    name: str
    contact: str = ""
    party: int = 1
    trial: bool = False
    """*Ik loop een keer mee*: once, beside somebody, without obligation."""
    another_person: bool = False
    """*Nee, ik ben een andere Greetje.*"""
    accepts_waiting: bool = True
    """False: the form said there is a place; when it is gone meanwhile, ask again instead."""
    by: Literal["visitor", "host"] = "visitor"
    code: str = field(default="", repr=False)
    """The code that this visit has already: then it stands on this sign-up too. Empty: a new one."""


@dataclass(frozen=True, slots=True)
class SignedUp:
    """What came of it."""

    id: str
    code: str
    """The visitor's own code; shown once, only its HMAC is kept."""
    state: Literal["confirmed", "waiting", "cancelled"]
    position: int | None
    """In the row of those who wait, from 1."""


class SameName(RuleBroken):
    """Somebody of that name is on the same thing already: *ben jij dat?*"""


class PlaceGone(RuleBroken):
    """The form said there is a place, and somebody else was first."""


def sign_up(hall: Hall, form: SignUpForm) -> SignedUp:
    """Put the visitor on the list, with a place when there is one.

    Raises NotFound, RuleBroken (SameName and PlaceGone among them), StoreTrouble; then nothing was stored.
    """
    name, contact = clean_line(form.name, NAME), clean_line(form.contact, LINE)
    if not name:
        # NL: Vul je naam in.
        raise RuleBroken("Type your name.")
    record = derived_id("sign_up", form.token)
    code = tidy(form.code, SIGN_UP) if form.code else form_code(hall, form.token)
    with hall.store.transaction(Who(form.by, record), "sign_up") as transaction:
        outlook, task = _thing(hall, transaction, form)
        if transaction.state.get(SignUp, record) is None:
            _check(outlook, task, form, transaction.now)
            _ask_same_name(outlook, task, form, name)
            place = None if form.trial else outlook.allotment(task).promise(form.party, form.occurrence)
            if place and not form.accepts_waiting:
                # NL: Iemand was je net voor. Er is nu een wachtlijst.
                raise PlaceGone("Somebody was just before you. There is a waiting list now.")
            transaction.put(
                SignUp(
                    id=record,
                    initiative=form.initiative,
                    task=form.task,
                    occurrence=form.occurrence,
                    name=name,
                    contact=contact,
                    party=form.party,
                    trial=form.trial,
                    told="list" if place else "place",
                    code=lookup(code, hall.key),
                    by=form.by,
                )
            )
        else:
            standing = outlook.allotment(task).standing(record)
            return SignedUp(record, code, standing.state, standing.position)
    return SignedUp(record, code, "waiting" if place else "confirmed", place)


def _thing(hall: Hall, transaction: Transaction, form: SignUpForm) -> tuple[Outlook, Task | None]:
    initiative = transaction.state.get(Initiative, form.initiative)
    task = transaction.state.get(Task, form.task) if form.task else None
    if initiative is None or (form.task and (task is None or task.initiative != initiative.id)):
        # NL: Dit staat niet meer op het bord.
        raise NotFound("This is no longer on the board.")
    reckoning = Reckoning(transaction.state, transaction.now, hall.settings.hall.zone)
    return reckoning.outlook(initiative), task


def _ask_same_name(outlook: Outlook, task: Task | None, form: SignUpForm, name: str) -> None:
    if form.another_person:
        return
    row = outlook.row(task)
    if same_name.namesakes(outlook.initiative, name, row, form.task, form.occurrence):
        # NL: Er staat al iemand met de naam {name}.
        raise SameName("Somebody called {name} is on the list already.", name=name)


def _check(outlook: Outlook, task: Task | None, form: SignUpForm, now: datetime) -> None:
    check_party(form.party, task.hands_max if task else outlook.initiative.capacity)
    if not (outlook.can_help(task) if task else outlook.can_join):
        # NL: Aanmelden kan hier nu niet.
        raise RuleBroken("Nobody can sign up for this now.")
    if form.trial:
        _check_trial(outlook, task, form)
    if form.occurrence is not None:
        found = outlook.find(form.occurrence)
        if found is None or found.over <= now:
            # NL: Die keer is al geweest. Kies een andere keer.
            raise RuleBroken("That date is over. Choose another date.")
        if found.cancelled:
            # NL: Die keer gaat niet door. Kies een andere keer.
            raise RuleBroken("It does not take place that day. Choose another date.")


def _check_trial(outlook: Outlook, task: Task | None, form: SignUpForm) -> None:
    if task is None or not task.try_once:
        # NL: Hier kun je niet een keer meelopen.
        raise RuleBroken("You cannot come along once here.")
    if form.occurrence is None and len(outlook.choices(task)) > 1:
        # NL: Welke keer loop je mee? Kies een dag.
        raise RuleBroken("Which time do you come along? Choose a day.")


def check_party(party: int, capacity: int | None) -> None:
    """Whether so many people can ever come on one sign-up. Raises RuleBroken."""
    if not 1 <= party <= MOST_PEOPLE:
        # NL: Kom je met meer dan {most} mensen? Vraag het aan de gastheer.
        raise RuleBroken("Are you more than {most} people? Ask the host.", most=MOST_PEOPLE)
    if capacity is not None and party > capacity:
        # NL: Er is plek voor {capacity} mensen, niet voor meer.
        raise RuleBroken("There is room for {capacity} in all.", capacity=capacity)


def code_of_its_own(hall: Hall, sign_up: str) -> str:
    """Take the sign-up from the code of the visit, and give it one that is on nothing else.

    Asked again it is the same one. Raises NotFound, StoreTrouble.
    """
    code = form_code(hall, f"own {sign_up}")
    with hall.store.transaction(Who("visitor", sign_up), "code_of_its_own") as transaction:
        found = transaction.state.get(SignUp, sign_up)
        if found is None:
            # NL: Deze aanmelding is er niet meer.
            raise NotFound("This sign-up is no longer there.")
        transaction.change(found, code=lookup(code, hall.key))
    return code
