"""`kiosk list`, `kiosk show`: what is there."""

from argparse import Namespace
from collections.abc import Sequence

from kiosk.board import Card
from kiosk.cli import calls, ideas, page
from kiosk.cli.commands import Commands, add_json
from kiosk.cli.output import say, say_json, say_table
from kiosk.cli.session import Session
from kiosk.cli.shapes import listed, shown
from kiosk.cli.view import View
from kiosk.export.words import STATES, worded
from kiosk.language import Language, counts, recurrence, times
from kiosk.reckoning import Outlook
from kiosk.settings import Theme
from kiosk.text import shorten

_ORDER = tuple(STATES)
_TITLE = 40
"""Columns of a title in a list."""


def add_to(commands: Commands) -> None:
    """Add both commands."""
    language = commands.language
    # NL: wat er op het bord staat
    listing = commands.add("list", list_all, language.text("what is on the board"))
    # NL: ook wat verborgen is
    listing.choices.add_argument("--all", action="store_true", help=language.text("hidden ones too"))
    # NL: THEMA
    metavar = language.text("THEME")
    # NL: alleen dit thema
    listing.choices.add_argument("--theme", metavar=metavar, help=language.text("this theme only"))
    # NL: wie er gebeld moet worden
    about = language.text("who is to be called")
    listing.choices.add_argument("--to-call", action="store_true", help=about)
    # NL: de ideeën
    listing.choices.add_argument("--ideas", action="store_true", help=language.text("the ideas"))
    add_json(listing, language)

    # NL: alles over één initiatief
    showing = commands.add("show", show, language.text("all about one initiative"))
    # NL: korte naam uit kiosk list
    showing.words.add_argument("slug", metavar="SLUG", help=language.text("short name from kiosk list"))
    # NL: ook hoe mensen te bereiken zijn
    contacts = language.text("how to reach people too")
    showing.choices.add_argument("--contacts", action="store_true", help=contacts)
    add_json(showing, language)


def list_all(session: Session, options: Namespace) -> int:
    """What is on the board, the ideas alone, or who is to be called."""
    hall = session.open(options)
    if options.to_call:
        return calls.list_calls(hall, session.language, as_json=options.json)
    if options.ideas:
        return ideas.list_ideas(hall, session.language, hidden_too=options.all, as_json=options.json)
    view = View.of(hall, session.language)
    theme = _theme_key(hall.settings.themes, options.theme) if options.theme else None
    chosen = [
        view.reckoning.outlook(initiative)
        for initiative in view.initiatives()
        if (options.all or not initiative.hidden) and theme in (None, initiative.theme.casefold())
    ]
    if options.json:
        say_json([listed(view, outlook) for outlook in chosen])
    else:
        _say_list(view, chosen)
    return 0


def show(session: Session, options: Namespace) -> int:
    """All about one initiative."""
    view = View.of(session.open(options), session.language)
    outlook = view.outlook(options.slug)
    if options.json:
        say_json(shown(view, outlook, contacts=options.contacts))
    else:
        page.say_page(view, outlook, contacts=options.contacts)
    return 0


def _theme_key(themes: Sequence[Theme], typed: str) -> str:
    """The key of the theme that was typed, by key or by its name in any language."""
    wanted = typed.strip().casefold()
    for theme in themes:
        if wanted in (name.casefold() for name in (theme.key, *theme.names.values())):
            return theme.key.casefold()
    return wanted


def _say_list(view: View, chosen: Sequence[Outlook]) -> None:
    language = view.language
    if not chosen:
        # NL: Hier staat nog niets. Zet er iets op met: kiosk add
        say(language.text("There is nothing here yet. Put something up with: kiosk add"))
        return
    hidden = {outlook.initiative.id for outlook in chosen if outlook.initiative.hidden}
    # NL: verborgen
    not_shown = language.text("hidden")
    say_table(
        [
            (
                card.slug,
                shorten(card.title, _TITLE),
                not_shown if card.id in hidden else worded(language, STATES, card.state),
                _when(view, card),
                _room(language, card),
            )
            for card in sorted((view.digest(outlook).card for outlook in chosen), key=_soonest)
        ]
    )


def _soonest(card: Card) -> tuple[int, float, str]:
    start = card.moment.start.timestamp() if card.moment else float("inf")
    return max(_ORDER.index(card.state), _ORDER.index("full")), start, card.slug


def _when(view: View, card: Card) -> str:
    language = view.language
    if card.moment is None:
        # NL: in overleg
        return language.text("by arrangement") if card.by_arrangement else ""
    start, all_day = card.moment.start, card.moment.all_day
    when = times.when(language, start, None, view.now, view.zone, all_day=all_day)
    if card.moment.cancelled:
        # NL: {when}: gaat niet door
        return language.text("{when}: does not take place", when=when)
    if card.series is None:
        return when
    series = recurrence.short_recurrence(language, card.series.rule, card.series.start)
    return f"{when} ({series})"


def _room(language: Language, card: Card) -> str:
    words = [counts.places(language, card.left)] if card.can_join else []
    if card.needs_hands:
        # NL: {n} hand nodig | {n} handen nodig
        words.append(language.plural("{n} hand needed", "{n} hands needed", card.needs_hands))
    return ", ".join(words)
