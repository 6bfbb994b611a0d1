"""The example hall, whatever day it is seeded: everything a visitor can meet is in it, and fits its card."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest

from kiosk.example import example_folder, read_listings
from kiosk.model import Initiative, Meeting, News, OccurrenceChange, Record, SignUp, Task
from kiosk.rules import agenda, places
from kiosk.rules.agenda import Occurrence
from kiosk.rules.hands import hands
from kiosk.rules.places import Allotment
from kiosk.rules.state import Shown, shown_state
from kiosk.settings import load
from kiosk.text import cells

ZONE = "Europe/Amsterdam"
PICTURED = date(2026, 11, 24)
STARTS = [
    *(PICTURED + timedelta(days=step) for step in range(7)),
    date(2026, 3, 26),
    date(2026, 3, 29),
    date(2026, 10, 22),
    date(2026, 10, 25),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2028, 2, 29),
]
"""Every weekday, the weeks in which summer time begins and ends, the turn of the year, a leap day."""

R = TypeVar("R", bound=Record)


class Seeded:
    """The example hall on one day, as the rules see it in that day's first minute."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.now = datetime.combine(today, time(0, 1), ZoneInfo(ZONE))
        self.records = read_listings(example_folder() / "listings", today, ZONE)
        self.initiatives = {each.slug: each for each in self.of(Initiative)}

    def of(self, kind: type[R]) -> list[R]:
        return [record for record in self.records if isinstance(record, kind)]

    def meetings(self, slug: str) -> list[Meeting]:
        return [each for each in self.of(Meeting) if each.initiative == self.initiatives[slug].id]

    def dates(self, slug: str, most: int = 12) -> list[Occurrence]:
        return agenda.coming(self.meetings(slug), self.of(OccurrenceChange), self.now, most=most)

    def row(self, slug: str, task: Task | None = None) -> Allotment:
        initiative = self.initiatives[slug]
        here = [
            each
            for each in self.of(SignUp)
            if each.initiative == initiative.id and each.task == (task.id if task else None)
        ]
        is_coming = agenda.taking_place(self.meetings(slug), self.of(OccurrenceChange), self.now)
        return places.allot(task.hands_max if task else initiative.capacity, here, (), (), is_coming)

    def shown(self, slug: str) -> Shown:
        return shown_state(
            self.initiatives[slug],
            self.meetings(slug),
            self.of(OccurrenceChange),
            self.row(slug),
            self.dates(slug),
            self.now,
            self.today,
        )

    def cards(self) -> list[tuple[Occurrence, str]]:
        """The agenda of the first eight days, soonest first, as visitors see it."""
        open_to_all = [
            slug
            for slug, each in self.initiatives.items()
            if not each.hidden and self.shown(slug) in {"active", "full"}
        ]
        cards = [(each, slug) for slug in open_to_all for each in self.dates(slug)]
        last = self.now + timedelta(days=8)
        return sorted((card for card in cards if card[0].start < last), key=lambda card: card[0].start)

    def tasks(self) -> list[tuple[Task, Allotment]]:
        slugs = {each.id: slug for slug, each in self.initiatives.items()}
        return [(task, self.row(slugs[task.initiative], task)) for task in self.of(Task)]

    def named(self, name: str, slug: str) -> SignUp:
        here = self.initiatives[slug].id
        return next(
            each
            for each in self.of(SignUp)
            if each.name == name and each.initiative == here and not each.task
        )


@cache
def seeded(today: date) -> Seeded:
    return Seeded(today)


@pytest.fixture(params=STARTS, ids=lambda day: f"{day:%a-%d-%b-%Y}")
def hall(request: pytest.FixtureRequest) -> Seeded:
    return seeded(request.param)


def test_every_state_is_there(hall: Seeded) -> None:
    """A visitor, and a test, meets each state an initiative can be shown in; and one that a host hid."""
    shown = {hall.shown(slug) for slug, each in hall.initiatives.items() if not each.hidden}
    assert shown == {"gathering", "active", "full", "resting", "paused", "done", "archived"}
    assert [each.slug for each in hall.of(Initiative) if each.hidden] == ["dakgoten"]
    assert [each.slug for each in hall.of(Initiative) if each.discreet] == ["geldzorgen"]
    assert all(each.story and each.helped for each in hall.of(Initiative) if each.status == "done")
    assert len(hall.initiatives) >= 14


KINDS: dict[str, Callable[[Meeting], bool]] = {
    "one-off": lambda each: each.kind == "once" and not each.all_day,
    "a whole day": lambda each: each.all_day,
    "weekly": lambda each: each.rule == "FREQ=WEEKLY",
    "every other week": lambda each: each.rule == "FREQ=WEEKLY;INTERVAL=2",
    "every third Thursday": lambda each: each.rule == "FREQ=MONTHLY;BYDAY=3TH",
    "every last Saturday": lambda each: each.rule == "FREQ=MONTHLY;BYDAY=-1SA",
    "by arrangement": lambda each: each.kind == "by_arrangement",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_meeting_is_there(hall: Seeded, kind: str) -> None:
    """And most initiatives that meet have one meeting, one or two have several."""
    assert any(KINDS[kind](meeting) for meeting in hall.of(Meeting))
    assert any(len(hall.meetings(slug)) > 1 for slug in hall.initiatives)


def test_each_series_begins_and_goes_on_where_its_rule_says(hall: Seeded) -> None:
    """Third Thursdays are Thursdays, last Saturdays Saturdays, and each series has its next four dates."""
    for slug in hall.initiatives:
        for meeting in hall.meetings(slug):
            if meeting.kind == "recurring":
                assert meeting.start is not None
                dates = agenda.coming([meeting], (), hall.now)
                assert len(dates) >= 4, slug
                assert {each.start.weekday() for each in dates} == {meeting.start.weekday()}
                assert {each.start.time() for each in dates} == {meeting.start.time()}
    assert all(15 <= each.start.day <= 21 for each in hall.dates("boekenborrel"))
    assert all((each.start + timedelta(days=7)).day <= 7 for each in hall.dates("repaircafe"))


def test_there_is_something_today_and_much_this_week(hall: Seeded) -> None:
    """Whoever tries the kiosk on a quiet Sunday sees a living hall."""
    days = [(card.start.date() - hall.today).days for card, _ in hall.cards()]
    assert days.count(0) >= 1
    assert days.count(1) >= 1
    assert sum(day < 7 for day in days) >= 6


def test_one_is_called_off_and_one_moved_this_week(hall: Seeded) -> None:
    """*Gaat niet door* and *nu om 20:00* are among the first dates, each with a reason."""
    changed = [card for card, _ in hall.cards() if card.cancelled or card.moved]
    assert sorted((card.cancelled, card.moved) for card in changed) == [(False, True), (True, False)]
    assert all(card.reason for card in changed)


def test_the_first_screen_is_as_varied_as_its_picture() -> None:
    """On the pictured afternoon: places left, always room, called off, full with two waiting."""
    hall = seeded(PICTURED)
    first = hall.cards()[:6]
    told = [
        (
            f"{card.start:%a %H:%M}",
            hall.initiatives[slug].title,
            "off" if card.cancelled else hall.row(slug).left(card.original),
            hall.row(slug).waiting(card.original),
        )
        for card, slug in first
    ]
    assert told == [
        ("Tue 19:30", "Klaverjassen", 4, 0),
        ("Wed 10:00", "Koffie voor iedereen", None, 0),
        ("Thu 09:30", "Stoelgym", "off", 0),
        ("Thu 18:00", "Samen eten: stamppot", 0, 2),
        ("Fri 15:30", "Help, mijn telefoon!", 1, 0),
        ("Fri 20:00", "Zingen zonder noten", None, 0),
    ]


PLENTY: dict[str, Callable[[Allotment, datetime | None], bool]] = {
    "full with a waiting list": lambda row, of: row.left(of) == 0 and row.waiting(of) > 0,
    "1 to 12 left and nobody waiting": lambda row, of: row.left(of) in range(1, 13) and not row.waiting(of),
    "without limit": lambda row, of: row.left(of) is None,
}


@pytest.mark.parametrize("how", PLENTY)
def test_places_and_hands_are_left_in_every_way(hall: Seeded, how: str) -> None:
    """To join as well as to help: full with people waiting, some places left, and always room."""
    joining = [
        any(PLENTY[how](hall.row(slug), of) for of in (None, *(date.original for date in hall.dates(slug))))
        for slug in hall.initiatives
        if hall.shown(slug) in {"active", "full"}
    ]
    helping = [PLENTY[how](row, None) for task, row in hall.tasks() if not task.done]
    assert sum(joining) >= 2
    assert sum(helping) >= 2


def test_hands_are_short_and_tasks_are_of_every_kind(hall: Seeded) -> None:
    """Many tasks seek hands, some can be tried once, some are done, some need nobody more."""
    tasks = [(task, hands(task, row)) for task, row in hall.tasks()]
    assert sum(not task.done and found.needed > 0 for task, found in tasks) >= 9
    assert sum(task.try_once for task, _ in tasks) >= 3
    assert sum(task.done for task, _ in tasks) >= 2
    assert {task.when for task, _ in tasks} == {"meeting", "once", "any_time"}


def test_who_came_late_was_told_the_place_in_the_row(hall: Seeded) -> None:
    """The waiting list of a dinner: in order of arrival, parties whole, and next week there is room."""
    row = hall.row("sameneten")
    tonight, next_week = (date.original for date in hall.dates("sameneten")[:2])
    standings = {name: row.standing(hall.named(name, "sameneten").id) for name in ("Martje", "Ubbo", "Ilse")}
    assert {name: each.position for name, each in standings.items()} == {"Martje": None, "Ubbo": 1, "Ilse": 2}
    assert row.promise(1, tonight) == 3
    assert row.left(next_week) == 9
    book = hall.row("boekenborrel")
    assert [book.standing(hall.named(name, "boekenborrel").id).position for name in ("Tamme", "Wiepke")] == [
        1,
        2,
    ]


def test_what_people_were_told_is_what_holds(hall: Seeded) -> None:
    """Nobody in the example was promised a place that is not there; one has since moved up."""
    families: dict[tuple[str, str | None], list[SignUp]] = {}
    for sign_up in hall.of(SignUp):
        families.setdefault((sign_up.initiative, sign_up.task), []).append(sign_up)
    slugs = {each.id: slug for slug, each in hall.initiatives.items()}
    tasks = {task.id: task for task in hall.of(Task)}
    moved_up = []
    for (initiative, task), sign_ups in families.items():
        row = hall.row(slugs[initiative], tasks[task] if task else None)
        moved_up += [each.name for each in sign_ups if each.id in row.moved_up()]
        for each in sign_ups:
            expected = "waiting" if each.told == "list" else "confirmed"
            if each.id not in row.moved_up() and not each.cancelled:
                assert row.standing(each.id).state == expected, each.name
    assert moved_up == ["Aaltje"]


def test_every_text_fits_where_it_is_shown() -> None:
    """Columns as in the pictures: cards at 120 columns, facts and news on the initiative's own screen."""
    hall = seeded(PICTURED)
    texts: list[tuple[int, str]] = []
    for each in hall.of(Initiative):
        texts += [(24, each.title), (20, each.place), (13, each.slug), (120, each.summary)]
        texts += [(52, fact) for fact in (each.initiator, each.contact, each.costs, each.bring)]
    for task in hall.of(Task):
        texts += [(24, task.title), (32, task.asked), (22, task.when_words)]
    texts += [(90, news.words) for news in hall.of(News)]
    texts += [(20, sign_up.name) for sign_up in hall.of(SignUp)]
    texts += [(30, change.reason) for change in hall.of(OccurrenceChange)]
    assert [text for columns, text in texts if cells(text) > columns] == []


def test_what_must_be_told_is_told() -> None:
    """Each initiative says what it is, whose it is, where, and what it costs; some have news."""
    hall = seeded(PICTURED)
    for each in hall.of(Initiative):
        assert each.summary, each.title
        assert each.initiator, each.title
        assert each.hidden or (each.place and each.costs), each.title
    assert len(hall.of(News)) >= 6


def test_sentences_are_short() -> None:
    """B1: no sentence of what visitors read has more than twelve words (a description: fifteen)."""
    hall = seeded(PICTURED)
    texts = [(12, each.summary) for each in hall.of(Initiative)]
    texts += [(15, each.description) for each in hall.of(Initiative)]
    texts += [(15, each.story) for each in hall.of(Initiative)]
    texts += [(12, task.asked) for task in hall.of(Task)] + [(12, news.words) for news in hall.of(News)]
    sentences = [(most, sentence) for most, text in texts for sentence in re.split(r"[.!?:]\s", text)]
    assert [sentence for most, sentence in sentences if len(sentence.split()) > most] == []


def test_nobody_real_is_in_it() -> None:
    """No mail address, and only telephone numbers that cannot be dialled: none begins with 00 in its area."""
    texts = " ".join(path.read_text("utf-8") for path in example_folder().rglob("listings/*.toml"))
    assert "@" not in texts
    for number in re.findall(r"\b0[\d -]{8,}\d", texts):
        assert re.fullmatch(r"0595 - 00 00 \d\d|06 - 00 00 00 \d\d", number), number


def test_the_same_day_gives_the_same_hall(hall: Seeded) -> None:
    """Ids are unique, and the same whenever that day's hall is seeded: pictures and tests stay true."""
    again = Seeded(hall.today)
    assert again.records == hall.records
    assert len({record.id for record in hall.records}) == len(hall.records)


def test_each_theme_is_one_of_the_hall() -> None:
    """Every theme in hall.toml leads to something, and no listing has a theme of its own."""
    settings = load(example_folder() / "hall.toml", ("nl", "en"))
    used = {each.theme for each in seeded(PICTURED).of(Initiative) if not each.hidden}
    assert used == {theme.key for theme in settings.themes}
    assert settings.hall.example
