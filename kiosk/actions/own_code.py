"""The codes that people write down: made from their form, found again when typed."""

import hashlib
import hmac
from dataclasses import dataclass, field

from kiosk.errors import NotFound, RuleBroken
from kiosk.hall import Hall
from kiosk.ids import Randomness
from kiosk.model import Idea, Supporter
from kiosk.privacy.codes import OWNER, SIGN_UP, lookup, new_code, tidy


@dataclass(frozen=True, slots=True)
class Own:
    """What one code stands on: ids, those taken back included."""

    code: str = field(repr=False)
    """Tidy."""
    sign_ups: tuple[str, ...]
    ideas: tuple[str, ...]
    helping: tuple[str, ...]
    """Of *ik help mee* with an idea."""


def form_code(hall: Hall, token: str) -> str:
    """The form's own code: pressing twice must show the same one, and it is stored nowhere."""
    return new_code(_stream(hall.key, token))


def owner_code(hall: Hall, token: str) -> str:
    """As `form_code`, for who starts an initiative: 12 signs."""
    return new_code(_stream(hall.key, f"owner {token}"), OWNER)


def opened(hall: Hall, typed: str) -> Own:
    """What carries the code that somebody typed.

    Raises InputRefused (no code at all), RuleBroken (too many wrong codes: wait), NotFound.
    """
    if (wait := hall.code_door.wait()) > 0:
        # NL: Wacht nog {seconds} tellen. Probeer het dan weer.
        raise RuleBroken("Wait {seconds} seconds, then try again.", seconds=max(1, round(wait)))
    code = tidy(typed, SIGN_UP)
    kept, state = lookup(code, hall.key), hall.store.state
    own = Own(
        code,
        tuple(each.id for each in state.by_code(kept)),
        tuple(each.id for each in state.by_code(kept, Idea)),
        tuple(each.id for each in state.by_code(kept, Supporter)),
    )
    if not (own.sign_ups or own.ideas or own.helping):
        hall.code_door.wrong()
        # NL: Deze code kennen we niet. Kijk nog eens goed.
        raise NotFound("We do not know this code. Look at it once more.")
    hall.code_door.right()
    return own


def code_for(hall: Hall, token: str, typed: str) -> str:
    """The code that goes on what a form makes: the one that was typed, which must be known, or a new one.

    Raises as `opened`.
    """
    return opened(hall, typed).code if typed.strip() else form_code(hall, token)


def _stream(key: bytes, token: str) -> Randomness:
    """Bytes that only this hall and this form give (HMAC-SHA-256 in counter mode)."""
    calls = 0

    def bytes_of(count: int) -> bytes:
        nonlocal calls
        calls += 1
        block = hmac.digest(key, f"code {calls} {token}".encode(), hashlib.sha256)
        return block[:count]

    return bytes_of
