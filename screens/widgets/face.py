"""What stands on a tile, as values: changing them never touches the widget or its focus."""

from dataclasses import dataclass, field, replace
from enum import Enum

from screens.letters import Bitmap


class Tone(Enum):
    """What a piece of text means; focus and pressing give all of them one colour."""

    INK = "ink"
    SOFT = "soft"
    BRICK = "brick"
    GREEN = "green"
    BLUE = "blue"
    PLUM = "plum"
    REST = "lip"
    """What is left of a bar."""


@dataclass(frozen=True)
class Span:
    """A piece of text in one tone. The text is literal: never markup."""

    text: str
    tone: Tone = Tone.INK
    bold: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Line:
    """One row of a tile: at its left, from the face's middle column, and at its right."""

    left: Spans = ()
    middle: Spans = ()
    right: Spans = ()
    left_yields: bool = False
    """Whether a long left is shortened, so that the middle stays whole."""


@dataclass(frozen=True)
class Face:
    """All that a tile shows."""

    lines: tuple[Line, ...] = ()
    """Rows of text, under the title letters when there are any."""
    title: str = ""
    """Drawn in title letters where they fit (7 rows, 9 with a line), else as bold text."""
    centred: bool = False
    """Words in the middle instead of at the left."""
    middle: int = 0
    """The column, from the tile's own left, where the middle of a line begins; 0 is right after the left."""
    right_width: int = 0
    """Columns of a block at the right whose rows begin under one another; 0 lets each end at the right."""
    small: Line | None = None
    """What stands in a tile of three rows, when that is not the first line."""
    picture: Bitmap = field(default=(), repr=False)
    """A code, two rows of pixels a row, always black on white, under the lines and above `below`."""
    below: tuple[Line, ...] = ()
    """Rows of text under the picture."""


def soft(text: str) -> Span:
    """Second-line text."""
    return Span(text, Tone.SOFT)


def bold(text: str, tone: Tone = Tone.INK) -> Span:
    """Titles, values and counts."""
    return Span(text, tone, bold=True)


def bar(taken: int, total: int, columns: int, tone: Tone) -> Spans:
    """A capacity bar: thick for what is taken, thin for what is free, so shape tells it too.

    Something taken always shows, and so does something free.
    """
    if total <= 0:
        return ()
    thick = round(columns * min(taken, total) / total)
    if taken > 0:
        thick = max(1, thick)
    if taken < total:
        thick = min(columns - 1, thick)
    return (Span("▄" * thick, tone), Span("▁" * (columns - thick), Tone.REST))


def hands(taken: int, total: int, columns: int, tone: Tone = Tone.BLUE) -> Spans:
    """Helpers: a thick pair for each that is there, a thin pair for each that is missing.

    When they do not fit in the columns they become one bar.
    """
    if 3 * total - 1 > columns:
        return bar(taken, total, columns, tone)
    spans: list[Span] = []
    for hand in range(total):
        if hand:
            spans.append(Span(" ", Tone.REST))
        spans.append(Span("▄▄", tone) if hand < taken else Span("▁▁", Tone.REST))
    return tuple(spans)


def words_face(text: str) -> Face:
    """A chip, a key, a header button: one bold word in the middle."""
    return Face((Line((bold(text),)),), centred=True)


def back_face(text: str) -> Face:
    """The way back: an arrow and a word in the middle."""
    return words_face(f"←  {text}")


def action_face(verb: str, detail: str = "", arrow: str = "→") -> Face:
    """What a press does: the verb with its arrow, and under it what happens."""
    first = Line((bold(verb),), right=(bold(f"{arrow} "),) if arrow else ())
    short = Line((bold(f"{verb}  {arrow}".rstrip()),))
    return Face((first, Line((Span(detail),))) if detail else (first,), small=short)


def door_face(title: str, line: str, small: str = "", arrow: str = "→") -> Face:
    """A verb in title letters and one line below; in three rows only the small words (or the title)."""
    return Face(
        (Line((bold(line),), right=(bold(f"{arrow} "),) if arrow else ()),),
        title=title,
        small=Line((bold(small or title),)),
    )


def choice_face(title: str, line: str = "") -> Face:
    """One of few answers: title letters and one line."""
    return Face((Line((bold(line),)),) if line else (), title=title, small=Line((bold(title),)))


def title_face(title: str) -> Face:
    """A key or a button with title letters alone, in the middle."""
    return Face(title=title, centred=True)


@dataclass(frozen=True)
class AgendaCard:
    """What a card of the agenda tells; `face` puts it where it belongs."""

    day: str
    time: str
    title: str
    place: str
    count: str
    """Words for the places left: they say it before the bar does."""
    taken: int = 0
    total: int = 0
    """Places taken and places there are; 0 draws no bar."""
    under_count: str = ""
    """Words in the bar's place, where there is no limit."""
    sentence: str = ""
    """Shown in cards of five rows."""
    warning: bool = False
    """The count is news, like *does not take place*: in the colour of the hall."""

    def face(self, columns: int = 62, *, sentence: bool = False) -> Face:
        """The face for a card that is so wide; the sentence is a third line for cards of five rows."""
        block = 15 if columns < 100 else 18
        tone = Tone.BRICK if self.warning else Tone.INK
        under = bar(self.taken, self.total, block, Tone.GREEN) or (Span(self.under_count),)
        lines = [
            Line((bold(self.day, Tone.BRICK),), (bold(self.title),), (bold(self.count, tone),)),
            Line((bold(self.time),), (soft(self.place),), under),
        ]
        if sentence and self.sentence:
            lines.append(Line(middle=(Span(self.sentence),)))
        when = f"{self.day} {self.time}".strip()
        small = Line((bold(when, Tone.BRICK),), (bold(self.title),), (Span(self.count, tone, self.warning),))
        return Face(tuple(lines), middle=19, right_width=block, small=small)


def help_card(
    title: str, when: str, count: str, taken: int, total: int, *, sentence: str = "", columns: int = 46
) -> Face:
    """A task: what, when and how long, what is needed in words and as hands."""
    room = max(2, columns // 2 - 4)
    lines = [
        Line((bold(title),), right=(bold(count, Tone.BLUE),)),
        Line((soft(when),), right=hands(taken, total, room)),
    ]
    if sentence:
        lines.append(Line((Span(sentence),)))
    small = Line((bold(title),), (soft(when),), (bold(count, Tone.BLUE),), left_yields=True)
    return Face(tuple(lines), middle=23, small=small)


def with_check(face: Face) -> Face:
    """The face of something chosen: a √ before its words, so colour is never the only sign."""
    check = Span("√ ", bold=True)
    if not face.lines:
        return replace(face, lines=(Line((Span("√", bold=True),)),), small=_checked(face.small, check))
    first, *others = face.lines
    return replace(face, lines=(_checked(first, check) or first, *others), small=_checked(face.small, check))


def _checked(line: Line | None, check: Span) -> Line | None:
    return None if line is None else replace(line, left=(check, *line.left))
