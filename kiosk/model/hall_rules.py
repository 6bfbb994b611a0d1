"""What rules read of hall.toml, as a fact in the log."""

from kiosk.model.record import Record

HALL_RULES = "00000000-0000-5000-8000-000000000001"
"""The id of the one record of its kind."""


class HallRules(Record, frozen=True, kw_only=True):
    """Two kiosks that read the same log come to the same answers, whatever their settings say since."""

    version: int
    """Of the rules themselves (kiosk.rules)."""
    time_zone: str
    idea_threshold: int
    load_hours_per_month: int
    fresh_weeks: int
