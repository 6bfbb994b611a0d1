"""A program for the QR tests: one code on the screen, beside text or sturdy, in a theme.

`python qr_app.py PAYLOAD half|sturdy standard|high_contrast`
"""

import sys
from pathlib import PurePath
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Label

from screens.widgets.face import Line, Span
from screens.widgets.palette import THEMES
from screens.widgets.qr_code import Form, QrCode, QrPanel
from screens.widgets.sheets import style_sheets


class OneCode(App[None]):
    """The code in the middle, or at the right of words."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [*style_sheets()]

    def __init__(self, payload: str, form: Form, theme: str) -> None:
        super().__init__()
        self.payload, self.form = payload, form
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme

    def compose(self) -> ComposeResult:
        if self.form is Form.STURDY:
            code = QrCode(self.payload, Form.STURDY)
            code.styles.width = code.styles.height = "100%"
            yield code
            return
        words = Label("Zaterdag 28 november\nKoffie staat klaar.\n" * 9, markup=False)
        panel = QrPanel()
        panel.styles.width, panel.styles.height = 60, 36
        panel.show(self.payload, (Line((Span("Neem mee"),)),), (Line((Span("dorp.nl/a7k2"),)),))
        self.screen.styles.layout = "horizontal"
        words.styles.width = 40
        yield from (words, panel)


if __name__ == "__main__":
    OneCode(sys.argv[1], Form(sys.argv[2]), sys.argv[3]).run()
