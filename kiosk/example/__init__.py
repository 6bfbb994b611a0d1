"""The example hall, and how a hall's first listings are read and seeded."""

from kiosk.example.folder import demo_copy, example_folder
from kiosk.example.seeding import EXAMPLE_PIN, read_listings, seed

__all__ = ["EXAMPLE_PIN", "demo_copy", "example_folder", "read_listings", "seed"]
