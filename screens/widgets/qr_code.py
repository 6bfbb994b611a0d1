"""QR codes that a telephone reads from the screen: dark on light, whatever the theme.

ISO/IEC 18004: modules and quiet zone. Beside text a module is half a row (`▄` alone, both colours set);
the sturdy form takes two spaces a module and is read in every font.
"""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from textual.reactive import reactive
from textual.strip import Strip

from screens.letters import Bitmap
from screens.widgets.canvas import DARK, LIGHT, Canvas
from screens.widgets.coat import Kind
from screens.widgets.drawn import Drawn
from screens.widgets.face import Face, Line
from screens.widgets.tile import Tile

_QUIET = (4, 3, 2, 1)
"""Light modules around a code, the standard's four first; less than one is never drawn."""


class Form(Enum):
    """How a module becomes cells."""

    HALF = "half"
    """One column and half a row: beside text, in the kiosk's own font."""
    STURDY = "sturdy"
    """Two columns and a row: over the whole screen, in any font."""


@dataclass(frozen=True)
class Place:
    """How a code would stand: modules with the quiet zone, and the cells it takes."""

    quiet: int
    columns: int
    rows: int


@lru_cache(maxsize=32)
def matrix(payload: str) -> Bitmap:
    """The modules without quiet zone, "#" is dark; correction M where it costs no size, else L.

    Capitals, figures and ` $%*+-./:` alone take the denser alphanumeric mode by themselves.
    Raises `ValueError` when nothing is given or it is more than a code can hold.
    """
    if not payload:
        raise ValueError("a code needs something to carry")
    from qrcode.constants import ERROR_CORRECT_L, ERROR_CORRECT_M

    light = _modules(payload, ERROR_CORRECT_L)
    try:
        medium = _modules(payload, ERROR_CORRECT_M)
    except ValueError:
        return light
    return medium if len(medium) == len(light) else light


def _modules(payload: str, correction: int) -> Bitmap:
    from qrcode.exceptions import DataOverflowError
    from qrcode.main import QRCode

    code = QRCode(error_correction=correction, border=0)
    code.add_data(payload)
    try:
        code.make(fit=True)
    except DataOverflowError as error:
        raise ValueError("more than a code can hold") from error
    return tuple("".join("#" if dark else "." for dark in row) for row in code.get_matrix())


def place(payload: str, columns: int, rows: int, form: Form) -> Place | None:
    """The widest quiet zone, up to four modules, with which the code goes into that many cells.

    None when it does not fit with even one, or when there is too much to carry.
    """
    try:
        modules = len(matrix(payload))
    except ValueError:
        return None
    for quiet in _QUIET:
        side = modules + 2 * quiet
        taken = Place(quiet, side, (side + 1) // 2) if form is Form.HALF else Place(quiet, 2 * side, side)
        if taken.columns <= columns and taken.rows <= rows:
            return taken
    return None


def with_quiet_zone(payload: str, quiet: int) -> Bitmap:
    """The modules with that many light ones around."""
    modules = matrix(payload)
    side = len(modules) + 2 * quiet
    empty = ("." * side,) * quiet
    return (*empty, *("." * quiet + row + "." * quiet for row in modules), *empty)


class QrCode(Drawn):
    """A code in the middle of its place. One that does not fit whole is not drawn: ask `fits` first."""

    payload: reactive[str] = reactive("")

    def __init__(
        self,
        payload: str = "",
        form: Form = Form.HALF,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.form = form
        self._strips: dict[tuple[object, ...], list[Strip]] = {}
        self.set_reactive(QrCode.payload, payload)

    @staticmethod
    def fits(payload: str, columns: int, rows: int, form: Form = Form.HALF) -> bool:
        """Whether the code goes whole into that many cells, with a quiet zone of one module at least."""
        return place(payload, columns, rows, form) is not None

    def render_line(self, y: int) -> Strip:
        key = (self.size, self.payload, self.ground)
        if key not in self._strips:
            self._strips = {key: self._draw(self.ground)}
        strips = self._strips[key]
        return strips[y] if y < len(strips) else Strip.blank(self.size.width)

    def _draw(self, ground: str) -> list[Strip]:
        canvas = Canvas(self.size.width, self.size.height, ground)
        where = place(self.payload, self.size.width, self.size.height, self.form)
        if where is not None:
            column = (self.size.width - where.columns) // 2
            row = (self.size.height - where.rows) // 2
            modules = with_quiet_zone(self.payload, where.quiet)
            if self.form is Form.HALF:
                canvas.draw(column, row, modules, DARK, LIGHT, solid=True)
            else:
                _sturdy(canvas, column, row, modules)
        return canvas.strips()


def _sturdy(canvas: Canvas, column: int, row: int, modules: Bitmap) -> None:
    for y, pixels in enumerate(modules, row):
        for x, pixel in enumerate(pixels):
            colour = DARK if pixel == "#" else LIGHT
            canvas.put(column + 2 * x, y, " ", colour, colour)
            canvas.put(column + 2 * x + 1, y, " ", colour, colour)


class QrPanel(Tile):
    """A code with words above and below it on white; pressed, the screen shows it large.

    When the code does not fit the words stand alone.
    """

    payload: reactive[str] = reactive("")
    above: reactive[tuple[Line, ...]] = reactive(())
    below: reactive[tuple[Line, ...]] = reactive(())

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        super().__init__(kind=Kind.PANEL, id=id, classes=classes)

    def show(self, payload: str, above: tuple[Line, ...], below: tuple[Line, ...]) -> None:
        """Another code or other words."""
        self.payload, self.above, self.below = payload, above, below
        self._painted.clear()

    def _shown_face(self) -> Face:
        rows = self.size.height - 2 - len(self.above) - len(self.below)
        where = place(self.payload, self.size.width - 2, rows, Form.HALF)
        if where is None:
            return Face((*self.above, *self.below))
        return Face(self.above, picture=with_quiet_zone(self.payload, where.quiet), below=self.below)
