"""What is said where an idea becomes an initiative."""

import re
from typing import Final

from kiosk.board import IdeaPage
from kiosk.language import Language
from kiosk.text import cells, one_line, shorten
from screens.widgets.face import bold, soft
from screens.widgets.words import Paragraph

_SHORT: Final = 40
"""A longer sentence is no title: it would have to be rubbed out first."""
_END: Final = re.compile(r"[.!?:;,\n]")


def suggested_title(words: str) -> str:
    """The beginning of an idea, as far as its first sentence or part of it; empty when that is long."""
    beginning = one_line(_END.split(words.strip(), maxsplit=1)[0])
    return beginning if len(beginning) <= _SHORT else ""


def comes_along(language: Language, page: IdeaPage, columns: int, rows: int) -> tuple[Paragraph, ...]:
    """Everybody's words, who helps in numbers, and that nobody approves.

    `rows`: at most so many for the words, together.
    """
    room = max(1, rows // len(page.texts)) * max(8, columns - 4)
    told: list[Paragraph] = []
    for each in page.texts:
        told += [shorten(one_line(each.words), max(cells("…"), room)), ""]
    # NL: Dit gaat mee
    heading = language.text("This comes along")
    # NL: {n} helper doet meteen mee. | {n} helpers doen meteen mee.
    helpers = language.plural("{n} helper joins at once.", "{n} helpers join at once.", page.card.helpers)
    # NL: Niemand hoeft het goed te keuren.
    nobody = language.text("Nobody needs to approve it.")
    # NL: Het staat meteen op het bord.
    at_once = language.text("It is on the board at once.")
    people: tuple[Paragraph, ...] = (helpers,) if page.card.helpers else ()
    return (bold(heading), *told, *people, bold(at_once), soft(nobody))


def public_name(language: Language, page: IdeaPage) -> str:
    """Under the field for the name: who reads it, and what an empty one means."""
    text = language.text
    # NL: Je naam komt bij het initiatief te staan.
    name = text("Your name will stand by the initiative.")
    if page.author_starts:
        return name
    # NL: Leeg? Dan staat er geen naam bij.
    empty = text("Empty? Then no name stands by it.")
    return f"{name} {empty}"
