"""The door that the screens read through."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, tzinfo
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from kiosk.board import fitting, idea_pages, pages
from kiosk.board.fitting import EnoughHands, Fitting
from kiosk.board.idea_models import IdeaCard, IdeaPage, OwnHelp, OwnIdea
from kiosk.board.ideas import IdeaLists
from kiosk.board.lists import Lists, of_theme
from kiosk.board.models import CallRow, Card, Confirmed, Found, Home, InitiativePage, Joining
from kiosk.board.own import OwnSignUp, own_sign_up
from kiosk.board.resembling import Resembling
from kiosk.hall import Hall
from kiosk.model import Idea, Initiative, News, SignUp, Supporter
from kiosk.reckoning import Reckoning
from kiosk.rules.fitting import When
from kiosk.search import Index
from kiosk.settings import Settings
from kiosk.similar import Similar

_MOST_FOUND = 60
"""More than this is no answer but a list: the next letter narrows it."""

_MOST_ALIKE = 5
"""Beside what is written there is room for a few."""


P = ParamSpec("P")
T = TypeVar("T")


def _at_one_moment(
    method: Callable[Concatenate["Board", P], T],
) -> Callable[Concatenate["Board", P], T]:
    """While it reads, nothing changes: another thread of the kiosk may be committing."""

    @wraps(method)
    def held(board: "Board", /, *args: P.args, **kwargs: P.kwargs) -> T:
        with board.hall.store.reading():
            return method(board, *args, **kwargs)

    return held


class Board:
    """Read models of the hall as it stands now. Methods raise StoreTrouble."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self._lists = Lists(hall.settings, Index(families=hall.families))
        self._ideas = IdeaLists(hall.settings)
        self._resembling = Resembling(Similar(hall.families))
        self._indexed: set[str] = set()
        """The ideas that words find."""

    @property
    def settings(self) -> Settings:
        """What hall.toml says."""
        return self.hall.settings

    @property
    def zone(self) -> tzinfo:
        """The hall's time zone."""
        return self.hall.settings.hall.zone

    def now(self) -> datetime:
        """The hall's clock (aware, UTC)."""
        return self.hall.clock.now()

    @_at_one_moment
    def change(self) -> int:
        """Another number than before means that something may be drawn differently now."""
        self._renew()
        return self._lists.turns

    @_at_one_moment
    def home(self, theme: str = "", words: str = "") -> Home:
        """The lists, of one theme when it is given, with what was found when words are typed."""
        home = self._renew()
        chosen = of_theme(home, theme) if theme else home
        return replace(chosen, found=self._find(chosen, words)) if words.strip() else chosen

    @_at_one_moment
    def initiative(self, record: str) -> InitiativePage | None:
        """The page of an initiative; None when it is hidden or gone."""
        self._renew()
        found = self._lists.digests.get(record)
        if found is None:
            return None
        reckoning = self._reckoning()
        news = reckoning.facts.of(News, record)
        return pages.initiative_page(reckoning.outlook(found.initiative), found, news, self.settings)

    @_at_one_moment
    def joining(self, record: str, task: str | None = None) -> Joining | None:
        """What to ask who wants to join, or to help with the task; None when it is gone."""
        home = self._renew()
        found = self._lists.digests.get(record)
        if found is None or (task is not None and task not in {card.id for card in found.tasks}):
            return None
        reckoning = self._reckoning()
        outlook = reckoning.outlook(found.initiative)
        return pages.joining(outlook, found, reckoning.task(task), home.help, self.settings)

    @_at_one_moment
    def position(self, record: str, task: str | None, occurrence: datetime | None, party: int) -> int | None:
        """Where in the row this party would come now; None: there is a place."""
        reckoning = self._reckoning()
        initiative = reckoning.facts.get(Initiative, record)
        if initiative is None:
            return None
        return reckoning.outlook(initiative).allotment(reckoning.task(task)).promise(party, occurrence)

    @_at_one_moment
    def fitting(self, minutes: int, when: When, visit: Iterable[str] = ()) -> Fitting:
        """The tasks that need hands then and take no longer; `visit`: sign-ups this visitor made."""
        self._renew()
        return fitting.fitting(self._lists.openings(), minutes, when, self._reckoning(), visit)

    @_at_one_moment
    def enough_hands(
        self,
        task: str,
        occurrence: datetime | None,
        party: int = 1,
        minutes: int = 0,
        visit: Iterable[str] = (),
    ) -> EnoughHands | None:
        """A task that has enough hands, and what can be done instead; None when it is gone.

        `minutes`: how long somebody has, of `TIMES`; 0: as long as the task takes.
        """
        self._renew()
        reckoning = self._reckoning()
        record = reckoning.task(task)
        found = self._lists.digests.get(record.initiative) if record else None
        if record is None or found is None:
            return None
        outlook = reckoning.outlook(found.initiative)
        minutes = minutes or fitting.time_of(found, task)
        week = self.fitting(minutes, "week", visit)
        return fitting.enough_hands(outlook, found, record, fitting.Asked(occurrence, party, minutes), week)

    @_at_one_moment
    def clash(self, record: str, task: str | None, occurrence: datetime | None, visit: Iterable[str]) -> str:
        """What this visit signed up to that goes on at the same time, by its title; empty: nothing."""
        self._renew()
        found = self._lists.digests.get(record)
        if found is None:
            return ""
        reckoning = self._reckoning()
        engaged = fitting.engagements(reckoning, visit)
        card = next((each for each in found.tasks if each.id == task), None)
        return fitting.clash_with(reckoning.outlook(found.initiative), card, occurrence, engaged)

    @_at_one_moment
    def confirmed(self, sign_up: str, code: str = "") -> Confirmed | None:
        """One sign-up for its own visitor; `code` goes into its calendar code when given."""
        reckoning = self._reckoning()
        record = reckoning.facts.get(SignUp, sign_up)
        initiative = reckoning.facts.get(Initiative, record.initiative) if record else None
        if record is None or initiative is None:
            return None
        outlook = reckoning.outlook(initiative)
        return pages.confirmed(outlook, record, reckoning.task(record.task), self.settings, code)

    @_at_one_moment
    def own(self, sign_up: str) -> OwnSignUp | None:
        """One sign-up as its own code shows it, with what changed; None when it or its initiative is gone."""
        reckoning = self._reckoning()
        record = reckoning.facts.get(SignUp, sign_up)
        initiative = reckoning.facts.get(Initiative, record.initiative) if record else None
        if record is None or initiative is None:
            return None
        return own_sign_up(reckoning, reckoning.outlook(initiative), record, self.settings)

    @_at_one_moment
    def keeps_place(self, sign_up: str, party: int) -> bool:
        """Whether so many people on that sign-up leave its place, or its turn in the row, as it is."""
        reckoning = self._reckoning()
        record = reckoning.facts.get(SignUp, sign_up)
        initiative = reckoning.facts.get(Initiative, record.initiative) if record else None
        if record is None or initiative is None:
            return False
        places = reckoning.outlook(initiative).allotment(reckoning.task(record.task))
        is_confirmed = places.standing(sign_up).state == "confirmed"
        return places.can_become(record, party) if is_confirmed else True

    @_at_one_moment
    def calls(self) -> tuple[CallRow, ...]:
        """Who is to be told what."""
        return pages.call_rows(self._reckoning())

    @_at_one_moment
    def ideas(self) -> tuple[IdeaCard, ...]:
        """Those that are no initiative yet: the newest and the closest to starting first."""
        return self._renew_ideas().cards

    @_at_one_moment
    def idea(self, record: str) -> IdeaPage | None:
        """The page of an idea, or of what it was joined with; None when it is hidden or gone."""
        ideas = self._renew_ideas()
        found = ideas.digests.get(record)
        if found is None:
            return None
        looks = self._alike(" ".join(idea.words for idea in found.circle.ideas), found.card.id)
        return idea_pages.idea_page(ideas, found, looks, self.hall.store.state, self.settings)

    @_at_one_moment
    def alike(self, words: str) -> tuple[IdeaCard | Card, ...]:
        """Ideas and initiatives that look like these words, the likest first; a few."""
        self._renew_ideas()
        return self._alike(words)

    @_at_one_moment
    def began_as(self, initiative: str) -> IdeaCard | None:
        """The idea that the initiative was made of, with the supporters it had."""
        ideas = self._renew_ideas()
        idea = ideas.became.get(initiative)
        return ideas.digests[idea].card if idea else None

    @_at_one_moment
    def own_idea(self, record: str) -> OwnIdea | None:
        """What happened with an idea, for its author; None when it is gone or taken back."""
        found = self.hall.store.state.get(Idea, record)
        return idea_pages.own_idea(self._renew_ideas(), found) if found and not found.withdrawn else None

    @_at_one_moment
    def own_help(self, record: str) -> OwnHelp | None:
        """An offer of help with an idea, for who made it; None when it is gone."""
        found = self.hall.store.state.get(Supporter, record)
        return idea_pages.own_help(self._renew_ideas(), found) if found else None

    def _alike(self, words: str, but: str = "") -> tuple[IdeaCard | Card, ...]:
        found: dict[str, IdeaCard | Card] = {}
        for each in self._resembling.find(words, _MOST_ALIKE + 1):
            if (idea := self._ideas.digests.get(each)) is not None and not idea.card.initiative:
                found[idea.card.id] = idea.card
            elif (card := self._lists.cards.get(each)) is not None:
                found[card.id] = card
        found.pop(but, None)
        return tuple(found.values())[:_MOST_ALIKE]

    def _renew_ideas(self) -> IdeaLists:
        self._renew()
        changed = self._ideas.renew(self._reckoning())
        for idea in changed:
            self._index_idea(idea)
        self._resembling.changed(self._lists.reworded.items())
        self._lists.reworded = {}
        return self._ideas

    def _index_idea(self, idea: str) -> None:
        """Bring what finds it up to date; of an idea that became an initiative, that is found instead."""
        words = self._ideas.words(idea)
        self._resembling.changed([(idea, words)])
        if words is None and idea in self._indexed:
            # What changed may be something else than an idea, found by words of its own.
            self._indexed.discard(idea)
            self._lists.index.drop(idea)
        elif words is not None:
            self._indexed.add(idea)
            # No title: each two words of a long text as one would make every search slower.
            name = next(each.name for each in self._ideas.digests[idea].circle.ideas if each.id == idea)
            self._lists.index.put(idea, "", f"{words} {name}")

    def _find(self, home: Home, words: str) -> Found:
        self._renew_ideas()
        found = self._lists.index.find(words)
        exact = bool(found.exact)
        ids = found.exact if exact else found.alike
        shown = {card.id: card for card in home.everything}
        open_tasks = {task: card for task, card in self._lists.tasks.items() if card.open}
        cards = tuple(shown[one] for one in ids if one in shown)
        tasks = [open_tasks[one] for one in ids if one in open_tasks and open_tasks[one].initiative in shown]
        digests = self._ideas.digests
        ideas = {digests[one].card.id: digests[one].card for one in ids if one in digests}
        return Found(
            cards[:_MOST_FOUND], tuple(tasks[:_MOST_FOUND]), exact, tuple(ideas.values())[:_MOST_FOUND]
        )

    def _renew(self) -> Home:
        self._lists.renew(self.hall.store.state, self.hall.clock.now())
        assert self._lists.home is not None  # renew() has just made it
        return self._lists.home

    def _reckoning(self) -> Reckoning:
        return Reckoning(self.hall.store.state, self.hall.clock.now(), self.zone)
