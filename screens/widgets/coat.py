"""The colours a tile wears in each of its states."""

from dataclasses import dataclass
from enum import Enum, auto

from screens.widgets.face import Tone
from screens.widgets.palette import Palette


class Kind(Enum):
    """What sort of block: its fill, its edge and its lip."""

    CARD = auto()
    """Linen with a coloured edge at the left."""
    ACTION = auto()
    """A button with a lip; in INK it is linen, and that is the back button too."""
    CHIP = auto()
    """A small button of linen."""
    CHOICE = auto()
    """One of few answers, linen."""
    KEY = auto()
    """A key on the sand tray: paper."""
    DARK_KEY = auto()
    """The key that rubs out: ink."""
    TAB = auto()
    """A button in the header: no lip."""
    NOTE = auto()
    """White with a coloured edge, to read."""
    PANEL = auto()
    """White with a lip: a code, or the search button."""


class State(Enum):
    """How a tile stands at this moment."""

    REST = auto()
    FOCUS = auto()
    PRESSED = auto()


@dataclass(frozen=True)
class Coat:
    """Colours to paint with."""

    fill: str
    tones: dict[Tone, str]
    """Text colours by tone."""
    edge: str = ""
    """The column at the left, or none."""
    lip: str = ""
    frame: str = ""

    def colour(self, tone: Tone) -> str:
        """The colour of that tone on this fill."""
        return self.tones.get(tone, self.tones[Tone.INK])


_LIPPED = {Kind.ACTION, Kind.CHIP, Kind.CHOICE, Kind.KEY, Kind.DARK_KEY, Kind.PANEL}


def coat_of(kind: Kind, tone: Tone, state: State, palette: Palette, *, chosen: bool, under: str) -> Coat:
    """The coat of a tile of that kind and meaning, in that state, over the colour under it."""
    rest = _at_rest(kind, tone, palette, chosen=chosen, under=under)
    if state is State.FOCUS:
        return Coat(palette.sun, _one(palette.on_sun), frame=palette.frame)
    if state is State.PRESSED and rest.fill == palette.pressed:
        return Coat(palette.pressed_dark, _one(palette.field))
    if state is State.PRESSED:
        return Coat(palette.pressed, _one(palette.on_pressed))
    return rest


def _at_rest(kind: Kind, tone: Tone, palette: Palette, *, chosen: bool, under: str) -> Coat:
    lip = palette.lip if kind in _LIPPED else ""
    if chosen or kind is Kind.DARK_KEY:
        return Coat(palette.chosen, _one(palette.on_chosen), lip=lip)
    if kind is Kind.ACTION and tone in {Tone.BRICK, Tone.GREEN, Tone.BLUE, Tone.PLUM}:
        fill = getattr(palette, f"fill_{tone.value}")
        return Coat(fill, _one(palette.on_fill), lip=getattr(palette, f"lip_{tone.value}"))
    if kind is Kind.TAB:
        return Coat(palette.tab, _one(palette.on_tab))
    if kind is Kind.PANEL:
        return Coat(
            palette.field, {**_one(palette.on_field), Tone.SOFT: _soft_on_field(palette)}, lip=palette.lip
        )
    fill = {Kind.KEY: palette.paper, Kind.NOTE: palette.note}.get(kind, palette.linen)
    if fill == under and kind in _LIPPED:
        fill = palette.paper if under != palette.paper else palette.linen
    edge = getattr(palette, tone.value) if kind in {Kind.CARD, Kind.NOTE} else ""
    return Coat(fill, {each: getattr(palette, each.value) for each in Tone}, edge=edge, lip=lip)


def _one(colour: str) -> dict[Tone, str]:
    return {Tone.INK: colour}


def _soft_on_field(palette: Palette) -> str:
    return palette.soft if palette.field != palette.soft else palette.on_field
