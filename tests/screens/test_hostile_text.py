"""What people typed is shown literally on every screen, whoever wrote it and through whichever door."""

from collections.abc import Iterator

import pytest
from textual.message import Message
from tinydb import where

from kiosk.actions import Actions
from kiosk.actions.listings import hide_idea
from kiosk.hall import Hall
from kiosk.model import Idea, Initiative, Likeness, Meeting, News, Supporter, Task
from kiosk.privacy.codes import lookup
from kiosk.store import Who
from screens import messages as to
from screens.app import KioskScreenApp
from screens.presence import IdeaDraft
from screens.visitor.home import Home
from screens.visitor.sign_up_name import SignUpName
from screens.widgets.field import Field

CODE = "K7MW4RQP"
MARKUP = "[@click=app.quit]x[/]"
HOSTILE = {
    "an action": MARKUP,
    "a colour": "[red]rood[/red] [/nope] [$error]v[/]",
    "a trailing backslash": "pad\\",
    "escape sequences": "\x1b]0;titel\x07\x1b[2J\x9b31mvlag",
    "overrides": "abc\u202egfe\u2066x\u200b\u200d",
    "zalgo": "z" + "\u0301\u0302\u0303\u0304\u0305" * 20,
    "an emoji family": "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f44d\U0001f3fd",
    "ten thousand letters": "y" * 10_000,
}


def drawn(app: KioskScreenApp) -> str:
    """Every character that the screen on top sends to the terminal as text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip if not segment.control) for strip in strips)


def assert_harmless(shown: str) -> None:
    """Nothing in it that a terminal obeys."""
    assert all(char.isprintable() or char == "\n" for char in shown)
    assert "\u202e" not in shown


def put(hall: Hall, text: str) -> None:
    """One initiative whose every text is that, written past all doors straight into the store."""
    with hall.store.transaction(Who("host"), "add") as transaction:
        made = Initiative(id="h", slug="hostile", title="T", capacity=3, initiator="I", place="P")
        transaction.put(made)
        start = hall.clock.now().astimezone(hall.settings.hall.zone).replace(tzinfo=None)
        transaction.put(Meeting(id="m", initiative="h", start=start.replace(hour=20, minute=0)))
        transaction.put(Task(id="t", initiative="h", slug="t", title="T", asked="A"))
        transaction.put(News(id="n", initiative="h", words="W", by="B"))
        transaction.put(Idea(id="i", words="W", name="N"))
        transaction.put(Idea(id="j", words="W", name="N"))
        transaction.put(Likeness(id="l", one="i", other="j"))
        transaction.put(Supporter(id="s", idea="i", kind="help", name="N", person="p"))
        transaction.put(Idea(id="k", words="W", name="N", code=lookup(CODE, hall.key)))
    hide_idea(hall, "k", "why")
    texts = {
        "initiative": ("title", "summary", "description", "theme", "initiator", "costs", "bring", "place"),
        "task": ("title", "asked", "when_words"),
        "news": ("words", "by"),
        "idea": ("words", "name", "hidden_why"),
        "supporter": ("name",),
    }
    for table, fields in texts.items():
        hostile = dict.fromkeys(fields, text)
        hall.store.database.table(table).update(
            hostile, where("id").one_of(["h", "t", "n", "i", "j", "k", "s"])
        )


def places(actions: Actions, text: str) -> Iterator[Message]:
    """Where such a text may stand."""
    yield to.OpenAll()
    yield to.OpenTasks("h")
    yield to.OpenInitiative("h")
    yield to.OpenSearch("x")
    yield to.OpenSearch(text[:12])
    yield to.OpenIdeas()
    yield to.OpenIdeaPage("i")
    yield to.OpenJoinIdeas("i", "j")
    yield to.OpenIdeaHelp("i")
    yield to.OpenStartIdea("i")
    yield to.OpenStarted("h", "K7MW4RQPXN3H")
    yield to.BeginSignUp("h")
    yield to.BeginSignUp("h", "t")
    yield to.OpenIdea()
    yield to.OpenIdeaLeft("i", CODE)
    yield to.WriteAgain(IdeaDraft("token", words=text, name=text, contact=text))
    yield to.OpenIdeaHelped("s", CODE)
    yield to.OpenOwn(actions.open_own(CODE))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_a_large_home_shows_it_literally(kiosk: KioskScreenApp, hall: Hall, text: str) -> None:
    """There ideas are a column, too."""
    put(hall, text)
    async with kiosk.run_test(size=(200, 60)) as pilot:
        await pilot.pause()
        assert_harmless(drawn(kiosk))
        assert kiosk._exit is False


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
async def test_every_screen_shows_it_literally(
    kiosk: KioskScreenApp, hall: Hall, actions: Actions, text: str, size: tuple[int, int]
) -> None:
    """Nothing runs, nothing crashes, nothing that a terminal obeys is drawn."""
    put(hall, text)
    async with kiosk.run_test(size=size) as pilot:
        await pilot.pause()
        for place in places(actions, text):
            kiosk.presence.idea = IdeaDraft("token")
            kiosk.post_message(place)
            await pilot.pause()
            assert not isinstance(kiosk.screen, Home), place
            if isinstance(place, to.OpenIdea):
                # What resembles it stands beside it.
                kiosk.screen.query_one("#words", Field).insert(text)
                await pilot.pause()
            assert_harmless(drawn(kiosk))
            kiosk.go_home()
            await pilot.pause()
        assert kiosk._exit is False


async def test_markup_in_a_title_is_read_as_it_stands(kiosk: KioskScreenApp, hall: Hall) -> None:
    """Its brackets are on the screen, and pressing it opens the initiative, not the action."""
    put(hall, MARKUP)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        kiosk.post_message(to.OpenInitiative("h"))
        await pilot.pause()
        assert MARKUP in drawn(kiosk)
        row = next(at for at, line in enumerate(drawn(kiosk).splitlines()) if MARKUP in line)
        column = drawn(kiosk).splitlines()[row].index(MARKUP) + 17
        await pilot.click(offset=(column, row))
        await pilot.pause()
        assert kiosk._exit is False


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_a_name_is_cleaned_while_it_is_typed(kiosk: KioskScreenApp, hall: Hall, text: str) -> None:
    """Pasted or typed, at most 60 characters, and what is left is signed up with."""
    async with kiosk.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert isinstance(kiosk.screen, Home)
        raft = next(card for card in kiosk.board.home().everything if card.title == "Een vlot op het maar")
        kiosk.post_message(to.BeginSignUp(raft.id))
        await pilot.pause()
        assert isinstance(kiosk.screen, SignUpName)
        field = kiosk.screen.query_one(Field)
        field.insert(text)
        await pilot.pause()
        assert field.value.isprintable()
        assert len(field.value) <= 60
