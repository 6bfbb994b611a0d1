"""*Ik heb een idee*: the words, and beside them what is there already."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from kiosk.actions import Actions, IdeaForm
from kiosk.actions.ideas import WORDS
from kiosk.board import Board, Card, IdeaCard
from kiosk.errors import KioskError
from kiosk.text import LINE, NAME, clean_line, clean_text
from screens.messages import Destination, GoBack, OpenIdeaLeft, OpenIdeaPage, OpenInitiative
from screens.presence import IdeaDraft
from screens.widgets.big_text import BigText
from screens.widgets.coat import Kind
from screens.widgets.face import Tone, action_face, back_face, bold, soft
from screens.widgets.field import Field
from screens.widgets.page import Page, Push
from screens.widgets.panel import Panel
from screens.widgets.tile import Tile
from screens.widgets.words import Paragraph, Words
from screens.wording import asking, ideas, signs

_ALIKE: Final = 3
"""So many tiles there is room for."""

_AROUND: Final = 6
"""Columns that a tile keeps free beside its words."""

_SECOND_CLICK: Final = 0.4
"""Seconds in which a click still belongs to the double click that opened this screen."""


class Idea(Page):
    """*Wat is je idee?* Name and number may stay empty; Enter goes from field to field, then to forward."""

    FIRST_FOCUS: ClassVar[str] = "#words"
    IS_FORM: ClassVar[bool] = True
    OPENS_AT_ONCE: ClassVar[bool] = True

    def __init__(self, board: Board, actions: Actions, draft: IdeaDraft) -> None:
        super().__init__()
        self._board, self._actions, self._draft = board, actions, draft
        self._alike: tuple[IdeaCard | Card, ...] = ()
        self._trouble: KioskError | None = None
        self._pressed_early = False
        self._just_opened = True

    def compose_body(self) -> Iterable[Widget]:
        draft = self._draft
        with Horizontal(id="sides"):
            with Vertical(id="writing"):
                yield BigText(id="title")
                yield Words(id="hint")
                yield Field(draft.words, max_length=WORDS, lines=True, id="words")
                with Horizontal(id="who"):
                    with Vertical(classes="one"):
                        yield Words(id="name-label")
                        yield Field(draft.name, max_length=NAME, id="name")
                    with Vertical(classes="one"):
                        yield Words(id="contact-label")
                        yield Field(draft.contact, max_length=LINE, id="contact")
                yield Words(id="seen")
            with Vertical(id="beside"):
                yield Words(id="alike-heading")
                for at in range(_ALIKE):
                    yield Tile(kind=Kind.CARD, tone=Tone.PLUM, id=f"alike-{at}", classes="alike")
                with Panel(id="trouble", edge=Tone.BRICK):
                    yield Words(id="trouble-words")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(id="forward", tone=Tone.PLUM)

    def on_mount(self) -> None:
        self.set_timer(_SECOND_CLICK, self._open)
        # Only then it is known how many words go on a row.
        self.call_after_refresh(self._word_beside)

    def reword(self) -> None:
        text = self.language.text
        # NL: Wat is je idee?
        self.query_one("#title", BigText).show(text("What is your idea?"))
        # NL: Je naam
        self.query_one("#name-label", Words).show(bold(text("Your name")))
        # NL: Telefoon of e-mail
        self.query_one("#contact-label", Words).show(bold(text("Telephone or e-mail")))
        # NL: hoeft niet
        may_be_empty = text("optional")
        for field in self.query("#name, #contact").results(Field):
            field.placeholder = may_be_empty
        # NL: Typ je idee
        self.query_one("#words", Field).placeholder = text("Type your idea")
        self._word_seen()
        for field in self.query(Field):
            field.show_counter(partial(signs.signs_left, self.language))
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        self._word_hints()
        self._word_beside()

    def _word_seen(self) -> None:
        text = self.language.text
        # NL: Je naam komt bij je idee te staan.
        name = text("Your name will stand by your idea.")
        # NL: Je nummer ziet alleen het dorpshuis.
        number = text("Only the village hall sees your number.")
        self.query_one("#seen", Words).show(soft(f"{name} {number}"))

    def _word_hints(self) -> None:
        """What changes while one types: the advice, and what forward says."""
        text = self.language.text
        missing = not clean_text(self._draft.words, WORDS)
        # NL: Je idee staat niet meer op het bord.
        off = text("Your idea is no longer on the board.")
        # NL: Een zin is genoeg. Je woorden blijven zoals jij ze schrijft.
        hint = soft(text("One sentence is enough. Your words stay as you write them."))
        if self._draft.taken_back:
            hint = bold(off, Tone.PLUM)
        if missing and self._pressed_early:
            # NL: Schrijf eerst je idee op.
            hint = bold(text("Write your idea first."), Tone.BRICK)
        self.query_one("#hint", Words).show(hint)
        # NL: iedereen kan het dan lezen
        detail = text("everybody can read it then")
        if missing:
            # NL: schrijf eerst je idee op
            detail = text("write your idea first")
        # NL: Ja, zet mijn idee op het bord
        verb = text("Yes, put my idea on the board")
        if self._trouble is not None:
            # NL: je hoeft niets te typen
            detail = text("you need not type anything")
            # NL: Probeer het nog eens
            verb = text("Try once more")
        arrow = "" if self.size.width < 100 else "→"
        self.query_one("#forward", Tile).face = action_face(verb, detail, arrow)

    def _word_beside(self) -> None:
        """What looks like the words; or, in its place, what went wrong."""
        failed = self._trouble is not None
        columns = self.query_one("#beside").size.width - _AROUND
        # Asked on opening too, without a word: then the first letter is no wait.
        self._alike = () if failed else self._board.alike(self._draft.words)[:_ALIKE]
        self.query_one("#trouble").display = failed
        self.query_one("#alike-heading").display = not failed
        self.query_one("#alike-heading", Words).show(*self._heading())
        for at in range(_ALIKE):
            tile = self.query_one(f"#alike-{at}", Tile)
            tile.display = at < len(self._alike)
            if tile.display:
                found = self._alike[at]
                tile.tone = Tone.PLUM if isinstance(found, IdeaCard) else Tone.GREEN
                tile.face = ideas.alike_face(self.language, found, columns)
        if self._trouble is not None:
            self.query_one("#trouble-words", Words).show(*self._trouble_words(self._trouble))

    def _heading(self) -> tuple[Paragraph, ...]:
        text = self.language.text
        if self._alike:
            # NL: Dit lijkt erop. Doe je mee?
            return (bold(text("This looks like it. Do you join?"), Tone.PLUM),)
        # NL: Is het er al?
        heading = bold(text("Is it there already?"), Tone.PLUM)
        # NL: Wat op je idee lijkt, zie je hier terwijl je typt.
        here = text("What resembles your idea shows here while you type.")
        return (heading, soft(here))

    def _trouble_words(self, trouble: KioskError) -> tuple[Paragraph, ...]:
        text = self.language.text
        # NL: Je idee staat nog niet op het bord.
        heading = text("Your idea is not on the board yet.")
        # NL: Alles wat je typte, staat er nog.
        still = text("All you typed is still here.")
        call = asking.stays_so(self.language, self._board.settings.hall)
        return (bold(heading, Tone.BRICK), self.language.error(trouble), bold(still), call)

    def _open(self) -> None:
        self._just_opened = False

    def _send(self) -> None:
        """Sent twice it is one idea: the token is the form's own."""
        draft = self._draft
        if not clean_text(draft.words, WORDS):
            self._pressed_early = True
            self._word_hints()
            self.set_focus(self.query_one("#words"))
            return
        form = IdeaForm(
            token=draft.token,
            words=draft.words,
            name=clean_line(draft.name, NAME),
            contact=clean_line(draft.contact, LINE),
        )
        try:
            left = self._actions.leave_idea(form)
        except KioskError as error:
            self._trouble = error
            self.renew()
        else:
            self.post_message(OpenIdeaLeft(left.id, left.code))

    @on(Field.Changed, "#words")
    def _typed(self, event: Field.Changed) -> None:
        self._draft.words = event.value
        self._trouble = None
        if self.is_mounted:
            self._word_hints()
            self._word_beside()

    @on(Field.Changed, "#name")
    def _named(self, event: Field.Changed) -> None:
        self._draft.name = event.value

    @on(Field.Changed, "#contact")
    def _reached(self, event: Field.Changed) -> None:
        self._draft.contact = event.value

    @on(Field.Submitted)
    def _entered(self, event: Field.Submitted) -> None:
        after = {"words": "#name", "name": "#contact"}.get(event.field.id or "", "#forward")
        self.set_focus(self.query_one(after))

    @on(Tile.Pressed, ".alike")
    def _look(self, event: Tile.Pressed) -> None:
        at = int((event.tile.id or "").rpartition("-")[2])
        if at < len(self._alike):
            found = self._alike[at]
            to: Destination = OpenInitiative(found.id)
            if isinstance(found, IdeaCard):
                to = OpenIdeaPage(found.id)
            self.post_message(to)

    @on(Tile.Pressed, "#forward")
    def _forward(self, event: Tile.Pressed) -> None:
        if event.by_key or not self._just_opened:
            self._send()

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self._trouble = None
        self.post_message(GoBack())
