"""*elke derde donderdag* typed on a command line, as an RFC 5545 rule: read as it is in a sheet."""

from datetime import datetime

from kiosk.errors import InputRefused, WrongUse
from kiosk.intake.repeat_words import rule_of


def read_repeat(text: str, start: datetime, zone: str) -> str:
    """The RRULE value for *elke week*, *every third thursday*, or a value typed as such; empty for *once*.

    `start` is the first start on the wall clock of `zone` (IANA). Raises WrongUse, quoting the words.
    """
    try:
        return rule_of(text, start, zone)
    except InputRefused as error:
        raise WrongUse(error.sentence, **error.values) from error
