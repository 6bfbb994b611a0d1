"""What a visitor is told of their own sign-up."""

from kiosk.board import Confirmed, Payload
from kiosk.language import Language, counts, days
from screens.wording import moments
from screens.wording.view import View


def title(view: View, confirmed: Confirmed) -> str:
    """*Tot zaterdag, Greetje!*, *Je staat op de lijst, Greetje*."""
    text, name = view.language.text, confirmed.name
    if confirmed.state == "cancelled":
        # NL: Je bent niet aangemeld
        return text("You are not signed up")
    if confirmed.state == "waiting":
        # NL: Je staat op de lijst, {name}
        return text("You are on the list, {name}", name=name)
    moment = confirmed.moment
    if moment is None:
        # NL: Fijn, {name}!
        return text("Lovely, {name}!", name=name)
    when = days.local(moment.start, view.zone).date()
    if when <= view.today:
        # NL: Tot straks, {name}!
        return text("See you soon, {name}!", name=name)
    # NL: Tot {day}, {name}!
    return text("See you {day}, {name}!", day=moments.weekday(view, moment), name=name)


def short_title(view: View, confirmed: Confirmed) -> str:
    """The same without the name, where both do not fit."""
    text, moment = view.language.text, confirmed.moment
    if confirmed.state == "waiting":
        # NL: Je staat op de lijst
        return text("You are on the list")
    if moment is None:
        # NL: Fijn!
        return text("Lovely!")
    if days.local(moment.start, view.zone).date() <= view.today:
        # NL: Tot straks!
        return text("See you soon!")
    # NL: Tot {day}!
    return text("See you {day}!", day=moments.weekday(view, moment))


def glad(view: View, confirmed: Confirmed) -> str:
    """The sentence under the title."""
    text = view.language.text
    if confirmed.state == "cancelled":
        # NL: Goed dat je het zegt. Je hoeft niets meer te doen.
        return text("Good that you say so. There is nothing more to do.")
    if confirmed.state == "waiting":
        number = counts.number(view.language, confirmed.position or 1)
        # NL: Je bent {number} op de wachtlijst van {title}.
        return text("You are {number} on the wait list of {title}.", number=number, title=confirmed.title)
    if confirmed.trial:
        # NL: Je loopt een keer mee: {task}, {title}.
        return text("You come along once: {task}, {title}.", task=confirmed.task, title=confirmed.title)
    if confirmed.task:
        # NL: Fijn dat je helpt: {task}, {title}.
        return text("Lovely that you help: {task}, {title}.", task=confirmed.task, title=confirmed.title)
    # NL: Fijn dat je meedoet met {title}.
    return text("Lovely that you join {title}.", title=confirmed.title)


def own_code(language: Language, gathered: int) -> str:
    """What the code is, and how many sign-ups of this visit it is for."""
    if gathered == 1:
        # NL: Dit is jouw eigen code
        return language.text("This is your own code")
    # NL: Nog steeds jouw code, voor {n} aanmelding | Nog steeds jouw code, voor {n} aanmeldingen
    return language.plural("Still your code, for {n} sign-up", "Still your code, for {n} sign-ups", gathered)


def scan(language: Language, payload: Payload) -> str:
    """The line above the code for the telephone."""
    text = language.text
    if payload.kind == "link":
        # NL: Lees verder op {link}
        return text("Read on at {link}", link=payload.words)
    if payload.kind == "contact":
        # NL: Neem het mee op je telefoon
        return text("Take it along on your telephone")
    if payload.alarm is not None:
        # NL: Voor je agenda, met een seintje de avond ervoor
        return text("Calendar, with a reminder the evening before")
    # NL: Zet het in je agenda met je camera
    return text("Put it in your calendar with your camera")


def facts(view: View, confirmed: Confirmed) -> list[tuple[str, str]]:
    """Labels and answers: when, from when on, where, with how many, what to bring."""
    text = view.language.text
    found: list[tuple[str, str]] = []
    when = moments.of_sign_up(view, confirmed)
    # NL: Wanneer
    label = text("When")
    if confirmed.series is not None:
        found.append((label, moments.series(view, confirmed.series)))
        if confirmed.moment is not None:
            # NL: Eerst
            found.append((text("First"), moments.full(view, confirmed.moment)))
    else:
        found.append((label, when))
    if confirmed.place:
        # NL: Waar
        found.append((text("Where"), confirmed.place))
    if confirmed.party > 1:
        # NL: Wie
        found.append((text("Who"), counts.party(view.language, confirmed.party)))
    if confirmed.bring and not confirmed.task:
        # NL: Neem mee
        found.append((text("Bring"), confirmed.bring))
    return found


def what_next(view: View, confirmed: Confirmed) -> str:
    """What happens from here on."""
    text = view.language.text
    if confirmed.state == "cancelled":
        # NL: Je plek is weer vrij voor een ander.
        return text("Your place is free for somebody else.")
    if confirmed.state == "waiting":
        if confirmed.has_contact:
            # NL: Komt er een plek vrij? Dan bellen we je.
            return text("Is there a place? Then we call you.")
        # NL: Kijk hier later met je code of er plek is.
        return text("Look here later, with your code, whether there is a place.")
    if confirmed.has_contact:
        # NL: Verandert er iets? Dan bellen we je.
        return text("Does anything change? Then we call you.")
    # NL: Kijk vooraf nog even hier of er iets veranderd is.
    return text("Look here beforehand whether anything has changed.")
