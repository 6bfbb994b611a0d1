"""Ideas, as they are told on tiles."""

from kiosk.board import Card, IdeaCard
from kiosk.language import Language
from kiosk.text import shorten
from screens.widgets.face import Face, Line, Tone, bold, soft
from screens.widgets.wrapping import wrap


def alike_face(language: Language, found: IdeaCard | Card, columns: int) -> Face:
    """What resembles the words that are typed: what it is called, and whose it is or how far it is.

    `columns` is the room for words on the tile; an idea takes two rows of them at most.
    """
    if not isinstance(found, IdeaCard):
        # NL: Dit is er al.
        there = language.text("This is there already.")
        return Face((Line((bold(found.title),)), Line((soft(there),))))
    by = ""
    if found.name:
        # NL: van {name}
        by = language.text("by {name}", name=found.name)
    together = ""
    if found.supporters:
        # NL: {n} doet mee | {n} doen mee
        together = language.plural("{n} joins in", "{n} join in", found.supporters)
    under = Line((soft(by),), right=(bold(together, Tone.PLUM),))
    words = " ".join(found.words.split())
    if columns <= 0:
        return Face((Line((bold(words),)), under))
    first = "".join(span.text for span in wrap((bold(words),), columns)[0])
    rest = shorten(words[len(first) :].strip(), columns)
    return Face((Line((bold(first),)), *([Line((bold(rest),))] if rest else []), under))
