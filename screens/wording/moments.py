"""When things are, in words."""

from kiosk.board import Confirmed, Moment, Series, TaskCard
from kiosk.language import days, recurrence, times
from screens.wording.view import View


def full(view: View, moment: Moment) -> str:
    """*zaterdag 28 november, 10:00 tot 13:00*, and what changed about it."""
    start, end = moment.start, moment.end
    words = times.when(view.language, start, end, view.now, view.zone, all_day=moment.all_day)
    return with_news(view, words, moment)


def start(view: View, moment: Moment) -> str:
    """*zaterdag 28 november, 10:00*: when to be there."""
    if moment.all_day:
        return full(view, moment)
    return times.moment(view.language, moment.start, view.now, view.zone)


def hours(view: View, moment: Moment) -> str:
    """*18:00 tot 20:00*, where the day is said already."""
    if moment.all_day:
        # NL: de hele dag
        return view.language.text("the whole day")
    begin = times.clock(moment.start, view.zone)
    if moment.end is None or moment.end <= moment.start:
        return with_news(view, begin, moment)
    # NL: {start} tot {end}
    words = view.language.text("{start} to {end}", start=begin, end=times.clock(moment.end, view.zone))
    return with_news(view, words, moment)


def with_news(view: View, words: str, moment: Moment) -> str:
    """The words, followed by what is other than usual."""
    if moment.cancelled:
        # NL: {when}: gaat niet door
        return view.language.text("{when}: does not take place", when=words)
    if moment.moved:
        # NL: {when} (een andere tijd dan anders)
        return view.language.text("{when} (another time than usual)", when=words)
    return words


def day(view: View, moment: Moment) -> str:
    """*vandaag*, *donderdag 26 november*."""
    return days.day(view.language, days.local(moment.start, view.zone).date(), view.today)


def short(view: View, moment: Moment) -> tuple[str, str]:
    """Day and time for a card: *donderdag 26* and *18:00*."""
    when = days.local(moment.start, view.zone)
    on = days.short_day(view.language, when.date(), view.today)
    if moment.all_day:
        # NL: hele dag
        return on, view.language.text("all day")
    return on, times.clock(moment.start, view.zone)


def weekday(view: View, moment: Moment) -> str:
    """*vandaag*, *morgen*, *zaterdag*; further away *5 december*."""
    when = days.local(moment.start, view.zone).date()
    ahead = (when - view.today).days
    if ahead <= 1:
        return days.day(view.language, when, view.today)
    return days.weekday(view.language, when) if ahead < 7 else days.date_line(view.language, when, view.today)


def series(view: View, shown: Series) -> str:
    """*elke donderdag om 18:00*."""
    return recurrence.recurrence(
        view.language, shown.rule, shown.start, today=view.today, zone=view.zone, all_day=shown.all_day
    )


def short_series(view: View, shown: Series) -> str:
    """*elke donderdag*."""
    return recurrence.short_recurrence(view.language, shown.rule, shown.start)


def of_task(view: View, task: TaskCard) -> str:
    """When a task is done: *zaterdag 10:00*, *elke vrijdag*, *als het jou past*."""
    if task.when_words:
        return task.when_words
    if task.moment is not None:
        on, at = short(view, task.moment)
        return f"{on} {at}"
    # NL: in overleg
    return view.language.text("by arrangement")


def of_sign_up(view: View, confirmed: Confirmed) -> str:
    """When somebody who signed up is to be there next."""
    if confirmed.moment is not None:
        return full(view, confirmed.moment)
    if confirmed.dateless:
        # NL: er is nog geen datum
        return view.language.text("there is no date yet")
    # NL: in overleg
    return confirmed.when_words or view.language.text("by arrangement")
