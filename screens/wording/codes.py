"""The words around a QR code: what it is for, and where it leads."""

from typing import Literal

from kiosk.language import Language
from screens.widgets.face import Line, Span, bold, soft
from screens.widgets.qr_code import Form, place
from screens.widgets.wrapping import wrap

Leads = Literal["link", "event", "contact"]


def kind_of(payload: str) -> Leads:
    """What a code with that text does on a telephone."""
    if payload.startswith("BEGIN:"):
        return "event"
    return "link" if payload.lower().startswith(("http://", "https://")) else "contact"


def above(language: Language, columns: int) -> tuple[Line, ...]:
    """The line above a code beside text."""
    # NL: Neem dit mee op je telefoon
    return _lines(bold(language.text("Take this along on your phone")), columns)


def below(language: Language, kind: Leads, words: str, columns: int) -> tuple[Line, ...]:
    """What the code does, and where it leads in words: whole, however long; the last line is air."""
    # NL: Richt je camera op de code.
    told = language.text("Point your camera at the code.") if kind == "link" else leads(language, kind)
    where = _lines(bold(words or _desk(language)), columns)
    return (*_lines(soft(told), columns), *where, Line())


def panel_rows(payload: str, columns: int, lines: int, most: int) -> int:
    """How high a panel with so many lines is: as the code wants it, but the code makes do with less."""
    widest = place(payload, columns - 2, 1000, Form.HALF)
    drawn = widest.rows if widest else 0
    least = (widest.columns - 2 * widest.quiet + 3) // 2 if widest else 0
    return max(least + lines + 2, min(drawn + lines + 3, most))


def leads(language: Language, kind: Leads) -> str:
    """The line before the words that say where it leads."""
    if kind == "link":
        # NL: Je komt op deze bladzijde:
        return language.text("It leads to this page:")
    if kind == "event":
        # NL: Dit komt in je agenda:
        return language.text("This goes into your calendar:")
    # NL: Hier kun je het vragen:
    return language.text("Here you can ask:")


def _desk(language: Language) -> str:
    # NL: aan de balie
    return language.text("at the desk")


def _lines(span: Span, columns: int) -> tuple[Line, ...]:
    return tuple(Line(row) for row in wrap((span,), columns))
