"""What looks like an idea: what people say of the two, *Is hetzelfde*, and the way to join them."""

from typing import Final

from kiosk.board import AlikeIdea, Card, IdeaCard, IdeaPage
from kiosk.language import Language
from kiosk.text import cells, one_line, shorten
from screens.widgets.alike_rows import Row
from screens.widgets.face import Face, Line, Span, Spans, Tone, bold, soft
from screens.wording.ideas import by, needed, undo_face
from screens.wording.me_too import MeToo

_BUTTON: Final = 24
"""Columns that the button takes, with the air beside it."""
_AROUND: Final = 7
"""Columns that a tile keeps free beside its words."""
_BETWEEN: Final = 2


class SaidAlike(MeToo):
    """*Is hetzelfde*, as *ik ook*: once a pair and visit, taken back for a while in the same place."""

    @staticmethod
    def pair(one: str, other: str) -> str:
        """How the two together are called, whichever comes first."""
        return " ".join(sorted((one, other)))

    @property
    def _kept(self) -> dict[str, str]:
        return self._presence.alike

    def _say(self, idea: str) -> str:
        one, other = idea.split(" ")
        return self._actions.say_alike(one, other, self._presence.token)

    def _unsay(self, record: str) -> None:
        self._actions.take_back_likeness(record)


def rows(language: Language, page: IdeaPage, said: SaidAlike, columns: int) -> list[Row]:
    """All that looks like the idea of the page, what people say first; `columns` is the width of a row."""
    ideas = [*page.found_alike, *(_unsaid(each) for each in page.looks_alike if isinstance(each, IdeaCard))]
    if page.card.initiative:
        # It has begun: there is nothing left to join it with.
        return [Row(each.card.id, _idea_face(language, each, columns)) for each in ideas]
    made = [_idea_row(language, page.card, each, said, columns) for each in ideas]
    return made + [
        Row(each.id, _initiative_face(language, each, columns), edge=Tone.GREEN)
        for each in page.looks_alike
        if not isinstance(each, IdeaCard)
    ]


def may_join(alike: AlikeIdea) -> bool:
    """Whether the authors are asked to join the two: enough people say so, or one of them does already."""
    return alike.can_join and (alike.asked or alike.wanted)


def _unsaid(card: IdeaCard) -> AlikeIdea:
    return AlikeIdea(card, 0, asked=False, wanted=False)


def _idea_row(language: Language, own: IdeaCard, alike: AlikeIdea, said: SaidAlike, columns: int) -> Row:
    pair = SaidAlike.pair(own.id, alike.card.id)
    words = _idea_face(language, alike, columns - _BUTTON)
    if said.can_undo(pair):
        return Row(alike.card.id, words, undo_face(language, said.seconds))
    if may_join(alike):
        # NL: Samenvoegen
        join = language.text("Join them")
        # NL: met je code
        return Row(alike.card.id, words, _two(join, language.text("with your code")), Tone.PLUM)
    if said.said(pair):
        # NL: Gezegd
        done = language.text("Said")
        # NL: dank je wel
        return Row(alike.card.id, words, _two(done, language.text("thank you")), chosen=True)
    # NL: Is hetzelfde
    same = language.text("Is the same")
    # NL: vind ik ook
    also = language.text("I think so too")
    # NL: vind ik
    first = language.text("I think so")
    return Row(alike.card.id, words, _two(same, also if alike.people else first))


def _idea_face(language: Language, alike: AlikeIdea, columns: int) -> Face:
    """The idea's words and how far it is; under that what is said of it, and who is asked what."""
    card, room = alike.card, columns - _AROUND
    far = needed(language, card)
    title = shorten(one_line(card.words), max(8, room - cells(far) - _BETWEEN))
    first = Line((bold(title),), right=(bold(far, Tone.PLUM),))
    if not alike.people:
        return Face((first, Line((soft(shorten(by(language, card.name), room)),))))
    # NL: {n} mens vindt dit hetzelfde | {n} mensen vinden dit hetzelfde
    people = language.plural("{n} person calls it the same", "{n} people call it the same", alike.people)
    if not may_join(alike):
        return Face((first, Line((soft(people),))))
    # NL: De ander wil het al. Ben jij ook schrijver?
    wanted = language.text("The other wants it. Are you the other author?")
    # NL: Ben jij de schrijver? Voeg ze samen
    asked = language.text("Are you the author? Join them")
    ask = wanted if alike.wanted else asked
    second: Spans = (Span(ask),)
    if cells(people) + _BETWEEN + cells(ask) <= room:
        return Face((first, Line((soft(people),), right=second)))
    return Face((first, Line(second)))


def _initiative_face(language: Language, card: Card, columns: int) -> Face:
    # NL: is er al
    there = language.text("is there already")
    title = shorten(card.title, max(8, columns - _AROUND - cells(there) - _BETWEEN))
    return Face((Line((bold(title),), right=(bold(there, Tone.GREEN),)), Line((soft(card.place),))))


def _two(word: str, under: str) -> Face:
    return Face((Line((bold(word),)), Line((Span(under),))), centred=True)
