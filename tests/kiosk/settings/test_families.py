"""`word_families.txt`: read as people write it, refused with file and line."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import SettingsWrong
from kiosk.hall import Hall
from kiosk.settings import FAMILIES, load_families, parse_families, write_families
from kiosk.settings.families import default_families


def test_it_is_read_as_people_write_it() -> None:
    """Comments, empty lines, blanks, a comma too many, Windows line ends and a byte order mark do no harm."""
    text = "\ufeff# groen\r\n\r\n moestuin , volkstuin,, # ook buiten\r\nsamen eten, Eettafel,\r\n"
    assert parse_families(text, "f") == (("moestuin", "volkstuin"), ("samen eten", "Eettafel"))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        pytest.param("a, b\nmoestuin", 2, "moestuin stands alone", id="no comma"),
        pytest.param(
            "# x\nkoor, zang\nlied, Koor", 3, "Koor is in the family of line 2", id="in two families"
        ),
        pytest.param("koor, ?!", 1, "?! is not a word", id="no letter"),
        pytest.param("koor, samen zingen in de kerk", 1, "Put commas", id="a sentence"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(text: str, line: int, said: str) -> None:
    """One line, what stands there and what to do."""
    with pytest.raises(SettingsWrong) as refused:
        parse_families(text, "word_families.txt")
    assert str(refused.value).startswith(f"word_families.txt, line {line}: ")
    assert said in str(refused.value)


def test_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    """A file saved as Windows-1252 says so, rather than that words look odd."""
    (tmp_path / FAMILIES).write_bytes("koor, zang\ncafé, kroeg\n".encode("cp1252"))
    with pytest.raises(SettingsWrong, match=r"line 2: this is not UTF-8"):
        load_families(tmp_path)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Never anything but families of two words or more, or a refusal."""
    with suppress(SettingsWrong):
        assert all(len(family) > 1 for family in parse_families(text, "f"))


def test_a_new_hall_has_the_file_and_without_it_the_shipped_ones_count(tmp_path: Path) -> None:
    """`kiosk init` writes it beside hall.toml; emptied, it stays so; gone, the shipped ones count again."""
    folder = tmp_path / "hall"
    hall = Hall.create(folder, "De Wierde", "nl", "Europe/Amsterdam", "1234")
    path = folder / FAMILIES
    assert path.read_text("utf-8") == default_families()
    assert path.stat().st_mode & 0o777 == 0o600
    assert "moestuin" in hall.families[0]
    path.write_text("", "utf-8")
    write_families(folder)
    assert Hall.open(folder).families == ()
    path.unlink()
    assert Hall.open(folder).families == hall.families
