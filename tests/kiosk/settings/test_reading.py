"""hall.toml is edited by people: what they mean is taken, what cannot be is refused where it stands."""

from datetime import date, time
from pathlib import Path

import pytest

from kiosk.errors import SettingsWrong
from kiosk.settings import ClosedDays, Night, load, parse

HALL = '[hall]\nname = "De Zwaan"\n'

WHOLE = """\
[hall]
name = "De  Zwaan "
phone = "050 123 45 67"
website = "https://dezwaan.example"
opening_hours = ["ma-vr 9-22", "za 10-17"]
closed_days = [2026-12-25, "2026-12-31/2027-01-01"]
languages = ["en", "nl"]
[screen]
idle_seconds = 90
night = "23:30 - 6:00"
[rules]
fresh_weeks = 8
[privacy]
contact_days = 14
[themes]
moestuin = { nl = "Groen", en = "Green" }
[themes.samen]
nl = "Samen"
[follow_up]
base_url = "https://dezwaan.example/"
"""


def test_what_people_write_is_taken() -> None:
    """Every table, with what is left out filled in."""
    settings = parse(WHOLE, "hall.toml")
    hall, screen = settings.hall, settings.screen
    assert (hall.name, hall.language, hall.languages) == ("De Zwaan", "nl", ("en", "nl"))
    assert hall.opening_hours == ("ma-vr 9-22", "za 10-17")
    assert hall.closed_days == (
        ClosedDays(date(2026, 12, 25), date(2026, 12, 25)),
        ClosedDays(date(2026, 12, 31), date(2027, 1, 1)),
    )
    assert date(2027, 1, 1) in hall.closed_days[1]
    assert date(2027, 1, 2) not in hall.closed_days[1]
    assert (screen.idle_seconds, screen.warn_seconds, screen.night) == (90, 20, Night(time(23, 30), time(6)))
    assert [time(hour) in Night(time(23, 30), time(6)) for hour in (23, 0, 5, 6, 12)] == [
        False,
        True,
        True,
        False,
        False,
    ]
    assert (settings.rules.fresh_weeks, settings.rules.idea_threshold) == (8, 5)
    assert (settings.privacy.contact_days, settings.privacy.name_days) == (14, 365)
    assert settings.follow_up.base_url == "https://dezwaan.example"
    assert [(theme.key, theme.name("en")) for theme in settings.themes] == [
        ("moestuin", "Green"),
        ("samen", "Samen"),
    ]


def test_a_name_is_all_a_hall_needs() -> None:
    """The defaults of the design; the hall's own language comes first."""
    settings = parse('[hall]\nname = "x"\nlanguage = "en"\n', "hall.toml")
    assert settings.hall.languages == ("en", "nl")
    assert (settings.screen.idle_seconds, settings.screen.form_idle_seconds) == (60, 150)
    assert settings.screen.night == Night(time(22), time(7))
    assert parse(HALL + '[screen]\nnight = ""', "hall.toml").screen.night is None


REFUSED: dict[str, tuple[str, int, str]] = {
    # the text, the line that is named, a word of what is suggested
    "nothing": ("", 1, "name ="),
    "no name": ('\n[hall]\nphone = "1"\n', 2, "name ="),
    "an empty name": ('[hall]\nname = " \\u202e"\n', 2, "empty"),
    "a name too long": (f'[hall]\nname = "{"x" * 61}"\n', 2, "60"),
    "a key spelled wrong": (HALL + 'fone = "1"\n', 3, "Did you mean phone?"),
    "a key nobody knows": (HALL + "qqqq = 1\n", 3, "opening_hours"),
    "a key of another table": (HALL + "idle_seconds = 70\n", 3, "[screen]"),
    "a key above all tables": ('name = "x"\n' + HALL, 1, "[hall]"),
    "a table spelled wrong": (HALL + "[screan]\nidle_seconds = 70\n", 3, "[screen]"),
    "a table nobody knows": (HALL + "[qqqq]\n", 3, "follow_up"),
    "a table written as a list": (HALL + "[[screen]]\n", 3, "[screen]"),
    "a table written as a key": ('hall = "De Zwaan"\n', 1, "[hall]"),
    "the PIN": (HALL + "[privacy]\npin = 1234\n", 4, "PIN"),
    "a number in quotes": (HALL + '[screen]\n\nidle_seconds = "60"\n', 5, "whole number"),
    "a negative number": (HALL + "[screen]\nidle_seconds = -1\n", 4, "from 5"),
    "half a number": (HALL + "[screen]\nidle_seconds = 60.5\n", 4, "whole number"),
    "a yes in words": (HALL + 'example = "yes"\n', 3, "true or false"),
    "a countdown too short": (HALL + "[screen]\nwarn_seconds = 19\n", 4, "20"),
    "a countdown too long": (HALL + "[screen]\nwarn_seconds = 700\n", 4, "600"),
    "a countdown longer than the silence": (HALL + "[screen]\nwarn_seconds = 60\n", 4, "idle_seconds (60)"),
    "a silence shorter than that": (HALL + "[screen]\nwarn_seconds = 30\nidle_seconds = 25\n", 5, "30"),
    "a night without minutes": (HALL + '[screen]\nnight = "22-7"\n', 4, "22:00-07:00"),
    "a night at 25 o'clock": (HALL + '[screen]\nnight = "25:00-07:00"\n', 4, "22:00-07:00"),
    "a night of no length": (HALL + '[screen]\nnight = "07:00-07:00"\n', 4, "22:00-07:00"),
    "a theme of the screen": (HALL + '[screen]\ntheme = "dark"\n', 4, "high-contrast"),
    "a zone spelled wrong": (HALL + 'time_zone = "Europe/Amsterdm"\n', 3, '"Europe/Amsterdam"'),
    "a city for a zone": (HALL + 'time_zone = "amsterdam"\n', 3, '"Europe/Amsterdam"'),
    "a path for a zone": (HALL + 'time_zone = "../../etc/passwd"\n', 3, "Did you mean"),
    "a folder for a zone": (HALL + 'time_zone = "Europe"\n', 3, "Did you mean"),
    "a language without catalog": (HALL + 'language = "fy"\n', 3, "nl, en"),
    "a list without the own language": (HALL + 'languages = ["en"]\n', 3, '"nl"'),
    "a list that is none": (HALL + 'languages = "nl"\n', 3, '["nl", "en"]'),
    "a telephone without quotes": (HALL + "phone = 0612345678 # Henk\n", 3, 'phone = "0612345678"'),
    "a site without https": (HALL + 'website = "www.dezwaan.nl"\n', 3, '"https://www.dezwaan.nl"'),
    "a site that is a script": (HALL + 'website = "javascript:alert(1)"\n', 3, "https://"),
    "a site with a user": (HALL + 'website = "https://bank.nl@evil.nl"\n', 3, "https://"),
    "a mail address that is none": (HALL + 'email = "henk"\n', 3, "name@"),
    "a base with a question": (HALL + '[follow_up]\nbase_url = "https://x.nl/?p="\n', 4, "no ?"),
    "a Wi-Fi password too short": (HALL + '[follow_up]\nwifi_password = "kort"\n', 4, "8 to 63"),
    "a day in words, third in its list": (
        HALL + 'closed_days = [\n 2026-12-25,\n # vrij\n "2026-12-26",\n "oudjaar"]\n', 7, "2026-12-25",
    ),
    "days back to front": (HALL + 'closed_days = "2026-12-25/2026-12-01"\n', 3, "2026-12-24/2027-01-01"),
    "a theme without languages": (HALL + '[themes]\nmoestuin = "Groen"\n', 4, 'moestuin = { nl = "Groen" }'),
    "a theme in no language": (HALL + '[themes]\na = { nl = "A" }\nb = { nl = "B", du = "C" }\n', 5, '"du"'),
    "a theme with an empty name": (HALL + '[themes.groen]\nnl = "Groen"\nen = ""\n', 5, "en is empty"),
    "contacts kept longer than names": (HALL + "[privacy]\nname_days = 10\n", 4, "name_days (10)"),
    "text without quotes": ("[hall]\nname = De Zwaan\n", 2, 'name = "De Zwaan"'),
    "curly quotes": ("[hall]\nname = “De Zwaan”\n", 2, "straight"),
    "a quote forgotten": ('[hall]\nname = "De Zwaan\nphone = "1"\n', 2, "quote"),
    "long quotes never closed": ('[hall]\nname = """De\nZwaan\n\n', 2, "quote"),
    "a key twice": (HALL + 'name = "x"\n', 3, "already there"),
    "a table twice": (HALL + "[screen]\n[hall]\n", 4, "already there"),
    "a bracket forgotten": ('[hall\nname = "x"\n', 1, "bracket"),
    "a brace forgotten": (HALL + '[themes]\na = { nl = "A",\n en = "A" }\n', 4, "one line"),
    "a backslash": ('[hall]\nname = "C:\\qq"\n', 2, "\\\\"),
    "just words": ("[hall]\nDe Zwaan\n", 2, "name ="),
    "a thousand brackets": ("a = " + "[" * 50_000, 0, "no kiosk can use"),
    "five thousand figures": ("a = " + "9" * 5_000, 0, "no kiosk can use"),
}  # fmt: skip


@pytest.mark.parametrize("word", REFUSED)
def test_what_cannot_be_is_refused_where_it_stands(word: str) -> None:
    """One line: file, line number, and what was probably meant."""
    text, line, suggestion = REFUSED[word]
    with pytest.raises(SettingsWrong) as refused:
        parse(text, "my/hall.toml")
    sentence = str(refused.value)
    assert sentence.startswith(f"my/hall.toml, line {line}: " if line else "my/hall.toml: ")
    assert suggestion in sentence
    assert sentence.isprintable()
    assert refused.value.exit_code == 2


def test_a_refusal_repeats_nothing_harmful_and_no_password() -> None:
    """What somebody typed comes back short, on one line, without signs that a terminal obeys."""
    with pytest.raises(SettingsWrong) as refused:
        parse(HALL + '"\\u001b[31m' + "x" * 500 + '\\n" = 1\n', "hall.toml")
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 300
    with pytest.raises(SettingsWrong) as refused:
        parse(HALL + '[follow_up]\nwifi_password = "geheim"\n', "hall.toml")
    assert "geheim" not in str(refused.value)


def test_a_catalog_more_is_a_language_more() -> None:
    """Which languages there are is for the caller to say."""
    settings = parse(
        HALL + 'language = "fy"\n[themes]\na = { fy = "Grien" }\n', "hall.toml", ("nl", "en", "fy")
    )
    assert settings.hall.languages == ("fy", "nl", "en")


def test_what_editors_put_around_a_file_is_no_matter(tmp_path: Path) -> None:
    """A byte order mark and Windows line ends, and the line is still right."""
    path = tmp_path / "hall.toml"
    path.write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    assert load(path) == parse(WHOLE, "hall.toml")
    path.write_bytes(b"\xef\xbb\xbf" + (HALL + "[screen]\nidle_seconds = 1\n").replace("\n", "\r\n").encode())
    with pytest.raises(SettingsWrong, match="line 4"):
        load(path)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b'[hall]\nname = "Caf\xe9"\n', "line 2: this is not UTF-8", id="Windows-1252"),
        pytest.param('[hall]\nname = "x"\n'.encode("utf-16"), "line 1: this is not UTF-8", id="UTF-16"),
        pytest.param(b"#" * 300_000, "too large", id="a film"),
        pytest.param(None, "kiosk init", id="nothing"),
    ],
)
def test_a_file_that_is_no_settings_file(tmp_path: Path, data: bytes | None, expected: str) -> None:
    """Refused in one line that names the file."""
    path = tmp_path / "hall.toml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SettingsWrong) as refused:
        load(path)
    assert expected in str(refused.value)
    assert str(path) in str(refused.value)
    with pytest.raises(SettingsWrong, match="cannot be read"):
        load(tmp_path)
