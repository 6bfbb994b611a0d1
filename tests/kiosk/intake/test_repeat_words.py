"""How often, in the words of a village."""

from datetime import datetime

import pytest

from kiosk.errors import InputRefused
from kiosk.intake.repeat_words import rule_of
from kiosk.rules.recurrence import read_rule

START = datetime(2026, 11, 19, 19, 30)  # the third Thursday

WORDS = {
    "": "",
    "nee": "",
    "eenmalig": "",
    "elke week": "FREQ=WEEKLY",
    "Wekelijks": "FREQ=WEEKLY",
    "every week": "FREQ=WEEKLY",
    "om de week": "FREQ=WEEKLY;INTERVAL=2",
    "elke 2 weken": "FREQ=WEEKLY;INTERVAL=2",
    "om de drie weken": "FREQ=WEEKLY;INTERVAL=3",
    "every other week": "FREQ=WEEKLY;INTERVAL=2",
    "elke donderdag": "FREQ=WEEKLY;BYDAY=TH",
    "elke donderdagavond": "FREQ=WEEKLY;BYDAY=TH",
    "donderdags": "FREQ=WEEKLY;BYDAY=TH",
    "elke ma, wo en vr": "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "werkdagen": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "ma t/m vr": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "dagelijks": "FREQ=DAILY",
    "elke maand": "FREQ=MONTHLY;BYDAY=3TH",
    "elke derde donderdag": "FREQ=MONTHLY;BYDAY=3TH",
    "1e en 3e donderdag van de maand": "FREQ=MONTHLY;BYDAY=1TH,3TH",
    "every last Friday of the month": "FREQ=MONTHLY;BYDAY=-1FR",
    "elk kwartaal": "FREQ=MONTHLY;INTERVAL=3;BYDAY=3TH",
    "jaarlijks": "FREQ=YEARLY",
    "elke week tot 31-12-2026": "FREQ=WEEKLY;UNTIL=20261231T235959",
    "wekelijks, 10x": "FREQ=WEEKLY;COUNT=10",
    "FREQ=MONTHLY;BYDAY=3TH": "FREQ=MONTHLY;BYDAY=3TH",
}

REFUSED = [
    "soms",
    "elk uur",
    "2 keer per week",
    "elke week behalve in de zomer",
    "FREQ=HOURLY",
    "FREQ=x",
    "FREQ=WEEKLY;BYDAY=-MO",
]


@pytest.mark.parametrize(("words", "rule"), WORDS.items(), ids=WORDS.keys())
def test_words_become_a_rule(words: str, rule: str) -> None:
    """And the rule is one that the hall can expand."""
    found = rule_of(words, START, "Europe/Amsterdam")
    assert sorted(found.split(";")) == sorted(rule.split(";"))
    if found:
        read_rule(found)


@pytest.mark.parametrize("words", REFUSED)
def test_other_words_are_refused_and_quoted(words: str) -> None:
    """Half understood would be listed wrongly."""
    with pytest.raises(InputRefused):
        rule_of(words, START, "Europe/Amsterdam")
