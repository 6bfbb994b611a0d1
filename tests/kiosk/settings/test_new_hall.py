"""The hall.toml that `kiosk init` writes."""

import os
import re
import tomllib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import InputRefused, SettingsWrong, StoreTrouble
from kiosk.settings import Settings, load, parse, write_new
from kiosk.settings.new_hall import render
from kiosk.text import clean_line


@pytest.mark.parametrize(
    ("language", "comment"), [("nl", "De pincode staat hier niet in"), ("en", "The PIN is not")]
)
def test_a_new_hall_can_be_loaded_and_read(tmp_path: Path, language: str, comment: str) -> None:
    """It says what was asked, explains itself in the hall's language, and is for its owner alone."""
    path = tmp_path / "new" / "hall.toml"
    written = write_new(path, name='De "Gouden" Zwaan', language=language, time_zone="Europe/Brussels")
    assert load(path) == written
    assert (written.hall.name, written.hall.language) == ('De "Gouden" Zwaan', language)
    assert written.hall.time_zone == "Europe/Brussels"
    assert comment in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_key_is_there_to_be_uncommented(language: str) -> None:
    """The comments name every key with a value that works; numbers and themes are the defaults."""
    text = render("x", language, "Europe/Amsterdam", example=False)
    whole = re.sub(r"^# (\w+ = )", r"\1", text, flags=re.MULTILINE)
    settings = parse(whole, "hall.toml")
    sections = tomllib.loads(whole)
    for field in msgspec.structs.fields(Settings):
        if field.name != "themes":
            assert set(sections[field.name]) == {
                key.name for key in msgspec.structs.fields(type(getattr(settings, field.name)))
            }
    bare = parse('[hall]\nname = "x"', "hall.toml")
    assert (settings.screen, settings.rules, settings.privacy) == (bare.screen, bare.rules, bare.privacy)


@given(st.text(max_size=60))
def test_any_name_comes_back_as_it_was_cleaned(name: str) -> None:
    """Quotes, backslashes, dollars, line ends: nothing in a name can break the file or add a key to it."""
    text = render(name, "nl", "Europe/Amsterdam", example=False)
    if clean_line(name):
        assert parse(text, "hall.toml").hall.name == clean_line(name)
    else:
        with pytest.raises(SettingsWrong):
            parse(text, "hall.toml")


def test_a_hall_that_is_there_is_left_alone(tmp_path: Path) -> None:
    """Never overwritten; and what cannot be is refused before anything is written."""
    path = tmp_path / "hall.toml"
    with pytest.raises(SettingsWrong):
        write_new(path, name="x", time_zone="Mars/Olympus")
    assert not path.exists()
    write_new(path, name="De Zwaan")
    with pytest.raises(InputRefused):
        write_new(path, name="De Gans")
    assert load(path).hall.name == "De Zwaan"


def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing stands in the way of the next try, once there is room."""
    path = tmp_path / "hall.toml"

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StoreTrouble, match="No space left"):
            write_new(path, name="De Zwaan")
    assert not path.exists()
    assert write_new(path, name="De Zwaan") == load(path)
