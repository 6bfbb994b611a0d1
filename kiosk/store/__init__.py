"""The only door to the hall's data: TinyDB in one JSON file, replaced whole at each transaction."""

from kiosk.store.journal import Change, Entry, Who
from kiosk.store.state import State
from kiosk.store.store import Store
from kiosk.store.transaction import Transaction

__all__ = ["Change", "Entry", "State", "Store", "Transaction", "Who"]
