"""An idea with enough supporters becomes an initiative: its author presses, nobody approves."""

from dataclasses import dataclass, field

from kiosk.actions.ideas import circle_of
from kiosk.actions.own_code import opened, owner_code
from kiosk.errors import NotFound, RuleBroken
from kiosk.follow_up.links import slug
from kiosk.hall import Hall
from kiosk.ids import derived_id
from kiosk.model import Idea, Initiative, Meeting, News, Record, SignUp, Supporter, Task, Tombstone
from kiosk.privacy.codes import lookup
from kiosk.rules.idea_retention import signed
from kiosk.rules.ideas import Circle
from kiosk.store import Transaction, Who
from kiosk.text import LINE, NAME, TITLE, clean_line


@dataclass(frozen=True, slots=True, kw_only=True)
class StartForm:
    """What the new initiator filled in: a title and the code are all that is needed."""

    token: str
    """One-time, random: the same form sent twice is one initiative."""
    idea: str
    code: str = field(repr=False)
    """The author's; where no author left one, that of anybody who helps."""
    title: str
    name: str = ""
    """Public name of the initiator; without it the author's, as it stood by the idea."""
    summary: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it."""

    initiative: str
    """Its id."""
    owner_code: str = field(repr=False)
    """12 signs; shown once, only its HMAC is kept."""


def make_initiative(hall: Hall, form: StartForm) -> Made:
    """The idea's words become the description, who helps is signed up; supporters stay with the idea.

    Raises RuleBroken (no title; too few supporters; not theirs to start; too many wrong codes), InputRefused,
    NotFound, StoreTrouble; then nothing was stored.
    """
    title = clean_line(form.title, TITLE)
    if not title:
        # NL: Geef het eerst een naam.
        raise RuleBroken("Give it a name first.")
    kept = lookup(opened(hall, form.code).code, hall.key)
    record, code = derived_id("initiative", form.token), owner_code(hall, form.token)
    with hall.store.transaction(Who("initiator", record), "make_initiative") as transaction:
        idea = transaction.state.get(Idea, form.idea)
        if idea is None or not idea.shown:
            raise NotFound("This idea is no longer on the board.")
        circle = circle_of(hall, transaction, idea)
        starter = _starter(circle, kept)
        if circle.became == record:
            return Made(record, code)
        _check(circle, hall.settings.rules.idea_threshold)
        if transaction.state.get(Tombstone, record) is not None:
            # NL: Dit heb je teruggenomen. Begin opnieuw.
            raise NotFound("You took this back. Begin anew.")
        initiative = Initiative(
            id=record,
            slug=slug(title, {each.slug for each in transaction.state.all(Initiative)}),
            title=title,
            summary=clean_line(form.summary, LINE),
            description=told(circle, starter),
            theme=clean_line(form.theme, NAME),
            initiator=clean_line(form.name, NAME) or _public_name(starter),
            owner=lookup(code, hall.key),
        )
        _bring_along(transaction, circle, transaction.put(initiative))
    return Made(record, code)


def take_back_start(hall: Hall, initiative: str) -> None:
    """*Toch niet*, right after starting: it is an idea again, exactly as it was. Twice changes nothing.

    No record is left by which retention would find who had come along. So what the log says of them is put
    down to be erased: where nobody waits for it, by the upkeep. Raises RuleBroken (somebody joined or changed
    something since), StoreTrouble; then it stays.
    """
    who = Who("initiator", initiative)
    with hall.store.redaction(who, "take_back_start", later=True) as transaction:
        facts = transaction.state
        begun = facts.get(Initiative, initiative)
        if begun is None:
            return
        ideas = [idea for idea in facts.all(Idea) if idea.became == initiative]
        came_along = facts.of(SignUp, initiative)
        since: list[Record] = [each for kind in (Meeting, Task, News) for each in facts.of(kind, initiative)]
        since += [each for each in (begun, *came_along) if each.touched != begun.made]
        if since or not ideas:
            # NL: Er is al iets veranderd. Daarom blijft het staan.
            raise RuleBroken("Something has changed already. So it stays.")
        for idea in ideas:
            transaction.change(idea, became="")
        for each in (*came_along, begun):
            transaction.remove(each)


def told(circle: Circle, starter: Idea | Supporter | None = None) -> str:
    """Everybody's words, the oldest first; under them the name of who is not the initiator, where given."""
    return "\n\n".join(
        signed(idea.words, idea.name) if idea != starter else idea.words for idea in circle.ideas
    )


def _starter(circle: Circle, code: str) -> Idea | Supporter:
    starter = circle.starter(code)
    if starter is not None:
        return starter
    if circle.authors:
        # NL: Alleen wie dit idee bedacht, kan het starten.
        raise RuleBroken("Only who had this idea can start it.")
    # NL: Alleen wie meehelpt, kan dit idee starten.
    raise RuleBroken("Only who helps with this idea can start it.")


def _public_name(starter: Idea | Supporter) -> str:
    """An author's stood on the board; who helps was promised that other visitors do not see theirs."""
    return starter.name if isinstance(starter, Idea) else ""


def _check(circle: Circle, threshold: int) -> None:
    if circle.became:
        # NL: Dit idee is al een initiatief.
        raise RuleBroken("This idea is an initiative by now.")
    progress = circle.progress(threshold)
    if not progress.can_start:
        # NL: Er zijn nog {needed} medestanders nodig.
        raise RuleBroken("It needs {needed} more supporters first.", needed=progress.needed)


def _bring_along(transaction: Transaction, circle: Circle, initiative: Initiative) -> None:
    for idea in circle.ideas:
        transaction.change(idea, became=initiative.id)
    for helper in circle.helpers:
        transaction.put(
            SignUp(
                # Of this start: what was taken back never comes again under its own id.
                id=derived_id("sign_up", "help", helper.id, initiative.id),
                initiative=initiative.id,
                name=helper.name,
                contact=helper.contact,
                code=helper.code,
                told="place",
            )
        )
