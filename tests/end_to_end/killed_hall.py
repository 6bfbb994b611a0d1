"""A hall in which processes are killed, and what has to be true of it afterwards."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec

from kiosk.actions import SignUpForm
from kiosk.actions.sign_up import sign_up
from kiosk.clock import SystemClock
from kiosk.hall import LIVE, Hall
from kiosk.ids import derived_id
from kiosk.model import Initiative, Meeting, SignUp
from kiosk.reckoning import Reckoning
from kiosk.store import Entry, State, Who, check

WRITERS = 2
CAPACITY = 13
OWN = {"changed", "touched"}
"""Fields that the log leaves out where it tells of a change."""


class Wrong(AssertionError):
    """Something was lost, doubled, or is not as somebody was told."""


class Form(NamedTuple):
    """What one visitor fills in."""

    token: str
    initiative: str
    party: int

    @property
    def id(self) -> str:
        """Of the one sign-up that may come of it."""
        return derived_id("sign_up", self.token)

    def filled_in(self) -> SignUpForm:
        """For the action."""
        return SignUpForm(token=self.token, initiative=self.initiative, name=self.token, party=self.party)


class KilledHall:
    """Lives through many rounds. In each, people sign up for an initiative of its own."""

    def __init__(self, folder: Path, number: int) -> None:
        """A new hall, ready for the round of that number."""
        self.folder = folder
        hall = Hall.create(folder, "De Wierde", "nl", "Europe/Amsterdam", "1234")
        self._settings = hall.settings
        self._told: dict[str, str] = {}
        """What was acknowledged, by id: the line that a writer told."""
        self._forms: dict[str, Form] = {}
        self._again: list[Form | None] = [None] * WRITERS
        """For each writer the form that nobody answered: its visitor presses again at the next one."""
        self._transactions = 0
        self._put_initiative(hall, number)
        hall.close()

    def opened(self) -> Hall:
        """As another process opens it."""
        return Hall(self.folder, self._settings, SystemClock())

    def forms(self, number: int, writer: int) -> Callable[[int], Form]:
        """The forms that a writer gets in a round: at 0 the one that the writer before it did not answer."""
        again = self._again[writer]

        def form(turn: int) -> Form:
            if again is not None and turn == 0:
                return again
            return Form(f"{number} {writer} {turn}", f"i{number}", 1 + (number + turn) % 3)

        return form

    def judge(self, number: int, told: list[list[str]], random: Random) -> None:
        """Open the hall after a round and make it ready for the next. Raises Wrong.

        `told`: what each writer told. `random` says what else happens: a restart of the machine, after which
        nobody knows what was published, and whether the hall is closed properly.
        """
        unanswered = self._take_in(number, told)
        if random.random() < 0.3:
            (self.folder / LIVE / "tail").unlink(missing_ok=True)
        hall = self.opened()
        _expect("damage", hall.store.damage, ())
        _expect("unreadable", hall.store.unreadable, ())
        with hall.store.reading() as state:
            self._judge_ids(state, hall, unanswered)
            self._judge_places(state, hall, number)
        self._judge_log(hall)
        if random.random() < 0.2:
            self._check()
        form = Form(f"{number} afterwards", f"i{number}", 1)
        done = sign_up(hall, form.filled_in())
        self._told[form.id], self._forms[form.id] = f"{done.id} {done.state} {done.position or 0}", form
        self._put_initiative(hall, number + 1)
        if random.random() < 0.5:
            hall.close()

    def finish(self) -> None:
        """Compact once more: what killed processes left half-written is gone then. Raises Wrong."""
        hall = self.opened()
        hall.store.compact()
        self._judge_log(hall)
        hall.close()
        self._check()
        names = Counter(path.name.split(".")[0] for path in (self.folder / LIVE).iterdir())
        _expect("journals and snapshots", (names["journal"], names["snapshot"]), (2, 4))
        _expect("half-written", list((self.folder / LIVE).glob("**/*.new")), [])

    def _take_in(self, number: int, told: list[list[str]]) -> set[str]:
        """The ids that may be there without having been acknowledged: for each writer one."""
        for writer, lines in enumerate(told):
            forms = self.forms(number, writer)
            answered = [forms(turn) for turn in range(len(lines))]
            _expect("acknowledged", [line.split()[0] for line in lines], [form.id for form in answered])
            for form, line in zip(answered, lines, strict=True):
                self._told[form.id], self._forms[form.id] = line, form
            self._again[writer] = forms(len(lines))
        return {form.id for form in self._again if form is not None}

    def _judge_ids(self, state: State, hall: Hall, unanswered: set[str]) -> None:
        """Each acknowledged sign-up is there once, and nothing but those and what nobody answered yet."""
        documents = hall.store.database.table("sign_up").all()
        ids = Counter(str(document["id"]) for document in documents)
        _expect("doubled", [record for record, times in ids.items() if times > 1], [])
        _expect("lost", sorted(set(self._told) - set(ids)), [])
        _expect("from nowhere", sorted(set(ids) - set(self._told) - unanswered), [])
        _expect("found by id", [record for record in ids if state.get(SignUp, record) is None], [])
        for record, form in self._forms.items():
            found = state.get(SignUp, record)
            assert found is not None
            _expect("filled in", Form(found.name, found.initiative, found.party), form)

    def _judge_places(self, state: State, hall: Hall, number: int) -> None:
        """At this round's initiative and the one before: as many as fit, and everybody as they were told."""
        for record in (f"i{number}", f"i{number - 1}"):
            initiative = state.get(Initiative, record)
            if initiative is None:
                continue
            reckoning = Reckoning(state, hall.clock.now(), hall.settings.hall.zone)
            allotment = reckoning.outlook(initiative).allotment(None)
            rows = sorted(state.of(SignUp, record), key=lambda row: row.made or ())
            standings = [(row, allotment.standing(row.id)) for row in rows]
            for row, standing in standings:
                shown = f"{row.id} {standing.state} {standing.position or 0}"
                _expect("told", self._told.get(row.id, shown), shown)
            taken = sum(row.party for row, standing in standings if standing.state == "confirmed")
            waiting = [(row, standing) for row, standing in standings if standing.state == "waiting"]
            positions = [standing.position for _, standing in waiting]
            _expect("positions", positions, list(range(1, len(waiting) + 1)))
            if taken > CAPACITY or (waiting and taken + waiting[0][0].party <= CAPACITY):
                raise Wrong(f"{taken} people at {CAPACITY} places, {len(waiting)} waiting")

    def _judge_log(self, hall: Hall) -> None:
        """The log tells every transaction once, in order, and they add up to what is stored."""
        entries = hall.store.log()
        sequences = [entry.sequence for entry in entries]
        _expect("sequences", sequences, list(range(1, hall.store.state.sequence + 1)))
        if len(entries) < self._transactions:
            raise Wrong(f"{len(entries)} transactions, where there were {self._transactions}")
        self._transactions = len(entries)
        _judge_stamps(entries)
        stored = {
            kind: {str(row["id"]): _without_own(row) for row in hall.store.database.table(kind).all()}
            for kind in hall.store.database.tables()
        }
        _expect("stored", stored, _added_up(entries))

    def _check(self) -> None:
        report = check(self.folder / LIVE)
        _expect("check", (report.sound, report.findings if not report.sound else ()), (True, ()))

    def _put_initiative(self, hall: Hall, number: int) -> None:
        start = (hall.clock.now() + timedelta(days=7)).replace(tzinfo=None, microsecond=0)
        record = f"i{number}"
        with hall.store.transaction(Who("host"), "add") as transaction:
            base = {"id": record, "slug": record, "title": f"Ronde {number}", "capacity": CAPACITY}
            transaction.put(msgspec.convert(base, Initiative))
            end = start + timedelta(hours=2)
            transaction.put(
                Meeting(
                    id=f"m{number}",
                    initiative=record,
                    kind="recurring",
                    start=start,
                    end=end,
                    rule="FREQ=WEEKLY",
                )
            )


def _judge_stamps(entries: list[Entry]) -> None:
    """Time never goes back, and each writer counts on."""
    times = [entry.stamp[:2] for entry in entries]
    _expect("stamps", [one for one, later in pairwise(times) if one >= later], [])
    counted: Counter[str] = Counter()
    for entry in entries:
        counted[entry.stamp.writer] += 1
        _expect("number of a writer", entry.stamp.number, counted[entry.stamp.writer])


def _added_up(entries: list[Entry]) -> dict[str, dict[str, dict[str, object]]]:
    """The records that the log tells of, by kind and id."""
    found: dict[str, dict[str, dict[str, object]]] = {}
    for change in (change for entry in entries for change in entry.changes):
        records = found.setdefault(change.kind, {})
        if change.field:
            records[change.id][change.field] = change.after
        elif not isinstance(change.after, dict):
            del records[change.id]
        elif change.id in records:
            raise Wrong(f"{change.kind} {change.id} came twice")
        else:
            records[change.id] = _without_own(change.after)
    return found


def _without_own(document: dict[str, object]) -> dict[str, object]:
    return {field: value for field, value in document.items() if field not in OWN}


def _expect(what: str, found: object, right: object) -> None:
    if found != right:
        raise Wrong(f"{what}: {found!r}, where it should be {right!r}")
