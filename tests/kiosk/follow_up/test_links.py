"""Short names and links that lead somewhere and nowhere else."""

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.follow_up.links import safe_link, slug, words_of

TITLES = {
    "Repaircafé": "repaircafe",
    "Koffie & thee": "koffie-en-thee",
    "  't Hoekje: samen   eten! ": "t-hoekje-samen-eten",
    "Straße Ærø ĲSCLUB": "strasse-aero-ijsclub",
    "Elke derde donderdag samen koken voor het hele dorp": "elke-derde-donderdag-samen",
    "Hottentottententententoonstelling": "hottentottententententoonstell",
    "Українська розмова": "initiatief",
    "../../etc/passwd": "etc-passwd",
    "[@click=app.quit]x[/]": "click-app-quit-x",
}


@pytest.mark.parametrize("title", TITLES)
def test_a_slug_reads_like_its_title(title: str) -> None:
    """ASCII, whole words, short enough for a small code."""
    assert slug(title) == TITLES[title]


def test_the_second_of_the_same_name_gets_a_number() -> None:
    """And stays as short as any."""
    assert slug("Koor", {"koor", "koor-2"}) == "koor-3"
    long = "abcdefghij klmnopqrs tuvwxy 12"
    assert slug(long) == "abcdefghij-klmnopqrs-tuvwxy-12"
    assert slug(long, {slug(long)}) == "abcdefghij-klmnopqrs-tuvwxy-2"


@given(st.lists(st.text(max_size=60), max_size=20))
def test_every_title_gets_a_slug_of_its_own(titles: list[str]) -> None:
    """Whatever people type: a-z, 0-9 and single dashes, at most 30, never twice."""
    taken: set[str] = set()
    for title in titles:
        name = slug(title, taken)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
        assert len(name) <= 30
        assert name not in taken
        taken.add(name)


LINKS = {
    "as it is": ("https://dezwaan.nl/Repair?x=1&y=a%20b#top", "https://dezwaan.nl/Repair?x=1&y=a%20b#top"),
    "with spaces around it": (" https://dezwaan.nl \n", "https://dezwaan.nl"),
    "with accents": ("https://münster.nl/café?q=é", "https://xn--mnster-3ya.nl/caf%C3%A9?q=%C3%A9"),
    "in capitals": ("HTTPS://DEZWAAN.NL/Repair", "https://dezwaan.nl/Repair"),
    "with a port": ("http://dezwaan.nl:8080/x", "http://dezwaan.nl:8080/x"),
    "without scheme": ("dezwaan.nl", ""),
    "a script": ("javascript:alert(1)", ""),
    "a file": ("file:///etc/passwd", ""),
    "a telephone": ("tel:0501234567", ""),
    "with somebody's name in front": ("https://bank.nl@evil.nl/", ""),
    "with a line end inside": ("https://dezwaan.nl/\nEND:VEVENT", ""),
    "with a space inside": ("https://dezwaan.nl/a b", ""),
    "without host": ("https:///x", ""),
    "a broken host": ("https://a..b/", ""),
    "a broken port": ("https://dezwaan.nl:99999/", ""),
    "a broken bracket": ("https://[::1/", ""),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("word", LINKS)
def test_only_a_web_address_becomes_a_link(word: str) -> None:
    """In ASCII, with the letters of its path as they were; the rest is no link at all."""
    typed, link = LINKS[word]
    assert safe_link(typed) == link
    assert safe_link(link) == link


def test_beside_the_code_stands_what_to_type() -> None:
    """The address without what a browser adds by itself."""
    assert words_of("https://dewierde.nl/repaircafe") == "dewierde.nl/repaircafe"
    assert words_of("https://www.dewierde.nl/") == "www.dewierde.nl"


@given(st.text(max_size=80))
def test_no_text_makes_a_link_that_is_more_than_a_link(text: str) -> None:
    """Printable ASCII without spaces, http or https, whatever is put in."""
    for link in (safe_link(text), safe_link("https://x.nl/" + text)):
        if link:
            assert re.fullmatch(r"[!-~]+", link)
            assert urlsplit(link).scheme in {"http", "https"}
