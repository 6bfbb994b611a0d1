"""Links that fit in a small code, and the short names they end in."""

import re
from collections.abc import Container
from urllib.parse import quote, urlsplit, urlunsplit

from kiosk.follow_up.folding import folded

SLUG_LENGTH = 30

_WITHOUT_WORDS = "initiatief"
"""The slug of a title that has no Latin letter or figure."""

_KEPT = "!$&'()*+,;=:@/-._~%"
"""What may stand in a path as it is (RFC 3986, 3.3), and % of what is encoded already."""


def slug(title: str, taken: Container[str] = ()) -> str:
    """A short name for links and the command line: a-z, 0-9 and single dashes, at most 30 signs, not taken.

    Whole words where they fit; *-2*, *-3* and so on when another has the name.
    """
    words = re.findall(r"[a-z0-9]+", folded(title.replace("&", " en ")).lower().replace("'", ""))
    name = _joined(words, SLUG_LENGTH) or _WITHOUT_WORDS
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name[: SLUG_LENGTH - len(str(number)) - 1].rstrip('-')}-{number}"
    return free


def _joined(words: list[str], length: int) -> str:
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:length]
        if len(longer) > length:
            break
        name = longer
    return name


def safe_link(text: str) -> str:
    """An http or https address as ASCII (RFC 3986), or "" when it is none, or names a user.

    Host names become IDNA, other signs percent-encoded. Letters are left as they are: scheme and host are
    the same in capitals, which a QR code packs tighter, but the path is not (6.2.2.1), and a code that
    changes mode between the two saves nothing at this length.
    """
    try:
        parts = urlsplit(text.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return ""
    plain = re.fullmatch(r"[a-z0-9.-]+", host) and not re.search(r"[\s\x00-\x1f\x7f]", text.strip())
    if parts.scheme not in {"http", "https"} or not plain or "@" in parts.netloc:
        return ""
    path, query, fragment = (_encoded(part) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host + port, path, query, fragment))


def _encoded(part: str) -> str:
    return quote(part, safe=_KEPT + "?")


def words_of(link: str) -> str:
    """How a link is written beside its code, for who types it: without scheme, and no slash at the end."""
    return link.partition("://")[2].rstrip("/")
