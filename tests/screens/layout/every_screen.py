"""Every screen that a visitor can come to, in the states that look different."""

from collections.abc import Awaitable, Callable, Iterator

from beginning import beginning
from of_ideas import calling_ideas_alike, having_an_idea, with_ideas
from scene import Scene, Shown, long, troubled, wide
from textual.pilot import Pilot

from kiosk.actions import Own, SignedUp
from kiosk.text import NAME
from screens.app import KioskScreenApp
from screens.visitor.all_initiatives import AllInitiatives
from screens.visitor.all_tasks import AllTasks
from screens.visitor.change_sign_up import ChangeSignUp
from screens.visitor.confirmation import Confirmation
from screens.visitor.enough_hands import EnoughHands
from screens.visitor.help import Help
from screens.visitor.home import Home
from screens.visitor.initiative import InitiativeScreen
from screens.visitor.large_code import LargeCode
from screens.visitor.own_code import OwnCode
from screens.visitor.own_sign_ups import OwnSignUps
from screens.visitor.pin import Pin
from screens.visitor.same_name import SameNameScreen
from screens.visitor.search import Search
from screens.visitor.sign_up_full import SignUpFull
from screens.visitor.sign_up_last import SignUpLast
from screens.visitor.sign_up_name import SignUpName
from screens.visitor.sign_up_when import SignUpWhen
from screens.visitor.still_there import StillThere
from screens.visitor.take_along import TakeAlong
from screens.visitor.themes import Themes
from screens.visitor.time_to_help import TimeToHelp
from screens.widgets.page import Page
from screens.widgets.tile import Tile


def screens(scene: Scene) -> Iterator[Shown]:
    """Every screen that can be pushed, in the states that look different; the last ones change the hall."""
    yield from looking(scene)
    yield from reading(scene)
    yield from signing_up(scene)
    yield from sending(scene)
    yield from others(scene)
    yield from with_ideas(scene)
    yield from confirming(scene)
    yield from having_an_idea(scene)
    yield from beginning(scene)
    yield from calling_ideas_alike(scene)
    yield from waiting(scene)


def looking(scene: Scene) -> Iterator[Shown]:
    board = scene.board
    yield "search", Search(board, "", ""), ""
    yield "search: found", Search(board, "koffie", ""), ""
    yield "search: ideas alone", Search(board, "film", ""), ""
    yield "search: with ideas", Search(board, "samen", ""), ""
    yield "search: alike", Search(board, "repaircaffee", ""), ""
    yield "search: nothing", Search(board, "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq", "cultuur"), ""
    yield "search: themes", Search(board, "", "cultuur"), "#one-theme"
    yield "all", AllInitiatives(board, ""), ""
    yield "all: theme", AllInitiatives(board, "cultuur"), ""
    yield "tasks", AllTasks(board, ""), ""
    yield "tasks: of one", AllTasks(board, "long"), ""
    yield "themes", Themes(board, ""), ""
    yield from helping(scene)


def helping(scene: Scene) -> Iterator[Shown]:
    board, draft = scene.board, scene.draft
    yield "time to help", TimeToHelp(board), ""
    yield "time to help: long", TimeToHelp(board, 240), ""
    yield "time to help: a day", TimeToHelp(board, 240), "#day"
    yield "time to help: now", TimeToHelp(board), "#now"
    yield "time to help: nothing", TimeToHelp(board, 60), "#minutes-15, #day, #day-5"
    chairs = scene.sign_up("klaverjassen", "Greetje", scene.task("Stoelen klaarzetten")[1])
    evening = scene.sign_up("long", "Greetje")
    yield "time to help: clashes", TimeToHelp(board, 240, [chairs.id, evening.id]), ""
    _, coffee = scene.task("Koffie inschenken")
    full = draft("klaverjassen", task=coffee)
    yield "enough hands", EnoughHands(board, full), ""
    yield "enough hands: gone", EnoughHands(board, draft("klaverjassen", task=coffee, place_gone=True)), ""
    _, welcome = scene.task("Mensen welkom heten")
    yield "enough hands: clashes", EnoughHands(board, draft("repaircafe", task=welcome), [evening.id]), ""
    yield "enough hands: room", EnoughHands(board, draft("long", task="long-0")), ""
    yield "enough hands: wide", EnoughHands(board, draft("wide", task="wide")), ""


def reading(scene: Scene) -> Iterator[Shown]:
    for slug, kind in {
        "repaircafe": "series",
        "verhalen": "once",
        "picknick": "done with story",
        "breien": "paused",
        "taalmaatje": "resting",
        "stoelgym": "one cancelled",
        "gone": "cancelled",
        "gamen": "moved",
        "boekenborrel": "full",
        "koffie": "walk-in",
        "geldzorgen": "discreet",
        "noabers": "by arrangement",
        "vlot": "no date yet",
        "klusdag": "tasks only",
        "long": "long",
        "wide": "wide",
        "often": "often",
    }.items():
        yield f"initiative: {kind}", InitiativeScreen(scene.board, scene.ids[slug]), ""
    for slug in ("klaverjassen", "picknick", "long"):
        yield f"initiative: read {slug}", InitiativeScreen(scene.board, scene.ids[slug]), "#read"


def signing_up(scene: Scene) -> Iterator[Shown]:
    board, draft = scene.board, scene.draft
    _, chairs = scene.task("Stoelen klaarzetten")
    yield "when", SignUpWhen(board, draft("repaircafe")), ""
    yield "when: task", SignUpWhen(board, draft("klaverjassen", task=chairs)), ""
    yield "when: long", SignUpWhen(board, draft("long")), ""
    yield "when: often", SignUpWhen(board, draft("often")), ""
    yield "when: every time", SignUpWhen(board, draft("repaircafe")), "#every"
    yield "when: often, task", SignUpWhen(board, draft("often", task="often")), ""
    yield "full", SignUpFull(board, draft("boekenborrel", chosen_when=True)), ""
    yield "full: too many", SignUpFull(board, draft("klaverjassen", party=12, chosen_when=True)), ""
    yield "name", SignUpName(board, draft("verhalen")), ""
    yield "name: early", SignUpName(board, draft("verhalen")), "#forward"
    yield "name: task", SignUpName(board, draft("klaverjassen", task=chairs, chosen_when=True)), ""
    tried = next(each for each in board.home().help if each.try_once)
    time = tried.moment and tried.moment.original
    once = {"task": tried.id, "occurrence": time, "chosen_when": True, "name": "Greetje"}
    slug = next(slug for slug, each in scene.ids.items() if each == tried.initiative)
    yield "name: once", SignUpName(board, draft(slug, **once)), "#ways .second"
    yield "last: once", SignUpLast(board, scene.actions, draft(slug, **once, trial=True)), ""
    another = {"name": long(NAME), "another_person": True}
    yield "name: long", SignUpName(board, draft("long", chosen_when=True, **another)), ""
    yield "name: wide", SignUpName(board, draft("wide", name=wide(NAME), another_person=True)), ""


def sending(scene: Scene) -> Iterator[Shown]:
    board, actions, draft = scene.board, scene.actions, scene.draft
    row = {"chosen_when": True, "accepts_waiting": True, "name": "Greetje"}
    _, chairs = scene.task("Stoelen klaarzetten")
    yield "last", SignUpLast(board, actions, draft("verhalen", name="Greetje")), ""
    yield "last: task", SignUpLast(board, actions, draft("klaverjassen", task=chairs, name="Greetje")), ""
    yield "last: when asked", SignUpLast(board, actions, draft("repaircafe", asked_when=True, **row)), ""
    yield "last: waiting", SignUpLast(board, actions, draft("boekenborrel", **row)), ""
    yield "last: long", SignUpLast(board, actions, draft("long", name=long(NAME), chosen_when=True)), ""
    yield "last: wide", SignUpLast(board, actions, draft("wide", name=wide(NAME))), ""
    yield "last: often", SignUpLast(board, actions, draft("often", asked_when=True, **row)), ""
    yield "last: often, task", SignUpLast(board, actions, draft("often", task="often", **row)), ""
    yield "last: more people", SignUpLast(board, actions, draft("verhalen", name="Greetje")), "#party .more"
    yield "last: trouble", troubled(SignUpLast(board, actions, draft("verhalen", name="Greetje"))), ""
    yield "same name", SameNameScreen(board, actions, draft("verhalen", name="Jacob")), ""
    yield "same name: long", SameNameScreen(board, actions, draft("long", name=long(NAME))), ""
    yield "same name: wide", SameNameScreen(board, actions, draft("wide", name=wide(NAME))), ""
    yield "same name: yes", SameNameScreen(board, actions, draft("verhalen", name="Jacob")), "#yes"
    yield "same name: yes, long", SameNameScreen(board, actions, draft("long", name=long(NAME))), "#yes"


def others(scene: Scene) -> Iterator[Shown]:
    board, actions = scene.board, scene.actions
    yield "help", Help(board, actions), ""
    yield "own code", OwnCode(board, actions), ""
    yield "pin", Pin(board, actions), ""
    yield "own code: trouble", troubled(OwnCode(board, actions)), ""
    yield "pin: trouble", troubled(Pin(board, actions)), ""
    yield "still there", StillThere(20, form=False), ""
    yield "still there: form", StillThere(20, form=True), ""
    for slug in ("repaircafe", "long", "wide"):
        page = board.initiative(scene.ids[slug])
        assert page is not None
        yield f"large code: {slug}", LargeCode(page.payload.text, page.payload.words, page.card.title), ""


def confirming(scene: Scene) -> Iterator[Shown]:
    board, actions = scene.board, scene.actions
    _, chairs = scene.task("Stoelen klaarzetten")
    mine = {
        "once": scene.sign_up("verhalen", "Greetje"),
        "series": scene.sign_up("repaircafe", "Greetje"),
        "task": scene.sign_up("klaverjassen", "Greetje", chairs),
        "waiting": scene.sign_up("boekenborrel", "Greetje"),
        "many": scene.sign_up("vlot", "Greetje", party=6),
        "discreet": scene.sign_up("geldzorgen", "Greetje"),
        "long": scene.sign_up("long", long(NAME), party=7),
        "wide": scene.sign_up("wide", wide(NAME)),
        "often": scene.sign_up("often", "Greetje"),
        "often, task": scene.sign_up("often", "Greetje", "often"),
    }
    for kind, made in mine.items():
        yield f"confirmation: {kind}", Confirmation(board, actions, made.id, made.code), ""
        if kind in {"once", "waiting", "series", "long", "wide", "many"}:
            yield f"take along: {kind}", TakeAlong(board, made.id, made.code), ""
    again = mine["once"]
    yield "confirmation: gathered", Confirmation(board, actions, again.id, again.code, 3), ""
    yield from changing(scene, mine)
    everything = tuple(made.id for made in mine.values())
    yield "own sign-ups", OwnSignUps(board, actions, opened(everything)), ""
    yield "own sign-ups: one", OwnSignUps(board, actions, opened((mine["long"].id,))), ""
    yield "own sign-ups: trouble", troubled(OwnSignUps(board, actions, opened(everything))), ""
    yield (
        "confirmation: trouble",
        troubled(Confirmation(board, actions, mine["wide"].id, mine["wide"].code)),
        "",
    )
    actions.withdraw(mine["once"].id)
    yield "own sign-ups: cancelled", OwnSignUps(board, actions, opened(everything)), ""
    yield "confirmation: cancelled", Confirmation(board, actions, mine["once"].id, mine["once"].code), ""


def opened(sign_ups: tuple[str, ...]) -> Own:
    """What a code on sign-ups alone opens."""
    return Own("", sign_ups, (), ())


def changing(scene: Scene, mine: dict[str, SignedUp]) -> Iterator[Shown]:
    board, actions = scene.board, scene.actions
    for kind in ("once", "series", "task", "waiting", "long", "wide", "often"):
        yield f"change: {kind}", ChangeSignUp(board, actions, mine[kind].id), ""
    yield "change: more people", ChangeSignUp(board, actions, mine["often"].id), "#party .number-3"
    yield "change: trouble", troubled(ChangeSignUp(board, actions, mine["series"].id)), ""
    yield "change: too many", ChangeSignUp(board, actions, mine["long"].id), "#party .more"
    gamen = scene.sign_up("gamen", "Greetje")
    away = scene.sign_up("repaircafe", "Greetje")
    series = board.own(away.id)
    assert series is not None
    actions.stay_away(away.id, series.times[0].moment.original)
    yield "own sign-ups: moved and away", OwnSignUps(board, actions, opened((gamen.id, away.id))), ""
    yield "change: away", ChangeSignUp(board, actions, away.id), ""


def waiting(scene: Scene) -> Iterator[Shown]:
    while not scene.actions.pin_wait():
        scene.actions.check_pin("0000")
    yield "pin: waiting", Pin(scene.board, scene.actions), ""


class StillApp(KioskScreenApp):
    """Nobody comes or goes while one looks."""

    def _look(self) -> None:
        pass


async def settle(pilot: Pilot[int]) -> None:
    """Until all is laid out; as `Pilot.pause`, without its long wait for an idle processor."""
    for _ in range(4):
        await pilot._wait_for_screen()
        pilot.app.screen._on_timer_update()


async def walk(
    scene: Scene, app: KioskScreenApp, pilot: Pilot[int], look: Callable[[str, Page], Awaitable[None]]
) -> None:
    """Home, then each screen in turn on top of it."""
    await settle(pilot)
    home = app.screen
    assert isinstance(home, Home)
    await look("home", home)
    home.choose_theme("cultuur")
    await look("home: theme", home)
    home.choose_theme("")
    for name, page, pressed in screens(scene):
        await app.push_screen(page)
        await settle(pilot)
        for tile in page.query(pressed or ".nothing").results(Tile):
            if tile.region.area:
                tile.press()
                await settle(pilot)
        await look(name, page)
        assert app.screen is page, name
        app.pop_screen()
