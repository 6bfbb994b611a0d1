"""Ideas, as they are told on tiles."""

from kiosk.board import Card, IdeaCard
from kiosk.language import Language
from screens.widgets.face import Face, Line, Tone, bold, soft


def alike_face(language: Language, found: IdeaCard | Card) -> Face:
    """What resembles the words that are typed: what it is called, and whose it is or how far it is."""
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
    return Face((Line((bold(words),)), under))
