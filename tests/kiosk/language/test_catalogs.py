"""The developer's command that keeps the catalogs complete."""

from pathlib import Path

import pytest

from kiosk.language import Language
from kiosk.language.catalogs.__main__ import main

CHECKOUT = Path(__file__).parents[3]

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""

SCREEN = '''
from kiosk.language import mark

CHOICES = {
    # NL: ja
    1: mark("yes"),
    2: mark("no"),  # NL: nee
}


def words(language, name, n, late):
    # NL: Dag {name}, fijn dat
    # je er bent.
    greeting = language.text("Hello {name}, nice to "
        "see you.", name=name)
    # NL: te laat
    # NL: op tijd
    state = language.text("late" if late else "in time")
    places = language.plural(
        # NL: nog {n} plek | nog {n} plekken
        "{n} place left",
        "{n} places left",
        n,
    )
    # NL: {first} en {last}
    return language.text("{first} and {last}", first=greeting, last=state) + table.text("column") + places


def short(self):
    say = self.language.text
    return say("Bye")  # NL: tot ziens


class Closed(KioskError):
    """Ours."""


def fail(day):
    # NL: Dicht op {day}.
    sentence = "Closed on {day}."
    raise Closed(sentence, day=day)
'''


def run(root: Path, command: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Exit code and what was printed."""
    code = main(["--root", str(root), command])
    return code, capsys.readouterr().out


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small checkout with empty catalogs."""
    for code in ("nl", "en"):
        path = tmp_path / "kiosk" / "locale" / code / "LC_MESSAGES" / "kiosk.po"
        path.parent.mkdir(parents=True)
        path.write_text(PO, "utf-8")
    errors = tmp_path / "kiosk" / "errors.py"
    errors.write_text("class KioskError(Exception): ...\n", "utf-8")
    (tmp_path / "screens").mkdir()
    (tmp_path / "screens" / "home.py").write_text(SCREEN, "utf-8")
    return tmp_path


def speak(root: Path, code: str) -> Language:
    """The language as its catalog has it now."""
    from kiosk.language.catalog import _load

    _load.cache_clear()
    return Language.load(code, root / "kiosk" / "locale")


def test_the_repository_s_catalogs_are_complete(capsys: pytest.CaptureFixture[str]) -> None:
    """Every sentence has its Dutch and its English, with the same places, in short sentences."""
    assert run(CHECKOUT, "check", capsys) == (0, "")


def test_update_takes_both_languages_from_the_source(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Dutch comes from the comments beside the calls, English is the sentence itself."""
    run(checkout, "update", capsys)
    assert run(checkout, "check", capsys) == (0, "")
    dutch, english = speak(checkout, "nl"), speak(checkout, "en")
    assert dutch.text("Hello {name}, nice to see you.", name="Jan") == "Dag Jan, fijn dat je er bent."
    assert [dutch.text(message) for message in ("yes", "no", "late", "in time", "Bye")] == [
        "ja",
        "nee",
        "te laat",
        "op tijd",
        "tot ziens",
    ]
    assert dutch.plural("{n} place left", "{n} places left", 2) == "nog 2 plekken"
    assert english.plural("{n} place left", "{n} places left", 2) == "2 places left"
    assert dutch.text("Closed on {day}.", day="maandag") == "Dicht op maandag."


def test_the_files_do_not_churn(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line moved in the source changes no catalog; no date, person or line number is in one."""
    run(checkout, "update", capsys)
    path = checkout / "kiosk" / "locale" / "nl" / "LC_MESSAGES" / "kiosk.po"
    before = path.read_text("utf-8")
    screen = checkout / "screens" / "home.py"
    screen.write_text("\n\n" + SCREEN, "utf-8")
    run(checkout, "update", capsys)
    assert path.read_text("utf-8") == before
    assert not any(word in before for word in ("Date", "Translator", "Team", "@", "home.py:"))
    assert "column" not in before


def test_a_translator_s_words_stay(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What came from a comment follows it; what somebody wrote into the catalog is kept."""
    run(checkout, "update", capsys)
    path = checkout / "kiosk" / "locale" / "nl" / "LC_MESSAGES" / "kiosk.po"
    path.write_text(path.read_text("utf-8").replace('msgstr "nee"', 'msgstr "liever niet"'), "utf-8")
    changed = SCREEN.replace("# NL: nee", "# NL: neen").replace("# NL: ja", "# NL: jazeker")
    (checkout / "screens" / "home.py").write_text(changed, "utf-8")
    run(checkout, "update", capsys)
    assert [speak(checkout, "nl").text(message) for message in ("yes", "no")] == ["jazeker", "liever niet"]


@pytest.mark.parametrize(
    ("source", "named"),
    [
        pytest.param("language.text('New')", "nl: not translated: 'New'", id="missing"),
        pytest.param("language.text('{a}', a=1)  # NL: {b}", "other places", id="another place"),
        pytest.param(
            "language.text('{a}', a=1)  # NL: {a", "more than a name in braces", id="a broken place"
        ),
        pytest.param("language.text('{a}', a=1)  # NL: {a.b}", "more than a name", id="a deep place"),
        pytest.param("language.text('{a}', b=1)  # NL: {a}", "nothing is given for {a}", id="no value"),
        pytest.param("language.text(f'Hello {name}')", "put together", id="an f-string"),
        pytest.param("language.text('Long')  # NL: " + "woord " * 13, "13 words", id="a long sentence"),
        pytest.param(
            "# NL: los\nx = 1", "no sentence goes with 'los'", id="a comment that belongs to nothing"
        ),
        pytest.param(
            "language.text('A')  # NL: een\nlanguage.text('A')  # NL: twee",
            "two translations",
            id="two Dutch texts",
        ),
    ],
)
def test_check_names_what_is_wrong(
    checkout: Path, capsys: pytest.CaptureFixture[str], source: str, named: str
) -> None:
    """Each thing that would be seen on a screen has its line, and exit code 1."""
    (checkout / "screens" / "more.py").write_text(source, "utf-8")
    run(checkout, "update", capsys)
    code, printed = run(checkout, "check", capsys)
    assert code == 1
    assert named in printed


def test_check_names_what_was_guessed_and_what_is_no_longer_said(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fuzzy entry and an old one are named until update has dealt with them."""
    run(checkout, "update", capsys)
    path = checkout / "kiosk" / "locale" / "nl" / "LC_MESSAGES" / "kiosk.po"
    words = path.read_text("utf-8").replace('msgid "yes"\nmsgstr "ja"', '#, fuzzy\nmsgid "yes"\nmsgstr "jas"')
    path.write_text(words + '\nmsgid "Gone"\nmsgstr "Weg"\n\n#~ msgid "Older"\n#~ msgstr "Ouder"\n', "utf-8")
    code, printed = run(checkout, "check", capsys)
    assert code == 1
    assert [line.split(": ")[1] for line in printed.splitlines()] == [
        "only guessed (fuzzy)",
        "no longer in the source",
        "kept as obsolete",
    ]
    run(checkout, "update", capsys)
    assert run(checkout, "check", capsys) == (0, "")
    assert speak(checkout, "nl").text("yes") == "ja"


def test_extract_prints_every_sentence(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A template for a new language: the sentences in the order of the source, none translated."""
    code, printed = run(checkout, "extract", capsys)
    assert code == 0
    assert printed.index('msgid "yes"') < printed.index('msgid "{n} place left"')
    assert 'msgstr "ja"' not in printed
