"""HTML as calendars put it into descriptions, to plain text. Linear in its input, whatever that is."""

import html
import re
from collections.abc import Iterator

_LOOKS = re.compile(
    r"</?(?:a|b|body|br|center|div|em|font|h[1-6]|head|html|i|li|meta|o:p|ol|p|pre|s|span|strong|style|table|td|tr|u|ul)"
    r"(?:[\s/][^<>]{0,2000})?>|&(?:nbsp|amp|lt|gt|quot|apos|\#\d{1,7}|\#x[0-9a-f]{1,6});|<!(?:doctype|--)",
    re.IGNORECASE,
)
_HREF = re.compile(r"""\bhref\s*=\s*["']?(https?://[^\s"'<>]+)""", re.IGNORECASE)
_BREAKS = {"br", "div", "p", "li", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre"}
_UNSEEN = ("style", "script", "head", "title")
_AFTER = {"p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6"}


def plain(text: str) -> str:
    """What a browser would show, as lines; text that is no HTML comes back unchanged."""
    if not _LOOKS.search(text):
        return text
    shown: list[str] = []
    target, anchor = "", 0
    for tag, piece in _pieces(text):
        name = tag.lstrip("/").lower()
        if not tag:
            shown.append(html.unescape(piece))
        elif tag.lower() == "a":
            found = _HREF.search(piece)
            target, anchor = html.unescape(found.group(1)) if found else "", len(shown)
        elif tag.lower() == "/a":
            if target and target.rstrip("/") not in "".join(shown[anchor:]):
                shown.append(f" ({target})")
            target = ""
        elif name in _BREAKS:
            shown.append(_break(tag, name))
    return "".join(shown)


def _break(tag: str, name: str) -> str:
    if name == "li":
        return "" if tag.startswith("/") else "\n- "
    return "\n\n" if tag.startswith("/") and name in _AFTER else "\n"


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of (tag name with its slash, whole tag), or ("", text between)."""
    at, size = 0, len(text)
    while at < size:
        opened = text.find("<", at)
        if opened < 0:
            yield "", text[at:]
            return
        if opened > at:
            yield "", text[at:opened]
        ending = "-->" if text.startswith("<!--", opened) else ">"
        closed = text.find(ending, opened)
        if closed < 0:
            yield "", text[opened:]
            return
        whole = text[opened : closed + len(ending)]
        at = closed + len(ending)
        found = re.match(r"</?([A-Za-z][A-Za-z0-9:]{0,15})", whole)
        if not found:
            if not whole.startswith(("<!", "<?")):
                yield "", whole
            continue
        name = found.group(0)[1:]
        if name.lower() in _UNSEEN:
            at = _after_unseen(text, at, name)
            continue
        yield name, whole


def _after_unseen(text: str, at: int, name: str) -> int:
    ending = re.compile(rf"</{name}\s{{0,20}}>", re.IGNORECASE).search(text, at)
    return ending.end() if ending else len(text)
