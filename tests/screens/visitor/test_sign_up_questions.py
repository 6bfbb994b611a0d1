"""Signing up: when, with how many, what one is called, and what is said before it is sent."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from kiosk.actions import Actions, SignUpForm
from kiosk.board import Board, Joining
from kiosk.clock import milliseconds
from kiosk.errors import StoreTrouble
from kiosk.hall import Hall
from kiosk.model import Initiative, Meeting, OccurrenceChange, SignUp, Task
from kiosk.store import Who
from screens.app import KioskScreenApp
from screens.messages import BeginSignUp
from screens.presence import SignUpDraft
from screens.visitor.confirmation import Confirmation
from screens.visitor.same_name import SameNameScreen
from screens.visitor.sign_up_full import SignUpFull
from screens.visitor.sign_up_last import SignUpLast
from screens.visitor.sign_up_name import SignUpName
from screens.visitor.sign_up_when import SignUpWhen
from screens.widgets.big_text import BigText
from screens.widgets.face import Spans
from screens.widgets.field import Field
from screens.widgets.header import Header
from screens.widgets.page import Page
from screens.widgets.tile import Tile
from screens.widgets.words import Fact, Words

Visit = Callable[..., AbstractAsyncContextManager[Pilot[int]]]

SIZES = [(80, 24), (120, 40), (200, 60)]


@pytest.fixture
def visit(hall: Hall, kiosk: KioskScreenApp) -> Visit:
    """Somebody with a keyboard pressed *ik doe mee* (or *ik help mee*) on the initiative of that slug."""

    @asynccontextmanager
    async def begun(
        slug: str, task: str = "", size: tuple[int, int] = (120, 40), language: str = "nl"
    ) -> AsyncIterator[Pilot[int]]:
        initiative = of_slug(hall, slug)
        wanted = {each.slug: each.id for each in hall.store.state.of(Task, initiative.id)}
        async with kiosk.run_test(size=size) as pilot:
            kiosk.keys_in_use = True
            if language != kiosk.language.code:
                kiosk.screen.post_message(Header.LanguagePressed())
            kiosk.post_message(BeginSignUp(initiative.id, wanted[task] if task else None))
            await pilot.pause()
            await pilot.pause()
            yield pilot

    return begun


def of_slug(hall: Hall, slug: str) -> Initiative:
    return next(each for each in hall.store.state.all(Initiative) if each.slug == slug)


def sign_ups(hall: Hall, slug: str, name: str) -> list[SignUp]:
    return [each for each in hall.store.state.of(SignUp, of_slug(hall, slug).id) if each.name == name]


def joining_of(hall: Hall, board: Board, slug: str) -> Joining:
    joining = board.joining(of_slug(hall, slug).id)
    assert joining is not None
    return joining


def plain(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def said(screen: Page) -> str:
    """Every word on the screen, tiles included."""
    found: list[str] = []
    for widget in screen.query("Words, BigText, Tile"):
        if not widget.display or not all(
            each.display for each in widget.ancestors if isinstance(each, Widget)
        ):
            continue
        if isinstance(widget, BigText):
            found.append(widget.text)
        elif isinstance(widget, Tile):
            found.append(widget.face.title)
            found.extend(plain(line.left + line.middle + line.right) for line in widget.face.lines)
        elif isinstance(widget, Words):
            for each in widget.paragraphs:
                match each:
                    case Fact():
                        found.append(f"{each.label} {each.answer}")
                    case str():
                        found.append(each)
                    case tuple():
                        found.append(plain(each))
                    case _:
                        found.append(each.text)
    return "\n".join(found)


def page(pilot: Pilot[int]) -> Page:
    assert isinstance(pilot.app.screen, Page)
    return pilot.app.screen


async def press(pilot: Pilot[int], selector: str) -> None:
    pilot.app.screen.query_one(selector, Tile).press(by_key=True)
    await pilot.pause()
    await pilot.pause()


async def type_in(pilot: Pilot[int], text: str) -> None:
    pilot.app.screen.query_one(Field).insert(text)
    await pilot.pause()


async def test_a_new_user_joins_the_next_date_of_a_series_with_three_enters_and_a_name(
    visit: Visit, hall: Hall, board: Board
) -> None:
    """Enter on what is suggested, the name, Enter, Enter: signed up for the next date, alone."""
    first = joining_of(hall, board, "repaircafe").moments[0]
    async with visit("repaircafe") as pilot:
        await pilot.press("enter")
        await pilot.press(*"Gerdien", "enter", "enter")
        await pilot.pause()
        assert isinstance(page(pilot), Confirmation)
    [made] = sign_ups(hall, "repaircafe", "Gerdien")
    assert (made.occurrence, made.party, made.contact) == (first.original, 1, "")


async def test_the_whole_series_with_three_people_is_what_gets_sent(visit: Visit, hall: Hall) -> None:
    """*Elke keer* and *met z'n drieën* reach the sign-up."""
    async with visit("repaircafe") as pilot:
        await press(pilot, "#every")
        await press(pilot, ".number-2")
        await press(pilot, "#forward")
        await type_in(pilot, "Gerdien")
        await press(pilot, "#forward")
        await type_in(pilot, "06 - 00 00 00 99")
        await press(pilot, "#forward")
    [made] = sign_ups(hall, "repaircafe", "Gerdien")
    assert (made.occurrence, made.party, made.contact) == (None, 3, "06 - 00 00 00 99")


async def test_another_day_goes_through_the_dates_and_says_the_room_of_each(
    visit: Visit, hall: Hall, board: Board
) -> None:
    """Each press is one date on; the words and the number in the row are that date's."""
    dates = joining_of(hall, board, "sameneten").moments
    async with visit("sameneten") as pilot:
        assert isinstance(page(pilot), SignUpWhen)
        before = said(page(pilot))
        await press(pilot, "#another")
        assert said(page(pilot)) != before
        await press(pilot, "#forward")
        await type_in(pilot, "Gerdien")
        await press(pilot, "#forward")
        await press(pilot, "#forward")
        assert isinstance(page(pilot), Confirmation)
    assert [each.occurrence for each in sign_ups(hall, "sameneten", "Gerdien")] == [dates[1].original]


async def test_a_date_that_is_cancelled_meanwhile_does_not_stay_chosen(
    visit: Visit, hall: Hall, board: Board, kiosk: KioskScreenApp
) -> None:
    """The next date takes its place, and that is what is sent."""
    first, second, *_ = joining_of(hall, board, "repaircafe").moments
    async with visit("repaircafe") as pilot:
        cancel(hall, "repaircafe", first.original)
        page(pilot).renew()
        await press(pilot, "#forward")
        await type_in(pilot, "Gerdien")
        await press(pilot, "#forward")
        await press(pilot, "#forward")
    assert [each.occurrence for each in sign_ups(hall, "repaircafe", "Gerdien")] == [second.original]


def cancel(hall: Hall, slug: str, original: datetime) -> None:
    meeting = hall.store.state.of(Meeting, of_slug(hall, slug).id)[0]
    with hall.store.transaction(Who("host"), "cancel") as transaction:
        record = f"0192f0c0-0000-7000-8000-{milliseconds(original) % 10**12:012d}"
        transaction.put(OccurrenceChange(id=record, meeting=meeting.id, original=original, cancelled=True))


async def test_nothing_typed_is_lost_by_going_back_or_by_the_other_language(visit: Visit) -> None:
    """Name, telephone number and choice are there again, in both directions and both languages."""
    async with visit("repaircafe") as pilot:
        await press(pilot, ".number-1")
        await press(pilot, "#forward")
        await type_in(pilot, "Gerdien")
        await press(pilot, "#forward")
        await type_in(pilot, "0595")
        pilot.app.screen.post_message(Header.LanguagePressed())
        await pilot.pause()
        assert page(pilot).query_one(Field).value == "0595"
        await press(pilot, "#back")
        assert isinstance(page(pilot), SignUpName)
        assert page(pilot).query_one(Field).value == "Gerdien"
        await press(pilot, "#back")
        assert page(pilot).query_one(".number-1", Tile).chosen
        await press(pilot, "#forward")
        assert page(pilot).query_one(Field).value == "Gerdien"
        await press(pilot, "#forward")
        assert page(pilot).query_one(Field).value == "0595"


async def test_without_a_name_forward_stays_and_says_what_is_missing(visit: Visit, hall: Hall) -> None:
    """It is never grey: pressed too early it tells, and the field is open to type in."""
    async with visit("verhalen") as pilot:
        before = said(page(pilot))
        await type_in(pilot, " \u202e\u200b ")
        await press(pilot, "#forward")
        assert isinstance(page(pilot), SignUpName)
        assert said(page(pilot)) != before
        assert isinstance(pilot.app.focused, Field)


HOSTILE = {
    "markup": "[@click=app.quit]Jan[/]",
    "wide": "漢" * 60,
    "long": "x" * 10_000,
    "zalgo": "Z̷̢̛͉̱a̵͖̋l̶̰̈g̸̟͐o̴͚͝",
    "family emoji": "👨‍👩‍👧‍👦 Bos",
}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
async def test_any_name_is_shown_as_typed_and_no_button_is_cut(
    visit: Visit, name: str, size: tuple[int, int]
) -> None:
    """Hostile and endless names reach the confirmation; every tile still says all it has to say."""
    async with visit("verhalen", size=size) as pilot:
        await type_in(pilot, name)
        await press(pilot, "#forward")
        assert not cut_tiles(pilot)
        await press(pilot, "#forward")
        assert isinstance(page(pilot), Confirmation)
        assert not cut_tiles(pilot)
        if name.startswith("["):
            assert name in said(page(pilot))


def cut_tiles(pilot: Pilot[int]) -> list[str | None]:
    return [
        tile.id for tile in pilot.app.screen.query(Tile) if tile.region.area and tile.visible and tile.cut
    ]


LONG_TITLE = "Samen met de hele buurt koken, eten en de afwas doen in het grote dorpshuis"
LONG_NAME = "Trijntje en Aaltje van de Molenstraat en de hele familie Bos"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_longest_strings_fit_on_every_question(
    visit: Visit, hall: Hall, size: tuple[int, int], language: str
) -> None:
    """No button is cut, and no line of text is wider than its place, in either language."""
    with hall.store.transaction(Who("host"), "edit") as transaction:
        found = of_slug(hall, "sameneten")
        transaction.change(found, title=LONG_TITLE, initiator=LONG_NAME, place=LONG_NAME)
    async with visit("sameneten", size=size, language=language) as pilot:
        kinds: list[type[Page]] = []
        for _ in range(4):
            assert not cut_tiles(pilot), type(page(pilot))
            kinds.append(type(page(pilot)))
            if isinstance(page(pilot), SignUpName):
                await type_in(pilot, LONG_NAME)
            await press(pilot, "#forward")
        assert kinds == [SignUpWhen, SignUpFull, SignUpName, SignUpLast]
        assert isinstance(page(pilot), Confirmation)
        assert not cut_tiles(pilot)


async def test_more_people_than_places_are_told_their_number_before_they_press(
    visit: Visit, hall: Hall, board: Board
) -> None:
    """The last screen says it as soon as the number changes, and sends nobody unasked to the list."""
    left = joining_of(hall, board, "verhalen").left
    assert left is not None
    fill(hall, "verhalen", left - 1)
    async with visit("verhalen") as pilot:
        await type_in(pilot, "Gerdien")
        await press(pilot, "#forward")
        alone = plain(page(pilot).query_one("#forward", Tile).face.lines[0].left)
        await press(pilot, ".number-1")
        together = plain(page(pilot).query_one("#forward", Tile).face.lines[0].left)
        assert alone != together
        assert "1" in plain(page(pilot).query_one("#forward", Tile).face.lines[1].left)
        await press(pilot, "#forward")
        assert isinstance(page(pilot), Confirmation)
    [made] = sign_ups(hall, "verhalen", "Gerdien")
    assert (made.told, made.party) == ("list", 2)


def fill(hall: Hall, slug: str, people: int) -> None:
    """So many others join, as another process would have them."""
    Actions(hall).sign_up(
        SignUpForm(token=f"other {people}", initiative=of_slug(hall, slug).id, name="Anderen", party=people)
    )


async def test_who_is_just_too_late_sees_the_full_screen_and_types_nothing_twice(
    visit: Visit, hall: Hall, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The place went between looking and pressing: no silent waiting list, and all that was typed stays."""
    left = joining_of(hall, board, "verhalen").left
    assert left is not None
    async with visit("verhalen") as pilot:
        await type_in(pilot, "Gerdien")
        await press(pilot, "#forward")
        await type_in(pilot, "0595")
        fill(hall, "verhalen", left)
        page(pilot).query_one("#forward", Tile).press(by_key=True)
        await pilot.pause()
        assert isinstance(page(pilot), SignUpFull)
        assert not sign_ups(hall, "verhalen", "Gerdien")
        await press(pilot, "#forward")
        assert isinstance(page(pilot), SignUpLast)
        assert page(pilot).query_one(Field).value == "0595"
        await press(pilot, "#forward")
    assert [each.told for each in sign_ups(hall, "verhalen", "Gerdien")] == ["list"]


async def test_when_it_cannot_be_kept_everything_stays_and_the_next_press_works(
    visit: Visit, hall: Hall, actions: Actions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk: told in words, nothing lost, and the same button tries again."""
    sentence = "The disk is full."

    def full(form: SignUpForm) -> None:
        raise StoreTrouble(sentence)

    async with visit("verhalen") as pilot:
        await type_in(pilot, "Gerdien")
        await press(pilot, "#forward")
        await type_in(pilot, "0595")
        with monkeypatch.context() as patched:
            patched.setattr(actions, "sign_up", full)
            await press(pilot, "#forward")
        assert isinstance(page(pilot), SignUpLast)
        assert sentence in said(page(pilot))
        assert page(pilot).query_one(Field).value == "0595"
        await press(pilot, "#forward")
        assert isinstance(page(pilot), Confirmation)
    assert [each.contact for each in sign_ups(hall, "verhalen", "Gerdien")] == ["0595"]


async def test_rather_not_call_sends_no_number(visit: Visit, hall: Hall) -> None:
    """Whoever typed a number and thinks better of it is signed up without."""
    async with visit("verhalen") as pilot:
        await type_in(pilot, "Gerdien")
        await press(pilot, "#forward")
        await type_in(pilot, "0595")
        await press(pilot, "#no-call")
    assert [each.contact for each in sign_ups(hall, "verhalen", "Gerdien")] == [""]


async def test_pressing_twice_is_one_sign_up_and_one_screen(visit: Visit, hall: Hall) -> None:
    """A double press on *Ja, ik doe mee* shows one confirmation and does not wipe its code."""
    async with visit("verhalen") as pilot:
        await type_in(pilot, "Gerdien")
        await press(pilot, "#forward")
        forward = page(pilot).query_one("#forward", Tile)
        forward.press(by_key=True)
        forward.press(by_key=True)
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(page(pilot), Confirmation)
        assert sum(isinstance(each, Confirmation) for each in pilot.app.screen_stack) == 1
    assert len(sign_ups(hall, "verhalen", "Gerdien")) == 1


async def test_full_says_the_number_and_offers_another_day_with_room(
    visit: Visit, hall: Hall, board: Board
) -> None:
    """The number stands there before anything is pressed; another day signs up for that day instead."""
    joining = joining_of(hall, board, "sameneten")
    first = joining.moments[0]
    number = board.position(of_slug(hall, "sameneten").id, None, first.original, 1)
    roomy = next(each for each in joining.moments if each.left)
    async with visit("sameneten") as pilot:
        await press(pilot, "#forward")
        assert isinstance(page(pilot), SignUpFull)
        assert str(number) in page(pilot).query_one("#number", BigText).text
        await press(pilot, "#other-day")
        assert isinstance(page(pilot), SignUpName)
        await type_in(pilot, "Gerdien")
        await press(pilot, "#forward")
        await press(pilot, "#forward")
    assert [each.occurrence for each in sign_ups(hall, "sameneten", "Gerdien")] == [roomy.original]


async def test_who_comes_back_from_another_day_still_gets_the_list_of_the_first(
    visit: Visit, hall: Hall, board: Board
) -> None:
    """Looking at another day changes nothing; the name typed there is kept."""
    first = joining_of(hall, board, "sameneten").moments[0]
    async with visit("sameneten") as pilot:
        await press(pilot, "#forward")
        await press(pilot, "#other-day")
        await type_in(pilot, "Gerdien")
        await press(pilot, "#back")
        await press(pilot, "#forward")
        assert page(pilot).query_one(Field).value == "Gerdien"
        await press(pilot, "#forward")
        await press(pilot, "#forward")
    made = sign_ups(hall, "sameneten", "Gerdien")
    assert [(each.occurrence, each.told) for each in made] == [(first.original, "list")]


async def test_a_place_that_comes_free_while_one_reads_is_offered(visit: Visit, hall: Hall) -> None:
    """The full screen turns into *er is weer plek*, and going on gives the place."""
    async with visit("sameneten") as pilot:
        await press(pilot, "#forward")
        for other in hall.store.state.of(SignUp, of_slug(hall, "sameneten").id):
            Actions(hall).withdraw(other.id)
        page(pilot).renew()
        await press(pilot, "#forward")
        await type_in(pilot, "Gerdien")
        await press(pilot, "#forward")
        await press(pilot, "#forward")
    assert [each.told for each in sign_ups(hall, "sameneten", "Gerdien")] == ["place"]


async def test_helping_instead_signs_up_for_the_task(visit: Visit, hall: Hall) -> None:
    """The hands needed stand beside the wait list and lead to helping."""
    async with visit("sameneten") as pilot:
        await press(pilot, "#forward")
        await press(pilot, "#task-0")
        if isinstance(page(pilot), SignUpWhen):
            await press(pilot, "#forward")
        await type_in(pilot, "Gerdien")
        await press(pilot, "#forward")
        await press(pilot, "#forward")
        assert isinstance(page(pilot), Confirmation)
    assert [bool(each.task) for each in sign_ups(hall, "sameneten", "Gerdien")] == [True]


async def test_the_same_person_again_changes_nothing(visit: Visit, hall: Hall) -> None:
    """*Ja* ends there: no second sign-up, nothing taken away."""
    fill(hall, "verhalen", 2)
    async with visit("verhalen") as pilot:
        await type_in(pilot, "anderen")
        await press(pilot, "#forward")
        await press(pilot, "#forward")
        assert isinstance(page(pilot), SameNameScreen)
        await press(pilot, "#yes")
        await press(pilot, "#done")
        assert len(pilot.app.screen_stack) == 2
    assert [each.party for each in sign_ups(hall, "verhalen", "Anderen")] == [2]
    assert not sign_ups(hall, "verhalen", "anderen")


async def test_somebody_else_of_that_name_goes_back_to_the_name_and_loses_nothing(
    visit: Visit, hall: Hall
) -> None:
    """*Nee*: the name can get a letter or stay as it is, the number typed is still there."""
    fill(hall, "verhalen", 2)
    async with visit("verhalen") as pilot:
        await type_in(pilot, "Anderen")
        await press(pilot, "#forward")
        await type_in(pilot, "0595")
        await press(pilot, "#forward")
        await press(pilot, "#no")
        assert isinstance(page(pilot), SignUpName)
        assert page(pilot).query_one(Field).value == "Anderen"
        await press(pilot, "#forward")
        assert page(pilot).query_one(Field).value == "0595"
        await press(pilot, "#forward")
        assert isinstance(page(pilot), Confirmation)
    assert sorted(each.contact for each in sign_ups(hall, "verhalen", "Anderen")) == ["", "0595"]


async def try_once(pilot: Pilot[int], page: Page, by_key: bool) -> None:
    """Name, *Ik loop een keer mee*, and on to the end."""
    await pilot.press(*"Greetje")
    assert page.query_one("#ways .first", Tile).chosen
    if by_key:
        page.set_focus(page.query_one("#ways .second"))
        await pilot.press("enter")
    else:
        await pilot.click("#ways .second")
    await pilot.pause()
    assert page.query_one("#ways .second", Tile).chosen
    for _ in range(2):
        pilot.app.screen.query_one("#forward", Tile).press(by_key=True)
        await pilot.pause()
        await pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("by_key", [True, False], ids=["keys", "mouse"])
async def test_a_task_can_be_tried_once_without_one_screen_more(
    kiosk: KioskScreenApp, hall: Hall, board: Board, size: tuple[int, int], by_key: bool
) -> None:
    """Chosen under the name: it takes no hands from others, and the confirmation says what it is."""
    task = next(each for each in board.home().help if each.try_once)
    before = board.joining(task.initiative, task.id)
    assert before is not None
    time = before.moments[0].original
    async with kiosk.run_test(size=size) as pilot:
        kiosk.keys_in_use = by_key
        kiosk.post_message(BeginSignUp(task.initiative, task.id, time))
        await pilot.pause()
        assert isinstance(kiosk.screen, SignUpName)
        await try_once(pilot, kiosk.screen, by_key)
        assert isinstance(kiosk.screen, Confirmation)
        said = str([words.paragraphs for words in kiosk.screen.query(Words)])
        assert "loopt een keer mee" in said
    (stored,) = [each for each in hall.store.state.of(SignUp, task.initiative) if each.name == "Greetje"]
    assert (stored.trial, stored.task, stored.occurrence) == (True, task.id, time)
    after = board.joining(task.initiative, task.id)
    assert after is not None
    assert after.moments[0].left == before.moments[0].left


async def test_the_whole_of_a_series_is_not_tried(kiosk: KioskScreenApp, board: Board) -> None:
    """Once is one time: who answered *elke keer* is not asked."""
    task = next(each for each in board.home().help if each.try_once)
    async with kiosk.run_test(size=(120, 40)) as pilot:
        draft = SignUpDraft("t", task.initiative, task.id, chosen_when=True, trial=True)
        kiosk.push_screen(SignUpName(board, draft))
        await pilot.pause()
        assert not kiosk.screen.query_one("#ways").display
        assert draft.trial is False
