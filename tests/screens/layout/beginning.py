"""An idea becomes an initiative: the screens of it, in the states that look different."""

from collections.abc import Iterator

from scene import Scene, Shown, long, troubled, wide

from kiosk.actions import HelpForm, IdeaForm, SignUpForm, StartForm
from kiosk.actions.ideas import WORDS
from kiosk.text import NAME, TITLE
from screens.presence import Presence, SignUpDraft, StartDraft
from screens.visitor.confirmation import Confirmation
from screens.visitor.idea_page import IdeaScreen
from screens.visitor.initiative import InitiativeScreen
from screens.visitor.own_sign_ups import OwnSignUps
from screens.visitor.sign_up_last import SignUpLast
from screens.visitor.start_idea import StartIdea
from screens.visitor.started import Started
from screens.visitor.take_along import TakeAlong

BEGUN = (
    ("named", "Samen zeilen. Met oude boten.", "Truus", "Samen zeilen"),
    ("nameless", "Een koor", "", "Een koor"),
    ("long", long(WORDS), long(NAME), long(TITLE)),
    ("wide", wide(WORDS), wide(NAME), wide(TITLE)),
)
"""Kind, words and author of ideas, and what they are called when they begin."""


def beginning(scene: Scene) -> Iterator[Shown]:
    """An idea becomes an initiative: of a helper, of an author with and without a name, at length."""
    board, actions = scene.board, scene.actions
    free = next(card for card in board.ideas() if card.can_start)
    yield "start idea: helper", StartIdea(board, actions, StartDraft("helper", free.id)), ""
    for kind, words, name, title in BEGUN:
        left = actions.leave_idea(IdeaForm(token=f"begin {kind}", words=words, name=name))
        actions.help_along(HelpForm(token=f"begin {kind}", idea=left.id, name=long(NAME)))
        for visit in range(board.settings.rules.idea_threshold):
            actions.me_too(left.id, f"{kind} {visit}")
        early, came = StartDraft(kind, left.id), StartDraft(kind, left.id, code=left.code)
        wrong = StartDraft(kind, left.id, title, code="22222222")
        yield f"idea page: can begin {kind}", IdeaScreen(board, actions, Presence("e"), left.id), ""
        yield f"start idea: {kind}, early", StartIdea(board, actions, early), "#forward"
        yield f"start idea: {kind}, code came", StartIdea(board, actions, came, asks_code=False), ""
        yield f"start idea: {kind}, wrong", StartIdea(board, actions, wrong), "#forward"
        yield f"start idea: {kind}, trouble", troubled(StartIdea(board, actions, came)), ""
        form = StartForm(token=kind, idea=left.id, code=left.code, title=title)
        yield from begun(scene, kind, actions.make_initiative(form).initiative, left.id)


def begun(scene: Scene, kind: str, initiative: str, idea: str) -> Iterator[Shown]:
    """What began as an idea, has no date yet, and can be taken back."""
    board, actions = scene.board, scene.actions
    yield f"initiative: began {kind}", InitiativeScreen(board, initiative), ""
    yield f"initiative: read, began {kind}", InitiativeScreen(board, initiative), "#read"
    yield f"idea page: began {kind}", IdeaScreen(board, actions, Presence("e"), idea), ""
    yield f"last: no date {kind}", SignUpLast(board, actions, SignUpDraft(kind, initiative, name="Jet")), ""
    joined = actions.sign_up(SignUpForm(token=kind, initiative=initiative, name="Jet"))
    yield f"confirmation: no date {kind}", Confirmation(board, actions, joined.id, joined.code), ""
    yield f"take along: no date {kind}", TakeAlong(board, joined.id, joined.code), ""
    yield f"own sign-ups: no date {kind}", OwnSignUps(board, actions, actions.open_own(joined.code)), ""
    widest = "MMWMWMWMWMWM"
    yield f"started: {kind}", Started(board, actions, initiative, widest), ""
    yield f"started: {kind}, trouble", troubled(Started(board, actions, initiative, widest)), ""
    undone = Started(board, actions, initiative, widest)
    undone._undone = True
    yield f"started: {kind}, undone", undone, ""
