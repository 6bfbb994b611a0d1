"""What came of a search, said above what was found."""

from kiosk.board import Found
from kiosk.language import Language
from screens.widgets.face import Span, Spans, bold

_MARK = "\ue000"
"""Stands where the typed word goes; nobody can type it (kiosk.text drops it)."""
_MANY = 60
"""So many of a kind are no longer counted."""


def line(language: Language, words: str, found: Found | None, *, beyond: int = 0) -> Spans:
    """The sentence, the typed word bold in it; `beyond`: how many more there are in other themes."""
    if found is None:
        # NL: Typ een naam, een plek of een woord.
        return (Span(language.text("Type a name, a place or a word.")),)
    count = how_many(found)
    if not count and beyond:
        # NL: Met {words} vonden we niets in dit thema.
        return _with(language.text("With {words} we found nothing in this theme.", words=_MARK), words)
    if not count:
        # NL: Met {words} vonden we niets. Probeer een ander woord.
        return _with(language.text("With {words} we found nothing. Try another word.", words=_MARK), words)
    if not found.exact:
        # NL: Met {words} vonden we niets. Dit lijkt erop:
        return _with(language.text("With {words} we found nothing. This looks like it:", words=_MARK), words)
    if max(len(found.cards), len(found.tasks), len(found.ideas)) >= _MANY:
        # NL: Met {words} vonden we heel veel. Typ verder.
        return _with(language.text("With {words} we found a lot. Type on.", words=_MARK), words)
    # NL: Met {words} vonden we dit: | Met {words} vonden we {n} dingen:
    told = language.plural(
        "With {words} we found this:", "With {words} we found {n} things:", count, words=_MARK
    )
    return _with(told, words)


def how_many(found: Found) -> int:
    """Everything that was found."""
    return len(found.cards) + len(found.tasks) + len(found.ideas)


def _with(sentence: str, words: str) -> Spans:
    before, _, after = sentence.partition(_MARK)
    return tuple(span for span in (Span(before), bold(words), Span(after)) if span.text)
