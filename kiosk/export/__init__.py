"""The hall's data for spreadsheets and other programs."""

from kiosk.export.exporting import export

__all__ = ["export"]
