"""The flags that say what an initiative is, and what they mean."""

import re
from argparse import SUPPRESS, BooleanOptionalAction, Namespace

from kiosk.actions.listings import Dates
from kiosk.cli.commands import Parser
from kiosk.cli.moments import read_day, read_time, span
from kiosk.cli.repeats import read_repeat
from kiosk.errors import WrongUse
from kiosk.follow_up.links import safe_link
from kiosk.hall import Hall
from kiosk.language import Language, days, mark
from kiosk.text import LINE, LONG, clean_line, clean_text

_ABOUT = {
    # NL: in een of twee zinnen
    "summary": mark("in a sentence or two"),
    # NL: alles wat er verder te vertellen is
    "description": mark("everything else worth telling"),
    # NL: een thema uit hall.toml
    "theme": mark("a theme of hall.toml"),
    # NL: van wie het is
    "initiator": mark("whose it is"),
    # NL: hoe iedereen die persoon bereikt
    "contact": mark("how everybody reaches that person"),
    # NL: waar
    "place": mark("where"),
    # NL: wat het kost
    "costs": mark("what it costs"),
    # NL: wat je meeneemt
    "bring": mark("what to bring"),
    # NL: hoeveel mensen er mee kunnen doen; 0: geen grens
    "capacity": mark("how many people can join; 0: no limit"),
    # NL: een eigen website
    "link": mark("a website of its own"),
    # NL: de dag: 26-11-2026 of 26 november
    "on": mark("the day: 26-11-2026 or 26 november"),
    # NL: het begin: 19:30
    "from": mark("the beginning: 19:30"),
    # NL: het einde: 22:00
    "until": mark("the end: 22:00"),
    # NL: hoe het zich herhaalt: elke week, elke derde donderdag
    "repeat": mark("how it repeats: every week, every third thursday"),
}
"""Flags with a value, and what each is for."""

_LIMITS = {
    "summary": LINE * 2,
    "theme": LINE,
    "initiator": LINE,
    "contact": LINE,
    "place": LINE,
    "costs": LINE,
    "bring": LINE,
}
"""One-line fields, and the most characters of each."""

_WITHOUT = {"", "0", "-", "none", "geen"}
"""How people say that there is no limit."""

_HANDS = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?")


def add_fields(parser: Parser, language: Language) -> None:
    """Let the parser understand the fields of an initiative; what is not given is not there."""
    for name, about in _ABOUT.items():
        parser.choices.add_argument(f"--{name}", default=SUPPRESS, metavar="...", help=language.text(about))
    # NL: namen worden nooit herkend (schulden, rouw)
    discreet = language.text("names are never recognised (debts, grief)")
    parser.choices.add_argument("--discreet", action=BooleanOptionalAction, default=SUPPRESS, help=discreet)


def fields_of(hall: Hall, options: Namespace) -> dict[str, object]:
    """What the flags say of an initiative, made harmless. Raises WrongUse."""
    given: dict[str, str] = vars(options)
    fields: dict[str, object] = {
        name: clean_line(given[name], limit) for name, limit in _LIMITS.items() if name in given
    }
    if "theme" in fields:
        fields["theme"] = _theme(hall, str(fields["theme"]))
    if "description" in given:
        fields["description"] = clean_text(given["description"], LONG)
    if "capacity" in given:
        fields["capacity"] = _capacity(given["capacity"])
    if "link" in given:
        fields["link"] = _link(given["link"])
    if "discreet" in given:
        fields["discreet"] = given["discreet"]
    return fields


def dates_of(hall: Hall, options: Namespace) -> Dates:
    """What the flags say of when it takes place. Raises WrongUse, RuleBroken (a rule that is wrong)."""
    given: dict[str, str] = vars(options)
    if not any(name in given for name in ("on", "from", "until", "repeat")):
        return Dates()
    if not ("on" in given and "from" in given):
        # NL: Zeg de dag en het begin: --on 26-11-2026 --from 19:30
        raise WrongUse("Say the day and the beginning: --on 2026-11-26 --from 19:30")
    today = days.local(hall.clock.now(), hall.settings.hall.zone).date()
    day = read_day(given["on"], today)
    end = read_time(given["until"]) if "until" in given else None
    start, finish = span(day, read_time(given["from"]), end)
    zone = hall.settings.hall.time_zone
    rule = read_repeat(given["repeat"], start, zone) if "repeat" in given else ""
    return Dates(start=start, end=finish, rule=rule)


def hands_of(text: str) -> tuple[int, int | None]:
    """At least and at most so many: *2* or *2-4*. Raises WrongUse."""
    found = _HANDS.fullmatch(text.strip())
    if found:
        least, most = int(found[1]), int(found[2]) if found[2] else None
        if most is None or most >= max(1, least):
            return least, most
    # NL: {text} zegt niet hoeveel mensen: 2, of 2-4 voor minstens en hoogstens.
    raise WrongUse("{text} does not say how many people: 2, or 2-4 for at least and at most.", text=text)


def _theme(hall: Hall, typed: str) -> str:
    """The key of the hall's theme of that name in any language; another word stays as it is."""
    for theme in hall.settings.themes:
        if typed.casefold() in {name.casefold() for name in (theme.key, *theme.names.values())}:
            return theme.key
    return typed


def _capacity(text: str) -> int | None:
    typed = text.strip().casefold()
    if typed in _WITHOUT:
        return None
    if re.fullmatch(r"[0-9]{1,6}", typed):
        return int(typed)
    # NL: {name} moet een heel getal zijn, niet {value}.
    raise WrongUse("{name} is a whole number, not {value}.", name="--capacity", value=text)


def _link(text: str) -> str:
    link = safe_link(text)
    if text.strip() and not link:
        # NL: {text} is geen webadres zoals https://dewierde.nl
        raise WrongUse("{text} is no web address such as https://dewierde.nl", text=text)
    return link
