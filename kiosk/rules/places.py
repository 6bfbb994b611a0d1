"""Who has a place, who waits, and what is left: derived from what was written down, never stored.

The sign-ups are those of one *family*: the joiners of one initiative, or the helpers of one of its tasks.
In it the whole and each single occurrence have a row of their own. A sign-up to the whole sits at every
occurrence, except where it said *deze keer niet*.

1. Who was told *you have a place* keeps it, whatever the capacity has become since.
2. Then the others in order of arrival. A party is never split; the first in a row that does not fit blocks
   that row, and only that row.
3. A sign-up to the whole fits only when its party fits at every coming occurrence, those that nobody signed
   up to included.
4. *Volgende*, pressed on somebody who was not reached: their turn goes to the next in the row that fits. When
   nobody does it is theirs again. They stay where they are in the row.
5. Who tries once (*loop een keer mee*) comes beside somebody and promises nothing: they take no place, never
   wait, and change nothing for anybody else.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from msgspec.structs import replace

from kiosk.clock import milliseconds
from kiosk.model import Absence, CallAnswer, SignUp, Stamp
from kiosk.rules.load import Load
from kiosk.rules.told import moved_up_answers, told_a_place, unspent_passes

Row = datetime | None
"""Original start (UTC) of an occurrence; None: the row of the whole."""

_NOT_YET = Stamp(1 << 62, 0, "", 0)
"""Where a sign-up stands that is not written yet: behind everybody."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with one sign-up."""

    state: Literal["confirmed", "waiting", "cancelled"]
    position: int | None = None
    """Place in the row, 1 is first; None unless waiting."""


@dataclass(frozen=True, slots=True)
class Allotment:
    """The places of one family, dealt out. Made by `allot`."""

    capacity: int | None
    _standings: Mapping[str, Standing]
    _load: Load
    """Everybody who is confirmed."""
    _promised: Load
    """Only those who were told a place."""
    _had_place: Collection[str]
    """Ids of all who were told a place; who cancelled since is among them."""
    _given: Mapping[str, int]
    """For those of them who did not cancel: when they last may have taken their place, in milliseconds."""
    _waiting: Mapping[Row, int]
    _moved_up: tuple[str, ...]

    def standing(self, sign_up_id: str) -> Standing:
        """Confirmed, waiting (and where), or cancelled. Raises KeyError for a sign-up of another family."""
        return self._standings[sign_up_id]

    def left(self, occurrence: Row = None) -> int | None:
        """Places that a newcomer gets now, to the whole or to one occurrence; None without limit.

        To the whole it is the least over the coming occurrences. 0 as soon as somebody waits in that row,
        never negative.
        """
        if self.capacity is None:
            return None
        return 0 if self.waiting(occurrence) else max(0, self.capacity - self.taken(occurrence))

    def taken(self, occurrence: Row = None) -> int:
        """Places taken at that occurrence; for the whole: the most over the coming ones."""
        return self._load.at(occurrence)

    def waiting(self, occurrence: Row = None) -> int:
        """How many parties wait in that row."""
        return self._waiting.get(occurrence, 0)

    def promise(self, party: int, occurrence: Row = None) -> int | None:
        """What can be said to a newcomer with so many people: None, a place; else their place in the row."""
        left = self.left(occurrence)
        return None if left is None or party <= left else self.waiting(occurrence) + 1

    def moved_up(self) -> tuple[str, ...]:
        """Ids of those who have a place now but were last told they are on the list, in order of arrival.

        Not those of an occurrence that is past or does not take place: there is nothing to tell them.
        """
        return self._moved_up

    def can_become(self, sign_up: SignUp, party: int) -> bool:
        """Whether a sign-up with a place keeps it when so many people come on it.

        Fewer always do. The people more come as newcomers: only when all of them fit wherever the sign-up
        is, and not while somebody waits in that row.
        """
        more = party - sign_up.party
        if more <= 0 or self.capacity is None or sign_up.trial:
            return True
        is_free = not self.waiting(sign_up.occurrence)
        return is_free and self._load.fits(replace(sign_up, party=more), self.capacity)

    def can_restore(self, sign_up: SignUp) -> bool:
        """Whether a sign-up of this family that was cancelled can have back exactly what it had.

        It can while nobody was told a place since, and as long as its party fits beside all who were.
        Otherwise it is to be told *list*, and an answer that told it a place withdrawn; its arrival then puts
        it in the row.
        """
        return self._is_free(sign_up, sign_up.cancelled_at)

    def can_return(self, sign_up: SignUp, occurrence: datetime, since: datetime | None = None) -> bool:
        """Whether somebody who said *deze keer niet*, at the moment `since`, can come after all.

        As with `can_restore`: nobody was told a place since, or there is room beside all who were.
        """
        return self._is_free(replace(sign_up, occurrence=occurrence), since)

    def _is_free(self, sign_up: SignUp, since: datetime | None) -> bool:
        if self.capacity is None or sign_up.id not in self._had_place:
            return True
        if self._promised.fits(sign_up, self.capacity):
            return True
        if since is None:
            return False
        moment = milliseconds(since)
        return all(given < moment for other, given in self._given.items() if other != sign_up.id)


def arrival(sign_up: SignUp) -> tuple[Stamp, str]:
    """The order in which sign-ups came: by the store's stamp, never by a clock."""
    return sign_up.arrived or sign_up.made or _NOT_YET, sign_up.id


def allot(
    capacity: int | None,
    sign_ups: Iterable[SignUp],
    absences: Iterable[Absence],
    answers: Iterable[CallAnswer],
    is_coming: Callable[[datetime], bool],
) -> Allotment:
    """Deal out the places of one family, by the rules above.

    `capacity`: people per occurrence; None: without limit. `sign_ups`: all of the family, cancelled ones too.
    `absences` and `answers` may speak of others as well. `is_coming(original)`: is that occurrence still to
    come, and does it take place? A pure function: the order in which records are given makes no difference.
    """
    everybody = tuple(sign_ups)
    arrived = sorted((sign_up for sign_up in everybody if not sign_up.trial), key=arrival)
    absences = tuple(absences)
    called = moved_up_answers(answers)
    told = told_a_place(arrived, called)
    active = [sign_up for sign_up in arrived if not sign_up.cancelled]
    promised = Load(_absent(absences), is_coming)
    for sign_up in active:
        if sign_up.id in told:
            promised.add(sign_up)
    others = [sign_up for sign_up in active if sign_up.id not in told]
    deal = _Deal(capacity, promised.copy(), others, unspent_passes(arrived, told, called))
    deal.run()
    standings = {sign_up.id: Standing("cancelled") for sign_up in arrived if sign_up.cancelled}
    standings |= {each.id: _of_trial(each) for each in everybody if each.trial}
    have_place = [sign_up.id for sign_up in active if sign_up.id in told or sign_up.id in deal.confirmed]
    standings |= dict.fromkeys(have_place, Standing("confirmed"))
    waiting = _number(others, standings)
    moved_up = tuple(
        sign_up.id
        for sign_up in others
        if sign_up.id in deal.confirmed and (sign_up.occurrence is None or is_coming(sign_up.occurrence))
    )
    given = _given(active, told, absences)
    return Allotment(capacity, standings, deal.load, promised, told.keys(), given, waiting, moved_up)


def _of_trial(sign_up: SignUp) -> Standing:
    return Standing("cancelled" if sign_up.cancelled else "confirmed")


def _given(active: Iterable[SignUp], told: Mapping[str, int], absences: Iterable[Absence]) -> dict[str, int]:
    """When each promised place may last have been taken: told, restored, or come back to.

    A later change of another kind counts too: then it is asked whether there is room, which is never wrong.
    """
    given: dict[str, int] = {}
    for sign_up in active:
        if sign_up.id in told:
            given[sign_up.id] = max(told[sign_up.id], _touched(sign_up))
    for absence in absences:
        if absence.withdrawn and absence.sign_up in given:
            given[absence.sign_up] = max(given[absence.sign_up], _touched(absence))
    return given


def _touched(record: SignUp | Absence) -> int:
    """Milliseconds of its last change."""
    if record.touched is not None:
        return record.touched.milliseconds
    return milliseconds(record.changed) if record.changed else 0


def _absent(absences: Iterable[Absence]) -> dict[str, frozenset[datetime]]:
    absent: defaultdict[str, set[datetime]] = defaultdict(set)
    for absence in absences:
        if not absence.withdrawn:
            absent[absence.sign_up].add(absence.occurrence)
    return {sign_up: frozenset(occurrences) for sign_up, occurrences in absent.items()}


def _number(others: Iterable[SignUp], standings: dict[str, Standing]) -> dict[Row, int]:
    """Give those without a standing their place in their row; how many wait in each."""
    waiting: dict[Row, int] = {}
    for sign_up in others:
        if sign_up.id not in standings:
            position = waiting[sign_up.occurrence] = waiting.get(sign_up.occurrence, 0) + 1
            standings[sign_up.id] = Standing("waiting", position)
    return waiting


class _Deal:
    """One round over those who were not told a place, in order of arrival."""

    def __init__(
        self, capacity: int | None, load: Load, others: list[SignUp], passed: frozenset[str]
    ) -> None:
        self.load = load
        self.confirmed: set[str] = set()
        self._capacity = capacity
        self._others = others
        self._passed = passed
        self._rows: defaultdict[Row, list[SignUp]] = defaultdict(list)
        for sign_up in others:
            self._rows[sign_up.occurrence].append(sign_up)

    def run(self) -> None:
        """Confirm whoever gets a place."""
        blocked: set[Row] = set()
        for sign_up in self._others:
            row = sign_up.occurrence
            if row in blocked or sign_up.id in self.confirmed:
                continue
            taker = self._instead_of(sign_up) if sign_up.id in self._passed else sign_up
            if taker is None or not self._fits(taker):
                blocked.add(row)
            else:
                self.load.add(taker)
                self.confirmed.add(taker.id)

    def _instead_of(self, passed: SignUp) -> SignUp | None:
        """Who takes the turn of who was passed over: the next that fits; else the first passed that does."""
        row = self._rows[passed.occurrence]
        place = row.index(passed)
        behind = (other for other in row[place + 1 :] if other.id not in self._passed)
        ahead = (other for other in row[: place + 1] if other.id in self._passed)
        for other in (*behind, *ahead):
            if other.id not in self.confirmed and self._fits(other):
                return other
        return None

    def _fits(self, sign_up: SignUp) -> bool:
        return self._capacity is None or self.load.fits(sign_up, self._capacity)
