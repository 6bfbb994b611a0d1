"""*Ben jij dat?*: whether a name, typed in full, already stands on the same thing."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime

from kiosk.model import Initiative, SignUp

ANONYMOUS = "-"
"""What stands in place of a name that was erased (kiosk.rules.retention): it is nobody's."""


def folded(name: str) -> str:
    """A name as people compare it: no capitals, accents, extra spaces (Unicode NFKD, full case folding)."""
    if name.isascii():
        return " ".join(name.lower().split())
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def namesakes(
    initiative: Initiative,
    name: str,
    sign_ups: Iterable[SignUp],
    task: str | None = None,
    occurrence: datetime | None = None,
) -> list[SignUp]:
    """The sign-ups that make the screen ask *ben jij dat?*: not cancelled, the same name, on the same thing.

    The same thing: to join, or the same task, at a shared occurrence; the whole shares each. None for an
    initiative marked discreet, whatever is typed. Part of a name is not a name, and whose name was erased is
    nobody's namesake.
    """
    wanted = folded(name)
    if initiative.discreet or wanted in {"", ANONYMOUS}:
        return []
    return [
        sign_up
        for sign_up in sign_ups
        if not sign_up.cancelled
        and sign_up.initiative == initiative.id
        and sign_up.task == task
        and (occurrence is None or sign_up.occurrence in {None, occurrence})
        and folded(sign_up.name) == wanted
    ]
