"""Sentences from catalogs: the chain of languages, plurals, and what a slip in a catalog does."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import InputRefused
from kiosk.language import Language, mark
from kiosk.language.placeholders import filled

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {rule}\\n"

"""

TWO_FORMS = "nplurals=2; plural=(n != 1);"

POLISH = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"  # CLDR, pl

DUTCH = """
msgid "language name"
msgstr "Nederlands"

msgid "Hello {name}"
msgstr "Dag {name}"

msgid "Only in Dutch"
msgstr "Alleen in het Nederlands"

msgid "{n} place"
msgid_plural "{n} places"
msgstr[0] "{n} plek"
msgstr[1] "{n} plekken"
"""

POLISH_WORDS = """
msgid "language name"
msgstr "Polski"

msgid "Hello {name}"
msgstr "Cześć {nme}"

msgid "{n} place"
msgid_plural "{n} places"
msgstr[0] "{n} miejsce"
msgstr[1] "{n} miejsca"
msgstr[2] "{n} miejsc"
"""


def catalog(folder: Path, code: str, rule: str, words: str) -> None:
    """One catalog, as a translator would hand it in."""
    path = folder / code / "LC_MESSAGES" / "kiosk.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER.format(rule=rule) + words, "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Dutch, and a third language whose catalog is unfinished and has a slip."""
    catalog(tmp_path, "nl", TWO_FORMS, DUTCH)
    catalog(tmp_path, "pl", POLISH, POLISH_WORDS)
    return tmp_path


def test_a_language_is_one_folder(folder: Path) -> None:
    """A catalog put into the folder is a language a visitor can choose, under its own name."""
    assert Language.available(folder) == ("nl", "pl")
    assert [Language.load(code, folder).name for code in Language.available(folder)] == [
        "Nederlands",
        "Polski",
    ]


def test_the_kiosk_speaks_dutch_and_english() -> None:
    """Both languages of the hall are there, with the names that stand on the button."""
    assert {code: Language.load(code).name for code in Language.available()} == {
        "en": "English",
        "nl": "Nederlands",
    }


def test_an_unknown_language_is_refused(folder: Path) -> None:
    """A code without catalog is a mistake in the settings, not a kiosk in a mix of languages."""
    with pytest.raises(LookupError, match="fy"):
        Language.load("fy", folder)


def test_what_a_language_lacks_is_said_in_dutch_and_then_in_english(folder: Path) -> None:
    """The chain: the language itself, Dutch, the sentence of the source."""
    polish = Language.load("pl", folder)
    assert polish.text("Only in Dutch") == "Alleen in het Nederlands"
    assert polish.text("In no catalog, {name}", name="Aaltje") == "In no catalog, Aaltje"
    assert polish.text("") == ""


def test_a_broken_translation_falls_back(folder: Path) -> None:
    """A misspelled place in a translation shows Dutch, never an error and never `{nme}`."""
    assert Language.load("pl", folder).text("Hello {name}", name="Henk") == "Dag Henk"


@pytest.mark.parametrize(
    ("n", "said"), [(1, "1 miejsce"), (3, "3 miejsca"), (5, "5 miejsc"), (22, "22 miejsca")]
)
def test_plurals_follow_the_rule_of_the_catalog(folder: Path, n: int, said: str) -> None:
    """Three forms where a language has three."""
    assert Language.load("pl", folder).plural("{n} place", "{n} places", n) == said


def test_a_plural_without_translation_is_english() -> None:
    """English knows one and many."""
    nobody = Language("xx", ())
    assert [nobody.plural("{n} dog", "{n} dogs", n) for n in (0, 1, 2)] == ["0 dogs", "1 dog", "2 dogs"]


def test_an_error_is_said_in_the_language_of_the_reader(folder: Path) -> None:
    """Errors carry an English sentence and values; the reader's language words them."""
    assert Language.load("nl", folder).error(InputRefused("Hello {name}", name="Trijntje")) == "Dag Trijntje"


def test_a_compiled_catalog_goes_before_its_source(folder: Path) -> None:
    """What ships is the compiled form; a checkout reads the source."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    path = folder / "nl" / "LC_MESSAGES" / "kiosk.po"
    with path.open("rb") as source, path.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, read_po(source))
    path.unlink()
    assert Language.available(folder) == ("nl", "pl")
    assert Language.load("nl", folder).text("Only in Dutch") == "Alleen in het Nederlands"


def test_a_language_that_nobody_lists_still_has_days(tmp_path: Path) -> None:
    """A dialect Babel does not know gets the Dutch names of days."""
    catalog(tmp_path, "gos", TWO_FORMS, "")
    assert Language.load("gos", tmp_path).locale.language == "nl"


@pytest.mark.parametrize(
    "broken", ["{", "}", "{0}", "{}", "{name.__class__}", "{name[0]}", "{name!r}", "{name:>9}", "{other}"]
)
def test_a_place_is_a_name_and_nothing_more(broken: str) -> None:
    """No translation reaches into a value; the sentence is left as it stands."""
    assert Language("xx", ()).text(broken, name="x") == broken


@given(st.text(), st.text())
def test_values_are_shown_as_they_are(value: str, other: str) -> None:
    """What people typed is never read as a pattern, whatever braces are in it."""
    assert filled("{{{value}}} {other}", {"value": value, "other": other}) == f"{{{value}}} {other}"


@given(st.text(), st.dictionaries(st.text(), st.text()))
def test_no_sentence_stops_the_kiosk(message: str, values: dict[str, str]) -> None:
    """Any sentence with any values gives a text."""
    assert isinstance(Language.load("nl").text(mark(message), **values), str)


@pytest.mark.parametrize(
    ("code", "items", "said"),
    [
        pytest.param("nl", [], "", id="none"),
        pytest.param("nl", ["a"], "a", id="one"),
        pytest.param("nl", ["a", "b"], "a en b", id="two"),
        pytest.param("en", ["a", "b", "c"], "a, b and c", id="three"),
    ],
)
def test_a_list_in_words(code: str, items: list[str], said: str) -> None:
    """Commas, and the language's own *and* before the last."""
    assert Language.load(code).listing(items) == said


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("nl", "ijsbaan", "IJsbaan"),
        ("en", "ijsbaan", "Ijsbaan"),
        ("nl", "zaterdag", "Zaterdag"),
        ("nl", "", ""),
    ],
)
def test_a_capital_at_the_start(code: str, text: str, said: str) -> None:
    """The Dutch ij is one letter."""
    assert Language.load(code).capital(text) == said
