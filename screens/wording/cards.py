"""Initiatives and tasks as cards."""

from kiosk.board import Card, TaskCard
from kiosk.language import counts, times
from kiosk.text import cells
from screens.widgets.face import AgendaCard, Face, help_card
from screens.wording import moments
from screens.wording.view import View


def agenda_card(view: View, card: Card, *, with_date: bool = False) -> AgendaCard:
    """An initiative on a list; `with_date` where the list reaches beyond this week."""
    day, time = _when(view, card)
    count, under = _count(view, card)
    cancelled = card.moment is not None and card.moment.cancelled
    counted = card.can_join and not cancelled and card.capacity is not None
    moment = card.moment
    taken = moment.taken if moment is not None and not with_date else card.taken
    return AgendaCard(
        day=day,
        time=time,
        title=card.title,
        place=card.place,
        count=count,
        taken=taken if card.left else (card.capacity or 0),
        total=(card.capacity or 0) if counted else 0,
        under_count=under,
        sentence=card.summary.split(". ")[0].rstrip(".") + "." if card.summary else "",
        warning=cancelled or (moment is not None and moment.moved),
    )


def task_face(
    view: View, task: TaskCard, *, columns: int = 46, sentence: bool = False, within: bool = False
) -> Face:
    """A task on a list of so wide cards; `within` its own initiative's page its title need not be said."""
    total = _hands_shown(task)
    room = columns - 9 - min(3 * total, columns // 2)
    return help_card(
        task.title,
        task_line(view, task, room, within=within),
        hands_words(view, task),
        task.taken,
        total,
        sentence=task.asked if sentence else "",
        columns=columns,
    )


def task_line(view: View, task: TaskCard, room: int, *, within: bool = False) -> str:
    """*Repaircafé, zaterdag, 2 uur*; when that does not fit, when and how long say more than whose."""
    whose = "" if within or task.when == "any_time" else task.initiative_title
    when = task.when_words or (moments.weekday(view, task.moment) if task.moment else "")
    long = times.duration(view.language, task.minutes) if task.minutes else ""
    for parts in ((whose, when, long), (whose, when), (when, long)):
        line = ", ".join(part for part in parts if part)
        if cells(line) <= room:
            return line
    return when


def hands_words(view: View, task: TaskCard) -> str:
    """*nog 2 nodig*, *genoeg, dank je*."""
    if task.done:
        # NL: klaar
        return view.language.text("done")
    return counts.hands(view.language, task.needed, task.left)


def places_words(view: View, card: Card) -> str:
    """*nog 4 plekken*, for the card's occurrence or the whole."""
    return counts.places(view.language, card.left)


def _hands_shown(task: TaskCard) -> int:
    most = task.hands_max if task.hands_max is not None else max(task.hands_min, task.taken)
    return task.hands_min if task.needed else max(task.taken, most)


def _when(view: View, card: Card) -> tuple[str, str]:
    text = view.language.text
    if card.state == "done":
        # NL: klaar
        return text("done"), ""
    if card.state == "paused":
        # NL: pauze
        return text("taking a break"), ""
    if card.moment is not None:
        return moments.short(view, card.moment)
    if card.by_arrangement:
        # NL: in overleg
        return text("by arrangement"), ""
    # NL: begint nog
    return text("starting up"), ""


def _count(view: View, card: Card) -> tuple[str, str]:
    """The words for what is left, and those under them where no bar stands."""
    text = view.language.text
    if card.moment is not None and card.moment.cancelled:
        # NL: gaat niet door
        return text("does not take place"), ""
    if card.state == "done":
        # NL: lees het verhaal
        return text("read the story"), ""
    if card.state == "paused":
        # NL: nu even niet
        return text("not for now"), ""
    if card.state == "resting":
        # NL: rust even
        return text("resting"), ""
    if card.moment is not None and card.moment.moved:
        # NL: andere tijd
        news = text("another time")
        return news, places_words(view, card) if card.can_join else ""
    if not card.joinable:
        # NL: loop zo binnen
        walk_in = text("just walk in") if card.moment else ""
        return counts.places(view.language, None), walk_in
    return places_words(view, card), ""
