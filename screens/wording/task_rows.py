"""A task as a row over the whole width of a list."""

from kiosk.board import TaskCard
from kiosk.language import times
from kiosk.text import cells, shorten
from screens.widgets.face import Face, Line, Span, Spans, Tone, bold, soft
from screens.widgets.wrapping import wrap
from screens.wording import cards, moments
from screens.wording.rows import COUNT, EDGES, MIDDLE, beside, gap, room_for_title
from screens.wording.view import View

_ONCE = 17
"""Columns for how long a task takes, and for *loop een keer mee* under it."""
_AS_WIDE = 2 * (COUNT + 4)
"""Columns of a card whose hands take as much as the count here."""
_FURTHEST = 90
"""Beyond this column nobody sees any more which row it belongs to how long a task takes."""
_SMALL_MIDDLE = 19
"""Where the title begins on a terminal of fewer than 100 columns."""
_LEAST_TITLE = 8
"""Columns of a title beside a warning; of fewer nobody can tell which it is."""


def task_row(view: View, task: TaskCard, columns: int, *, within: bool = False, warning: str = "") -> Face:
    """When, what and what is asked, how long, and the hands needed; `within` its own initiative.

    A `warning` comes in the place of what is asked. In a row of three there is only when, what and whose.
    """
    usual = cards.task_face(view, task, columns=_AS_WIDE, within=within)
    count, drawn = usual.lines[0].right, usual.lines[1].right
    told = bold(warning, Tone.BRICK) if warning else None
    day, time = _when(view, task, (_SMALL_MIDDLE if columns < 100 else MIDDLE) - 5)
    room = columns - 23 - 4 - _width(count)
    whose = _with_warning(task.title, warning, room) if warning else _with_whose(task, room, within=within)
    small = Line((bold(f"{day} {time}".strip(), Tone.BRICK),), whose, count)
    if columns < 100:
        first, second = _narrow(view, task, columns, count, told)
        middle = _SMALL_MIDDLE
    else:
        first, second = _broad(view, task, columns, told, within=within)
        middle, second = MIDDLE, (second[0], drawn)
    lines = (
        Line((bold(day, Tone.BRICK),), first, count),
        Line((bold(time),), second[0], second[1]),
    )
    return Face(lines, middle=middle, small=small)


def _broad(
    view: View, task: TaskCard, columns: int, told: Span | None, *, within: bool
) -> tuple[Spans, tuple[Spans, Spans]]:
    """How long, and *loop een keer mee* under it, in a column of their own."""
    once, duration = _once(view, task), _duration(view, task)
    fourth = min(_FURTHEST, columns - EDGES - COUNT - max(_ONCE, cells(duration.text)))
    room = fourth - MIDDLE - 2 if once else room_for_title(columns)
    asked = _shortened(told, room) if told else soft(_asked(view, task, room, within=within))
    first = beside(task.title, duration, fourth, columns, least=cells(duration.text))
    return first, ((asked, *(gap(asked.text, fourth) if once else ()), *once), ())


def _narrow(
    view: View, task: TaskCard, columns: int, count: Spans, told: Span | None
) -> tuple[Spans, tuple[Spans, Spans]]:
    """How long beside what it is, *loop een keer mee* at the right under the count."""
    once, duration = _once(view, task), _duration(view, task)
    room = columns - EDGES // 2 - _SMALL_MIDDLE - 1
    beside_count = room - _width(count)
    title = bold(shorten(task.title, beside_count - (cells(duration.text) + 2 if duration.text else 0)))
    asked = _shortened(told or soft(task.asked or task.initiative_title), room - _width(once))
    return (title, soft(f"  {duration.text}")) if duration.text else (title,), ((asked,), once)


def _once(view: View, task: TaskCard) -> Spans:
    # NL: loop een keer mee
    return (bold(view.language.text("come along once"), Tone.BLUE),) if task.try_once else ()


def _duration(view: View, task: TaskCard) -> Span:
    return bold(times.duration(view.language, task.minutes)) if task.minutes else Span("")


def _shortened(span: Span, room: int) -> Span:
    return Span(shorten(span.text, room), span.tone, span.bold)


def _width(spans: Spans) -> int:
    return sum(cells(span.text) for span in spans)


def _with_whose(task: TaskCard, room: int, *, within: bool) -> Spans:
    """For a row of three: the title, and whose task it is when that fits beside it."""
    fits = cells(task.title) + 2 + cells(task.initiative_title) <= room
    return (
        (bold(task.title), soft(f"  {task.initiative_title}")) if fits and not within else (bold(task.title),)
    )


def _with_warning(title: str, warning: str, room: int) -> Spans:
    """For a row of three: the title yields to the warning."""
    left = room - 2 - cells(warning)
    if left < _LEAST_TITLE:
        return (bold(shorten(warning, room), Tone.BRICK),)
    return (bold(shorten(title, left)), bold(f"  {warning}", Tone.BRICK))


def _when(view: View, task: TaskCard, room: int) -> tuple[str, str]:
    if task.moment is not None and not task.when_words:
        return moments.short(view, task.moment)
    rows = ["".join(span.text for span in row) for row in wrap((Span(moments.of_task(view, task)),), room)]
    return rows[0], shorten(" ".join(rows[1:]), room)


def _asked(view: View, task: TaskCard, room: int, *, within: bool) -> str:
    """Whose task it is and what is asked; where they do not both fit, what is asked."""
    # NL: Bij {title}.
    whose = view.language.text("At {title}.", title=task.initiative_title)
    if task.initiative_title.endswith(("!", "?", ".")):
        # NL: Bij {title}
        whose = view.language.text("At {title}", title=task.initiative_title)
    both = f"{whose} {task.asked}".strip()
    if not within and (cells(both) <= room or not task.asked):
        return shorten(both, room)
    return shorten(task.asked, room)
