"""Rows over the whole width of a list: what they have in common, and those of initiatives."""

from dataclasses import replace

from kiosk.board import Card, TaskCard
from kiosk.text import cells, shorten
from screens.widgets.face import Face, Line, Span, Spans, Tone, bar, bold, soft
from screens.wording import cards
from screens.wording.view import View

MIDDLE = 21
"""The column where the title begins, after day and time."""
COUNT = 18
"""Columns of the count at the right, and of the bar under it."""
EDGES = 6
"""Columns of air at both sides of a row together."""


def initiative_row(view: View, card: Card, columns: int) -> Face:
    """When, what and what it promises, where, and the places left."""
    shown = cards.agenda_card(view, card, with_date=True)
    count = bold(shown.count, Tone.BRICK if shown.warning else Tone.INK)
    under = bar(shown.taken, shown.total, COUNT, Tone.GREEN) or (Span(shown.under_count),)
    lines = (
        Line(
            (bold(shown.day, Tone.BRICK),),
            beside(shown.title, soft(shown.place), columns * 3 // 5, columns),
            (count,),
        ),
        Line((bold(shown.time),), (soft(shorten(shown.sentence, room_for_title(columns))),), under),
    )
    return Face(lines, middle=MIDDLE, right_width=COUNT, small=shown.face().small)


def own_task(view: View, task: TaskCard, columns: int) -> Face:
    """A task on the page of its own initiative, with what is asked when there is room for it."""
    face = cards.task_face(view, task, columns=columns, within=True)
    first, second = face.lines[0], face.lines[1]
    room = columns - EDGES - 2 - sum(cells(span.text) for span in second.right)
    line = cards.task_line(view, task, room, within=True)
    told = ". ".join(part for part in (line, task.asked) if part)
    return replace(face, lines=(first, replace(second, left=(soft(told if cells(told) <= room else line),))))


def beside(title: str, more: Span, fourth: int, columns: int, *, least: int = 12) -> Spans:
    """The title, and from column `fourth` what belongs beside it; a long title pushes it to the right.

    It is shortened to `least` columns, and left out where there are fewer.
    """
    title = shorten(title, room_for_title(columns))
    left = room_for_title(columns) - max(fourth - MIDDLE, cells(title) + 2)
    if not more.text or left < min(least, cells(more.text)):
        return (bold(title),)
    return (bold(title), *gap(title, fourth), Span(shorten(more.text, left), more.tone, more.bold))


def gap(before: str, fourth: int) -> Spans:
    """Air from the end of what stands in the middle to column `fourth`."""
    return (Span(" " * max(2, fourth - MIDDLE - cells(before))),)


def room_for_title(columns: int) -> int:
    """Columns between the title's beginning and the count."""
    return columns - MIDDLE - COUNT - EDGES + 2
