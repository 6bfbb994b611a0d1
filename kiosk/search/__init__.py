"""Find and match, forgiving: accents, capitals, half words, compounds and spelling do not matter."""

from kiosk.search.folding import fold, sounds
from kiosk.search.index import Found, Index

__all__ = ["Found", "Index", "fold", "sounds"]
