"""It worked: when to be where, the visitor's own code, and a code for the telephone."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from kiosk.actions import Actions
from kiosk.board import Board, Confirmed
from kiosk.errors import KioskError
from kiosk.text import cells
from screens.letters import Size, fits
from screens.messages import BeginSignUp, ForgetCode, GoHome, OpenLargeCode, OpenTakeAlong, StartOver
from screens.widgets.big_text import BigText
from screens.widgets.coat import Kind
from screens.widgets.face import Tone, action_face, bold, soft, words_face
from screens.widgets.page import Page, Push
from screens.widgets.panel import Panel
from screens.widgets.qr_code import QrCode, QrPanel
from screens.widgets.second_press import SecondPress
from screens.widgets.tile import Tile
from screens.widgets.undo_tile import UndoTile
from screens.widgets.words import Fact, Paragraph, Words
from screens.wording import confirmed as wording
from screens.wording.view import View


class Confirmation(Page):
    """*Tot zaterdag, Greetje!* Undo for 15 seconds, somebody else too, or done."""

    FIRST_FOCUS: ClassVar[str] = "#done"
    IS_FORM: ClassVar[bool] = False

    def __init__(self, board: Board, actions: Actions, sign_up: str, code: str, gathered: int = 1) -> None:
        """`gathered`: how many sign-ups of this visit the code is on by now."""
        super().__init__()
        self._board, self._actions = board, actions
        self._sign_up, self._code = sign_up, code
        self._gathered = gathered
        self._undone = False
        self._trouble: KioskError | None = None
        self._second_press = SecondPress()

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(id="title", colour="green")
        with Horizontal(id="sides"):
            with Vertical(id="facts-side"):
                yield Words(id="glad")
                yield Words(id="facts")
                with Panel(id="own-code", classes="linen"):
                    yield Words(id="own-code-heading")
                    with Horizontal(id="signs-row"):
                        with Vertical(id="signs"):
                            yield BigText(id="code-1", always=True)
                            yield BigText(id="code-2", always=True)
                        yield Words(id="keep")
                    with Horizontal(id="chips"):
                        yield Tile(kind=Kind.CHIP, id="phone-code")
                        yield Tile(kind=Kind.CHIP, id="large")
                        yield Tile(kind=Kind.CHIP, id="one-more")
                        yield Tile(kind=Kind.CHIP, id="other-code")
            with Vertical(id="code-side"):
                yield Words(id="scan")
                yield QrPanel(id="code")

    def compose_footer(self) -> Iterable[Widget]:
        yield UndoTile()
        yield Push()
        yield Tile(id="again")
        yield Tile(id="done", tone=Tone.GREEN)

    def on_mount(self) -> None:
        self._second_press.begin()

    def reword(self) -> None:
        confirmed = self._board.confirmed(self._sign_up, self._code)
        if confirmed is None:
            self.post_message(GoHome())
            return
        view = View.of(self.language, self._board)
        undone = confirmed.state == "cancelled"
        self._word_title(view, confirmed)
        self.query_one("#own-code").display = self.query_one("#facts").display = not undone
        if undone:
            self._undone = True
            self.query_one(UndoTile).stop()
        else:
            self._word_facts(view, confirmed)
            self._word_own_code()
        self._word_phone_code(confirmed, shown=not undone)
        self.query_one(UndoTile).word(self.language)
        self._word_footer(confirmed)

    def _word_title(self, view: View, confirmed: Confirmed) -> None:
        """The name stands in the title, or before the first sentence where both do not fit."""
        undone = confirmed.state == "cancelled"
        title, glad = wording.title(view, confirmed), wording.glad(view, confirmed)
        room = self.size.width - 8
        if self._has_letters and not undone and not fits(title, Size.TITLE, room):
            title, glad = wording.short_title(view, confirmed), f"{confirmed.name}. {glad}"
        self.query_one("#title", BigText).show(title)
        self.query_one("#title", BigText).colour = "ink" if undone else "green"
        self.query_one("#glad", Words).show(bold(glad), soft(wording.what_next(view, confirmed)))

    def _word_facts(self, view: View, confirmed: Confirmed) -> None:
        trouble: tuple[Paragraph, ...] = ()
        if self._trouble is not None:
            # NL: Dat lukte niet. Je bent nog aangemeld.
            still = self.language.text("That did not work. You are still signed up.")
            trouble = (bold(still, Tone.BRICK), self.language.error(self._trouble))
        facts = [Fact(label, answer) for label, answer in wording.facts(view, confirmed)]
        self.query_one("#facts", Words).show(*trouble, *facts)
        long = cells(wording.glad(view, confirmed)) + cells(confirmed.name) > 56
        self.set_class(len(facts) + len(trouble) + long > 3, "-many")

    def _word_own_code(self) -> None:
        text = self.language.text
        self.query_one("#own-code-heading", Words).show(bold(wording.own_code(self.language, self._gathered)))
        first, second = self._code[:4], self._code[4:]
        one_line = not self._has_room
        self.query_one("#code-1", BigText).show(f"{first} {second}" if one_line else first)
        self.query_one("#code-2").display = not one_line
        self.query_one("#code-2", BigText).show(second)
        self._word_chips()
        # NL: Kun je toch niet? Meld je af met deze code.
        cancel = text("Cannot come after all? Cancel with this code.")
        # NL: Schrijf hem op, of maak een foto.
        keep = text("Write it down, or take a photo.")
        if self._has_letters:
            self.query_one("#keep", Words).show(soft(cancel), "", soft(keep))
        else:
            self.query_one("#keep", Words).show(soft(cancel if self.size.height < 30 else f"{cancel} {keep}"))

    def _word_chips(self) -> None:
        """In few words where there are many of them."""
        text, is_short = self.language.text, self._gathered > 1
        # NL: Groot
        large = text("Large")
        # NL: Groot, voor een foto
        photo = text("Large, for a photo")
        # NL: Nog iets
        more = text("One more")
        # NL: Nog iets uitkiezen
        choose = text("Choose one more")
        # NL: Telefoon
        telephone = text("Telephone")
        # NL: Code voor telefoon
        code = text("Code for telephone")
        # NL: Andere code
        other = text("Other code")
        self.query_one("#large", Tile).face = words_face(large if is_short else photo)
        self.query_one("#one-more", Tile).face = words_face(more if is_short else choose)
        self.query_one("#phone-code", Tile).face = words_face(telephone if is_short else code)
        self.query_one("#other-code", Tile).face = words_face(other)
        self.query_one("#other-code").display = is_short

    def _word_phone_code(self, confirmed: Confirmed, *, shown: bool) -> None:
        """Beside the facts when it fits whole, else one press away."""
        payload = confirmed.payload
        panel = self.query_one("#code", QrPanel)
        side, button = self.query_one("#code-side"), self.query_one("#phone-code", Tile)
        fits = self._has_room and QrCode.fits(payload.text, panel_columns(panel), self._panel_rows)
        side.display, button.display = shown and fits, shown and not fits
        self.query_one("#scan", Words).show(bold(wording.scan(self.language, payload)))
        panel.show(payload.text, (), ())

    def _word_footer(self, confirmed: Confirmed) -> None:
        text = self.language.text
        again, done = self.query_one("#again", Tile), self.query_one("#done", Tile)
        arrow = "→" if self._has_letters else ""
        if self._undone:
            # NL: Toch weer aanmelden
            again.face = action_face(text("Sign up after all"), confirmed.title, arrow)
        else:
            # NL: samen uit, samen thuis
            together = text("together there and back")
            # NL: Nog iemand aanmelden
            again.face = action_face(text("Sign up one more"), together, arrow)
        # NL: terug naar het begin
        start = text("back to the beginning")
        # NL: Klaar
        done.face = action_face(text("Done"), start)

    @property
    def _has_letters(self) -> bool:
        return self.size.width >= 100 and self.size.height >= 30

    @property
    def _has_room(self) -> bool:
        """Whether own code and telephone code stand side by side."""
        return self.size.width >= 100 and self.size.height >= 40

    @property
    def _panel_rows(self) -> int:
        """Rows for the code: all between title and footer, less the line above it, half rows and lip."""
        return self.size.height - 3 - 6 - (8 if self.size.height >= 50 else 6) - 1 - 2

    @on(Tile.Pressed, "#undo")
    def _undo(self) -> None:
        if self._second_press.swallows():
            return
        try:
            self._actions.take_back(self._sign_up)
        except KioskError as error:
            self._trouble = error
        self.renew()

    @on(Tile.Pressed, "#again")
    def _again(self) -> None:
        confirmed = self._board.confirmed(self._sign_up)
        if confirmed is not None and not self._second_press.swallows():
            moment = confirmed.moment if confirmed.series is None else None
            occurrence = moment.original if moment is not None and moment.recurring else None
            who, task = confirmed.initiative, confirmed.task_id
            begun = BeginSignUp(who, task, occurrence, together=not self._undone)
            self.post_message(begun)

    @on(Tile.Pressed, "#code, #phone-code")
    def _large_code(self) -> None:
        confirmed = self._board.confirmed(self._sign_up, self._code)
        if confirmed is not None:
            self.post_message(OpenLargeCode.of(confirmed))

    @on(Tile.Pressed, "#large")
    def _large(self) -> None:
        self.post_message(OpenTakeAlong(self._sign_up, self._code))

    @on(Tile.Pressed, "#one-more")
    def _one_more(self) -> None:
        """Home, with what was signed up for remembered: the next one comes on the same code."""
        if not self._second_press.swallows():
            self.post_message(GoHome())

    @on(Tile.Pressed, "#other-code")
    def _other_code(self) -> None:
        try:
            self._code = self._actions.code_of_its_own(self._sign_up)
        except KioskError as error:
            self._trouble = error
        else:
            self._gathered, self._trouble = 1, None
            self.post_message(ForgetCode(self._sign_up))
        self.renew()

    @on(Tile.Pressed, "#done")
    def _done(self) -> None:
        if not self._second_press.swallows():
            self.post_message(StartOver())


def panel_columns(panel: QrPanel) -> int:
    """Columns for the code in the panel, its sides left free."""
    return int(panel.styles.width.value if panel.styles.width else 0) - 2
