"""What the sign-up screens say: what is joined, when, with how many, and where one is."""

from typing import Final

from kiosk.board import Board, Joining, Moment, Series
from kiosk.language import Language, counts, mark
from kiosk.text import cells
from screens.presence import SignUpDraft
from screens.widgets.face import Span, Spans, Tone, bar, bold, soft
from screens.wording import moments
from screens.wording.view import View

MOST: Final = 12
"""People in one party that the screen offers; more is a talk with the host."""

_PLACE: Final = "\x00"
_BAR: Final = 22
"""Columns of the bar behind the words."""

_SHORT = (
    # NL: alleen
    mark("alone"),
    # NL: tweeën
    mark("two"),
    # NL: drieën
    mark("three"),
    # NL: vieren
    mark("four"),
    # NL: vijven
    mark("five"),
    # NL: zessen
    mark("six"),
    # NL: zevenen
    mark("seven"),
    # NL: achten
    mark("eight"),
    # NL: negenen
    mark("nine"),
    # NL: tienen
    mark("ten"),
    # NL: elven
    mark("eleven"),
    # NL: twaalven
    mark("twelve"),
)


def people(language: Language, number: int) -> str:
    """With how many the visitor comes, in the first person: *ik alleen*, *met z'n tweeën*."""
    # NL: ik alleen
    return language.text("just me") if number == 1 else counts.party(language, number)


def party_words(language: Language, capacity: int | None, *, short: bool) -> tuple[str, ...]:
    """The chips: *Ik alleen*, *Met z'n tweeën*, or where there is little room *Alleen*, *Tweeën*."""
    most = MOST if capacity is None else max(1, min(MOST, capacity))
    said = [language.text(_SHORT[n - 1]) if short else people(language, n) for n in range(1, most + 1)]
    return tuple(language.capital(words) for words in said)


def how_many(language: Language) -> str:
    """The question above the chips."""
    # NL: Met z'n hoevelen kom je?
    return language.text("How many people are coming?")


def more_people(language: Language) -> tuple[str, str]:
    """The words of the last chip: to more people, and back."""
    # NL: Meer
    more = language.text("More")
    # NL: Minder
    return more, language.text("Fewer")


def title(joining: Joining) -> str:
    """What is joined; for a task what is done and for what."""
    return f"{joining.task.title}, {joining.card.title}" if joining.task else joining.card.title


def moment_of(joining: Joining, draft: SignUpDraft) -> Moment | None:
    """The one date it is about; None for a whole series, and where there is none."""
    if draft.occurrence is not None:
        return next((each for each in joining.moments if each.original == draft.occurrence), None)
    if joining.recurring:
        return None
    if joining.moments:
        return joining.moments[0]
    return joining.task.moment if joining.task and joining.task.when == "once" else None


def series_of(joining: Joining) -> Series | None:
    """How it recurs, when it does so by a rule."""
    return (joining.task.series if joining.task else None) or joining.card.series


def when(view: View, joining: Joining, draft: SignUpDraft) -> str:
    """*zaterdag 28 november, 10:00*, *elke donderdag om 18:00*, *in overleg*."""
    at = moment_of(joining, draft)
    if at is not None:
        return moments.start(view, at)
    if joining.recurring:
        series = series_of(joining)
        # NL: elke keer
        return moments.series(view, series) if series else view.language.text("every time")
    if joining.task:
        return moments.of_task(view, joining.task)
    if not joining.card.by_arrangement:
        # NL: er is nog geen datum
        return view.language.text("there is no date yet")
    # NL: in overleg
    return joining.card.note or view.language.text("by arrangement")


def short_when(view: View, joining: Joining, draft: SignUpDraft) -> str:
    """*zaterdag 28 november*, *elke donderdag*: on a button."""
    at, series = moment_of(joining, draft), series_of(joining)
    if at is not None:
        return moments.day(view, at)
    if joining.recurring and series:
        return moments.short_series(view, series)
    return when(view, joining, draft)


def joined_line(view: View, joining: Joining, draft: SignUpDraft) -> Spans:
    """*Je doet mee met* **Repaircafé, zaterdag 28 november, 10:00.**"""
    if joining.task:
        # NL: Je helpt bij {what}
        line = view.language.text("You help with {what}", what=_PLACE)
    else:
        # NL: Je doet mee met {what}
        line = view.language.text("You join {what}", what=_PLACE)
    before, _, after = line.partition(_PLACE)
    return (soft(before), bold(f"{title(joining)}, {when(view, joining, draft)}."), soft(after))


def progress(language: Language, draft: SignUpDraft, left: int, *, bars: bool = True) -> Spans:
    """*Vraag 1 van 2* and the same as bars; `left`: questions after this one."""
    total = 3 if draft.asked_when else 2
    # NL: Vraag {n} van {total}
    words = language.text("Question {n} of {total}", n=total - left, total=total)
    drawn: list[Span] = []
    for at in range(total if bars else 0):
        drawn.append(Span(" " if at else "  "))
        done = at < total - left
        drawn.append(Span("▄▄▄▄" if done else "▁▁▁▁", Tone.BRICK if done else Tone.REST))
    return (soft(words), *drawn)


def kept(language: Language, days: int) -> str:
    """How long something is kept: *een jaar*, *30 dagen*."""
    if days == 365:
        # NL: een jaar
        return language.text("a year")
    if days % 365 == 0 and days:
        # NL: {n} jaar | {n} jaar
        return language.plural("{n} year", "{n} years", days // 365)
    # NL: {n} dag | {n} dagen
    return language.plural("{n} day", "{n} days", days)


def left_at(joining: Joining, draft: SignUpDraft) -> int | None:
    """Places left at the date it is about, or for the whole."""
    if draft.occurrence is None:
        return joining.left
    at = moment_of(joining, draft)
    return at.left if at else 0


def room_words(language: Language, joining: Joining, left: int | None) -> str:
    """*nog 5 plekken*, *nog 2 handen welkom*."""
    if joining.task is None or not left:
        return counts.places(language, left)
    # NL: nog {n} helper welkom | nog {n} helpers welkom
    return language.plural("{n} more helper welcome", "{n} more helpers welcome", left)


def position(board: Board, draft: SignUpDraft) -> int | None:
    """In the row that this party would wait in; None: there is a place. Who tries once never waits."""
    if draft.trial:
        return None
    return board.position(draft.initiative, draft.task, draft.occurrence, draft.party)


def room_line(view: View, joining: Joining, draft: SignUpDraft, position: int | None, columns: int) -> Spans:
    """The room where it is about: in words, then as a bar where the columns allow.

    `position`: in the row that this party would wait in.
    """
    if draft.trial:
        # NL: Je loopt een keer mee. Je zit nergens aan vast.
        free = view.language.text("You come along once, without obligation.")
        return (bold(free, Tone.BLUE),)
    left, capacity = left_at(joining, draft), joining.capacity
    at = moment_of(joining, draft)
    # NL: elke keer
    day = moments.day(view, at) if at else view.language.text("every time")
    where = view.language.capital(day)
    room = room_words(view.language, joining, left)
    words = f"{where}: {room}" if at or joining.recurring else view.language.capital(room)
    tone = Tone.BLUE if joining.task else Tone.GREEN
    if position is not None:
        # NL: {where}: {room}. Op de lijst word je nummer {n}.
        line = view.language.text(
            "{where}: {room}. On the list you will be number {n}.",
            where=where,
            room=room,
            n=position,
        )
        words, tone = line, Tone.INK
    if capacity is None or left is None or cells(words) + 4 + _BAR > columns:
        return (bold(words, tone),)
    taken = capacity - left if at is None or not left else at.taken
    return (bold(words, tone), Span("    "), *bar(taken, capacity, _BAR, tone))
