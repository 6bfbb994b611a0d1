"""Which message leads to which screen."""

from screens.routes.everything import Routes

__all__ = ["Routes"]
