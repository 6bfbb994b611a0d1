"""A calendar event that rings the evening before."""

from datetime import datetime, time, timedelta, tzinfo

EVENING = time(19)
"""On the clock of the hall: most people are home, and can still prepare."""

_HOUR = timedelta(hours=1)


def hours_before(start: datetime, now: datetime, zone: tzinfo) -> int | None:
    """Whole hours from the evening before (19:00 or up to an hour later, in `zone`) to the start (aware).

    None when that evening is over already, or in less than an hour: who signs up then needs no reminder.
    """
    day = start.astimezone(zone).date() - timedelta(days=1)
    evening = datetime.combine(day, EVENING, zone)
    if evening.timestamp() - now.timestamp() < _HOUR.total_seconds():
        return None
    return int((start.timestamp() - evening.timestamp()) // _HOUR.total_seconds())


def alarm(hours: int) -> list[str]:
    """The lines of a VALARM (RFC 5545, 3.6.6) so many hours before the start.

    A sound, because that needs the fewest signs: DISPLAY asks for a DESCRIPTION too. Calendars ring and show
    the event for both; a reader that knows no alarm passes over it.
    """
    return ["BEGIN:VALARM", "ACTION:AUDIO", f"TRIGGER:-PT{hours}H", "END:VALARM"]
