"""What is to be erased later is put down before it is committed; whoever erases loses nothing of it."""

import os
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

from kiosk.clock import FixedClock
from kiosk.errors import StoreTrouble
from kiosk.model import SignUp
from kiosk.store import Store, Who, redaction

HOST = Who("host")


def opened(folder: Path) -> Store:
    """As another process would."""
    return Store(folder, FixedClock(datetime(2026, 11, 24, 13, 5, tzinfo=UTC)), os.urandom)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two people."""
    store = opened(tmp_path)
    for name in ("Greetje", "Wobbe"):
        with store.transaction(HOST, "sign_up") as transaction:
            transaction.put(SignUp(id=name.lower(), initiative="i", name=name, contact=name, told="place"))
    return store


def removed(store: Store, record: str) -> None:
    """Gone at once, and from the files later."""
    with store.redaction(HOST, "remove", later=True) as transaction:
        found = transaction.state.get(SignUp, record)
        assert found is not None
        transaction.remove(found)


def bytes_of(folder: Path) -> bytes:
    """Everything in every file."""
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_what_another_notes_meanwhile_is_erased_as_well(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two erase at the same time: the note of the second outlives the first's work."""
    removed(store, "greetje")
    erase = redaction._erase

    def slowly(*args: object) -> None:
        removed(opened(tmp_path), "wobbe")
        monkeypatch.setattr(redaction, "_erase", erase)
        erase(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(redaction, "_erase", slowly)
    store.finish_redaction()
    assert b'"Greetje"' not in bytes_of(tmp_path)
    opened(tmp_path).finish_redaction()
    assert b'"Wobbe"' not in bytes_of(tmp_path)
    assert not (tmp_path / "redacting.json").exists()


def test_who_erases_waits_for_what_is_noted_and_not_committed_yet(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it would take the note for one of somebody who died, and throw it away."""
    other = opened(tmp_path)
    commit, eraser = other._commit, Thread(target=store.finish_redaction)

    def slowly(*args: object) -> None:
        eraser.start()
        eraser.join(0.2)
        commit(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(other, "_commit", slowly)
    removed(other, "greetje")
    eraser.join()
    other.finish_redaction()
    assert b'"Greetje"' not in bytes_of(tmp_path)
    assert b'"Wobbe"' in bytes_of(tmp_path)


def test_what_was_not_committed_erases_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever dies between noting and committing leaves everything as it was."""
    before = store.log()
    with monkeypatch.context() as patched, pytest.raises(StoreTrouble):
        patched.setattr(store, "_commit", lambda *_: (_ for _ in ()).throw(StoreTrouble("full")))
        removed(store, "greetje")
    assert (tmp_path / "redacting.json").exists()
    again = opened(tmp_path)
    again.finish_redaction()
    assert not (tmp_path / "redacting.json").exists()
    assert {each.name for each in again.state.all(SignUp)} == {"Greetje", "Wobbe"}
    assert again.log() == before
