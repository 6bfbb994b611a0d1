"""What a visitor takes along by telephone: links, and calendar events in a QR code."""

from kiosk.follow_up.payload import LARGE, SMALL, Moment, Payload, carried, event

__all__ = ["LARGE", "SMALL", "Moment", "Payload", "carried", "event"]
