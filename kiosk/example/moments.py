"""The few words in which a listing tells a day and a time, counted from the day of seeding."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PLACES = ("first", "second", "third", "fourth", "last")
_WORDS = re.compile(r"(?P<day>.*?)(?:(?:^|\s)(?P<hour>\d{1,2}):(?P<minute>\d{2}))?")
_STEP = re.compile(r"[+-]\d{1,4}")
_OF_MONTH = re.compile(rf"({'|'.join(_PLACES)}) ({'|'.join(_WEEKDAYS)}) of month")


@dataclass(frozen=True)
class Moment:
    """What a listing says about when; each half may be left out."""

    day: date | None = None
    hour: time | None = None

    def on(self, day: date) -> datetime:
        """On the wall clock; `day` where it names none, midnight where it names no time."""
        return datetime.combine(self.day or day, self.hour or time())


def read_moment(words: str, today: date) -> Moment:
    """A day such as *today*, *+1*, *-14*, *saturday*, *last saturday of month*, *2027-05-05*; a time; both.

    A weekday is today or the first that comes, *next saturday* is never today. Raises ValueError for
    anything else.
    """
    found = _WORDS.fullmatch(" ".join(words.lower().split()))
    if found is None or not found[0]:
        raise ValueError("neither a day nor a time")
    day = _read_day(found["day"], today) if found["day"] else None
    return Moment(day, time(int(found["hour"]), int(found["minute"])) if found["hour"] else None)


def _read_day(words: str, today: date) -> date:
    if words == "today":
        return today
    if _STEP.fullmatch(words):
        return today + timedelta(days=int(words))
    if words.removeprefix("next ") in _WEEKDAYS:
        first = today + timedelta(days=words.startswith("next "))
        wanted = _WEEKDAYS.index(words.removeprefix("next "))
        return first + timedelta(days=(wanted - first.weekday()) % 7)
    if found := _OF_MONTH.fullmatch(words):
        return _of_month(_PLACES.index(found[1]), _WEEKDAYS.index(found[2]), today)
    return date.fromisoformat(words)


def _of_month(place: int, weekday: int, today: date) -> date:
    """The first day from today that is that weekday of its month (`place` 4: the last one)."""
    for step in range(63):
        day = today + timedelta(days=step)
        is_last = (day + timedelta(days=7)).month != day.month
        if day.weekday() == weekday and (is_last if place == 4 else (day.day - 1) // 7 == place):
            return day
    raise AssertionError("every month has each weekday at least four times")
