"""Text to read: paragraphs and facts."""

from dataclasses import dataclass

from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from kiosk.text import cells
from screens.widgets.canvas import Canvas
from screens.widgets.drawn import Drawn
from screens.widgets.face import Span, Spans, Tone
from screens.widgets.palette import Palette
from screens.widgets.wrapping import wrap


@dataclass(frozen=True)
class Fact:
    """A soft label and its bold answer; the answers of a block begin under one another."""

    label: str
    answer: str


Paragraph = str | Fact | Span | Spans
"""Plain text, a fact, or text in tones. An empty text is an empty row."""


class Words(Drawn):
    """Paragraphs under one another, wrapped at words, as high as they need. Never markup."""

    paragraphs: reactive[tuple[Paragraph, ...]] = reactive((), layout=True)

    def __init__(
        self,
        *paragraphs: Paragraph,
        tone: Tone = Tone.INK,
        label_columns: int = 0,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        """`tone` is that of plain text; `label_columns` 0 takes the widest label."""
        super().__init__(name=name, id=id, classes=classes)
        self.tone = tone
        self.label_columns = label_columns
        self.set_reactive(Words.paragraphs, paragraphs)

    def show(self, *paragraphs: Paragraph) -> None:
        """Other words."""
        self.paragraphs = paragraphs

    def get_content_width(self, container: Size, viewport: Size) -> int:
        widest = max((_width(paragraph) for paragraph in self.paragraphs), default=0)
        labels = self._labels()
        return min(container.width, max(widest, 1) + labels)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        palette = self.palette
        ground = self.ground
        canvas = Canvas(self.size.width, 1, ground)
        rows = self._rows(self.size.width)
        for start, spans in rows[y] if y < len(rows) else ():
            column = start
            for span in spans:
                colour = _colour(span.tone, ground, palette)
                is_bold = span.bold and self.may_be_bold(colour)
                column = canvas.write(column, 0, span.text, colour, ground, is_bold=is_bold)
        return canvas.strips()[0]

    def _labels(self) -> int:
        widest = max((cells(each.label) for each in self.paragraphs if isinstance(each, Fact)), default=-2)
        return max(self.label_columns, widest + 2)

    def _rows(self, columns: int) -> list[list[tuple[int, Spans]]]:
        """For each row its pieces with their first column."""
        columns = max(1, columns)
        rows: list[list[tuple[int, Spans]]] = []
        for paragraph in self.paragraphs:
            if isinstance(paragraph, Fact):
                rows.extend(self._fact(paragraph, columns))
            else:
                rows.extend([(0, spans)] for spans in wrap(_spans(paragraph, self.tone), columns))
        return rows

    def _fact(self, fact: Fact, columns: int) -> list[list[tuple[int, Spans]]]:
        labels = min(self._labels(), columns // 2)
        answers = wrap((Span(fact.answer, bold=True),), columns - labels)
        label = wrap((Span(fact.label, Tone.SOFT),), max(1, labels - 1))
        rows: list[list[tuple[int, Spans]]] = []
        for at in range(max(len(answers), len(label))):
            row = [(0, label[at])] if at < len(label) else []
            rows.append([*row, (labels, answers[at])] if at < len(answers) else row)
        return rows


def _spans(paragraph: str | Span | Spans, tone: Tone) -> Spans:
    if isinstance(paragraph, str):
        return (Span(paragraph, tone),)
    return (paragraph,) if isinstance(paragraph, Span) else paragraph


def _width(paragraph: Paragraph) -> int:
    if isinstance(paragraph, Fact):
        return cells(paragraph.answer)
    return sum(cells(span.text) for span in _spans(paragraph, Tone.INK))


def _colour(tone: Tone, ground: str, palette: Palette) -> str:
    """The tone's colour where it can be read on that ground, else the ground's own text colour."""
    if ground in {palette.paper, palette.linen, palette.note}:
        return str(getattr(palette, tone.value))
    if ground == palette.sand:
        return palette.ink
    if ground == palette.field:
        return palette.on_field
    if ground == palette.band:
        return palette.on_band
    return palette.ink
