"""A mistake in a listing is told in one sentence that says where it is."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.errors import InputRefused
from kiosk.example import example_folder, read_listings
from kiosk.model import SignUp

MISTAKES = [
    pytest.param('titel = "Koor"', "koor.toml, line 1: title is missing here.", id="no title"),
    pytest.param(
        'title = "Koor"\nplaec = "Zaal"',
        "koor.toml, line 2: there is no plaec here. Did you mean place?",
        id="a key misspelt",
    ),
    pytest.param(
        'title = "Koor"\n\n[[tasks]]\ntitle = "Zingen"\ngeld = 3',
        "koor.toml, line 5: there is no geld here.",
        id="an unknown key in a table",
    ),
    pytest.param(
        'title = "Koor"\ncapacity = "12"',
        "koor.toml, line 2: capacity must be a whole number from 1, without quotes.",
        id="a number in quotes",
    ),
    pytest.param(
        'title = "Koor"\ndiscreet = "no"',
        "koor.toml, line 2: discreet must be true or false, without quotes.",
        id="yes or no in quotes",
    ),
    pytest.param("title = 12", "koor.toml, line 1: title must be a text between quotes.", id="a bare title"),
    pytest.param(
        'title = "Koor"\nstatus = "finished"',
        'koor.toml, line 2: status cannot be "finished". Choose from: active, paused, done, archived.',
        id="a status there is not",
    ),
    pytest.param(
        f'title = "{"o" * 81}"',
        "koor.toml, line 1: title is too long. It holds 80 characters, this is 81.",
        id="a long title",
    ),
    pytest.param(
        'title = "Koor"\nlink = "javascript:alert(1)"',
        "koor.toml, line 2: link must be a web address that begins with https://.",
        id="a link that is none",
    ),
    pytest.param(
        'title = "Koor"\n[[meetings]]\nstart = "tomorow 19:30"',
        'koor.toml, line 3: "tomorow 19:30" is not a day or a time. Write for instance "+1 10:00".',
        id="a day misspelt",
    ),
    pytest.param(
        'title = "Koor"\n[[meetings]]\nstart = "today"',
        "koor.toml, line 3: start is a day with a time. With all_day = true it is a day alone.",
        id="a start without a time",
    ),
    pytest.param(
        'title = "Koor"\n[[meetings]]\nstart = "+2 10:00"\nend = "+1 12:00"',
        "koor.toml, line 4: the end comes before the start.",
        id="an end before the start",
    ),
    pytest.param(
        'title = "Koor"\n[[meetings]]\nstart = "today 10:00"\nrepeat = "FREQ=HOURLY"',
        'koor.toml, line 4: "FREQ=HOURLY" is not a repeat. Write for instance "FREQ=WEEKLY".',
        id="too often",
    ),
    pytest.param(
        'title = "Koor"\n[[meetings]]\nstart = "today 10:00"\nrepeat = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"',
        "koor.toml, line 4: this repeat does not happen in the first years.",
        id="never",
    ),
    pytest.param(
        'title = "Koor"\n[[meetings]]\nstart = "-1 10:00"\n[[meetings.occurrences]]\ncoming = 1',
        "koor.toml, line 4: there are not that many dates to come.",
        id="nothing to come",
    ),
    pytest.param(
        'title = "Koor"\n[meetings]\nstart = "today 10:00"',
        "koor.toml, line 2: meetings is written as [[meetings]], with lines below.",
        id="one bracket too few",
    ),
    pytest.param(
        'title = "Koor"\njoined = ["Geert",\n  4]',
        "koor.toml, line 3: joined holds names between quotes.",
        id="a name that is none",
    ),
    pytest.param(
        'title = "Koor"\njoined = [{ party = 2 }]', "koor.toml, line 2: name is missing here.", id="nobody"
    ),
    pytest.param(
        'title = "Koor"\njoined = "Geert"',
        "koor.toml, line 2: joined must be a list between square brackets.",
        id="no list",
    ),
    pytest.param(
        'title = "Koor"\n[[tasks]]\ntitle = "Zingen"\nhands_min = 3\nhands_max = 2',
        "koor.toml, line 5: hands_max is smaller than hands_min.",
        id="hands upside down",
    ),
    pytest.param(
        'title = "Koor"\n[[tasks]]\ntitle = "Zingen"\nwhen = "once"',
        'koor.toml, line 2: a task with when = "once" needs a start with a day and a time.',
        id="once, but when",
    ),
    pytest.param(
        'title = "Koor"\n[[tasks]]\ntitle = "Zingen"\n[[tasks]]\ntitle = "zingen!"',
        "koor.toml, line 4: there is a task zingen already.",
        id="the same task twice",
    ),
    pytest.param(
        'title = "Koor',
        "koor.toml is not correct TOML: Unterminated string (at end of document).",
        id="no TOML",
    ),
]


@pytest.mark.parametrize(("text", "sentence"), MISTAKES)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    """Who wrote the file reads where to look and what was expected."""
    (tmp_path / "koor.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        read_listings(tmp_path, date(2026, 11, 24), "Europe/Amsterdam")
    assert str(refused.value) == sentence


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """A listing saved in an old encoding says so, instead of showing broken letters."""
    (tmp_path / "koor.toml").write_bytes('title = "Café"'.encode("cp1252"))
    with pytest.raises(InputRefused, match=r"koor\.toml is not written in UTF-8"):
        read_listings(tmp_path, date(2026, 11, 24), "Europe/Amsterdam")


@pytest.mark.parametrize("name", ["Koor.toml", "koor 2.toml", "café.toml", "-koor.toml", "koor_2.toml"])
def test_a_file_name_that_cannot_be_a_link_is_refused(tmp_path: Path, name: str) -> None:
    """The name of the file is the short name in links."""
    (tmp_path / name).write_text('title = "Koor"', encoding="utf-8")
    with pytest.raises(InputRefused, match="becomes a link"):
        read_listings(tmp_path, date(2026, 11, 24), "Europe/Amsterdam")


def test_the_example_in_the_guide_is_right(tmp_path: Path) -> None:
    """Who copies the listing from the guide beside the listings gets what it says."""
    guide = (example_folder() / "listings" / "README.md").read_text(encoding="utf-8")
    listing = guide.split("```toml\n")[1].split("```")[0]
    (tmp_path / "repaircafe.toml").write_text(listing, encoding="utf-8")
    records = read_listings(tmp_path, date(2026, 11, 24), "Europe/Amsterdam")
    assert [(each.name, each.party) for each in records if isinstance(each, SignUp) and not each.task] == [
        ("Geert", 1),
        ("Hillie", 2),
        ("Wietske", 1),
    ]
