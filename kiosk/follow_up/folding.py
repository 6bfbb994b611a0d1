"""Plain ASCII: a code holds no accents, because readers disagree about the bytes after the first 127.

QR codes carry bytes without saying in which encoding (ISO/IEC 18004, byte mode): zbar was seen to read é as a
Chinese sign.
"""

import unicodedata

_SPELLED = str.maketrans(
    {
        "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d",
        "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ł": "l", "Ł": "L", "ı": "i", "€": "EUR",
        "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "×": "x",
    }
)  # fmt: skip


def folded(text: str) -> str:
    """One line of printable ASCII that reads like the text: é is e; what has no such form is left out."""
    spelled = unicodedata.normalize("NFKD", text.translate(_SPELLED))
    kept = "".join(sign if " " <= sign <= "~" else " " if sign.isspace() else "" for sign in spelled)
    return " ".join(kept.split())


def cut(text: str, length: int) -> str:
    """The beginning that fits, whole words where there is more than one."""
    if len(text) <= length:
        return text
    words = text[: max(0, length) + 1].rpartition(" ")[0] if length > 0 else ""
    return words.rstrip(" ,;:-") or text[: max(0, length)].rstrip()
