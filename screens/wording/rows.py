"""Initiatives and tasks as rows over the whole width of a list."""

from dataclasses import replace

from kiosk.board import Card, TaskCard
from kiosk.language import times
from kiosk.text import cells, shorten
from screens.widgets.face import Face, Line, Span, Spans, Tone, bar, bold, soft
from screens.widgets.wrapping import wrap
from screens.wording import cards, moments
from screens.wording.view import View

_MIDDLE = 21
"""The column where the title begins, after day and time."""
_COUNT = 18
"""Columns of the count at the right, and of the bar under it."""
_ONCE = 17
"""Columns for how long a task takes, and for *loop een keer mee* under it."""
_AS_WIDE = 2 * (_COUNT + 4)
"""Columns of a card whose hands take as much as the count here."""
_EDGES = 6
"""Columns of air at both sides of a row together."""


def initiative_row(view: View, card: Card, columns: int) -> Face:
    """When, what and what it promises, where, and the places left."""
    shown = cards.agenda_card(view, card, with_date=True)
    count = bold(shown.count, Tone.BRICK if shown.warning else Tone.INK)
    under = bar(shown.taken, shown.total, _COUNT, Tone.GREEN) or (Span(shown.under_count),)
    lines = (
        Line(
            (bold(shown.day, Tone.BRICK),),
            _beside(shown.title, soft(shown.place), columns * 3 // 5, columns),
            (count,),
        ),
        Line((bold(shown.time),), (soft(shorten(shown.sentence, _room(columns))),), under),
    )
    return Face(lines, middle=_MIDDLE, right_width=_COUNT, small=shown.face().small)


def task_row(view: View, task: TaskCard, columns: int, *, within: bool = False) -> Face:
    """When, what and what is asked, how long, and the hands needed; `within` its own initiative."""
    day, time = _when(view, task)
    # NL: loop een keer mee
    once = (bold(view.language.text("come along once"), Tone.BLUE),) if task.try_once else ()
    duration = bold(times.duration(view.language, task.minutes)) if task.minutes else Span("")
    usual = cards.task_face(view, task, columns=_AS_WIDE, within=within)
    count, drawn = usual.lines[0].right, usual.lines[1].right
    fourth = columns - _EDGES - _COUNT - max(_ONCE, cells(duration.text))
    room = fourth - _MIDDLE - 2 if once else _room(columns)
    asked = soft(_asked(view, task, room, within=within))
    lines = (
        Line(
            (bold(day, Tone.BRICK),),
            _beside(task.title, duration, fourth, columns, least=cells(duration.text)),
            count,
        ),
        Line((bold(time),), (asked, *(_gap(asked.text, fourth) if once else ()), *once), drawn),
    )
    beside = columns - 23 - 4 - sum(cells(span.text) for span in count)
    whose = _with_whose(task, beside, within=within)
    small = Line((bold(f"{day} {time}".strip(), Tone.BRICK),), whose, count)
    return Face(lines, middle=_MIDDLE, small=small)


def own_task(view: View, task: TaskCard, columns: int) -> Face:
    """A task on the page of its own initiative, with what is asked when there is room for it."""
    face = cards.task_face(view, task, columns=columns, within=True)
    first, second = face.lines[0], face.lines[1]
    room = columns - _EDGES - 2 - sum(cells(span.text) for span in second.right)
    line = cards.task_line(view, task, room, within=True)
    told = ". ".join(part for part in (line, task.asked) if part)
    return replace(face, lines=(first, replace(second, left=(soft(told if cells(told) <= room else line),))))


def _with_whose(task: TaskCard, room: int, *, within: bool) -> Spans:
    """For a row of three: the title, and whose task it is when that fits beside it."""
    fits = cells(task.title) + 2 + cells(task.initiative_title) <= room
    return (
        (bold(task.title), soft(f"  {task.initiative_title}")) if fits and not within else (bold(task.title),)
    )


def _when(view: View, task: TaskCard) -> tuple[str, str]:
    if task.moment is not None and not task.when_words:
        return moments.short(view, task.moment)
    rows = ["".join(span.text for span in row) for row in wrap((Span(moments.of_task(view, task)),), 17)]
    return rows[0], shorten(" ".join(rows[1:]), 17)


def _asked(view: View, task: TaskCard, room: int, *, within: bool) -> str:
    """Whose task it is and what is asked; of both only what fits."""
    if within:
        return shorten(task.asked, room)
    # NL: Bij {title}.
    whose = view.language.text("At {title}.", title=task.initiative_title)
    both = f"{whose} {task.asked}".strip()
    return both if cells(both) <= room else shorten(whose, room)


def _beside(title: str, more: Span, fourth: int, columns: int, *, least: int = 12) -> Spans:
    """The title, and from column `fourth` what belongs beside it; a long title pushes it to the right.

    It is shortened to `least` columns, and left out where there are fewer.
    """
    title = shorten(title, _room(columns))
    left = _room(columns) - max(fourth - _MIDDLE, cells(title) + 2)
    if not more.text or left < min(least, cells(more.text)):
        return (bold(title),)
    return (bold(title), *_gap(title, fourth), Span(shorten(more.text, left), more.tone, more.bold))


def _gap(before: str, fourth: int) -> Spans:
    return (Span(" " * max(2, fourth - _MIDDLE - cells(before))),)


def _room(columns: int) -> int:
    """Columns between the title's beginning and the count."""
    return columns - _MIDDLE - _COUNT - _EDGES + 2
