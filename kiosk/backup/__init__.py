"""A whole hall in one file, and a hall made of such a file."""

from kiosk.backup.restoring import Restored, restore
from kiosk.backup.writing import backup

__all__ = ["Restored", "backup", "restore"]
