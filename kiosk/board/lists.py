"""The lists of the first screens, put together from the digests and kept until one of them changes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.board.digest import Digest, digest
from kiosk.board.fitting import in_order
from kiosk.board.models import Card, Home, TaskCard
from kiosk.board.openings import Opening
from kiosk.language import days
from kiosk.model import Initiative
from kiosk.reckoning import Reckoning
from kiosk.search import Index
from kiosk.settings import Settings
from kiosk.store import State

_STATE_ORDER = {"active": 0, "full": 0, "gathering": 1, "resting": 2, "paused": 3, "done": 4, "archived": 5}


@dataclass(slots=True)
class Lists:
    """Digests of all shown initiatives, and what the lists make of them."""

    settings: Settings
    index: Index
    sequence: int = -1
    until: datetime | None = None
    day: object = None
    turns: int = 0
    """Counts every renewal, so that a screen can compare."""
    digests: dict[str, Digest] = field(default_factory=dict)
    home: Home | None = None
    cards: dict[str, Card] = field(default_factory=dict)
    tasks: dict[str, TaskCard] = field(default_factory=dict)
    reworded: dict[str, str | None] = field(default_factory=dict)
    """What initiatives say that changed, None for one that is gone; who reads it empties it."""
    _openings: tuple[int, tuple[Opening, ...]] = (-1, ())
    _themed: tuple[Home | None, str, Home | None] = (None, "", None)
    """The last lists of one theme, and what they were made of."""

    def openings(self) -> tuple[Opening, ...]:
        """Every time at which hands are needed, in order; put in order when somebody first asks."""
        if self._openings[0] != self.turns:
            self._openings = (self.turns, in_order(self.digests.values()))
        return self._openings[1]

    def of_theme(self, theme: str) -> Home:
        """The lists, of one theme when it is given; kept for who types in it."""
        assert self.home is not None  # renew() came first
        if not theme:
            return self.home
        whole, last, themed = self._themed
        if whole is not self.home or last != theme or themed is None:
            themed = of_theme(self.home, theme)
            self._themed = (self.home, theme, themed)
        return themed

    def shown(self, record: str, theme: str = "") -> Card | None:
        """The card of that initiative; None: there is none, or it has another theme."""
        card = self.cards.get(record)
        return card if card is not None and (not theme or card.theme == theme) else None

    def open_task(self, record: str, theme: str = "") -> TaskCard | None:
        """The card of that task, if it is asked and its initiative has the theme."""
        task = self.tasks.get(record)
        return task if task is not None and task.open and self.shown(task.initiative, theme) else None

    def renew(self, state: State, now: datetime) -> None:
        """Bring everything up to the state and the moment; cheap when neither changed."""
        today = days.local(now, self.settings.hall.zone).date()
        timely = self.until is not None and now < self.until and today == self.day
        if state.sequence == self.sequence and timely:
            return
        if timely and self._untouched(state):
            self.sequence = state.sequence
            self.turns += 1
            return
        reckoning = Reckoning(state, now, self.settings.hall.zone)
        known, self.digests = self.digests, {}
        for initiative in state.all(Initiative):
            if initiative.hidden or initiative.status == "archived":
                continue
            before = known.pop(initiative.id, None)
            if before is not None and before.touched == state.touched(initiative.id) and now < before.until:
                self.digests[initiative.id] = before
            else:
                self.digests[initiative.id] = self._worked_out(reckoning, initiative, before)
        for gone in known.values():
            self._forget(gone)
        self.sequence, self.day = state.sequence, today
        self.until = min((found.until for found in self.digests.values()), default=now + timedelta(hours=1))
        self.turns += 1
        self.home = self._home(now)

    def _untouched(self, state: State) -> bool:
        """Whether nothing of an initiative changed since: people may have been busy with ideas."""
        touched = state.touched_since(self.sequence)
        if touched is None:
            return False
        return not any(each in self.digests or state.get(Initiative, each) is not None for each in touched)

    def _worked_out(self, reckoning: Reckoning, initiative: Initiative, before: Digest | None) -> Digest:
        touched = reckoning.facts.touched(initiative.id)
        after = digest(reckoning.outlook(initiative), touched, reckoning.now)
        theme = self.settings.theme(initiative.theme)
        themes = " ".join(theme.names.values()) if theme else initiative.theme
        told = (initiative.summary, initiative.description, initiative.place, initiative.initiator, themes)
        if before is not None:
            for gone in {task.id for task in before.tasks} - {task.id for task in after.tasks}:
                self.index.drop(gone)
        self.index.put(initiative.id, initiative.title, " ".join(told))
        self.reworded[initiative.id] = f"{initiative.title} {initiative.summary}"
        for task in after.tasks:
            self.index.put(task.id, task.title, f"{task.asked} {initiative.title}")
        return after

    def _forget(self, gone: Digest) -> None:
        self.index.drop(gone.initiative.id)
        self.reworded[gone.initiative.id] = None
        for task in gone.tasks:
            self.index.drop(task.id)

    def _home(self, now: datetime) -> Home:
        shown = list(self.digests.values())
        limit = now + timedelta(days=7)
        agenda = [
            card for found in shown for card in found.agenda if card.moment and card.moment.start < limit
        ]
        everything = sorted((found.card for found in shown), key=_card_order)
        tasks = sorted((task for found in shown for task in found.tasks if task.open), key=_task_order)
        self.cards = {card.id: card for card in everything}
        self.tasks = {task.id: task for found in shown for task in found.tasks}
        return Home(
            agenda=tuple(sorted(agenda, key=_card_order)),
            help=tuple(task for task in tasks if task.needed and not task.enough),
            everything=tuple(everything),
            tasks=tuple(task for task in tasks if not task.enough),
            themes=self._themes(everything),
            found=None,
            empty=not everything,
        )

    def _themes(self, cards: Iterable[Card]) -> tuple[str, ...]:
        """Those in use: as hall.toml orders them, then its unknown ones, the most used first."""
        used = Counter(card.theme for card in cards if card.theme)
        listed = [theme.key for theme in self.settings.themes if theme.key in used]
        return (*listed, *(theme for theme, _ in used.most_common() if theme not in listed))


def _card_order(card: Card) -> tuple[int, float, str]:
    start = card.moment.start.timestamp() if card.moment else float("inf")
    return _STATE_ORDER[card.state], start, card.title.casefold()


def _task_order(task: TaskCard) -> tuple[bool, float, str]:
    start = task.moment.start.timestamp() if task.moment else float("inf")
    return not task.needed, start, task.title.casefold()


def of_theme(home: Home, theme: str) -> Home:
    """The same lists with one theme's initiatives alone."""
    own = {card.id for card in home.everything if card.theme == theme}

    def cards(all_cards: Iterable[Card]) -> tuple[Card, ...]:
        return tuple(card for card in all_cards if card.theme == theme)

    def tasks(all_tasks: Sequence[TaskCard]) -> tuple[TaskCard, ...]:
        return tuple(task for task in all_tasks if task.initiative in own)

    return Home(
        agenda=cards(home.agenda),
        help=tasks(home.help),
        everything=cards(home.everything),
        tasks=tasks(home.tasks),
        themes=home.themes,
        found=None,
        empty=home.empty,
    )
