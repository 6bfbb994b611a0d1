"""The page that every screen of the kiosk is."""

from collections.abc import Iterable
from typing import ClassVar, Protocol, cast

from rich.console import RenderableType
from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.widget import Widget

from kiosk.language import Language
from screens.widgets.coat import Kind
from screens.widgets.face import words_face
from screens.widgets.field import Field
from screens.widgets.focus_moves import nearest
from screens.widgets.header import Header, HeaderWords
from screens.widgets.tile import Tile

_ARROWS = {"up", "down", "left", "right"}


class KioskApp(Protocol):
    """What a page asks of the app."""

    language: Language
    """The language that is shown now."""
    keys_in_use: bool
    """Whether the visitor uses the keyboard: then a new page shows a focus at once. Pages write it."""

    def header_words(self) -> HeaderWords:
        """The words of the band, in the language shown, at the time it is."""


class PageBody(Container):
    """All between header and footer; scrolls when it is higher than its place."""


class PageFooter(Container):
    """Back at the left, forward at the right; put a `Push` between them."""


class Push(Widget):
    """Takes the room that is left, so that what follows stands at the right."""

    def render(self) -> RenderableType:
        return ""


class ScrollKeys(Container):
    """Shown when the body is higher than its place: a finger needs something to press."""


class Page(Screen[None]):
    """Header, body, footer; three sizes; arrows, Tab, Enter and Escape.

    A screen gives `compose_body` and `compose_footer` widgets without words, and words in `reword`,
    which runs after mounting, when the language changes and when the data did. A tile with id "back" is
    pressed by Escape. `FIRST_FOCUS` is a selector for what a keyboard visitor gets first.
    """

    AUTO_FOCUS: ClassVar[str | None] = ""
    FIRST_FOCUS: ClassVar[str] = ""
    OPENS_AT_ONCE: ClassVar[bool] = False
    """Whether the first focus is there for a finger too: a field, where there is nothing else to do."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (160, "-wide")]  # noqa: RUF012 - as in Screen
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-middle"), (50, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    _is_composed = False
    _worded_for = Size(0, 0)
    _parts = 0
    """Tiles below the body, once they are all there."""

    @property
    def _is_whole(self) -> bool:
        """Whether all its widgets are there. On the way out they go one by one, the last tiles first."""
        parts = len(self.query("PageFooter Tile, ScrollKeys Tile"))
        self._parts = max(self._parts, parts)
        return self._is_composed and self.is_attached and 0 < parts == self._parts

    @property
    def kiosk(self) -> KioskApp:
        """The app, as pages know it."""
        return cast(KioskApp, self.app)

    @property
    def language(self) -> Language:
        """The language that is shown now."""
        return self.kiosk.language

    def compose(self) -> Iterable[Widget]:
        yield Header()
        with PageBody():
            yield from self.compose_body()
        with ScrollKeys():
            yield Tile(kind=Kind.CHIP, can_focus=False, classes="scroll-up")
            yield Tile(kind=Kind.CHIP, can_focus=False, classes="scroll-down")
        with PageFooter():
            yield from self.compose_footer()

    def compose_body(self) -> Iterable[Widget]:
        """The widgets between header and footer, without words."""
        return ()

    def compose_footer(self) -> Iterable[Widget]:
        """Back, a `Push`, at most two others."""
        return ()

    def reword(self) -> None:
        """Set every word and figure of this screen from its data and `self.language`."""

    def renew(self) -> None:
        """Word header and screen anew; never moves the focus nor touches what is typed.

        Not before its widgets are there (mounting does it anyway), nor when they are on their way out.
        """
        if not self._is_whole:
            return
        self._worded_for = self.size
        self.renew_header()
        text = self.language.text
        # NL: Meer
        self.query_one(".scroll-down", Tile).face = words_face(text("More") + "  ↓")
        # NL: Omhoog
        self.query_one(".scroll-up", Tile).face = words_face(text("Up") + "  ↑")
        self.reword()

    def renew_header(self) -> None:
        """Word the band anew: the clock moved."""
        if self._is_whole:
            self.query_one(Header).words = self.kiosk.header_words()

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """As in Textual, but what gets the focus is in sight at once: nothing glides over the screen."""
        super().set_focus(widget, scroll_visible=False, from_app_focus=from_app_focus)
        if scroll_visible and widget is not None:
            self.call_later(self._show_focused)

    def first_focus(self) -> Widget | None:
        """What gets the focus first: `FIRST_FOCUS`, else the first thing of body or footer."""
        places = self.query(f"{self.FIRST_FOCUS}").results() if self.FIRST_FOCUS else iter(())
        chosen = next((widget for widget in places if widget in self.focus_chain), None)
        if chosen is not None:
            return chosen
        band = self.query_one(Header)
        return next((widget for widget in self.focus_chain if band not in widget.ancestors), None)

    def next_focus(self, direction: str) -> Widget | None:
        """What an arrow ("up", "down", "left", "right") leads to; what the body hides now counts too."""
        here = self.focused
        if here is None:
            return None
        others = [(widget, self._place_of(widget)) for widget in self.focus_chain if widget is not here]
        return nearest(self._place_of(here), others, direction)

    def on_mount(self) -> None:
        self._is_composed = True
        body = self.query_one(PageBody)
        self.watch(body, "virtual_size", self._renew_scroll_keys, init=False)
        self.watch(body, "size", self._renew_scroll_keys, init=False)
        self.renew()
        if self.kiosk.keys_in_use or self.OPENS_AT_ONCE:
            self.call_after_refresh(self._focus_first)

    def on_resize(self) -> None:
        """Another size has other words: those for 80 columns are shorter."""
        if self._is_whole and self.size != self._worded_for:
            self.call_after_refresh(self.renew)

    def on_key(self, event: events.Key) -> None:
        if event.key in {"tab", "shift+tab", *_ARROWS, "enter"}:
            self.kiosk.keys_in_use = True
        if event.key == "escape":
            self._go_back()
        elif self._type(event):
            pass
        elif self.focused is None and event.key not in {"pageup", "pagedown"}:
            self._focus_first()
        elif event.key in _ARROWS:
            self._step_focus(event.key)
        else:
            return
        event.stop()
        event.prevent_default()

    def action_page(self, pages: int) -> None:
        """Scroll the body by that many pages."""
        body = self.query_one(PageBody)
        step = max(1, body.size.height - 2)
        body.scroll_to(y=body.scroll_y + pages * step, animate=False)

    @on(Tile.Pressed)
    def _note_hand(self, event: Tile.Pressed) -> None:
        self.kiosk.keys_in_use = event.by_key

    @on(Tile.Pressed, ".scroll-up")
    def _scroll_up(self, event: Tile.Pressed) -> None:
        event.stop()
        self.action_page(-1)

    @on(Tile.Pressed, ".scroll-down")
    def _scroll_down(self, event: Tile.Pressed) -> None:
        event.stop()
        self.action_page(1)

    def _show_focused(self) -> None:
        if self.focused is not None and not self.can_view_entire(self.focused):
            self.scroll_to_center(self.focused, animate=False)

    def _focus_first(self) -> None:
        first = self.first_focus()
        if self.focused is None and first is not None:
            self.set_focus(first)

    def _type(self, event: events.Key) -> bool:
        """What is typed while no field has the focus goes to the page's field, if it has one.

        So does what was typed before the focus came to it: those keys were on their way to the page.
        """
        if isinstance(self.focused, Field):
            return self.focused.take(event)
        typed = event.character if event.is_printable and event.key != "space" else None
        field = next((field for field in self.query(Field).results() if field in self.focus_chain), None)
        if not typed or field is None:
            return False
        self.set_focus(field)
        field.insert(typed)
        return True

    def _go_back(self) -> None:
        for tile in self.query("#back").results(Tile):
            if tile.display:
                tile.press(by_key=True)
                return

    def _step_focus(self, direction: str) -> None:
        there = self.next_focus(direction)
        if there is not None:
            self.set_focus(there)

    def _place_of(self, widget: Widget) -> Region:
        """Where it would be if the body were as high as all that is in it."""
        body, ancestors = self.query_one(PageBody), widget.ancestors
        if body in ancestors:
            return widget.region.translate((0, body.scroll_offset.y))
        if any(isinstance(each, PageFooter) for each in ancestors):
            return widget.region.translate((0, body.max_scroll_y))
        return widget.region

    def _renew_scroll_keys(self) -> None:
        """Shown when the body does not fit between header and footer: their own rows never decide it."""
        header, footer = self.query_one(Header), self.query_one(PageFooter)
        room = self.size.height - header.outer_size.height - footer.outer_size.height
        self.query_one(ScrollKeys).display = self.query_one(PageBody).virtual_size.height > room
