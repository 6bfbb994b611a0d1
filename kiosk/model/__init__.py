"""What exists: one file per kind of record, frozen and typed."""

from kiosk.model.hall_rules import HALL_RULES, HallRules
from kiosk.model.heads import HEAD_FIELDS
from kiosk.model.idea import Idea, Likeness, Supporter
from kiosk.model.imported import Imported
from kiosk.model.initiative import Initiative, Status
from kiosk.model.meeting import Meeting, MeetingKind, OccurrenceChange
from kiosk.model.news import News
from kiosk.model.record import Moment, Record, Stamp, WallTime, check_years
from kiosk.model.sign_up import Absence, Answer, CallAnswer, Cause, SignUp, Told
from kiosk.model.task import Task
from kiosk.model.tombstone import Tombstone

KINDS: dict[str, type[Record]] = {
    "initiative": Initiative,
    "meeting": Meeting,
    "occurrence": OccurrenceChange,
    "task": Task,
    "news": News,
    "sign_up": SignUp,
    "absence": Absence,
    "call_answer": CallAnswer,
    "idea": Idea,
    "supporter": Supporter,
    "likeness": Likeness,
    "imported": Imported,
    "hall_rules": HallRules,
    "tombstone": Tombstone,
}
"""Each kind of record under the name of its table."""

__all__ = [
    "HALL_RULES",
    "HEAD_FIELDS",
    "KINDS",
    "Absence",
    "Answer",
    "CallAnswer",
    "Cause",
    "HallRules",
    "Idea",
    "Imported",
    "Initiative",
    "Likeness",
    "Meeting",
    "MeetingKind",
    "Moment",
    "News",
    "OccurrenceChange",
    "Record",
    "SignUp",
    "Stamp",
    "Status",
    "Supporter",
    "Task",
    "Told",
    "Tombstone",
    "WallTime",
    "check_years",
]
