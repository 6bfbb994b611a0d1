"""The example hall with what it lacks: longer texts, something moved, something that does not take place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from msgspec.structs import replace

from kiosk.actions import Actions, SignedUp, SignUpForm
from kiosk.board import Board
from kiosk.errors import StoreTrouble
from kiosk.hall import Hall
from kiosk.language import Language
from kiosk.model import Idea, Initiative, Meeting, News, OccurrenceChange, Task
from kiosk.store import Who
from kiosk.text import LINE, NAME, TITLE, cells
from screens.presence import SignUpDraft
from screens.widgets.page import Page

TYPED = (
    *("title", "summary", "description", "initiator", "contact", "costs", "bring", "place", "story"),
    *("link", "note", "asked", "when_words", "words", "by"),
)
"""The fields of records that are free text."""
Shown = tuple[str, Page, str]
"""What it is, the screen, and what is pressed on it first, if anything."""
LONG = "Samen zeewaardige zonnepanelenvlotten repareren onder begeleiding van vrijwilligers "
THEME = "een heel lang eigen thema"
EVENING, HOURS = datetime(2026, 11, 25, 19, 30), timedelta(hours=2)
WIDE = "日本語を話す会と書道の集まり"
"""Two columns a sign, and no spaces to break at."""


class Longest(Language):
    """A language in which everything takes as much room as in the one that needs the most."""

    def __init__(self, each: tuple[Language, ...]) -> None:
        super().__init__("nl", ())
        self._each = each

    def text(self, message: str, /, **values: object) -> str:
        return max((one.text(message, **values) for one in self._each), key=cells)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        return max((each.plural(one, many, n, **values) for each in self._each), key=cells)


SPOKEN = (Language.load("nl"), Language.load("en"))
LANGUAGES: dict[str, Language] = {"nl": SPOKEN[0], "en": SPOKEN[1], "longest": Longest(SPOKEN)}


Record = Initiative | Meeting | News | OccurrenceChange | Task


def long(limit: int) -> str:
    """Words of a length that people may type."""
    return (LONG * (limit // len(LONG) + 1))[:limit].rstrip()


def wide(limit: int) -> str:
    """Signs of two columns, as many as people may type."""
    return (WIDE * (limit // len(WIDE) + 1))[:limit]


def furnish(hall: Hall) -> None:
    """What the example hall lacks."""
    with hall.store.transaction(Who("host"), "add") as transaction:
        for record in (*_changed(hall), *_long(), *_wide(), *_often()):
            transaction.put(record)


def _changed(hall: Hall) -> Iterator[Record]:
    """One evening moved, one that does not take place."""
    slugs = {each.slug: each.id for each in hall.store.state.all(Initiative)}
    series = next(each for each in hall.store.state.all(Meeting) if each.initiative == slugs["gamen"])
    page = Board(hall).initiative(slugs["gamen"])
    assert page is not None
    at, to = page.moments[0].original, datetime(2026, 11, 28, 20)
    yield OccurrenceChange(id="moved", meeting=series.id, original=at, start=to)
    yield Initiative(id="gone", slug="gone", title="Midwinterhoorn blazen", capacity=8)
    yield Meeting(id="gone", initiative="gone", start=datetime(2026, 11, 26, 14), cancelled=True)


def _long() -> Iterator[Record]:
    """Every text as long as it may be, in words."""
    line = long(LINE)
    made = Initiative(id="long", slug="long", title=long(TITLE), theme=THEME, capacity=120)
    for name in ("summary", "contact", "costs", "bring", "place"):
        made = replace(made, **{name: line})
    link = "https://dorpshuis.example/" + "lang" * 10
    yield replace(made, description=line * 5, initiator=long(NAME), link=link)
    evening = Meeting(id="long", initiative="long", place=line, start=EVENING, end=EVENING + HOURS)
    yield replace(evening, kind="recurring", rule="FREQ=MONTHLY;INTERVAL=2;BYDAY=4WE")
    yield News(id="long", initiative="long", words=line, by=long(NAME))
    task = Task(id="long", initiative="long", slug="long", title=long(TITLE), asked=line, minutes=75)
    for at in range(5):
        yield replace(task, id=f"long-{at}", slug=f"long-{at}", hands_min=12, hands_max=14)


def _wide() -> Iterator[Record]:
    """The same in signs of two columns."""
    title, line = wide(TITLE), wide(LINE)
    made = Initiative(id="wide", slug="wide", title=title, summary=line, initiator=wide(NAME), capacity=9)
    yield replace(made, place=line)
    yield Task(id="wide", initiative="wide", slug="wide", title=title, asked=line)


def _often() -> Iterator[Record]:
    """A rule that takes the most words."""
    yield Initiative(id="often", slug="often", title="Bingo", capacity=12)
    evening = Meeting(id="often", initiative="often", start=EVENING, end=EVENING + HOURS)
    yield replace(evening, kind="recurring", rule="FREQ=MONTHLY;BYDAY=1WE,2WE,3WE,4WE;UNTIL=20271231T000000Z")
    yield Task(id="often", initiative="often", slug="often", title="Balletjes draaien", minutes=90)


@dataclass
class Scene:
    """A hall in which people can be signed up, and its records by the short name."""

    hall: Hall
    ids: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        furnish(self.hall)
        self.board, self.actions = Board(self.hall), Actions(self.hall)
        self.ids = {each.slug: each.id for each in self.hall.store.state.all(Initiative)}

    def task(self, title: str) -> tuple[str, str]:
        """Initiative and id of the task with that title."""
        task = next(each for each in self.hall.store.state.all(Task) if each.title == title)
        return task.initiative, task.id

    def draft(self, slug: str, **answers: object) -> SignUpDraft:
        """A form as far as it was filled in."""
        return SignUpDraft(self.actions.new_token(), self.ids[slug], **answers)  # type: ignore[arg-type]

    def sign_up(self, slug: str, name: str, task: str | None = None, **answers: object) -> SignedUp:
        """Somebody signs up."""
        form = {
            "token": self.actions.new_token(),
            "initiative": self.ids[slug],
            "name": name,
            "task": task,
            "another_person": True,
        }
        return self.actions.sign_up(SignUpForm(**form, **answers))  # type: ignore[arg-type]

    def typed(self) -> frozenset[str]:
        """What people typed: only that may be shortened."""
        kinds = (Idea, Initiative, Meeting, Task, News)
        records = [each for kind in kinds for each in self.hall.store.state.all(kind)]
        values = [str(getattr(record, name, "")) for record in records for name in TYPED]
        values += [" ".join(each.split()) for each in values]
        return frozenset(each for each in (*values, long(NAME), wide(NAME), THEME) if len(each) > 2)


def troubled(page: Page) -> Page:
    """The same when what it does went wrong, told at length."""
    sentence = "Another program is still busy with the data. Try again in a moment."
    page._trouble = StoreTrouble(sentence)  # type: ignore[attr-defined]
    return page
