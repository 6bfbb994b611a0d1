"""Names of themes."""

from kiosk.board import Board
from kiosk.language import Language


def theme_name(language: Language, board: Board, theme: str) -> str:
    """The name in the language shown; a theme that hall.toml does not know is its own name."""
    known = board.settings.theme(theme)
    return known.name(language.code) if known else theme
