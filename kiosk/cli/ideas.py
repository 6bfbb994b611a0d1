"""Ideas in `kiosk list --ideas` and `kiosk hide`."""

from kiosk.board import Board, IdeaCard
from kiosk.cli.output import Json, say, say_json, say_table
from kiosk.cli.shapes import iso
from kiosk.hall import Hall
from kiosk.language import Language, days
from kiosk.model import Idea
from kiosk.text import clean_line, shorten

_WORDS = 60
"""Columns of an idea in a list."""


def list_ideas(hall: Hall, language: Language, *, hidden_too: bool, as_json: bool) -> int:
    """The ideas as the board orders them; then, when asked, those that are hidden or an initiative by now."""
    board = Board(hall)
    cards = list(board.ideas())
    rest = [idea for idea in hall.store.state.all(Idea) if _rests(idea)] if hidden_too else []
    if as_json:
        shapes: list[Json] = [_shape(hall, card) for card in cards]
        say_json(shapes + [_off_the_board(hall, idea) for idea in rest])
    elif cards or rest:
        say_table(
            [*(_row(board, language, card) for card in cards), *(_rest(language, idea) for idea in rest)]
        )
    else:
        # NL: Er zijn nog geen ideeën.
        say(language.text("There are no ideas yet."))
    return 0


def tell_hidden(hall: Hall, language: Language, idea: Idea, *, as_json: bool) -> None:
    """What `kiosk hide` did with an idea."""
    words = shorten(clean_line(idea.words), _WORDS)
    if as_json:
        say_json(_off_the_board(hall, idea))
    elif idea.hidden:
        # NL: Van het bord: {title} ({slug}).
        say(language.text("Off the board: {title} ({slug}).", title=words, slug=idea.id))
    else:
        # NL: Op het bord: {title} ({slug}).
        say(language.text("On the board: {title} ({slug}).", title=words, slug=idea.id))


def _shape(hall: Hall, card: IdeaCard) -> Json:
    return {
        "id": card.id,
        "words": card.words,
        "joined": list(card.joined),
        "name": card.name,
        "since": iso(card.since, hall.settings.hall.zone),
        "supporters": card.supporters,
        "helpers": card.helpers,
        "needed": card.needed,
        "can_start": card.can_start,
        "hidden": False,
        "initiative": None,
    }


def _off_the_board(hall: Hall, idea: Idea) -> Json:
    return {
        "id": idea.id,
        "words": idea.words,
        "name": idea.name,
        "since": iso(idea.created, hall.settings.hall.zone),
        "hidden": idea.hidden,
        "hidden_why": idea.hidden_why,
        "initiative": idea.became or None,
    }


def _rests(idea: Idea) -> bool:
    return (idea.hidden or bool(idea.became)) and not idea.withdrawn


def _row(board: Board, language: Language, card: IdeaCard) -> tuple[str, ...]:
    day = days.local(card.since, board.zone).date()
    today = days.local(board.now(), board.zone).date()
    # NL: {n} medestander | {n} medestanders
    supporters = language.plural("{n} supporter", "{n} supporters", card.supporters)
    # NL: kan beginnen
    how_far = language.text("can start") if card.can_start else supporters
    return card.id, shorten(clean_line(card.words), _WORDS), days.ago(language, day, today), how_far


def _rest(language: Language, idea: Idea) -> tuple[str, ...]:
    # NL: verborgen
    hidden = language.text("hidden")
    # NL: is een initiatief
    became = language.text("is an initiative")
    return idea.id, shorten(clean_line(idea.words), _WORDS), "", hidden if idea.hidden else became
