"""Short texts that are alike: forgives spelling, fillers, compounds, and knows the hall's word families."""

from kiosk.similar.index import Match, Similar

__all__ = ["Match", "Similar"]
