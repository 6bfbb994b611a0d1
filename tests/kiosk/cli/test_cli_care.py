"""`kiosk check`, `compact`, `backup`, `restore`: looking after the data by hand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import FixedClock
from kiosk.disk import locked
from kiosk.hall import Hall

Run = Callable[..., Any]


def spoil(folder: Path) -> Path:
    """One bit of the journal's second line."""
    journal: Path = max((folder / "live").glob("journal.*"))
    content = bytearray(journal.read_bytes())
    content[content.index(b"\n", content.index(b"\n") + 1) - 20] ^= 1
    journal.write_bytes(content)
    return journal


def test_a_sound_hall_says_so(kiosk: Run, singing: str, folder: Path) -> None:
    """In the hall's language, and for programs."""
    said = kiosk("check")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Alles is zoals het is geschreven: ")
    found = kiosk("check", "--json").json
    assert found["sound"] is True
    assert found["findings"] == found["left"] == []
    assert found["sequence"] == 2
    settings = folder / "hall.toml"
    settings.write_text(settings.read_text().replace('language = "nl"', 'language = "en"'))
    assert kiosk("check").out.startswith("All is as it was written: ")


def test_a_damaged_hall_says_where_and_what_to_do(kiosk: Run, singing: str, folder: Path) -> None:
    """Exit 1 until it is repaired; every finding is one line, and the hall works again."""
    journal = spoil(folder)
    said = kiosk("check")
    lines = said.out.splitlines()
    assert said.code == 1
    assert lines[0].startswith(f"{journal.name} is niet meer zoals het is geschreven [byte ")
    assert "kiosk check --repair" in lines[-1]
    found = kiosk("check", "--json")
    assert (found.code, found.json["sound"], found.json["repaired"]) == (1, False, False)
    assert {finding["kind"] for finding in found.json["findings"]} == {"damaged", "gap"}
    assert kiosk("add", "Nieuw").code == 1
    said = kiosk("check", "--repair")
    assert said.code == 0
    assert said.out.splitlines()[-1].startswith("Hersteld: ")
    assert (folder / "live" / "damaged" / journal.name).exists()
    after = kiosk("check", "--json")
    assert (after.code, after.json["sound"]) == (0, True)
    assert {finding["kind"] for finding in after.json["findings"]} == {"known", "kept"}
    assert all(not finding["damage"] for finding in after.json["findings"])
    assert kiosk("add", "Nieuw").code == 0
    assert kiosk("check", "--repair", "--json").json["repaired"] is False


def test_a_hall_that_does_not_open_is_looked_through_all_the_same(
    kiosk: Run, singing: str, folder: Path
) -> None:
    """Settings that are wrong, or a secrets file: what no repair can make anew is put back from a backup."""
    (folder / "hall.toml").write_text("[hal]\n")
    assert kiosk("list").code == 2
    assert kiosk("check").code == 0
    (folder / "live" / "secrets").write_text("{")
    assert kiosk("check").code == 1
    said = kiosk("check", "--repair")
    assert said.code == 1
    assert "kiosk restore" in said.out


def test_no_hall_is_no_hall(kiosk: Run, tmp_path: Path) -> None:
    """A slip in the folder's name does not look like a sound hall."""
    assert kiosk("check", "--hall", str(tmp_path / "nowhere")).code == 1


def test_a_repair_refuses_while_another_is_at_it(kiosk: Run, singing: str, folder: Path) -> None:
    """In a sentence."""
    spoil(folder)
    with locked(folder / "live" / "lock"):
        said = kiosk("check", "--repair")
    assert (said.code, said.out) == (1, "")
    assert "Een ander programma" in said.err


def test_compact_says_what_it_did(kiosk: Run, singing: str, folder: Path) -> None:
    """From so many bytes to so many; who comes while another is at it is told."""
    before = len(list((folder / "live").glob("snapshot.*.json")))
    said = kiosk("compact")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Ingepakt")
    assert len(list((folder / "live").glob("snapshot.*.json"))) == before + 1
    with locked(folder / "live" / "compacting"):
        said = kiosk("compact")
    assert said.code == 1
    assert "al aan het inpakken" in said.err


def test_compact_of_an_empty_hall(kiosk: Run) -> None:
    """There is nothing to do, which is no trouble."""
    assert kiosk("compact").out == "Er is nog niets om in te pakken.\n"


def test_backup_and_restore(
    kiosk: Run, singing: str, folder: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """The hall of today is asked what was erased since; a file is not written over, a hall neither."""
    signed = kiosk("sign-up", singing, "--name", "Klaas", "--contact", "klaas@voorbeeld.nl", "--json").json
    file, new = str(tmp_path / "hall.tar"), str(tmp_path / "new")
    said = kiosk("backup", file)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"geschreven: {file} (")
    assert kiosk("backup", file).code == 1
    hall = Hall.open(folder, clock=clock)
    from kiosk.model import SignUp
    from kiosk.store import Who

    with hall.store.redaction(Who("organizer"), "erase") as transaction:
        klaas = transaction.state.get(SignUp, signed["id"])
        assert klaas is not None
        transaction.change(klaas, contact="")
    said = kiosk("restore", file, new)
    assert (said.code, said.err) == (0, "")
    assert "1 aanmelding is opnieuw gewist" in said.out
    assert kiosk("restore", file, new).code == 1
    shown = kiosk("show", singing, "--json", "--contacts", "--hall", new).json
    assert [(each["name"], each["contact"]) for each in shown["sign_ups"]] == [("Klaas", "")]
    assert kiosk("check", "--hall", new).code == 0


@pytest.mark.parametrize("words", [["backup"], ["restore", "a.tar"], ["check", "--mend"]])
def test_wrong_use(kiosk: Run, words: list[str]) -> None:
    """Exit 2, as ever."""
    assert kiosk(*words).code == 2
