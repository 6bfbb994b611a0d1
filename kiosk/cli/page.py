"""One initiative, whole, for people at a terminal."""

from kiosk.cli.output import say, say_table
from kiosk.cli.view import View
from kiosk.export.headings import HEADINGS
from kiosk.export.standings import standings
from kiosk.export.words import NAMES, STANDINGS, STATES, worded
from kiosk.language import Language, counts, days, recurrence, times
from kiosk.model import Initiative, Meeting, News, SignUp, Task
from kiosk.reckoning import Outlook
from kiosk.rules.agenda import Occurrence
from kiosk.rules.places import Standing

_FACTS = ("slug", "theme", "initiator", "contact", "place", "costs", "bring", "link")
"""Fields that are shown with what they are called."""

_DATES = 6
"""Coming dates that are shown."""


def say_page(view: View, outlook: Outlook, *, contacts: bool) -> None:
    """Write everything about the initiative; how to reach who signed up only with `contacts`."""
    initiative, language = outlook.initiative, view.language
    state = worded(language, STATES, outlook.shown)
    if initiative.hidden:
        # NL: verborgen: {why}
        state = language.text("hidden: {why}", why=initiative.hidden_why or initiative.hidden_by)
    say(f"{initiative.title} [{state}]")
    for text in (initiative.summary, initiative.description):
        if text:
            say(text)
    say()
    left = outlook.joiners.left() if initiative.joinable else 0
    say_table([row for row in (*_facts(language, initiative), _room(language, initiative, left)) if row[1]])
    _say_dates(view, outlook)
    _say_tasks(view, outlook)
    _say_words(view, initiative)
    _say_people(view, outlook, contacts=contacts)


def _facts(language: Language, initiative: Initiative) -> list[tuple[str, str]]:
    return [(language.text(HEADINGS[name]), getattr(initiative, name)) for name in _FACTS]


def _room(language: Language, initiative: Initiative, left: int | None) -> tuple[str, str]:
    label = language.text(HEADINGS["capacity"])
    if not initiative.joinable:
        return label, ""
    if initiative.capacity is None or left is None:
        return label, counts.places(language, None)
    return label, counts.places_of(language, left, initiative.capacity)


def _say_dates(view: View, outlook: Outlook) -> None:
    lines = [line for meeting in outlook.meetings if (line := _meeting_line(view, meeting))]
    lines += [_occurrence_line(view, occurrence) for occurrence in outlook.dates_ahead[:_DATES]]
    if lines:
        # NL: Wanneer
        _say_section(view.language.text("When"), lines)


def _meeting_line(view: View, meeting: Meeting) -> str:
    if meeting.kind == "by_arrangement":
        # NL: in overleg
        return f"{view.language.text('by arrangement')} {meeting.note}".rstrip()
    if not (meeting.rule and meeting.start):
        return ""
    return recurrence.recurrence(
        view.language,
        meeting.rule,
        meeting.start,
        today=view.today,
        zone=view.zone,
        all_day=meeting.all_day,
    )


def _occurrence_line(view: View, occurrence: Occurrence) -> str:
    start, end, language = occurrence.start, occurrence.end, view.language
    when = times.when(language, start, end, view.now, view.zone, all_day=occurrence.all_day)
    if occurrence.cancelled:
        # NL: {when}: gaat niet door
        return language.text("{when}: does not take place", when=when)
    if occurrence.moved:
        # NL: {when} (op een ander moment)
        return language.text("{when} (at another time)", when=when)
    return f"{when} {occurrence.place}".rstrip()


def _say_tasks(view: View, outlook: Outlook) -> None:
    tasks, language = view.digest(outlook).tasks, view.language
    if not tasks:
        return
    # NL: Klussen
    _say_section(language.text("Tasks"), ())
    # NL: klaar
    done = language.text("done")
    say_table(
        [
            (
                f"  {task.slug}",
                task.title,
                done if task.done else counts.hands(language, task.needed, task.left),
            )
            for task in tasks
        ]
    )


def _say_words(view: View, initiative: Initiative) -> None:
    language = view.language
    lines = []
    for item in view.reckoning.facts.of(News, initiative.id):
        day = days.local(item.created, view.zone).date() if item.created else view.today
        lines.append(f"{days.ago(language, day, view.today)}: {item.words}")
    if lines:
        # NL: Nieuws
        _say_section(language.text("News"), lines)
    if initiative.story:
        # NL: Wat ervan kwam
        _say_section(language.text("What came of it"), initiative.story.split("\n"))


def _say_people(view: View, outlook: Outlook, *, contacts: bool) -> None:
    people = standings(outlook, view.reckoning.facts)
    if not people:
        return
    # NL: Aanmeldingen
    _say_section(view.language.text("Sign-ups"), ())
    rows = []
    for sign_up, task, standing in people:
        row = _person(view, sign_up, task, standing)
        rows.append((*row, sign_up.contact) if contacts else row)
    say_table(rows)


def _person(view: View, sign_up: SignUp, task: Task | None, standing: Standing) -> tuple[str, ...]:
    state = worded(view.language, STANDINGS, standing.state)
    if standing.position is not None:
        state = f"{state}, {counts.number(view.language, standing.position)}"
    job = task.title if task else ""
    if sign_up.trial:
        # NL: {task} (loopt een keer mee)
        job = view.language.text("{task} (comes along once)", task=job)
    name = worded(view.language, NAMES, sign_up.name)
    return f"  {name}", str(sign_up.party), state, job, view.moment(sign_up.occurrence)


def _say_section(title: str, lines: list[str] | tuple[()]) -> None:
    say(f"\n{title}")
    for line in lines:
        say(f"  {line}")
