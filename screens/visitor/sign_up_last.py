"""The last question: may we call you; and everything that was chosen, before it is sent."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from kiosk.actions import Actions, PlaceGone, SameName, SignUpForm
from kiosk.board import Board, Joining
from kiosk.errors import KioskError, NotFound, RuleBroken
from kiosk.language import counts
from kiosk.text import clean_line
from screens.messages import AskSameName, ContinueSignUp, GoBack, GoHome, OpenConfirmation
from screens.presence import SignUpDraft
from screens.widgets.big_text import BigText
from screens.widgets.face import Face, Tone, action_face, back_face, bold, soft
from screens.widgets.field import Field
from screens.widgets.number_chips import NumberChips
from screens.widgets.page import Page, Push
from screens.widgets.panel import Panel
from screens.widgets.tile import Tile
from screens.widgets.words import Fact, Paragraph, Words
from screens.wording import sign_up, signs
from screens.wording.helping import warning
from screens.wording.view import View

_LONGEST: Final = 60
"""Characters of a telephone number or mail address."""

_SECOND_CLICK: Final = 0.4
"""Seconds in which a click still belongs to the double click that opened this screen."""


class SignUpLast(Page):
    """*Mogen we je bellen?* Ends in *Ja, ik doe mee*, or in the number on the list, said beforehand."""

    FIRST_FOCUS: ClassVar[str] = "#forward"
    IS_FORM: ClassVar[bool] = True

    def __init__(self, board: Board, actions: Actions, draft: SignUpDraft, visit: Iterable[str] = ()) -> None:
        """`visit`: the sign-ups of who stands here; what goes on at the same time is said."""
        super().__init__()
        self._board, self._actions, self._draft = board, actions, draft
        self._visit = tuple(visit)
        self._position: int | None = None
        """What forward says now: the number on the list, or None for a place."""
        self._trouble: KioskError | None = None
        self._just_opened = True

    def compose_body(self) -> Iterable[Widget]:
        yield BigText(id="title")
        with Horizontal(classes="row", id="under-title"):
            yield Words(id="may-be-empty")
            yield Words(id="progress", classes="side")
        with Horizontal(classes="row", id="asked"):
            yield Field(self._draft.contact, max_length=_LONGEST, id="contact")
            with Vertical(classes="side"):
                yield Words(id="why")
                with Panel(id="trouble", edge=Tone.BRICK):
                    yield Words(id="trouble-words")
        with Horizontal(classes="row", id="chosen"):
            with Panel(id="summary", edge=Tone.BLUE if self._draft.task else Tone.GREEN):
                yield Words(id="summary-words")
            with Vertical(id="people", classes="side"):
                yield Words(id="how-many")
                yield NumberChips(self._draft.party, id="party")
                yield Words(id="room")

    def compose_footer(self) -> Iterable[Widget]:
        yield Tile(id="back")
        yield Push()
        yield Tile(id="no-call")
        yield Tile(id="forward", tone=Tone.BLUE if self._draft.task else Tone.GREEN)

    def on_mount(self) -> None:
        self.set_timer(_SECOND_CLICK, self._open)

    def reword(self) -> None:
        joining = self._board.joining(self._draft.initiative, self._draft.task)
        if joining is None:
            self.post_message(GoHome())
            return
        self._position = sign_up.position(self._board, self._draft)
        view = View.of(self.language, self._board)
        self._word_question()
        self._word_side(joining)
        self._word_summary(view, joining)
        self._word_people(view, joining)
        self._word_footer(view, joining)

    def _word_question(self) -> None:
        text = self.language.text
        # NL: Mogen we je bellen?
        self.query_one("#title", BigText).show(text("May we call you?"))
        # NL: Alleen als er iets verandert. Je mag dit leeg laten.
        optional = text("Only when something changes. You may leave it empty.")
        self.query_one("#may-be-empty", Words).show(soft(optional))
        progress = sign_up.progress(self.language, self._draft, 0, bars=not self._is_narrow)
        self.query_one("#progress", Words).show(progress)
        field = self.query_one(Field)
        # NL: telefoon of e-mail
        field.placeholder = text("telephone or e-mail")
        field.show_counter(partial(signs.signs_left, self.language))

    def _word_side(self, joining: Joining) -> None:
        """Why we ask; or, in its place, what went wrong."""
        self.query_one("#why").display = self._trouble is None
        self.query_one("#trouble").display = self._trouble is not None
        self.set_class(self._trouble is not None, "-trouble")
        if self._trouble is not None:
            self.query_one("#trouble-words", Words).show(*self._trouble_words(self._trouble))
            return
        text = self.language.text
        hall = self._board.settings.hall.name
        whom = joining.card.initiator or hall
        heading = text("Why do we ask?")
        # NL: Dan bellen we je als het niet doorgaat.
        purpose = text("Then we call you when it does not take place.")
        if self._position is not None:
            # NL: Dan bellen we je als er een plek vrijkomt.
            purpose = text("Then we call you when there is a place.")
        # NL: Alleen {whom} en het dorpshuis zien je nummer.
        seen = text("Only {whom} and the village hall see your number.", whom=whom)
        kept = sign_up.kept(self.language, joining.contact_days)
        # NL: {time} na afloop wissen we het.
        gone = text("{time} afterwards we erase it.", time=self.language.capital(kept))
        if self._is_narrow:
            self.query_one("#why", Words).show(soft(f"{seen} {gone}"))
        else:
            self.query_one("#why", Words).show(bold(heading), soft(f"{purpose} {seen} {gone}"))

    def _trouble_words(self, trouble: KioskError) -> tuple[Paragraph, ...]:
        text = self.language.text
        said = self.language.error(trouble)
        # NL: Alles wat je typte, staat er nog.
        still = text("All you typed is still here.")
        # NL: Je bent nog niet aangemeld.
        yet = text("You are not signed up yet.")
        gap = () if self._is_narrow else ("",)
        phone = self._board.settings.hall.phone
        # NL: Blijft het zo? Vraag de gastvrouw.
        call = text("Does it stay so? Ask the host.")
        if phone:
            # NL: Blijft het zo? Bel {phone}.
            call = text("Does it stay so? Call {phone}.", phone=phone)
        if isinstance(trouble, RuleBroken | NotFound):
            # NL: Dit kan nu niet
            heading = text("This is not possible now")
            return (bold(heading, Tone.BRICK), said, *gap, bold(still), yet)
        # NL: Het bewaren lukt nog niet
        heading = text("Keeping it does not work yet")
        # NL: Dat ligt niet aan jou.
        fault = text("That is not your fault.")
        if self._is_narrow:
            return (
                (bold(f"{heading}. ", Tone.BRICK), bold(fault)),
                said,
                (bold(f"{still} "), soft(yet)),
                call,
            )
        return (bold(heading, Tone.BRICK), bold(fault), said, *gap, bold(still), yet, *gap, call)

    def _word_summary(self, view: View, joining: Joining) -> None:
        text, draft = self.language.text, self._draft
        at = sign_up.moment_of(joining, draft)
        place = at.place if at else joining.card.place
        # NL: Hier doe je aan mee, {name}:
        heading = text("This is what you join, {name}:", name=draft.name)
        if joining.task:
            # NL: Hier help je bij, {name}:
            heading = text("This is what you help with, {name}:", name=draft.name)
        facts: list[Paragraph] = [bold(heading)] if self._is_narrow else [bold(heading), ""]
        # NL: Wat
        facts.append(Fact(text("What"), sign_up.title(joining)))
        # NL: Wanneer
        facts.append(Fact(text("When"), sign_up.when(view, joining, draft)))
        clash = self._board.clash(draft.initiative, draft.task, draft.occurrence, self._visit)
        if clash:
            # NL: Let op
            facts.append(Fact(text("Mind"), warning(self.language, clash, mine=False)))
        if place:
            # NL: Waar
            facts.append(Fact(text("Where"), place))
        if not self._is_narrow or draft.asked_when:
            # NL: Wie
            facts.append(Fact(text("Who"), counts.party(self.language, draft.party)))
        self.query_one("#summary-words", Words).show(*facts)

    def _word_people(self, view: View, joining: Joining) -> None:
        """The number, where it was not asked before; and the room there is."""
        words = sign_up.party_words(self.language, joining.capacity, short=self.size.width < 160)
        asks = not self._draft.asked_when and len(words) > 1
        self.query_one("#how-many").display = self.query_one("#party").display = asks
        self.query_one("#how-many", Words).show(bold(sign_up.how_many(self.language)))
        more, fewer = sign_up.more_people(self.language)
        self.query_one(NumberChips).show(words, more=more, fewer=fewer)
        room = self.query_one("#room", Words)
        columns = 76 if self._is_narrow else self.size.width
        room.show(sign_up.room_line(view, joining, self._draft, self._position, columns))

    def _word_footer(self, view: View, joining: Joining) -> None:
        text = self.language.text
        # NL: Terug
        self.query_one("#back", Tile).face = back_face(text("Back"))
        # NL: dan kom je zelf kijken
        look = text("then you come and look")
        # NL: Liever niet bellen
        self.query_one("#no-call", Tile).face = action_face(text("Rather not call"), look)
        self.query_one("#forward", Tile).face = self._forward_face(view, joining)

    def _forward_face(self, view: View, joining: Joining) -> Face:
        text = self.language.text
        arrow = "" if self._is_narrow else "→"
        if self._trouble is not None:
            # NL: je hoeft niets te typen
            again = text("you need not type anything")
            # NL: Probeer het nog eens
            return action_face(text("Try once more"), again, arrow)
        if self._position is not None:
            # NL: jij wordt nummer {n}
            number = text("you will be number {n}", n=self._position)
            # NL: Zet mij op de lijst
            return action_face(text("Put me on the list"), number, arrow)
        when = sign_up.short_when(view, joining, self._draft)
        if joining.task:
            # NL: Ja, ik help mee
            return action_face(text("Yes, I help"), when)
        # NL: Ja, ik doe mee
        return action_face(text("Yes, I join"), when)

    @property
    def _is_narrow(self) -> bool:
        return self.size.width < 100

    def _open(self) -> None:
        self._just_opened = False

    def _send(self, contact: str) -> None:
        """Sent twice it is one sign-up: the token is the form's own."""
        draft = self._draft
        form = SignUpForm(
            token=draft.token,
            initiative=draft.initiative,
            task=draft.task,
            occurrence=draft.occurrence,
            name=draft.name,
            contact=contact,
            party=draft.party,
            another_person=draft.another_person,
            trial=draft.trial,
            accepts_waiting=self._position is not None,
            code=draft.visit.code_for(draft.name) if draft.visit else "",
        )
        try:
            done = self._actions.sign_up(form)
        except SameName:
            self.post_message(AskSameName(draft))
        except PlaceGone:
            draft.accepts_waiting, draft.place_gone = False, True
            self.post_message(ContinueSignUp(draft))
        except KioskError as error:
            self._trouble = error
            self.renew()
        else:
            self.post_message(OpenConfirmation(done.id, done.code))

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        self._draft.contact = event.value

    @on(NumberChips.Changed)
    def _people(self, event: NumberChips.Changed) -> None:
        self._draft.party, self._trouble = event.value, None
        self.renew()

    @on(Field.Submitted)
    def _entered(self) -> None:
        self._send(clean_line(self._draft.contact, _LONGEST))

    @on(Tile.Pressed, "#forward")
    def _forward(self, event: Tile.Pressed) -> None:
        if event.by_key or not self._just_opened:
            self._send(clean_line(self._draft.contact, _LONGEST))

    @on(Tile.Pressed, "#no-call")
    def _no_call(self, event: Tile.Pressed) -> None:
        if event.by_key or not self._just_opened:
            self._send("")

    @on(Tile.Pressed, "#back")
    def _back(self) -> None:
        self._trouble = None
        self.post_message(GoBack())
