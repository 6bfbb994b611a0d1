"""Somebody's own code, large, with what it is for."""

from collections.abc import Iterable

from textual.widget import Widget

from kiosk.language import Language
from screens.widgets.big_text import BigText
from screens.widgets.face import bold, soft
from screens.widgets.panel import Panel
from screens.widgets.words import Words
from screens.wording import confirmed


class CodePanel(Panel):
    """It is shown this once: so it says to write it down."""

    def __init__(self) -> None:
        super().__init__(id="own-code", classes="linen")

    def compose(self) -> Iterable[Widget]:
        yield Words(id="own-code-heading")
        yield BigText(id="code", always=True)
        yield Words(id="keep")

    def show(self, language: Language, code: str, purpose: str) -> None:
        """The code of eight signs, and in a sentence what to do with it."""
        self.query_one("#own-code-heading", Words).show(bold(confirmed.own_code(language, 1)))
        self.query_one("#code", BigText).show(f"{code[:4]} {code[4:]}")
        # NL: Schrijf hem op, of maak een foto.
        keep = language.text("Write it down, or take a photo.")
        self.query_one("#keep", Words).show(soft(purpose), soft(keep))
