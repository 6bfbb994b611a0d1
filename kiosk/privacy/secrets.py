"""`live/secrets`: the hall key, the hash of the hosts' PIN, and the wrong tries so far.

A JSON object in a file that only its owner can read. It is replaced whole or not at all, and fields that a
later version added are kept.
"""

import json
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from kiosk.disk import locked, remove_leftovers, replace_file
from kiosk.errors import StoreTrouble
from kiosk.ids import Randomness

KEY_BYTES = 32
"""As long as the hash of the HMAC it keys (RFC 2104, section 3)."""


class Tries(Struct, frozen=True):
    """Wrong PINs since the last right one."""

    wrong: Annotated[int, Meta(ge=0)] = 0
    last: int = 0
    """Wall clock of the last one, in milliseconds since 1970."""


class Secret(Struct, frozen=True):
    """What the file says."""

    hall_key: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    """32 bytes as hexadecimal figures."""
    pin: str = ""
    """argon2id hash in PHC string format; "" until one is set."""
    tries: Tries = Tries()


class Secrets:
    """The file of secrets of one hall. Every method raises StoreTrouble when the disk or the file fails."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "secrets"
        self._lock = folder / "secrets.lock"

    def open(self, random: Randomness, *, codes_exist: bool) -> bytes:
        """The hall key. A hall that has no codes yet gets one; a lost one is never replaced silently."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise _not_written(self._folder, error) from error
        with locked(self._lock):
            if not codes_exist and not self._path.exists():
                self._replace(msgspec.to_builtins(Secret(random(KEY_BYTES).hex())))
            self._close_to_others()
            return self.hall_key()

    def hall_key(self) -> bytes:
        """The 32 bytes under which codes are looked up."""
        return bytes.fromhex(self.read().hall_key)

    def read(self) -> Secret:
        """What the file says now."""
        return self._typed(self._stored())

    @contextmanager
    def held(self) -> Generator[Secret, None, None]:
        """What the file says now, and nobody else changes it until the block ends: see `write`."""
        with locked(self._lock):
            yield self.read()

    def write(self, secret: Secret) -> None:
        """Put down what was changed; only inside `held`."""
        stored = self._stored()
        if secret != self._typed(stored):
            self._replace(stored | msgspec.to_builtins(secret))

    def _stored(self) -> dict[str, object]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, object])
        except FileNotFoundError as error:
            # NL: {file} is weg. Zet het terug uit een reservekopie: zonder werkt geen enkele code meer.
            sentence = "{file} is gone. Put it back from a backup: without it no code works any more."
            raise StoreTrouble(sentence, file=self._path) from error
        except OSError as error:
            # NL: {file} is niet te lezen: {detail}.
            raise StoreTrouble(
                "{file} cannot be read: {detail}.", file=self._path, detail=error.strerror
            ) from error
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise damaged(self._path) from error

    def _typed(self, stored: dict[str, object]) -> Secret:
        try:
            return msgspec.convert(stored, Secret)
        except msgspec.ValidationError as error:
            raise damaged(self._path) from error

    def _replace(self, stored: dict[str, object]) -> None:
        remove_leftovers(self._path)
        try:
            replace_file(self._path, json.dumps(stored, indent=1).encode("ascii"))
        except OSError as error:
            raise _not_written(self._path, error) from error

    def _close_to_others(self) -> None:
        """A copied folder may have lost its modes; where none can be set (FAT) that stops nothing."""
        for path, mode in ((self._path, 0o600), (self._folder, 0o700)):
            try:
                path.chmod(mode)
            except OSError:
                continue


def damaged(path: Path) -> StoreTrouble:
    """The file is there, and is not what was written."""
    # NL: {file} is beschadigd. Zet het terug uit een reservekopie: zonder werkt geen enkele code meer.
    sentence = "{file} is damaged. Put it back from a backup: without it no code works any more."
    return StoreTrouble(sentence, file=path)


def _not_written(path: Path, error: OSError) -> StoreTrouble:
    # NL: {file} is niet te schrijven: {detail}.
    return StoreTrouble("{file} cannot be written: {detail}.", file=path, detail=error.strerror)
