"""Catalogs of sentences, and days, times, repetition and numbers in words people use.

Every function here is pure: the language, the moment that counts as now and the hall's time zone are
handed in. Babel is imported when the first day or month is named.
"""

from kiosk.language.catalog import Language, Worded, mark

__all__ = ["Language", "Worded", "mark"]
