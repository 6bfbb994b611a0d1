"""The words of ideas: how far one is, and the faces of its note."""

from collections.abc import Iterator
from datetime import datetime

from kiosk.board import Card, IdeaCard, IdeaPage
from kiosk.language import Language, days
from kiosk.text import one_line, shorten
from screens.widgets.face import Face, Line, Span, Spans, Tone, bar, bold, soft
from screens.widgets.words import Paragraph
from screens.widgets.wrapping import wrap
from screens.wording.view import View

_BAR = 28


def needed(language: Language, card: IdeaCard) -> str:
    """What is still needed, in words."""
    if card.can_start or not card.needed:
        # NL: Genoeg! Dit kan beginnen
        return language.text("Enough! This can begin")
    # NL: nog {n} medestander | nog {n} medestanders
    return language.plural("{n} more supporter", "{n} more supporters", card.needed)


def people(language: Language, card: IdeaCard) -> str:
    """How many stand behind it."""
    if not card.supporters:
        # NL: wees de eerste
        return language.text("be the first")
    # NL: {n} mens | {n} mensen
    return language.plural("{n} wants it", "{n} want it", card.supporters)


def want(language: Language, card: IdeaCard) -> str:
    """How many want it, in a sentence."""
    if not card.supporters:
        # NL: Nog niemand zei: Ik ook.
        return language.text("Nobody said yet: Me too.")
    # NL: {n} mens wil dit | {n} mensen willen dit
    return language.plural("{n} person wants this", "{n} people want this", card.supporters)


def helping(language: Language, card: IdeaCard) -> str:
    """How many help, in a sentence."""
    if not card.helpers:
        # NL: Nog niemand helpt mee.
        return language.text("Nobody helps yet.")
    # NL: {n} mens helpt mee | {n} mensen helpen mee
    return language.plural("{n} person helps", "{n} people help", card.helpers)


def share_bar(card: IdeaCard, columns: int) -> Spans:
    """How far it is, as a bar of so many columns."""
    return bar(round(card.share * 1000), 1000, columns, Tone.PLUM)


def by(language: Language, name: str) -> str:
    """Whose it is."""
    if not name:
        # NL: van iemand uit het dorp
        return language.text("by somebody from the village")
    # NL: van {name}
    return language.text("by {name}", name=name)


def whose(view: View, name: str, left: datetime) -> str:
    """Whose it is and since when."""
    moment = days.local(left, view.zone).date()
    return f"{by(view.language, name)}, {days.ago(view.language, moment, view.today)}"


def texts(view: View, page: IdeaPage) -> Iterator[Paragraph]:
    """Everybody's own words, each with whose they are."""
    for at, each in enumerate(page.texts):
        if at:
            yield ""
        yield from (bold(each.words), soft(whose(view, each.name, each.since)))


def note_face(language: Language, card: IdeaCard, columns: int, rows: int, *, brief: bool) -> Face:
    """A note: the author's own words first; `brief` leaves out how far it is."""
    # Whoever gave no name leaves its row to the words.
    most = 3 if rows > 4 and not card.name and not brief else 2
    told = _first_rows(card.words, columns, min(most, max(1, rows - (0 if brief else 1))))
    lines = [Line(row) for row in told]
    if brief:
        return Face(tuple(lines))
    if rows > 3 and len(told) < 3:
        lines.append(Line((soft(shorten(by(language, card.name), columns)),)))
    count = bold(needed(language, card), Tone.PLUM)
    drawn = share_bar(card, min(_BAR, columns))
    if rows > 4:
        lines += [Line((count,)), Line(drawn)]
    else:
        room = columns - len(count.text) - 2
        short = share_bar(card, max(2, min(20, room)))
        lines.append(Line((count, Span("  "), *short) if room > 3 else (count,)))
    return Face(tuple(lines))


def _first_rows(words: str, columns: int, most: int) -> list[tuple[Span, ...]]:
    """The words in so many rows at most; what is left out ends in an ellipsis."""
    rows = wrap((Span(one_line(words), bold=True),), columns)
    if len(rows) <= most:
        return rows
    last = rows[most - 1][0].text
    return [*rows[: most - 1], (Span(shorten(last + " " + rows[most][0].text, columns), bold=True),)]


def too_face(language: Language, card: IdeaCard, *, said: bool) -> Face:
    """*Ik ook*, or that it was said."""
    # NL: Jij ook
    done = language.text("You too")
    # NL: Ik ook
    word = done if said else language.text("Me too")
    return Face((Line((bold(word),)), Line((Span(people(language, card)),))), centred=True)


def undo_face(language: Language, seconds: int, *, short: bool = False) -> Face:
    """*Toch niet*, and for how long."""
    # NL: Toch niet
    word = language.text("Undo")
    # NL: nog {n} tel | nog {n} tellen
    left = language.plural("{n} second", "{n} seconds", seconds)
    small = Line((bold(f"{word}, {seconds}"),)) if short else Line((bold(word), Span(f"  {left}")))
    return Face((Line((bold(word),)), Line((Span(left),))), centred=True, small=small)


def alike_face(language: Language, found: IdeaCard | Card, columns: int) -> Face:
    """What resembles the words that are typed: what it is called, and whose it is or how far it is.

    `columns` is the room for words on the tile; an idea takes two rows of them at most.
    """
    if not isinstance(found, IdeaCard):
        # NL: Hier kun je meedoen.
        there = language.text("You can join here.")
        return Face((Line((bold(found.title),)), Line((soft(there),))))
    whose = by(language, found.name) if found.name else ""
    together = ""
    if found.supporters:
        # NL: {n} doet mee | {n} doen mee
        together = language.plural("{n} joins in", "{n} join in", found.supporters)
    under = Line((soft(whose),), right=(bold(together, Tone.PLUM),))
    words = one_line(found.words)
    if columns <= 0:
        return Face((Line((bold(words),)), under))
    first = "".join(span.text for span in wrap((bold(words),), columns)[0])
    rest = shorten(words[len(first) :].strip(), columns)
    return Face((Line((bold(first),)), *([Line((bold(rest),))] if rest else []), under))
