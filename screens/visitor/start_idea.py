"""An idea with enough supporters begins: one screen."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from kiosk.actions import Actions, StartForm
from kiosk.board import Board, IdeaPage
from kiosk.errors import KioskError, StoreTrouble
from kiosk.text import NAME, TITLE, clean_line
from screens.messages import GoBack, GoHome, OpenStarted
from screens.presence import StartDraft
from screens.widgets.big_text import BigText
from screens.widgets.face import Tone, action_face, back_face, bold, soft
from screens.widgets.field import Field
from screens.widgets.page import Page, Push
from screens.widgets.panel import Panel
from screens.widgets.tile import Tile
from screens.widgets.words import Paragraph, Words
from screens.wording import asking, signs, starting


class StartIdea(Page):
    """*Hoe heet het?* The title and the own code; beside them what comes along.

    What goes wrong is told in the place of the latter; everything typed stays, also by going back.
    """

    FIRST_FOCUS: ClassVar[str] = "#called"
    IS_FORM: ClassVar[bool] = True
    OPENS_AT_ONCE: ClassVar[bool] = True

    def __init__(self, board: Board, actions: Actions, draft: StartDraft, *, asks_code: bool = True) -> None:
        """`asks_code`: False when the draft's code was typed before."""
        super().__init__()
        self._board, self._actions, self._draft = board, actions, draft
        self._asks_code = asks_code
        self._pressed_early = False
        self._trouble: KioskError | None = None
        page = board.idea(draft.idea)
        if page is not None and not draft.title:
            draft.title = starting.suggested_title(page.texts[0].words)

    def compose_body(self) -> Iterable[Widget]:
        draft = self._draft
        with Horizontal(id="sides"):
            with Vertical(id="writing"):
                yield BigText(id="title")
                yield Words(id="hint")
                yield Field(draft.title, max_length=TITLE, id="called")
                with Horizontal(id="who"):
                    with Vertical(classes="one", id="code-part"):
                        yield Words(id="code-label")
                        yield Field(draft.code, max_length=signs.LENGTH, groups=4, accept=_code, id="code")
                    with Vertical(classes="one", id="name-part"):
                        yield Words(id="name-label")
                        yield Field(draft.name, max_length=NAME, id="name")
                yield Words(id="lost")
                yield Words(id="seen")
            with Panel(id="beside", edge=Tone.PLUM):
                yield Words(id="along")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(id="forward", tone=Tone.PLUM)

    def on_mount(self) -> None:
        # Only then it is known how many words go on a row.
        self.call_after_refresh(self.renew)

    def reword(self) -> None:
        text, page = self.language.text, self._board.idea(self._draft.idea)
        if page is None:
            self.post_message(GoHome())
            return
        # NL: Hoe heet het?
        self.query_one("#title", BigText).show(text("What is it called?"))
        # NL: Je eigen code
        self.query_one("#code-label", Words).show(bold(text("Your own code")))
        # NL: 8 tekens
        self.query_one("#code", Field).placeholder = text("8 signs")
        # NL: Je naam
        self.query_one("#name-label", Words).show(bold(text("Your name")))
        # NL: hoeft niet
        self.query_one("#name", Field).placeholder = text("optional")
        # NL: Typ een naam
        self.query_one("#called", Field).placeholder = text("Type a name")
        # NL: Code kwijt?
        lost = text("Lost your code?")
        # NL: Vraag de gastheer of gastvrouw.
        ask = text("Ask the host of the hall.")
        self.query_one("#lost", Words).show((bold(lost), soft(f" {ask}")))
        for field in self.query("#called, #name").results(Field):
            field.show_counter(partial(signs.signs_left, self.language))
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        self._word_name(page)
        self._word_hints()
        self._word_beside(page)

    def _word_name(self, page: IdeaPage) -> None:
        """An author who gave a name has done so; who helps did not give theirs for everybody to read."""
        is_known = page.author_starts and all(each.name for each in page.texts)
        self.query_one("#name-part").display = self.query_one("#seen").display = not is_known
        self.query_one("#code-part").display = self.query_one("#lost").display = self._asks_code
        self.query_one("#who").display = self._asks_code or not is_known
        self.query_one("#seen", Words).show(soft(starting.public_name(self.language, page)))

    def _word_hints(self) -> None:
        """What changes while one types: the advice, and what forward says."""
        text, missing = self.language.text, self._missing()
        # NL: Kort is goed. Later kun je het veranderen.
        hint = soft(text("Short is good. You can change it later."))
        if missing and self._pressed_early:
            hint = bold(self.language.capital(missing) + ".", Tone.BRICK)
        self.query_one("#hint", Words).show(hint)
        # NL: het staat meteen op het bord
        detail = missing or text("it is on the board at once")
        if self._trouble is not None and not missing:
            # NL: alles staat er nog
            detail = text("everything is still here")
        # NL: Ja, begin ermee
        verb = text("Yes, begin it")
        if self._trouble is not None and not missing:
            # NL: Probeer het nog eens
            verb = text("Try once more")
        arrow = "" if self.size.width < 100 else "→"
        self.query_one("#forward", Tile).face = action_face(verb, detail, arrow)

    def _missing(self) -> str:
        """What has to be typed first; empty: nothing."""
        if not clean_line(self._draft.title, TITLE):
            # NL: geef het eerst een naam
            return self.language.text("give it a name first")
        left = signs.LENGTH - len(self._draft.code)
        if left == signs.LENGTH:
            # NL: typ eerst je eigen code
            return self.language.text("type your own code first")
        # NL: je code heeft nog {n} teken meer | je code heeft nog {n} tekens meer
        more = self.language.plural("your code has {n} more sign", "your code has {n} more signs", left)
        return more if left else ""

    def _word_beside(self, page: IdeaPage) -> None:
        """What comes along; or, in its place, what went wrong."""
        trouble = self._trouble
        columns = max(20, self.query_one("#along", Words).size.width)
        rows = 4 if self.size.height < 30 else 9
        told: tuple[Paragraph, ...] = starting.comes_along(self.language, page, columns, rows)
        if trouble is not None:
            told = self._trouble_words(trouble)
        self.query_one("#beside", Panel).edge = Tone.PLUM if trouble is None else Tone.BRICK
        self.query_one("#along", Words).show(*told)

    def _trouble_words(self, trouble: KioskError) -> tuple[Paragraph, ...]:
        text = self.language.text
        # NL: Het is nog niet begonnen.
        heading = bold(text("It has not begun yet."), Tone.BRICK)
        # NL: Alles wat je typte, staat er nog.
        still = bold(text("All you typed is still here."))
        said = self.language.error(trouble)
        if not isinstance(trouble, StoreTrouble):
            return (heading, said, "", still)
        return (heading, said, "", still, asking.stays_so(self.language, self._board.settings.hall))

    def _send(self) -> None:
        """Sent twice it is one initiative: the token is the form's own."""
        draft = self._draft
        if self._missing():
            self._pressed_early = True
            self._word_hints()
            has_title = clean_line(draft.title, TITLE)
            self._asks_code = self._asks_code or bool(has_title)
            self.set_focus(self.query_one("#code" if has_title else "#called"))
            return
        form = StartForm(
            token=draft.token, idea=draft.idea, code=draft.code, title=draft.title, name=draft.name
        )
        try:
            made = self._actions.make_initiative(form)
        except KioskError as error:
            self._trouble = error
            # A code that came along and is not the right one can be typed here.
            self._asks_code = self._asks_code or not isinstance(error, StoreTrouble)
            self.renew()
        else:
            self.post_message(OpenStarted(made.initiative, made.owner_code))

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        if event.field.id == "called":
            self._draft.title = event.value
        elif event.field.id == "name":
            self._draft.name = event.value
        else:
            self._draft.code = event.value
        if self.is_mounted:
            self._word_hints()
            self._forgive()

    def _forgive(self) -> None:
        """Something else is typed: what was said of it no longer holds."""
        page = self._board.idea(self._draft.idea)
        if self._trouble is not None and page is not None:
            self._trouble = None
            self._word_beside(page)
            self._word_hints()

    @on(Field.Submitted)
    def _entered(self, event: Field.Submitted) -> None:
        """Enter goes from field to field, then to forward; it never sends early."""
        fields = [each for each in self.query(Field) if each.region.area]
        after = fields.index(event.field) + 1 if event.field in fields else len(fields)
        self.set_focus(fields[after] if after < len(fields) else self.query_one("#forward"))

    @on(Tile.Pressed, "#forward")
    def _forward(self) -> None:
        self._send()

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self.post_message(GoBack())


def _code(typed: str) -> str:
    """Capitals, nothing between them; a sign that no code has stays, and is named when it is sent."""
    return "".join(sign.upper() if sign.isascii() else sign for sign in typed if sign not in signs.BETWEEN)
