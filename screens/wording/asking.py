"""A human being: whom to ask, when, and by which number, as hall.toml has them."""

from kiosk.language import Language
from kiosk.settings import HallInfo
from screens.widgets.face import soft
from screens.widgets.words import Paragraph


def person(language: Language, hall: HallInfo) -> tuple[Paragraph, ...]:
    """Who is there, the opening hours as the hall wrote them, and the number; what is unknown is left out."""
    # NL: Vraag naar de gastheer of gastvrouw.
    told: list[Paragraph] = [soft(language.text("Ask for the host."))]
    if hall.opening_hours:
        # NL: Open: {hours}
        told.append(soft(language.text("Open: {hours}", hours=hall.opening_hours[0])))
        told.extend(soft(line) for line in hall.opening_hours[1:])
    told.extend(call(language, hall))
    return tuple(told)


def call(language: Language, hall: HallInfo) -> tuple[Paragraph, ...]:
    """*Of bel 0595 12 34 56.*; nothing when the hall has no number."""
    if not hall.phone:
        return ()
    # NL: Of bel {phone}.
    return (soft(language.text("Or call {phone}.", phone=hall.phone)),)


def stays_so(language: Language, hall: HallInfo) -> str:
    """Whom to turn to when something keeps failing."""
    if hall.phone:
        # NL: Blijft het zo? Bel {phone}.
        return language.text("Does it stay so? Call {phone}.", phone=hall.phone)
    # NL: Blijft het zo? Vraag de gastvrouw.
    return language.text("Does it stay so? Ask the host.")
