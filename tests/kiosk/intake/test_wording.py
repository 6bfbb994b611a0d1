"""Text out of files: plain, harmless, and without anybody's mail address."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.intake import wording
from kiosk.text import LINE, LONG, TITLE, clean_line, clean_text

MAIL = {
    "plain": ("Mail jan@example.org.", "Mail …."),
    "with plus and dots": ("jan.de+boer@sub.example.org!", "…!"),
    "mailto": ("mailto:jan@example.org", "…"),
    "in brackets": ("Jan <jan@example.org>", "Jan <…>"),
    "quoted local part": ('"jan de boer"@example.org', "…"),
    "without dot": ("root@localhost", "…"),
    "with an accent": ("josé@café.example", "…"),
    "full-width at": ("jan＠example.org", "…"),
    "encoded in a link": ("https://example.org/?aan=jan%40example.org", "https://example.org/…"),
    "hidden by a zero-width space": ("jan@exam\u200bple.org", "…"),
    "a handle is none": ("volg @dorpshuis", "volg @dorpshuis"),
    "a place on a map is none": ("https://maps.example/@53.4,6.6", "https://maps.example/@53.4,6.6"),
    "a time is none": ("koffie @ 10 uur", "koffie @ 10 uur"),
}


@pytest.mark.parametrize(("text", "left"), MAIL.values(), ids=MAIL.keys())
def test_a_mail_address_is_blanked(text: str, left: str) -> None:
    """Nobody asked these people whether their address may hang in the hall."""
    assert wording.line(text) == left


@given(
    st.text(max_size=30),
    st.from_regex(r"[a-z0-9.+_-]{1,20}@[a-z0-9-]{1,20}(\.[a-z]{2,5}){0,2}", fullmatch=True),
    st.text(max_size=30),
)
def test_no_mail_address_survives(before: str, address: str, after: str) -> None:
    """Whatever stands around it, in a line and in a long text."""
    for text in (wording.line(before + address + after), wording.long_text(before + address + after)):
        assert not re.search(r"[a-z0-9.+_-]@[a-z0-9-]", text)


@given(st.text())
def test_text_is_as_the_store_would_clean_it(text: str) -> None:
    """What is taken in does not change when it is loaded again: else it would look edited at the kiosk."""
    assert clean_line(wording.line(text), LINE) == wording.line(text)
    assert clean_text(wording.long_text(text), LONG) == wording.long_text(text)
    assert clean_line(wording.title(text), TITLE) == wording.title(text)


HTML = {
    "paragraphs": ("<p>Een</p><p>Twee</p>", "Een\n\nTwee"),
    "breaks and bold": ("Een<br>t<b>we</b>e<br/>", "Een\ntwee"),
    "list": ("<ul><li>soep</li><li>brood</li></ul>", "- soep\n- brood"),
    "link": ('<a href="https://a.example/x">kijk</a>', "kijk (https://a.example/x)"),
    "link that says itself": ('<a href="https://a.example">https://a.example</a>', "https://a.example"),
    "entities": ("soep &amp; brood&nbsp;&euro; 2", "soep & brood € 2"),
    "style, script and remarks": ("<style>p{}</style><script>x</script><!-- <p> -->Hoi<br>", "Hoi"),
    "no HTML": ("1 < 2 en 3 > 2", "1 < 2 en 3 > 2"),
    "unfinished": ("<p>Hoi <b", "Hoi <b"),
}


@pytest.mark.parametrize(("text", "left"), HTML.values(), ids=HTML.keys())
def test_html_is_read_as_what_it_shows(text: str, left: str) -> None:
    """Google and Outlook write HTML; the kiosk shows letters."""
    assert wording.long_text(text) == left


LINKS = {
    "a link": ("https://example.org/a", "https://example.org/a"),
    "script": ("javascript:alert(1)", ""),
    "mail": ("mailto:jan@example.org", ""),
    "a user": ("https://jan@example.org/", ""),
    "mail in it": ("https://example.org/?m=jan%40example.org", ""),
    "words": ("zie de site", ""),
}


@pytest.mark.parametrize(("text", "left"), LINKS.values(), ids=LINKS.keys())
def test_only_a_web_address_is_a_link(text: str, left: str) -> None:
    """It ends up in a QR code."""
    assert wording.link(text) == left
