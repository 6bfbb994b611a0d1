"""The only door to the hall's data: TinyDB on a journal (docs/store.md)."""

from kiosk.store.checking import check
from kiosk.store.files import Files
from kiosk.store.findings import Report
from kiosk.store.log import Change, Entry, Who
from kiosk.store.recovery import Finding
from kiosk.store.repairing import repair
from kiosk.store.state import State
from kiosk.store.storage import JournalStorage
from kiosk.store.store import Store
from kiosk.store.table import JournalDB, JournalTable
from kiosk.store.transaction import Transaction

__all__ = [
    "Change",
    "Entry",
    "Files",
    "Finding",
    "JournalDB",
    "JournalStorage",
    "JournalTable",
    "Report",
    "State",
    "Store",
    "Transaction",
    "Who",
    "check",
    "repair",
]
