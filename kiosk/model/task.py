"""A bounded piece of help."""

from typing import Literal

from kiosk.model.record import Moment, Record, check_years


class Task(Record, frozen=True, kw_only=True):
    """What somebody can do for an initiative, with the hands it takes."""

    initiative: str
    """Id of the initiative it helps."""
    slug: str
    """Short name, unique within the initiative."""
    title: str
    """What: *Koffie schenken*."""
    asked: str = ""
    """What is asked, in plain words: *Je hoeft niets te kunnen*."""
    when: Literal["meeting", "once", "any_time"] = "meeting"
    """With each occurrence of the initiative, at one moment of its own, or whenever it suits."""
    start: Moment | None = None
    """For a moment of its own: aware, UTC."""
    when_words: str = ""
    """When, in words, where no clock says it: *als het jou past*."""
    minutes: int | None = None
    """How long it takes."""
    hands_min: int = 1
    """Fewer than this and help is asked."""
    hands_max: int | None = None
    """More than this is too many; None: without limit."""
    try_once: bool = False
    """*Loop een keer mee*: one can look on without obligation."""
    done: bool = False
    """Nothing is left to do."""
    removed: bool = False
    """No longer asked; kept because sign-ups may speak of it."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.title or not self.slug:
            raise ValueError("a task needs a title and a slug")
        if self.hands_min < 0 or (self.hands_max is not None and self.hands_max < max(1, self.hands_min)):
            raise ValueError("hands: 0 <= min <= max, and max at least 1")
        if self.when == "once" and (self.start is None or self.start.tzinfo is None):
            raise ValueError("a task at its own moment needs an aware start")
        check_years(self.start)
        if self.minutes is not None and self.minutes < 1:
            raise ValueError("a task takes at least a minute")
