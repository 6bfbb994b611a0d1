"""What a visitor signed up for, as they see it again with their own code."""

from datetime import datetime

from kiosk.board import Confirmed, Moment, OwnSignUp
from kiosk.language import counts, days
from screens.widgets.face import Span, Tone, bold, soft
from screens.wording import moments
from screens.wording.view import View


def title(confirmed: Confirmed) -> str:
    """What it is; of a task also what for."""
    return f"{confirmed.task}, {confirmed.title}" if confirmed.task else confirmed.title


def day_and_time(view: View, own: OwnSignUp) -> tuple[str, str]:
    """*donderdag 26* and *18:00*, for the first columns of a note: when it is, or would have been."""
    at = own.off or own.confirmed.moment
    if at is not None:
        return moments.short(view, at)
    if own.gone is not None:
        return days.short_day(view.language, days.local(own.gone, view.zone).date(), view.today), ""
    if own.confirmed.dateless:
        # NL: nog geen datum
        return view.language.text("no date yet"), ""
    # NL: in overleg
    return own.confirmed.when_words or view.language.text("by arrangement"), ""


def under_title(view: View, confirmed: Confirmed) -> str:
    """*elke donderdag om 18:00, met z'n tweeën, De Grote Zaal*."""
    series = moments.series(view, confirmed.series) if confirmed.series else ""
    # NL: alleen deze keer
    once = view.language.text("this time only")
    alone = confirmed.series is None and confirmed.moment is not None and confirmed.moment.recurring
    people = counts.party(view.language, confirmed.party)
    return ", ".join(part for part in (series or (once if alone else ""), people, confirmed.place) if part)


def state(view: View, own: OwnSignUp) -> tuple[Span, ...]:
    """What changed since, and how it stands: each a line of its own, the news first."""
    text, confirmed = view.language.text, own.confirmed
    if confirmed.state == "cancelled":
        # NL: Je bent afgemeld. Dank je voor het zeggen.
        return (soft(text("You are signed off. Thank you for telling.")),)
    if own.gone is not None:
        date = days.local(own.gone, view.zone).date()
        return (_off(view, days.day(view.language, date, view.today)),)
    if is_over(confirmed, view.now):
        # NL: Dit is geweest.
        return (soft(text("This is over.")),)
    if own.off is not None:
        return _not_taking_place(view, own, own.off)
    return (*_moved(view, confirmed.moment), _standing(view, own))


def _standing(view: View, own: OwnSignUp) -> Span:
    text, confirmed = view.language.text, own.confirmed
    if confirmed.state == "waiting":
        return waiting(view, confirmed.position or 1)
    if own.times and own.times[0].stand_in:
        # NL: Deze keer sta je op de wachtlijst.
        return bold(text("This time you are on the waiting list."), Tone.BRICK)
    if own.times and own.times[0].away:
        # NL: Deze keer kom je niet. Daarna weer wel.
        return bold(text("You do not come this time. After that you do."), Tone.BRICK)
    if confirmed.trial:
        # NL: Je loopt een keer mee.
        return bold(text("You come along once."), Tone.BLUE)
    if own.moved_up:
        # NL: Je stond op de wachtlijst. Nu heb je een plek!
        return bold(text("You were on the waiting list. Now you have a place!"), Tone.GREEN)
    if confirmed.task:
        # NL: Jij helpt mee. Fijn!
        return bold(text("You help. Good!"), Tone.BLUE)
    # NL: Je hebt een plek.
    return bold(text("You have a place."), Tone.GREEN)


def _moved(view: View, at: Moment | None) -> tuple[Span, ...]:
    if at is None or not at.moved:
        return ()
    was = days.local(at.original, view.zone)
    if was.date() == days.local(at.start, view.zone).date():
        # NL: Let op, een andere tijd! Het was {time}.
        words = view.language.text("Mind, another time! It was {time}.", time=f"{was:%H:%M}")
        return (bold(words, Tone.BRICK),)
    day = days.day(view.language, was.date(), view.today)
    # NL: Let op, een andere tijd! Het was {day}, {time}.
    words = view.language.text("Mind, another time! It was {day}, {time}.", day=day, time=f"{was:%H:%M}")
    return (bold(words, Tone.BRICK),)


def _not_taking_place(view: View, own: OwnSignUp, off: Moment) -> tuple[Span, ...]:
    said = _off(view, moments.day(view, off))
    after = own.confirmed.moment
    if after is None or after.cancelled:
        return (said,)
    # NL: Wel op {day}.
    then = view.language.text("It does on {day}.", day=moments.day(view, after))
    return (bold(f"{said.text} {then}", Tone.BRICK),)


def _off(view: View, day: str) -> Span:
    # NL: {day} gaat niet door.
    words = view.language.text("{day} it does not take place.", day=view.language.capital(day))
    return bold(words, Tone.BRICK)


def is_over(confirmed: Confirmed, now: datetime) -> bool:
    """Whether it was for one occurrence that is past."""
    at = confirmed.moment
    return at is not None and (at.end or at.start) < now


def waiting(view: View, number: int) -> Span:
    """Which number on the list."""
    text = view.language.text
    if number == 1:
        # NL: Je bent de eerste op de wachtlijst.
        return bold(text("You are the first on the waiting list."), Tone.BRICK)
    # NL: Je bent nummer {n} op de wachtlijst.
    return bold(text("You are number {n} on the waiting list.", n=number), Tone.BRICK)
