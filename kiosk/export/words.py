"""What the choices in the data are called: for the command line, spreadsheets and CSV alike."""

from collections.abc import Mapping

from kiosk.language import Language, mark
from kiosk.rules.same_name import ANONYMOUS

STATES: Mapping[str, str] = {
    # NL: zoekt mensen
    "gathering": mark("looking for people"),
    # NL: loopt
    "active": mark("going on"),
    # NL: vol
    "full": mark("full"),
    # NL: rust even
    "resting": mark("resting"),
    # NL: gestopt tot later
    "paused": mark("paused"),
    # NL: klaar
    "done": mark("done"),
    # NL: in het archief
    "archived": mark("in the archive"),
}
"""The state of an initiative, as shown or as set."""

STANDINGS: Mapping[str, str] = {
    # NL: doet mee
    "confirmed": mark("has a place"),
    # NL: wacht
    "waiting": mark("waits"),
    # NL: afgemeld
    "cancelled": mark("cancelled"),
}
"""How it stands with a sign-up."""

CAUSES: Mapping[str, str] = {
    # NL: er is nu plek
    "moved_up": mark("there is a place now"),
    # NL: gaat niet door
    "not_taking_place": mark("does not take place"),
    # NL: op een ander moment
    "moved": mark("at another time"),
}
"""Why somebody is called."""

ANSWERS: Mapping[str, str] = {
    # NL: weet het
    "told": mark("knows"),
    # NL: niet bereikt
    "not_reached": mark("not reached"),
    # NL: overgeslagen
    "passed": mark("passed over"),
}
"""What became of a call."""

SUPPORT: Mapping[str, str] = {
    # NL: ik ook
    "too": mark("me too"),
    # NL: ik help mee
    "help": mark("I will help"),
}
"""How somebody supports an idea."""

TOLD: Mapping[str, str] = {
    # NL: je hebt een plek
    "place": mark("you have a place"),
    # NL: je staat op de lijst
    "list": mark("you are on the list"),
}
"""What a person was told at signing up."""

ROLES: Mapping[str, str] = {
    # NL: bezoeker
    "visitor": mark("visitor"),
    # NL: initiatiefnemer
    "initiator": mark("the initiator"),
    # NL: gastheer of gastvrouw
    "host": mark("host"),
    # NL: organisatie
    "organizer": mark("organizer"),
}
"""Who did something."""

KINDS: Mapping[str, str] = {
    # NL: één keer
    "once": mark("once"),
    # NL: steeds weer
    "recurring": mark("recurring"),
    # NL: in overleg
    "by_arrangement": mark("by arrangement"),
}
"""How often a meeting is."""

TASK_TIMES: Mapping[str, str] = {
    # NL: bij elke bijeenkomst
    "meeting": mark("at each meeting"),
    # NL: één keer
    "once": mark("once"),
    # NL: wanneer het uitkomt
    "any_time": mark("when it suits"),
}
"""When a task is done."""

NAMES: Mapping[str, str] = {
    # NL: anoniem
    ANONYMOUS: mark("anonymous"),
}
"""What stands where a name was erased."""


def worded(language: Language, words: Mapping[str, str], key: str) -> str:
    """The word for a key; a key that has none is shown as it is."""
    return language.text(words[key]) if key in words else key
