"""A QR code over the whole screen, in the form that every font draws well."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import ClassVar

from textual import on
from textual.containers import Container
from textual.widget import Widget

from screens.messages import GoBack
from screens.widgets.big_text import BigText
from screens.widgets.face import back_face, bold, soft
from screens.widgets.header import Header
from screens.widgets.page import Page
from screens.widgets.qr_code import Form, QrCode, place
from screens.widgets.tile import Tile
from screens.widgets.words import Paragraph, Words
from screens.wording import codes
from screens.wording.room import Room

_WORDS = 28
"""Columns that the words make do with."""
_GAP = 2
_HEADER = 3


@dataclass(frozen=True)
class _Stand:
    """How the code stands on the screen."""

    payload: str
    form: Form
    columns: int
    with_header: bool


class LargeCode(Page):
    """The words at the left, the code at the right as large as it goes, *Terug* under the words.

    What does not fit in two spaces a module is drawn in half rows; what does not fit then either is said
    in words alone. On a low terminal the band gives its rows to the code.
    """

    FIRST_FOCUS: ClassVar[str] = "#back"

    def __init__(self, payload: str, words: str, title: str, short: str = "") -> None:
        """`short`: the same with less in it; better that in the sturdy form than all of it in half rows."""
        super().__init__()
        self._payload, self._words, self._title = payload, words, title
        self._short = short or payload

    def compose_body(self) -> Iterable[Widget]:
        with Container(id="side"):
            yield BigText(id="title")
            yield Words(id="told")
            yield Tile(id="back")
        yield QrCode(id="code")

    def reword(self) -> None:
        text = self.language.text
        stand = self._stand()
        self.query_one(Header).display = stand is None or stand.with_header
        code = self.query_one(QrCode)
        code.form = stand.form if stand else Form.HALF
        code.payload = stand.payload if stand else ""
        code.styles.width = stand.columns if stand else 0
        # NL: De code
        self.query_one("#title", BigText).show(text("The code"))
        self.query_one("#told", Words).show(*self._told(has_code=stand is not None))
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        self.set_class(self.size.height < 30, "-small")

    def _stand(self) -> _Stand | None:
        """Sturdy before half rows, with the band before without it."""
        columns, height = Room(*self.size).columns, self.size.height
        payloads = dict.fromkeys((self._payload, self._short))
        for form, payload, with_header in product((Form.STURDY, Form.HALF), payloads, (True, False)):
            rows = height - (_HEADER if with_header else 0)
            found = place(payload, columns - _WORDS - _GAP, rows, form)
            if found is not None:
                return _Stand(payload, form, found.columns, with_header)
        return None

    def _told(self, *, has_code: bool) -> tuple[Paragraph, ...]:
        text, kind = self.language.text, codes.kind_of(self._payload)
        gap: tuple[str, ...] = () if self.size.height < 30 else ("",)
        steps: list[Paragraph] = []
        if has_code:
            # NL: Pak je telefoon.
            steps += [bold(text("Take your phone.")), *gap]
            # NL: Open de camera.
            steps += [bold(text("Open the camera.")), *gap]
            # NL: Richt hem op de code.
            steps += [bold(text("Point it at the code.")), *gap, ""]
        else:
            # NL: De code past niet op dit scherm.
            steps += [bold(text("The code does not fit on this screen.")), ""]
        where: list[Paragraph] = [soft(codes.leads(self.language, kind)), *gap, bold(self._words)]
        # NL: Geen telefoon bij je?
        without = bold(text("No phone with you?"))
        # NL: Vraag het aan de balie.
        ask = soft(text("Ask at the desk."))
        return (*steps, *where, *self._about(), *gap, "", without, ask)

    def _about(self) -> tuple[Paragraph, ...]:
        if self._title in {"", self._words}:
            return ()
        # NL: Daar staat alles over {title}.
        page = self.language.text("There you find all about {title}.", title=self._title)
        return ("", soft(page if codes.kind_of(self._payload) == "link" else self._title))

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())
