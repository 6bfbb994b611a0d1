"""live/secrets: never readable by others, never silently new, never half written."""

import json
import os
from multiprocessing import get_context
from pathlib import Path

import msgspec
import pytest

from kiosk.errors import StoreTrouble
from kiosk.privacy.secrets import Secrets, Tries


def test_a_hall_gets_one_key_and_keeps_it(tmp_path: Path) -> None:
    """32 bytes, for the owner alone, also after a copy that lost the modes."""
    folder = tmp_path / "live"
    key = Secrets(folder).open(os.urandom, codes_exist=False)
    assert len(key) == 32
    (folder / "secrets").chmod(0o644)
    folder.chmod(0o755)
    assert Secrets(folder).open(os.urandom, codes_exist=True) == key
    assert Secrets(folder).open(os.urandom, codes_exist=False) == key == Secrets(folder).hall_key()
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


DAMAGED = {
    "emptied": b"",
    "cut off": b'{"hall_key": "00',
    "no JSON at all": b"\x00\xff" * 40,
    "a list": b"[]",
    "nested too deep": b'{"hall_key": ' + b"[" * 100_000,
    "without key": b"{}",
    "half a key": json.dumps({"hall_key": "ab" * 31}).encode(),
    "a key that is none": json.dumps({"hall_key": "zz" * 32}).encode(),
    "wrong tries below zero": json.dumps({"hall_key": "ab" * 32, "tries": {"wrong": -1, "last": 0}}).encode(),
}


@pytest.mark.parametrize("word", DAMAGED)
def test_damage_is_said_and_never_papered_over(tmp_path: Path, word: str) -> None:
    """A new key would make every code in people's pockets worthless: the file stays as it is."""
    path = tmp_path / "secrets"
    path.write_bytes(DAMAGED[word])
    for codes_exist in (True, False):
        with pytest.raises(StoreTrouble, match="damaged"):
            Secrets(tmp_path).open(os.urandom, codes_exist=codes_exist)
    assert path.read_bytes() == DAMAGED[word]


def test_a_lost_file_is_not_replaced_while_there_are_codes(tmp_path: Path) -> None:
    """It names the file and what to do."""
    with pytest.raises(StoreTrouble, match=r"secrets is gone\. Put it back"):
        Secrets(tmp_path).open(os.urandom, codes_exist=True)
    with pytest.raises(StoreTrouble, match="gone"):
        Secrets(tmp_path).hall_key()
    assert not (tmp_path / "secrets").exists()


def test_what_a_later_version_wrote_is_kept(tmp_path: Path) -> None:
    """Fields this version does not know survive a change."""
    Secrets(tmp_path).open(os.urandom, codes_exist=False)
    path = tmp_path / "secrets"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"sealed_for": ["age1..."]}))
    secrets = Secrets(tmp_path)
    with secrets.held() as secret:
        secrets.write(msgspec.structs.replace(secret, tries=Tries(3, 5)))
    assert json.loads(path.read_text())["sealed_for"] == ["age1..."]
    assert secrets.read().tries == Tries(3, 5)


def _count(folder: Path, times: int) -> None:
    secrets = Secrets(folder)
    for _ in range(times):
        with secrets.held() as secret:
            secrets.write(msgspec.structs.replace(secret, tries=Tries(secret.tries.wrong + 1, 0)))


def test_two_processes_lose_none_of_each_others_changes(tmp_path: Path) -> None:
    """Read, change and write is one step."""
    Secrets(tmp_path).open(os.urandom, codes_exist=False)
    context = get_context("fork")
    others = [context.Process(target=_count, args=(tmp_path, 40)) for _ in range(3)]
    for other in others:
        other.start()
    for other in others:
        other.join(60)
    assert Secrets(tmp_path).read().tries.wrong == 120


def test_a_disk_that_does_not_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal is a sentence, and what was there is still there, whole."""
    key = Secrets(tmp_path).open(os.urandom, codes_exist=False)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    secrets = Secrets(tmp_path)
    with pytest.raises(StoreTrouble, match="No space left"), secrets.held() as secret:
        secrets.write(msgspec.structs.replace(secret, tries=Tries(1, 0)))
    assert secrets.hall_key() == key
    assert secrets.read().tries == Tries()


def _die_while_writing(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: os._exit(9))
        _count(folder, 1)


def test_what_a_killed_writer_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    """Half a copy of the hall's key does not lie about for ever; nobody else's file is touched."""
    Secrets(tmp_path).open(os.urandom, codes_exist=False)
    (tmp_path / ".secretsx.mine").touch()
    before = {path.name for path in tmp_path.iterdir()}
    killed = get_context("fork").Process(target=_die_while_writing, args=(tmp_path,))
    killed.start()
    killed.join(60)
    assert len({path.name for path in tmp_path.iterdir()} - before) == 1
    _count(tmp_path, 1)
    assert {path.name for path in tmp_path.iterdir()} == before
    assert Secrets(tmp_path).read().tries.wrong == 1
