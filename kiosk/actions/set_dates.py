"""When something takes place, said or corrected by a host."""

from kiosk.actions.listings import Dates, find_initiative
from kiosk.errors import RuleBroken
from kiosk.hall import Hall
from kiosk.ids import derived_id
from kiosk.model import Initiative, Meeting, OccurrenceChange, SignUp
from kiosk.reckoning import Reckoning
from kiosk.rules.recurrence import read_rule
from kiosk.store import Transaction, Who


def set_dates(hall: Hall, name: str, dates: Dates) -> None:
    """Plan the initiative of that slug, or plan it anew.

    Where people signed up for its only date, that date is moved: then each of them is to be called. A series
    that people signed up for is not planned anew, nor is what has several dates. Raises NotFound, RuleBroken,
    StoreTrouble.
    """
    if dates.rule:
        read_rule(dates.rule)
    with hall.store.transaction(Who("host"), "set_dates") as transaction:
        initiative = find_initiative(transaction.state, name)
        meetings = [each for each in transaction.state.of(Meeting, initiative.id) if not each.removed]
        people = any(not each.cancelled for each in transaction.state.of(SignUp, initiative.id))
        if not meetings:
            transaction.put(_planned(hall, transaction.new_id(), initiative, dates))
        elif len(meetings) > 1:
            # NL: {name} heeft meer dan één datum. Verander het in je agenda en lees die in.
            sentence = "{name} has more than one date. Change it in your calendar and import that."
            raise RuleBroken(sentence, name=initiative.title)
        elif not people or meetings[0].kind == "by_arrangement":
            transaction.put(_planned(hall, meetings[0].id, initiative, dates))
        elif meetings[0].kind == "recurring" or dates.rule:
            # NL: Er zijn mensen aangemeld voor {name}. De reeks blijft zoals die is.
            sentence = "People signed up for {name}. The series stays as it is."
            raise RuleBroken(sentence, name=initiative.title)
        else:
            _move(hall, transaction, initiative, meetings[0], dates)


def _planned(hall: Hall, record: str, initiative: Initiative, dates: Dates) -> Meeting:
    return Meeting(
        id=record,
        initiative=initiative.id,
        kind="recurring" if dates.rule else "once",
        start=dates.start,
        end=dates.end,
        rule=dates.rule,
        zone=hall.settings.hall.time_zone,
    )


def _move(
    hall: Hall, transaction: Transaction, initiative: Initiative, meeting: Meeting, dates: Dates
) -> None:
    outlook = Reckoning(transaction.state, transaction.now, hall.settings.hall.zone).outlook(initiative)
    if not outlook.dates:
        # NL: {name} is al geweest. Zet er een nieuw initiatief voor neer.
        raise RuleBroken("{name} is over. Put up a new initiative for it.", name=initiative.title)
    original = outlook.dates[0].original
    record = derived_id("occurrence", meeting.id, original.isoformat())
    transaction.put(
        OccurrenceChange(id=record, meeting=meeting.id, original=original, start=dates.start, end=dates.end)
    )
