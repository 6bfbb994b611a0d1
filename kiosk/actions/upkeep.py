"""What the kiosk does for its data while nobody stands in front of it."""

from kiosk.actions.retain import weekly
from kiosk.hall import Hall


def keep_up(hall: Hall) -> None:
    """Mark how far the journal is, erase what was promised to be erased, compact when it is time.

    May take seconds in a large hall: call it off the drawing thread. Raises StoreTrouble; then the next
    time goes on.
    """
    hall.store.idle()
    weekly(hall)
    if hall.store.outgrown:
        hall.store.compact()
