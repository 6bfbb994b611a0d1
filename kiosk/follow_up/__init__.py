"""What a visitor takes along by telephone: links, and calendar events in a QR code."""

from kiosk.follow_up.alarm import hours_before
from kiosk.follow_up.payload import LARGE, SMALL, WITH_ALARM, Moment, Payload, carried, event

__all__ = ["LARGE", "SMALL", "WITH_ALARM", "Moment", "Payload", "carried", "event", "hours_before"]
