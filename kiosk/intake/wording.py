"""Text out of a file made fit for the hall: harmless, plain, of bounded length, without mail addresses."""

import re

from kiosk.follow_up.links import safe_link
from kiosk.intake.html_text import plain
from kiosk.text import LINE, LONG, TITLE, clean_line, clean_text

_MAIL = re.compile(
    r"""(?:mailto:)?
    (?: "[^"\n]{1,64}" | [^\s<>()\[\]{},;:"/\\@＠﹫]{1,256} )      # local part, quoted or not
    (?: (?:@|＠|﹫|%40|&\#64;)
        (?: \[[^\]\s]{0,64}\] | [^\s<>()\[\]{},;:"/\\@＠﹫]{0,255}[^\s<>()\[\]{},;:"/\\@＠﹫.!?'…] )
    )+""",
    re.VERBOSE | re.IGNORECASE,
)
"""What looks like a mail address, generously (RFC 5322, 3.4.1)."""

_LONGEST_LINK = 1000
_AT = re.compile(r"[@＠﹫]|%40|&#64;", re.IGNORECASE)


def without_mail(text: str) -> str:
    """The text with an ellipsis where a mail address stood."""
    return _MAIL.sub("…", text) if _AT.search(text) else text


def line(text: str, limit: int = LINE) -> str:
    """One harmless line without mail addresses, cut with an ellipsis."""
    cleaned = clean_line(text, limit + 1)
    return _cut(clean_line(without_mail(cleaned), limit + 1), limit)


def title(text: str) -> str:
    """A title; empty when nothing readable is in it."""
    found = line(text, TITLE)
    return found if found.strip("… .,;:-") else ""


def long_text(text: str, limit: int = LONG) -> str:
    """Harmless plain text (HTML is read as what it shows) without mail addresses."""
    cleaned = clean_text(plain(text[: limit * 8]), limit + 1)
    return _cut(clean_text(without_mail(cleaned), limit + 1), limit)


def link(text: str) -> str:
    """A web address (http, https) or nothing; one that carries a mail address is nothing."""
    address = safe_link(text) if len(text) <= _LONGEST_LINK else ""
    return address if without_mail(address) == address else ""


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
