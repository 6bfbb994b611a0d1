"""What stands beside the number pad of the hosts' door."""

from dataclasses import dataclass
from typing import Final

from kiosk.language import Language
from screens.widgets.face import Tone, bold, soft
from screens.widgets.words import Paragraph

_EXAMPLE: Final = "1234"
"""The PIN of the example hall, which is no secret."""


@dataclass(frozen=True, slots=True)
class State:
    """How the door stands."""

    has_pin: bool
    """Whether the hosts chose one."""
    waits: bool
    """Whether a try would not be looked at yet."""
    was_wrong: bool
    example: bool
    """Whether it stands in the example hall."""


def who(language: Language, state: State) -> tuple[Paragraph, ...]:
    """For whom it is, and what to do now."""
    text = language.text
    if state.waits:
        # NL: Wacht even. Dan mag je het proberen.
        return (bold(text("Wait a moment. Then you may try.")),)
    if not state.has_pin:
        # NL: Dit dorpshuis heeft nog geen pincode.
        none = text("This hall has no PIN yet.")
        # NL: Wie de kiosk heeft neergezet, kan er een kiezen.
        return (bold(none), "", text("Whoever set up the kiosk can choose one."))
    # NL: Alleen voor gastheren en gastvrouwen.
    said = text("Only for hosts.")
    if state.was_wrong:
        # NL: Je mag het nog eens proberen.
        said = text("You may try once more.")
    if not state.example:
        return (bold(said),)
    # NL: Dit is een voorbeeld. De pincode is {pin}.
    example = text("This is an example. The PIN is {pin}.", pin=_EXAMPLE)
    return (bold(said), bold(example, Tone.BRICK))


def advice(language: Language, state: State, *, short: bool) -> tuple[Paragraph, ...]:
    """What happens after a wrong PIN, and for who does not have it; `short` leaves out the first."""
    text = language.text
    said: list[Paragraph] = []
    if state.waits:
        # NL: Na elke keer wacht je wat langer, hooguit een minuut.
        said.append(soft(text("After each time you wait a little longer, a minute at most.")))
        # NL: De goede pincode werkt altijd.
        said.extend([soft(text("The right PIN always works.")), ""])
    elif state.has_pin and not short:
        # NL: Niet goed? Dan wacht je even.
        said.append(soft(text("Not right? Then you wait a moment.")))
        # NL: Eerst 2 tellen, en steeds wat langer.
        said.extend([soft(text("2 seconds at first, and longer each time.")), ""])
    if state.has_pin:
        # NL: Pincode kwijt?
        said.append(bold(text("Lost the PIN?")))
        # NL: De organisatie geeft je een nieuwe.
        said.append(soft(text("The organizers give you a new one.")))
    if not state.waits:
        # NL: Ben je bezoeker?
        visitor = text("Are you a visitor?")
        # NL: Druk dan op Terug.
        back = text("Then press Back.")
        said.extend([*([""] if said else []), bold(visitor), soft(back)])
    return tuple(said)
