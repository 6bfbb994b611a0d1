"""What a visitor signed up for, as they see it again with their own code."""

from datetime import datetime

from kiosk.board import Confirmed
from kiosk.language import counts
from screens.widgets.face import Span, Tone, bold, soft
from screens.wording import moments
from screens.wording.view import View


def title(confirmed: Confirmed) -> str:
    """What it is; of a task also what for."""
    return f"{confirmed.task}, {confirmed.title}" if confirmed.task else confirmed.title


def day_and_time(view: View, confirmed: Confirmed) -> tuple[str, str]:
    """*donderdag 26* and *18:00*, for the first columns of a note."""
    if confirmed.moment is not None:
        return moments.short(view, confirmed.moment)
    # NL: in overleg
    return confirmed.when_words or view.language.text("by arrangement"), ""


def under_title(view: View, confirmed: Confirmed) -> str:
    """*elke donderdag om 18:00, met z'n tweeën, De Grote Zaal*."""
    series = moments.series(view, confirmed.series) if confirmed.series else ""
    # NL: alleen deze keer
    once = view.language.text("this time only")
    alone = confirmed.series is None and confirmed.moment is not None and confirmed.moment.recurring
    people = counts.party(view.language, confirmed.party)
    return ", ".join(part for part in (series or (once if alone else ""), people, confirmed.place) if part)


def state(view: View, confirmed: Confirmed) -> Span:
    """Whether there is a place, which number on the list, or what else one should know."""
    text, at = view.language.text, confirmed.moment
    if confirmed.state == "cancelled":
        # NL: Je bent afgemeld. Dank je voor het zeggen.
        return soft(text("You are signed off. Thank you for telling."))
    if is_over(confirmed, view.now):
        # NL: Dit is geweest.
        return soft(text("This is over."))
    if at is not None and at.cancelled:
        day = view.language.capital(moments.day(view, at))
        # NL: {day} gaat niet door.
        return bold(text("{day} it does not take place.", day=day), Tone.BRICK)
    if confirmed.state == "waiting":
        return _waiting(view, confirmed.position or 1)
    if at is not None and at.moved:
        # NL: Je hebt een plek. Let op: een andere tijd dan anders.
        return bold(text("You have a place. Mind: another time than usual."), Tone.BRICK)
    if confirmed.task:
        # NL: Jij helpt mee. Fijn!
        return bold(text("You help. Good!"), Tone.BLUE)
    # NL: Je hebt een plek.
    return bold(text("You have a place."), Tone.GREEN)


def is_over(confirmed: Confirmed, now: datetime) -> bool:
    """Whether it was for one occurrence that is past."""
    at = confirmed.moment
    return at is not None and (at.end or at.start) < now


def _waiting(view: View, number: int) -> Span:
    text = view.language.text
    if number == 1:
        # NL: Je bent de eerste op de wachtlijst.
        return bold(text("You are the first on the waiting list."), Tone.BRICK)
    # NL: Je bent nummer {n} op de wachtlijst.
    return bold(text("You are number {n} on the waiting list.", n=number), Tone.BRICK)
