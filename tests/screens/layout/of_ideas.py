"""Everything of ideas but how they begin, in the states that look different."""

from collections.abc import Iterator

from scene import Scene, Shown, long, troubled, wide

from kiosk.actions import HelpForm, IdeaForm, Joined
from kiosk.actions.ideas import WORDS
from kiosk.actions.listings import hide_idea
from kiosk.text import LINE, NAME
from screens.presence import IdeaDraft, Presence
from screens.visitor.idea import Idea
from screens.visitor.idea_help import IdeaHelp
from screens.visitor.idea_helped import IdeaHelped
from screens.visitor.idea_left import IdeaLeft
from screens.visitor.idea_page import IdeaScreen
from screens.visitor.ideas import Ideas
from screens.visitor.join_ideas import JoinIdeas
from screens.visitor.own_sign_ups import OwnSignUps


def with_ideas(scene: Scene) -> Iterator[Shown]:
    """The board and its pages: as the example has them, with long words, and right after *ik ook*."""
    board, actions = scene.board, scene.actions
    yield "ideas", Ideas(board, actions, Presence("a")), ""
    for words, name in ((long(300), long(NAME)), (wide(300), wide(NAME))):
        actions.leave_idea(IdeaForm(token=words[:9], words=words, name=name))
    yield "ideas: long", Ideas(board, actions, Presence("a")), ""
    yield "ideas: undo", Ideas(board, actions, Presence("b")), "#notes .button"
    cards = board.ideas()
    starting = next(card for card in cards if card.can_start)
    for card in (*[card for card in cards if len(card.words) >= 150][:2], starting):
        yield f"idea page: {card.words[:9]}", IdeaScreen(board, actions, Presence("c"), card.id), ""
        yield f"idea page: {card.words[:9]}: undo", IdeaScreen(board, actions, Presence("d"), card.id), "#too"
        yield f"idea help: {card.words[:9]}", IdeaHelp(board, actions, Presence("c"), card.id), ""
    yield "idea help: early", IdeaHelp(board, actions, Presence("c"), starting.id), "#forward"
    yield "idea help: trouble", troubled(IdeaHelp(board, actions, Presence("c"), starting.id)), ""
    for name in ("Greetje", long(NAME), wide(NAME)):
        made = actions.help_along(HelpForm(token=name, idea=starting.id, name=name))
        yield f"idea helped: {name[:9]}", IdeaHelped(board, actions, made.id, made.code), ""
        yield (
            f"idea helped: {name[:9]}: trouble",
            troubled(IdeaHelped(board, actions, made.id, made.code)),
            "",
        )


def having_an_idea(scene: Scene) -> Iterator[Shown]:
    board, actions = scene.board, scene.actions
    yield "idea", Idea(board, actions, IdeaDraft("empty")), ""
    yield "idea: early", Idea(board, actions, IdeaDraft("early")), "#forward"
    yield "idea: alike", Idea(board, actions, IdeaDraft("alike", "een bankje bij de vijver")), ""
    for kind, typed in {"long": long, "wide": wide}.items():
        words, name = typed(WORDS), typed(NAME)
        yield f"idea: {kind}", Idea(board, actions, IdeaDraft(kind, words, name, typed(LINE))), ""
        left = actions.leave_idea(IdeaForm(token=kind, words=words, name=name))
        yield f"idea: alike {kind}", Idea(board, actions, IdeaDraft(kind, words[:60])), ""
        yield f"idea left: {kind}", IdeaLeft(board, actions, left.id, left.code, IdeaDraft(kind)), ""
    yield "idea: trouble", troubled(Idea(board, actions, IdeaDraft("trouble", "een bankje"))), ""
    left = actions.leave_idea(IdeaForm(token="short", words="Een bankje", name="Greetje"))
    yield "idea left", IdeaLeft(board, actions, left.id, left.code, IdeaDraft("short")), ""
    yield "idea left: trouble", troubled(IdeaLeft(board, actions, left.id, left.code, IdeaDraft("short"))), ""
    yield "idea: taken back", Idea(board, actions, IdeaDraft("back", "Een bankje", taken_back=True)), ""
    yield from own_ideas(scene, "Een bankje", "Greetje")
    yield from own_ideas(scene, long(WORDS), long(NAME))
    yield from own_ideas(scene, wide(WORDS), wide(NAME))


def own_ideas(scene: Scene, words: str, name: str) -> Iterator[Shown]:
    """What happened with them: hidden, ready to begin, begun, and help that was offered."""
    board, actions, code = scene.board, scene.actions, ""
    made: list[str] = []
    for at in range(3):
        left = actions.leave_idea(IdeaForm(token=f"own {at} {name}", words=words, name=name, code=code))
        made, code = [*made, left.id], left.code
    hide_idea(scene.hall, made[1], words[:200])
    for at in range(5):
        actions.me_too(made[2], f"{at}")
    starting = next(card for card in board.ideas() if card.can_start and card.id != made[2])
    helping = actions.help_along(HelpForm(token=f"own {name}", idea=starting.id, name=name, code=code))
    yield f"own ideas: {name[:9]}", OwnSignUps(board, actions, actions.open_own(helping.code)), ""
    yield f"own ideas: no, {name[:9]}", OwnSignUps(board, actions, actions.open_own(code)), ".cannot"


def calling_ideas_alike(scene: Scene) -> Iterator[Shown]:
    """Nobody said so, one did just now, the authors are asked, one of them wants it; and joining."""
    board, actions = scene.board, scene.actions
    for kind, typed in {"short": lambda _: "Een schommel", "long": long, "wide": wide}.items():
        texts = [typed(WORDS // 3) + each for each in (" nu", "")]
        one, other = (actions.leave_idea(IdeaForm(token=each + kind, words=each)) for each in texts)
        yield f"alike: {kind}", IdeaScreen(board, actions, Presence("a"), one.id), ""
        yield f"alike: {kind}: undo", IdeaScreen(board, actions, Presence("a"), one.id), "#alike .button"
        for visit in ("a", "b"):
            actions.say_alike(one.id, other.id, visit)
        yield f"alike: {kind}: asked", IdeaScreen(board, actions, Presence("c"), one.id), ""
        yield f"join: {kind}", JoinIdeas(board, actions, one.id, other.id), ""
        yield f"join: {kind}: early", JoinIdeas(board, actions, one.id, other.id), "#forward"
        yield f"join: {kind}: trouble", troubled(JoinIdeas(board, actions, one.id, other.id)), ""
        actions.join_ideas(one.id, other.id, one.code)
        yield f"alike: {kind}: wanted", IdeaScreen(board, actions, Presence("c"), other.id), ""
        yield f"join: {kind}: waits", joined(JoinIdeas(board, actions, one.id, other.id), done=False), ""
        actions.join_ideas(one.id, other.id, other.code)
        yield f"join: {kind}: done", joined(JoinIdeas(board, actions, one.id, other.id), done=True), ""


def joined(page: JoinIdeas, *, done: bool) -> JoinIdeas:
    """The same when the code was right."""
    page._joined, page._seconds = Joined(done, ()), 15
    return page
