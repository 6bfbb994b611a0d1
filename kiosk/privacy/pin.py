"""The hosts' PIN: hashed, and slow to guess. A child can make a host wait a minute, never more."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk.clock import Clock, milliseconds
from kiosk.errors import InputRefused, RuleBroken, StoreTrouble
from kiosk.ids import Randomness
from kiosk.privacy.secrets import Secret, Secrets, Tries, damaged
from kiosk.privacy.tries import pin_wait

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 4, 12
"""How many figures a PIN has."""

_SALT_BYTES = 16


@dataclass(frozen=True)
class Passed:
    """The PIN is right."""


@dataclass(frozen=True)
class Wrong:
    """It is not, or it came too early to be looked at."""

    wait: float
    """Seconds until the next try counts."""


class PinDoor:
    """The door behind which the hosts' screens are, of the hall whose `live` folder is given.

    Every method raises StoreTrouble when `live/secrets` is missing, damaged or cannot be read.
    """

    def __init__(self, folder: Path, clock: Clock, random: Randomness) -> None:
        self._secrets = Secrets(folder)
        self._path = folder / "secrets"
        self._clock = clock
        self._random = random
        self._unsaved = Tries()
        self._seen: tuple[Tries, float] = (Tries(), 0.0)

    @property
    def is_set(self) -> bool:
        """Whether this hall has a PIN."""
        return bool(self._secrets.read().pin)

    def set(self, pin: str) -> None:
        """Choose another PIN; wrong tries are forgotten. Raises InputRefused unless it is 4 to 12 figures."""
        if not _is_pin(pin):
            # NL: Een pincode heeft {shortest} tot {longest} cijfers, en niets anders.
            sentence = "A PIN has {shortest} to {longest} figures, and nothing else."
            raise InputRefused(sentence, shortest=SHORTEST, longest=LONGEST)
        made = _hasher().hash(pin, salt=self._random(_SALT_BYTES))
        with self._secrets.held() as secret:
            self._secrets.write(msgspec.structs.replace(secret, pin=made, tries=Tries()))
        self._unsaved = Tries()

    def wait(self) -> float:
        """Seconds until the next try counts; 0.0: now."""
        return self._wait_after(self._tries(self._secrets.read()))

    def check(self, pin: str) -> Passed | Wrong:
        """Try a PIN: takes about as long as a blink on purpose, so keep it off the thread that draws.

        A try during the wait is not looked at and does not make the wait longer. Raises RuleBroken when the
        hall has no PIN.
        """
        with self._secrets.held() as secret:
            if not secret.pin:
                # NL: Dit dorpshuis heeft nog geen pincode.
                raise RuleBroken("This hall has no PIN yet.")
            tries = self._tries(secret)
            wait = self._wait_after(tries)
            if wait > 0:
                return Wrong(wait)
            right = self._matches(secret.pin, pin)
            tries = Tries() if right else Tries(tries.wrong + 1, milliseconds(self._clock.now()))
            self._keep(msgspec.structs.replace(secret, tries=tries))
        return Passed() if right else Wrong(self._wait_after(tries))

    def _keep(self, secret: Secret) -> None:
        """A full disk must not keep the right PIN out, nor leave a wrong one uncounted."""
        try:
            self._secrets.write(secret)
            self._unsaved = Tries()
        except StoreTrouble:
            self._unsaved = secret.tries

    def _tries(self, secret: Secret) -> Tries:
        return max(secret.tries, self._unsaved, key=lambda tries: tries.wrong)

    def _wait_after(self, tries: Tries) -> float:
        """What is left of the wait, by whichever clock says less.

        The wall clock survives a restart but may be set back; then the wait runs, once more in full, from
        when this process first saw these tries.
        """
        if tries != self._seen[0]:
            self._seen = (tries, self._clock.monotonic())
        by_wall = max(0, milliseconds(self._clock.now()) - tries.last) / 1000
        by_process = self._clock.monotonic() - self._seen[1]
        return max(0.0, pin_wait(tries.wrong) - max(by_wall, by_process))

    def _matches(self, made: str, pin: str) -> bool:
        from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

        if not _is_pin(pin):
            return False
        try:
            return _hasher().verify(made, pin)
        except VerifyMismatchError:
            return False
        except (InvalidHashError, VerificationError) as error:
            raise damaged(self._path) from error


def _is_pin(text: str) -> bool:
    return SHORTEST <= len(text) <= LONGEST and text.isascii() and text.isdigit()


def _hasher() -> "PasswordHasher":
    """argon2id (RFC 9106) with what OWASP asks at least: 19 MiB, two passes, one lane. Loaded when needed."""
    from argon2 import PasswordHasher, Type

    return PasswordHasher(
        time_cost=2, memory_cost=19 * 1024, parallelism=1, salt_len=_SALT_BYTES, type=Type.ID
    )
