"""*elke derde donderdag* typed on a command line, as an RFC 5545 rule."""

from datetime import date, timedelta

from kiosk.errors import WrongUse
from kiosk.language import Language, days
from kiosk.rules.recurrence import read_rule

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MONDAY = date(2024, 1, 1)

_WHOLE = {
    "FREQ=DAILY": ("daily", "every day", "dagelijks", "elke dag", "iedere dag"),
    "FREQ=WEEKLY": ("weekly", "every week", "wekelijks", "elke week", "iedere week"),
    "FREQ=WEEKLY;INTERVAL=2": (
        "fortnightly",
        "every other week",
        "every two weeks",
        "om de week",
        "tweewekelijks",
    ),
    "FREQ=MONTHLY": ("monthly", "every month", "maandelijks", "elke maand", "iedere maand"),
    "FREQ=YEARLY": ("yearly", "every year", "jaarlijks", "elk jaar", "ieder jaar"),
}
_EVERY = {"every", "each", "elke", "iedere"}
_WHICH = {
    1: {"first", "eerste", "1e", "1st"},
    2: {"second", "tweede", "2e", "2nd"},
    3: {"third", "derde", "3e", "3rd"},
    4: {"fourth", "vierde", "4e", "4th"},
    -1: {"last", "laatste"},
}


def read_repeat(text: str, start: date) -> str:
    """The RRULE value for *elke week*, *every third thursday*, or a value typed as such.

    *Monthly* is on the same weekday as `start`: its first, second, ... or last of the month.
    Raises WrongUse for other words, RuleBroken for a rule that is wrong or repeats more than daily.
    """
    if "=" in text:
        rule = text.strip().upper().removeprefix("RRULE:")
        read_rule(rule)
        return rule
    words = " ".join(text.casefold().split())
    for rule, names in _WHOLE.items():
        if words in names:
            return f"{rule};BYDAY={_place(start)}" if rule == "FREQ=MONTHLY" else rule
    if rule := _weekday_rule(words.split()):
        return rule
    # NL: {words} wordt niet begrepen. Zeg bijvoorbeeld: elke week, om de week, elke derde donderdag.
    sentence = "{words} is not understood. Say for instance: every week, every third thursday."
    raise WrongUse(sentence, words=text)


def _place(day: date) -> str:
    number = (day.day - 1) // 7 + 1
    last = (day + timedelta(days=7)).month != day.month
    return f"{-1 if last and number > 4 else number}{_CODES[day.weekday()]}"


def _weekday_rule(words: list[str]) -> str:
    """For *elke donderdag* and *elke derde donderdag (van de maand)*; empty for other words."""
    if len(words) < 2 or words[0] not in _EVERY:
        return ""
    which = next((number for number, names in _WHICH.items() if words[1] in names), None)
    name = words[1] if which is None else " ".join(words[2:3])
    rest = words[2:] if which is None else words[3:]
    weekday = _weekday(name)
    if weekday is None or (rest and " ".join(rest) not in {"van de maand", "of the month"}):
        return ""
    return f"FREQ=WEEKLY;BYDAY={weekday}" if which is None else f"FREQ=MONTHLY;BYDAY={which}{weekday}"


def _weekday(name: str) -> str | None:
    for code in Language.available():
        for number, short in enumerate(_CODES):
            if days.weekday(Language.load(code), _MONDAY + timedelta(days=number)).casefold() == name:
                return short
    return None
