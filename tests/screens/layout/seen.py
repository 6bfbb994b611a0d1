"""What a visitor sees of a widget."""

from dataclasses import replace

from textual.geometry import Size
from textual.widget import Widget

from screens.widgets.big_text import BigText
from screens.widgets.face import Face, Span
from screens.widgets.field import Field
from screens.widgets.field_painting import paint_field
from screens.widgets.tile import Tile
from screens.widgets.words import Words


def is_shown(widget: Widget) -> bool:
    return (
        all(each.display for each in (widget, *widget.ancestors) if isinstance(each, Widget))
        and widget.visible
    )


def known(widget: Widget) -> str:
    return f"{type(widget).__name__}#{widget.id or '.'.join(sorted(widget.classes))}"


def drawn(widget: Widget) -> str:
    """The characters it draws, row under row."""
    return "\n".join(widget.render_line(y).text for y in range(widget.size.height))


def squeezed(text: str) -> str:
    return "".join(text.split())


def page_size(widget: Widget) -> Size:
    return widget.app.size


def has_words(widget: Widget) -> bool:
    if isinstance(widget, Tile):
        return widget.face != Face()
    if isinstance(widget, BigText):
        return bool(widget.text)
    return isinstance(widget, Words) and any(span.text.strip() for span in pieces(widget))


def spoken(field: Field) -> list[str]:
    """What a field says by itself."""
    return [*([field.placeholder] if not field.value else []), field._counter_words()]


def in_field(field: Field, *, focused: bool) -> str:
    """The characters it draws in that state, row under row."""
    return "\n".join(strip.text for strip in paint_field(replace(field._look(), focused=focused)))


def spans(tile: Tile) -> list[Span]:
    """What stands on a tile of its height."""
    face = tile.face
    lines = (
        [face.small or face.lines[0]] if tile.size.height <= 3 and (face.small or face.lines) else face.lines
    )
    return [span for line in (*lines, *face.below) for span in (*line.left, *line.middle, *line.right)]


def pieces(words: Words) -> list[Span]:
    found: list[Span] = []
    for each in words.paragraphs:
        if isinstance(each, Span):
            found.append(each)
        elif isinstance(each, tuple):
            found.extend(each)
        else:
            found += [Span(text) for text in ([each] if isinstance(each, str) else [each.label, each.answer])]
    return found
