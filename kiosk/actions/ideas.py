"""A visitor leaves an idea, or stands by somebody else's."""

from dataclasses import dataclass, field

from kiosk.actions.own_code import code_for
from kiosk.errors import NotFound, RuleBroken
from kiosk.hall import Hall
from kiosk.ids import derived_id
from kiosk.model import Idea, Supporter
from kiosk.privacy.codes import lookup
from kiosk.reckoning import Reckoning
from kiosk.rules.ideas import Circle, same_help
from kiosk.store import Transaction, Who
from kiosk.text import LINE, NAME, clean_line, clean_text

WORDS = 1000
"""The most characters of an idea."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaForm:
    """What the visitor wrote; the words are all that is needed."""

    token: str
    """One-time, random: the same form sent twice is one idea."""
    words: str
    name: str = ""
    contact: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    """One that the visitor has already; without it a new one is made."""


@dataclass(frozen=True, slots=True)
class LeftIdea:
    """What came of it."""

    id: str
    code: str = field(repr=False)
    """The author's own code; shown once, only its HMAC is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpForm:
    """*Ik help mee.*"""

    token: str
    """One-time, random: the same form sent twice is one person."""
    idea: str
    name: str
    contact: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    """One that the visitor has already; without it a new one is made."""
    visit: str = ""
    """The visit's random token: who said *ik ook* in it is not counted twice. Without it, the form's own."""


@dataclass(frozen=True, slots=True)
class Helping:
    """What came of it."""

    id: str
    code: str = field(repr=False)
    """The visitor's own code; shown once, only its HMAC is kept."""
    is_new: bool = field(default=True, compare=False)
    """False: this person helped already, so that taking it back would undo more than this."""


class HasBecome(RuleBroken):
    """The idea is an initiative now: people join that."""


class TakenBack(RuleBroken):
    """This form's idea was taken back by its author: it takes a new form to leave it after all."""


def leave_idea(hall: Hall, form: IdeaForm) -> LeftIdea:
    """Put the idea on the board: at once, nobody approves.

    Raises RuleBroken (no words; too many wrong codes; TakenBack), InputRefused and NotFound (a code that is
    none), StoreTrouble.
    """
    words = clean_text(form.words, WORDS)
    if not words:
        # NL: Schrijf eerst je idee op.
        raise RuleBroken("Write your idea first.")
    record, code = derived_id("idea", form.token), code_for(hall, form.token, form.code)
    with hall.store.transaction(Who("visitor", record), "leave_idea") as transaction:
        sent = transaction.state.get(Idea, record)
        if sent is not None and sent.withdrawn:
            # NL: Dit idee haalde je weg. Schrijf het opnieuw op.
            raise TakenBack("You took this idea away. Write it once more.")
        if sent is None:
            transaction.put(
                Idea(
                    id=record,
                    words=words,
                    name=clean_line(form.name, NAME),
                    contact=clean_line(form.contact, LINE),
                    code=lookup(code, hall.key),
                )
            )
    return LeftIdea(record, code)


def take_back_idea(hall: Hall, record: str) -> None:
    """*Toch niet*, right after leaving it: as if it had not been left, whoever stands by it by now.

    Its code is good for nothing any more; its words and details are erased as those of other records that
    were taken back (kiosk.rules.retention). Twice changes nothing. Raises NotFound, HasBecome, StoreTrouble.
    """
    with hall.store.transaction(Who("visitor", record), "take_back_idea") as transaction:
        found = transaction.state.get(Idea, record)
        if found is None:
            raise NotFound("This idea is no longer on the board.")
        if circle_of(hall, transaction, found).became:
            raise HasBecome("This idea is an initiative by now. Join in there.")
        if not found.withdrawn:
            transaction.change(found, withdrawn=True, withdrawn_at=transaction.now, code="")


def me_too(hall: Hall, idea: str, visit: str) -> str:
    """*Ik ook*, once an idea and visit; gives the id to take it back with.

    Raises NotFound (hidden or gone), HasBecome, StoreTrouble.
    """
    person, record = person_of(visit), derived_id("too", idea, visit)
    with hall.store.transaction(Who("visitor", record), "me_too") as transaction:
        circle = open_circle(hall, transaction, idea)
        for each in circle.supporters:
            if each.kind == "too" and each.person == person and not each.withdrawn:
                return each.id
        transaction.put(Supporter(id=record, idea=idea, kind="too", person=person))
    return record


def help_along(hall: Hall, form: HelpForm) -> Helping:
    """*Ik help mee*, once a person: the same name in the same visit, or with the same code, is the same one.

    Who says it again without their code gets a new one, and only that one is good for it from then on.
    Raises NotFound (hidden or gone; an unknown code), HasBecome, RuleBroken, InputRefused, StoreTrouble.
    """
    name, contact = clean_line(form.name, NAME), clean_line(form.contact, LINE)
    if not name:
        # NL: Vul je naam in.
        raise RuleBroken("Type your name.")
    code = code_for(hall, form.token, form.code)
    kept, record = lookup(code, hall.key), derived_id("help", form.token)
    with hall.store.transaction(Who("visitor", record), "help_along") as transaction:
        circle = open_circle(hall, transaction, form.idea)
        if (sent := transaction.state.get(Supporter, record)) is not None and not sent.withdrawn:
            return Helping(record, code)
        person = _helper(transaction, form, name, kept)
        here = [each for each in circle.supporters if each.idea == form.idea or not each.withdrawn]
        before = sent or same_help(here, name, person, kept)
        is_new = before is None or before.withdrawn
        if before is None:
            before = Supporter(id=record, idea=form.idea, kind="help", name=name, person=person)
        helping = transaction.put(before)
        contact = contact or helping.contact
        transaction.change(helping, contact=contact, code=kept, withdrawn=False, withdrawn_at=None)
        return Helping(helping.id, code, is_new)


def circle_of(hall: Hall, transaction: Transaction, idea: Idea) -> Circle:
    """The idea with those joined to it, as the transaction sees them."""
    return Reckoning(transaction.state, transaction.now, hall.settings.hall.zone).circle(idea)


def open_circle(hall: Hall, transaction: Transaction, idea: str) -> Circle:
    """The same for an idea that is on the board. Raises NotFound, HasBecome."""
    found = transaction.state.get(Idea, idea)
    if found is None or not found.shown:
        # NL: Dit idee staat niet meer op het bord.
        raise NotFound("This idea is no longer on the board.")
    circle = circle_of(hall, transaction, found)
    if circle.became:
        # NL: Dit idee is al een initiatief. Doe daar mee.
        raise HasBecome("This idea is an initiative by now. Join in there.")
    return circle


def person_of(visit: str) -> str:
    """Who stands at the kiosk in this visit; it does not give the visit's token away."""
    return derived_id("visit", visit)


def _helper(transaction: Transaction, form: HelpForm, name: str, code: str) -> str:
    """The person: as known under the same name and code elsewhere, else of this visit."""
    visiting = person_of(form.visit or form.token)
    known = same_help(transaction.state.by_code(code, Supporter), name, visiting, code)
    return known.person if known is not None else visiting
