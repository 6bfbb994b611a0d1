"""The door that the screens read through."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, tzinfo
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from kiosk.board import fitting, idea_pages, pages
from kiosk.board.finding import Finding
from kiosk.board.fitting import EnoughHands, Fitting
from kiosk.board.idea_models import IdeaCard, IdeaPage, OwnHelp, OwnIdea
from kiosk.board.ideas import IdeaLists
from kiosk.board.lists import Lists
from kiosk.board.models import CallRow, Card, Confirmed, Home, InitiativePage, Joining
from kiosk.board.own import OwnSignUp, own_sign_up
from kiosk.hall import Hall
from kiosk.model import Idea, Initiative, News, SignUp, Supporter
from kiosk.reckoning import Reckoning
from kiosk.rules.fitting import When
from kiosk.search import Index
from kiosk.settings import Settings
from kiosk.similar import Similar
from kiosk.store.collecting import uncollected

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
        self._finding = Finding(self._lists, self._ideas, Similar(hall.families))

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
    def get_ready(self, seconds: float) -> None:
        """Work ahead for so long: what who opens the ideas, or types the first letter, would wait for.

        The ideas themselves are listed in one go, at the first call.
        """
        self._renew_ideas()
        self._finding.get_ready(seconds)

    @_at_one_moment
    def home(self, theme: str = "", words: str = "") -> Home:
        """The lists, of one theme when it is given, with what was found when words are typed."""
        self._renew()
        chosen = self._lists.of_theme(theme)
        if not words.strip():
            return chosen
        self._renew_ideas()
        return replace(chosen, found=self._finding.find(theme, words))

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
        looks = self._finding.alike(" ".join(idea.words for idea in found.circle.ideas), found.card.id)
        return idea_pages.idea_page(ideas, found, looks, self.hall.store.state, self.settings)

    @_at_one_moment
    def alike(self, words: str) -> tuple[IdeaCard | Card, ...]:
        """Ideas and initiatives that look like these words, the likest first; a few."""
        self._renew_ideas()
        return self._finding.alike(words)

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

    def _renew_ideas(self) -> IdeaLists:
        self._renew()
        with uncollected():
            self._finding.changed(self._ideas.renew(self._reckoning()))
        return self._ideas

    def _renew(self) -> Home:
        with uncollected():
            self._lists.renew(self.hall.store.state, self.hall.clock.now())
        assert self._lists.home is not None  # renew() has just made it
        return self._lists.home

    def _reckoning(self) -> Reckoning:
        return Reckoning(self.hall.store.state, self.hall.clock.now(), self.zone)
