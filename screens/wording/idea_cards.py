"""Ideas as cards, beside those of initiatives and tasks."""

from kiosk.board import IdeaCard
from kiosk.language import Language
from kiosk.text import cells, one_line, shorten
from screens.widgets.face import Face, Line, Tone, bold, soft
from screens.wording.ideas import by, needed, share_bar

_AROUND = 7
"""Columns that a tile keeps free beside its words."""
_BAR = 18


def found_face(language: Language, card: IdeaCard, columns: int) -> Face:
    """The idea and how far it is, for a card of four rows that is so wide; one row where that is all."""
    far, room = needed(language, card), columns - _AROUND
    title = _title(card, room - cells(far) - 2)
    first = Line((bold(title),), right=(bold(far, Tone.PLUM),))
    drawn = share_bar(card, _BAR)
    whose = shorten(by(language, card.name), max(8, room - _BAR - 2))
    return Face((first, Line((soft(whose),), right=drawn)), small=first)


def home_face(language: Language, card: IdeaCard, columns: int) -> Face:
    """The same for a card of five rows: the idea, what it still needs, and the bar under that."""
    room = columns - _AROUND
    drawn = share_bar(card, room)
    far = bold(needed(language, card), Tone.PLUM)
    return Face((Line((bold(_title(card, room)),)), Line((far,)), Line(drawn)))


def _title(card: IdeaCard, columns: int) -> str:
    """Its own words, as many as fit in one row."""
    return shorten(one_line(card.words), max(8, columns))
